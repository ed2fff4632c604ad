"""Substitutes, single pupils, corrections and the history of publications, on the real services."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox

from scheduler_app.domain.calendar import DateRange
from scheduler_app.domain.changes import apply_changes
from scheduler_app.domain.dated_changes import DatedChange, IndividualLesson
from scheduler_app.services.dated_changes import change_date
from scheduler_app.services.publishing import make_snapshot
from scheduler_app.ui import language
from scheduler_app.ui.dated_services import DatedServices
from scheduler_app.ui.dialogs.absence_dialog import AbsenceDialog
from scheduler_app.ui.dialogs.correct_dialog import CorrectDialog
from scheduler_app.ui.dialogs.date_dialog import DateDialog
from scheduler_app.ui.dialogs.publications_dialog import PublicationsDialog
from scheduler_app.ui.dialogs.publish_dialog import PublishDialog
from scheduler_app.ui.dialogs.single_pupil_dialog import SinglePupilDialog
from tests.schools import tiny_school
from tests.ui.conftest import PATIENCE_MS, wait
from tests.ui.dialogs.test_dialogs import unnamed

MONDAY = date(2025, 9, 8)


@pytest.fixture
def chosen():
    return []


def opened(qtbot, dialog: QDialog, chosen: list) -> QDialog:
    qtbot.addWidget(dialog)
    if hasattr(dialog, "step_chosen"):
        dialog.step_chosen.connect(chosen.append)
    dialog.open()
    return dialog


@pytest.mark.parametrize("code", ["sv", "en"])
def test_that_the_dialogs_name_every_control_in_both_languages(qtbot, chosen, code) -> None:
    language.use(code)
    dated, school, lesson = DatedServices(), tiny_school(), "MA-7A-1"
    for dialog in (
        DateDialog(dated, school, lesson, MONDAY),
        AbsenceDialog(dated, school, MONDAY),
        SinglePupilDialog(dated, school, lesson, MONDAY),
    ):
        assert unnamed(opened(qtbot, dialog, chosen)) == []
        assert dialog.windowTitle() != ""
        if code == "sv":
            assert dialog.windowTitle() not in ("This date only", "Teacher away", "Individual pupils")
        dialog.close()


def test_that_a_substitute_is_chosen_among_the_free_first(qtbot, chosen) -> None:
    dialog = opened(qtbot, DateDialog(DatedServices(), tiny_school(), "MA-7A-1", MONDAY), chosen)
    assert dialog.day.currentData() == MONDAY
    assert dialog.ordinary.isChecked()
    assert not dialog.teachers.isEnabled()
    dialog.different.setChecked(True)
    names = [dialog.teachers.item(row).text() for row in range(dialog.teachers.count())]
    assert [name.endswith("(busy then)") for name in names] == sorted(name.endswith("(busy then)") for name in names)
    assert any("Bergström" in name and name.endswith("(busy then)") for name in names)
    dav = next(row for row in range(dialog.teachers.count()) if dialog.teachers.item(row).data(Qt.ItemDataRole.UserRole) == "DAV")
    dialog.teachers.item(dav).setCheckState(Qt.CheckState.Checked)
    dialog.buttons.accepted.emit()
    (step,) = chosen
    assert [change.after for change in step.changes] == [DatedChange("MA-7A-1", MONDAY, teachers=("DAV",))]


def test_that_a_changed_date_is_shown_as_it_is_and_made_ordinary_again(qtbot, chosen) -> None:
    school = tiny_school()
    school = apply_changes(school, change_date(school, "MA-7A-1", MONDAY, cancelled=True).changes)
    dialog = opened(qtbot, DateDialog(DatedServices(), school, "MA-7A-1", MONDAY), chosen)
    assert dialog.cancelled.isChecked()
    assert dialog.day.currentText().endswith("•")
    dialog.ordinary.setChecked(True)
    dialog.buttons.accepted.emit()
    assert [change.after for change in chosen[0].changes] == [None]


def test_that_an_unplaced_lesson_has_no_date_to_change(qtbot, chosen) -> None:
    dialog = opened(qtbot, DateDialog(DatedServices(), tiny_school(), "MA-7B-3", MONDAY), chosen)
    assert "no date" in dialog.message.text()
    assert not dialog.buttons.button(dialog.buttons.StandardButton.Ok).isEnabled()


def test_that_each_lesson_of_an_absent_teacher_gets_its_own_answer_in_one_step(qtbot, chosen) -> None:
    dialog = opened(qtbot, AbsenceDialog(DatedServices(), tiny_school(), MONDAY), chosen)
    dialog.teacher.setCurrentIndex(dialog.teacher.findData("AND"))
    assert dialog.table.rowCount() == 2
    dialog.buttons.accepted.emit()
    assert chosen == []
    assert "Choose" in dialog.message.text()
    one, other = dialog.choice(0), dialog.choice(1)
    one.setCurrentText(next(one.itemText(row) for row in range(one.count()) if "Dävertz" in one.itemText(row)))
    other.setCurrentText("Cancelled")
    dialog.buttons.accepted.emit()
    (step,) = chosen
    after = [change.after for change in step.changes]
    assert after == [DatedChange("MA-7A-1", MONDAY, teachers=("DAV",)), DatedChange("MA-7B-1", MONDAY, cancelled=True)]


def test_that_a_pupil_is_added_to_one_lesson_and_the_row_removed_again(qtbot, chosen) -> None:
    school = tiny_school()
    dialog = opened(qtbot, SinglePupilDialog(DatedServices(), school, "MA-7A-1", MONDAY), chosen)
    ok = dialog.buttons.button(QDialogButtonBox.StandardButton.Ok)
    assert not ok.isEnabled()
    dialog.pupil.setEditText("nobody of that name")
    assert not ok.isEnabled()
    dialog.pupil.setCurrentIndex(dialog.pupil.findData("7B-03"))
    assert ok.isEnabled()
    assert not dialog.remove.isEnabled()
    dialog.buttons.accepted.emit()
    row = chosen[0].changes[0].after
    assert (row.pupil, row.attends, row.dates) == ("7B-03", True, DateRange(MONDAY, date(2026, 6, 11)))
    again = opened(qtbot, SinglePupilDialog(DatedServices(), apply_changes(school, chosen[0].changes), "MA-7A-1", MONDAY), chosen)
    again.rows.setCurrentRow(0)
    again.remove.click()
    assert [change.before for change in chosen[1].changes] == [IndividualLesson(row.uid, "7B-03", "MA-7A-1", True, row.dates)]


def published(services, window, address: str) -> None:
    target = services.targets.open(address)
    snapshot = make_snapshot(window.session.school, date(2025, 9, 1), date(2025, 9, 30))
    services.publish(window.session.store, target, snapshot, 0, "me")


def test_that_a_correction_needs_a_reason_and_is_in_the_history(qtbot, window, services, tmp_path) -> None:
    address = str(tmp_path / "a.db")
    published(services, window, address)
    store, school = window.session.store, window.session.school
    store.apply(change_date(school, "MA-7A-1", MONDAY, teachers=["DAV"]), "me")
    dialog = CorrectDialog(services, window.background, store.load(), store, date(2025, 9, 10), window)
    dialog.open()
    dialog.address.set_text(address)
    dialog.first.setDate(MONDAY)
    dialog.last.setDate(MONDAY)
    dialog.look.click()
    wait(qtbot, dialog.counts.text)
    assert "Changed: 1" in dialog.counts.text()
    assert not dialog.publish.isEnabled()
    dialog.reason.setText("Vikarien glömdes")
    assert dialog.publish.isEnabled()
    with qtbot.waitSignal(dialog.published, timeout=PATIENCE_MS):
        dialog.publish.click()
    assert "Receipt" in dialog.message.text()
    dialog.close()
    history = PublicationsDialog(services, window.background, school, window)
    history.open()
    assert history.address.text == address  # remembered
    history.ask()
    wait(qtbot, lambda: history.table.rowCount() == 2)
    assert history.table.item(0, 9).text() == "Vikarien glömdes"
    history.close()


def test_that_days_older_than_a_week_are_refused_in_words(qtbot, window, services, tmp_path) -> None:
    dialog = CorrectDialog(services, window.background, window.session.school, window.session.store, date(2025, 9, 30), window)
    dialog.open()
    dialog.address.set_text(str(tmp_path / "a.db"))
    dialog.first.setDate(MONDAY)
    dialog.last.setDate(MONDAY)
    dialog.look.click()
    wait(qtbot, lambda: "cannot be corrected" in dialog.message.text())
    assert not dialog.publish.isEnabled()
    dialog.close()


def test_that_lessons_without_a_place_are_cancelled_only_when_asked_and_lines_lead_to_lessons(qtbot, window, services, tmp_path) -> None:
    from scheduler_app.services.editing import unplace

    address = str(tmp_path / "a.db")
    published(services, window, address)
    store = window.session.store
    store.apply(unplace(store.load(), "MA-7A-1"), "me")
    dialog = PublishDialog(services, window.background, store.load(), store, date(2025, 9, 10), window)
    dialog._snapshot = make_snapshot
    dialog.open()
    dialog.address.set_text(address)
    dialog.first.setDate(date(2025, 9, 15))
    dialog.last.setDate(date(2025, 9, 30))
    dialog.look.click()
    wait(qtbot, dialog.counts.text)
    assert dialog.unasked.isVisible()
    assert dialog.unasked.text().endswith(": 3")
    assert not dialog.publish.isEnabled()
    dialog.unasked.setChecked(True)
    assert dialog.publish.isEnabled()
    tops = [dialog.tree.topLevelItem(row) for row in range(dialog.tree.topLevelItemCount())]
    missing = next(top for top in tops if top.text(0).startswith("Not published"))
    lines = [missing.child(row) for row in range(missing.childCount())]
    line = next(line for line in lines if tuple(line.data(0, Qt.ItemDataRole.UserRole)) == ("lesson", "MA-7A-1"))
    assert not dialog.go.isEnabled()
    dialog.tree.setCurrentItem(line)
    with qtbot.waitSignal(dialog.place_chosen) as led:
        dialog.go.click()
    assert led.args == [("lesson", "MA-7A-1")]
    assert not dialog.isVisible()


def test_that_the_menus_open_the_dialogs(qtbot, window) -> None:
    window.board_page.go_to_lesson("MA-7A-1")
    dialogs = {"this_date": DateDialog, "single_pupil": SinglePupilDialog, "absence": AbsenceDialog, "publications": PublicationsDialog}
    for name, kind in dialogs.items():
        next(action for action in window.findChildren(type(window.actions_.publish)) if action.objectName().endswith(name)).trigger()
        dialog = next(one for one in window.findChildren(kind) if one.isVisible())
        dialog.close()
    wait(qtbot, lambda: not window.background.busy)  # what is asked for a dialog that is gone reaches nobody


def test_that_preview_and_receipt_list_pupils_left_at_two_lessons(qtbot, window, services, tmp_path) -> None:
    """A reported lesson stays at its time; another one is moved on top of it: who is at both is told before and after."""
    from dataclasses import replace
    from datetime import UTC, datetime

    from scheduler_app.attendance.reporting import Reporting
    from scheduler_app.attendance.targets import open_storehouse
    from scheduler_app.services.correcting import make_correction

    address = str(tmp_path / "a.db")
    published(services, window, address)
    school, store = window.session.school, window.session.store
    teacher = Reporting(open_storehouse(address), school.unit.uid)
    lesson = next(row for row in teacher.lessons("AND", MONDAY) if row.lesson == "MA-7A-1")
    teacher.report(lesson.id, lesson.revision, {}, "AND", datetime(2025, 9, 8, 18, tzinfo=UTC))
    placed = dict(school.placements)
    one, two = (next(row for row in placed.values() if row.lesson == uid) for uid in ("MA-7A-1", "SV-7A-1"))
    placed |= {one.uid: replace(one, start=two.start, rooms=two.rooms), two.uid: replace(two, start=one.start, rooms=one.rooms)}
    placed |= {row.uid: replace(row, start=900) for row in placed.values() if row.lesson in ("SV-7B-1", "MA-7B-1")}
    swapped = replace(school, placements={uid: row for uid, row in placed.items() if row.lesson not in ("SV-7B-1", "MA-7B-1")})
    dialog = CorrectDialog(services, window.background, swapped, store, date(2025, 9, 10), window)
    dialog._snapshot = lambda school, first, last: make_correction(school, first, last, today=date(2025, 9, 10))
    dialog.open()
    dialog.address.set_text(address)
    dialog.first.setDate(MONDAY)
    dialog.last.setDate(MONDAY)
    dialog.reason.setText("Bytte plats")
    dialog.look.click()
    wait(qtbot, dialog.counts.text)

    def listed() -> str:
        tops = [dialog.tree.topLevelItem(row) for row in range(dialog.tree.topLevelItemCount())]
        top = next(top for top in tops if top.text(0).startswith("Pupils at two lessons"))
        line = top.child(0)
        assert tuple(line.data(0, Qt.ItemDataRole.UserRole)) == ("lesson", "SV-7A-1")
        return line.text(0)

    assert "Bilal Ek 7A" in listed()
    assert "2025-09-08" in listed()
    dialog.unasked.setChecked(True)
    with qtbot.waitSignal(dialog.published, timeout=PATIENCE_MS):
        dialog.publish.click()
    assert "Bilal Ek 7A" in listed()
    assert "Receipt" in dialog.message.text()
    dialog.close()
