"""What the timetable means for each pupil: holes, late ends, and whether the time they are to have is covered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from scheduler_app.domain.clock import between
from scheduler_app.domain.pupil_quality import PupilWeek
from scheduler_app.domain.roster import runs_on
from scheduler_app.domain.rules import CATALOGUE, Scope
from scheduler_app.domain.school import School
from scheduler_app.services.expectations import lesson_shares, listed_minutes
from scheduler_app.services.holes import LEAST_HOLE
from scheduler_app.services.segments import Segment, pupil_segments

_DEFAULT_END = next(param.default for param in CATALOGUE["late_end"].params if param.name == "end")


def pupil_quality(school: School, on: date, mondays: Sequence[date] = ()) -> tuple[PupilWeek, ...]:
    """Every pupil with a name, as groups and programmes stand on `on`; the mean is over the weeks of `mondays` (none: all of the school
    year) in which they stand so."""
    of_group: dict[str, set[str]] = {}
    for uid in school.lessons:
        for group in school.requirement_of(uid).groups:
            of_group.setdefault(group, set()).add(uid)
    weeks = _Weeks(school, tuple(mondays or school.year.weeks()))
    shares, wished = lesson_shares(school), _wished_ends(school)
    rows = []
    for pupil, segments in pupil_segments(school):
        now = next((row for row in segments if row.first <= on <= row.last), None)
        if now is None or school.pupils[pupil].placeholder:
            continue
        lessons = now.lessons(of_group)
        placed = lessons & school.placed.keys()
        end = min((wished[group] for group in now.groups if group in wished), default=None)
        shape = weeks.shape(frozenset(placed), end, now.first, now.last)
        covered, expected = listed_minutes(school, placed, shares), _expected(school, pupil, now, lessons, shares)
        rows.append(PupilWeek(pupil, covered, expected, shape.holes, shape.longest, shape.latest, shape.late_days, now.listed is not None))
    return tuple(rows)


def _expected(school: School, pupil: str, now: Segment, lessons: Iterable[str], shares: Mapping[str, float]) -> float:
    if now.listed is None:
        own = school.pupils[pupil].expected_minutes
        return float(own) if own is not None else listed_minutes(school, lessons, shares)
    decided = [row.expected_minutes for row in school.programmes_of.get(pupil, ()) if row.dates.includes(now.first)]
    known = [minutes for minutes in decided if minutes is not None]
    return float(sum(known)) if known and len(known) == len(decided) else listed_minutes(school, now.listed, shares)


def _wished_ends(school: School) -> dict[str, int]:
    """The earliest end that a rule wishes, by group."""
    found: dict[str, int] = {}
    for rule in school.rules.values():
        end = rule.params.get("end", _DEFAULT_END)
        if rule.rule_id == "late_end" and rule.active and rule.scope is Scope.GROUP and isinstance(end, int):
            for group in rule.targets:
                found[group] = min(end, found.get(group, end))
    return found


@dataclass(frozen=True, slots=True)
class _Shape:
    holes: float
    longest: int
    latest: tuple[int, int] | None
    late_days: float | None


class _Weeks:
    """The days of some weeks as sets of lessons make them; pupils with the same lessons have the same days."""

    def __init__(self, school: School, mondays: tuple[date, ...]) -> None:
        self._school, self._mondays = school, mondays
        self._running = cache(self._runs)
        self.shape = cache(self._shape)

    def _runs(self, monday: date) -> frozenset[str]:
        school = self._school
        return frozenset(
            uid for uid, row in school.placed.items() if runs_on(school, school.lessons[uid], monday + timedelta(days=row.day))
        )

    def _shape(self, lessons: frozenset[str], end: int | None, first: date, last: date) -> _Shape:
        mondays = [monday for monday in self._mondays if monday <= last and monday + timedelta(days=6) >= first]
        days = [day for monday in mondays for day in self._days(lessons & self._running(monday)).items()]
        free = [end - start for _, times in days for start, end in between(times)]
        holes = [minutes for minutes in free if minutes >= LEAST_HOLE]  # shorter ones are breaks
        ends = [(day, max(until for _, until in times)) for day, times in days]
        count = max(1, len(mondays))
        return _Shape(
            sum(holes) / count,
            max(holes, default=0),
            max(ends, key=lambda row: (row[1], -row[0]), default=None),
            None if end is None else sum(until > end for _, until in ends) / count,
        )

    def _days(self, lessons: Iterable[str]) -> dict[int, list[tuple[int, int]]]:
        days: dict[int, list[tuple[int, int]]] = {}
        for uid in lessons:
            row = self._school.placed[uid]
            days.setdefault(row.day, []).append((row.start, row.start + self._school.lessons[uid].minutes))
        return days
