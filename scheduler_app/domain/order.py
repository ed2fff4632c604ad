"""The order in which people, groups and rooms stand, in lists as in prints: keys for sorting, whole by their uid."""

from __future__ import annotations

from scheduler_app.domain.groups import Group
from scheduler_app.domain.people import Pupil, StaffMember
from scheduler_app.domain.teaching import Room


def by_grade(group: Group) -> tuple[bool, int, str, str]:
    """Förskoleklass first, groups without a grade last, and by name within a grade."""
    return (group.grade is None, group.grade or 0, group.name.casefold(), group.uid)


def by_building(room: Room) -> tuple[str, str, str]:
    """By building, then name; rooms without a building first."""
    return (room.building.casefold(), room.name.casefold(), room.uid)


def by_family_name(person: Pupil | StaffMember) -> tuple[str, str, str]:
    return (person.family_name.casefold(), person.given_name.casefold(), person.uid)
