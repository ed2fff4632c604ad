"""Calendars as files: every class and room for anybody, or a person's own where it was asked for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from importlib.metadata import version

from icalendar import Calendar, Timezone

from scheduler_app.domain.dated_lesson import DatedLesson, dated_lessons
from scheduler_app.domain.exchange import ExportOrder
from scheduler_app.domain.groups import Group, GroupKind
from scheduler_app.domain.people import SecurityMarking
from scheduler_app.domain.school import School
from scheduler_app.domain.visibility import clean_text
from scheduler_app.errors import InputError
from scheduler_app.interchange.ics.events import TIME_ZONE, EventWriter

_MARKED = (SecurityMarking.CONFIDENTIAL, SecurityMarking.PROTECTED)
_END = b"END:VCALENDAR\r\n"


def write_ics(order: ExportOrder) -> dict[str, bytes]:
    """File name -> calendar of every class and room, or only of the persons asked for, so that nobody's own lies among what anybody may
    see. Calendars without lessons are left out; a protected person has none.

    InputError for a person who is not there or is protected, and for persons in a public export.
    """
    school = order.school
    if order.public and order.persons:
        raise InputError("ics_public_person")
    writer = EventWriter(school, datetime.now(UTC).replace(microsecond=0))
    dated = [(row, writer.event(row)) for row in dated_lessons(school, order.first, order.last, special=True)]
    files: dict[str, bytes] = {}
    for stem, title, rows in _persons(order, dated) if order.persons else (*_classes(school, dated), *_rooms(school, dated)):
        if rows:
            files[_free_name(stem, files)] = _calendar(school, title, rows)
    if not files:
        raise InputError("ics_nothing")
    return files


_Dated = list[tuple[DatedLesson, bytes]]
_Named = Iterator[tuple[str, str, list[bytes]]]


def _classes(school: School, dated: _Dated) -> _Named:
    for group in school.groups.values():
        if not group.archived and group.kind is GroupKind.CLASS:
            related = _related(school, group)
            rows = [event for row, event in dated if not related.isdisjoint(school.requirement_of(row.lesson).groups)]
            yield f"klass-{group.name}", group.name, rows


def _related(school: School, group: Group) -> set[str]:
    """The class, its parts, and the teaching groups that some of its pupils belong to."""
    pupils = {row.pupil for row in school.memberships_of[group.uid]}
    mixed = {
        row.group for row in school.memberships.values() if row.pupil in pupils and school.groups[row.group].kind is GroupKind.TEACHING
    }
    return {group.uid, *(other.uid for other in school.groups.values() if other.parent == group.uid), *mixed}


def _rooms(school: School, dated: _Dated) -> _Named:
    for room in school.rooms.values():
        if not room.archived:
            yield f"sal-{room.name}", room.name, [event for row, event in dated if any(uid == room.uid for uid, _ in row.rooms)]


def _persons(order: ExportOrder, dated: _Dated) -> _Named:
    school = order.school
    for uid in order.persons:
        person = school.staff.get(uid) or school.pupils.get(uid)
        if person is None or person.archived:
            raise InputError("ics_person_unknown", uid=uid)
        if person.marking in _MARKED:
            raise InputError("ics_person_protected", uid=uid)
        yield f"person-{person.name}", person.name, [event for row, event in dated if uid in row.teachers or uid in row.pupils]


def _calendar(school: School, title: str, events: Iterable[bytes]) -> bytes:
    calendar = Calendar()
    calendar.add("prodid", f"-//Ringklocka//{version('ringklocka')}//SV")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", f"{clean_text(school.unit.name)} {clean_text(title)}".strip())
    first, last = school.year.dates.first, school.year.dates.last
    assert first is not None
    assert last is not None
    calendar.add_component(
        Timezone.from_tzid(TIME_ZONE, first_date=first.replace(month=1, day=1), last_date=last.replace(month=12, day=31))
    )
    head: bytes = calendar.to_ical()
    return head.removesuffix(_END) + b"".join(events) + _END


def _free_name(stem: str, taken: Iterable[str]) -> str:
    plain = re.sub(r"[^\w-]+", "-", clean_text(stem)).strip("-")[:80] or "kalender"
    names = set(taken)
    return next(name for number in range(1, len(names) + 3) if (name := f"{plain}{'' if number == 1 else f'-{number}'}.ics") not in names)
