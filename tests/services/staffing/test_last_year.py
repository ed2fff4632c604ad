"""Who had the class last year, from last year's school."""

from __future__ import annotations

from dataclasses import replace

from scheduler_app.domain.changes import apply_changes
from scheduler_app.domain.groups import Group
from scheduler_app.services.staffing import remember_last_year
from scheduler_app.services.staffing.qualifying import Suitability
from tests.schools import tiny_school


def _last_year(**changes):
    """The same pupils a year ago, in 6A and 6B under other uids."""
    school = tiny_school()
    names = {"7A": ("6A", 6), "7B": ("6B", 6)}
    groups = {uid: replace(row, name=names[uid][0], grade=6) if uid in names else row for uid, row in school.groups.items()}
    return replace(school, groups=groups, **changes)


def test_classes_are_known_by_their_pupils_and_teachers_by_uid_or_signature() -> None:
    school = tiny_school()
    after = apply_changes(school, remember_last_year(school, _last_year()).changes)
    suitability = Suitability(after)
    assert suitability.taught_before("AND", school.requirements["MA-7A"])
    assert not suitability.taught_before("CEC", school.requirements["MA-7A"])
    assert not [row for row in after.taught_before.values() if school.subjects[row.subject].special]


def test_doing_it_again_changes_nothing_and_a_new_year_replaces_the_old() -> None:
    school = tiny_school()
    after = apply_changes(school, remember_last_year(school, _last_year()).changes)
    assert remember_last_year(after, _last_year()).changes == ()
    nothing = remember_last_year(after, _last_year(requirements={}, lessons={}, placements={}, programmes={}))
    assert apply_changes(after, nothing.changes).taught_before == {}


def test_without_pupils_a_class_is_known_by_its_name_a_grade_lower() -> None:
    school = tiny_school()
    empty = {"memberships": {}, "programmes": {}, "pupils": {}}
    groups = {"old": Group("old", "6A", grade=6)}
    row = replace(school.requirements["MA-7A"], uid="r", groups=("old",))
    before = replace(school, groups=groups, requirements={"r": row}, lessons={}, placements={}, rules={}, **empty)
    after = apply_changes(replace(school, **empty), remember_last_year(replace(school, **empty), before).changes)
    assert {(one.staff, one.subject, one.group) for one in after.taught_before.values()} == {("AND", "MA", "7A")}
