"""Side panes follow the selection, and select in return; years and the whole school are modes of the board; rooms take drops."""

from __future__ import annotations

from PySide6.QtWidgets import QDockWidget

from scheduler_app.ui import panels
from scheduler_app.ui.board.refusal import RefusalPopover
from scheduler_app.ui.board.view_data import Mode
from scheduler_app.ui.linked_panes import Pane
from tests.ui.conftest import wait

LESSON = "MA-7A-1"


def test_that_panes_show_the_class_the_teachers_and_the_rooms_of_the_lesson(qtbot, window) -> None:
    school = window.session.school
    docks = [window.findChild(QDockWidget, f"dock.pane.{name}") for name in ("class", "teacher", "room")]
    for dock in docks:
        dock.show()
    window.board_page.select(LESSON)
    panes: list[Pane] = [dock.widget() for dock in docks]
    wanted = ["7A"], list(school.requirement_of(LESSON).teachers), list(school.placed[LESSON].rooms)
    wait(qtbot, lambda: [[column.uid for column in pane.board.data.columns] for pane in panes] == list(wanted))
    assert all(pane.board.scene.selected == LESSON for pane in panes)
    other = next(card.lesson for card in panes[1].board.data.cards if card.lesson != LESSON)
    panes[1].board.lesson_selected.emit(other)
    assert window.board_page.selected == other
    window.flow.move(LESSON, 4, 600)
    wait(qtbot, lambda: any(card.lesson == LESSON and card.day == 4 for card in panes[1].board.data.cards))


def test_that_a_year_shows_its_classes_and_the_school_all_of_them(qtbot, window) -> None:
    for mode in (Mode.YEAR, Mode.SCHOOL):
        next(action for action in window.actions_.modes.actions() if action.data() == mode).trigger()
        overview = window.board_page.panel.overview
        assert overview.isVisible() == (mode is Mode.SCHOOL)
        assert window.board_page.panel.board.isVisible() == (mode is Mode.YEAR)
    overview.column_requested.emit("7A", LESSON)
    assert window.board_page.panel.mode is Mode.CLASS
    assert window.board_page.selected == LESSON


def test_that_a_drop_into_a_rooms_column_takes_that_room(qtbot, window) -> None:
    window.board_page.go_to(Mode.ROOM, "A2")
    placement = window.session.school.placed[LESSON]
    window.board_page.panel.drop_requested.emit(LESSON, placement.day, placement.start, "A2")
    wait(qtbot, lambda: window.session.school.placed[LESSON].rooms == ("A2",))
    assert window.session.school.placed[LESSON].start == placement.start


def test_that_a_room_that_does_not_fit_is_refused_with_its_reason(qtbot, window) -> None:
    placement = window.session.school.placed[LESSON]
    window.flow.move_to_room(LESSON, placement.day, placement.start, "no such room")
    wait(qtbot, lambda: any(one.isVisible() for one in window.findChildren(RefusalPopover)))
    assert window.session.school.placed[LESSON] == placement


def test_that_a_low_pane_scrolls_to_the_lesson_instead_of_squeezing_the_day(qtbot, window) -> None:
    dock = window.findChild(QDockWidget, "dock.pane.class")
    dock.show()
    window.board_page.select(LESSON)
    pane: Pane = dock.widget()
    wait(qtbot, lambda: bool(pane.board.data.columns))
    pane.board.setFixedHeight(110)
    wait(qtbot, lambda: pane.board.viewport().height() <= 110 and pane.board.scene.layout.geometry.scale >= pane.board.least_scale > 0)
    laid = pane.board.scene.layout.cards_of(LESSON)[0]
    wait(qtbot, lambda: pane.board.scene.area.top() <= laid.rect.top() and laid.rect.bottom() <= pane.board.scene.area.bottom())
    assert not pane.board.horizontalScrollBar().maximum()


def test_that_a_pane_that_is_opened_shares_the_width_and_is_high_enough_to_read(qtbot, open_window, services, monkeypatch) -> None:
    monkeypatch.setattr(panels, "_ROOM_FOR_PANELS", 0)  # the screen of the tests is a small one
    window = open_window(services)
    window.resize(1400, 1000)
    docks = [window.findChild(QDockWidget, f"dock.pane.{name}") for name in ("teacher", "room")]
    for dock in docks:
        dock.toggleViewAction().trigger()
    wait(qtbot, lambda: all(dock.height() >= window.height() * 0.25 for dock in docks))
    wait(qtbot, lambda: abs(docks[0].width() - docks[1].width()) < 10 and docks[0].width() > 180)
