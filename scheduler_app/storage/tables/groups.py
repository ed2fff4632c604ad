"""Groups, who belongs to them when, and adapted study programmes."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from scheduler_app.storage.tables.base import EntityRow, ItemRow, check, date_order, reference


class GroupRow(EntityRow):
    """Class, half-class or teaching group (`group` alone is a word of SQL)."""

    __tablename__ = "pupil_group"
    __table_args__ = (check("planned_pupils", "planned_pupils >= 0"),)

    uid: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    kind: Mapped[str]
    school_form: Mapped[str]
    grade: Mapped[int | None]
    parent: Mapped[str | None] = reference("parent_uid", "pupil_group.uid", nullable=True)
    mentor: Mapped[str | None] = reference("mentor_uid", "staff_member.uid", nullable=True)
    planned_pupils: Mapped[int]
    origin: Mapped[str]
    archived: Mapped[bool]


class MembershipRow(EntityRow):
    __tablename__ = "membership"
    __table_args__ = (date_order(),)

    uid: Mapped[str] = mapped_column(primary_key=True)
    group: Mapped[str] = reference("group_uid", "pupil_group.uid")
    pupil: Mapped[str] = reference("pupil_uid", "pupil.uid")
    first_day: Mapped[date | None]
    last_day: Mapped[date | None]
    origin: Mapped[str]


class AdaptedProgrammeRow(EntityRow):
    __tablename__ = "adapted_programme"
    __table_args__ = (date_order(), check("expected_minutes", "expected_minutes >= 0"))

    uid: Mapped[str] = mapped_column(primary_key=True)
    pupil: Mapped[str] = reference("pupil_uid", "pupil.uid")
    first_day: Mapped[date | None]
    last_day: Mapped[date | None]
    expected_minutes: Mapped[int | None]


class AdaptedProgrammeLessonRow(ItemRow):
    """A lesson at which the pupil is expected."""

    __tablename__ = "adapted_programme_lesson"
    owner = ("programme",)

    programme: Mapped[str] = reference("programme_uid", "adapted_programme.uid", primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    lesson: Mapped[str] = reference("lesson_uid", "lesson.uid")
