"""Free teachers for a lesson's time and for an empty place."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from scheduler_app.ui import language
from scheduler_app.ui.advice.choice_dialog import Choice, ChoiceDialog
from scheduler_app.ui.board.view_data import Mode
from scheduler_app.ui.plain_tip import plain_tip
from tests.ui.conftest import wait

LESSON = "MA-7A-1"


@pytest.mark.parametrize("lang", ["en", "sv"])
def test_that_the_free_teachers_of_a_lessons_time_are_listed_and_one_is_shown(qtbot, open_window, services, lang) -> None:
    language.use(lang)
    window = open_window(services)
    window.board_page.select(LESSON)
    next(one for one in window.actions_ if one.objectName() == "action.free_teachers").trigger()
    wait(qtbot, lambda: window.findChildren(ChoiceDialog) and window.findChild(ChoiceDialog).list.topLevelItemCount())
    dialog = window.findChild(ChoiceDialog)
    school = window.session.school
    rows = [dialog.list.topLevelItem(row) for row in range(dialog.list.topLevelItemCount())]
    assert {row.text(1) for row in rows} == {person.signature for person in school.staff.values()} - {"AND"}
    wait(qtbot, dialog.list.hasFocus)
    assert dialog.list.header().length() >= dialog.list.viewport().width()
    assert dialog.list.columnCount() == 6  # the lesson is known: who may teach it
    assert {row.text(5) for row in rows} <= ({"Yes", "No"} if lang == "en" else {"Ja", "Nej"})
    assert dialog.state.isVisible()  # says what grey means and in which order they stand
    assert rows[0].textAlignment(4) & Qt.AlignmentFlag.AlignRight
    assert not rows[0].textAlignment(0) & Qt.AlignmentFlag.AlignRight
    uid = next(uid for uid, person in school.staff.items() if person.name == rows[0].text(0))
    dialog.take.click()
    assert window.board_page.panel.mode is Mode.TEACHER
    assert [column.uid for column in window.board_page.panel.board.data.columns] == [uid]


def test_that_a_list_to_choose_from_grows_to_what_its_lines_say_and_stays_on_the_screen(qtbot) -> None:
    dialog = ChoiceDialog("rooms", "Rooms", "Biology 7A", ("Room", "Status"), "Take", None)
    qtbot.addWidget(dialog)
    dialog.show()
    long = "taken: " + "Biology 7A, " * 7
    dialog.show_choices([Choice(("A1", long), "A1")], "None.")
    header, hint = dialog.list.header(), dialog.list.sizeHintForColumn(1)
    wait(qtbot, lambda: header.sectionSize(1) >= hint)
    assert dialog.list.topLevelItem(0).toolTip(1) == plain_tip(long)
    dialog.show_choices([Choice(("A1", long * 20), "A1")], "None.")
    assert dialog.screen().availableGeometry().contains(dialog.frameGeometry())


def test_that_an_empty_place_offers_them_and_a_card_once(qtbot, window) -> None:
    panel = window.board_page.panel
    column = panel.board.data.columns[0].uid
    menu = QMenu()
    panel.menu_about_to_show.emit(menu, "", 4, 900, column)
    (offer,) = [action for action in menu.actions() if "teachers" in action.text()]
    window.board_page.select("")
    offer.trigger()
    wait(qtbot, lambda: window.findChildren(ChoiceDialog) and window.findChild(ChoiceDialog).list.topLevelItemCount())
    assert window.findChild(ChoiceDialog).list.columnCount() == 5
    assert "15:00" in window.findChild(ChoiceDialog).heading.text()
    card = QMenu()
    panel.menu_about_to_show.emit(card, LESSON, 0, 490, column)
    assert len([action for action in card.actions() if "teachers" in action.text()]) == 1
    menu.deleteLater()
    card.deleteLater()
