"""Pasted rows and values for many rows: good ones become one step, wrong ones stay with their reasons."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QTableView

from scheduler_app.domain.changes import apply_changes
from scheduler_app.ui.data.kinds import data_kinds
from scheduler_app.ui.data.pasting import stage_paste, table_of
from scheduler_app.ui.data.several_dialog import SeveralDialog
from scheduler_app.ui.data.staging import WHOLE_ROW, stage_value, tried
from scheduler_app.ui.data.staging_dialog import StagingDialog, StagingModel
from tests.schools import tiny_school
from tests.ui.conftest import wait


def kind(key: str):
    return next(one for one in data_kinds() if one.key == key)


def test_that_spreadsheet_text_is_read_with_its_quotes() -> None:
    assert table_of('a\tb\r\n"c\nd"\t\r\n\r\n') == [["a", "b"], ["c\nd", ""]]
    assert table_of("a;b\n") == [["a", "b"]]
    assert table_of("  \n") == []


def test_that_rows_with_headings_change_known_ones_and_add_the_others() -> None:
    school = tiny_school()
    room = next(iter(school.rooms.values()))
    text = f"Name\tSeats\n{room.name}\t31\nNew wing\t12\nBad\tmany\n"
    staged = tried(stage_paste(kind("rooms"), school, text, [], 0, 0), school)
    assert [bool(row.problems) for row in staged.rows] == [False, False, True]
    assert list(staged.rows[2].problems) == [1]
    after = apply_changes(school, staged.step.changes)
    assert after.rooms[room.uid].seats == 31
    assert {row.name for row in after.rooms.values()} - {row.name for row in school.rooms.values()} == {"New wing"}


def test_that_cells_go_right_and_down_from_the_current_one() -> None:
    school = tiny_school()
    shown = list(school.rooms.values())
    staged = tried(stage_paste(kind("rooms"), school, "11\n12\n", shown, 1, 1), school)
    after = apply_changes(school, staged.step.changes)
    assert [row.seats for row in after.rooms.values()][1:3] == [11, 12]


def test_that_rows_kept_inside_the_year_are_pasted_too() -> None:
    school = tiny_school()
    text = "Name\tFirst day\tLast day\tKind\nSportlov\t2026-02-23\t2026-02-27\t\nTokig\t2025-13-01\t\t\n"
    staged = tried(stage_paste(kind("days_off"), school, text.replace("\tKind", "").replace("\t\n", "\n"), [], 0, 0), school)
    after = apply_changes(school, staged.step.changes)
    assert [off.name for off in after.year.days_off if off.name == "Sportlov"] == ["Sportlov"]
    assert staged.good == 1


def test_that_a_table_of_fixed_rows_takes_no_more() -> None:
    school = tiny_school()
    staged = tried(stage_paste(kind("unit"), school, "One\nTwo\n", [school.unit], 0, 0), school)
    assert [list(row.problems) for row in staged.rows] == [[], [WHOLE_ROW]]


def test_that_one_value_is_set_for_many() -> None:
    school = tiny_school()
    seats = next(number for number, column in enumerate(kind("rooms").columns) if column.title == "Seats")
    staged = tried(stage_value(kind("rooms"), school.rooms, seats, "24"), school)
    after = apply_changes(school, staged.step.changes)
    assert {row.seats for row in after.rooms.values()} == {24}


def test_that_the_model_of_staged_rows_keeps_its_promises(qtbot) -> None:
    model = StagingModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    school = tiny_school()
    staged = tried(stage_paste(kind("rooms"), school, "Name\tSeats\nA\tx\nB\t2\n", [], 0, 0), school)
    model.show_staged(staged)
    model.show_staged(staged.with_cell(0, 1, "3"))
    model.show_staged(staged.bad_ones())
    assert model.rowCount() == 1
    assert model.index(0, 2).data() == "✕ x"


def test_that_wrong_rows_are_marked_corrected_and_taken_in_the_window(qtbot, window) -> None:
    window.actions_.show_data.trigger()
    screen = window.desk.pages["data"]
    screen.go_to("rooms", "")
    QGuiApplication.clipboard().setText("Name\tSeats\n<b>Aula</b>\t200\nLab\tmånga\n")
    before = window.session.school
    screen.paste.click()
    wait(qtbot, lambda: any(one.isVisible() for one in window.findChildren(StagingDialog)))
    dialog = window.findChild(StagingDialog)
    assert "✕" in dialog.model.index(1, 2).data()
    assert window.session.school is before
    dialog.take.click()
    wait(qtbot, lambda: len(window.session.school.rooms) == len(before.rooms) + 1)
    wait(qtbot, lambda: dialog.model.rowCount() == 1)
    dialog.model.setData(dialog.model.index(0, 2), "16")
    wait(qtbot, dialog.take.isEnabled)
    dialog.take.click()
    wait(qtbot, lambda: len(window.session.school.rooms) == len(before.rooms) + 2)
    assert {row.seats for row in window.session.school.rooms.values()} >= {200, 16}
    assert not dialog.isVisible()


def test_that_many_rows_are_changed_in_one_step_that_undo_takes_back(qtbot, window) -> None:
    window.actions_.show_data.trigger()
    screen = window.desk.pages["data"]
    screen.go_to("rooms", "")
    before = window.session.school
    screen.table.selectAll()
    screen.several.click()
    wait(qtbot, lambda: any(one.isVisible() for one in window.findChildren(SeveralDialog)))
    dialog = window.findChild(SeveralDialog)
    dialog.column.setCurrentText("Building")
    dialog.value.setEditText("Norra")
    dialog._on_accept()
    wait(qtbot, lambda: {row.building for row in window.session.school.rooms.values()} == {"Norra"})
    wait(qtbot, lambda: window.background.busy == 0)
    window.actions_.undo.trigger()
    wait(qtbot, lambda: window.session.school == before)


def test_that_copied_rows_can_be_pasted_again(qtbot, window) -> None:
    window.actions_.show_data.trigger()
    screen = window.desk.pages["data"]
    screen.go_to("rooms", "")
    table: QTableView = screen.table
    table.selectAll()
    screen._on_copy()
    school = window.session.school
    staged = tried(stage_paste(screen.kind, school, QGuiApplication.clipboard().text(), [], 0, 0), school)
    assert staged.step is None
    assert staged.good == len(school.rooms)
