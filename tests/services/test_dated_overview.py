"""Everything that holds on single dates in one list, and what attendance knows of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from scheduler_app.attendance.targets import Targets
from scheduler_app.domain.calendar import DateRange, DayOff, DayOffKind
from scheduler_app.domain.changes import ChangeSet, apply_changes
from scheduler_app.domain.dated_rows import DatedKind, DatedState
from scheduler_app.domain.school import School
from scheduler_app.errors import InputError
from scheduler_app.services.dated_changes import change_date, individual_lesson
from scheduler_app.services.dated_overview import dated_overview, take_back, with_states
from scheduler_app.services.publishing import make_snapshot
from tests.schools import tiny_school

MONDAY, TUESDAY = date(2025, 9, 8), date(2025, 9, 9)
HALF = DayOff("half", "Friluftsdag", DateRange(MONDAY, MONDAY), DayOffKind.HALF_DAY, 700)


def _with(school: School, *steps: Callable[[School], ChangeSet]) -> School:
    for step in steps:
        school = apply_changes(school, step(school).changes)
    return school


def _everything(school: School) -> School:
    changed = _with(
        school,
        lambda now: change_date(now, "MA-7A-1", MONDAY, teachers=("CEC",), rooms=("BILD",)),
        lambda now: change_date(now, "SV-7A-2", TUESDAY, cancelled=True),
        lambda now: change_date(now, "MA-7A-2", TUESDAY, rooms=("BILD",)),
        lambda now: individual_lesson(now, "7A-03", "MA-7B-2", attends=True, dates=DateRange(TUESDAY, TUESDAY)),
        lambda now: individual_lesson(now, "7A-04", "SV-7A-1", attends=False, dates=DateRange(MONDAY, MONDAY)),
    )
    return replace(changed, year=replace(changed.year, days_off=(*changed.year.days_off, HALF)))


def _publish(school: School, path: Path, first: date = date(2025, 9, 1), last: date = date(2025, 10, 3)) -> None:
    target = Targets().open(str(path))
    snapshot = make_snapshot(school, first, last)
    target.publish(snapshot, target.preview(snapshot).base_seq, "me")


def _states(school: School, path: Path) -> dict[DatedKind, DatedState]:
    return {row.kind: row.state for row in with_states(school, dated_overview(school), Targets().published(str(path)))}


def test_every_kind_tells_who_what_and_when() -> None:
    rows = {row.kind: row for row in dated_overview(_everything(tiny_school()))}
    assert set(rows) == set(DatedKind)
    substitute = rows[DatedKind.SUBSTITUTE]
    assert (substitute.first, substitute.lesson, substitute.who, substitute.instead) == (
        MONDAY, "MA-7A-1", "Anna Andersson", "Cecilia Ceder, Bildsal",
    )  # fmt: skip
    assert (rows[DatedKind.CANCELLED].what, rows[DatedKind.CANCELLED].who) == ("7A Svenska", "Bo Bergström")
    assert (rows[DatedKind.ATTENDS].who, rows[DatedKind.ATTENDS].last) == ("Cesar Ek 7A", TUESDAY)
    assert (rows[DatedKind.HALF_DAY].what, rows[DatedKind.HALF_DAY].instead) == ("Friluftsdag", "–11:40")
    assert {row.state for row in rows.values()} == {DatedState.UNKNOWN}


def test_states_follow_publishing(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    _publish(tiny_school(), path)
    changed = _everything(tiny_school())
    assert set(_states(changed, path).values()) == {DatedState.WAITING}
    _publish(changed, path)
    assert set(_states(changed, path).values()) == {DatedState.PUBLISHED}
    after = _with(changed, lambda now: take_back(now, next(row for row in dated_overview(now) if row.kind is DatedKind.SUBSTITUTE)))
    assert _states(after, path)[DatedKind.ROOM] is DatedState.PUBLISHED
    assert DatedKind.SUBSTITUTE not in _states(after, path)


def test_a_row_of_many_dates_can_be_published_in_part(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    dates = DateRange(TUESDAY, date(2025, 9, 30))
    freed = _with(tiny_school(), lambda now: individual_lesson(now, "7A-03", "MA-7A-2", attends=False, dates=dates))
    _publish(freed, path, last=date(2025, 9, 12))
    assert _states(freed, path) == {DatedKind.FREED: DatedState.PARTLY}


def test_a_cancellation_of_a_day_that_is_not_published_yet_waits(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    _publish(tiny_school(), path, last=date(2025, 9, 5))
    cancelled = _with(tiny_school(), lambda now: change_date(now, "SV-7A-2", TUESDAY, cancelled=True))
    assert _states(cancelled, path) == {DatedKind.CANCELLED: DatedState.WAITING}
    assert {row.state for row in with_states(cancelled, dated_overview(cancelled), None)} == {DatedState.WAITING}


def test_a_change_of_a_lesson_that_has_moved_has_no_effect(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    _publish(tiny_school(), path)
    changed = _with(tiny_school(), lambda now: change_date(now, "SV-7A-2", TUESDAY, cancelled=True))
    gone = replace(changed, placements={uid: row for uid, row in changed.placements.items() if row.lesson != "SV-7A-2"})
    assert _states(gone, path) == {DatedKind.CANCELLED: DatedState.NO_EFFECT}


def test_each_row_is_taken_back_alone() -> None:
    school = _everything(tiny_school())
    for row in dated_overview(school):
        before = {other.uid for other in dated_overview(school)}
        step = take_back(school, row)
        assert step.label == "dated_taken_back"
        with pytest.raises(InputError):
            take_back(apply_changes(school, step.changes), row)
        school = apply_changes(school, step.changes)
        assert {other.uid for other in dated_overview(school)} == before - {row.uid}
    assert school == tiny_school()
