"""Why a lesson lies where it lies, and why not there: what stands in the way, and what the soft rules cost, against the best place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from scheduler_app.domain.school import School
from scheduler_app.errors import InputError
from scheduler_app.services.solving.check import named
from scheduler_app.services.solving.placer import Place, Placer, Verdict
from scheduler_app.services.solving.report import NamedViolation
from scheduler_app.services.solving.suggestion import Reasons
from scheduler_app.services.wording import lesson_name
from solver.checks.table import Table
from solver.placing.around import Around
from solver.result import Violation

LEAST = 0.001
"""A smaller difference of cost is none."""


def why_here(school: School, placer: Placer, lesson_uid: str) -> Reasons:
    """What the lesson costs where it lies, against its best place; InputError `lesson_unplaced` for one in the tray."""
    placer.number(lesson_uid)
    placement = school.placed.get(lesson_uid)
    if placement is None:
        raise InputError("lesson_unplaced", lesson=lesson_name(school, lesson_uid))
    return why_not(school, placer, lesson_uid, placement.day, placement.start)


def why_not(school: School, placer: Placer, lesson_uid: str, day: int, start: int) -> Reasons:
    """What is in the way at a start and what the lesson would cost there, against its best place."""
    place = placer.place(lesson_uid, day, start)
    open_places = [one for one in placer.places(lesson_uid) if one.verdict is not Verdict.BLOCKED]
    best = min(open_places, key=lambda one: (one.cost, one.day, one.start), default=None)
    broken = _Broken(school, placer, lesson_uid)
    there = broken.at(place, best)
    at_best = broken.at(best, place) if best is not None else broken.without(place)
    return Reasons(place, broken.worse(there, at_best), best, broken.worse(at_best, there) if best is not None else ())


class _Broken:
    """What is broken around a lesson and its block when they lie at one place or another."""

    def __init__(self, school: School, placer: Placer, lesson_uid: str) -> None:
        self._school, self._board = school, placer.board
        self._lessons = self._board.moving(placer.number(lesson_uid))
        self._around = Around(self._board.built.problem)
        self._table = Table(self._board.places.layout, self._board.solution)
        for lesson in self._lessons:
            self._table.move(lesson, -1, -1)

    def at(self, place: Place, other: Place | None) -> list[Violation]:
        """All violations that the lessons at `place` may have a part in, and those of the rooms of the `other` place."""
        start = self._board.built.axis.position(place.day, place.start)
        assert start is not None  # the placer has looked at it
        for lesson, option in self._options(place):
            self._table.move(lesson, start, option)
        found = self._around.violations(self._table, self._lessons, self._rooms(place) | self._rooms(other))
        for lesson in self._lessons:
            self._table.move(lesson, -1, -1)
        return found

    def without(self, place: Place) -> list[Violation]:
        """Those of the timetable without the lessons."""
        return [one for one in self._around.violations(self._table, self._lessons, self._rooms(place)) if one.rule_id != "placed"]

    def worse(self, there: list[Violation], than: list[Violation]) -> tuple[NamedViolation, ...]:
        """By how much each rule costs more or is broken more for somebody `there`; hard rules first, then the dearest."""
        before = {key: (sum(one.cost for one in rows), sum(one.amount for one in rows)) for key, rows in _by_rule(than).items()}
        found = []
        for key, rows in _by_rule(there).items():
            known = before.get(key, (0.0, 0.0))
            cost, amount = sum(one.cost for one in rows) - known[0], sum(one.amount for one in rows) - known[1]
            worst = named(self._school, self._board.built, max(rows, key=lambda one: one.amount))
            if worst is not None and (cost > LEAST or (worst.severity == "hard" and amount > 0)):
                found.append(replace(worst, cost=round(max(0.0, cost), 3)))
        return tuple(sorted(found, key=lambda row: (row.severity != "hard", -row.cost)))

    def _options(self, place: Place) -> list[tuple[int, int]]:
        """The lessons with their room options at the place."""
        built = self._board.built
        rooms = [set(place.rooms), *(set(uids) for _, uids in place.together)]
        found = []
        for lesson, wanted in zip(self._lessons, rooms, strict=True):
            options = range(len(built.problem.lessons[lesson].room_options))
            found.append((lesson, next((one for one in options if set(built.rooms_of(lesson, one)) == wanted), -1)))
        return found

    def _rooms(self, place: Place | None) -> set[int]:
        lessons = self._board.built.problem.lessons
        options = self._options(place) if place is not None else []
        return {room for lesson, option in options if option >= 0 for room in lessons[lesson].room_options[option].rooms}


def _by_rule(violations: Iterable[Violation]) -> dict[tuple[str, str, int], list[Violation]]:
    found: dict[tuple[str, str, int], list[Violation]] = {}
    for one in violations:
        found.setdefault((one.rule_id, one.rule, one.resource), []).append(one)
    return found
