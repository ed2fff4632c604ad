"""Use case: one lesson made two."""

from __future__ import annotations

from dataclasses import replace

from scheduler_app.domain.changes import Change, ChangeSet
from scheduler_app.domain.clock import GRID_MINUTES
from scheduler_app.domain.school import School
from scheduler_app.domain.teaching import Lesson
from scheduler_app.errors import InputError
from scheduler_app.services.editing import new_uid
from scheduler_app.services.wording import lesson_name


def split_lesson(school: School, lesson: str, minutes: int) -> ChangeSet:
    """Shorten a lesson to `minutes` and make another of the rest, unplaced, next in the requirement's order.

    The lesson keeps its uid and its place. InputError where a part would be off the 5-minute grid or empty, where the time is locked,
    or where the requirement lies in a block: its lessons are paired with those of others by their order.
    """
    before = school.lessons.get(lesson)
    if before is None:
        raise InputError("lesson_unknown", uid=lesson)
    if minutes % GRID_MINUTES or not 0 < minutes < before.minutes:
        raise InputError("length_off_grid", minutes=minutes)
    placement = school.placed.get(lesson)
    if placement is not None and placement.time_lock is not None:
        raise InputError("lesson_locked", lesson=lesson_name(school, lesson))
    if school.requirement_of(lesson).block is not None:
        raise InputError("lesson_in_block", lesson=lesson_name(school, lesson))
    rest = Lesson(new_uid(), before.requirement, before.minutes - minutes, before.position + 1, before.weeks, before.period)
    later = [row for row in school.lessons_of[before.requirement] if row.position > before.position]
    moved = tuple(Change(row, replace(row, position=row.position + 1)) for row in later)
    changes = (Change(before, replace(before, minutes=minutes)), *moved, Change(None, rest))
    return ChangeSet("split_lesson", changes, (("lesson", lesson_name(school, lesson)),))
