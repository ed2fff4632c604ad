"""Lessons that move, from where to where, and whom that touches."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from scheduler_app.domain.changes import ChangeSet
from scheduler_app.domain.clock import clock_text
from scheduler_app.domain.school import School
from scheduler_app.domain.timetable import Placement
from scheduler_app.services.wording import Who, lesson_name
from scheduler_app.texts import day_text, text


@dataclass(frozen=True, slots=True)
class Move:
    """One lesson from where it lies now to another place; a day and start of None is the tray, before or after."""

    lesson: str
    day: int | None
    start: int | None
    rooms: tuple[str, ...]
    from_day: int | None
    from_start: int | None
    from_rooms: tuple[str, ...]


def moves_of(step: ChangeSet) -> tuple[Move, ...]:
    """The moves that a step of placements makes, by new day and time; locks alone are none."""
    found = []
    for change in step.changes:
        if isinstance(change.entity, Placement):
            move = Move(change.entity.lesson, *_place(change.after), *_place(change.before))
            if (move.day, move.start, move.rooms) != (move.from_day, move.from_start, move.from_rooms):
                found.append(move)
    return tuple(sorted(found, key=lambda move: (move.day is None, move.day, move.start, move.lesson)))


def _place(placement: object) -> tuple[int | None, int | None, tuple[str, ...]]:
    return (placement.day, placement.start, placement.rooms) if isinstance(placement, Placement) else (None, None, ())


def touched(school: School, moves: Iterable[Move]) -> list[Who]:
    """The groups, teachers and rooms of the moved lessons; of rooms those that are taken or left."""
    found: dict[Who, None] = {}
    for move in moves:
        requirement = school.requirement_of(move.lesson)
        found |= dict.fromkeys(Who("who_teacher", school.staff[uid].signature) for uid in requirement.teachers if uid in school.staff)
        found |= dict.fromkeys(Who("who_group", school.groups[uid].name) for uid in requirement.groups if uid in school.groups)
        rooms = (uid for uid in (*move.from_rooms, *move.rooms) if uid in school.rooms)
        found |= dict.fromkeys(Who("who_room", school.rooms[uid].name) for uid in rooms)
    return sorted(found, key=lambda who: (("who_group", "who_teacher", "who_room").index(who.code), who.name))


def move_data(school: School, move: Move) -> dict[str, object]:
    """A move of `solve --keep --json`: `from` and `to` are null for the tray, days count from Monday 0, rooms are uids."""
    return {
        "lesson": move.lesson,
        "from": _place_data(move.from_day, move.from_start, move.from_rooms),
        "to": _place_data(move.day, move.start, move.rooms),
        "touches": [who.name for who in touched(school, (move,))],
    }


def _place_data(day: int | None, start: int | None, rooms: tuple[str, ...]) -> dict[str, object] | None:
    return None if day is None or start is None else {"day": day, "start": clock_text(start), "rooms": list(rooms)}


def move_text(school: School, move: Move, language: str | None = None) -> str:
    """One line: the lesson, from where, to where, and whom it touches."""
    return text(
        "move_line", language,
        lesson=lesson_name(school, move.lesson),
        before=_place_text(school, move.from_day, move.from_start, move.from_rooms, language),
        after=_place_text(school, move.day, move.start, move.rooms, language),
        touches=", ".join(who.name for who in touched(school, (move,))),
    )  # fmt: skip


def _place_text(school: School, day: int | None, start: int | None, rooms: tuple[str, ...], language: str | None) -> str:
    if day is None or start is None:
        return text("place_tray", language)
    names = ", ".join(school.rooms[uid].name for uid in rooms if uid in school.rooms)
    return " ".join(filter(None, (day_text(day, language), clock_text(start), names)))
