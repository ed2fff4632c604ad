"""Whose clock says what day it is: this computer's may be wrong, and a wrong day would publish or correct the wrong days."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from scheduler_app.services.ports import AttendanceTarget

STOCKHOLM = ZoneInfo("Europe/Stockholm")
TOLERATED = timedelta(minutes=2)
"""What two clocks may differ before anybody is told."""


def clock_difference(target: AttendanceTarget, now: datetime) -> timedelta | None:
    """How far this computer's clock (`now`, aware) is ahead of the target's where it is more than is tolerated; None otherwise, and for
    a target without a clock."""
    theirs = target.server_time()
    if theirs is None or abs(now - theirs) <= TOLERATED:
        return None
    return now - theirs


def latest_today(today: date, now: datetime, ahead: timedelta | None) -> date:
    """Today by whichever clock is later: a day that has begun by either is not touched."""
    if ahead is None:
        return today
    return max(today, (now - ahead).astimezone(STOCKHOLM).date())


def latest_now(now: datetime, ahead: timedelta | None) -> datetime:
    """Now by whichever clock is later: a lesson that has begun by either is not touched."""
    return now if ahead is None else max(now, now - ahead)


def in_minutes(difference: timedelta) -> int:
    """The size of the difference in whole minutes."""
    return round(abs(difference) / timedelta(minutes=1))
