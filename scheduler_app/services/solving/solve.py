"""Use case: search for a timetable in this process (the command line's way)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields
from functools import cached_property
from typing import Any

from scheduler_app.domain.changes import ChangeSet
from scheduler_app.domain.school import School
from scheduler_app.services.solving.built import Built, need_timetable
from scheduler_app.services.solving.contradictions import contradiction_text
from scheduler_app.services.solving.leaving_out import LeftOut, of_whole_school, placeable, result_of_whole_school, told
from scheduler_app.services.solving.moves import Move, move_data, moves_of
from solver.events import Event, Finished, Impossible, Improved
from solver.result import Result
from solver.stopping import Stop


@dataclass(frozen=True)
class SolveOutcome:
    """What a search found for a school, not yet kept; the counts of `result` are those of the whole school (see `leaving_out`)."""

    school: School
    built: Built
    result: Result
    kept: bool = False
    """Whether the present timetable was to be kept as far as possible."""

    @cached_property
    def step(self) -> ChangeSet:
        """Every changed placement as one step, label `solve`; empty when nothing better than the present was found."""
        return self.built.step(self.school, self.result.solution)

    @cached_property
    def moves(self) -> tuple[Move, ...]:
        """The lessons that move, and those that get a place or lose it."""
        return moves_of(self.step)

    def summary(self) -> dict[str, object]:
        """The `solve --json` object of the command line contract."""
        rules: dict[str, dict[str, float]] = {}
        for violation in self.result.assessment.violations:
            if violation.rule_id == "preferred_room" and not violation.rule:
                continue
            row = rules.setdefault(violation.rule_id, {"count": 0, "cost": 0.0})
            row["count"] += 1
            row["cost"] = round(row["cost"] + violation.cost, 3)
        found = self.result.assessment
        moves = {"moves": [move_data(self.school, move) for move in self.moves]} if self.kept else {}
        left_out = {"left_out": [{"lesson": row.lesson, "reason": row.sentence} for row in self.left_out()]} if self.built.left_out else {}
        return {
            "status": str(self.result.status), "placed": found.placed, "lessons": len(self.school.lessons), "hard": found.hard,
            "cost": round(found.cost, 3), "bound": self.result.bound, "seconds": round(self.result.seconds, 3), "rules": rules,
            **moves, **left_out,
        }  # fmt: skip

    def left_out(self, language: str | None = None) -> tuple[LeftOut, ...]:
        """The lessons that can be placed nowhere, each with why."""
        return told(self.built, language)

    def contradiction_texts(self, language: str | None = None) -> tuple[str, ...]:
        """Why there is no timetable, one sentence each; empty unless the search proved it."""
        return tuple(contradiction_text(self.school, self.built, one, language) for one in self.result.contradictions)


def solve(
    school: School,
    *,
    time_limit: float,
    seed: int = 1,
    workers: int = 1,
    on_event: Callable[[Event], None] | None = None,
    stop: Stop | None = None,
    keep: bool = False,
) -> SolveOutcome:
    """Build, search for `time_limit` seconds at most and return the best timetable, checked.

    Starts from the current placements and keeps locked ones; with `keep` it moves as few lessons as it can, none if nothing is wrong.
    Lessons that can be placed nowhere are left out: the others are placed, and the status is not complete. InputError when the school
    cannot be turned into a problem or has no timetable version.
    """
    # numba and OR-Tools are loaded here, and only when something is solved
    from solver.keeping import keep as repair
    from solver.solve import solve as search

    need_timetable(school)
    built = placeable(school)

    def tell(event: Event) -> None:
        if on_event is not None:
            on_event(of_whole_school(built, event))

    result = (repair if keep else search)(
        built.to_solve, time_limit=time_limit, seed=seed, workers=workers, on_event=tell, stop=stop
    )  # fmt: skip
    return SolveOutcome(school, built, result_of_whole_school(built, result), keep)


def event_data(event: Event) -> dict[str, Any]:
    """An event for `--json`: its class as `event` and its numbers; timetables and results stay out (the last line sums them up)."""
    data: dict[str, Any] = {"event": type(event).__name__}
    match event:
        case Finished(result):
            return data | {"status": str(result.status), "seconds": result.seconds}
        case Impossible(contradictions, seconds):
            return data | {"codes": [one.code for one in contradictions], "seconds": seconds}
        case Improved():
            return data | {"placed": event.placed, "hard": event.hard, "cost": event.cost, "seconds": event.seconds}
    return data | {field.name: getattr(event, field.name) for field in fields(event)}
