"""Tables of a school's data: what is shown, how it is sorted, what an edit becomes, and what is refused."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from scheduler_app.domain.changes import apply_changes
from scheduler_app.domain.groups import Group
from scheduler_app.domain.people import StaffMember
from scheduler_app.domain.planning import DutyBreak
from scheduler_app.domain.rules import Rule, Scope
from scheduler_app.ui.data import belonging
from scheduler_app.ui.data.kinds import DataKind, data_kinds
from scheduler_app.ui.data.screen import DataScreen
from scheduler_app.ui.data.table_model import EntityTableModel, TableFilter
from tests.schools import tiny_school


def kind(key: str) -> DataKind:
    return next(kind for kind in data_kinds() if kind.key == key)


def shown(key: str, school) -> EntityTableModel:
    model = EntityTableModel(kind(key).columns)
    model.show_rows(school, kind(key).rows(school))
    return model


def column(model: EntityTableModel, title: str) -> int:
    return next(number for number, one in enumerate(model.columns) if one.title == title)


def typed(model: EntityTableModel, qtbot, uid: str, title: str, text: str):
    """Type into a cell; gives the changes asked for, or the reason of a refusal."""
    asked: list[object] = []
    model.changes_requested.connect(asked.append)
    model.refused.connect(asked.append)
    model.setData(model.index(model.row_of(uid), column(model, title)), text)
    return asked[-1] if asked else None


@pytest.mark.parametrize("key", [one.key for one in data_kinds()])
def test_that_every_table_keeps_the_promises_of_an_item_model(qtbot, key) -> None:
    school = tiny_school()
    model = EntityTableModel(kind(key).columns)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    proxy = TableFilter()
    proxy.setSourceModel(model)
    QAbstractItemModelTester(proxy, QAbstractItemModelTester.FailureReportingMode.Warning)
    rows = kind(key).rows(school)
    model.show_rows(school, rows)
    proxy.sort(0, Qt.SortOrder.DescendingOrder)
    proxy.set_words("a")
    model.show_rows(school, rows[1:])
    model.show_rows(school, rows)
    assert model.rowCount() == len(rows)


def test_that_names_are_sorted_as_swedes_sort_them(qtbot) -> None:
    school = tiny_school()
    names = ["Öberg", "Zander", "Ärlig", "Åberg", "adam"]
    staff = {name: StaffMember(name, name, "", name) for name in names}
    model = shown("staff", replace(school, staff=staff))
    model.sort(column(model, "Family name"))
    assert [model.entity(row).family_name for row in range(5)] == ["adam", "Zander", "Åberg", "Ärlig", "Öberg"]


def test_that_numbers_are_sorted_by_value(qtbot) -> None:
    model = shown("rooms", tiny_school())
    model.sort(column(model, "Seats"))
    seats = [model.entity(row).seats for row in range(model.rowCount())]
    assert seats == sorted(seats)


def test_that_days_are_sorted_as_the_week_goes(qtbot) -> None:
    breaks = {str(day): DutyBreak(str(day), "Gården", day, 600, 20) for day in (4, 0, 2, 1, 3)}
    model = shown("duty_breaks", replace(tiny_school(), duty_breaks=breaks))
    model.sort(column(model, "Day"))
    assert [model.entity(row).day for row in range(5)] == [0, 1, 2, 3, 4]


def test_that_filtering_wants_every_word(qtbot) -> None:
    model = shown("requirements", tiny_school())
    proxy = TableFilter()
    proxy.setSourceModel(model)
    proxy.set_words("7a MATEMATIK")
    assert proxy.rowCount() == 1


@pytest.mark.parametrize(
    ("key", "uid", "title", "text", "field", "value"),
    [
        ("rooms", "A1", "Seats", "31", "seats", 31),
        ("rooms", "A1", "Suitable for", "art, craft", "tags", ("art", "craft")),
        ("rooms", "A1", "Shared", "yes", "shared", True),
        ("staff", "AND", "Teaching min/week", "900", "teaching_minutes", 900),
        ("staff", "AND", "Subjects", "ma, sv", "subjects", ("MA", "SV")),
        ("groups", "7A", "Kind", "Teaching group", "kind", "teaching"),
        ("requirements", "MA-7A", "Teachers", "BER, AND", "teachers", ("BER", "AND")),
        ("requirements", "MA-7A", "Set-up", "10", "setup", 10),
        ("subjects", "MA", "Name", "  Matte   ", "name", "Matte"),
    ],
)
def test_that_a_typed_value_becomes_a_change(qtbot, key, uid, title, text, field, value) -> None:
    changes = typed(shown(key, tiny_school()), qtbot, uid, title, text)
    assert [getattr(change.after, field) for change in changes] == [value]


@pytest.mark.parametrize(
    ("key", "uid", "title", "text"),
    [
        ("rooms", "A1", "Seats", "many"),
        ("rooms", "A1", "Seats", "-1"),
        ("rooms", "A1", "Name", "   "),
        ("staff", "AND", "Percent", "120"),
        ("requirements", "MA-7A", "Teachers", "AND, NOBODY"),
        ("requirements", "MA-7A", "Set-up", "7"),
        ("requirements", "MA-7A", "Lessons (min)", "60, 62"),
        ("requirements", "MA-7A", "Rooms", "A1, #gym"),
        ("rules", "rule-frame", "Weight", "-3"),
    ],
)
def test_that_what_cannot_be_stored_is_refused_with_a_reason(qtbot, key, uid, title, text) -> None:
    answer = typed(shown(key, tiny_school()), qtbot, uid, title, text)
    assert isinstance(answer, str)
    assert len(answer) > 10


def test_that_lessons_keep_their_identity_when_a_requirement_is_split_anew(qtbot) -> None:
    school = tiny_school()
    changes = typed(shown("requirements", school), qtbot, "MA-7B", "Lessons (min)", "80, 60")
    after = apply_changes(school, changes)
    assert [(lesson.uid, lesson.minutes) for lesson in after.lessons_of["MA-7B"]] == [("MA-7B-1", 80), ("MA-7B-2", 60)]
    more = typed(shown("requirements", after), qtbot, "MA-7B", "Lessons (min)", "80, 60, 40, 40")
    assert [lesson.minutes for lesson in apply_changes(after, more).lessons_of["MA-7B"]] == [80, 60, 40, 40]


def test_that_a_lesson_of_a_programme_that_has_no_time_is_named_in_words_and_understood_when_typed() -> None:
    school = tiny_school()
    unplaced = next(uid for uid in school.lessons if uid not in school.placed)
    row = replace(next(iter(school.programmes.values())), lessons=(unplaced,))
    told = belonging._lessons(school, row)
    assert told.endswith(" without a time)")
    (change,) = belonging._set_lessons(school, replace(row, lessons=()), told)
    assert change.after.lessons == (unplaced,)


def test_that_a_lesson_of_an_adapted_programme_is_not_lost_by_splitting_anew(qtbot) -> None:
    school = tiny_school()
    needed = next(iter(school.programmes.values())).lessons[-1]
    requirement = school.lessons[needed].requirement
    assert "programme" in typed(shown("requirements", school), qtbot, requirement, "Lessons (min)", "")


def test_that_a_limit_can_be_set_and_lifted_in_words(qtbot) -> None:
    school = tiny_school()
    rule = Rule("r", "gaps", Scope.GROUP, (), {"max_per_day": 60, "max_per_week": -1})
    school = replace(school, rules={**school.rules, "r": rule})
    model = shown("rules", school)
    assert model.index(model.row_of("r"), column(model, "Values")).data(Qt.ItemDataRole.EditRole) == "max per day 60; max per week no limit"
    changes = typed(model, qtbot, "r", "Values", "no limit; 120")
    assert dict(changes[0].after.params) == {"max_per_day": -1, "max_per_week": 120}


def test_that_refused_values_of_a_rule_are_told_by_how_they_are_written(qtbot) -> None:
    school = tiny_school()
    gaps = Rule("r", "gaps", Scope.GROUP, (), {"max_per_day": 60, "max_per_week": -1})
    same_day = Rule("s", "same_day", Scope.REQUIREMENT)
    model = shown("rules", replace(school, rules={"r": gaps, "s": same_day}))
    assert "max per day 60; max per week no limit" in typed(model, qtbot, "r", "Values", "60")
    assert "from 0 to" in typed(model, qtbot, "r", "Values", "-5; 60")
    assert typed(model, qtbot, "s", "Values", "60") == "This rule has no values to set."
    assert "“must hold”" in typed(model, qtbot, "r", "Weight", "-1")


def test_that_the_first_grade_is_called_f_and_stands_before_1(qtbot) -> None:
    school = tiny_school()
    groups = {name: Group(name, name, grade=grade) for name, grade in (("FA", 0), ("1A", 1), ("10A", 10), ("Kör", None))}
    model = shown("groups", replace(school, groups=groups, memberships={}))
    grades = column(model, "Grade")
    assert model.index(model.row_of("FA"), grades).data() == "F"
    for written in ("F", "f", " 0 "):
        changes = typed(model, qtbot, "1A", "Grade", written)
        assert changes[0].after.grade == 0
    model.sort(grades)
    assert [model.index(row, grades).data() for row in range(4)] == ["", "F", "1", "10"]


@pytest.mark.parametrize("key", [one.key for one in data_kinds() if not one.fixed])
def test_that_a_new_row_can_be_added_to_every_table(qtbot, key) -> None:
    school = tiny_school()
    entity = kind(key).new_row(school)
    assert entity is not None
    assert entity.uid not in {row.uid for row in kind(key).rows(school)}


def test_that_the_screen_edits_adds_and_removes_in_the_real_window(qtbot, window) -> None:
    screen: DataScreen = window.desk.pages["data"]
    window.actions_.show_data.trigger()
    screen.chooser.setCurrentRow([one.key for one in screen.kinds].index("rooms"))
    screen.add.click()
    added = next(room for room in window.session.school.rooms.values() if room.name == "New")
    assert [row.uid for row in screen.selected()] == [added.uid]
    model = screen.model
    model.setData(model.index(model.row_of(added.uid), 1), "12")
    assert window.session.school.rooms[added.uid].seats == 12
    screen.select(added.uid)
    screen.remove.click()
    assert added.uid not in window.session.school.rooms or window.session.school.rooms[added.uid].archived
