"""What a rule contradicts by counting, told before it is there."""

from __future__ import annotations

from dataclasses import replace

from scheduler_app.domain.changes import apply_changes
from scheduler_app.domain.rules import Rule, Scope
from scheduler_app.services.editing import change_or_add
from scheduler_app.services.solving.counting import counted, counted_with
from tests.schools import tiny_school


def closed(days: tuple[int, ...]) -> Rule:
    school = tiny_school()
    first = next(iter(school.groups))
    positions = tuple(day * 1440 + minute for day in days for minute in range(0, 1440, 5))
    return Rule("shut", "closed", Scope.GROUP, (first,), {"positions": positions})


def test_a_school_without_contradictions_has_none_and_a_mild_rule_adds_none() -> None:
    school = tiny_school()
    assert counted(school, "en") == ()
    assert counted_with(school, closed(()), "en") == ()


def test_a_rule_that_leaves_no_time_is_told_with_the_arithmetic_and_in_both_languages() -> None:
    school = tiny_school()
    english, swedish = (counted_with(school, closed((0, 1, 2, 3, 4)), language) for language in ("en", "sv"))
    assert english
    assert len(english) == len(swedish)
    assert english != swedish


def test_only_what_the_rule_adds_is_told_and_a_changed_rule_replaces_the_old_one() -> None:
    school = tiny_school()
    broken = apply_changes(school, change_or_add(school, closed((0, 1, 2, 3, 4))).changes)
    assert counted(broken, "en")
    assert counted_with(broken, Rule("soft", "gaps", Scope.GROUP, (), {}, 1.0), "en") == ()
    assert counted_with(broken, closed(()), "en") == ()
    inactive = replace(closed((0, 1, 2, 3, 4)), active=False)
    assert counted_with(school, inactive, "en") == ()
