"""The context menu of a lesson that waits in the tray: the same actions as its card has, without those that need a place."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu, QTreeView

from scheduler_app.ui.advice.suggest_dialog import SuggestDialog
from tests.ui.conftest import wait

LESSON = "MA-7A-1"


def asked_for(tree: QTreeView) -> None:
    """As the menu key does."""
    at = tree.visualRect(tree.currentIndex()).center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, at, tree.viewport().mapToGlobal(at))
    QApplication.sendEvent(tree.viewport(), event)


def menus(window) -> list[QMenu]:
    return [menu for menu in window.findChildren(QMenu, "tray.menu") if menu.isVisible()]


def names(actions: list[QAction]) -> set[str]:
    return {action.objectName().removeprefix("action.") for action in actions}


def test_that_a_waiting_lesson_has_a_menu_which_leads_to_suggestions(qtbot, window) -> None:
    window.flow.unplace(LESSON)
    wait(qtbot, lambda: LESSON not in window.session.school.placed and not window.background.busy)
    window.panels.bring_up(window.panels.tray)
    window.board_page.select(LESSON)
    asked_for(window.board_page.tray.findChild(QTreeView, "tray.tree"))
    menu = menus(window)[0]
    assert names(menu.actions()) >= {"suggest", "show_places", "split"}
    assert names(menu.actions()).isdisjoint({"room", "lock_time", "lock_room", "free_teachers"})
    next(action for action in menu.actions() if names([action]) == {"suggest"}).trigger()
    wait(qtbot, lambda: any(one.isVisible() for one in window.findChildren(SuggestDialog)))
    menu.close()


def test_that_without_a_waiting_lesson_there_is_none(window) -> None:
    window.panels.bring_up(window.panels.tray)
    tray = window.board_page.tray
    for lesson in ("", LESSON):
        window.board_page.select(lesson)
        tray.customContextMenuRequested.emit(QPoint(5, 5))
        assert menus(window) == []


def test_that_without_a_school_nothing_happens(window) -> None:
    window.close_school()
    window.board_page.tray.customContextMenuRequested.emit(QPoint(5, 5))
    assert menus(window) == []
