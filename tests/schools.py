"""Schools to test with: `tiny_school()` made by hand and free of clashes; `schools()` (see random_schools) any at all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TypeVar

from scheduler_app.domain.calendar import EVERY_WEEK, DateRange, DayOff, DayOffKind, Period, SchoolYear, Term, WeekKind, WeekPattern
from scheduler_app.domain.groups import AdaptedProgramme, Group, GroupKind, Membership
from scheduler_app.domain.people import DutyType, Pupil, StaffMember
from scheduler_app.domain.rules import Rule, Scope
from scheduler_app.domain.school import School, SchoolUnit
from scheduler_app.domain.teaching import NO_ROOM, Block, Lesson, Requirement, Room, RoomNeed, Subject
from scheduler_app.domain.timetable import LockedBy, Placement, TimetableVersion
from tests.random_schools import schools

__all__ = ["TIMETABLE", "schools", "tiny_school"]

TIMETABLE = "timetable-1"

_Row = TypeVar("_Row")


def _by_uid(rows: Iterable[_Row]) -> dict[str, _Row]:
    return {row.uid: row for row in rows}  # type: ignore[attr-defined]


_GYM, _HALL, _ART = RoomNeed(tags=("gym",)), RoomNeed(rooms=("MATSAL",)), RoomNeed(rooms=("BILD",), tags=("art",))

# requirement uid, subject, groups, teachers, minutes of each lesson, room need, block
_REQUIREMENTS: tuple[tuple[str, str, str, str, tuple[int, ...], RoomNeed, str | None], ...] = (
    ("MA-7A", "MA", "7A", "AND", (60, 60, 60), RoomNeed(), None),
    ("MA-7B", "MA", "7B", "AND", (60, 60, 60), RoomNeed(), None),
    ("SV-7A", "SV", "7A", "BER", (60, 60, 60), RoomNeed(), None),
    ("SV-7B", "SV", "7B", "BER", (60, 60, 60), RoomNeed(), None),
    ("EN-7A", "EN", "7A", "BER", (60, 60), RoomNeed(), "engelska-7"),
    ("EN-7B", "EN", "7B", "AND", (60, 60), RoomNeed(), "engelska-7"),
    ("IDH-7A", "IDH", "7A", "CEC", (60, 60), _GYM, None),
    ("IDH-7B", "IDH", "7B", "CEC", (60, 60), _GYM, None),
    ("BL-7A1", "BL", "7A1", "DAV", (80,), _ART, None),
    ("BL-7A2", "BL", "7A2", "DAV", (80,), _ART, None),
    ("BL-7B1", "BL", "7B1", "DAV", (80,), _ART, None),
    ("BL-7B2", "BL", "7B2", "DAV", (80,), _ART, None),
    ("LUNCH-7A", "LUNCH", "7A", "", (30, 30, 30, 30, 30), _HALL, None),
    ("LUNCH-7B", "LUNCH", "7B", "", (30, 30, 30, 30, 30), _HALL, None),
    ("KONF", "KONF", "", "AND BER CEC DAV", (60,), NO_ROOM, None),
)

_ALTERNATE = {"BL-7A1": WeekKind.ODD, "BL-7A2": WeekKind.EVEN, "BL-7B1": WeekKind.ODD, "BL-7B2": WeekKind.EVEN}

# lesson uid: day, start, rooms; all other lessons are unplaced
_PLACEMENTS: Mapping[str, tuple[int, int, str]] = {
    "MA-7A-1": (0, 490, "A1"), "MA-7A-2": (1, 490, "A1"), "MA-7A-3": (3, 490, "A1"),
    "MA-7B-1": (0, 560, "A2"), "MA-7B-2": (1, 560, "A2"),
    "SV-7A-1": (0, 560, "A1"), "SV-7A-2": (1, 560, "A1"), "SV-7B-1": (0, 490, "A2"), "SV-7B-2": (1, 490, "A2"),
    "EN-7A-1": (2, 490, "A1"), "EN-7B-1": (2, 490, "A2"),
    "IDH-7A-1": (0, 720, "GYM"), "IDH-7B-1": (0, 820, "GYM"),
    "BL-7A1-1": (2, 720, "BILD"), "BL-7A2-1": (2, 720, "BILD"),
    "LUNCH-7A-1": (0, 660, "MATSAL"), "LUNCH-7A-2": (1, 660, "MATSAL"), "LUNCH-7A-3": (2, 660, "MATSAL"),
    "LUNCH-7B-1": (0, 660, "MATSAL"), "LUNCH-7B-2": (1, 675, "MATSAL"),
    "KONF-1": (1, 930, ""),
}  # fmt: skip


def tiny_school() -> School:
    """Two classes with half-classes, 24 pupils, 4 teachers, 4 rooms and a dining hall; some lessons placed, no clash.

    Uids read like names: group `7A`, `7A1`; pupil `7A-01`; lesson `MA-7A-1`; requirement `MA-7A`; subject `MA`;
    teacher `AND`; room `A1`; rule `rule-frame`; timetable `timetable-1`. Solvable completely.
    """
    requirements = {row[0]: _requirement(*row) for row in _REQUIREMENTS}
    return School(
        unit=SchoolUnit("3c1f8a52-7f0b-4d4a-9d57-0f4b6c0a7a11", "Lilla Ekskolan", "12345678", "Ekeby", 480, 1020),
        year=_year(),
        subjects=_by_uid(_subjects()),
        rooms=_by_uid(_rooms()),
        staff=_by_uid(_staff()),
        pupils=_by_uid(_pupils()),
        groups=_by_uid(_groups()),
        memberships=_by_uid(_memberships()),
        programmes=_by_uid((_programme(),)),
        blocks={"engelska-7": Block("engelska-7", "Engelska åk 7")},
        requirements=requirements,
        lessons=_by_uid(_lessons()),
        rules=_by_uid(_rules()),
        timetables={TIMETABLE: TimetableVersion(TIMETABLE, "Utkast")},
        placements=_by_uid(_placements()),
        current=TIMETABLE,
    )


def _year() -> SchoolYear:
    autumn, spring = DateRange(date(2025, 8, 18), date(2025, 12, 19)), DateRange(date(2026, 1, 7), date(2026, 6, 11))
    return SchoolYear(
        "2025-26", "2025/26", DateRange(date(2025, 8, 18), date(2026, 6, 11)),
        terms=(Term("HT25", "HT25", autumn), Term("VT26", "VT26", spring)),
        periods=(Period("P1", "Hösten", autumn), Period("P2", "Våren", spring)),
        days_off=(
            DayOff("hostlov", "Höstlov", DateRange(date(2025, 10, 27), date(2025, 10, 31))),
            DayOff("jullov", "Jullov", DateRange(date(2025, 12, 20), date(2026, 1, 6))),
            DayOff("studiedag", "Studiedag", DateRange(date(2025, 9, 19), date(2025, 9, 19)), DayOffKind.STUDY_DAY),
            DayOff("forsta-maj", "Första maj", DateRange(date(2026, 5, 1), date(2026, 5, 1)), DayOffKind.HOLIDAY),
        ),
    )  # fmt: skip


def _subjects() -> tuple[Subject, ...]:
    return (
        Subject("MA", "MA", "Matematik", "GRGRMAT01", hue=0), Subject("SV", "SV", "Svenska", "GRGRSVE01", hue=1),
        Subject("EN", "EN", "Engelska", "GRGRENG01", hue=2), Subject("IDH", "IDH", "Idrott och hälsa", "GRGRIDR01", hue=3),
        Subject("BL", "BL", "Bild", "GRGRBIL01", hue=4), Subject("LUNCH", "LUNCH", "Lunch", special=True, hue=5),
        Subject("KONF", "KONF", "Konferens", special=True, hue=6),
    )  # fmt: skip


def _rooms() -> tuple[Room, ...]:
    return (
        Room("A1", "A1", 30, "A"), Room("A2", "A2", 30, "A"), Room("GYM", "Gymnastiksal", 60, "G", ("gym",)),
        Room("BILD", "Bildsal", 16, "B", ("art", "craft")), Room("MATSAL", "Matsal", 60, "M", ("dining",), shared=True),
    )  # fmt: skip


def _staff() -> tuple[StaffMember, ...]:
    return (
        StaffMember("AND", "AND", "Anna", "Andersson", 100.0, subjects=("MA", "EN")),
        StaffMember("BER", "BER", "Bo", "Bergström", 100.0, subjects=("SV", "EN")),
        StaffMember("CEC", "CEC", "Cecilia", "Ceder", 80.0, subjects=("IDH",)),
        StaffMember("DAV", "DAV", "Åke", "Dävertz", 50.0, DutyType.SEMESTERTJANST, 480, ("BL",)),
    )


def _pupils() -> Iterable[Pupil]:
    names = ("Ada", "Bilal", "Cesar", "Disa", "Elsa", "Farah", "Göran", "Hugo", "Inés", "Jonna", "Kim", "Léo")
    for group in ("7A", "7B"):
        for number, name in enumerate(names, 1):
            yield Pupil(f"{group}-{number:02d}", name, f"Ek {group}", grade=7)


def _groups() -> Iterable[Group]:
    for name, mentor in (("7A", "AND"), ("7B", "BER")):
        yield Group(name, name, GroupKind.CLASS, grade=7, mentor=mentor, planned_pupils=12)
        for half in "12":
            yield Group(name + half, f"{name} grupp {half}", GroupKind.HALF, grade=7, parent=name, planned_pupils=6)


def _memberships() -> Iterable[Membership]:
    for pupil in _pupils():
        group, number = pupil.uid[:2], int(pupil.uid[3:])
        for name in (group, group + ("1" if number <= 6 else "2")):
            yield Membership(f"{name}/{pupil.uid}", name, pupil.uid, DateRange(date(2025, 8, 18)))


def _programme() -> AdaptedProgramme:
    """Ada in 7A comes to mathematics and Swedish only during the autumn."""
    lessons = ("MA-7A-1", "MA-7A-2", "MA-7A-3", "SV-7A-1", "SV-7A-2", "SV-7A-3")
    return AdaptedProgramme("adapted-1", "7A-01", lessons, DateRange(date(2025, 9, 1), date(2025, 12, 19)), 360)


def _requirement(
    uid: str, subject: str, groups: str, teachers: str, lengths: tuple[int, ...], need: RoomNeed, block: str | None
) -> Requirement:
    sport = subject == "IDH"
    return Requirement(
        uid, subject, tuple(groups.split()), tuple(teachers.split()), sum(lengths), need, block,
        setup=5 if sport else 0, cleanup=10 if sport else 0,
    )  # fmt: skip


def _lessons() -> Iterable[Lesson]:
    for uid, _, _, _, lengths, _, _ in _REQUIREMENTS:
        weeks = WeekPattern(_ALTERNATE[uid]) if uid in _ALTERNATE else EVERY_WEEK
        for position, minutes in enumerate(lengths):
            yield Lesson(f"{uid}-{position + 1}", uid, minutes, position, weeks)


def _rules() -> tuple[Rule, ...]:
    return (
        Rule("rule-frame", "frame", Scope.SCHOOL, params={"start": 480, "end": 1000, "days": (0, 1, 2, 3, 4)}),
        Rule("rule-lunch", "lunch_window", Scope.SUBJECT, ("LUNCH",), {"start": 640, "end": 780, "minutes": 30}),
        Rule("rule-lunch-days", "different_days", Scope.SUBJECT, ("LUNCH",), {"days_between": 1}),
        Rule("rule-days", "different_days", Scope.SUBJECT, ("MA", "SV", "EN", "IDH"), {"days_between": 1}, 10.0),
        Rule("rule-friday", "unavailable", Scope.STAFF, ("DAV",), {"day": 4, "start": 480, "end": 1020}, note="halvtid"),
        Rule("rule-break", "min_break", Scope.GROUP, ("7A", "7B"), {"minutes": 5}),
        Rule("rule-gaps", "gaps", Scope.GROUP, (), {"max_per_day": 60}, 0.1),
        Rule("rule-morning", "preferred_time", Scope.REQUIREMENT, ("MA-7A", "MA-7B"), {"start": 480, "end": 720}, 2.0),
        Rule("rule-room", "preferred_room", Scope.GROUP, ("7A",), {"rooms": ("A1",)}, 1.0),
        Rule("rule-off", "max_days", Scope.STAFF, ("CEC",), {"days": 4}, active=False),
    )


def _placements() -> Iterable[Placement]:
    for uid, (day, start, room) in _PLACEMENTS.items():
        locked = uid == "KONF-1"
        yield Placement(TIMETABLE, uid, day, start, tuple(room.split()), LockedBy.PERSON if locked else None)
