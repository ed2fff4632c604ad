"""The data tables of staff planning: rows that are stored when they first say something, numbers with a comma, and refusals."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scheduler_app.domain.changes import Change, apply_changes
from scheduler_app.domain.planning import (
    Assignment,
    AssignmentKind,
    PlanningSettings,
    PostTerms,
    RequirementStaffing,
    SubjectCounting,
    TeachingWish,
    TimeKind,
)
from scheduler_app.services.editing import add
from scheduler_app.ui import language
from scheduler_app.ui.data.columns import NotAcceptedError
from scheduler_app.ui.staffing.planning_kinds import planning_kinds
from tests.schools import tiny_school


def _kind(key: str):
    return next(kind for kind in planning_kinds() if kind.key == key)


def _typed(key: str, school, uid: str, title: str, text: str) -> tuple[Change, ...]:
    kind = _kind(key)
    row = next(row for row in kind.rows(school) if row.uid == uid)
    column = next(column for column in kind.columns if column.title == title)
    return column.edit(school, row, text)


@pytest.mark.parametrize(
    ("key", "uid", "title", "text", "after"),
    [
        ("post_terms", "AND", "Vacant post", "Yes", PostTerms("AND", vacant=True)),
        ("post_terms", "AND", "Agreed regulated h/year", "1200,5", PostTerms("AND", regulated_hours=1200.5)),
        ("post_terms", "AND", "Max classes", "4", PostTerms("AND", most_classes=4)),
        ("requirement_staffing", "MA-7A", "Teachers needed", "2", RequirementStaffing("MA-7A", 2)),
        ("subject_counting", "MA", "Factor", "1.2", SubjectCounting("MA", 1.2)),
        ("subject_counting", "KONF", "Counts as", "break duty", SubjectCounting("KONF", 1.0, TimeKind.BREAK_DUTY)),
        ("planning", "planning", "Hours per point", "0,9", PlanningSettings(hours_per_point=0.9)),
    ],
)
def test_a_row_is_stored_when_it_first_says_something(qtbot, key: str, uid: str, title: str, text: str, after: object) -> None:
    school = tiny_school()
    changes = _typed(key, school, uid, title, text)
    assert changes == (Change(None, after),)
    stored = apply_changes(school, changes)
    (again,) = _typed(key, stored, uid, title, text) or (None,)
    assert again is None


def test_a_stored_row_is_changed_and_not_added_again(qtbot) -> None:
    school = replace(tiny_school(), post_terms={"AND": PostTerms("AND", most_classes=4)})
    (change,) = _typed("post_terms", school, "AND", "Vacant post", "Yes")
    assert change == Change(school.post_terms["AND"], PostTerms("AND", vacant=True, most_classes=4))


@pytest.mark.parametrize(
    ("key", "uid", "title", "text"),
    [
        ("subject_counting", "MA", "Factor", "10"), ("subject_counting", "MA", "Factor", "x"),
        ("subject_counting", "MA", "Counts as", "play"),
        ("post_terms", "AND", "Max classes", "-1"), ("requirement_staffing", "MA-7A", "Teachers needed", "12"),
    ],
)  # fmt: skip
def test_what_makes_no_sense_is_refused_in_words(qtbot, key: str, uid: str, title: str, text: str) -> None:
    with pytest.raises(NotAcceptedError, match=r".+"):
        _typed(key, tiny_school(), uid, title, text)


def test_an_assignment_is_edited_by_names(qtbot) -> None:
    row = Assignment("a", "AND", AssignmentKind.OTHER)
    school = replace(tiny_school(), assignments={"a": row})
    assert _typed("assignments", school, "a", "Teacher", "ber")[0].after == replace(row, staff="BER")
    assert _typed("assignments", school, "a", "Kind", "mentorship")[0].after == replace(row, kind=AssignmentKind.MENTOR)
    assert _typed("assignments", school, "a", "Percent of full time", "12,5")[0].after == replace(row, percent=12.5)


@pytest.mark.parametrize(("spoken", "title", "yes", "no"), [
    ("en", "Wish", "would like it", "would rather not"), ("sv", "Önskemål", "vill gärna", "helst inte"),
])  # fmt: skip
def test_a_wish_to_teach_says_which_way_it_goes(qtbot, spoken: str, title: str, yes: str, no: str) -> None:
    language.use(spoken)
    row = TeachingWish("w", "AND")
    school = replace(tiny_school(), teaching_wishes={"w": row})
    column = next(column for column in _kind("teaching_wishes").columns if column.title == title)
    assert column.show(school, row) == yes
    assert column.edit(school, row, no)[0].after == replace(row, wanted=False)


@pytest.mark.parametrize("spoken", ["en", "sv"])
def test_every_new_row_can_be_stored_and_has_titles(qtbot, spoken: str) -> None:
    language.use(spoken)
    for kind in planning_kinds():
        assert kind.title
        assert len({column.title for column in kind.columns}) == len(kind.columns), kind.key
        row = kind.new_row(tiny_school())
        assert kind.fixed == (row is None)
        if row is not None:
            after = apply_changes(tiny_school(), add(tiny_school(), row).changes)
            assert [one.uid for one in kind.rows(after)] == [row.uid]


def test_tables_without_anybody_to_be_about_offer_no_new_row(qtbot) -> None:
    empty = replace(
        tiny_school(), staff={}, requirements={}, lessons={}, placements={}, programmes={}, rules={},
        groups={uid: replace(row, mentor=None) for uid, row in tiny_school().groups.items()},
    )  # fmt: skip
    assert _kind("assignments").new_row(empty) is None
    assert _kind("qualifications").new_row(empty) is None
