"""What makes a demo school's week comfortable: even days that end in time, rhythm, few rooms, no day for a single lesson."""

from __future__ import annotations

from collections.abc import Iterable

from scheduler_app.domain.clock import parse_clock
from scheduler_app.domain.rules import Scope
from scheduler_app.services.demo.draft import Draft

WALK_MINUTES = 10
"""From one building to another with books and keys."""
COMFORTABLE_SHARE = 0.8
"""Part of the dining hall's seats that may be taken without anybody feeling it."""


def add_pupil_comfort(draft: Draft, name: str, groups: tuple[str, ...], end: str) -> None:
    """Days of about the same length that do not end after `end`."""
    draft.rule(f"end/{name}", "late_end", Scope.GROUP, groups, weight=0.01, end=parse_clock(end), note=f"Sena slut {name}")
    draft.rule(f"even/{name}", "uneven_days", Scope.GROUP, groups, weight=0.01, minutes=60, note=f"Jämna dagar {name}")


def add_rhythm(draft: Draft, lunches: Iterable[str], requirements: Iterable[str]) -> None:
    """Lunch and lessons at the same time of day as far as possible."""
    draft.rule("rhythm/lunch", "rhythm", Scope.REQUIREMENT, lunches, weight=0.02, minutes=20, note="Lunch vid samma tid")
    draft.rule("rhythm/lessons", "rhythm", Scope.REQUIREMENT, requirements, weight=0.002, minutes=60, note="Samma klockslag")


def add_teacher_comfort(draft: Draft, teachers: Iterable[str]) -> None:
    """Nobody comes for one lesson, nor teaches all day without a break."""
    everyone = tuple(teachers)
    draft.rule("teachers/single", "single_lesson_days", Scope.STAFF, everyone, weight=2.0, minutes=60, note="Inte för en enda lektion")
    draft.rule("teachers/stretch", "max_continuous", Scope.STAFF, everyone, weight=0.02, minutes=180, note="Längsta pass")
    draft.rule("teachers/walk", "building_changes", Scope.STAFF, everyone, weight=0.3, minutes=WALK_MINUTES, note="Gångtid mellan hus")


def add_rooms_comfort(draft: Draft) -> None:
    """A dining hall that is not full, and one room for the lessons of a requirement."""
    plain = [row.uid for row in draft.requirements.values() if row.room_need.needed and not row.room_need.rooms]
    draft.rule("rooms/stable", "room_stability", Scope.REQUIREMENT, plain, weight=0.3, note="Samma sal")
    hall = draft.rooms.get("dining")
    if hall is not None:
        pupils = round(hall.seats * COMFORTABLE_SHARE)
        draft.rule("dining/load", "comfortable_load", Scope.ROOM, (hall.uid,), weight=0.02, pupils=pupils, note="Lagom fullt")
