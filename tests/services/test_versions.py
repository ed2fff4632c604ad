"""Timetable versions as steps, and the way back to a restore point."""

from __future__ import annotations

import pytest
from hypothesis import given

from scheduler_app.domain.changes import apply_changes
from scheduler_app.domain.timetable import VersionState
from scheduler_app.errors import InputError
from scheduler_app.services import versions
from tests.random_schools import schools
from tests.schools import TIMETABLE, tiny_school


def test_a_new_version_is_a_copy_and_becomes_the_one_worked_on() -> None:
    school = tiny_school()
    after = apply_changes(school, versions.new_version(school, " Höst B ").changes)
    assert after.timetables[after.current].name == "Höst B"
    assert after.timetables[after.current].state is VersionState.DRAFT
    strip = lambda school: {uid: (row.day, row.start, row.rooms) for uid, row in school.placed.items()}  # noqa: E731
    assert strip(after) == strip(school)
    assert strip(school)
    empty = apply_changes(school, versions.new_version(school, "Tom", "").changes)
    assert empty.placed == {}


@pytest.mark.parametrize(("name", "code"), [("  ", "version_name_empty"), ("huvudschema", "version_name_taken")])
def test_names_are_there_and_differ(name, code) -> None:
    school = apply_changes(tiny_school(), versions.rename_version(tiny_school(), TIMETABLE, "Huvudschema").changes)
    with pytest.raises(InputError, match=code):
        versions.new_version(school, name)


def test_the_version_worked_on_is_not_removed_and_others_are() -> None:
    school = tiny_school()
    after = apply_changes(school, versions.new_version(school, "B").changes)
    with pytest.raises(InputError, match="entity_in_use"):
        versions.remove_version(after, after.current)
    assert apply_changes(after, versions.remove_version(after, TIMETABLE).changes).timetables.keys() == {after.current}


def test_what_is_as_wished_makes_no_step() -> None:
    school = tiny_school()
    assert versions.switch_to(school, TIMETABLE).changes == ()
    assert versions.set_version_state(school, TIMETABLE, school.timetables[TIMETABLE].state).changes == ()
    assert versions.rename_version(school, TIMETABLE, school.timetables[TIMETABLE].name).changes == ()


@given(schools(), schools())
def test_going_back_makes_the_school_what_it_was(one, other) -> None:
    from dataclasses import replace

    then = replace(other, unit=replace(other.unit, uid=one.unit.uid), year=replace(other.year, uid=one.year.uid))
    assert apply_changes(one, versions.go_back_to(one, then, "x").changes) == then


def test_another_schools_restore_point_is_refused() -> None:
    from dataclasses import replace

    school = tiny_school()
    with pytest.raises(InputError, match="bookmark_other_school"):
        versions.go_back_to(school, replace(school, unit=replace(school.unit, uid="other")), "x")
