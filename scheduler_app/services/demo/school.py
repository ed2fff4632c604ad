"""Puts a compulsory demo school together."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from scheduler_app.domain.school import School
from scheduler_app.services.demo.assembly import finished
from scheduler_app.services.demo.calendar import DemoYear
from scheduler_app.services.demo.compulsory import QUALIFIED, add_classes, add_needs
from scheduler_app.services.demo.conditions import add_rules
from scheduler_app.services.demo.draft import Draft
from scheduler_app.services.demo.hiring import employ_others, hire
from scheduler_app.services.demo.languages import choose_languages
from scheduler_app.services.demo.planning import with_planning
from scheduler_app.services.demo.premises import add_rooms
from scheduler_app.services.demo.programmes import add_programmes
from scheduler_app.services.demo.pupils import add_pupils
from scheduler_app.services.demo.shape import Shape, grade_of
from scheduler_app.services.demo.subjects import add_subjects


def compulsory_school(shape: Shape, seed: int, calendar: DemoYear) -> School:
    """An F–9 school by the timplan, unsolved: people, rooms, needs, rules and an empty draft timetable; the same for the same seed."""
    draft = Draft(f"{shape.name}/{seed}", Random(f"{shape.name}/{seed}"), calendar=calendar)
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
    return with_planning(finished(draft, shape.name, shape.municipality, 480, 1020, programmes.values()), draft)


def _name_mentors(draft: Draft, shape: Shape) -> None:
    for key in shape.class_keys():
        need = next(name for name in (f"FKL/{key}", f"SV/{key}") if name in draft.needs)
        if grade_of(key) >= 7:
            need = ("MA", "SO", "NO")[shape.class_keys().index(key) % 3] + f"/{key}"
        draft.groups[key] = replace(draft.groups[key], mentor=draft.staff[draft.teachers[need][0]].uid)
