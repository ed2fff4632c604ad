"""What differs from the timetable on single dates, and single lessons of pupils."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKeyConstraint
from sqlalchemy.orm import Mapped, mapped_column

from scheduler_app.storage.tables.base import EntityRow, ItemRow, date_order, reference


class DatedChangeRow(EntityRow):
    """One lesson on one date; at most one row for each."""

    __tablename__ = "dated_change"

    lesson: Mapped[str] = reference("lesson_uid", "lesson.uid", primary_key=True)
    day: Mapped[date] = mapped_column(primary_key=True)
    cancelled: Mapped[bool]


def _owner() -> ForeignKeyConstraint:
    return ForeignKeyConstraint(
        ["lesson_uid", "day"], ["dated_change.lesson_uid", "dated_change.day"], deferrable=True, initially="DEFERRED"
    )


class DatedChangeTeacherRow(ItemRow):
    """A teacher who stands in."""

    __tablename__ = "dated_change_teacher"
    __table_args__ = (_owner(),)
    owner = ("lesson", "day")

    lesson: Mapped[str] = mapped_column("lesson_uid", primary_key=True)
    day: Mapped[date] = mapped_column(primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    teacher: Mapped[str] = reference("teacher_uid", "staff_member.uid")


class DatedChangeRoomRow(ItemRow):
    """A room used instead."""

    __tablename__ = "dated_change_room"
    __table_args__ = (_owner(),)
    owner = ("lesson", "day")

    lesson: Mapped[str] = mapped_column("lesson_uid", primary_key=True)
    day: Mapped[date] = mapped_column(primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    room: Mapped[str] = reference("room_uid", "room.uid")


class IndividualLessonRow(EntityRow):
    __tablename__ = "individual_lesson"
    __table_args__ = (date_order(),)

    uid: Mapped[str] = mapped_column(primary_key=True)
    pupil: Mapped[str] = reference("pupil_uid", "pupil.uid")
    lesson: Mapped[str] = reference("lesson_uid", "lesson.uid")
    attends: Mapped[bool]
    first_day: Mapped[date | None]
    last_day: Mapped[date | None]
