"""Stretches of the school year in which a pupil's groups and adapted programme stay the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from scheduler_app.domain.calendar import DateRange
from scheduler_app.domain.groups import AdaptedProgramme, Membership
from scheduler_app.domain.school import School


@dataclass(frozen=True, slots=True)
class Segment:
    """From `first` to `last`, both included, within the school year: the groups, and the programme's lessons (None without one)."""

    groups: frozenset[str]
    listed: frozenset[str] | None
    first: date
    last: date


def pupil_segments(school: School) -> Iterator[tuple[str, tuple[Segment, ...]]]:
    """Each unarchived pupil with memberships (placeholders too) and the segments in date order."""
    memberships: dict[str, list[Membership]] = {}
    for row in school.memberships.values():
        memberships.setdefault(row.pupil, []).append(row)
    start, end = school.year.dates.first, school.year.dates.last
    assert start is not None
    assert end is not None
    for pupil, rows in memberships.items():
        if pupil in school.pupils and not school.pupils[pupil].archived:
            programmes = school.programmes_of.get(pupil, ())
            cuts = _cuts([*(row.dates for row in rows), *(row.dates for row in programmes)], start, end)
            yield pupil, tuple(_segment(rows, programmes, first, last) for first, last in cuts)


def _segment(rows: list[Membership], programmes: tuple[AdaptedProgramme, ...], first: date, last: date) -> Segment:
    groups = frozenset(row.group for row in rows if row.dates.includes(first))
    active = [row for row in programmes if row.dates.includes(first)]
    listed = frozenset(uid for row in active for uid in row.lessons) if active else None
    return Segment(groups, listed, first, last)


def _cuts(ranges: list[DateRange], start: date, end: date) -> list[tuple[date, date]]:
    begins = {start}
    for dates in ranges:
        if dates.first is not None and start < dates.first <= end:
            begins.add(dates.first)
        if dates.last is not None and start <= dates.last < end:
            begins.add(dates.last + timedelta(days=1))
    ordered = sorted(begins)
    ends = [later - timedelta(days=1) for later in ordered[1:]] + [end]
    return list(zip(ordered, ends, strict=True))
