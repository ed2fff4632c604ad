"""Every table of a school as headings and cells: those that can be read back, and those for looking at."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from typing import Any

from scheduler_app.domain.calendar import DateRange
from scheduler_app.domain.changes import COLLECTION
from scheduler_app.domain.clock import clock_text
from scheduler_app.domain.groups import GroupKind
from scheduler_app.domain.school import School
from scheduler_app.interchange.csv.cells import joined, lesson_text
from scheduler_app.interchange.csv.columns import TABLES

Cells = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class WrittenTable:
    """One table: its name, headings and rows of plain values."""

    name: str
    titles: tuple[str, ...]
    rows: Iterable[Iterable[object]]


def tables_of(school: School, language: str) -> Iterator[WrittenTable]:
    """The importable tables have headings in `language` (sv or en) and read back to the same rows; the others (`ONLY_WRITTEN`) are for
    looking at. Archived rows and placeholder pupils are left out, and who waits for a decision is in no table."""
    for kind, rows in _IMPORTABLE.items():
        columns = TABLES[kind].columns
        listed = list(rows(school))
        used = [column for column in columns if any(column.key in row for row in listed)] or list(columns)
        yield WrittenTable(kind, tuple(c.heading(language) for c in used), ([row.get(c.key, "") for c in used] for row in listed))
    for name, (titles, cells) in _ONLY_WRITTEN.items():
        yield WrittenTable(name, titles, cells(school))
    for kind_of_row, name in _AS_THEY_ARE.items():
        if getattr(school, name):
            yield WrittenTable(name, tuple(entry.name for entry in fields(kind_of_row)), _plain(kind_of_row, getattr(school, name)))


def _dates(dates: DateRange) -> dict[str, date | None]:
    return {"first": dates.first, "last": dates.last}


def _staff(school: School) -> Iterable[Cells]:
    for row in _present(school.staff):
        yield {
            "id": row.uid, "signature": row.signature, "given_name": row.given_name, "family_name": row.family_name, "percent": row.percent,
            "duty_type": row.duty_type.value, "teaching_minutes": row.teaching_minutes, "subjects": joined(row.subjects),
            **_dates(row.dates), "marking": row.marking.value,
        }  # fmt: skip


def _pupils(school: School) -> Iterable[Cells]:
    for row in _present(school.pupils):
        if not row.placeholder:
            yield {
                "id": row.uid, "given_name": row.given_name, "family_name": row.family_name, "school_form": row.school_form,
                "grade": row.grade, "expected_minutes": row.expected_minutes, "marking": row.marking.value,
            }  # fmt: skip


def _groups(school: School, classes: bool) -> Iterable[Cells]:
    for row in _present(school.groups):
        if (row.kind is GroupKind.CLASS) is classes:
            own = {} if classes else {"kind": row.kind.value, "parent": row.parent}
            yield {
                "id": row.uid, "name": row.name, **own, "school_form": row.school_form, "grade": row.grade, "mentor": row.mentor,
                "planned_pupils": row.planned_pupils,
            }  # fmt: skip


def _memberships(school: School) -> Iterable[Cells]:
    for row in school.memberships.values():
        pupil, group = school.pupils[row.pupil], school.groups[row.group]
        if not (pupil.archived or pupil.placeholder or group.archived):
            yield {"id": row.uid, "group": row.group, "pupil": row.pupil, **_dates(row.dates)}


def _rooms(school: School) -> Iterable[Cells]:
    for row in _present(school.rooms):
        yield {
            "id": row.uid, "name": row.name, "seats": row.seats, "building": row.building, "tags": joined(row.tags), "shared": row.shared,
        }  # fmt: skip


def _subjects(school: School) -> Iterable[Cells]:
    for row in _present(school.subjects):
        yield {
            "id": row.uid, "code": row.code, "name": row.name, "official_code": row.official_code, "special": row.special, "hue": row.hue,
        }  # fmt: skip


def _requirements(school: School) -> Iterable[Cells]:
    for row in school.requirements.values():
        need, lessons = row.room_need, school.lessons_of[row.uid]
        yield {
            "id": row.uid, "subject": row.subject, "groups": joined(row.groups), "teachers": joined(row.teachers), "minutes": row.minutes,
            "lessons": " ".join(lesson_text(lesson.minutes, lesson.weeks) for lesson in lessons), "rooms": joined(need.rooms),
            "tags": joined(need.tags), "room_count": need.count, "room_needed": need.needed, "block": row.block, "setup": row.setup,
            "cleanup": row.cleanup, "seats": row.seats, "note": row.note,
        }  # fmt: skip


def _dated_changes(school: School) -> Iterable[Cells]:
    for row in school.dated_changes.values():
        yield {
            "lesson": row.lesson, "date": row.day, "cancelled": row.cancelled, "teachers": joined(row.teachers), "rooms": joined(row.rooms),
        }  # fmt: skip


def _individual_lessons(school: School) -> Iterable[Cells]:
    for row in school.individual_lessons.values():
        pupil = school.pupils[row.pupil]
        if not (pupil.archived or pupil.placeholder):
            yield {"id": row.uid, "pupil": row.pupil, "lesson": row.lesson, "attends": row.attends, **_dates(row.dates)}


def _present(rows: Mapping[str, Any]) -> Iterable[Any]:
    return (row for row in rows.values() if not row.archived)


_IMPORTABLE: Mapping[str, Callable[[School], Iterable[Cells]]] = {
    "subjects": _subjects, "rooms": _rooms, "staff": _staff, "classes": lambda school: _groups(school, classes=True),
    "groups": lambda school: _groups(school, classes=False), "pupils": _pupils, "memberships": _memberships, "requirements": _requirements,
    "dated_changes": _dated_changes, "individual_lessons": _individual_lessons,
}  # fmt: skip


def _lessons(school: School) -> Iterable[Iterable[object]]:
    for row in school.lessons.values():
        yield row.uid, row.requirement, row.position, lesson_text(row.minutes, row.weeks), row.period


def _placements(school: School) -> Iterable[Iterable[object]]:
    for row in school.placements.values():
        locks = [lock.value if lock else "" for lock in (row.time_lock, row.room_lock)]
        yield row.timetable, row.lesson, row.day, clock_text(row.start), joined(row.rooms), *locks


def _rules(school: School) -> Iterable[Iterable[object]]:
    for row in school.rules.values():
        params = json.dumps(dict(row.params), ensure_ascii=False, sort_keys=True)
        yield row.uid, row.rule_id, row.scope.value, joined(row.targets), params, row.weight, row.active, row.note


def _programmes(school: School) -> Iterable[Iterable[object]]:
    for row in school.programmes.values():
        yield row.uid, row.pupil, joined(row.lessons), row.dates.first, row.dates.last, row.expected_minutes


def _blocks(school: School) -> Iterable[Iterable[object]]:
    return ((row.uid, row.name) for row in school.blocks.values())


def _timetables(school: School) -> Iterable[Iterable[object]]:
    return ((row.uid, row.name, row.state.value, row.dates.first, row.dates.last) for row in school.timetables.values())


def _days(school: School) -> Iterable[Iterable[object]]:
    year = school.year
    yield "year", year.uid, year.name, year.dates.first, year.dates.last
    for name, rows in (("term", year.terms), ("period", year.periods)):
        yield from ((name, row.uid, row.name, row.dates.first, row.dates.last) for row in rows)
    yield from ((row.kind.value, row.uid, row.name, row.dates.first, row.dates.last) for row in year.days_off)


def _plain(kind: type[Any], rows: Mapping[str, Any]) -> Iterable[Iterable[object]]:
    names = [entry.name for entry in fields(kind)]
    return ([_plain_cell(getattr(row, name)) for name in names] for row in rows.values())


def _plain_cell(value: object) -> object:
    match value:
        case StrEnum():
            return value.value
        case tuple():
            return joined(str(_plain_cell(part)) for part in value)
        case DateRange():
            return f"{value.first or ''}/{value.last or ''}"
        case None | bool() | int() | float() | str() | date():
            return value
    return str(value)


_ONLY_WRITTEN: Mapping[str, tuple[tuple[str, ...], Callable[[School], Iterable[Iterable[object]]]]] = {
    "calendar": (("kind", "id", "name", "first", "last"), _days),
    "blocks": (("id", "name"), _blocks),
    "lessons": (("id", "requirement", "position", "minutes", "period"), _lessons),
    "rules": (("id", "rule", "scope", "targets", "params", "weight", "active", "note"), _rules),
    "programmes": (("id", "pupil", "lessons", "first", "last", "expected_minutes"), _programmes),
    "timetables": (("id", "name", "state", "first", "last"), _timetables),
    "placements": (("timetable", "lesson", "weekday", "start", "rooms", "time_lock", "room_lock"), _placements),
}

_OTHERWISE = {*_IMPORTABLE, *_ONLY_WRITTEN, "withheld", "mappings"}
_AS_THEY_ARE = {kind: name for kind, name in COLLECTION.items() if name not in _OTHERWISE}
"""Entity types that are written field by field."""

EXPLANATIONS = "info"
"""Name of the sheet that explains a template's columns."""

ONLY_WRITTEN = frozenset((*_ONLY_WRITTEN, *_AS_THEY_ARE.values()))
"""Tables that are written and not read."""
