"""Breaches ignored with a reason are listed apart and still counted."""

from __future__ import annotations

from datetime import date

import pytest

from scheduler_app.domain.changes import apply_changes
from scheduler_app.errors import InputError
from scheduler_app.services import editing
from scheduler_app.services.checking import check
from scheduler_app.services.ignoring import heed, ignore
from tests.schools import tiny_school

TODAY = date(2026, 8, 10)


def broken():
    school = tiny_school()
    return apply_changes(school, editing.unplace(school, "MA-7A-1").changes)


def test_an_ignored_breach_is_counted_and_carries_its_reason() -> None:
    school = broken()
    before = check(school)
    unplaced = [one for one in before.violations if one.rule_id == "placed"]
    assert unplaced
    after = apply_changes(school, ignore(school, unplaced, " läggs i maj ", "me", TODAY).changes)
    report = check(after)
    assert report == before
    rows = report.data("en", after.ignored)["violations"]
    assert [row["ignored"] for row in rows if "ignored" in row] == ["läggs i maj"] * len(unplaced)
    assert check(school).data("en") == before.data("en")
    assert apply_changes(after, heed(after, unplaced).changes) == school


def test_a_breach_is_the_same_however_its_lessons_are_ordered() -> None:
    from scheduler_app.domain.ignored import breach_uid

    assert breach_uid("gaps", "r", ("a", "b"), ("x",)) == breach_uid("gaps", "r", ("b", "a"), ("x",))
    assert breach_uid("gaps", "r", ("a",), ("b",)) != breach_uid("gaps", "r", ("a", "b"), ())


def test_a_reason_is_needed_and_the_first_one_stays() -> None:
    school = broken()
    found = check(school).violations
    with pytest.raises(InputError, match="reason_missing"):
        ignore(school, found, "  ", "me", TODAY)
    after = apply_changes(school, ignore(school, found, "one", "me", TODAY).changes)
    assert ignore(after, found, "two", "me", TODAY).changes == ()
