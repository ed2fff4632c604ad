"""The rule editor: every kind can be shown and comes back unchanged; a rule for many is one row; contradictions are told."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from scheduler_app.domain.rules import CATALOGUE, Rule, Scope
from scheduler_app.ui import language
from scheduler_app.ui.rules import rule_dialog
from scheduler_app.ui.rules.clock_box import ClockBox
from scheduler_app.ui.rules.param_titles import param_title, with_mnemonic
from scheduler_app.ui.rules.rule_dialog import RuleDialog
from scheduler_app.ui.rules.targets import lines_of
from scheduler_app.ui.rules.week_grid import WeekGrid
from tests.schools import tiny_school
from tests.ui.conftest import wait


@pytest.mark.parametrize("lang", ["en", "sv"])
@pytest.mark.parametrize("rule_id", sorted(CATALOGUE))
def test_that_a_rule_of_every_kind_comes_back_as_it_was(qtbot, rule_id, lang) -> None:
    language.use(lang)
    kind = CATALOGUE[rule_id]
    params = {param.name: param.default for param in kind.params}
    rule = Rule("r", rule_id, kind.scopes[0], (), params, kind.default_weight, note="<b>n</b>")
    dialog = RuleDialog(tiny_school(), rule, bool, None, new=False)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.rule() == rule


def test_that_a_rule_is_set_for_many_teachers_at_once(qtbot, window) -> None:
    action = next(one for one in window.actions_ if one.objectName() == "action.new_rule")
    action.trigger()
    wait(qtbot, lambda: any(one.isVisible() for one in window.findChildren(RuleDialog)))
    dialog = window.findChild(RuleDialog)
    dialog.everyone.setChecked(False)
    assert not dialog.ok.isEnabled()
    dialog.targets.all.click()
    wait(qtbot, lambda: "✓" in dialog.contradictions.text())
    dialog.ok.click()
    school = window.session.school
    rule = next(row for row in school.rules.values() if row.rule_id == "unavailable" and len(row.targets) > 1)
    assert set(rule.targets) == {row.uid for row in school.staff.values() if not row.archived}


def test_that_a_contradiction_is_told_while_the_rule_is_typed(qtbot, window) -> None:
    window.desk.rule_wanted.emit("")
    wait(qtbot, lambda: any(one.isVisible() for one in window.findChildren(RuleDialog)))
    dialog = window.findChild(RuleDialog)
    dialog.kind.setCurrentIndex(dialog.kind.findData("closed"))
    dialog._on_kind()
    dialog.scope.setCurrentIndex(dialog.scope.findData("group"))
    dialog._on_scope()
    assert not dialog.ok.isEnabled()  # nobody is ticked: nothing is saved, and nothing is warned of
    assert "✕" not in dialog.contradictions.text()
    dialog.everyone.setChecked(True)
    grid = dialog.findChild(WeekGrid)
    for column in range(grid.columnCount()):
        grid.horizontalHeader().sectionClicked.emit(column)
    wait(qtbot, lambda: dialog.contradictions.text().startswith("✕"))
    assert dialog.ok.isEnabled()
    dialog.reject()


def test_that_times_are_chosen_by_keyboard_and_untouched_ones_stay(qtbot) -> None:
    grid = WeekGrid(tiny_school())
    qtbot.addWidget(grid)
    grid.show()
    odd = 2 * 1440 + tiny_school().unit.day_start + 5
    grid.set_positions((odd,))
    grid.setCurrentCell(1, 0)
    QTest.keyClick(grid, Qt.Key.Key_Space)
    start = tiny_school().unit.day_start + 30
    assert odd in grid.positions
    assert set(range(start, start + 30, 5)) <= set(grid.positions)
    QTest.keyClick(grid, Qt.Key.Key_Space)
    assert grid.positions == (odd,)


def test_that_a_rule_until_midnight_comes_back_as_it_was(qtbot) -> None:
    rule = Rule("r", "unavailable", CATALOGUE["unavailable"].scopes[0], (), {"day": 4, "start": 0, "end": 24 * 60}, None)
    dialog = RuleDialog(tiny_school(), rule, bool, None, new=False)
    qtbot.addWidget(dialog)
    assert dialog._fields["end"].widget.text() == "24:00"
    assert dialog.rule() == rule


@pytest.mark.parametrize(("typed", "minutes"), [("0815", 495), ("8:05", 485), ("24:00", 1440), ("25:00", 480), ("12.32", 750)])
def test_that_a_time_is_typed_as_people_write_it(qtbot, typed, minutes) -> None:
    box = ClockBox(480)
    qtbot.addWidget(box)
    box.show()
    box.selectAll()
    QTest.keyClicks(box, typed)
    QTest.keyClick(box, Qt.Key.Key_Tab)
    box.interpretText()
    assert box.value() == minutes


@pytest.mark.parametrize("rule_id", ["max_days", "building_changes", "frame"])
def test_that_all_fields_to_the_right_begin_at_one_edge(qtbot, rule_id) -> None:
    rule = Rule("r", rule_id, CATALOGUE[rule_id].scopes[0], (), {param.name: param.default for param in CATALOGUE[rule_id].params}, 0.5)
    dialog = RuleDialog(tiny_school(), rule, bool, None, new=False)
    qtbot.addWidget(dialog)
    dialog.show()
    fields = [dialog.weight, dialog.note, *(field.widget for field in dialog._fields.values() if not field.large)]
    assert len({field.mapTo(dialog, field.rect().topLeft()).x() for field in fields}) == 1


@pytest.mark.parametrize(("low", "told"), [(0, 4), (10_000, 1)])
def test_that_a_low_dialog_tells_one_contradiction_and_how_many_more(qtbot, monkeypatch, low, told) -> None:
    language.use("en")
    monkeypatch.setattr(rule_dialog, "_LOW", low)
    rule = Rule("r", "max_days", CATALOGUE["max_days"].scopes[0], (), {"days": 3}, None)
    dialog = RuleDialog(tiny_school(), rule, bool, None, new=False)
    qtbot.addWidget(dialog)
    dialog.show_contradictions(dialog.rule(), [f"Wrong {number}" for number in range(6)])
    lines = dialog.contradictions.text().splitlines()
    assert len(lines) == told + 1
    assert lines[-1] == f"and {6 - told} more"


@pytest.mark.parametrize("lang", ["en", "sv"])
def test_that_every_number_of_every_rule_is_called_by_what_it_limits(lang: str) -> None:
    language.use(lang)
    for kind in CATALOGUE.values():
        titles = [param_title(kind.rule_id, param.name) for param in kind.params]
        assert len(set(titles)) == len(titles), (kind.rule_id, titles)


def test_that_a_title_gets_a_key_that_nobody_else_has() -> None:
    taken = {"m"}
    assert with_mnemonic("Most days", taken) == "M&ost days"
    assert with_mnemonic("Most days", taken) == "Mo&st days"
    assert with_mnemonic("mm", taken) == "mm"


def test_that_groups_stand_by_grade_and_others_by_name_with_numbers_as_numbers() -> None:
    school = tiny_school()
    group, room = next(iter(school.groups.values())), next(iter(school.rooms.values()))
    grades = {"9A": 9, "10B": 10, "FA": 0, "Kör": None}
    school = replace(
        school,
        groups={name: replace(group, uid=name, name=name, grade=grade, archived=False) for name, grade in grades.items()},
        rooms={name: replace(room, uid=name, name=name, building="", archived=False) for name in ("A10", "Ö1", "A9", "Å1", "Ä1")},
    )
    assert [uid for uid, _ in lines_of(school, Scope.GROUP)] == ["FA", "9A", "10B", "Kör"]
    assert [uid for uid, _ in lines_of(school, Scope.ROOM)] == ["A9", "A10", "Å1", "Ä1", "Ö1"]
