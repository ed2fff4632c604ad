"""What a teacher's client does: show the lessons of a day, save who was there, take a report back.

The timetable program itself reports nothing; this is the documented way to do it right, used by demonstrations and tests. A save carries
the revision of the lesson that was shown (its content hash): if the lesson was published anew in between, nothing is saved and the
teacher sees the new roster first.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import uuid4

import sqlalchemy as sa

from scheduler_app.attendance.event_rows import STOCKHOLM
from scheduler_app.attendance.reference import REPORTING_DAYS_BACK
from scheduler_app.attendance.storehouse import Storehouse
from scheduler_app.attendance.tables import AnnouncedAbsenceRow, AttendanceRow, AuditRow, CalendarEventPupilRow, CalendarEventRow
from scheduler_app.errors import InputError


class RosterChangedError(Exception):
    """The lesson is not what the teacher saw: load it again and save once more; nothing was saved."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One pupil's absence: a reason of `absence_reason` and minutes away."""

    reason: int
    minutes: int


@dataclass(frozen=True, slots=True)
class ShownLesson:
    """One lesson as a teacher sees it before reporting; `revision` goes back with the report."""

    id: str
    lesson: str
    start: int
    end: int
    subject: str
    pupils: tuple[str, ...]
    revision: str
    reported: bool


class Reporting:
    """Reports attendance for one school unit in one attendance database."""

    def __init__(self, storehouse: Storehouse, school_unit: str) -> None:
        self._storehouse = storehouse
        self._unit = school_unit

    def lessons(self, teacher: str, day: date) -> tuple[ShownLesson, ...]:
        """The planned lessons of one teacher on one day, in time order."""
        with self._storehouse.tables(write=False) as connection:
            rows = connection.execute(
                sa.select(CalendarEventRow)
                .where(
                    CalendarEventRow.school_unit_id == self._unit,
                    CalendarEventRow.local_date == day.isoformat(),
                    CalendarEventRow.status == "planned",
                )
                .order_by(CalendarEventRow.start_minute, CalendarEventRow.lesson_uid)
            ).all()
            return tuple(_shown(connection, row) for row in rows if any(uid == teacher for uid, _ in row.teachers))

    def lesson(self, event_id: str) -> ShownLesson | None:
        """One lesson by its id."""
        with self._storehouse.tables(write=False) as connection:
            row = connection.execute(sa.select(CalendarEventRow).where(CalendarEventRow.id == event_id)).one_or_none()
            return _shown(connection, row) if row is not None else None

    def report(self, event_id: str, revision: str, marks: Mapping[str, Mark], reported_by: str, now: datetime) -> None:
        """Save who was away; all others of the roster are present. One transaction.

        `now` is an aware instant. A lesson is open from its start to the end of its seventh day after (calendar dates in Stockholm).
        RosterChangedError when the lesson is no longer what was shown, is cancelled or reported already; InputError when it is not open
        or a mark is not of the roster.
        """
        with self._storehouse.tables(write=True) as connection:
            found = connection.execute(sa.select(CalendarEventRow).where(CalendarEventRow.id == event_id)).one_or_none()
            if found is None:
                raise RosterChangedError
            _require_open(found, now)
            at = now.astimezone(UTC).isoformat()
            saved = connection.execute(
                sa.update(CalendarEventRow)
                .where(
                    CalendarEventRow.id == event_id,
                    CalendarEventRow.reported_at.is_(None),
                    CalendarEventRow.status == "planned",
                    CalendarEventRow.content_hash == revision,
                )
                .values(reported_at=at, reported_by=reported_by)
            )
            if saved.rowcount != 1:
                raise RosterChangedError
            roster = _roster(connection, event_id)
            if not set(marks) <= set(roster):
                raise InputError("report_not_in_roster", n=len(set(marks) - set(roster)))
            connection.execute(sa.insert(AttendanceRow), [_saved(event_id, pupil, marks.get(pupil), at, reported_by) for pupil in roster])

    def take_back(self, event_id: str, who: str, reason: str, now: datetime) -> None:
        """Undo a report, with a reason; what had been reported is kept in the audit. InputError without a reason.

        PostgreSQL does it in a function of the database (migration 0002), since no login but the owner's may delete attendance.
        """
        if not reason.strip():
            raise InputError("correct_without_reason")
        self._storehouse.make_ready()
        with self._storehouse.tables(write=True) as connection:
            if connection.dialect.name == "postgresql":
                undone = connection.scalar(sa.select(sa.func.take_back_report(sa.cast(event_id, sa.Uuid(as_uuid=False)), who, reason)))
                if not undone:
                    raise RosterChangedError
                return
            self._take_back(connection, event_id, who, reason, now)

    def _take_back(self, connection: sa.Connection, event_id: str, who: str, reason: str, now: datetime) -> None:
        marks = connection.execute(sa.select(AttendanceRow).where(AttendanceRow.calendar_event_id == event_id)).all()
        undone = connection.execute(
            sa.update(CalendarEventRow)
            .where(CalendarEventRow.id == event_id, CalendarEventRow.reported_at.is_not(None))
            .values(reported_at=None, reported_by=None)
        )
        if undone.rowcount != 1:
            raise RosterChangedError
        connection.execute(sa.delete(AttendanceRow).where(AttendanceRow.calendar_event_id == event_id))
        kept = {row.pupil_id: [row.reason_id, row.minutes] for row in marks}
        connection.execute(
            sa.insert(AuditRow).values(
                at=now.astimezone(UTC).isoformat(), who=who, what="take_back", school_unit_id=self._unit,
                calendar_event_id=event_id, reason=reason, details={"marks": kept},
            )
        )  # fmt: skip

    def announce(self, pupil: str, starts: datetime, ends: datetime, reason: int, who: str, now: datetime) -> str:
        """Announce absence ahead for a pupil and an interval of aware instants; returns its id. No publishing ever touches it."""
        uid = str(uuid4())
        with self._storehouse.tables(write=True) as connection:
            connection.execute(
                sa.insert(AnnouncedAbsenceRow).values(
                    id=uid, school_unit_id=self._unit, pupil_id=pupil, reason_id=reason, announced_by=who,
                    starts_at=starts.astimezone(UTC).isoformat(), ends_at=ends.astimezone(UTC).isoformat(),
                    announced_at=now.astimezone(UTC).isoformat(),
                )
            )  # fmt: skip
        return uid


def _require_open(row: Any, now: datetime) -> None:
    day = date.fromisoformat(str(row.local_date))
    local = now.astimezone(STOCKHOLM)
    begun = (day, row.start_minute) <= (local.date(), local.hour * 60 + local.minute)
    if not begun or local.date() > day + timedelta(days=REPORTING_DAYS_BACK):
        raise InputError("report_not_open", date=day.isoformat(), days=REPORTING_DAYS_BACK)


def _roster(connection: sa.Connection, event_id: str) -> tuple[str, ...]:
    query = sa.select(CalendarEventPupilRow.pupil_id).where(CalendarEventPupilRow.calendar_event_id == event_id)
    return tuple(sorted(connection.scalars(query)))


def _shown(connection: sa.Connection, row: Any) -> ShownLesson:
    roster = _roster(connection, row.id)
    reported = row.reported_at is not None
    return ShownLesson(row.id, row.lesson_uid, row.start_minute, row.end_minute, row.subject_code, roster, row.content_hash, reported)


def _saved(event_id: str, pupil: str, mark: Mark | None, at: str, who: str) -> dict[str, object]:
    return {
        "calendar_event_id": event_id, "pupil_id": pupil, "reason_id": mark.reason if mark else None,
        "minutes": mark.minutes if mark else 0, "extra": False, "reported_at": at, "reported_by": who,
    }  # fmt: skip
