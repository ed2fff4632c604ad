"""Calendars: dated events that keep their identity, read back with the library."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from icalendar import Calendar

from scheduler_app.domain.dated_changes import DatedChange
from scheduler_app.domain.exchange import ExportOrder
from scheduler_app.domain.people import SecurityMarking
from scheduler_app.domain.school import School
from scheduler_app.errors import InputError
from scheduler_app.interchange.ics.writer import write_ics
from scheduler_app.services.public import without_persons
from tests.schools import tiny_school


def _events(content: bytes) -> list[dict[str, object]]:
    calendar = Calendar.from_ical(content)
    return [
        {
            "uid": str(event["uid"]), "start": event["dtstart"].dt, "end": event["dtend"].dt, "summary": str(event["summary"]),
            "location": str(event.get("location", "")), "status": str(event["status"]),
        }
        for event in calendar.walk("VEVENT")
    ]  # fmt: skip


def _order(school: School, **more: object) -> ExportOrder:
    return ExportOrder(school, **more)  # type: ignore[arg-type]


def test_every_class_and_room_with_lessons_has_a_calendar_and_no_person_has() -> None:
    files = write_ics(_order(tiny_school()))
    assert set(files) == {
        "klass-7A.ics", "klass-7B.ics", "sal-A1.ics", "sal-A2.ics", "sal-Gymnastiksal.ics", "sal-Bildsal.ics", "sal-Matsal.ics",
    }  # fmt: skip
    names = {person.family_name for person in (*tiny_school().staff.values(), *tiny_school().pupils.values())}
    assert not any(name.encode() in content for name in names for content in files.values())


def test_events_follow_the_calendar_and_keep_their_local_time_over_the_change_to_summer_time() -> None:
    events = [event for event in _events(write_ics(_order(tiny_school()))["klass-7A.ics"]) if event["summary"] == "Matematik"]
    starts = sorted(event["start"] for event in events)  # type: ignore[type-var]
    assert {(start.hour, start.minute) for start in starts} == {(8, 10)}  # type: ignore[union-attr]
    assert {start.utcoffset() for start in starts} == {timedelta(hours=1), timedelta(hours=2)}  # type: ignore[union-attr]
    days = {start.date() for start in starts}  # type: ignore[union-attr]
    assert min(days) == date(2025, 8, 18)
    assert not any(date(2025, 10, 27) <= day <= date(2025, 10, 31) for day in days)


def test_the_zone_is_spelled_out_so_that_programs_without_one_show_the_same() -> None:
    content = write_ics(_order(tiny_school()))["klass-7A.ics"]
    zone = next(iter(Calendar.from_ical(content).walk("VTIMEZONE")))
    assert str(zone["tzid"]) == "Europe/Stockholm"
    assert b"DTSTART;TZID=Europe/Stockholm:20250818T081000" in content
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))


def test_a_moved_lesson_keeps_its_identity_and_a_cancelled_one_says_so() -> None:
    school = tiny_school()
    before = {event["uid"] for event in _events(write_ics(_order(school))["klass-7A.ics"])}
    placement = next(row for row in school.placements.values() if row.lesson == "MA-7A-1")
    moved = replace(school, placements={**school.placements, placement.uid: replace(placement, start=placement.start + 30)})
    assert {event["uid"] for event in _events(write_ics(_order(moved))["klass-7A.ics"])} == before
    change = DatedChange("MA-7A-1", date(2025, 9, 1), cancelled=True)
    events = _events(write_ics(_order(replace(school, dated_changes={change.uid: change})))["klass-7A.ics"])
    assert {event["uid"] for event in events} == before
    assert [event["start"].date() for event in events if event["status"] == "CANCELLED"] == [date(2025, 9, 1)]  # type: ignore[attr-defined]


def test_the_window_narrows_the_year() -> None:
    events = _events(write_ics(_order(tiny_school(), first=date(2025, 9, 1), last=date(2025, 9, 5)))["klass-7A.ics"])
    assert {event["start"].isocalendar().week for event in events} == {36}  # type: ignore[attr-defined]
    with pytest.raises(InputError, match="ics_nothing"):
        write_ics(_order(tiny_school(), first=date(2025, 10, 27), last=date(2025, 10, 31)))


def test_a_persons_calendar_is_written_when_asked_for_and_never_for_the_protected() -> None:
    school = tiny_school()
    files = write_ics(_order(school, persons=("AND", "7A-01")))
    assert set(files) == {"person-Anna-Andersson.ics", "person-Ada-Ek-7A.ics"}  # nothing personal among what anybody may see
    assert {event["summary"] for event in _events(files["person-Anna-Andersson.ics"])} == {"Matematik", "Engelska", "Konferens"}
    ada = [event for event in _events(files["person-Ada-Ek-7A.ics"]) if event["start"].date() == date(2025, 9, 1)]  # type: ignore[attr-defined]
    assert {event["summary"] for event in ada} == {"Matematik", "Svenska"}
    hidden = replace(school, staff={**school.staff, "AND": replace(school.staff["AND"], marking=SecurityMarking.PROTECTED)})
    with pytest.raises(InputError, match="ics_person_protected"):
        write_ics(_order(hidden, persons=("AND",)))
    with pytest.raises(InputError, match="ics_person_unknown"):
        write_ics(_order(school, persons=("X",)))
    with pytest.raises(InputError, match="ics_public_person"):
        write_ics(_order(school, persons=("AND",), public=True))


def test_without_persons_the_classes_have_the_same_lessons() -> None:
    school = tiny_school()
    own = _events(write_ics(_order(school))["klass-7A.ics"])
    public = _events(write_ics(_order(without_persons(school, keep_overlaps=True), public=True))["klass-7A.ics"])
    assert [event["uid"] for event in own] == [event["uid"] for event in public]


def test_names_that_mean_something_to_a_calendar_or_a_file_system_do_no_harm() -> None:
    school = tiny_school()
    groups = {
        **school.groups,
        "7A": replace(school.groups["7A"], name="../7A;,\nBEGIN:VEVENT\\"),
        "7B": replace(school.groups["7B"], name="../"),
    }
    files = write_ics(_order(replace(school, groups=groups)))
    assert all("/" not in name and not name.startswith(".") for name in files)
    assert all(Calendar.from_ical(content).walk("VEVENT") for content in files.values())


def test_events_say_when_they_were_written() -> None:
    event = Calendar.from_ical(write_ics(_order(tiny_school()))["klass-7A.ics"]).walk("VEVENT")[0]
    assert abs(event["dtstamp"].dt - datetime.now(UTC)) < timedelta(minutes=1)
    assert event["sequence"] > 3_000_000
