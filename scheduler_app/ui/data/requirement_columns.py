"""Columns of the requirements table: who teaches what to whom, for how long, split into which lessons, and where."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any
from uuid import uuid4

from PySide6.QtCore import QCoreApplication

from scheduler_app.domain.changes import Change
from scheduler_app.domain.clock import GRID_MINUTES
from scheduler_app.domain.school import School
from scheduler_app.domain.teaching import Block, Lesson, Requirement, RoomNeed
from scheduler_app.ui import labels
from scheduler_app.ui.data.columns import (
    Column,
    NotAcceptedError,
    changed,
    number_column,
    one_of,
    reference_column,
    text_column,
    uids_of,
    whole_number,
)

_MAX_MINUTES = 600
_TIMES = re.compile(r"\s*(\d{1,2})\s*[x×*]\s*(\d+)\s*")


def requirement_columns() -> tuple[Column, ...]:
    return (
        Column(QCoreApplication.translate("DataTable", "Subject"), _subject, _set_subject, _subject_names, shown_as=_subject_called),
        reference_column(
            QCoreApplication.translate("DataTable", "Groups"), "groups", lambda school: school.groups.values(), lambda row: row.name
        ),
        reference_column(
            QCoreApplication.translate("DataTable", "Teachers"),
            "teachers",
            lambda school: school.staff.values(),
            lambda row: row.signature,
            lambda row: row.name,
        ),
        number_column(QCoreApplication.translate("DataTable", "Min/week"), "minutes", 0, 10_000),
        Column(QCoreApplication.translate("DataTable", "Lessons (min)"), _lessons, _set_lessons),
        Column(QCoreApplication.translate("DataTable", "Rooms"), _rooms, _set_rooms),
        one_of(QCoreApplication.translate("DataTable", "Block"), "block", _blocks, lambda row: row.name, optional=True),
        number_column(QCoreApplication.translate("DataTable", "Set-up"), "setup", 0, 120, step=GRID_MINUTES),
        number_column(QCoreApplication.translate("DataTable", "Clean-up"), "cleanup", 0, 120, step=GRID_MINUTES),
        text_column(QCoreApplication.translate("DataTable", "Note"), "note"),
    )


def _blocks(school: School) -> list[Block]:
    return list(school.blocks.values())


def _subject(school: School, row: Requirement) -> str:
    return school.subjects[row.subject].name


def _subject_names(school: School) -> list[str]:
    return sorted(subject.name for subject in school.subjects.values() if not subject.archived)


def _set_subject(school: School, row: Requirement, typed: str) -> tuple[Change, ...]:
    found = uids_of(typed, school.subjects.values(), lambda subject: subject.name, lambda subject: subject.code)
    if len(found) != 1:
        raise NotAcceptedError(QCoreApplication.translate("DataTable", "A teaching requirement needs a subject."))
    return changed(row, subject=found[0])


def _subject_called(school: School, typed: str) -> str:
    """The name of the subject that has this code."""
    wanted = typed.strip().casefold()
    return next((subject.name for subject in school.subjects.values() if subject.code.casefold() == wanted), typed)


def _lessons(school: School, row: Requirement) -> str:
    return ", ".join(str(lesson.minutes) for lesson in school.lessons_of.get(row.uid, ()))


def _set_lessons(school: School, row: Requirement, typed: str) -> tuple[Change, ...]:
    """Lengths as `60, 60`, `60+60` or `2x60`; lessons keep their identity by position, the last ones go when there are fewer."""
    wanted = _lengths(typed)
    present = school.lessons_of.get(row.uid, ())
    changes: list[Change] = []
    for lesson, minutes in zip(present, wanted):
        if lesson.minutes != minutes:
            changes.append(Change(lesson, replace(lesson, minutes=minutes)))
    position = present[-1].position + 1 if present else 0
    for offset, minutes in enumerate(wanted[len(present) :]):
        changes.append(Change(None, Lesson(str(uuid4()), row.uid, minutes, position + offset)))
    gone = present[len(wanted) :]
    changes.extend(_without(school, gone))
    return tuple(changes)


def _lengths(typed: str) -> list[int]:
    title, found = QCoreApplication.translate("DataTable", "Lessons (min)"), list[int]()
    for part in re.split("[,;+]", typed):
        several = _TIMES.fullmatch(part)
        times, length = (int(several[1]), several[2]) if several else (1, part)
        if length.strip():
            found += times * [whole_number(title, length, GRID_MINUTES, _MAX_MINUTES, GRID_MINUTES)]
    return found


def _without(school: School, gone: tuple[Lesson, ...]) -> list[Change]:
    uids = {lesson.uid for lesson in gone}
    for programme in school.programmes.values():
        if uids.intersection(programme.lessons):
            raise NotAcceptedError(
                QCoreApplication.translate("DataTable", "A lesson belongs to a pupil's adapted programme and cannot be removed here.")
            )
    for rule in school.rules.values():
        if uids.intersection(rule.targets):
            raise NotAcceptedError(
                QCoreApplication.translate("DataTable", "A rule names a lesson that would be removed; change the rule first.")
            )
    placements = [Change(placement, None) for placement in school.placements.values() if placement.lesson in uids]
    return [*placements, *(Change(lesson, None) for lesson in gone)]


def _rooms(school: School, row: Requirement) -> str:
    need = row.room_need
    if not need.needed:
        return QCoreApplication.translate("DataTable", "none")
    if need.rooms:
        return ", ".join(school.rooms[uid].name for uid in need.rooms if uid in school.rooms)
    return ", ".join(f"#{labels.room_tag(tag)}" for tag in need.tags) or QCoreApplication.translate("DataTable", "any")


def _set_rooms(school: School, row: Requirement, typed: str) -> tuple[Change, ...]:
    """Room names, or tags as `#tag`, or the words for any and none."""
    text = typed.strip()
    need: Any = replace(row.room_need, needed=True, rooms=(), tags=(), ordered=True, set_sizes=(), choices=())
    if text.casefold() == QCoreApplication.translate("DataTable", "none").casefold():
        need = RoomNeed(needed=False)
    elif text and text.casefold() != QCoreApplication.translate("DataTable", "any").casefold():
        parts = [part.strip() for part in text.split(",") if part.strip()]
        tags = tuple(labels.tag_called(part[1:]) for part in parts if part.startswith("#"))
        names = ",".join(part for part in parts if not part.startswith("#"))
        if tags and names:
            raise NotAcceptedError(QCoreApplication.translate("DataTable", "Write either rooms or #tags, not both."))
        known = {tag for room in school.rooms.values() for tag in room.tags}
        missing = next((tag for tag in tags if tag not in known), None)
        if missing is not None:
            raise NotAcceptedError(QCoreApplication.translate("DataTable", "There is no {name}.").format(name=f"#{missing}"))
        need = replace(need, rooms=tuple(uids_of(names, school.rooms.values(), lambda room: room.name)), tags=tags)
    return changed(row, room_need=need)
