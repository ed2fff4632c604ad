"""Rows of rooms, subjects and requirements as entities."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from scheduler_app.domain.calendar import WeekPattern
from scheduler_app.domain.changes import Entity
from scheduler_app.domain.groups import Group
from scheduler_app.domain.people import StaffMember
from scheduler_app.domain.teaching import ANY_ROOM, Block, Lesson, Requirement, Room, RoomNeed, Subject
from scheduler_app.interchange.csv import cells
from scheduler_app.interchange.csv.cells import CellError
from scheduler_app.interchange.csv.known import Known
from scheduler_app.interchange.csv.record import Record, made
from scheduler_app.interchange.weekly import even_lengths


def read_room(record: Record, known: Known) -> Iterator[Entity]:
    name = record.required("name")
    same = known.named(Room, name)
    uid = known.own_id(record.text("id")) or (same.uid if same else known.new_uid("room", name.casefold()))
    values: dict[str, Any] = {"name": name, **record.texts("building")}
    if record.has("seats"):
        values["seats"] = cells.whole(record.text("seats") or "0", record.title("seats"))
    if record.has("tags"):
        values["tags"] = cells.parts(record.text("tags"))
    if record.has("shared"):
        values["shared"] = cells.truth(record.text("shared"), record.title("shared"))
    yield made(Room, uid, known.rows(Room).get(uid), values, {})


def read_subject(record: Record, known: Known) -> Iterator[Entity]:
    code = record.required("code")
    same = known.named(Subject, code)
    uid = known.own_id(record.text("id")) or (same.uid if same else known.new_uid("subject", code.casefold()))
    values: dict[str, Any] = {"code": code, "name": record.text("name"), **record.texts("official_code")}
    if record.has("special"):
        values["special"] = cells.truth(record.text("special"), record.title("special"))
    if record.has("hue"):
        values["hue"] = cells.whole(record.text("hue") or "0", record.title("hue"), 0, 11)
    yield made(Subject, uid, known.rows(Subject).get(uid), values, {})


def read_requirement(record: Record, known: Known) -> Iterator[Entity]:
    """The requirement with its block and lessons; lessons keep their uids by position."""
    values = _people(record, known)
    key = "\n".join((values["subject"], *sorted(values.get("groups", ())), "", *sorted(values.get("teachers", ()))))
    uid = known.own_id(record.text("id")) or known.new_uid("requirement", key)
    present = known.rows(Requirement).get(uid)
    block = _block(record, known)
    if block is not None:
        yield block
    if record.has("block"):
        values["block"] = block.uid if block else None
    values["room_need"] = _room_need(record, known, present.room_need if present else ANY_ROOM)
    for name in ("setup", "cleanup"):
        if record.has(name):
            values[name] = cells.grid_minutes(record.text(name) or "0", record.title(name))
    if record.has("seats"):
        values["seats"] = cells.whole(record.text("seats"), record.title("seats")) if record.text("seats") else None
    values.update(record.texts("note"))
    lessons = _wanted(record, present is None)
    if record.has("minutes") and record.text("minutes"):
        values["minutes"] = cells.grid_minutes_of_week(record.text("minutes"), record.title("minutes"))
    elif lessons is not None:
        values["minutes"] = sum(minutes for minutes, _ in lessons)
    requirement = made(Requirement, uid, present, values, {"groups": (), "teachers": (), "minutes": 0})
    yield requirement
    if lessons is not None:
        yield from _lessons(known, requirement, lessons)


def surplus_lessons(known: Known, read: dict[str, int]) -> list[Lesson]:
    """Lessons of the requirements in `read` (uid -> how many lessons the file says) that are too many now."""
    return [row for uid, count in read.items() for row in known.school.lessons_of.get(uid, ())[count:]]


def _people(record: Record, known: Known) -> dict[str, Any]:
    values: dict[str, Any] = {"subject": known.one(Subject, record.required("subject"), record.title("subject")).uid}
    if record.has("groups"):
        values["groups"] = known.many(Group, record.text("groups"), record.title("groups"))
    if record.has("teachers"):
        values["teachers"] = known.many(StaffMember, record.text("teachers"), record.title("teachers"))
    return values


def _block(record: Record, known: Known) -> Block | None:
    name = record.text("block")
    if not name:
        return None
    found = known.rows(Block).get(name) or known.named(Block, name)
    return found if found is not None else Block(known.new_uid("block", name.casefold()), name)


def _room_need(record: Record, known: Known, old: RoomNeed) -> RoomNeed:
    need = old
    if record.has("rooms"):
        rooms = known.many(Room, record.text("rooms"), record.title("rooms"))
        if dict.fromkeys(rooms) != dict.fromkeys(need.rooms):  # a list that was edited is no longer one of sets
            need = replace(need, rooms=rooms, ordered=True, set_sizes=(), choices=())
    if record.has("tags"):
        need = replace(need, tags=cells.parts(record.text("tags")))
    if record.has("room_count"):
        need = replace(need, count=cells.whole(record.text("room_count") or "1", record.title("room_count"), 1, 50))
    if record.has("room_needed"):
        text = record.text("room_needed")
        need = replace(need, needed=cells.truth(text, record.title("room_needed")) if text else True)
    return need


def _wanted(record: Record, new: bool) -> tuple[tuple[int, WeekPattern], ...] | None:
    """The lessons the row asks for; None leaves those there are. Minutes alone are split evenly for a new requirement."""
    if record.text("lessons"):
        return cells.lesson_lengths(record.text("lessons"), record.title("lessons"))
    if not new:
        return None
    if not record.text("minutes"):
        raise CellError("csv_empty_cell", column=record.title("minutes"))
    minutes = cells.grid_minutes_of_week(record.text("minutes"), record.title("minutes"))
    return tuple((length, WeekPattern()) for length in even_lengths(minutes))


def _lessons(known: Known, requirement: Requirement, wanted: tuple[tuple[int, WeekPattern], ...]) -> Iterator[Lesson]:
    present = known.school.lessons_of.get(requirement.uid, ())
    for position, (minutes, weeks) in enumerate(wanted):
        if position < len(present):
            yield replace(present[position], minutes=minutes, weeks=weeks)
        else:
            yield Lesson(known.new_uid("lesson", f"{requirement.uid}\n{position}"), requirement.uid, minutes, position, weeks)
