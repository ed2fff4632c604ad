"""A rule about minutes costs its weight a minute, whatever the time grid."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scheduler_app.domain.rules import Rule, Scope
from scheduler_app.domain.school import School
from scheduler_app.domain.timetable import LockedBy, Placement
from scheduler_app.services.solving import build, check, solve
from tests.schools import TIMETABLE, tiny_school

CASES = [
    ("gaps", {"max_per_day": 50}, 10),
    ("gaps", {"max_per_week": 50}, 10),
    ("gaps", {}, 60),
    ("max_minutes_per_day", {"minutes": 110}, 10),
    ("min_minutes_per_day", {"minutes": 130}, 10),
    ("max_day_length", {"minutes": 170}, 10),
    ("max_continuous", {"minutes": 50}, 20),
    ("min_break", {"minutes": 70}, 10),
    ("lunch_window", {"start": 530, "end": 580, "minutes": 50}, 10),
]


def _school(rule: Rule, period: int) -> School:
    """A teacher's two hours with one between: 8 to 9 and 10 to 11; on periods of that many minutes, or on the clock grid (0)."""
    school = tiny_school()
    frame = tuple((str(n), start, start + period) for n, start in enumerate(range(480, 1020, period))) if period else ()
    lessons = {uid: school.lessons[uid] for uid in ("MA-7A-1", "MA-7A-2")}
    rows = [Placement(TIMETABLE, uid, 0, start, ("A1",)) for uid, start in zip(lessons, (480, 600))]
    return replace(
        school,
        unit=replace(school.unit, period_frame=frame),
        lessons=lessons,
        rules={rule.uid: rule},
        blocks={},
        programmes={},
        placements={row.uid: row for row in rows},
    )


@pytest.mark.parametrize("period", [0, 10], ids=["clock", "periods"])
@pytest.mark.parametrize(("rule_id", "params", "minutes"), CASES)
def test_a_minute_costs_the_weight(rule_id: str, params: dict[str, int], minutes: int, period: int) -> None:
    school = _school(Rule("r", rule_id, Scope.STAFF, ("AND",), params, 0.25), period)
    found = [row for row in check(school).violations if row.rule == "r"]
    assert sum(row.cost for row in found) == pytest.approx(0.25 * minutes)


@pytest.mark.parametrize("period", [0, 10, 60], ids=["clock", "periods", "hours"])
def test_the_search_counts_as_the_check_does(period: int) -> None:
    """A free hour that cannot be avoided: the two lessons are locked."""
    school = _school(Rule("r", "gaps", Scope.STAFF, ("AND",), {}, 0.25), period)
    locked = {uid: replace(row, time_lock=LockedBy.PERSON, room_lock=LockedBy.PERSON) for uid, row in school.placements.items()}
    school = replace(school, placements=locked)
    assert build(school).problem.grid.slot_minutes == (period or 5)
    outcome = solve(school, time_limit=10)
    assert outcome.summary()["rules"]["gaps"]["cost"] == pytest.approx(0.25 * 60)
