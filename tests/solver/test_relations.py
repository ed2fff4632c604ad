"""Rules about pairs of lessons as rows of the search's table."""

from __future__ import annotations

from solver.kernel import layout as at
from solver.rules import DaysApart, Pair, Rule, Spread
from solver.rules.pair import Relation
from solver.tables.relations import HARD, by_unit, pairs_of
from tests.solver.small_problems import lesson, school

_Row = tuple[int, ...]


def _rows(*rules: Rule, unit_of: tuple[int, ...] = (0, 1, 2)) -> list[list[tuple[_Row, float]]]:
    """(columns, weight) of each unit's relations; the lessons keep their numbers."""
    problem = school([lesson() for _ in unit_of], *rules)
    units = max(unit_of) + 1
    table, weights, begins = by_unit(pairs_of(problem), list(unit_of), list(range(len(unit_of))), units)
    rows = [(tuple(int(value) for value in row), float(weight)) for row, weight in zip(table, weights, strict=True)]
    return [rows[begins[unit] : begins[unit + 1]] for unit in range(units)]


def test_a_pair_is_seen_from_both_sides() -> None:
    follows = Pair(uid="1", rule_id="r", lessons=(0, 2), relation=Relation.FOLLOWS)
    first, middle, last = _rows(follows)
    assert first == [((2, at.FOLLOWS, 0, 0, 2, 0), HARD)]
    assert last == [((0, at.FOLLOWS + at.MIRRORED, 0, 2, 0, 0), HARD)]
    assert middle == []


def test_of_equal_demands_the_largest_holds() -> None:
    rules = [DaysApart(uid=str(days), rule_id="r", lessons=(0, 1), min_days=days) for days in (1, 3, 2)]
    assert _rows(*rules)[0] == [((1, at.DAYS_APART, 3, 0, 1, 0), HARD)]


def test_weights_of_equal_wishes_are_added() -> None:
    rules = [DaysApart(uid=str(weight), rule_id="r", weight=weight, lessons=(0, 1), min_days=1) for weight in (0.5, 2.0)]
    assert _rows(*rules)[1] == [((0, at.DAYS_APART, 1, 1, 0, 0), 2.5)]


def test_a_demand_and_a_wish_stay_apart() -> None:
    hard = DaysApart(uid="1", rule_id="r", lessons=(0, 1), min_days=1)
    soft = DaysApart(uid="2", rule_id="r", weight=1.0, lessons=(0, 1), min_days=2)
    assert [weight for _, weight in _rows(hard, soft)[0]] == [HARD, 1.0]


def test_lessons_of_one_unit_ask_nothing_of_each_other() -> None:
    everyone = DaysApart(uid="1", rule_id="r", lessons=(0, 1, 2), min_days=1)
    first, second = _rows(everyone, unit_of=(0, 0, 1))
    assert [row[at.OTHER] for row, _ in first] == [1]
    assert [row[at.OTHER] for row, _ in second] == [0]


def test_about_the_same_hour_is_asked_of_every_pair() -> None:
    rows = _rows(Spread(uid="1", rule_id="r", lessons=(0, 1, 2), maximum=2))
    assert [[(row[at.OTHER], row[at.KIND], row[at.AMOUNT]) for row, _ in unit] for unit in rows] == [
        [(1, at.SAME_HOUR, 2), (2, at.SAME_HOUR, 2)],
        [(0, at.SAME_HOUR, 2), (2, at.SAME_HOUR, 2)],
        [(0, at.SAME_HOUR, 2), (1, at.SAME_HOUR, 2)],
    ]


def test_without_pairs_there_are_no_rows() -> None:
    assert _rows() == [[], [], []]
