"""Staff planning of a demo school: mentors, a first teacher, qualifications by grade, last year's classes, wishes, periods, breaks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from random import Random
from typing import TypeVar

from scheduler_app.domain.calendar import DateRange
from scheduler_app.domain.clock import parse_clock
from scheduler_app.domain.groups import GroupKind
from scheduler_app.domain.planning import (
    Assignment,
    AssignmentKind,
    DutyBreak,
    PlanningEntity,
    PlanningSettings,
    Qualification,
    StudyPoints,
    TaughtBefore,
    TeachingWish,
    WorkPeriod,
)
from scheduler_app.domain.school import School
from scheduler_app.services.demo.draft import Draft

REGULATED_HOURS, WORKING_DAYS = 1360.0, 194
"""A full-time post's (HÖK 24 bilaga M)."""
_STAGES = ((0, 3), (4, 6), (7, 9), (10, 12))
_BREAKS = ((parse_clock("09:40"), 20), (parse_clock("12:20"), 25))
_AREAS = (("Lågstadiegården", "A", 2), ("Mellanstadiegården", "B", 1), ("Högstadiets korridor", "C", 1))
_Row = TypeVar("_Row", bound=PlanningEntity)


def with_planning(school: School, draft: Draft, points: Mapping[str, Mapping[str, int]] | None = None) -> School:
    """The finished school with its staff planning; `points` a year by class key and subject code (gymnasium)."""
    dice = Random(f"{draft.name}/planning")
    teaching = _teaching(school)
    return replace(
        school,
        assignments=_by_uid(_assignments(school, draft)),
        qualifications=_by_uid(_qualifications(school, draft, teaching)),
        taught_before=_by_uid(_last_year(school, draft, dice)),
        teaching_wishes=_by_uid(_wishes(draft, teaching, dice)),
        study_points=_by_uid(_points(draft, points or {})),
        work_periods=_by_uid(_periods(school, draft)),
        duty_breaks={} if points else _by_uid(_breaks(school, draft)),
        planning=_by_uid((PlanningSettings(),)),
    )


def _by_uid(rows: Iterable[_Row]) -> dict[str, _Row]:
    return {row.uid: row for row in rows}


def _teaching(school: School) -> dict[str, list[tuple[str, tuple[str, ...]]]]:
    """Subjects with their groups by teacher."""
    found: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for row in school.requirements.values():
        if row.groups and not school.subjects[row.subject].special:
            for teacher in row.teachers:
                found.setdefault(teacher, []).append((row.subject, row.groups))
    return found


def _assignments(school: School, draft: Draft) -> Iterator[Assignment]:
    """Mentors have an hour a week in their regulated time; one first teacher and one union representative."""
    for group in school.groups.values():
        if group.mentor is not None:
            yield Assignment(
                draft.uid("assignment", f"mentor/{group.uid}"), group.mentor, AssignmentKind.MENTOR, group.name, 60, 0.0, False
            )
    full = [row.uid for row in school.staff.values() if row.percent == 100 and row.teaching_minutes is None]
    if len(full) > 1:
        yield Assignment(draft.uid("assignment", "first"), full[0], AssignmentKind.FIRST_TEACHER, "", 0, 5.0, False)
        yield Assignment(draft.uid("assignment", "union"), full[-1], AssignmentKind.UNION, "", 40, 0.0, False)


def _qualifications(school: School, draft: Draft, teaching: Mapping[str, list[tuple[str, tuple[str, ...]]]]) -> Iterator[Qualification]:
    """For whole stages, as they are taught now."""
    for teacher, rows in teaching.items():
        grades = [grade for _, groups in rows for uid in groups if (grade := school.groups[uid].grade) is not None]
        if grades:
            first = next(low for low, high in _STAGES if low <= min(grades) <= high)
            last = next(high for low, high in _STAGES if low <= max(grades) <= high)
            for subject in school.staff[teacher].subjects:
                yield Qualification(draft.uid("qualification", f"{teacher}/{subject}"), teacher, subject, "", first, last)


def _last_year(school: School, draft: Draft, dice: Random) -> Iterator[TaughtBefore]:
    """Classes that are not the first of their stage mostly keep their teachers."""
    first_of_stage = {low for low, _ in _STAGES} | {1}
    for row in school.requirements.values():
        for uid in row.groups:
            group = school.groups[uid]
            if group.kind is GroupKind.CLASS and group.grade not in first_of_stage and dice.random() < 0.7:
                for teacher in row.teachers:
                    key = f"{teacher}/{row.subject}/{uid}"
                    yield TaughtBefore(draft.uid("taught_before", key), teacher, row.subject, uid)


def _wishes(draft: Draft, teaching: Mapping[str, list[tuple[str, tuple[str, ...]]]], dice: Random) -> Iterator[TeachingWish]:
    """Every fifth teacher wishes to keep a subject."""
    for teacher in sorted(teaching):
        if dice.random() < 0.2:
            subject = dice.choice(sorted({subject for subject, _ in teaching[teacher]}))
            yield TeachingWish(draft.uid("wish", teacher), teacher, subject)


def _points(draft: Draft, points: Mapping[str, Mapping[str, int]]) -> Iterator[StudyPoints]:
    for key, subjects in points.items():
        for code, amount in subjects.items():
            yield StudyPoints(draft.uid("points", f"{key}/{code}"), draft.groups[key].uid, draft.subjects[code].uid, amount)


def _periods(school: School, draft: Draft) -> Iterator[WorkPeriod]:
    """Four verksamhetsperioder, two a term, with hours and days by their part of the school days."""
    halves: list[DateRange] = []
    for term in school.year.terms:
        assert term.dates.first is not None
        assert term.dates.last is not None
        middle = term.dates.first + (term.dates.last - term.dates.first) / 2
        later = next(day for day in school.year.dates_between(middle, term.dates.last) if day > middle)
        halves += [DateRange(term.dates.first, middle), DateRange(later, term.dates.last)]
    counts = [sum(1 for _ in school.year.school_days(half.first, half.last)) for half in halves]
    for number, (half, count) in enumerate(zip(halves, counts, strict=True), 1):
        share = count / sum(counts)
        days = round(WORKING_DAYS * share)
        yield WorkPeriod(draft.uid("work_period", str(number)), f"Period {number}", half, round(REGULATED_HOURS * share, 1), days)


def _breaks(school: School, draft: Draft) -> Iterator[DutyBreak]:
    """The yards of the buildings that have home rooms, twice a day."""
    present = {room.building for room in school.rooms.values()}
    for area, building, people in _AREAS:
        for day in school.year.weekdays if building in present else ():
            for number, (start, minutes) in enumerate(_BREAKS):
                yield DutyBreak(draft.uid("duty_break", f"{building}/{day}/{number}"), area, day, start, minutes, people, building)
