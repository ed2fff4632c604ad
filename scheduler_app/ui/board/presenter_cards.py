"""From a school's lessons to the board's cards. No Qt."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from scheduler_app.domain.calendar import WeekKind, WeekPattern
from scheduler_app.domain.roster import is_sent
from scheduler_app.domain.school import School
from scheduler_app.domain.teaching import Lesson
from scheduler_app.domain.timetable import Placement
from scheduler_app.ui.board.view_data import CardData, CardStatus, Mode

Remarks = Mapping[str, tuple[CardStatus, tuple[str, ...]]]
"""Lesson uid -> what is wrong with it and the texts that say so (from the check report)."""


def card_of(school: School, lesson: Lesson, placement: Placement, column: str, mode: Mode, remarks: Remarks) -> CardData:
    """The card of a placed lesson in one column."""
    requirement = school.requirements[lesson.requirement]
    subject = school.subjects[requirement.subject]
    groups = names(school.groups[uid].name for uid in requirement.groups if uid in school.groups)
    teachers = [school.staff[uid] for uid in requirement.teachers if uid in school.staff]
    rooms = names(school.rooms[uid].name for uid in placement.rooms if uid in school.rooms)
    teacher_names = names(member.name for member in teachers)
    status, problems = remarks.get(lesson.uid, (CardStatus.FINE, ()))
    if status is not CardStatus.HARD and requirement.room_need.needed and not placement.rooms:
        status = CardStatus.NO_ROOM
    signatures = names(member.signature for member in teachers)
    return CardData(
        lesson.uid, column, placement.day, placement.start, lesson.minutes, subject.name, subject.code,
        details=_details(mode, "" if requirement.groups == (column,) else groups, signatures or teacher_names, rooms),
        hue=subject.hue, not_sent=not is_sent(school, lesson), status=status,
        time_lock=placement.time_lock.value if placement.time_lock else "",
        room_lock=placement.room_lock.value if placement.room_lock else "",
        badge=badge_of(school, lesson), groups=groups, teachers=teacher_names, rooms=rooms,
        setup=requirement.setup, cleanup=requirement.cleanup, problems=problems,
        beside_title=groups if mode in (Mode.TEACHER, Mode.ROOM) else "",
    )  # fmt: skip


def _details(mode: Mode, groups: str, teachers: str, rooms: str) -> tuple[str, ...]:
    """What a column's name does not already say, most needed first."""
    match mode:
        case Mode.TEACHER:
            return (groups, rooms)
        case Mode.ROOM:
            return (groups, teachers)
        case _:
            return (teachers, rooms, groups)


def names(parts: Iterable[str]) -> str:
    """Names in one line, sorted."""
    return ", ".join(sorted(part for part in parts if part))


def badge_of(school: School, lesson: Lesson) -> str:
    """A for odd weeks, B for even, week numbers for explicit ones, the period's name; empty for the whole year."""
    period = school.year.period(lesson.period)
    return " ".join(part for part in (_weeks_text(lesson.weeks), period.name if period is not None else "") if part)


def _weeks_text(pattern: WeekPattern) -> str:
    match pattern.kind:
        case WeekKind.EVERY:
            return ""
        case WeekKind.ODD:
            return "A"
        case WeekKind.EVEN:
            return "B"
        case WeekKind.EXPLICIT:
            return week_ranges(pattern.weeks)


def week_ranges(weeks: Iterable[int]) -> str:
    """Week numbers as `34–43, 45`."""
    parts: list[list[int]] = []
    for week in sorted(weeks):
        if parts and week == parts[-1][-1] + 1:
            parts[-1].append(week)
        else:
            parts.append([week])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in parts)
