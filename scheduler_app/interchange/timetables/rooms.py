"""The rooms a lesson may use, named one by one, for programs that know no tags."""

from __future__ import annotations

from scheduler_app.domain.school import School
from scheduler_app.domain.teaching import RoomNeed


def rooms_named(school: School, need: RoomNeed) -> tuple[str, ...]:
    """Room uids that the need names, or all that have its tags; none where any room will do or none is needed."""
    if need.rooms or not need.tags:
        return need.rooms
    return tuple(
        uid for uid, room in school.rooms.items() if not (room.archived or room.shared) and set(need.tags) <= set(room.tags)
    )  # fmt: skip
