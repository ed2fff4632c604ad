"""A closed window leaves nothing alive, whatever was open in it: every page and panel, the comparison of versions, the print preview."""

from __future__ import annotations

import gc
import weakref
from collections import Counter
from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QDialog, QDockWidget, QInputDialog, QWidget

from scheduler_app.ui.dialogs.print_dialog import PrintDialog
from scheduler_app.ui.main_window import MainWindow
from scheduler_app.ui.versions.compare_window import CompareWindow
from scheduler_app.ui.versions.versions_dialog import VersionsDialog
from tests.ui.conftest import wait
from tests.ui.versions.test_versions import act, answer, choose, press, shown

_ROUNDS = 4
"""What one collection lets go of, the next one finds unused."""


def idle(qtbot, window: MainWindow) -> None:
    wait(qtbot, lambda: window.background.busy == 0 and window.session.report is not None)


def see_all_pages_and_panels(qtbot, window: MainWindow) -> None:
    for dock in window.findChildren(QDockWidget):
        dock.show()
        idle(qtbot, window)
    for action in window.actions_.pages.actions():
        action.trigger()
        idle(qtbot, window)


def compare_two_versions(qtbot, window: MainWindow) -> None:
    first = window.session.school.timetables[window.session.school.current].name
    act(window, "new_version")
    answer(qtbot, window, "Second")
    wait(qtbot, lambda: len(window.session.school.timetables) == 2)
    idle(qtbot, window)
    act(window, "versions")
    choose(shown(qtbot, window, VersionsDialog).versions, first)
    press(shown(qtbot, window, VersionsDialog), "compare")
    shown(qtbot, window, CompareWindow)


def see_a_print(qtbot, window: MainWindow) -> None:
    act(window, "print")
    shown(qtbot, window, PrintDialog)


def ours(window: MainWindow) -> list[weakref.ref[QObject]]:
    """Everything of the program's own that belongs to the window, and the open school."""
    found = [one for one in window.findChildren(QObject) if type(one).__module__.startswith("scheduler_app.")]
    return [weakref.ref(one) for one in (window, window.session, *found)]


def collected() -> None:
    for _ in range(_ROUNDS):
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QApplication.sendPostedEvents()
        gc.collect()


def names(widgets: list[QWidget]) -> Counter[str]:
    return Counter(type(one).__name__ for one in widgets)


Use = Callable[..., None]


def used_and_closed(qtbot, window: MainWindow, address: str, used: Use) -> list[weakref.ref[QObject]]:
    window.show()
    window.documents.open_address(address)
    wait(qtbot, lambda: window.session is not None and window.session.report is not None)
    used(qtbot, window)
    idle(qtbot, window)
    kept = ours(window)
    window.close()
    window.background.shut_down()
    window.deleteLater()
    return kept


@pytest.mark.parametrize("used", [see_all_pages_and_panels, compare_two_versions, see_a_print])
def test_that_nothing_of_a_closed_window_is_left(qtbot, services, school_file, used: Use) -> None:
    collected()
    before = names(QApplication.allWidgets())
    kept = used_and_closed(qtbot, MainWindow(services), str(school_file), used)
    assert len(kept) > 100
    collected()
    assert names([one() for one in kept if one() is not None]) == Counter()
    assert names(QApplication.allWidgets()) - before == Counter()


def test_that_a_dialog_closed_and_opened_again_is_there_once(qtbot, open_window, services) -> None:
    window = open_window(services)
    compare_two_versions(qtbot, window)
    for _ in range(3):
        for dialog in reversed([one for one in window.findChildren(QDialog) if one.isVisible()]):
            dialog.close()
        collected()
        assert not [one for one in window.findChildren(QDialog) if not isinstance(one, QInputDialog)]
        act(window, "versions")
        shown(qtbot, window, VersionsDialog)
