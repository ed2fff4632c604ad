"""Subjects, rooms, blocks, requirements and lessons."""

from __future__ import annotations

from sqlalchemy import text, true
from sqlalchemy.orm import Mapped, mapped_column

from scheduler_app.storage.tables.base import EntityRow, ItemRow, check, reference


class SubjectRow(EntityRow):
    __tablename__ = "subject"
    __table_args__ = (check("hue", "0 <= hue AND hue <= 11"),)

    uid: Mapped[str] = mapped_column(primary_key=True)
    code: Mapped[str]
    name: Mapped[str]
    official_code: Mapped[str]
    special: Mapped[bool]
    hue: Mapped[int]
    origin: Mapped[str]
    archived: Mapped[bool]


class RoomRow(EntityRow):
    __tablename__ = "room"
    __table_args__ = (check("seats", "seats >= 0"),)

    uid: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    seats: Mapped[int]
    building: Mapped[str]
    shared: Mapped[bool]
    origin: Mapped[str]
    archived: Mapped[bool]


class RoomTagRow(ItemRow):
    """What a room is fit for."""

    __tablename__ = "room_tag"
    owner = ("room",)

    room: Mapped[str] = reference("room_uid", "room.uid", primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    tag: Mapped[str]


class BlockRow(EntityRow):
    __tablename__ = "block"

    uid: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]


class RequirementRow(EntityRow):
    """What begins with `room_` belongs to the room need; its rooms and tags have tables of their own."""

    __tablename__ = "requirement"
    __table_args__ = (
        check("minutes", "minutes >= 0"),
        check("around", "setup >= 0 AND cleanup >= 0"),
        check("room_count", "room_count >= 0"),
        check("seats", "seats >= 0"),
    )

    uid: Mapped[str] = mapped_column(primary_key=True)
    subject: Mapped[str] = reference("subject_uid", "subject.uid")
    minutes: Mapped[int]
    room_needed: Mapped[bool]
    room_count: Mapped[int]
    room_ordered: Mapped[bool] = mapped_column(server_default=true())
    room_set_sizes: Mapped[str] = mapped_column(server_default=text("''"))
    room_choices: Mapped[str] = mapped_column(server_default=text("''"))
    block: Mapped[str | None] = reference("block_uid", "block.uid", nullable=True)
    setup: Mapped[int]
    cleanup: Mapped[int]
    seats: Mapped[int | None]
    note: Mapped[str]
    origin: Mapped[str]


class RequirementGroupRow(ItemRow):
    __tablename__ = "requirement_group"
    owner = ("requirement",)

    requirement: Mapped[str] = reference("requirement_uid", "requirement.uid", primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    group: Mapped[str] = reference("group_uid", "pupil_group.uid")


class RequirementTeacherRow(ItemRow):
    __tablename__ = "requirement_teacher"
    owner = ("requirement",)

    requirement: Mapped[str] = reference("requirement_uid", "requirement.uid", primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    teacher: Mapped[str] = reference("staff_uid", "staff_member.uid")


class RequirementRoomRow(ItemRow):
    """A room that the requirement's lessons may use, most wished first."""

    __tablename__ = "requirement_room"
    owner = ("requirement",)

    requirement: Mapped[str] = reference("requirement_uid", "requirement.uid", primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    room: Mapped[str] = reference("room_uid", "room.uid")


class RequirementRoomTagRow(ItemRow):
    """A tag that the requirement's rooms must have."""

    __tablename__ = "requirement_room_tag"
    owner = ("requirement",)

    requirement: Mapped[str] = reference("requirement_uid", "requirement.uid", primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    tag: Mapped[str]


class RequirementTagRow(ItemRow):
    """A word that rules can be about."""

    __tablename__ = "requirement_tag"
    owner = ("requirement",)

    requirement: Mapped[str] = reference("requirement_uid", "requirement.uid", primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    tag: Mapped[str]


class LessonRow(EntityRow):
    """`weeks` are the ISO weeks of an explicit pattern, comma-separated."""

    __tablename__ = "lesson"
    __table_args__ = (check("minutes", "minutes > 0"), check("weeks", "(week_kind = 'explicit') = (weeks <> '')"))

    uid: Mapped[str] = mapped_column(primary_key=True)
    requirement: Mapped[str] = reference("requirement_uid", "requirement.uid")
    minutes: Mapped[int]
    position: Mapped[int]
    week_kind: Mapped[str]
    weeks: Mapped[str]
    period: Mapped[str | None] = reference("period_uid", "period.uid", nullable=True)
