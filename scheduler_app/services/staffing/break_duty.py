"""Proposes who watches which break: people who are there, near, free, and below their most."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from scheduler_app.domain.changes import Change, ChangeSet
from scheduler_app.domain.identity import uid_of
from scheduler_app.domain.planning import DutyBreak, SubjectCounting, TimeKind, duty_uid
from scheduler_app.domain.school import School
from scheduler_app.domain.teaching import NO_ROOM, Lesson, Requirement, Subject
from scheduler_app.domain.timetable import LockedBy, Placement
from scheduler_app.errors import InputError
from scheduler_app.services.staffing.break_roster import duty_minutes, most_duty
from scheduler_app.services.staffing.counting import counting, kind_of
from scheduler_app.services.staffing.days import Duty
from scheduler_app.services.staffing.duty_rules import DutyRules
from scheduler_app.services.staffing.terms import terms_of
from scheduler_app.services.staffing.working_time import unrested

NEAR_MINUTES = 60
"""A lesson in the break's building counts as near when it ends or begins within this many minutes of the break."""
FAR = 1000
"""What it weighs that somebody is not near, against minutes of break duty per cent of post."""


@dataclass(frozen=True, slots=True)
class DutyProposal:
    """The step that writes the roster, and breaks with the number of people who are still missing and why.

    `reasons` are how many people fell out by which code: away, busy, full, rest.
    """

    step: ChangeSet
    missing: tuple[tuple[DutyBreak, int, Mapping[str, int]], ...]
    placed: int


def propose_break_duty(school: School, *, anew: bool = False) -> DutyProposal:
    """Fill the places nobody has (with `anew`, all places) in every break, scarce breaks first.

    Whoever is near comes first, then whoever has least duty for the post. A full person may hand one break over to somebody else if
    that lets a break be filled. InputError without a timetable.
    """
    if school.current not in school.timetables:
        raise InputError("no_timetable")
    return _Roster(school, anew).proposal()


class _Roster:
    def __init__(self, school: School, anew: bool) -> None:
        self.school = school
        made = {duty_uid(row.uid, n) for row in school.duty_breaks.values() for n in range(row.people)} if anew else set()
        self.days = _week(school, made)
        self.rules = DutyRules(school)
        self.people = {row.uid: row for row in school.staff.values() if not row.archived and most_duty(school, row)}
        kept = replace(school, requirements={uid: row for uid, row in school.requirements.items() if uid not in made})
        kept = replace(kept, lessons={uid: row for uid, row in school.lessons.items() if row.requirement in kept.requirements})
        self.load = duty_minutes(kept)
        self.places: dict[tuple[str, int], str | None] = {}
        self.given: list[tuple[str, int]] = []
        """Places this proposal has filled: only those are handed over."""
        for row in school.duty_breaks.values():
            for place in range(row.people):
                teachers = () if anew else self._present(row, place)
                self.places[row.uid, place] = teachers[0] if teachers else None

    def _present(self, row: DutyBreak, place: int) -> tuple[str, ...]:
        found = self.school.requirements.get(duty_uid(row.uid, place))
        return found.teachers if found is not None else ()

    def proposal(self) -> DutyProposal:
        breaks = self.school.duty_breaks
        empty = [key for key, who in self.places.items() if who is None]
        empty.sort(key=lambda key: (len(list(self._able(breaks[key[0]]))), breaks[key[0]].day, breaks[key[0]].start, key))
        for key in empty:
            self._fill(key)
        missing: dict[str, int] = {}
        for (uid, _), who in self.places.items():
            missing[uid] = missing.get(uid, 0) + (who is None)
        still = tuple((breaks[uid], count, self._reasons(breaks[uid])) for uid, count in missing.items() if count)
        return DutyProposal(
            ChangeSet("propose_break_duty", tuple(self._changes())), still, sum(who is not None for who in self.places.values())
        )

    def _fill(self, key: tuple[str, int]) -> None:
        row = self.school.duty_breaks[key[0]]
        able = sorted(self._able(row), key=lambda uid: self._price(row, uid))
        for uid in able:
            if self._room(uid) >= row.minutes:
                self._give(key, uid)
                return
        for uid in able:
            for other_key in [one for one in self.given if self.places[one] == uid]:
                other = self.school.duty_breaks[other_key[0]]
                stand_in = next((one for one in self._able(other) if one != uid and self._room(one) >= other.minutes), None)
                if stand_in is not None and self._room(uid) + other.minutes >= row.minutes:
                    self._take(other_key)
                    self._give(other_key, stand_in)
                    self._give(key, uid)
                    return

    def _give(self, key: tuple[str, int], uid: str) -> None:
        row = self.school.duty_breaks[key[0]]
        self.places[key] = uid
        self.given.append(key)
        self.load[uid] = self.load.get(uid, 0) + row.minutes
        self.days.setdefault((uid, row.day), []).append(_duty(row))

    def _take(self, key: tuple[str, int]) -> None:
        row, uid = self.school.duty_breaks[key[0]], self.places[key]
        assert uid is not None
        self.load[uid] -= row.minutes
        self.days[uid, row.day].remove(_duty(row))
        self.places[key] = None
        self.given.remove(key)

    def _room(self, uid: str) -> float:
        return most_duty(self.school, self.people[uid]) - self.load.get(uid, 0)

    def _price(self, row: DutyBreak, uid: str) -> tuple[float, float, str]:
        near = any(self._is_near(row, duty) for duty in self.days.get((uid, row.day), ()))
        share = self.load.get(uid, 0) / max(1.0, self.people[uid].percent)
        return (0 if near or not row.building else FAR) + share, -self._room(uid), uid

    def _is_near(self, row: DutyBreak, duty: Duty) -> bool:
        placement = self.school.placed.get(duty.lesson)
        rooms = placement.rooms if placement else ()
        there = any(self.school.rooms[room].building == row.building for room in rooms)
        return there and duty.end >= row.start - NEAR_MINUTES and duty.start <= row.start + row.minutes + NEAR_MINUTES

    def _able(self, row: DutyBreak) -> Iterator[str]:
        return (uid for uid in self.people if self._hindrance(row, uid) is None)

    def _hindrance(self, row: DutyBreak, uid: str) -> str | None:
        """Why the person cannot watch the break whatever the most: away that day, busy then, or left without rest."""
        if any(self.places.get((row.uid, place)) == uid for place in range(row.people)):
            return "busy"
        mine = self.days.get((uid, row.day), [])
        added = _duty(row)
        if not mine or self.rules.bars(uid, row.day, added.start, added.end):
            return "away"
        if self.rules.breaks(uid, mine, added):
            return "busy"
        terms = terms_of(self.school, self.people[uid].duty_type)
        if len(list(unrested(sorted([*mine, added]), terms))) > len(list(unrested(sorted(mine), terms))):
            return "rest"
        return None

    def _reasons(self, row: DutyBreak) -> dict[str, int]:
        found: dict[str, int] = {}
        for uid in self.people:
            code = self._hindrance(row, uid) or "full"
            found[code] = found.get(code, 0) + 1
        return found

    def _changes(self) -> Iterator[Change]:
        subject = next((row for row in self.school.subjects.values() if not row.archived and _watches(self.school, row)), None)
        if subject is None and any(self.places.values()):
            subject = Subject(
                uid_of(self.school.unit.uid, "subject", "break-duty"), _free_code(self.school), "Rastvakt", special=True, hue=9
            )
            yield Change(None, subject)
            yield Change(None, SubjectCounting(subject.uid, 1.0, TimeKind.BREAK_DUTY))
        for (break_uid, place), who in self.places.items():
            if subject is not None:
                yield from _pass(self.school, self.school.duty_breaks[break_uid], place, subject.uid, who)


def _pass(school: School, row: DutyBreak, place: int, subject: str, who: str | None) -> Iterator[Change]:
    """What makes one place of a break a pass of its teacher, locked at its time; nothing for an empty place that never was filled."""
    uid = duty_uid(row.uid, place)
    present = school.requirements.get(uid)
    if present is None and who is None:
        return
    after = Requirement(uid, subject, (), (who,) if who else (), row.minutes, NO_ROOM, note=row.area)
    lesson = Lesson(uid, uid, row.minutes)
    placement = Placement(school.current, uid, row.day, row.start, (), LockedBy.PERSON)
    for before, wanted in ((present, after), (school.lessons.get(uid), lesson), (school.placements.get(placement.uid), placement)):
        if before != wanted:
            yield Change(before, wanted)


def _watches(school: School, subject: Subject) -> bool:
    return subject.special and counting(school, subject).counts_as is TimeKind.BREAK_DUTY


def _free_code(school: School) -> str:
    taken = {row.code for row in school.subjects.values()}
    return next(code for code in ("RAST", *(f"RAST{n}" for n in range(2, len(taken) + 3))) if code not in taken)


def _duty(row: DutyBreak) -> Duty:
    return Duty(row.start, row.start + row.minutes, row.uid, TimeKind.BREAK_DUTY)


def _week(school: School, without: set[str]) -> dict[tuple[str, int], list[Duty]]:
    """What people do on each weekday in any week: who is busy every other week is not asked."""
    found: dict[tuple[str, int], list[Duty]] = {}
    for uid, placement in school.placed.items():
        requirement = school.requirement_of(uid)
        if requirement.uid in without or kind_of(school, requirement) is TimeKind.REST:
            continue
        end = placement.start + school.lessons[uid].minutes + requirement.cleanup
        for teacher in dict.fromkeys(requirement.teachers):
            duty = Duty(placement.start - requirement.setup, end, uid, kind_of(school, requirement))
            found.setdefault((teacher, placement.day), []).append(duty)
    return found
