"""Random schools for property tests: every reference holds and every text can be stored, nothing else makes sense."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

from hypothesis import strategies as st

from scheduler_app.domain.calendar import DateRange, DayOff, DayOffKind, Period, SchoolYear, Term, WeekKind, WeekPattern
from scheduler_app.domain.dated_changes import DatedChange, IndividualLesson
from scheduler_app.domain.groups import AdaptedProgramme, Group, GroupKind, Membership
from scheduler_app.domain.ignored import IgnoredBreach
from scheduler_app.domain.people import DutyType, Origin, Pupil, SecurityMarking, StaffMember
from scheduler_app.domain.planning import (
    PLANNING_COLLECTION,
    Assignment,
    AssignmentKind,
    DutyBreak,
    LocalHours,
    PlanningSettings,
    PostTerms,
    Qualification,
    RequirementStaffing,
    StudyPoints,
    SubjectCounting,
    TaughtBefore,
    TeachingWish,
    TimeKind,
    WorkPeriod,
    WorkTerms,
)
from scheduler_app.domain.rules import Rule, Scope
from scheduler_app.domain.school import School, SchoolUnit
from scheduler_app.domain.tables import ColumnMapping
from scheduler_app.domain.teaching import Block, Lesson, Requirement, Room, RoomNeed, Subject
from scheduler_app.domain.timetable import LockedBy, Placement, TimetableVersion, VersionState
from scheduler_app.domain.withheld import Decision, PersonKind, Withheld

_Row = TypeVar("_Row")

texts = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), max_size=12)
"""Any text that can be stored: no NUL, no lone surrogates; markup, emoji and combining marks included."""

uids = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0/"), min_size=1, max_size=6)

_days = st.dates(date(2020, 1, 1), date(2035, 12, 31))


@st.composite
def date_ranges(draw: st.DrawFn) -> DateRange:
    first, last = draw(st.none() | _days), draw(st.none() | _days)
    return DateRange(last, first) if first and last and last < first else DateRange(first, last)


@st.composite
def week_patterns(draw: st.DrawFn) -> WeekPattern:
    kind = draw(st.sampled_from(WeekKind))
    weeks = draw(st.lists(st.integers(1, 53), min_size=1, max_size=4)) if kind is WeekKind.EXPLICIT else ()
    return WeekPattern(kind, tuple(weeks))


def some_of(known: Iterable[str], at_most: int = 3) -> st.SearchStrategy[tuple[str, ...]]:
    """Some of the uids, each once, in any order."""
    rows = list(known)
    return st.lists(st.sampled_from(rows), max_size=at_most, unique=True).map(tuple) if rows else st.just(())


def one_or_none(known: Iterable[str]) -> st.SearchStrategy[str | None]:
    rows = list(known)
    return st.none() | st.sampled_from(rows) if rows else st.none()


_origins, _markings = st.sampled_from(Origin), st.sampled_from(SecurityMarking)
_minutes = st.integers(1, 48).map(lambda steps: steps * 5)
_tags = st.lists(texts.filter(bool), max_size=2, unique=True).map(tuple)
_param_values = st.one_of(
    st.integers(-(2**31), 2**31), texts, st.lists(st.integers(0, 10080), max_size=3).map(tuple), st.lists(texts, max_size=3).map(tuple)
)


_week_minutes = st.none() | st.integers(0, 2000)
_grades = st.none() | st.integers(0, 9)
_locks = st.none() | st.sampled_from(LockedBy)

_withheld = st.builds(Withheld, st.sampled_from(PersonKind), uids, _markings, st.sampled_from(Decision), texts)

_Fields = dict[str, dict[str, Any]]


@st.composite
def _keyed(draw: st.DrawFn, at_most: int, **fields: st.SearchStrategy[Any]) -> _Fields:
    names = draw(st.lists(uids, max_size=at_most, unique=True))
    return {uid: {"uid": uid, **{name: draw(values) for name, values in fields.items()}} for uid in names}


def _rows_of(kind: type[_Row], fields: Mapping[str, dict[str, Any]]) -> dict[str, _Row]:
    return {uid: kind(**values) for uid, values in fields.items()}


@st.composite
def years(draw: st.DrawFn) -> SchoolYear:
    def dated(row: type[_Row], **more: st.SearchStrategy[Any]) -> tuple[_Row, ...]:
        return tuple(_rows_of(row, draw(_keyed(2, name=texts, dates=date_ranges(), **more))).values())

    return SchoolYear(
        draw(uids), draw(texts), DateRange(date(2025, 8, 1), date(2026, 6, 30)), dated(Term), dated(Period),
        tuple(map(_half_or_whole, dated(DayOff), draw(_half_days))), draw(st.sampled_from([(0, 1, 2, 3, 4), (0, 2), (), (5, 6)])),
    )  # fmt: skip


_half_days = st.tuples(*[st.tuples(st.sampled_from(DayOffKind), st.integers(1, 1439))] * 2)


def _half_or_whole(off: DayOff, half: tuple[DayOffKind, int]) -> DayOff:
    kind, minute = half
    return replace(off, kind=kind, from_minute=minute if kind is DayOffKind.HALF_DAY else None)


@st.composite
def units(draw: st.DrawFn) -> SchoolUnit:
    frame = draw(st.sampled_from([(), (("1", 480, 540), ("2", 545, 605)), (("<b>", 1, 2),)]))
    return SchoolUnit(draw(uids), draw(texts), draw(texts), draw(texts), 480, 1020, frame, draw(st.integers(0, 2000)))


def _subjects() -> st.SearchStrategy[_Fields]:
    return _keyed(3, code=texts, name=texts, official_code=texts, special=st.booleans(), hue=st.integers(0, 11), origin=_origins)


def _rooms() -> st.SearchStrategy[_Fields]:
    seats = st.integers(0, 200)
    return _keyed(3, name=texts, seats=seats, building=texts, tags=_tags, shared=st.booleans(), origin=_origins, archived=st.booleans())


def _staff(subjects: Iterable[str]) -> st.SearchStrategy[_Fields]:
    return _keyed(
        3, signature=texts, given_name=texts, family_name=texts, percent=st.floats(0, 100), duty_type=st.sampled_from(DutyType),
        teaching_minutes=_week_minutes, subjects=some_of(subjects), dates=date_ranges(), marking=_markings, origin=_origins,
    )  # fmt: skip


def _pupils() -> st.SearchStrategy[_Fields]:
    return _keyed(
        4, given_name=texts, family_name=texts, grade=_grades, expected_minutes=_week_minutes, marking=_markings,
        placeholder=st.booleans(), origin=_origins, archived=st.booleans(),
    )  # fmt: skip


def _groups(staff: Iterable[str]) -> st.SearchStrategy[_Fields]:
    return _keyed(
        4, name=texts, kind=st.sampled_from(GroupKind), school_form=texts, grade=_grades, mentor=one_or_none(staff),
        planned_pupils=st.integers(0, 40), archived=st.booleans(),
    )  # fmt: skip


def _memberships(groups: list[str], pupils: list[str]) -> st.SearchStrategy[_Fields]:
    if not (groups and pupils):
        return st.just({})
    return _keyed(5, group=st.sampled_from(groups), pupil=st.sampled_from(pupils), dates=date_ranges(), origin=_origins)


def _requirements(
    subjects: list[str], groups: Iterable[str], staff: Iterable[str], rooms: Iterable[str], blocks: Iterable[str]
) -> st.SearchStrategy[_Fields]:
    if not subjects:
        return st.just({})
    sizes = st.lists(st.integers(1, 3), max_size=3).map(tuple)
    need = st.builds(RoomNeed, st.booleans(), some_of(rooms), _tags, st.integers(1, 3), st.booleans(), sizes, sizes)
    return _keyed(
        3, subject=st.sampled_from(subjects), groups=some_of(groups), teachers=some_of(staff), minutes=_minutes, room_need=need,
        block=one_or_none(blocks), setup=st.integers(0, 20), cleanup=st.integers(0, 20), seats=st.none() | st.integers(0, 90), note=texts,
        tags=_tags,
    )  # fmt: skip


def _lessons(requirements: list[str], periods: Iterable[str]) -> st.SearchStrategy[_Fields]:
    if not requirements:
        return st.just({})
    return _keyed(
        4, requirement=st.sampled_from(requirements), minutes=_minutes, position=st.integers(0, 5), weeks=week_patterns(),
        period=one_or_none(periods),
    )  # fmt: skip


def _programmes(pupils: list[str], lessons: Iterable[str]) -> st.SearchStrategy[_Fields]:
    if not pupils:
        return st.just({})
    return _keyed(2, pupil=st.sampled_from(pupils), lessons=some_of(lessons), dates=date_ranges(), expected_minutes=_week_minutes)


def _rules(targets: Iterable[str]) -> st.SearchStrategy[_Fields]:
    return _keyed(
        3, rule_id=texts, scope=st.sampled_from(Scope), targets=some_of(targets), note=texts, active=st.booleans(),
        params=st.dictionaries(texts, _param_values, max_size=3), weight=st.none() | st.floats(0, 1e6),
    )  # fmt: skip


@st.composite
def _placements(draw: st.DrawFn, timetables: Iterable[str], lessons: Iterable[str], rooms: Iterable[str]) -> dict[str, Placement]:
    where = st.builds(Placement, st.none(), st.none(), st.integers(0, 6), st.integers(0, 1439), some_of(rooms), _locks, _locks)
    pairs = [(timetable, lesson) for timetable in timetables for lesson in lessons]
    rows = [replace(draw(where), timetable=timetable, lesson=lesson) for timetable, lesson in pairs if draw(st.booleans())]
    return {row.uid: row for row in rows}


@st.composite
def _dated_changes(draw: st.DrawFn, lessons: list[str], staff: Iterable[str], rooms: Iterable[str]) -> dict[str, DatedChange]:
    if not lessons:
        return {}
    change = st.builds(DatedChange, st.sampled_from(lessons), _days, st.booleans(), some_of(staff), some_of(rooms))
    return {row.uid: row for row in draw(st.lists(change, max_size=3))}


def _individual_lessons(pupils: list[str], lessons: list[str]) -> st.SearchStrategy[_Fields]:
    if not (pupils and lessons):
        return st.just({})
    return _keyed(2, pupil=st.sampled_from(pupils), lesson=st.sampled_from(lessons), attends=st.booleans(), dates=date_ranges())


def _number(highest: int, lowest: int = 0) -> st.SearchStrategy[int]:
    return st.integers(lowest, highest)


def _some_number(highest: int) -> st.SearchStrategy[int | None]:
    return st.none() | st.integers(0, highest)


def _about(known: Iterable[str], **fields: st.SearchStrategy[Any]) -> st.SearchStrategy[_Fields]:
    """Rows that share the uids of what they are about."""
    return some_of(known).flatmap(
        lambda names: st.fixed_dictionaries({uid: st.fixed_dictionaries({"uid": st.just(uid), **fields}) for uid in names})
    )


@st.composite
def planning(draw: st.DrawFn, staff: list[str], subjects: list[str], groups: list[str], requirements: list[str]) -> dict[str, Any]:
    """Rows of staff planning by the field of School that holds them."""
    hours = st.floats(0, 2000)
    found: dict[type[Any], st.SearchStrategy[_Fields]] = {
        PostTerms: _about(
            staff, vacant=st.booleans(), regulated_hours=st.none() | hours, most_classes=_some_number(9),
            break_duty_minutes=_some_number(200),
        ),
        RequirementStaffing: _about(requirements, teachers_needed=_number(3), locked=st.booleans()),
        SubjectCounting: _about(subjects, factor=st.floats(0, 3), counts_as=st.sampled_from(TimeKind)),
        LocalHours: _keyed(2, school_form=texts, subject=texts, first_grade=_number(3), last_grade=_number(9, 3), hours=_number(700)),
        WorkTerms: _keyed(
            2, name=texts, source=texts, duty_type=st.sampled_from(DutyType), dates=date_ranges(), regulated_hours=hours,
            days=_number(300, 1), rest_minutes=_number(60), before_first=_number(60),
        ),
        WorkPeriod: _keyed(2, name=texts, dates=date_ranges(), regulated_hours=hours, days=_number(60)),
        DutyBreak: _keyed(2, area=texts, day=_number(6), start=_number(1000), minutes=_number(60, 1), people=_number(3), building=texts),
        PlanningSettings: _about(("planning",), hours_per_point=st.floats(0, 2), break_duty_minutes=_number(300)),
    }  # fmt: skip
    if staff:
        person = st.sampled_from(staff)
        found[Assignment] = _keyed(
            2, staff=person, kind=st.sampled_from(AssignmentKind), name=texts, minutes=_number(600), percent=st.floats(0, 100),
            off_teaching=st.booleans(), dates=date_ranges(),
        )  # fmt: skip
        found[TeachingWish] = _keyed(2, staff=person, subject=one_or_none(subjects), group=one_or_none(groups), wanted=st.booleans())
    if staff and subjects:
        subject = st.sampled_from(subjects)
        found[Qualification] = _keyed(
            2,
            staff=person,
            subject=subject,
            school_form=texts,
            first_grade=_grades,
            last_grade=_grades,
            dates=date_ranges(),
            origin=_origins,
        )
        if groups:
            group = st.sampled_from(groups)
            found[TaughtBefore] = _keyed(2, staff=person, subject=subject, group=group)
            found[StudyPoints] = _keyed(2, group=group, subject=subject, points=_number(300), hours_per_point=st.none() | st.floats(0, 2))
    return {PLANNING_COLLECTION[kind]: _rows_of(kind, draw(rows)) for kind, rows in found.items()}


@st.composite
def schools(draw: st.DrawFn) -> School:
    """Any small school whose references hold; nothing else about it makes sense."""
    year, subjects, rooms, pupils = draw(years()), draw(_subjects()), draw(_rooms()), draw(_pupils())
    staff = draw(_staff(subjects))
    groups = draw(_groups(staff))
    for values in groups.values():
        values["parent"] = draw(one_or_none(groups))
    blocks = draw(_keyed(2, name=texts))
    requirements = draw(_requirements(list(subjects), groups, staff, rooms, blocks))
    lessons = draw(_lessons(list(requirements), [period.uid for period in year.periods]))
    timetables = draw(_keyed(2, name=texts, state=st.sampled_from(VersionState), dates=date_ranges()))
    return School(
        unit=draw(units()),
        year=year,
        subjects=_rows_of(Subject, subjects),
        rooms=_rows_of(Room, rooms),
        staff=_rows_of(StaffMember, staff),
        pupils=_rows_of(Pupil, pupils),
        groups=_rows_of(Group, groups),
        memberships=_rows_of(Membership, draw(_memberships(list(groups), list(pupils)))),
        programmes=_rows_of(AdaptedProgramme, draw(_programmes(list(pupils), lessons))),
        blocks=_rows_of(Block, blocks),
        requirements=_rows_of(Requirement, requirements),
        lessons=_rows_of(Lesson, lessons),
        rules=_rows_of(Rule, draw(_rules([*groups, *staff, "gone"]))),
        timetables=_rows_of(TimetableVersion, timetables),
        placements=draw(_placements(timetables, lessons, rooms)),
        dated_changes=draw(_dated_changes(list(lessons), staff, rooms)),
        individual_lessons=_rows_of(IndividualLesson, draw(_individual_lessons(list(pupils), list(lessons)))),
        withheld={row.uid: row for row in draw(st.lists(_withheld, max_size=2))},
        mappings=_rows_of(ColumnMapping, draw(_keyed(2, kind=texts, columns=st.dictionaries(texts, texts, max_size=3)))),
        ignored=_rows_of(IgnoredBreach, draw(_keyed(2, rule_id=texts, reason=texts, author=texts, day=st.dates()))),
        **draw(planning(list(staff), list(subjects), list(groups), list(requirements))),
        current=draw(st.sampled_from(list(timetables))) if timetables else "",
        source=draw(st.dictionaries(texts, texts, max_size=2)),
    )
