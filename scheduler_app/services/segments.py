"""Stretches of the school year in which a pupil's groups, adapted programme and single lessons stay the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from datetime import date, timedelta

from scheduler_app.domain.calendar import DateRange
from scheduler_app.domain.dated_changes import IndividualLesson
from scheduler_app.domain.groups import AdaptedProgramme, Membership
from scheduler_app.domain.school import School


@dataclass(frozen=True, slots=True)
class Segment:
    """From `first` to `last`, both included, within the school year: the groups, the programme's lessons (None without one), and the
    single lessons that the pupil has been given or freed from."""

    groups: frozenset[str]
    listed: frozenset[str] | None
    first: date
    last: date
    added: frozenset[str] = frozenset()
    removed: frozenset[str] = frozenset()

    def lessons(self, of_group: Mapping[str, Set[str]]) -> frozenset[str]:
        """The lessons the pupil is expected at (see domain/roster), from those of each group."""
        lessons = {uid for group in self.groups for uid in of_group.get(group, ()) if self.listed is None or uid in self.listed}
        return frozenset((lessons | self.added) - self.removed)


def pupil_segments(school: School) -> Iterator[tuple[str, tuple[Segment, ...]]]:
    """Each unarchived pupil with memberships or single lessons (placeholders too) and the segments in date order."""
    memberships: dict[str, list[Membership]] = {}
    for row in school.memberships.values():
        memberships.setdefault(row.pupil, []).append(row)
    single: dict[str, list[IndividualLesson]] = {}
    for own in school.individual_lessons.values():
        single.setdefault(own.pupil, []).append(own)
        memberships.setdefault(own.pupil, [])
    start, end = school.year.dates.first, school.year.dates.last
    assert start is not None
    assert end is not None
    for pupil, rows in memberships.items():
        if pupil in school.pupils and not school.pupils[pupil].archived:
            programmes = school.programmes_of.get(pupil, ())
            theirs = single.get(pupil, [])
            dates = [*(row.dates for row in rows), *(row.dates for row in programmes), *(row.dates for row in theirs)]
            cuts = _cuts(dates, start, end)
            yield pupil, tuple(_segment(rows, programmes, theirs, first, last) for first, last in cuts)


def _segment(
    rows: list[Membership], programmes: tuple[AdaptedProgramme, ...], single: list[IndividualLesson], first: date, last: date
) -> Segment:
    groups = frozenset(row.group for row in rows if row.dates.includes(first))
    active = [row for row in programmes if row.dates.includes(first)]
    listed = frozenset(uid for row in active for uid in row.lessons) if active else None
    now = [row for row in single if row.dates.includes(first)]
    added, removed = ({row.lesson for row in now if row.attends is kind} for kind in (True, False))
    return Segment(groups, listed, first, last, frozenset(added), frozenset(removed))


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
