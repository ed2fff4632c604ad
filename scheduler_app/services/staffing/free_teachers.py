"""Teachers who are free at a time of the week, with what makes one of them a better choice than another."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from scheduler_app.domain.school import School
from scheduler_app.services.staffing.qualifying import Suitability
from scheduler_app.services.staffing.sums import staff_sums


@dataclass(frozen=True, slots=True)
class FreeTeacher:
    """`day` is the first start and the last end of their lessons on that weekday (None: they have none), `left` the minutes a week that
    their post still allows (below 0: over it), `qualified` whether they may teach the lesson asked about (None: none was)."""

    staff: str
    day: tuple[int, int] | None
    lessons: int
    left: int
    qualified: bool | None


def free_teachers(school: School, uids: Iterable[str], day: int, start: int, end: int, lesson: str = "") -> tuple[FreeTeacher, ...]:
    """The teachers `uids` as rows: those who may teach the lesson first, then by minutes left: what the list shows."""
    times: dict[str, list[tuple[int, int]]] = {}
    for placement in school.placed.values():
        if placement.day == day:
            ends = placement.start + school.lessons[placement.lesson].minutes
            for teacher in school.requirement_of(placement.lesson).teachers:
                times.setdefault(teacher, []).append((placement.start, ends))
    left = {row.uid: row.available_minutes - row.planned_minutes for row in staff_sums(school)}
    suitability, requirement = Suitability(school), school.requirement_of(lesson) if lesson in school.lessons else None
    rows = []
    for uid in uids:
        theirs = times.get(uid, [])
        span = (min(first for first, _ in theirs), max(last for _, last in theirs)) if theirs else None
        qualified = None if requirement is None else suitability.qualified(uid, requirement)
        rows.append(FreeTeacher(uid, span, len(theirs), left.get(uid, 0), qualified))
    return tuple(sorted(rows, key=lambda row: (not row.qualified, -row.left, school.staff[row.staff].name)))
