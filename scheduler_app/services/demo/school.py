"""Puts a compulsory demo school together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from random import Random
from typing import TypeVar

from scheduler_app.domain.changes import Entity
from scheduler_app.domain.school import School, SchoolUnit
from scheduler_app.domain.timetable import TimetableVersion
from scheduler_app.services.demo.calendar import school_year
from scheduler_app.services.demo.compulsory import QUALIFIED, add_classes, add_needs
from scheduler_app.services.demo.conditions import add_rules
from scheduler_app.services.demo.draft import Draft
from scheduler_app.services.demo.hiring import employ_others, hire
from scheduler_app.services.demo.languages import choose_languages
from scheduler_app.services.demo.premises import add_rooms
from scheduler_app.services.demo.programmes import add_programmes
from scheduler_app.services.demo.pupils import add_pupils
from scheduler_app.services.demo.shape import Shape, grade_of
from scheduler_app.services.demo.subjects import add_subjects

_Row = TypeVar("_Row", bound=Entity)


def compulsory_school(shape: Shape, seed: int) -> School:
    """An F–9 school by the timplan, unsolved: people, rooms, needs, rules and an empty draft timetable; the same for the same seed."""
    draft = Draft(f"{shape.name}/{seed}", Random(f"{shape.name}/{seed}"))
    add_subjects(draft)
    add_rooms(draft, shape)
    add_classes(draft, shape)
    pupils_of = add_pupils(draft, shape)
    add_needs(draft, shape)
    choose_languages(draft, shape, pupils_of)
    hire(draft, QUALIFIED)
    employ_others(draft, shape.others)
    draft.teachers["KONF"] = tuple(draft.staff)
    draft.settle()
    _name_mentors(draft, shape)
    programmes = add_programmes(draft, shape, pupils_of)
    add_rules(draft, shape)
    return finished(draft, shape.name, shape.municipality, 480, 1020, programmes.values())


def _name_mentors(draft: Draft, shape: Shape) -> None:
    for key in shape.class_keys():
        need = next(name for name in (f"FKL/{key}", f"SV/{key}") if name in draft.needs)
        if grade_of(key) >= 7:
            need = ("MA", "SO", "NO")[shape.class_keys().index(key) % 3] + f"/{key}"
        draft.groups[key] = replace(draft.groups[key], mentor=draft.staff[draft.teachers[need][0]].uid)


def finished(draft: Draft, name: str, municipality: str, day_start: int, day_end: int, programmes: Iterable[Entity]) -> School:
    """The draft as a school with one empty timetable."""
    timetable = TimetableVersion(draft.uid("timetable", "1"), "Utkast")
    unit = SchoolUnit(
        draft.uid("unit", name), name, "99999999", municipality, day_start, day_end, teaching_minutes_norm=draft.norm
    )
    return School(
        unit=unit, year=school_year(),
        subjects=_by_uid(draft.subjects.values()), rooms=_by_uid(draft.rooms.values()), staff=_by_uid(draft.staff.values()),
        pupils=_by_uid(draft.pupils.values()), groups=_by_uid(draft.groups.values()), memberships=_by_uid(draft.memberships),
        programmes=_by_uid(programmes), blocks=_by_uid(draft.blocks.values()),  # type: ignore[arg-type]
        requirements=_by_uid(draft.requirements.values()), lessons=draft.lessons, rules=_by_uid(draft.rules),
        timetables={timetable.uid: timetable}, current=timetable.uid,
    )  # fmt: skip


def _by_uid(rows: Iterable[_Row]) -> dict[str, _Row]:
    return {row.uid: row for row in rows}
