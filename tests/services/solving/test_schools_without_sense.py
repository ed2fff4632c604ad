"""Empty, overfull and senseless schools: everything that may be asked is answered with a status or refused in words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given, settings

from scheduler_app.domain.school import School
from scheduler_app.domain.staffing import Freedom
from scheduler_app.errors import InputError
from scheduler_app.services.import_request import empty_school
from scheduler_app.services.solving import Placer, SolveJob, StaffingJob, Suggester, check, explain, solve
from tests.schools import schools, tiny_school

STATUSES = {"solve": {"complete", "optimal", "partial", "infeasible", "stopped"}, "explain": {"infeasible", "unknown", "feasible"}}


def _overfull(school: School) -> School:
    known = school.lessons["MA-7A-1"]
    more = {f"more-{number}": replace(known, uid=f"more-{number}", position=9 + number) for number in range(60)}
    return replace(school, lessons={**school.lessons, **more})


def _made() -> dict[str, School]:
    tiny = tiny_school()
    nobody = {uid: replace(row, teachers=()) for uid, row in tiny.requirements.items()}
    return {
        "empty": empty_school(Path("Skolan"), date(2026, 8, 1)),
        "no lessons": replace(tiny, lessons={}, placements={}),
        "no rooms": replace(tiny, rooms={}, rules={}, placements={}),
        "no staff": replace(tiny, staff={}, requirements=nobody),
        "no pupils": replace(tiny, pupils={}, memberships={}, programmes={}),
        "no weekdays": replace(tiny, year=replace(tiny.year, weekdays=())),
        "a day that ends before it begins": replace(tiny, unit=replace(tiny.unit, day_start=1000, day_end=500)),
        "no timetable": replace(tiny, timetables={}, placements={}, current=""),
        "overfull": _overfull(tiny),
    }


def _answered(question: Callable[[], object]) -> object | None:
    """What came, None where it was refused in words."""
    try:
        return question()
    except InputError:
        return None


def _status(school: School, seconds: float, keep: bool) -> object:
    return solve(school, time_limit=seconds, keep=keep).summary()["status"]


def _ask_everything(school: School, seconds: float) -> None:
    check(school)
    for keep in (False, True):
        status = _answered(partial(_status, school, seconds, keep))
        assert status is None or status in STATUSES["solve"]
    assert explain(school, 2 * seconds, "sv").data()["status"] in STATUSES["explain"]
    lesson = next(iter(school.lessons), "no lesson")
    _answered(lambda: Placer(school).places(lesson))
    _answered(lambda: Suggester(school).suggest(lesson, seconds=0.02))
    _answered(lambda: StaffingJob(school, Freedom.UNLOCKED).stdin())


@pytest.mark.parametrize("name", _made())
def test_everything_asked_of_a_school_is_answered(name: str) -> None:
    _ask_everything(_made()[name], 0.5)


@pytest.mark.parametrize(("name", "status"), [("empty", "complete"), ("no lessons", "complete"), ("overfull", "infeasible")])
def test_an_empty_school_is_complete_and_an_overfull_one_impossible(name: str, status: str) -> None:
    school = _made()[name]
    assert solve(school, time_limit=1.0).summary()["status"] == status
    assert solve(school, time_limit=1.0, keep=True).summary()["status"] == status
    assert explain(school, 5.0, "sv").data()["status"] == {"complete": "feasible"}.get(status, status)


@pytest.mark.parametrize("keep", [False, True])
def test_a_school_without_a_version_is_refused_before_any_search(monkeypatch: pytest.MonkeyPatch, keep: bool) -> None:
    def never(*_arguments: object, **_options: object) -> None:
        raise AssertionError("searched")

    monkeypatch.setattr("solver.solve.solve", never)
    monkeypatch.setattr("solver.keeping.keep", never)
    school = _made()["no timetable"]
    with pytest.raises(InputError, match="no_timetable"):
        solve(school, time_limit=60.0, keep=keep)
    with pytest.raises(InputError, match="no_timetable"):
        SolveJob(school, 60.0, keep=keep)


@settings(max_examples=25)
@given(schools())
def test_everything_asked_of_any_school_at_all_is_answered(school: School) -> None:
    _ask_everything(school, 0.05)
