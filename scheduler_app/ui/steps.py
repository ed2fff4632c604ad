"""Interim steps."""

from __future__ import annotations

from dataclasses import replace

from scheduler_app.domain.changes import Change, ChangeSet
from scheduler_app.domain.timetable import Placement


def move_lesson(school, lesson, day, start, rooms=()):
    before = school.placed.get(lesson)
    after = replace(before, day=day, start=start, rooms=tuple(rooms)) if before else Placement(school.current, lesson, day, start, tuple(rooms))
    return ChangeSet("move_lesson", (Change(before, after),))


def unplace(school, lesson):
    return ChangeSet("unplace", (Change(school.placed[lesson], None),))


def set_lock(school, lesson, time=None, room=None):
    before = school.placed[lesson]
    return ChangeSet("set_lock", (Change(before, replace(before, time_lock=time, room_lock=room)),))


def set_length(school, lesson, minutes):
    before = school.lessons[lesson]
    return ChangeSet("set_length", (Change(before, replace(before, minutes=minutes)),))


def change_step(school, changes):
    return ChangeSet("change", tuple(changes))


def add(school, entity):
    return ChangeSet("add", (Change(None, entity),))


def remove(school, rows):
    return ChangeSet("remove", tuple(Change(row, None) for row in rows))
