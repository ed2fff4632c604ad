"""A gymnasium: programmes, subjects in levels, language and individual choices in blocks over many classes."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from scheduler_app.domain.clock import parse_clock
from scheduler_app.domain.groups import Group, GroupKind
from scheduler_app.domain.people import Pupil
from scheduler_app.domain.rules import Scope
from scheduler_app.domain.school import School
from scheduler_app.domain.teaching import ANY_ROOM, NO_ROOM, Room, RoomNeed, Subject
from scheduler_app.services.demo.assembly import finished
from scheduler_app.services.demo.calendar import DemoYear
from scheduler_app.services.demo.comfort import add_rooms_comfort, add_teacher_comfort
from scheduler_app.services.demo.draft import Draft, Need, passes
from scheduler_app.services.demo.hiring import employ_others, hire
from scheduler_app.services.demo.names import a_name
from scheduler_app.services.demo.planning import with_planning
from scheduler_app.services.demo.programmes_upper import (
    CHOICES,
    CLASSES,
    DEEPENING,
    LANGUAGE_OPTIONS,
    LESSON,
    POINTS,
    QUALIFIED,
    SUBJECTS,
    minutes,
)

PUPILS = 1000
NORM = 760
"""Teaching minutes a week at full time: longer preparation than in compulsory school, and many marks to set."""
_BLOCKS = {"ML", "PF", "IV"}
_TAGS = {"IDH": "gym", "FY": "science", "KE": "science", "BI": "science", "TK": "technology", "MUS": "music", "BIL": "art", "ESK": "art"}
_ROOMS = (
    ("Sal", 34, 32, ""), ("Laborationssal", 7, 32, "science"), ("Idrottshall", 4, 64, "gym"), ("Tekniksal", 4, 32, "technology"),
    ("Musiksal", 2, 32, "music"), ("Ateljé", 4, 32, "art"),
)  # fmt: skip
_OTHERS = (
    "Rektor", "Biträdande rektor", "Biträdande rektor", "Specialpedagog", "Specialpedagog", "Studie- och yrkesvägledare",
    "Studie- och yrkesvägledare", "Bibliotekarie", "IT-pedagog",
)  # fmt: skip


def gymnasium(seed: int, calendar: DemoYear) -> School:
    """Three years of five programmes, unsolved; the same for the same seed."""
    draft = Draft(f"gymnasium/{seed}", Random(f"gymnasium/{seed}"), NORM, calendar)
    _subjects_and_rooms(draft)
    pupils_of = _classes(draft)
    for key in pupils_of:
        _class_needs(draft, key)
    _language_blocks(draft, pupils_of)
    _choices(draft, pupils_of)
    draft.need(Need("KONF", "KONF", (), (), 60, passes((60,)), NO_ROOM))
    hire(draft, QUALIFIED)
    employ_others(draft, _OTHERS)
    draft.teachers["KONF"] = tuple(draft.staff)
    draft.settle()
    _rules(draft, tuple(pupils_of))
    points = {key: POINTS[_programme(key)] for key in pupils_of}
    return with_planning(finished(draft, "Norra gymnasiet", "Norrköping", 480, 1020, ()), draft, points)


def _subjects_and_rooms(draft: Draft) -> None:
    for code, (name, hue) in SUBJECTS.items():
        draft.subjects[code] = Subject(draft.uid("subject", code), code, name, hue=hue)
    draft.subjects["KONF"] = Subject(draft.uid("subject", "KONF"), "KONF", "Konferens", special=True, hue=8)
    for name, count, seats, tag in _ROOMS:
        for number in range(1, count + 1):
            key = f"{name} {number}"
            draft.rooms[key] = Room(draft.uid("room", key), key, seats, "N" if number % 2 else "S", (tag,) if tag else ())


def _programme(key: str) -> tuple[str, int]:
    """Programme and year of a class key (`NA2b`)."""
    return key[:2], int(key[2])


def _classes(draft: Draft) -> dict[str, list[str]]:
    keys = [f"{programme}{year}{'abc'[n]}" for year in (1, 2, 3) for programme, count in CLASSES.items() for n in range(count)]
    found: dict[str, list[str]] = {}
    for number, key in enumerate(keys):
        programme, year = _programme(key)
        size = PUPILS // len(keys) + (number < PUPILS % len(keys))
        draft.groups[key] = Group(draft.uid("group", key), key, GroupKind.CLASS, "GY", 9 + year, planned_pupils=size)
        expected = sum(minutes(points) for points in POINTS[programme, year].values())
        found[key] = []
        for place in range(1, size + 1):
            pupil = f"{key}-{place:02d}"
            given, family = a_name(draft.random)
            draft.pupils[pupil] = Pupil(draft.uid("pupil", pupil), given, family, "GY", 9 + year, expected)
            draft.member(key, pupil)
            found[key].append(pupil)
    return found


def _class_needs(draft: Draft, key: str) -> None:
    for subject, points in POINTS[_programme(key)].items():
        if subject not in _BLOCKS:
            role = {"GA": "SV"}.get(subject, subject)
            draft.need(_need(f"{subject}/{key}", subject, (key,), role, minutes(points), _room(subject)))


def _need(key: str, subject: str, groups: tuple[str, ...], role: str, total: int, room: RoomNeed, block: str | None = None) -> Need:
    sport = room.tags == ("gym",)
    return Need(
        key, subject, groups, (role,), total, passes((LESSON,) * (total // LESSON)), room, block,
        setup=5 if sport else 0, cleanup=10 if sport else 0,
    )  # fmt: skip


def _room(role: str) -> RoomNeed:
    return RoomNeed(tags=(_TAGS[role],)) if role in _TAGS else ANY_ROOM


def _language_blocks(draft: Draft, pupils_of: dict[str, list[str]]) -> None:
    for name, programmes in (("NT", ("NA", "TE")), ("SE", ("SA", "EK"))):
        classes = [key for key in pupils_of if _programme(key)[1] == 1 and _programme(key)[0] in programmes]
        _block(draft, f"ML-{name}1", f"Moderna språk {name} 1", "ML", LANGUAGE_OPTIONS, [one for key in classes for one in pupils_of[key]])


def _choices(draft: Draft, pupils_of: dict[str, list[str]]) -> None:
    for year in (2, 3):
        everybody = [pupil for key in pupils_of if _programme(key)[1] == year for pupil in pupils_of[key]]
        _block(draft, f"IV{year}", f"Individuellt val åk {year}", "IV", CHOICES, everybody)
    for programme, options in DEEPENING.items():
        last = [pupil for key in pupils_of if _programme(key) == (programme, 3) for pupil in pupils_of[key]]
        _block(draft, f"PF-{programme}3", f"Programfördjupning {programme} 3", "PF", options, last)


def _block(draft: Draft, key: str, name: str, subject: str, options: tuple[tuple[str, str], ...], pupils: list[str]) -> None:
    """Every pupil in one of the options; options that many choose become several groups."""
    block = draft.block(key, name)
    largest = 30
    copies = max(1, -(-len(pupils) // (len(options) * largest)))
    groups = [(f"{title}{f' grupp {n + 1}' if copies > 1 else ''}", role) for title, role in options for n in range(copies)]
    shuffled = draft.random.sample(pupils, len(pupils))
    for number, (title, role) in enumerate(groups):
        group = f"{key} {title}"
        members = shuffled[number :: len(groups)]
        draft.groups[group] = Group(draft.uid("group", group), group, GroupKind.TEACHING, "GY", planned_pupils=len(members))
        for pupil in members:
            draft.member(group, pupil)
        draft.need(_need(f"{subject}/{group}", subject, (group,), role, minutes(100), _room(role), block))


def _rules(draft: Draft, classes: tuple[str, ...]) -> None:
    groups = draft.group_uids(classes)
    draft.rule("frame", "frame", Scope.GROUP, groups, start=parse_clock("08:15"), end=parse_clock("16:30"), note="Ramtid")
    draft.rule("break", "min_break", Scope.GROUP, groups, minutes=10, note="Rast")
    lunch = {"start": parse_clock("10:50"), "end": parse_clock("13:20")}
    draft.rule("lunch", "lunch_window", Scope.GROUP, groups, **lunch, minutes=40, note="Lunch")
    draft.rule("gaps", "gaps", Scope.GROUP, groups, weight=0.02, max_per_day=150, note="Håltid")
    draft.rule("long", "max_day_length", Scope.GROUP, groups, weight=0.05, minutes=480, note="Långa dagar")
    twice = [key for key, need in draft.needs.items() if len(need.passes) > 1]
    draft.rule("days", "different_days", Scope.REQUIREMENT, draft.requirement_uids(twice), note="Högst en gång om dagen")
    draft.rule("conference", "fixed_time", Scope.REQUIREMENT, draft.requirement_uids(("KONF",)), day=2, start=parse_clock("15:45"))
    draft.rule("conference/end", "frame", Scope.GROUP, groups, start=480, end=parse_clock("15:40"), days=(2,), note="Konferens")
    draft.rule("end", "late_end", Scope.GROUP, groups, weight=0.005, end=parse_clock("15:45"), note="Sena slut")
    add_rooms_comfort(draft)
    _teacher_rules(draft)


def _teacher_rules(draft: Draft) -> None:
    teaching = [row for row in draft.staff.values() if row.teaching_minutes != 0]
    everyone = [row.uid for row in teaching]
    draft.rule("teachers/break", "min_break", Scope.STAFF, everyone, minutes=5)
    lunch = {"start": parse_clock("10:30"), "end": parse_clock("13:40")}
    draft.rule("teachers/lunch", "lunch_window", Scope.STAFF, everyone, **lunch, minutes=30, note="Rast minst 30 minuter")
    add_teacher_comfort(draft, everyone)
    for uid in _part_time(draft):
        draft.rule(f"days/{uid}", "max_days", Scope.STAFF, (uid,), days=4, note="Deltid")


def _part_time(draft: Draft) -> Iterator[str]:
    """Who works at most 60 % has a day off; the conference is on one of the others."""
    yield from (row.uid for row in draft.staff.values() if row.percent <= 60 and row.teaching_minutes != 0)
