"""What aSc and Untis files can carry comes back: weeks, periods of the year, clock times, groups; what they cannot is counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scheduler_app.domain.calendar import EVERY_WEEK, DateRange, WeekKind, WeekPattern
from scheduler_app.domain.changes import apply_changes
from scheduler_app.domain.exchange import ExportOrder
from scheduler_app.domain.groups import GroupKind
from scheduler_app.domain.school import School
from scheduler_app.domain.timetable import Placement
from scheduler_app.interchange.asc.reader import read_asc
from scheduler_app.interchange.asc.writer import write_asc
from scheduler_app.interchange.formats import Formats
from scheduler_app.interchange.untis.reader import read_untis
from scheduler_app.interchange.untis.writer import write_untis
from scheduler_app.services import solving
from scheduler_app.services.import_request import empty_school
from scheduler_app.services.merging import merge
from scheduler_app.services.public import without_persons
from scheduler_app.texts import text
from tests.schools import TIMETABLE, tiny_school

READ: Mapping[str, Any] = {"asc": read_asc, "untis": read_untis}
WRITE: Mapping[str, Any] = {"asc": write_asc, "untis": write_untis}
BOTH = pytest.mark.parametrize("format", ["asc", "untis"])


def _empty() -> School:
    """A new school of the year that the tiny one is of."""
    return replace(empty_school(Path("Skolan"), date(2025, 8, 1)), year=replace(tiny_school().year, periods=()))


def _back(format: str, school: School, day: date | None = None) -> School:
    reading = READ[format](_empty(), WRITE[format](ExportOrder(school, day=day)))
    assert reading.refused == []
    assert reading.not_supported == Counter()
    return apply_changes(_empty(), merge(_empty(), reading.entities, reading.gone).changes)


def _placed(school: School) -> Counter[tuple[object, ...]]:
    found: Counter[tuple[object, ...]] = Counter()
    for uid, place in school.placed.items():
        lesson, requirement = school.lessons[uid], school.requirement_of(uid)
        period = school.year.period(lesson.period)
        found[
            school.subject_of(uid).code, place.day, place.start, lesson.minutes, lesson.weeks, period.dates if period else None,
            tuple(sorted(school.rooms[room].name for room in place.rooms)),
            tuple(sorted(school.staff[teacher].signature for teacher in requirement.teachers)),
            tuple(sorted(school.groups[group].name for group in requirement.groups)),
        ] += 1  # fmt: skip
    return found


def _hard(school: School) -> Counter[str]:
    return Counter(row.rule_id for row in solving.check(school).violations if row.severity == "hard" and row.rule_id != "placed")


def _moved(school: School, **placed: tuple[int, int, str]) -> School:
    rows = {
        f"{TIMETABLE}/{uid}": Placement(TIMETABLE, uid, day, start, (room,) if room else ()) for uid, (day, start, room) in placed.items()
    }
    return replace(school, placements={**school.placements, **rows})


_patterns = st.one_of(
    st.just(EVERY_WEEK), st.sampled_from([WeekPattern(WeekKind.ODD), WeekPattern(WeekKind.EVEN)]),
    st.lists(st.sampled_from([34, 35, 36, 40, 41, 3, 5, 10, 23]), min_size=1, max_size=3, unique=True)
    .map(lambda weeks: WeekPattern(WeekKind.EXPLICIT, tuple(sorted(weeks, key=lambda week: (week < 30, week))))),
)  # fmt: skip


@BOTH
@given(data=st.data())
@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_timetable_comes_back_with_its_times_weeks_and_periods(format: str, data: st.DataObject) -> None:
    school = tiny_school()
    lessons = {
        uid: replace(row, weeks=data.draw(_patterns), period=data.draw(st.sampled_from([None, None, "P1", "P2"])))
        for uid, row in school.lessons.items()
    }
    starts = st.integers(96, 180).map(lambda step: step * 5)
    turn = data.draw(st.integers(0, 4))  # lessons of one requirement on different days: what overlaps itself has no place in Untis
    placements = {
        row.uid: replace(row, day=(turn + lessons[row.lesson].position) % 5, start=data.draw(starts)) for row in school.placements.values()
    }  # fmt: skip
    school = replace(school, lessons=lessons, placements=placements)
    assert _placed(_back(format, school)) == _placed(school)


@BOTH
def test_lessons_of_two_periods_and_single_weeks_at_one_time_clash_no_more_than_before(format: str) -> None:
    school = _moved(
        tiny_school(), **{"MA-7B-3": (4, 490, "A2"), "SV-7B-3": (4, 490, "A2"), "EN-7B-2": (3, 490, "A2"), "EN-7A-2": (3, 490, "A1")}
    )
    lessons = dict(school.lessons)
    lessons["MA-7B-3"] = replace(lessons["MA-7B-3"], period="P1")
    lessons["SV-7B-3"] = replace(lessons["SV-7B-3"], period="P2")
    lessons["MA-7A-3"] = replace(lessons["MA-7A-3"], weeks=WeekPattern(WeekKind.EXPLICIT, (34, 36)))
    lessons["EN-7A-2"] = replace(lessons["EN-7A-2"], weeks=WeekPattern(WeekKind.EXPLICIT, (35, 37)))
    lessons["EN-7B-2"] = replace(lessons["EN-7B-2"], weeks=WeekPattern(WeekKind.EXPLICIT, (35, 37)))
    school = replace(school, lessons=lessons)
    assert _hard(school) == Counter()
    back = _back(format, school)
    assert _hard(back) == Counter()
    assert {row.dates for row in back.year.periods} == {row.dates for row in school.year.periods}


@BOTH
def test_a_school_without_a_frame_comes_back_without_one_and_with_its_day(format: str) -> None:
    back = _back(format, tiny_school())
    assert back.unit.period_frame == ()
    assert back.unit.day_start == min(row.start for row in tiny_school().placed.values())


def test_the_groups_of_untis_are_parts_of_their_class_with_the_same_pupils() -> None:
    school = tiny_school()
    back = _back("untis", school)
    groups = {row.name: row for row in back.groups.values()}
    assert groups["7A grupp 1"].kind is GroupKind.HALF
    assert back.groups[str(groups["7A grupp 1"].parent)].name == "7A"
    members = {back.pupils[row.pupil].name for row in back.memberships_of[groups["7A grupp 1"].uid]}
    assert members == {school.pupils[row.pupil].name for row in school.memberships_of["7A1"]}


@BOTH
def test_groups_hold_whom_they_hold_on_the_day(format: str) -> None:
    school = tiny_school()
    change = date(2025, 11, 9)
    memberships = dict(school.memberships)
    own = next(row for row in memberships.values() if (row.group, row.pupil) == ("7A", "7A-01"))
    memberships[own.uid] = replace(own, dates=DateRange(None, change))
    memberships["new"] = replace(own, uid="new", group="7B", dates=DateRange(date(2025, 11, 10), None))
    school = replace(school, memberships=memberships)
    for day, name in ((None, "7A"), (date(2025, 12, 1), "7B")):
        back = _back(format, school, day)
        (pupil,) = (row.uid for row in back.pupils.values() if row.name == school.pupils["7A-01"].name)
        classes = {back.groups[row.group].name for row in back.memberships.values() if row.pupil == pupil}
        assert classes & {"7A", "7B"} == {name}


@pytest.mark.parametrize("format", ["asc", "untis", "fet", "ss12000"])
def test_what_a_format_cannot_be_told_is_counted_by_type(format: str) -> None:
    days = tuple(text(f"weekday_{day}") for day in range(7))
    written = Formats().write(format, ExportOrder(tiny_school(), "sv", days))
    assert all(n > 0 for n in written.left_out.values())
    for language in ("sv", "en"):
        assert all(text(code, language) != code for code in written.left_out)
    expected = {
        "asc": {"rule_frame", "table_blocks", "table_programmes", "left_out_shared_rooms", "left_out_days_off", "left_out_room_tags"},
        "untis": {"rule_frame", "table_programmes", "left_out_shared_rooms", "left_out_days_off", "left_out_room_tags"},
        "fet": {"left_out_shared_rooms", "left_out_weeks"}, "ss12000": {"rule_frame", "table_blocks"},
    }[format]  # fmt: skip
    assert expected <= written.left_out.keys()


def test_formats_that_carry_everything_leave_nothing_out() -> None:
    for format in ("csv", "xlsx", "ics"):
        assert Formats().write(format, ExportOrder(tiny_school())).left_out == {}


def _asc_with(terms: str, name: str, weeks: str = "1", named: str = "") -> tuple[School, Counter[str]]:
    content = f"""<timetable><periods><period period="1" starttime="8:00" endtime="9:00"/></periods>
    <weeksdefs><weeksdef id="W" weeks="{weeks}" name="{named}"/></weeksdefs><termsdefs>
    <termsdef id="T" terms="{terms}" name="{name}"/></termsdefs>
    <subjects><subject id="S" short="MA" name="MA"/></subjects><classes><class id="C" name="7A"/></classes>
    <lessons><lesson id="L" classids="C" subjectid="S" periodspercard="1" periodsperweek="1" weeksdefid="W" termsdefid="T"/></lessons>
    </timetable>"""
    reading = read_asc(_empty(), {"a.xml": content.encode()})
    return apply_changes(_empty(), merge(_empty(), reading.entities, reading.gone).changes), reading.not_supported


@pytest.mark.parametrize(("terms", "name", "dates", "guessed"), [
    ("10", "Period 1 (2025-09-01–2025-10-24)", (date(2025, 9, 1), date(2025, 10, 24)), False),
    ("01", "VT26", (date(2026, 1, 7), date(2026, 6, 11)), False),
    ("01", "Semester 2", (date(2026, 1, 7), date(2026, 6, 11)), True),
    ("1000", "Q1", (date(2025, 8, 18), date(2025, 10, 30)), True),
])  # fmt: skip
def test_terms_of_asc_are_periods_by_their_dates_their_name_or_their_place_in_the_year(
    terms: str, name: str, dates: tuple[date, date], guessed: bool
) -> None:
    school, left_out = _asc_with(terms, name)
    (period,) = school.year.periods
    assert (period.dates.first, period.dates.last) == dates
    assert {row.period for row in school.lessons.values()} == {period.uid}
    assert bool(left_out) is guessed


@pytest.mark.parametrize(("mask", "name", "expected", "told"), [
    ("10", "", WeekPattern(WeekKind.ODD), True), ("001", "", EVERY_WEEK, False),
    ("0100", "v. 41", WeekPattern(WeekKind.EXPLICIT, (41,)), True),
    ("10,01", "Any week", EVERY_WEEK, False), ("00", "", EVERY_WEEK, False), ("1" * 100 + "0", "", EVERY_WEEK, False),
])  # fmt: skip
def test_weeks_of_asc_that_cannot_be_told_are_counted(mask: str, name: str, expected: WeekPattern, told: bool) -> None:
    school, left_out = _asc_with("1", "", mask, name)
    assert {row.weeks for row in school.lessons.values()} == {expected}
    assert bool(left_out) is not told


@pytest.mark.parametrize(("group", "expected"), [
    ("A", WeekPattern(WeekKind.ODD)), ("B-Woche", WeekPattern(WeekKind.EVEN)), ("Udda", WeekPattern(WeekKind.ODD)),
    ("V34,36", WeekPattern(WeekKind.EXPLICIT, (34, 36))), ("Projekt", EVERY_WEEK),
])  # fmt: skip
def test_lesson_groups_and_dates_of_untis_are_weeks_and_periods(group: str, expected: WeekPattern) -> None:
    cells = {0: "1", 1: "1", 4: "7A", 5: "AND", 6: "MA", 11: group, 14: "20250901", 15: "20251024"}
    row = ";".join(cells.get(place, "") for place in range(16))
    reading = read_untis(_empty(), {"GPU002.TXT": row.encode(), "TIME.TXT": b"1 2 1 800 845\r\n1 2 2 850 935\r\n"})
    school = apply_changes(_empty(), merge(_empty(), reading.entities, reading.gone).changes)
    assert {row.weeks for row in school.lessons.values()} == {expected}
    assert bool(reading.not_supported) is (group == "Projekt")
    assert [(row.dates.first, row.dates.last) for row in school.year.periods] == [(date(2025, 9, 1), date(2025, 10, 24))]
    assert school.unit.period_frame == (("1", 480, 525), ("2", 530, 575))


def test_times_that_are_none_and_days_with_other_times_are_told() -> None:
    grid = b"1 1 1 0800 0900\r\nnonsense\r\n2 1 1 0900 1000\r\n9 1 1 0800 0900\r\n1 1 1 0900 0800\r\n"
    reading = read_untis(_empty(), {"GPU001.TXT": b'1;"7A";"AND";"MA";"A1";1;1;;\n', "time.txt": grid})
    assert [row.code for row in reading.refused] == ["timetable_bad_period"] * 3
    assert reading.not_supported == Counter({"time.txt: days with other times": 1})


@BOTH
def test_a_file_written_here_comes_back_into_its_school_without_a_second_of_anything(format: str) -> None:
    school = tiny_school()
    files = WRITE[format](ExportOrder(school))
    reading = READ[format](school, files)
    assert reading.refused == []
    assert [row for row in merge(school, reading.entities, reading.gone).changes if row.after is None or row.before is None] == []
    emptied = replace(school, placements={})
    back = apply_changes(emptied, merge(emptied, (again := READ[format](emptied, files)).entities, again.gone).changes)
    assert back.placements.keys() == school.placements.keys()
    assert {uid: (row.day, row.start, row.rooms) for uid, row in back.placed.items()} == {
        uid: (row.day, row.start, row.rooms) for uid, row in school.placed.items()
    }


@BOTH
def test_a_public_file_names_nobody(format: str) -> None:
    school = tiny_school()
    files = WRITE[format](ExportOrder(without_persons(school), public=True))
    names = {name for row in (*school.staff.values(), *school.pupils.values()) for name in (row.given_name, row.family_name)}
    told = b"\n".join(files.values()).decode("utf-8" if format == "asc" else "cp1252")
    assert [name for name in names if name in told] == []
    assert not any(row.signature in told for row in school.staff.values())
    if format == "untis":
        assert (files["GPU010.TXT"], files["GPU015.TXT"]) == (b"", b"")
