"""Writing a file: what the format cannot be told is said, and a personal calendar is one person's file with a warning."""

from __future__ import annotations

from icalendar import Calendar
from PySide6.QtCore import Qt
from shiboken6 import isValid

from scheduler_app.ui import language
from scheduler_app.ui.dialogs.export_dialog import ExportDialog
from tests.ui.conftest import wait


def _opened(window, format: str) -> ExportDialog:
    dialog = ExportDialog(window._services, window.background, window.session.school, window)
    dialog.open()
    dialog.format.setCurrentIndex(dialog.format.findData(format))
    return dialog


def _check(dialog: ExportDialog, part: str) -> None:
    people = dialog.calendars.people
    (item,) = (row for n in range(people.count()) if part in (row := people.item(n)).text())
    item.setCheckState(Qt.CheckState.Checked)


def test_that_what_the_format_cannot_be_told_is_listed_after_writing(qtbot, window, tmp_path) -> None:
    language.use("sv")
    dialog = _opened(window, "asc")
    dialog.path.set_text(str(tmp_path / "a.xml"))
    dialog.buttons.accepted.emit()
    wait(qtbot, lambda: dialog.left_out.count() > 0)
    lines = [dialog.left_out.item(row).text() for row in range(dialog.left_out.count())]
    assert "block × 1" in lines
    assert (tmp_path / "a.xml").exists()
    assert dialog.isVisible()
    dialog.close()


def test_that_a_format_that_carries_everything_closes_at_once(qtbot, window, tmp_path) -> None:
    dialog = _opened(window, "json")
    dialog.path.set_text(str(tmp_path / "a.json"))
    dialog.buttons.accepted.emit()
    wait(qtbot, lambda: not isValid(dialog) or not dialog.isVisible())
    assert (tmp_path / "a.json").exists()


def test_that_one_persons_calendar_is_one_file_of_the_chosen_weeks_with_a_warning(qtbot, window, tmp_path) -> None:
    dialog = _opened(window, "ics")
    assert not dialog.calendars.warning.isVisible()
    dialog.calendars.search.setText("7a")
    shown = [dialog.calendars.people.item(n) for n in range(dialog.calendars.people.count())]
    assert sum(not row.isHidden() for row in shown) == 12
    _check(dialog, "Anna Andersson")
    assert dialog.calendars.warning.isVisible()
    assert dialog.path.text.endswith(".ics")
    dialog.calendars.first.setDate(dialog.calendars.first.date().fromString("2025-09-01", "yyyy-MM-dd"))
    dialog.calendars.last.setDate(dialog.calendars.first.date().fromString("2025-09-05", "yyyy-MM-dd"))
    out = tmp_path / "anna.ics"
    dialog.path.set_text(str(out))
    dialog.buttons.accepted.emit()
    wait(qtbot, lambda: not isValid(dialog) or not dialog.isVisible())
    weeks = {event["dtstart"].dt.isocalendar().week for event in Calendar.from_ical(out.read_bytes()).walk("VEVENT")}
    assert weeks == {36}


def test_that_a_file_without_personal_data_has_nobodys_calendar(window) -> None:
    dialog = _opened(window, "ics")
    _check(dialog, "Anna Andersson")
    dialog.public.setChecked(True)
    assert dialog.calendars.persons == ()
    assert not dialog.calendars.people.isEnabled()
    dialog.close()
