"""Giving and taking requirements by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scheduler_app.domain.changes import apply_changes
from scheduler_app.domain.planning import PostTerms, RequirementStaffing
from scheduler_app.errors import InputError
from scheduler_app.services.editing import remove
from scheduler_app.services.integrity import broken_references
from scheduler_app.services.staffing import staff_plan
from scheduler_app.services.staffing.assigning import assign_teacher, lock_staffing, need_teachers, unassign_teacher
from tests.schools import tiny_school


def _after(school, step):
    return apply_changes(school, step.changes)


def test_the_only_teacher_is_replaced_and_a_free_place_is_filled() -> None:
    school = tiny_school()
    swapped = _after(school, assign_teacher(school, "MA-7A", "CEC"))
    assert swapped.requirements["MA-7A"].teachers == ("CEC",)
    two = replace(school, requirement_staffing={"MA-7A": RequirementStaffing("MA-7A", 2)})
    both = _after(two, assign_teacher(two, "MA-7A", "CEC"))
    assert both.requirements["MA-7A"].teachers == ("AND", "CEC")
    with pytest.raises(InputError, match="staffing_full"):
        assign_teacher(both, "MA-7A", "DAV")
    assert assign_teacher(both, "MA-7A", "CEC").changes == ()


def test_a_locked_choice_is_left_alone_until_it_is_unlocked() -> None:
    school = tiny_school()
    locked = _after(school, lock_staffing(school, ("MA-7A", "SV-7A"), True))
    for act in (lambda: assign_teacher(locked, "MA-7A", "CEC"), lambda: unassign_teacher(locked, "MA-7A")):
        with pytest.raises(InputError, match="staffing_locked"):
            act()
    assert lock_staffing(locked, ("MA-7A",), True).changes == ()
    unlocking = lock_staffing(locked, ("MA-7A",), False)
    assert unlocking.label == "unlock_staffing"
    free = _after(locked, unlocking)
    assert _after(free, unassign_teacher(free, "MA-7A")).requirements["MA-7A"].teachers == ()


def test_a_place_that_is_emptied_is_still_wanted() -> None:
    school = tiny_school()
    pair = _after(school, need_teachers(school, "MA-7A", 2))
    pair = _after(pair, assign_teacher(pair, "MA-7A", "CEC"))
    known = replace(pair, requirement_staffing={})
    one = _after(known, unassign_teacher(known, "MA-7A", "CEC"))
    assert one.requirements["MA-7A"].teachers == ("AND",)
    assert "MA-7A" in {row.requirement for row in staff_plan(one).unfilled}


@pytest.mark.parametrize("number", [-1, 10])
def test_a_senseless_number_of_teachers_is_refused(number: int) -> None:
    with pytest.raises(InputError, match="staffing_number"):
        need_teachers(tiny_school(), "MA-7A", number)


def test_unknown_requirements_and_archived_people_are_refused() -> None:
    school = tiny_school()
    with pytest.raises(InputError, match="entity_unknown"):
        assign_teacher(school, "nothing", "AND")
    gone = replace(school, staff={**school.staff, "CEC": replace(school.staff["CEC"], archived=True)})
    with pytest.raises(InputError, match="entity_unknown"):
        assign_teacher(gone, "MA-7A", "CEC")


def test_what_is_planned_about_a_row_goes_with_it() -> None:
    school = replace(
        tiny_school(), requirement_staffing={"MA-7A": RequirementStaffing("MA-7A", 1, True)}, post_terms={"DAV": PostTerms("DAV")}
    )
    after = _after(school, remove(school, school.rules["rule-morning"]))
    after = _after(after, remove(after, after.programmes["adapted-1"]))
    after = _after(after, remove(after, after.requirements["MA-7A"]))
    assert after.requirement_staffing == {}
    assert list(broken_references(after)) == []
