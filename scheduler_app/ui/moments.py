"""When something was, as both languages of a Swedish school write it: ISO dates and 24 hours, local time."""

from __future__ import annotations

from datetime import datetime


def moment_text(at: datetime) -> str:
    """Date and clock time."""
    return f"{at.astimezone():%Y-%m-%d %H:%M}"


def recent_text(at: datetime) -> str:
    """The clock time alone for something of today."""
    return time_text(at) if is_today(at) else moment_text(at)


def time_text(at: datetime) -> str:
    """The clock time alone."""
    return f"{at.astimezone():%H:%M}"


def is_today(at: datetime) -> bool:
    return at.astimezone().date() == datetime.now().astimezone().date()
