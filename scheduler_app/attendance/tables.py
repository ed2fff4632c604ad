"""The tables of the attendance database as typed models: what third parties may rely on.

SQLite keeps uuids, dates and instants as ISO text; PostgreSQL has its own types for them. Local date and minutes after midnight are
the truth of when a lesson is; the instants are derived from them in Europe/Stockholm.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, Text, UniqueConstraint
from sqlalchemy.dialects.postgresql import DATE as PG_DATE
from sqlalchemy.dialects.postgresql import JSONB, TIMESTAMP, UUID
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import Boolean, Integer

KEY = Text().with_variant(Text(collation="C"), "postgresql")
"""Opaque identities: compared byte by byte."""
UID = Text().with_variant(UUID(as_uuid=False), "postgresql")
DAY = Text().with_variant(PG_DATE(), "postgresql")
INSTANT = Text().with_variant(TIMESTAMP(timezone=True), "postgresql")
JSON_LIST = JSON().with_variant(JSONB(), "postgresql")

ROW_ID = Integer()


class Base(DeclarativeBase):
    """Base of the attendance tables; they share nothing with the school's own database."""


class PublicationRow(Base):
    """One publication of one school unit; `seq` counts from 1 within the unit and is the only order that counts."""

    __tablename__ = "publication"

    school_unit_id: Mapped[str] = mapped_column(KEY, primary_key=True)
    seq: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    token: Mapped[str] = mapped_column(UID, unique=True)
    timetable_id: Mapped[str] = mapped_column(Text)
    base_seq: Mapped[int] = mapped_column(Integer)
    effective_from: Mapped[str] = mapped_column(DAY)
    effective_until: Mapped[str] = mapped_column(DAY)
    snapshot_sha256: Mapped[str] = mapped_column(Text)
    counts: Mapped[dict[str, Any]] = mapped_column(JSON_LIST)
    published_by: Mapped[str] = mapped_column(Text)
    published_at: Mapped[str] = mapped_column(INSTANT)


class CalendarEventRow(Base):
    """One dated lesson. The id is the uuid5 of unit, lesson and date; rows are cancelled, never deleted; a reported row is never changed
    by publishing. `groups`, `rooms` and `teachers` are lists of [id, name]."""

    __tablename__ = "calendar_event"
    __table_args__ = (
        UniqueConstraint("school_unit_id", "lesson_uid", "local_date", name="uq_calendar_event_lesson_date"),
        CheckConstraint("status IN ('planned', 'cancelled')", name="ck_calendar_event_status"),
        CheckConstraint("end_minute > start_minute", name="ck_calendar_event_minutes"),
        Index("ix_calendar_event_window", "school_unit_id", "local_date"),
    )

    id: Mapped[str] = mapped_column(UID, primary_key=True)
    school_unit_id: Mapped[str] = mapped_column(KEY)
    lesson_uid: Mapped[str] = mapped_column(KEY)
    local_date: Mapped[str] = mapped_column(DAY)
    start_minute: Mapped[int] = mapped_column(Integer)
    end_minute: Mapped[int] = mapped_column(Integer)
    starts_at: Mapped[str] = mapped_column(INSTANT)
    ends_at: Mapped[str] = mapped_column(INSTANT)
    subject_code: Mapped[str] = mapped_column(Text)
    subject_name: Mapped[str] = mapped_column(Text)
    groups: Mapped[list[list[str]]] = mapped_column(JSON_LIST)
    rooms: Mapped[list[list[str]]] = mapped_column(JSON_LIST)
    teachers: Mapped[list[list[str]]] = mapped_column(JSON_LIST)
    status: Mapped[str] = mapped_column(Text)
    content_hash: Mapped[str] = mapped_column(Text)
    publication_seq: Mapped[int] = mapped_column(Integer)
    reported_at: Mapped[str | None] = mapped_column(INSTANT)
    reported_by: Mapped[str | None] = mapped_column(Text)


class CalendarEventPupilRow(Base):
    """One pupil expected at one dated lesson, for `planned_minutes`."""

    __tablename__ = "calendar_event_pupil"
    __table_args__ = ({"sqlite_with_rowid": False},)

    calendar_event_id: Mapped[str] = mapped_column(UID, ForeignKey("calendar_event.id"), primary_key=True)
    pupil_id: Mapped[str] = mapped_column(KEY, primary_key=True)
    planned_minutes: Mapped[int] = mapped_column(Integer)


class AbsenceReasonRow(Base):
    """Why a pupil was away, with the statistics category it counts in and whether guardians are told."""

    __tablename__ = "absence_reason"
    __table_args__ = (
        CheckConstraint("category IN ('present', 'announced', 'unannounced', 'granted_leave')", name="ck_absence_reason_category"),
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    name: Mapped[str] = mapped_column(Text)
    category: Mapped[str] = mapped_column(Text)
    guardians_told: Mapped[bool] = mapped_column(Boolean)
    home_may_choose: Mapped[bool] = mapped_column(Boolean)


class AttendanceRow(Base):
    """What was reported of one pupil at one lesson: no reason means present; `minutes` away, 0 when present. `extra` marks a pupil who
    was there without being expected."""

    __tablename__ = "attendance"
    __table_args__ = (CheckConstraint("minutes >= 0", name="ck_attendance_minutes"), {"sqlite_with_rowid": False})

    calendar_event_id: Mapped[str] = mapped_column(UID, ForeignKey("calendar_event.id"), primary_key=True)
    pupil_id: Mapped[str] = mapped_column(KEY, primary_key=True)
    reason_id: Mapped[int | None] = mapped_column(Integer, ForeignKey("absence_reason.id"))
    minutes: Mapped[int] = mapped_column(Integer)
    extra: Mapped[bool] = mapped_column(Boolean)
    reported_at: Mapped[str] = mapped_column(INSTANT)
    reported_by: Mapped[str] = mapped_column(Text)


class AnnouncedAbsenceRow(Base):
    """Absence announced ahead, for one pupil and one interval of time and never for a lesson, so that no publishing touches it."""

    __tablename__ = "announced_absence"
    __table_args__ = (CheckConstraint("ends_at > starts_at", name="ck_announced_absence_interval"),)

    id: Mapped[str] = mapped_column(UID, primary_key=True)
    school_unit_id: Mapped[str] = mapped_column(KEY)
    pupil_id: Mapped[str] = mapped_column(KEY, index=True)
    starts_at: Mapped[str] = mapped_column(INSTANT)
    ends_at: Mapped[str] = mapped_column(INSTANT)
    reason_id: Mapped[int] = mapped_column(Integer, ForeignKey("absence_reason.id"))
    announced_at: Mapped[str] = mapped_column(INSTANT)
    announced_by: Mapped[str] = mapped_column(Text)


class AuditRow(Base):
    """Who did what and why; ids and no names. Rows are added and never changed or removed (triggers refuse)."""

    __tablename__ = "audit"

    id: Mapped[int] = mapped_column(ROW_ID, primary_key=True)
    at: Mapped[str] = mapped_column(INSTANT)
    who: Mapped[str] = mapped_column(Text)
    what: Mapped[str] = mapped_column(Text)
    school_unit_id: Mapped[str] = mapped_column(KEY)
    calendar_event_id: Mapped[str | None] = mapped_column(UID)
    publication_seq: Mapped[int | None] = mapped_column(Integer)
    reason: Mapped[str | None] = mapped_column(Text)
    details: Mapped[dict[str, Any] | None] = mapped_column(JSON_LIST)


class LoginUnitRow(Base):
    """A login of the server and a school unit it works for: what row-level security goes by (PostgreSQL; unused in a file)."""

    __tablename__ = "login_unit"

    login: Mapped[str] = mapped_column(KEY, primary_key=True)
    school_unit_id: Mapped[str] = mapped_column(KEY, primary_key=True)


PUBLIC_VIEW = "public_calendar_event"
"""Class, room, subject and time of planned lessons, and no person: what may be shown without a login."""
