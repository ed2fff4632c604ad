"""A Swedish lower-secondary school with a full week, placed greedily without clashes: for tests and pictures of the board."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from scheduler_app.domain.calendar import EVERY_WEEK, DateRange, SchoolYear, WeekKind, WeekPattern
from scheduler_app.domain.groups import Group, GroupKind
from scheduler_app.domain.people import StaffMember
from scheduler_app.domain.rules import Rule, Scope
from scheduler_app.domain.school import School, SchoolUnit
from scheduler_app.domain.teaching import NO_ROOM, Lesson, Requirement, Room, RoomNeed, Subject
from scheduler_app.domain.timetable import LockedBy, Placement, TimetableVersion

_SUBJECTS = (
    ("SV", "Svenska", (60, 60, 55, 45)),
    ("MA", "Matematik", (60, 55, 55, 50)),
    ("EN", "Engelska", (60, 60, 50)),
    ("IDH", "Idrott och hälsa", (80, 60)),
    ("NO", "Naturorienterande ämnen", (70, 60, 60)),
    ("SO", "Samhällsorienterande ämnen", (70, 60, 60)),
    ("SL", "Slöjd", (100,)),
    ("BL", "Bild", (80,)),
    ("MU", "Musik", (60,)),
    ("HKK", "Hem- och konsumentkunskap", (100,)),
    ("M2", "Moderna språk", (50, 50, 50)),
    ("TK", "Teknik", (60,)),
)
_STAFF = (
    "Åsa Lindström", "Björn Ek", "Cecilia Öberg", "David Hallgren", "Elin Nordin", "Farid Rahimi", "Gunilla Ström", "Hampus Wikander",
    "Ingrid Sjö", "Johan Ålund", "Karin Bäck", "Leila Haddad", "Mats Forslund", "Nina Grahn", "Olle Torén", "Petra Zetterqvist",
    "Quang Nguyen", "Rut Dahl", "Stefan Åkerblom", "Tove Lidman", "Urban Frisk", "Vera Holm", "Yasmin Saleh", "Örjan Kvist",
)  # fmt: skip
_BREAK = 10


def _signature(name: str) -> str:
    given, family = name.split()
    return (given[:2] + family[:2]).upper()


@dataclass(frozen=True)
class Blocker:
    rule_id: str
    lesson: str
    who: str


@dataclass(frozen=True)
class Place:
    day: int
    start: int
    verdict: str
    cost: float = 0.0
    rooms: tuple[str, ...] = ()
    blockers: tuple[Blocker, ...] = ()


def sample_school(classes: int = 9, *, unplaced: int = 6) -> School:
    """`classes` classes of grades 7 to 9 with about 31 lessons each; the last `unplaced` lessons have no place."""
    rows = _Rows(classes)
    school = School(
        SchoolUnit("00000000-0000-4000-8000-000000000001", "Rönnbackaskolan", day_start=480, day_end=1000),
        SchoolYear("y", "2026/27", DateRange(date(2026, 8, 17), date(2027, 6, 11))),
        rows.subjects, rows.rooms, rows.staff, {}, rows.groups, {}, {}, {}, rows.requirements, rows.lessons, rows.rules,
        {"t": TimetableVersion("t", "Huvudschema")}, current="t",
    )  # fmt: skip
    waiting = set(list(rows.lessons)[-unplaced:]) if unplaced else set()
    placements = _placed(school, waiting)
    return replace(school, placements={row.uid: row for row in placements})


class _Rows:
    def __init__(self, classes: int) -> None:
        self.subjects = {code: Subject(code, code, name, hue=i) for i, (code, name, _) in enumerate(_SUBJECTS)}
        self.subjects["LUNCH"] = Subject("LUNCH", "Lunch", "Lunch", special=True, hue=1)
        self.rooms = {f"R{n}": Room(f"R{n}", f"Sal {n}", 32) for n in range(101, 101 + classes + 4)}
        self.rooms |= {
            uid: Room(uid, name, 32)
            for uid, name in (("GYM", "Idrottshallen"), ("SLÖJD", "Slöjdsalen"), ("BILD", "Bildsalen"), ("MUSIK", "Musiksalen"))
        }
        self.rooms["MATSAL"] = Room("MATSAL", "Matsalen", 400, shared=True)
        many = max(1, -(-classes * 3 // len(_STAFF)))
        names = [name if k == 0 else f"{name.split()[0]} {name.split()[1]}-{k}" for k in range(many) for name in _STAFF]
        self.staff = {
            f"T{i}": StaffMember(f"T{i}", _signature(name) + (str(i // len(_STAFF)) if i >= len(_STAFF) else ""), *name.split())
            for i, name in enumerate(names)
        }
        self.groups: dict[str, Group] = {}
        self.requirements: dict[str, Requirement] = {}
        self.lessons: dict[str, Lesson] = {}
        self.rules = {
            "frame": Rule("frame", "frame", Scope.SCHOOL, params={"start": 490, "end": 960}),
            "T0-free": Rule("T0-free", "unavailable", Scope.STAFF, ("T0",), {"day": 4, "start": 720, "end": 960}),
        }
        for number in range(classes):
            self._class(number)

    def _class(self, number: int) -> None:
        name = f"{7 + number % 9 // 3}{chr(65 + number % 3 + number // 9 * 3)}"
        self.groups[name] = Group(name, name, grade=7)
        halves = [f"{name}:{half}" for half in (1, 2)]
        for half, uid in enumerate(halves, 1):
            self.groups[uid] = Group(uid, f"{name}{half}", GroupKind.HALF, parent=name)
        self.rules[f"lunch-{name}"] = Rule(f"lunch-{name}", "lunch_window", Scope.GROUP, (name,), {"start": 660, "end": 780, "minutes": 30})
        for i, (code, _, lengths) in enumerate(_SUBJECTS):
            teacher = f"T{(i * 7 + number * 5) % len(self.staff)}"
            if code in {"SL", "HKK"}:
                for half, uid in enumerate(halves):
                    weeks = WeekPattern(WeekKind.ODD if half else WeekKind.EVEN) if code == "HKK" else EVERY_WEEK
                    self._require(f"{code}-{uid}", code, (uid,), (f"T{(i * 7 + number * 5 + half) % len(self.staff)}",), lengths, weeks)
            else:
                self._require(f"{code}-{name}", code, (name,), (teacher,), lengths)
        self._require(f"LUNCH-{name}", "LUNCH", (name,), (), (30,) * 5)

    def _require(
        self,
        uid: str,
        subject: str,
        groups: tuple[str, ...],
        teachers: tuple[str, ...],
        lengths: tuple[int, ...],
        weeks: WeekPattern = EVERY_WEEK,
    ) -> None:
        need = RoomNeed(rooms=("GYM",)) if subject == "IDH" else RoomNeed(rooms=("MATSAL",)) if subject == "LUNCH" else RoomNeed()
        self.requirements[uid] = Requirement(uid, subject, groups, teachers, sum(lengths), need if subject != "TK" else NO_ROOM)
        for i, minutes in enumerate(lengths):
            self.lessons[f"{uid}/{i}"] = Lesson(f"{uid}/{i}", uid, minutes, i, weeks)


class _Busy:
    """Who is taken when, as occupied 5-minute slots, per A/B week."""

    def __init__(self) -> None:
        self.slots: dict[tuple[str, int], dict[int, str]] = {}

    def clash(self, who: str, day: int, start: int, end: int, weeks: tuple[str, ...]) -> str | None:
        for week in weeks:
            taken = self.slots.get((who + week, day), {})
            for slot in range(start, end, 5):
                if slot in taken:
                    return taken[slot]
        return None

    def take(self, who: str, day: int, start: int, end: int, lesson: str, weeks: tuple[str, ...]) -> None:
        for week in weeks:
            taken = self.slots.setdefault((who + week, day), {})
            for slot in range(start, end, 5):
                taken[slot] = lesson


def _weeks(lesson: Lesson) -> tuple[str, ...]:
    return {WeekKind.ODD: ("A",), WeekKind.EVEN: ("B",)}.get(lesson.weeks.kind, ("A", "B"))


def _people(school: School, requirement: Requirement) -> Iterator[str]:
    yield from requirement.teachers
    for uid in requirement.groups:
        if school.groups[uid].parent:
            yield uid
        else:
            yield from (f"{uid}:1", f"{uid}:2")


def _placed(school: School, waiting: set[str]) -> list[Placement]:
    busy, found = _Busy(), []
    order = sorted(
        school.lessons.values(),
        key=lambda row: (not row.requirement.startswith("LUNCH"), ":" not in row.requirement, -row.minutes, row.uid),
    )
    for number, lesson in enumerate(order):
        if lesson.uid in waiting:
            continue
        requirement = school.requirements[lesson.requirement]
        weeks = _weeks(lesson)
        lunch = requirement.subject == "LUNCH"
        starts = range(660, 755, 5) if lunch else range(490, 960 - lesson.minutes, 5)
        days = [lesson.position] if lunch else [(day + number * 2 + lesson.position) % 5 for day in range(5)]
        spots = ((day, start) for start in starts for day in days)
        for day, start in spots:
            end = start + lesson.minutes
            room = next((uid for uid in (requirement.room_need.rooms or [r for r in school.rooms if r.startswith("R")])
                         if uid == "MATSAL" or not busy.clash(uid, day, start, end, weeks)), None)  # fmt: skip
            if room is None or any(busy.clash(who, day, start, end + _BREAK, weeks) for who in _people(school, requirement)):
                continue
            for who in _people(school, requirement):
                busy.take(who, day, start, end + _BREAK, lesson.uid, weeks)
            busy.take(room, day, start, end, lesson.uid, weeks)
            lock = {3: LockedBy.PERSON, 11: LockedBy.IMPORT, 17: LockedBy.SOLVER}.get(number % 23)
            rooms = () if number % 29 == 5 or not requirement.room_need.needed else (room,)
            found.append(Placement("t", lesson.uid, day, start, rooms, lock, LockedBy.PERSON if number % 31 == 3 else None))
            break
    return found


def places_of(school: School, lesson_uid: str) -> tuple[Place, ...]:
    """A verdict for every start of the week, by looking at overlaps only: what a placer gives the board."""
    lesson = school.lessons[lesson_uid]
    requirement = school.requirements[lesson.requirement]
    mine, weeks = set(_people(school, requirement)), set(_weeks(lesson))
    others: dict[int, list[tuple[int, int, str, list[str]]]] = {day: [] for day in range(5)}
    for uid, placement in school.placed.items():
        other = school.lessons[uid]
        shared = sorted(mine & set(_people(school, school.requirements[other.requirement])))
        if uid != lesson_uid and shared and weeks & set(_weeks(other)):
            others[placement.day].append((placement.start, placement.start + other.minutes, uid, shared))
    found = []
    for day in range(5):
        for start in range(490, 960 - lesson.minutes + 5, 5):
            meets = [row for row in others[day] if row[0] < start + lesson.minutes and start < row[1]]
            blockers = [Blocker("no_overlap", uid, shared[-1].split(":", maxsplit=1)[0]) for _, _, uid, shared in meets]
            cost = 0.0 if start < 780 else float((start - 780) // 30)
            verdict = "blocked" if blockers else "costs" if cost else "legal"
            found.append(Place(day, start, verdict, cost, requirement.room_need.rooms[:1] or ("R101",), tuple(blockers)))
    return tuple(found)
