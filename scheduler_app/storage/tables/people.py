"""Staff and pupils. No personal identity numbers, addresses or contact data have a column here."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from scheduler_app.storage.tables.base import EntityRow, ItemRow, check, date_order, reference


class StaffMemberRow(EntityRow):
    __tablename__ = "staff_member"
    __table_args__ = (check("percent", "percent >= 0 AND percent <= 100"), check("teaching_minutes", "teaching_minutes >= 0"), date_order())

    uid: Mapped[str] = mapped_column(primary_key=True)
    signature: Mapped[str]
    given_name: Mapped[str]
    family_name: Mapped[str]
    percent: Mapped[float]
    duty_type: Mapped[str]
    teaching_minutes: Mapped[int | None]
    first_day: Mapped[date | None]
    last_day: Mapped[date | None]
    marking: Mapped[str]
    origin: Mapped[str]
    archived: Mapped[bool]


class StaffSubjectRow(ItemRow):
    """A subject that a member of staff is qualified for."""

    __tablename__ = "staff_subject"
    owner = ("staff",)

    staff: Mapped[str] = reference("staff_uid", "staff_member.uid", primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    subject: Mapped[str] = reference("subject_uid", "subject.uid")


class PupilRow(EntityRow):
    __tablename__ = "pupil"
    __table_args__ = (check("expected_minutes", "expected_minutes >= 0"),)

    uid: Mapped[str] = mapped_column(primary_key=True)
    given_name: Mapped[str]
    family_name: Mapped[str]
    school_form: Mapped[str]
    grade: Mapped[int | None]
    expected_minutes: Mapped[int | None]
    marking: Mapped[str]
    placeholder: Mapped[bool]
    origin: Mapped[str]
    archived: Mapped[bool]
