"""Correcting days that have been: a right of its own, a reason, a row in the audit, and never more than a week back.

Publishing leaves these days alone. A correction brings what nobody has reported to what the timetable says (with its dated changes);
what is reported stays, unless the report is taken back first.
"""

from __future__ import annotations

from datetime import date, timedelta

from scheduler_app.domain.publication import PublicationReceipt, PublicationSnapshot
from scheduler_app.domain.school import School
from scheduler_app.errors import InputError
from scheduler_app.services.ports import AttendanceTarget, SchoolStore
from scheduler_app.services.publishing import make_snapshot, send

CORRECTABLE_DAYS = 7
"""Calendar days back from today, as long as reporting is open (municipal guidelines, docs/attendance-database.md)."""


def correction_window(school: School, today: date) -> tuple[date, date]:
    """The newest school day that may still be corrected, as first and last; `today` where there is none."""
    newest = max(school.year.school_days(today - timedelta(days=CORRECTABLE_DAYS), today), default=today)
    return newest, newest


def make_correction(school: School, first: date, last: date, *, today: date) -> PublicationSnapshot:
    """Freeze what the timetable says of days that have begun, `first` to `last` both included.

    InputError for days older than a week or still to come, and for whatever `make_snapshot` refuses.
    """
    _require_open(first, last, today)
    return make_snapshot(school, first, last)


def correct(
    store: SchoolStore, target: AttendanceTarget, snapshot: PublicationSnapshot, base_seq: int, who: str, reason: str
) -> PublicationReceipt:
    """Send the correction as previewed at `base_seq`; fails as `publishing.publish` does, and with InputError without a reason."""
    require_reason(reason)
    return send(store, target, snapshot, lambda: target.correct(snapshot, base_seq, who, reason))


def take_back_report(target: AttendanceTarget, school: School, lesson: str, day: date, who: str, reason: str, *, today: date) -> None:
    """Undo the report of one dated lesson while it can still be reported anew; what had been reported is kept in the audit.

    InputError without a reason, for a day that is not open, and where the lesson is not reported.
    """
    require_reason(reason)
    _require_open(day, day, today)
    if not target.take_back(school.unit.uid, lesson, day, who, reason):
        raise InputError("correct_not_reported", date=day.isoformat())


def require_reason(reason: str) -> None:
    """Refuse what would be kept without a reason."""
    if not reason.strip():
        raise InputError("correct_without_reason")


def _require_open(first: date, last: date, today: date) -> None:
    if not today - timedelta(days=CORRECTABLE_DAYS) <= first <= last <= today:
        raise InputError(
            "correct_window", first=first.isoformat(), last=last.isoformat(), days=CORRECTABLE_DAYS, today=today.isoformat(),
        )  # fmt: skip
