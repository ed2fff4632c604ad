"""The overview of single dates: found, compared, changed, taken back, led to its place."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt

from scheduler_app.attendance.targets import Targets
from scheduler_app.domain.calendar import DateRange, DayOff, DayOffKind
from scheduler_app.domain.changes import Change, ChangeSet
from scheduler_app.domain.dated_rows import DatedKind, DatedState
from scheduler_app.services.dated_changes import change_date, individual_lesson
from scheduler_app.services.publishing import make_snapshot
from scheduler_app.ui import language
from scheduler_app.ui.dialogs.date_dialog import DateDialog
from scheduler_app.ui.dialogs.dates_dialog import DatesDialog
from tests.schools import tiny_school
from tests.ui.conftest import wait
from tests.ui.dialogs.test_dialogs import unnamed

MONDAY = date(2025, 9, 8)


def opened(qtbot, window) -> DatesDialog:
    """With a substitute, a cancellation, a pupil and a half day in the school."""
    session = window.session
    session.do(change_date(session.school, "MA-7A-1", MONDAY, teachers=("CEC",)))
    session.do(change_date(session.school, "SV-7B-1", MONDAY, cancelled=True))
    session.do(individual_lesson(session.school, "7A-03", "MA-7A-2", attends=False, dates=DateRange(MONDAY, None)))
    year = session.school.year
    half = DayOff("half", "Friluftsdag", DateRange(MONDAY, MONDAY), DayOffKind.HALF_DAY, 900)
    session.do(ChangeSet("change", (Change(year, replace(year, days_off=(*year.days_off, half))),)))
    wait(qtbot, lambda: not session.unsaved)
    window.desk.actions.findChild(type(window.actions_.publish), "action.dates").trigger()
    dialog = window.findChild(DatesDialog)
    dialog.coming.setChecked(False)
    return dialog


def shown(dialog: DatesDialog) -> list[str]:
    return [dialog.table.item(line, 1).text() for line in range(dialog.table.rowCount())]


@pytest.mark.parametrize("code", ["sv", "en"])
def test_that_every_control_is_named_in_both_languages(qtbot, services, code) -> None:
    language.use(code)
    dialog = DatesDialog(services, None, tiny_school, MONDAY)
    qtbot.addWidget(dialog)
    assert unnamed(dialog) == []
    assert dialog.table.accessibleDescription()
    assert (dialog.windowTitle() == "Changes for single dates") is (code == "en")
    assert all(dialog.kind.itemText(at) for at in range(dialog.kind.count()))


def test_that_rows_are_found_by_kind_word_and_date(qtbot, window) -> None:
    dialog = opened(qtbot, window)
    assert sorted(shown(dialog)) == ["cancelled", "half day", "pupil excused", "substitute"]
    dialog.words.setText("ceder mat")
    assert shown(dialog) == ["substitute"]
    dialog.words.clear()
    dialog.kind.setCurrentIndex(dialog.kind.findData(DatedKind.CANCELLED))
    assert shown(dialog) == ["cancelled"]
    dialog.kind.setCurrentIndex(0)
    dialog.coming.setChecked(True)
    assert "substitute" not in shown(dialog) or date.today() <= MONDAY
    dialog.words.setText("nobody of that name")
    assert shown(dialog) == []
    assert dialog.empty.isVisible()
    assert not dialog.take_back.isEnabled()
    dialog.reject()


def test_that_states_come_from_the_attendance_database(qtbot, window, tmp_path) -> None:
    dialog = opened(qtbot, window)
    path = tmp_path / "a.sqlite"
    dialog.address.set_text(str(path))
    dialog.compare.click()
    wait(qtbot, dialog.compare.isEnabled)
    assert "a.sqlite" in dialog.message.text()  # nothing has been published there
    target = Targets().open(str(path))
    target.publish(make_snapshot(window.session.school, date(2025, 9, 1), date(2025, 9, 12)), 0, "me")
    dialog.compare.click()
    wait(qtbot, dialog.compare.isEnabled)
    states = {dialog.table.item(line, 1).text(): dialog.table.item(line, 5).text() for line in range(4)}
    assert (states["substitute"], states["cancelled"], states["pupil excused"]) == ("in attendance", "in attendance", "partly published")
    dialog.state.setCurrentIndex(dialog.state.findData(DatedState.PARTLY))
    assert shown(dialog) == ["pupil excused"]
    dialog.reject()


def test_that_one_is_taken_back_and_the_others_stay(qtbot, window) -> None:
    dialog = opened(qtbot, window)
    before = window.session.school
    dialog.words.setText("ceder")
    dialog.take_back.click()
    dialog.words.clear()
    assert sorted(shown(dialog)) == ["cancelled", "half day", "pupil excused"]
    wait(qtbot, lambda: not window.session.unsaved)
    window.session.undo()
    wait(qtbot, lambda: window.session.school.dated_changes == before.dated_changes)
    assert len(shown(dialog)) == 4
    dialog.reject()


def test_that_enter_leads_to_the_lesson_and_a_half_day_to_its_row(qtbot, window) -> None:
    dialog = opened(qtbot, window)
    dialog.words.setText("ceder")
    dialog.table.setFocus()
    qtbot.keyClick(dialog.table, Qt.Key.Key_Return)
    wait(qtbot, lambda: window.board_page.selected == "MA-7A-1")
    assert not dialog.isVisible()
    window.desk.actions.findChild(type(window.actions_.publish), "action.dates").trigger()
    again = next(one for one in window.findChildren(DatesDialog) if one.isVisible())
    again.coming.setChecked(False)
    again.words.setText("friluft")
    assert not again.change.isEnabled()
    again.show_place.click()
    assert window.desk.pages["data"].kind.key == "days_off"


def test_that_a_change_can_be_changed(qtbot, window) -> None:
    dialog = opened(qtbot, window)
    dialog.words.setText("ceder")
    dialog.change.click()
    one = next(found for found in window.findChildren(DateDialog) if found.isVisible())
    assert one.day.currentData() == MONDAY
    one.cancelled.setChecked(True)
    one.buttons.accepted.emit()
    dialog.words.clear()
    assert shown(dialog).count("cancelled") == 2
    dialog.reject()
