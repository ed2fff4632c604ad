"""The order in which people, groups and rooms stand, in lists as in prints: keys for sorting, whole by their uid."""

from __future__ import annotations

from scheduler_app.domain.groups import Group
from scheduler_app.domain.people import Pupil, StaffMember
from scheduler_app.domain.teaching import Room

Natural = tuple[tuple[int, int, str], ...]


def natural(name: str) -> Natural:
    """Numbers in names count as numbers: 2B before 10A."""
    parts: list[tuple[int, int, str]] = []
    digits = ""
    for letter in name.casefold() + " ":
        if letter.isdecimal():
            digits += letter
            continue
        if digits:
            parts.append((0, int(digits), ""))
            digits = ""
        parts.append((1, 0, letter))
    return tuple(parts)


def by_grade(group: Group) -> tuple[bool, int, Natural, str]:
    """Förskoleklass first, groups without a grade last, and by name within a grade."""
    return (group.grade is None, group.grade or 0, natural(group.name), group.uid)


def by_building(room: Room) -> tuple[str, Natural, str]:
    """By building, then name; rooms without a building first."""
    return (room.building.casefold(), natural(room.name), room.uid)


def by_family_name(person: Pupil | StaffMember) -> tuple[str, str, str]:
    return (person.family_name.casefold(), person.given_name.casefold(), person.uid)
