"""Rules about the shape of days and weeks: kept, broken with the exact amount, and the same as by counting slot by slot."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from solver.checker import assess
from solver.checks.shapes import shape_of
from solver.problem import Grid
from solver.result import Status
from solver.rules import Closed, Continuous, DayLoad, DaySpan, EarlyStart, FreeWindow, Gaps, Rule, WindowDays, WorkDays
from solver.solve import solve
from tests.solver.small_problems import PUPILS, TEACHER, at, lesson, school

SLOTS = 8


def units(rule: Rule, *starts: int, closed: tuple[int, ...] = (), weeks: tuple[int, ...] = ()) -> float:
    """Cost of single-slot lessons of one resource at `starts`, with weight 1."""
    lessons = [lesson(1, weeks=weeks[index] if weeks else 1) for index in range(len(starts))]
    closing = Closed(uid="c", rule_id="closed", resources=(PUPILS,), positions=closed)
    problem = school(lessons, rule, closing, weeks=2 if weeks else 1)
    verdict = assess(problem, at(*starts))
    return sum(v.amount for v in verdict.violations if v.rule_id == "rule")


def test_gaps_of_a_day_and_of_a_week() -> None:
    week = Gaps(uid="g", rule_id="rule", weight=1.0, resources=(PUPILS,), max_per_week=1)
    assert units(week, 0, 1, 2, 8, 9) == 0
    assert units(week, 0, 2) == 0
    assert units(week, 0, 3, 8, 10) == 2
    day = Gaps(uid="g", rule_id="rule", weight=1.0, resources=(PUPILS,), max_per_day=1)
    assert units(day, 0, 3, 8, 10) == 1
    assert units(day, 0, 2, 8, 10) == 0


def test_closed_slots_are_no_gaps() -> None:
    rule = Gaps(uid="g", rule_id="rule", weight=1.0, resources=(PUPILS,), max_per_week=0)
    assert units(rule, 0, 4, closed=(1, 2)) == 1
    assert units(rule, 0, 4, closed=(1, 2, 3)) == 0


def test_gaps_are_counted_in_each_week_class() -> None:
    rule = Gaps(uid="g", rule_id="rule", weight=1.0, resources=(PUPILS,), max_per_week=0)
    assert units(rule, 0, 1, 2, weeks=(3, 1, 3)) == 1
    assert units(rule, 0, 2, weeks=(3, 3)) == 2
    assert units(rule, 0, 2, weeks=(1, 2)) == 0


def test_gap_violations_name_resource_place_and_lessons() -> None:
    rule = Gaps(uid="g", rule_id="gaps", resources=(TEACHER, PUPILS), max_per_week=0)
    verdict = assess(school([lesson(1), lesson(1), lesson(1)], rule), at(8, 9, 11))
    assert [(v.rule_id, v.rule, v.hard, v.resource, v.position, v.lessons) for v in verdict.violations] == [
        ("gaps", "g", True, PUPILS, 10, (1, 2))
    ]


def test_day_load() -> None:
    rule = DayLoad(uid="d", rule_id="rule", weight=1.0, resources=(PUPILS,), maximum=3, minimum=2)
    assert units(rule, 0, 3, 8, 9, 10) == 0
    assert units(rule, 0, 8, 9, 10, 11) == 2
    strict = DayLoad(uid="d", rule_id="rule", weight=1.0, resources=(PUPILS,), minimum=1, allow_empty=False)
    assert units(strict, 0, 8, 16) == 2
    assert units(strict, 0, 8, 16, 24, 32) == 0


def test_padding_counts_as_load() -> None:
    rule = DayLoad(uid="d", rule_id="rule", weight=1.0, resources=(PUPILS,), maximum=2)
    assert assess(school([lesson(1, before=1, after=2)], rule), at(2)).cost == 2


def test_day_span() -> None:
    rule = DaySpan(uid="d", rule_id="rule", weight=1.0, resources=(PUPILS,), maximum=3)
    assert units(rule, 1, 3, 8) == 0
    assert units(rule, 0, 3, 8, 13) == 1 + 3


def test_continuous_runs_end_at_free_and_closed_slots() -> None:
    rule = Continuous(uid="c", rule_id="rule", weight=1.0, resources=(PUPILS,), maximum=2)
    assert units(rule, 0, 1, 3, 4) == 0
    assert units(rule, 0, 1, 2, 3, 5, 6, 7) == 2 + 1
    assert units(rule, 0, 1, 2, closed=(1,)) == 0


def test_free_window() -> None:
    rule = FreeWindow(uid="f", rule_id="rule", weight=1.0, resources=(PUPILS,), start=2, end=6, slots=3)
    assert units(rule, 0, 2, 6) == 0
    assert units(rule, 0, 3, 6) == 1
    assert units(rule, 3, 4) == 2
    assert units(rule, 0, 1) == 0
    assert units(rule, 6, 7) == 0
    assert units(rule, 2, 3, 4, 5) == 3


def test_early_start() -> None:
    rule = EarlyStart(uid="e", rule_id="rule", weight=1.0, resources=(PUPILS,), max_late=1)
    assert units(rule, 0, 9, 16) == 0
    assert units(rule, 1, 9, 16) == 1
    assert units(rule, 3) == 2
    assert units(rule, 3, closed=(0, 2)) == 0
    assert units(rule, 1, 9, closed=(0, 8)) == 0


def test_work_days() -> None:
    rule = WorkDays(uid="w", rule_id="rule", weight=1.0, resources=(PUPILS,), maximum=2, minimum=2)
    assert units(rule, 0, 8) == 0
    assert units(rule, 0, 1) == 1
    assert units(rule, 0, 8, 16, 24) == 2
    assert units(rule, 0, 8, 16, weeks=(3, 1, 2)) == 0


masks = st.integers(0, (1 << SLOTS) - 1)
few = st.integers(-1, SLOTS)


def slots_of(mask: int) -> list[bool]:
    return [bool(mask >> slot & 1) for slot in range(SLOTS)]


@given(occupied=masks, closed=masks, limit=few)
def test_gaps_agree_with_counting(occupied: int, closed: int, limit: int) -> None:
    shape = shape_of(Gaps(uid="", rule_id="", resources=(), max_per_day=limit), Grid(5, SLOTS))
    used, shut = slots_of(occupied), slots_of(closed)
    gaps = sum(not used[s] and not shut[s] and any(used[:s]) and any(used[s:]) for s in range(SLOTS))
    assert shape is not None
    assert shape.of_day(occupied, closed) == (max(0, gaps - limit) if limit >= 0 else 0, gaps)


@given(occupied=masks, closed=masks, limit=st.integers(0, SLOTS))
def test_spans_and_runs_agree_with_counting(occupied: int, closed: int, limit: int) -> None:
    span = shape_of(DaySpan(uid="", rule_id="", resources=(), maximum=limit), Grid(5, SLOTS))
    run = shape_of(Continuous(uid="", rule_id="", resources=(), maximum=limit), Grid(5, SLOTS))
    assert span is not None
    assert run is not None
    used = [slot for slot in range(SLOTS) if occupied >> slot & 1]
    assert span.of_day(occupied, closed)[0] == (max(0, used[-1] - used[0] + 1 - limit) if used else 0)
    text = "".join("x" if occupied >> s & 1 and not closed >> s & 1 else " " for s in range(SLOTS))
    assert run.of_day(occupied, closed)[0] == sum(max(0, len(part) - limit) for part in text.split())


@given(occupied=masks, start=st.integers(0, SLOTS), end=st.integers(0, SLOTS), slots=st.integers(0, 4))
def test_free_windows_agree_with_counting(occupied: int, start: int, end: int, slots: int) -> None:
    shape = shape_of(FreeWindow(uid="", rule_id="", resources=(), start=start, end=end, slots=slots), Grid(5, SLOTS))
    used = slots_of(occupied)
    needed = any(used[:end]) and any(used[start:])
    text = "".join("x" if used[s] else " " for s in range(start, end))
    longest = max((len(part) for part in text.split("x")), default=0)
    assert shape is not None
    assert shape.of_day(occupied, 0)[0] == (max(0, slots - longest) if needed else 0)


def test_one_day_may_be_a_slot_longer() -> None:
    rule = DaySpan(uid="s", rule_id="rule", weight=1.0, resources=(PUPILS,), maximum=3, longer_days=1)
    assert units(rule, 0, 3, 8, 10) == 0
    assert units(rule, 0, 3, 8, 11) == 1
    assert units(rule, 0, 4) == 1
    assert units(rule, 0, 5, 8, 11) == 3


def test_days_used_within_a_window() -> None:
    rule = WindowDays(uid="w", rule_id="rule", weight=1.0, resources=(PUPILS,), start=4, end=6, maximum=1)
    assert units(rule, 0, 3, 6, 13, 8) == 0
    assert units(rule, 4, 13, 16) == 1
    assert units(rule, 4, 5, 13, 20) == 2


def test_the_search_keeps_a_window_to_so_many_days() -> None:
    rule = WindowDays(uid="w", rule_id="rule", resources=(PUPILS,), start=2, end=4, maximum=1)
    lessons = [lesson(2, start=0, fixed_time=True), lesson(2), lesson(2)]
    result = solve(school(lessons, rule, days=2, slots=4), time_limit=10)
    assert result.status is Status.COMPLETE
    assert solve(school([*lessons, lesson(2)], rule, days=2, slots=4), time_limit=2).status is not Status.COMPLETE
