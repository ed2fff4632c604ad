"""Everything of a school that holds on single dates, in one list: who, what, when, and whether attendance knows of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice

from scheduler_app.domain.calendar import DayOffKind
from scheduler_app.domain.changes import Change, ChangeSet
from scheduler_app.domain.clock import clock_text
from scheduler_app.domain.dated_lesson import DatedLesson, dated_lesson_uid, dated_lessons
from scheduler_app.domain.dated_rows import DatedKind, DatedRow, DatedState
from scheduler_app.domain.day_lessons import dates_of
from scheduler_app.domain.roster import runs_on
from scheduler_app.domain.school import School
from scheduler_app.domain.visibility import Audience, person_name
from scheduler_app.errors import InputError
from scheduler_app.services.ports import PublishedLessons
from scheduler_app.services.wording import lesson_name

_PORTION = 500


def dated_overview(school: School) -> tuple[DatedRow, ...]:
    """Every row, by first date; nothing is known of attendance yet (see `with_states`)."""
    rows = (*_changes(school), *_individual(school), *_half_days(school))
    return tuple(sorted(rows, key=lambda row: (row.first, row.last, row.what, row.uid)))


def with_states(school: School, rows: Sequence[DatedRow], published: PublishedLessons | None) -> tuple[DatedRow, ...]:
    """The rows with what attendance knows of each; None for a database to which nothing has been published."""
    keys = {row.uid: _concerned(school, row) for row in rows}
    wanted = {key for found in keys.values() for key in found}
    days = sorted({day for _, day in wanted})
    given = {(row.lesson, row.day): row for row in dated_lessons(school, days[0], days[-1])} if days else {}
    held = _held(school, wanted, published)
    known = _Known(given, held, _days_held(school, (day for _, day in wanted), published))
    return tuple(replace(row, state=known.state(keys[row.uid])) for row in rows)


def take_back(school: School, row: DatedRow) -> ChangeSet:
    """The step that makes the dates ordinary again; InputError where the row is not there any more."""
    if row.kind is DatedKind.HALF_DAY:
        left = tuple(off for off in school.year.days_off if off.uid != row.uid)
        change = Change(school.year, replace(school.year, days_off=left)) if len(left) < len(school.year.days_off) else None
    else:
        found = school.dated_changes.get(row.uid) or school.individual_lessons.get(row.uid)
        change = Change(found, None) if found is not None else None
    if change is None:
        raise InputError("dated_gone", what=row.what, date=row.first.isoformat())
    return ChangeSet("dated_taken_back", (change,), (("what", row.what), ("date", row.first.isoformat())))


def _changes(school: School) -> Iterator[DatedRow]:
    for change in school.dated_changes.values():
        ordinary = _names(school, school.requirement_of(change.lesson).teachers)
        instead = ", ".join([_names(school, change.teachers)] * bool(change.teachers) + [school.rooms[uid].name for uid in change.rooms])
        kind = DatedKind.CANCELLED if change.cancelled else DatedKind.SUBSTITUTE if change.teachers else DatedKind.ROOM
        yield DatedRow(kind, change.uid, change.day, change.day, change.lesson, lesson_name(school, change.lesson), ordinary, instead)


def _individual(school: School) -> Iterator[DatedRow]:
    opens, closes = _ends(school)
    for row in school.individual_lessons.values():
        kind = DatedKind.ATTENDS if row.attends else DatedKind.FREED
        first, last = max(row.dates.first or opens, opens), min(row.dates.last or closes, closes)
        pupil = person_name(school.pupils[row.pupil], Audience.INTERNAL)
        yield DatedRow(kind, row.uid, first, last, row.lesson, lesson_name(school, row.lesson), pupil)


def _half_days(school: School) -> Iterator[DatedRow]:
    opens, closes = _ends(school)
    for off in school.year.days_off:
        if off.kind is DayOffKind.HALF_DAY and off.from_minute is not None:
            first, last = off.dates.first or opens, off.dates.last or closes
            yield DatedRow(DatedKind.HALF_DAY, off.uid, first, last, "", off.name, instead=f"–{clock_text(off.from_minute)}")


def _concerned(school: School, row: DatedRow) -> tuple[tuple[str, date], ...]:
    """The dated lessons by which attendance can tell: lesson and date."""
    if row.kind is DatedKind.HALF_DAY:
        return tuple(_after_closing(school, row))
    if row.lesson not in school.lessons:
        return ()
    return tuple((row.lesson, day) for day in dates_of(school, row.lesson) if row.first <= day <= row.last)


def _after_closing(school: School, row: DatedRow) -> Iterator[tuple[str, date]]:
    """The lessons that a half day leaves out."""
    placed = [(school.lessons[uid], place) for uid, place in school.placed.items() if not school.subject_of(uid).special]
    for day in school.year.school_days(row.first, row.last):
        closes = school.year.closes(day)
        for lesson, place in placed:
            if place.day == day.weekday() and place.start + lesson.minutes > closes and runs_on(school, lesson, day):
                yield lesson.uid, day


@dataclass(frozen=True, slots=True)
class _Known:
    given: Mapping[tuple[str, date], DatedLesson]
    held: Mapping[tuple[str, date], DatedLesson]
    days: frozenset[date]

    def state(self, keys: Sequence[tuple[str, date]]) -> DatedState:
        if not keys:
            return DatedState.NO_EFFECT
        agreeing = sum(self._agrees(key) for key in keys)
        if agreeing == len(keys):
            return DatedState.PUBLISHED
        return DatedState.PARTLY if agreeing else DatedState.WAITING

    def _agrees(self, key: tuple[str, date]) -> bool:
        given, held = self.given.get(key), self.held.get(key)
        if held is None:  # what is not given need not be there, on a day that has been published at all
            return (given is None or given.cancelled) and key[1] in self.days
        if given is None or given.cancelled:
            return held.cancelled
        return not held.cancelled and _content(given) == _content(held)


def _content(row: DatedLesson) -> tuple[object, ...]:
    return (row.start, row.end, sorted(uid for uid, _ in row.rooms), sorted(row.teachers), sorted(row.pupils))


def _held(school: School, wanted: Iterable[tuple[str, date]], published: PublishedLessons | None) -> dict[tuple[str, date], DatedLesson]:
    found: dict[tuple[str, date], DatedLesson] = {}
    ids = iter(sorted(dated_lesson_uid(school.unit.uid, lesson, day) for lesson, day in wanted))
    while published is not None and (portion := list(islice(ids, _PORTION))):
        found.update({(row.lesson, row.day): row for _, row in published.find([school.unit.uid], portion)})
    return found


def _days_held(school: School, days: Iterable[date], published: PublishedLessons | None) -> frozenset[date]:
    """Which of the days attendance has anything of."""
    if published is None:
        return frozenset()
    return frozenset(day for day in set(days) if published.between([school.unit.uid], day, day, limit=1))


def _names(school: School, uids: Iterable[str]) -> str:
    return ", ".join(person_name(school.staff[uid], Audience.INTERNAL) for uid in uids if uid in school.staff)


def _ends(school: School) -> tuple[date, date]:
    dates = school.year.dates
    return dates.first or date.min, dates.last or date.max
