"""Holes in pupils' days: time between two lessons with nothing in it, lunch and other special lessons counted as something."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from scheduler_app.domain.clock import clock_text
from scheduler_app.domain.school import School
from scheduler_app.services.finding import Finding
from scheduler_app.services.segments import pupil_segments
from scheduler_app.services.wording import Day, Fact, pupils

LEAST_HOLE = 60
"""Minutes from which a gap is told: shorter ones are breaks."""

_Hole = tuple[int, int, int, str, str]
"""Weekday, start, end, the lesson before and the lesson after."""


def pupil_holes(school: School, first: date, last: date) -> Iterator[Finding]:
    """Each hole once, with the pupils who have it in any week of the window; adapted programmes have their holes by decision."""
    of_group: dict[str, set[str]] = {}
    for uid in school.placed:
        for group in school.requirement_of(uid).groups:
            of_group.setdefault(group, set()).add(uid)
    known: dict[frozenset[str], tuple[_Hole, ...]] = {}
    found: dict[_Hole, tuple[list[str], set[str]]] = {}
    for pupil, segments in pupil_segments(school):
        if school.pupils[pupil].placeholder:
            continue
        for segment in segments:
            if segment.listed is not None or segment.last < first or segment.first > last:
                continue
            lessons = frozenset(segment.lessons(of_group) & school.placed.keys())
            if lessons not in known:
                known[lessons] = tuple(_holes(school, lessons))
            for hole in known[lessons]:
                who, groups = found.setdefault(hole, ([], set()))
                who.append(pupil)
                groups.update(segment.groups)
    for (day, start, end, before, after), (who, groups) in sorted(found.items()):
        names = pupils(school, tuple(dict.fromkeys(who)), frozenset(groups))
        facts: dict[str, Fact] = {"who": names, "day": Day(day), "start": clock_text(start), "end": clock_text(end)}
        yield Finding("hole", False, "broken_hole", (before, after), tuple(dict.fromkeys(who)), end - start, facts)


def _holes(school: School, lessons: frozenset[str]) -> Iterator[_Hole]:
    """Whatever the weeks: a gap that one week's lessons leave and the other's fill is none."""
    rows = sorted((school.placed[uid].day, school.placed[uid].start, uid) for uid in lessons)
    day, until, before = -1, 0, ""
    for weekday, start, uid in rows:
        if weekday == day and start - until >= LEAST_HOLE:
            yield day, until, start, before, uid
        end = start + school.lessons[uid].minutes
        if weekday != day or end > until:
            day, until, before = weekday, end, uid
