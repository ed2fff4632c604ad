"""Taking a file in: the guess is shown and corrected, every change is seen before it is made, protected people wait, the log tells."""

from __future__ import annotations

import csv
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox

from scheduler_app.domain.changes import Change, ChangeSet
from scheduler_app.domain.people import SecurityMarking
from scheduler_app.domain.withheld import Decision, PersonKind, Withheld
from scheduler_app.storage.stores import Stores
from scheduler_app.ui.dialogs.import_dialog import ImportDialog
from scheduler_app.ui.dialogs.import_log_dialog import ImportLogDialog
from scheduler_app.ui.dialogs.protected_dialog import ProtectedDialog
from tests.ui.conftest import wait

TABLE = "Elevnr;Fornamn;Eftern;Kl;Sekretess\n1;Siv;Ek;7A;\n2;Åke;Alm;7B;\n3;KANARIE;HEMLIG;7A;ja\n4;Fel;Klass;9Z;\n"
MEANINGS = ("id", "given_name", "family_name", "class", "marking")


def _opened(window, tmp_path, content: str = TABLE, name: str = "elever.csv") -> ImportDialog:
    source = tmp_path / name
    source.write_bytes(content.encode("cp1252"))
    window.actions_.import_file.trigger()
    dialog = window.findChildren(ImportDialog)[-1]
    dialog.source.set_text(str(source))
    dialog.dry_run.click()
    return dialog


def _mean(dialog: ImportDialog, row: int, key: str) -> None:
    combo = dialog.columns.columns.cellWidget(row, 2)
    assert isinstance(combo, QComboBox)
    combo.setCurrentIndex(combo.findData(key))
    combo.activated.emit(combo.currentIndex())


def _mapped(qtbot, window, tmp_path) -> ImportDialog:
    dialog = _opened(window, tmp_path)
    wait(qtbot, lambda: bool(dialog.message.text()))
    for row, key in enumerate(MEANINGS):
        _mean(dialog, row, key)
        wait(qtbot, dialog.dry_run.isEnabled)
    wait(qtbot, dialog.apply.isEnabled)
    return dialog


def test_that_a_table_of_unknown_headings_shows_what_was_guessed_and_is_read_when_the_columns_are_told(qtbot, window, tmp_path) -> None:
    dialog = _opened(window, tmp_path)
    wait(qtbot, lambda: bool(dialog.message.text()))
    columns = dialog.columns
    assert (columns.encoding.currentData(), columns.separator.currentData(), columns.kind.currentData()) == ("cp1252", ";", "pupils")
    assert dialog.tabs.currentIndex() == 1
    assert columns.columns.item(0, 1).text() == "1 · 2 · 4"
    assert "KANARIE" not in "".join(columns.columns.item(row, 1).text() for row in range(columns.columns.rowCount()))
    assert not dialog.apply.isEnabled()
    for row, key in enumerate(MEANINGS):
        _mean(dialog, row, key)
        wait(qtbot, dialog.dry_run.isEnabled)
    wait(qtbot, dialog.apply.isEnabled)
    names = [dialog.changes.model.index(row, 2).data() for row in range(dialog.changes.model.rowCount())]
    assert "Siv Ek" in names
    assert not any("KANARIE" in name for name in names)
    assert dialog.rows.rowCount() == 2
    dialog.close()


def test_that_an_import_is_carried_out_remembered_logged_and_undone(qtbot, window, tmp_path) -> None:
    before = dict(window.session.school.pupils)
    _mapped(qtbot, window, tmp_path).apply.click()
    wait(qtbot, lambda: "1" in window.session.school.pupils)
    dialog = _opened(window, tmp_path)
    wait(qtbot, lambda: bool(dialog.summary.text()) and dialog.dry_run.isEnabled())
    assert "New: 0." in dialog.summary.text()
    assert "remembered" in dialog.columns.remembered.text()
    dialog.reject()
    window.desk.actions.findChild(type(window.actions_.import_file), "action.import_log").trigger()
    log = window.findChild(ImportLogDialog)
    wait(qtbot, lambda: log.rows.rowCount() == 1)
    assert log.rows.item(0, 3).text() == "elever.csv"
    assert log.rows.item(0, 7).text() == "2"
    log.reject()
    window.actions_.undo.trigger()
    wait(qtbot, lambda: window.session.school.pupils == before)
    assert window.session.school.mappings


def test_that_rows_not_taken_are_saved_to_hand_over(qtbot, window, tmp_path) -> None:
    dialog = _mapped(qtbot, window, tmp_path)
    out = tmp_path / "nekade.csv"
    dialog.write_refused(str(out))
    wait(qtbot, out.exists)
    rows = list(csv.reader(out.read_text(encoding="utf-8-sig").splitlines(), delimiter=";"))
    assert [row[1] for row in rows[1:]] == ["4", "5"]
    assert "KANARIE" not in out.read_text(encoding="utf-8-sig")
    dialog.close()


def test_that_a_template_is_written(qtbot, window, tmp_path) -> None:
    dialog = _opened(window, tmp_path)
    for name in ("mall.xlsx", "mall.csv"):
        dialog.write_template("pupils", str(tmp_path / name))
        wait(qtbot, (tmp_path / name).exists)
    dialog.close()


def test_that_a_narrowed_list_of_changes_shows_one_kind(qtbot, window, tmp_path) -> None:
    dialog = _opened(window, tmp_path, "Sal;Platser\nA1;28\nNy;10\n", "salar.csv")
    wait(qtbot, dialog.apply.isEnabled)
    changes = dialog.changes
    assert changes.model.rowCount() == 2
    changes.kind.setCurrentIndex(next(at for at in range(changes.kind.count()) if changes.kind.itemText(at).startswith("Changed")))
    assert changes.model.rowCount() == 1
    assert changes.model.index(0, 3).data() == "seats: 30 → 28"
    dialog.close()


def _waiting(window, qtbot) -> ProtectedDialog:
    row = Withheld(PersonKind.PUPIL, "7A-01", SecurityMarking.PROTECTED)
    other = Withheld(PersonKind.STAFF, "p9", SecurityMarking.CONFIDENTIAL)
    window.session.do(ChangeSet("import", (Change(None, row), Change(None, other))))
    wait(qtbot, lambda: not window.session.unsaved)
    window.desk.actions.findChild(type(window.actions_.import_file), "action.protected").trigger()
    return window.findChild(ProtectedDialog)


def test_that_a_protected_person_gets_an_alias_and_the_former_name_is_gone_from_the_file(qtbot, window, school_file) -> None:
    dialog = _waiting(window, qtbot)
    school = window.session.school
    renamed = replace(school.pupils["7A-01"], given_name="KANARIE")
    window.session.do(ChangeSet("change", (Change(school.pupils["7A-01"], renamed),), (("name", "KANARIE Ek 7A"),)))
    wait(qtbot, lambda: not window.session.unsaved)
    assert dialog.rows.item(0, 1).text() == "7A-01"
    dialog.alias.click()
    assert dialog.message.text()
    dialog.given.setText("Kim")
    dialog.alias.click()
    wait(qtbot, lambda: "7A-01" not in window.session.school.pupils and not window.background.busy)
    (uid,) = [row.uid for row in window.session.school.pupils.values() if row.name == "Kim"]
    assert window.session.school.withheld[f"pupil/{uid}"].decision is Decision.ALIAS
    dialog.reject()
    window.close_school()
    wait(qtbot, lambda: not window.background.busy)
    kept = school_file.read_bytes()
    assert b"KANARIE" not in kept
    store = Stores().open(str(school_file))
    store.load()
    store.undo("me")
    assert store.load().pupils[uid].given_name == "Kim"
    store.close()


def test_that_a_member_of_staff_needs_a_signature_and_can_be_left_out(qtbot, window) -> None:
    dialog = _waiting(window, qtbot)
    dialog.rows.selectRow(1)
    assert dialog.signature.isEnabled()
    dialog.given.setText("Kim")
    dialog.alias.click()
    assert "initials" in dialog.message.text()
    dialog.omit.click()
    wait(qtbot, lambda: window.session.school.withheld["staff/p9"].decision is Decision.OMIT)
    dialog.reject()


def test_that_every_part_can_be_reached_by_key(qtbot, window, tmp_path) -> None:
    dialog = _mapped(qtbot, window, tmp_path)
    dialog.tabs.setCurrentIndex(1)
    dialog.source.line.setFocus()
    reached = set()
    for _ in range(60):
        qtbot.keyClick(dialog.focusWidget() or dialog, Qt.Key.Key_Tab)
        reached.add(dialog.focusWidget())
    assert {dialog.columns.kind, dialog.columns.encoding, dialog.apply, dialog.tabs.tabBar()} <= reached
    dialog.close()
