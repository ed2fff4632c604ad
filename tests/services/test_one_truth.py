"""The first rule: each pupil's own schedule is one set of dated lessons, whoever tells it, and it is the pupil's real school day.

Told by hand, date by date (`truth`), against rosters for attendance, what is read back from an attendance database, dated lessons for
others (calendars, SS 12000), and the printed week. Years with a week 53, the turn of the year and both clock changes are among them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from scheduler_app.attendance.reporting import Reporting
from scheduler_app.attendance.targets import Targets, open_storehouse
from scheduler_app.domain.calendar import DateRange, DayOff, DayOffKind, Period, SchoolYear, Term, WeekKind, WeekPattern
from scheduler_app.domain.dated_changes import DatedChange, IndividualLesson
from scheduler_app.domain.dated_lesson import dated_lessons
from scheduler_app.domain.exchange import ExportOrder
from scheduler_app.domain.groups import AdaptedProgramme, Membership
from scheduler_app.domain.printing import PrintOrder
from scheduler_app.domain.publication import PublicationSnapshot, snapshot_sha256
from scheduler_app.domain.school import School
from scheduler_app.domain.teaching import Lesson
from scheduler_app.domain.visibility import Audience
from scheduler_app.interchange.ics.writer import write_ics
from scheduler_app.reports.printing import Printing
from scheduler_app.reports.pupils import pupil_pages
from scheduler_app.services.double_booking import double_bookings
from scheduler_app.services.expansion import Expansion
from tests.domain.test_calendar_properties import in_weeks, is_school_day
from tests.schools import tiny_school

PUPILS = ("7A-01", "7A-02", "7A-07", "7B-03")
"""Those to whom things happen; everybody is looked at."""

Slot = tuple[str, date, int, int]


class Case:
    """A school and the Monday of the week that is looked at."""

    def __init__(self, school: School, monday: date) -> None:
        self.school, self.monday = school, monday

    def __repr__(self) -> str:
        ordinary, school = tiny_school(), self.school
        tables = ("programmes", "individual_lessons", "dated_changes")
        told: list[object] = [self.monday, school.year.days_off, *(list(getattr(school, name).values()) for name in tables)]
        for name in ("memberships", "lessons"):
            told.append([row for uid, row in getattr(school, name).items() if getattr(ordinary, name).get(uid) != row])
        return f"Case({told})"

    @property
    def days(self) -> list[date]:
        return [self.monday + timedelta(days=n) for n in range(7)]


def _year(begins: int) -> SchoolYear:
    """Without breaks, so that lessons fall on the turn of the year, week 53 and the weeks of both clock changes."""
    first, last = date(begins, 8, 17), date(begins + 1, 6, 13)
    half = DateRange(first, date(begins, 12, 31)), DateRange(date(begins + 1, 1, 1), last)
    return SchoolYear("y", "läsår", DateRange(first, last), (Term("t", "läsår", DateRange(first, last)),), (
        Period("P1", "hösten", half[0]), Period("P2", "våren", half[1]),
    ))  # fmt: skip


@st.composite
def cases(draw: st.DrawFn) -> Case:
    begins = draw(st.sampled_from([2025, 2026]))
    year = _year(begins)
    turns = [date(begins, 12, 28), date(begins + 1, 1, 4), date(begins, 10, 19), date(begins + 1, 3, 23)]
    near = draw(st.sampled_from(turns) | st.dates(date(begins, 8, 24), date(begins + 1, 6, 1)))
    monday = near - timedelta(days=near.weekday())
    around = st.dates(max(monday - timedelta(days=3), date(begins, 8, 17)), monday + timedelta(days=9))
    school = replace(tiny_school(), year=replace(year, days_off=tuple(draw(_offs(around)))), programmes={})
    school = replace(school, memberships=draw(_memberships(school, around)), programmes=draw(_programmes(school, around)))
    school = replace(school, lessons=draw(_lessons(school)), individual_lessons=draw(_individual(school, around)))
    return Case(replace(school, dated_changes=draw(_changes(school, monday))), monday)


def _offs(days: st.SearchStrategy[date]) -> st.SearchStrategy[list[DayOff]]:
    kinds = st.sampled_from([DayOffKind.HOLIDAY, DayOffKind.STUDY_DAY, DayOffKind.HALF_DAY])
    return st.lists(st.tuples(days, kinds, st.sampled_from([550, 620, 700])), max_size=3).map(
        lambda rows: [
            DayOff(f"off{n}", "ledigt", DateRange(day, day), kind, minute if kind is DayOffKind.HALF_DAY else None)
            for n, (day, kind, minute) in enumerate(rows)
        ]
    )


@st.composite
def _ranges(draw: st.DrawFn, days: st.SearchStrategy[date]) -> DateRange:
    one, other = draw(days), draw(days)
    return draw(st.sampled_from([DateRange(min(one, other), max(one, other)), DateRange(one, None), DateRange(None, other)]))


@st.composite
def _memberships(draw: st.DrawFn, school: School, days: st.SearchStrategy[date]) -> dict[str, Membership]:
    """Some move to the other class on a day, and some are in a group for a while only."""
    rows = dict(school.memberships)
    for uid, row in school.memberships.items():
        if row.pupil in PUPILS and draw(st.booleans()):
            moved = draw(days)
            other = row.group.replace("7A", "x").replace("7B", "7A").replace("x", "7B")
            if row.dates.first is not None and row.dates.first < moved:
                rows[uid] = replace(row, dates=DateRange(row.dates.first, moved - timedelta(days=1)))
            else:
                del rows[uid]
            rows[f"{uid}/2"] = Membership(f"{uid}/2", other, row.pupil, DateRange(moved, None))
    return rows


@st.composite
def _programmes(draw: st.DrawFn, school: School, days: st.SearchStrategy[date]) -> dict[str, AdaptedProgramme]:
    listed = st.lists(st.sampled_from(sorted(school.placed)), max_size=6, unique=True).map(tuple)
    made = [
        AdaptedProgramme(f"p{n}", draw(st.sampled_from(PUPILS)), draw(listed), draw(_ranges(days))) for n in range(draw(st.integers(0, 3)))
    ]
    return {row.uid: row for row in made}


@st.composite
def _lessons(draw: st.DrawFn, school: School) -> dict[str, Lesson]:
    weeks = st.sampled_from(
        [WeekPattern(), WeekPattern(WeekKind.ODD), WeekPattern(WeekKind.EVEN), WeekPattern(WeekKind.EXPLICIT, (1, 43, 53))]
    )
    rows = dict(school.lessons)
    for uid in draw(st.lists(st.sampled_from(sorted(school.placed)), max_size=5, unique=True)):
        rows[uid] = replace(rows[uid], weeks=draw(weeks), period=draw(st.sampled_from([None, "P1", "P2"])))
    return rows


@st.composite
def _individual(draw: st.DrawFn, school: School, days: st.SearchStrategy[date]) -> dict[str, IndividualLesson]:
    taught = sorted(uid for uid in school.placed if not school.subject_of(uid).special)
    made = [
        IndividualLesson(f"i{n}", draw(st.sampled_from(PUPILS)), draw(st.sampled_from(taught)), draw(st.booleans()), draw(_ranges(days)))
        for n in range(draw(st.integers(0, 4)))
    ]
    return {row.uid: row for row in made}


@st.composite
def _changes(draw: st.DrawFn, school: School, monday: date) -> dict[str, DatedChange]:
    taught = sorted(uid for uid in school.placed if not school.subject_of(uid).special)
    made = [
        DatedChange(uid, monday + timedelta(days=school.placed[uid].day), *draw(st.sampled_from([(True, ()), (False, ("DAV",))])))
        for uid in draw(st.lists(st.sampled_from(taught), max_size=3, unique=True))
    ]
    return {row.uid: row for row in made}


# The truth, told as plainly as it can be


def truth(case: Case) -> dict[str, set[Slot]]:
    """Every pupil's lessons of the week, special subjects left out."""
    school = case.school
    found: dict[str, set[Slot]] = {uid: set() for uid in school.pupils}
    for day in case.days:
        for uid, placement in school.placed.items():
            if placement.day == day.weekday() and _given(school, school.lessons[uid], placement.start, day):
                for pupil in school.pupils:
                    if _expected(school, pupil, uid, day):
                        found[pupil].add((uid, day, placement.start, placement.start + school.lessons[uid].minutes))
    return found


def _given(school: School, lesson: Lesson, start: int, day: date) -> bool:
    ends = [off.from_minute for off in school.year.days_off if off.from_minute is not None and off.dates.first == day]
    change = next((row for row in school.dated_changes.values() if (row.lesson, row.day) == (lesson.uid, day)), None)
    in_period = lesson.period is None or (day.month >= 8) == (lesson.period == "P1")
    return (
        is_school_day(school.year, day) and in_weeks(lesson.weeks, day) and in_period and not school.subject_of(lesson.uid).special
        and all(start + lesson.minutes <= end for end in ends) and not (change is not None and change.cancelled)
    )  # fmt: skip


def _holds(dates: DateRange, day: date) -> bool:
    return (dates.first or day) <= day <= (dates.last or day)


def _expected(school: School, pupil: str, lesson: str, day: date) -> bool:
    singles = [
        row.attends for row in school.individual_lessons.values() if (row.pupil, row.lesson) == (pupil, lesson) and _holds(row.dates, day)
    ]
    if singles:
        return all(singles)
    groups = school.requirement_of(lesson).groups
    belongs = any(row.pupil == pupil and row.group in groups and _holds(row.dates, day) for row in school.memberships.values())
    programmes = [row for row in school.programmes.values() if row.pupil == pupil and _holds(row.dates, day)]
    return belongs and (not programmes or any(lesson in row.lessons for row in programmes))


# Those who tell it


def _snapshot(case: Case) -> PublicationSnapshot:
    """Whatever the week holds, double bookings too: what refuses them is looked at on its own."""
    school, first, last = case.school, case.days[0], min(case.days[-1], case.school.year.dates.last or case.days[-1])
    events = Expansion(school, first, last).events
    digest = snapshot_sha256(school.unit.uid, first, last, events)
    return PublicationSnapshot("00000000-0000-4000-8000-000000000001", school.unit.uid, "s", school.current, first, last, events, digest)


def _printed(case: Case) -> Iterator[tuple[str, set[tuple[int, int, int, str]]]]:
    """Day, start, end and subject of each card on the pupil's page of that week."""
    school = case.school
    for uid in school.pupils:
        printing = Printing(PrintOrder(school, "pupils", Audience.INTERNAL, "sv", case.monday, of=(uid,)), case.monday)
        (page,) = pupil_pages(printing) or [None]
        cards = page.cards if page is not None else ()
        yield uid, {(card.day, card.start, card.end, card.code) for card in cards if card.code not in ("LUNCH", "KONF")}


@given(cases())
@settings(max_examples=30)
def test_rosters_dated_lessons_and_prints_tell_the_same_schedule(case: Case) -> None:
    true = truth(case)
    rosters: dict[str, set[Slot]] = {uid: set() for uid in case.school.pupils}
    for event in _snapshot(case).events:
        for pupil in event.pupils:
            rosters[pupil].add((event.lesson, event.local_date, event.start, event.end))
    assert rosters == true
    handed_on: dict[str, set[Slot]] = {uid: set() for uid in case.school.pupils}
    for row in dated_lessons(case.school, case.days[0], case.days[-1]):
        for pupil in () if row.cancelled else row.pupils:
            handed_on[pupil].add((row.lesson, row.day, row.start, row.end))
    assert handed_on == true
    codes = {uid: case.school.subject_of(uid).code for uid in case.school.placed}
    for pupil, cards in _printed(case):
        assert cards == {(day.weekday(), start, end, codes[lesson]) for lesson, day, start, end in true[pupil]}, pupil


@given(cases())
@settings(max_examples=6)
def test_attendance_database_and_calendar_files_tell_the_same_schedule(case: Case) -> None:
    true, school = truth(case), case.school
    with TemporaryDirectory() as folder:
        path = str(Path(folder) / "a.db")
        Targets().open(path).publish(_snapshot(case), 0, "me")
        held: dict[str, set[Slot]] = {uid: set() for uid in school.pupils}
        for _, row in Targets().published(path).between([school.unit.uid], case.days[0], case.days[-1]):
            assert not school.subject_of(row.lesson).special
            for pupil in row.pupils:
                held[pupil].add((row.lesson, row.day, row.start, row.end))
    assert held == true
    files = write_ics(ExportOrder(school, first=case.days[0], last=case.days[-1], persons=PUPILS))
    for pupil in PUPILS:
        wanted = {(datetime(day.year, day.month, day.day, start // 60, start % 60), lesson) for lesson, day, start, _ in true[pupil]}
        content = files.get(f"person-{school.pupils[pupil].name.replace(' ', '-')}.ics")  # none for who has no lessons then
        events: list[Any] = Calendar.from_ical(content).walk("VEVENT") if content is not None else []
        told = [row for row in events if str(row["status"]) != "CANCELLED"]
        names = {subject.name for subject in school.subjects.values() if not subject.special}
        read = sorted((row["dtstart"].dt.replace(tzinfo=None), str(row["summary"])) for row in told if str(row["summary"]) in names)
        assert read == sorted((when, school.subject_of(lesson).name) for when, lesson in wanted)


@given(cases())
@settings(max_examples=30)
def test_no_pupil_is_at_two_lessons_at_once_without_being_listed(case: Case) -> None:
    clashes = {
        frozenset({one[0], other[0]}) | {one[1].isoformat()}
        for slots in truth(case).values()
        for one, other in combinations(sorted(slots), 2)
        if one[1] == other[1] and one[2] < other[3] and other[2] < one[3]
    }
    found = [row for row in double_bookings(_snapshot(case).events) if row.pupils]
    assert {frozenset({row.one.lesson, row.other.lesson, row.one.local_date.isoformat()}) for row in found} == clashes


def test_adapted_pupil_who_attends_everything_is_at_exactly_100_percent(tmp_path: Path) -> None:
    """From publishing over reporting to the sums that docs/attendance-database.md gives."""
    school, monday = tiny_school(), date(2025, 9, 8)
    path = str(tmp_path / "a.db")
    Targets().open(path).publish(_snapshot(Case(school, monday)), 0, "me")
    teacher = Reporting(open_storehouse(path), school.unit.uid)
    for day in Case(school, monday).days:
        for member in school.staff:
            for lesson in teacher.lessons(member, day):
                if not lesson.reported:
                    teacher.report(lesson.id, lesson.revision, {}, member, datetime(day.year, day.month, day.day, 18, tzinfo=UTC))
    query = """
        SELECT sum(p.planned_minutes), sum(CASE WHEN r.category IS NULL OR r.category = 'present' THEN 0 ELSE a.minutes END), count(*)
        FROM calendar_event e JOIN calendar_event_pupil p ON p.calendar_event_id = e.id
        JOIN attendance a ON a.calendar_event_id = e.id AND a.pupil_id = p.pupil_id LEFT JOIN absence_reason r ON r.id = a.reason_id
        WHERE p.pupil_id = :pupil AND e.reported_at IS NOT NULL"""
    with open_storehouse(path).session() as session:
        ((expected, away, lessons),) = session.rows(query, pupil="7A-01")
        ((others, _, _),) = session.rows(query, pupil="7A-02")
    programme = school.programmes["adapted-1"].lessons
    placed = [uid for uid in programme if uid in school.placed]
    assert (expected, away, lessons) == (sum(school.lessons[uid].minutes for uid in placed), 0, len(placed))
    assert expected < others
