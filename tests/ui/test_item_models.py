"""Every item model of ours keeps Qt's rules while the school is edited, filtered and sorted: none may be left out."""

from __future__ import annotations

import importlib
import pkgutil

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QAbstractItemView, QApplication, QDialog, QWidget

import scheduler_app.ui
from scheduler_app.ui.board.view_data import Mode
from scheduler_app.ui.dialogs.import_dialog import ImportDialog
from scheduler_app.ui.main_window import MainWindow
from scheduler_app.ui.staffing.staffing_flow import StaffPlanning
from tests.ui.conftest import wait


def ours() -> set[type]:
    """The classes of item models in the interface."""
    for module in pkgutil.walk_packages(scheduler_app.ui.__path__, "scheduler_app.ui."):
        importlib.import_module(module.name)
    found, waiting = set(), [QAbstractItemModel]
    while waiting:
        for kind in waiting.pop().__subclasses__():
            waiting.append(kind)
            if kind.__module__.startswith("scheduler_app.ui."):
                found.add(kind)
    return found


class Watch:
    """Testers on every model that a view in sight of the program shows."""

    def __init__(self) -> None:
        self.testers: dict[int, QAbstractItemModelTester] = {}
        self.seen: set[type] = set()

    def look(self) -> None:
        views = [view for top in QApplication.topLevelWidgets() for view in (top, *top.findChildren(QWidget))]
        for view in views:
            model = view.model() if isinstance(view, QAbstractItemView) else None
            while model is not None:
                if id(model) not in self.testers and type(model).__module__.startswith("scheduler_app.ui."):
                    self.seen.add(type(model))
                    self.testers[id(model)] = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
                model = model.sourceModel() if hasattr(model, "sourceModel") else None


def trigger(window: MainWindow, name: str) -> None:
    window.findChild(QAction, f"action.{name}").trigger()


def test_that_all_of_them_keep_the_rules_of_item_models(qtbot, window: MainWindow, tmp_path) -> None:
    watch, page = Watch(), window.board_page
    quiet = lambda: wait(qtbot, lambda: window.background.busy == 0)  # noqa: E731
    page.panel.show_table(True)
    for mode in Mode:
        page.set_mode(mode)
        watch.look()
    trigger(window, "show_staffing")
    staffing = window.desk.findChild(StaffPlanning).page
    for tab in range(staffing.tabs.count()):
        staffing.tabs.setCurrentIndex(tab)
        quiet()
        watch.look()
    trigger(window, "show_data")
    screen = window.desk.pages["data"]
    for kind in screen.kinds:
        screen.go_to(kind.key, "")
        watch.look()
    screen.go_to("rooms", "")
    screen.paste_requested.emit("Paviljong 1\t24\nPaviljong 2\tmany\n", 0, 0)
    wait(qtbot, lambda: any(one.isVisible() for one in window.findChildren(QDialog)))
    watch.look()
    next(one for one in window.findChildren(QDialog) if one.isVisible()).reject()
    (tmp_path / "rooms.csv").write_text("name;seats\nÖrnen;24\nA1;31\n", encoding="utf-8")
    trigger(window, "import")
    dialog = next(one for one in window.findChildren(ImportDialog) if one.isVisible())
    dialog.source.set_text(str(tmp_path / "rooms.csv"))
    dialog.dry_run.click()
    wait(qtbot, dialog.apply.isEnabled)
    watch.look()
    assert watch.seen == ours()

    dialog.apply.click()
    wait(qtbot, lambda: any(room.name == "Örnen" for room in window.desk.school.rooms.values()))
    for lesson in ("MA-7A-1", "SV-7B-1"):
        window.flow.unplace(lesson)
    for order in (Qt.SortOrder.DescendingOrder, Qt.SortOrder.AscendingOrder):
        screen.table.sortByColumn(1, order)
        staffing.assign.requirements.sortByColumn(2, order)
        page.panel.table.sortByColumn(3, order)
    screen.filter.setText("a")
    quiet()
    for _ in range(3):
        window.actions_.undo.trigger()
    quiet()
    trigger(window, "show_staffing")
    trigger(window, "show_board")
    quiet()
