"""Weeks and dates of Untis lessons: a lesson group's name stands for weeks, and a lesson may be limited to dates."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from scheduler_app.domain.calendar import EVERY_WEEK, WeekKind, WeekPattern
from scheduler_app.domain.school import School

_ODD = re.compile(r"(?:W|V)?A(?:[- ]?(?:WOCHE|WEEK|VECKA))?|UDDA|ODD|UNGERADE", re.ASCII)
_EVEN = re.compile(r"(?:W|V)?B(?:[- ]?(?:WOCHE|WEEK|VECKA))?|JÄMNA?|EVEN|GERADE")
_LISTED = re.compile(r"V\.? ?(\d{1,2}(?:[,. ]+\d{1,2})*)", re.ASCII)


def lesson_group_of(pattern: WeekPattern) -> str:
    """A (odd weeks), B (even weeks), or V and the numbers of the weeks; nothing for every week."""
    match pattern.kind:
        case WeekKind.ODD:
            return "A"
        case WeekKind.EVEN:
            return "B"
        case WeekKind.EXPLICIT:
            return "V" + ",".join(str(week) for week in pattern.weeks)
        case WeekKind.EVERY:
            return ""


def weeks_of_lesson_group(name: str, left_out: Callable[[str], None]) -> WeekPattern:
    """The weeks that a lesson group's name tells. Which weeks Untis has given it stands in no GPU file: other names are `left_out`."""
    folded = name.strip().upper()
    if not folded:
        return EVERY_WEEK
    if _ODD.fullmatch(folded):
        return WeekPattern(WeekKind.ODD)
    if _EVEN.fullmatch(folded):
        return WeekPattern(WeekKind.EVEN)
    listed = _LISTED.fullmatch(folded)
    weeks = tuple(dict.fromkeys(int(week) for week in re.findall(r"\d+", listed[1]))) if listed else ()
    if weeks and all(1 <= week <= 53 for week in weeks):
        return WeekPattern(WeekKind.EXPLICIT, weeks)
    left_out(f"GPU002: lesson group {name[:40]}")
    return EVERY_WEEK


def dates_of(school: School, period: str | None) -> tuple[str, str]:
    """A period's first and last day as Untis writes them; nothing for the whole year."""
    found = school.year.period(period)
    if found is None:
        return "", ""
    first, last = found.dates.first or school.year.dates.first, found.dates.last or school.year.dates.last
    return f"{first:%Y%m%d}", f"{last:%Y%m%d}"


def day_of(cell: str) -> date | None:
    """A date as Untis writes it; None for anything else."""
    found = re.fullmatch(r"(\d{4})(\d\d)(\d\d)", cell, re.ASCII)
    try:
        return date(int(found[1]), int(found[2]), int(found[3])) if found else None
    except ValueError:
        return None
