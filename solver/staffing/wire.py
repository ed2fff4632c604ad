"""Staffing orders and events as JSON lines, versioned: what `python -m solver.staffing` reads and writes."""

from __future__ import annotations

import json
import math
from dataclasses import astuple, dataclass
from typing import Any

from solver.staffing.problem import Option, Person, StaffingProblem, StaffingResult, StaffingSolution, Task, Weights
from solver.wire import WireError

VERSION = 1


@dataclass(frozen=True, slots=True)
class StaffingOrder:
    """One thing to solve: the problem and how. `time_limit` in seconds."""

    problem: StaffingProblem
    time_limit: float = 60.0
    seed: int = 1
    workers: int = 1


@dataclass(frozen=True, slots=True)
class StaffingImproved:
    """A better assignment than any before, checked. `bound` None until something is proved."""

    solution: StaffingSolution
    cost: int
    unfilled: int
    bound: float | None
    seconds: float


@dataclass(frozen=True, slots=True)
class StaffingFinished:
    """Always the last event."""

    result: StaffingResult


StaffingEvent = StaffingImproved | StaffingFinished


def order_line(order: StaffingOrder) -> bytes:
    """One line of UTF-8 with a line end."""
    problem = order.problem
    data = {
        "version": VERSION, "time_limit": order.time_limit, "seed": order.seed, "workers": order.workers,
        "people": [astuple(person) for person in problem.people], "tasks": [astuple(task) for task in problem.tasks],
        "apart": problem.apart, "fair": problem.fair, "weights": astuple(problem.weights),
        "present": problem.present,
    }  # fmt: skip
    return json.dumps(data, separators=(",", ":")).encode() + b"\n"


def order_of(line: bytes | str) -> StaffingOrder:
    """The order of `order_line`; WireError when the line is not one, or of another version."""
    try:
        data = json.loads(line)
        if data["version"] != VERSION:
            raise WireError("not a document of this version")
        problem = StaffingProblem(
            tuple(Person(*row) for row in data["people"]),
            tuple(_task(row) for row in data["tasks"]),
            tuple(tuple(group) for group in data["apart"]),
            tuple(data["fair"]),
            Weights(*data["weights"]),
            tuple(tuple(row) for row in data["present"]),
        )
        limit = float(data["time_limit"])
        if not 0 <= limit < math.inf:
            raise WireError("the time limit is no number of seconds")
        return StaffingOrder(problem, limit, int(data["seed"]), int(data["workers"]))
    except WireError:
        raise
    except (KeyError, TypeError, ValueError, IndexError) as error:
        raise WireError(f"not a staffing order: {error}") from error


def event_line(event: StaffingEvent) -> bytes:
    """One JSON line."""
    match event:
        case StaffingImproved():
            data: dict[str, Any] = {"event": "improved", "chosen": event.solution.chosen, "cost": event.cost, "unfilled": event.unfilled}
            data |= {"bound": event.bound, "seconds": event.seconds}
        case StaffingFinished():
            result = event.result
            data = {"event": "finished", "chosen": result.solution.chosen, "cost": result.cost, "unfilled": result.unfilled}
            data |= {"bound": result.bound, "optimal": result.optimal, "seconds": result.seconds, "absurd": result.absurd}
    return json.dumps({"version": VERSION, **data}, separators=(",", ":")).encode() + b"\n"


def event_of(line: bytes | str) -> StaffingEvent:
    """The event of `event_line`; WireError when the line is not one."""
    try:
        data = json.loads(line)
        if data["version"] != VERSION:
            raise WireError("not an event of this version")
        solution = StaffingSolution(tuple(tuple(row) for row in data["chosen"]))
        if data["event"] == "improved":
            return StaffingImproved(solution, data["cost"], data["unfilled"], data["bound"], data["seconds"])
        figures = (data[name] for name in ("cost", "unfilled", "bound", "optimal", "seconds", "absurd"))
        result = StaffingResult(solution, *figures)
        return StaffingFinished(result)
    except WireError:
        raise
    except (KeyError, TypeError, ValueError, IndexError) as error:
        raise WireError(f"not a staffing event: {error}") from error


def _task(row: list[Any]) -> Task:
    minutes, needed, options, fixed, classes, subject = row
    return Task(minutes, needed, tuple(Option(*one) for one in options), tuple(fixed), tuple(classes), subject)
