"""Problems, solutions, events and results as JSON, versioned: what `python -m solver` reads and writes.

Only the standard library; a problem of 1,300 lessons takes a few milliseconds each way. Infinite or missing numbers are null.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from typing import Any

from solver.events import Event, Finished, Impossible, Improved, PhaseStarted, Progress
from solver.problem import Grid, Lesson, Problem, Resource, ResourceKind, RoomOption
from solver.result import Assessment, Contradiction, Result, Solution, Status, Violation
from solver.rules import FORMS, Rule

VERSION = 1


class WireError(ValueError):
    """What was read is not a document of this version."""


@dataclass(frozen=True, slots=True)
class Order:
    """One thing to solve: the problem and how. `time_limit` in seconds."""

    problem: Problem
    time_limit: float = 60.0
    seed: int = 1
    workers: int = 1
    improve: bool = True
    keep: bool = False
    """Repair the present timetable with few moves instead of making the best one."""


def _values(value: Any) -> list[Any]:
    """The fields of a flat dataclass in order (slots have no __dict__)."""
    return [getattr(value, field.name) for field in fields(value)]


_LESSON = tuple(field.name for field in fields(Lesson) if field.name != "room_options")


def problem_data(problem: Problem) -> dict[str, Any]:
    return {
        "grid": _values(problem.grid),
        "week_classes": problem.week_classes,
        "resources": [[r.uid, str(r.kind), r.capacity, r.shared, r.building] for r in problem.resources],
        "lessons": [
            [*(getattr(lesson, name) for name in _LESSON), [[option.rooms, option.cost] for option in lesson.room_options]]
            for lesson in problem.lessons
        ],
        "rules": [{"form": type(rule).__name__} | {f.name: getattr(rule, f.name) for f in fields(rule)} for rule in problem.rules],
    }


def _tupled(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _lesson(row: list[Any]) -> Lesson:
    named = {name: _tupled(value) for name, value in zip(_LESSON, row)}
    return Lesson(**named, room_options=tuple(RoomOption(tuple(rooms), cost) for rooms, cost in row[-1]))


def _rule(row: dict[str, Any]) -> Rule:
    form = FORMS.get(row["form"])
    if form is None:
        raise WireError(f"unknown rule form {row['form']!r}")
    return form(**{name: _tupled(value) for name, value in row.items() if name != "form"})


def problem_of(data: dict[str, Any]) -> Problem:
    """The problem of `problem_data`; WireError when it is not one."""
    try:
        return Problem(
            grid=Grid(*data["grid"]),
            resources=tuple(Resource(uid, ResourceKind(kind), *rest) for uid, kind, *rest in data["resources"]),
            lessons=tuple(_lesson(row) for row in data["lessons"]),
            rules=tuple(_rule(row) for row in data["rules"]),
            week_classes=data["week_classes"],
        )
    except (KeyError, TypeError, ValueError, IndexError, AttributeError) as error:
        raise WireError(f"not a problem: {error}") from error


def order_line(order: Order) -> bytes:
    """One line of UTF-8 with a line end, for the standard input of `python -m solver`."""
    data = {
        "version": VERSION,
        "problem": problem_data(order.problem),
        "time_limit": order.time_limit,
        "seed": order.seed,
        "workers": order.workers,
        "improve": order.improve,
        "keep": order.keep,
    }
    return json.dumps(data, separators=(",", ":")).encode() + b"\n"


def order_of(line: bytes | str) -> Order:
    """The order of `order_line`; WireError when the line is not one, or of another version."""
    try:
        data = json.loads(line)
    except ValueError as error:
        raise WireError(f"not JSON: {error}") from error
    if not isinstance(data, dict) or data.get("version") != VERSION:
        raise WireError("not a document of this version")
    try:
        return Order(
            problem=problem_of(data["problem"]),
            time_limit=float(data.get("time_limit", 60.0)),
            seed=int(data.get("seed", 1)),
            workers=int(data.get("workers", 1)),
            improve=bool(data.get("improve", True)),
            keep=bool(data.get("keep", False)),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise WireError(f"not an order: {error}") from error


def _solution_data(solution: Solution) -> list[Any]:
    return [solution.starts, solution.options]


def _solution(data: list[Any]) -> Solution:
    return Solution(tuple(data[0]), tuple(data[1]))


def _contradiction(row: list[Any]) -> Contradiction:
    code, rule_ids, rules, lessons, resources, numbers = row
    pairs = tuple((name, number) for name, number in numbers)
    return Contradiction(code, tuple(rule_ids), tuple(rules), tuple(lessons), tuple(resources), pairs)


def _assessment(data: list[Any]) -> Assessment:
    rows, hard, cost, placed = data
    return Assessment(tuple(Violation(*(_tupled(value) for value in row)) for row in rows), hard, cost, placed)


def result_data(result: Result) -> dict[str, Any]:
    found = result.assessment
    return {
        "status": str(result.status),
        "solution": _solution_data(result.solution),
        "assessment": [[_values(violation) for violation in found.violations], found.hard, found.cost, found.placed],
        "seconds": result.seconds,
        "bound": result.bound,
        "contradictions": [_values(contradiction) for contradiction in result.contradictions],
    }


def result_of(data: dict[str, Any]) -> Result:
    """The result of `result_data`; WireError when it is not one."""
    try:
        return Result(
            status=Status(data["status"]),
            solution=_solution(data["solution"]),
            assessment=_assessment(data["assessment"]),
            seconds=data["seconds"],
            bound=data["bound"],
            contradictions=tuple(_contradiction(row) for row in data["contradictions"]),
        )
    except (KeyError, TypeError, ValueError, IndexError) as error:
        raise WireError(f"not a result: {error}") from error


def event_line(event: Event) -> bytes:
    """One JSON line: `version`, `event` (the class in lower case) and its fields."""
    data: dict[str, Any] = {"version": VERSION, "event": type(event).__name__.lower()}
    match event:
        case PhaseStarted() | Progress():
            data |= {field.name: getattr(event, field.name) for field in fields(event)}
        case Improved():
            data |= {field.name: getattr(event, field.name) for field in fields(event)} | {"solution": _solution_data(event.solution)}
        case Impossible():
            data |= {"contradictions": [_values(c) for c in event.contradictions], "seconds": event.seconds}
        case Finished():
            data |= {"result": result_data(event.result)}
    return json.dumps(data, separators=(",", ":")).encode() + b"\n"


def event_of(line: bytes | str) -> Event:
    """The event of `event_line`; WireError when the line is not one."""
    try:
        data = json.loads(line)
        if not isinstance(data, dict) or data.pop("version", None) != VERSION:
            raise WireError("not an event of this version")
        match data.pop("event", None):
            case "phasestarted":
                return PhaseStarted(**data)
            case "progress":
                return Progress(**data)
            case "improved":
                return Improved(**(data | {"solution": _solution(data["solution"]), "wishes": tuple(map(tuple, data["wishes"]))}))
            case "impossible":
                return Impossible(tuple(_contradiction(row) for row in data["contradictions"]), data["seconds"])
            case "finished":
                return Finished(result_of(data["result"]))
    except WireError:
        raise
    except (KeyError, TypeError, ValueError, IndexError) as error:
        raise WireError(f"not an event: {error}") from error
    raise WireError("unknown event")
