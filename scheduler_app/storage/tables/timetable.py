"""Timetable versions and where their lessons are put."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKeyConstraint
from sqlalchemy.orm import Mapped, mapped_column

from scheduler_app.storage.tables.base import EntityRow, ItemRow, check, date_order, reference


class TimetableVersionRow(EntityRow):
    __tablename__ = "timetable_version"
    __table_args__ = (date_order(),)

    uid: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    state: Mapped[str]
    first_day: Mapped[date | None]
    last_day: Mapped[date | None]


class PlacementRow(EntityRow):
    """One lesson in one version; starts follow the school's grid or period frame, which is not this table's business."""

    __tablename__ = "placement"
    __table_args__ = (check("day", "0 <= day"), check("start", "0 <= start_minute AND start_minute < 1440"))

    timetable: Mapped[str] = reference("timetable_uid", "timetable_version.uid", primary_key=True)
    lesson: Mapped[str] = reference("lesson_uid", "lesson.uid", primary_key=True, index=True)
    day: Mapped[int]
    start: Mapped[int] = mapped_column("start_minute")
    time_lock: Mapped[str | None]
    room_lock: Mapped[str | None]


class PlacementRoomRow(ItemRow):
    __tablename__ = "placement_room"
    __table_args__ = (
        ForeignKeyConstraint(
            ["timetable_uid", "lesson_uid"], ["placement.timetable_uid", "placement.lesson_uid"], deferrable=True, initially="DEFERRED"
        ),
    )
    owner = ("timetable", "lesson")

    timetable: Mapped[str] = mapped_column("timetable_uid", primary_key=True)
    lesson: Mapped[str] = mapped_column("lesson_uid", primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    room: Mapped[str] = reference("room_uid", "room.uid")
