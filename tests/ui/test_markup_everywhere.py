"""A school in which every name is markup with an ampersand: pages, panels, menus and dialogs show it as it is written.

What Qt would read as markup is a fault (labels and tool tips that are not plain), so is a lone & where it would be a key (buttons,
actions, tabs, labels of a field). Painted cards are looked at in `board/`, printed pages in `tests/reports/test_cells.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, QPoint
from PySide6.QtGui import QAction, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QGroupBox,
    QLabel,
    QListWidget,
    QMenu,
    QPushButton,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from scheduler_app.domain.school import School
from scheduler_app.storage.stores import Stores
from scheduler_app.ui.board.view_data import Mode
from scheduler_app.ui.main_window import MainWindow
from scheduler_app.ui.plain_tip import plain_tip
from scheduler_app.ui.staffing.line_table import Line, LineTable
from scheduler_app.ui.staffing.staffing_flow import StaffPlanning
from scheduler_app.ui.status_line import StatusLine
from tests.schools import tiny_school
from tests.ui.conftest import wait
from tests.ui.test_every_dialog import ASKING, opened, settle

MARK = "<i>"
_NAMES = ("name", "given_name", "family_name", "note", "reason", "title")
_LONE = re.compile(r"(?<!&)&(?![&\w])")
_ROWS = 40
LESSON = "MA-7A-1"


def marked_up(school: School) -> School:
    """The school with markup in everything that somebody has named."""
    changed = {}
    for field in fields(school):
        rows = getattr(school, field.name)
        if isinstance(rows, dict) or hasattr(rows, "items"):
            changed[field.name] = {uid: _named(row) for uid, row in rows.items()}
    return replace(school, unit=_named(school.unit), **changed)


def _named(row: object) -> object:
    if not is_dataclass(row):
        return row
    own = {field.name for field in fields(row)} & set(_NAMES)
    return replace(row, **{name: f"{MARK}{text}</i> & Co" for name in own if isinstance(text := getattr(row, name), str) and text})


def read_as_markup(text: str) -> bool:
    return MARK in text and Qt.mightBeRichText(text)


def item_texts(model: QAbstractItemModel, parent: QModelIndex | None = None) -> Iterator[tuple[str, str]]:
    """What lines show, and their tool tips."""
    parent = parent or QModelIndex()
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(parent)
    for row in range(min(_ROWS, model.rowCount(parent))):
        for column in range(columns):
            index = model.index(row, column, parent)
            yield str(index.data() or ""), str(index.data(Qt.ItemDataRole.ToolTipRole) or "")
        yield from item_texts(model, model.index(row, 0, parent))
    for column in range(0 if parent.isValid() else columns):
        across = Qt.Orientation.Horizontal
        yield str(model.headerData(column, across) or ""), str(model.headerData(column, across, Qt.ItemDataRole.ToolTipRole) or "")


class Reader:
    """Looks at every widget there is; `faults` are what is not shown as written, `seen` counts where a name stands."""

    def __init__(self) -> None:
        self.faults: set[str] = set()
        self.seen: dict[str, int] = {}

    def look(self, where: str) -> None:
        for top in QApplication.topLevelWidgets():
            for widget in (top, *top.findChildren(QWidget)):
                if widget.isVisible():
                    self._widget(where, widget)

    def _widget(self, where: str, widget: QWidget) -> None:
        place = f"{where}: {type(widget).__name__} {widget.objectName()}"
        self._note(f"{place} tool tip", widget.toolTip(), read_as_markup(widget.toolTip()))
        for action in widget.actions():
            self._note(f"{place} action", action.text(), bool(_LONE.search(action.text())))
            self._note(f"{place} action's tool tip", action.toolTip(), read_as_markup(action.toolTip()))
        if isinstance(widget, QLabel):
            text, form = widget.text(), widget.textFormat()
            rich = form is Qt.TextFormat.RichText or (form is Qt.TextFormat.AutoText and Qt.mightBeRichText(text))
            self._note(place, text, MARK in text and rich)
            self._note(f"{place} as a key", text, widget.buddy() is not None and bool(_LONE.search(text)))
        elif isinstance(widget, QAbstractButton):
            self._note(place, widget.text(), bool(_LONE.search(widget.text())))
        elif isinstance(widget, QGroupBox):
            self._note(place, widget.title(), bool(_LONE.search(widget.title())))
        elif isinstance(widget, QTabBar):
            for tab in range(widget.count()):
                self._note(place, widget.tabText(tab), bool(_LONE.search(widget.tabText(tab))))
                self._note(f"{place} tool tip", widget.tabToolTip(tab), read_as_markup(widget.tabToolTip(tab)))
        elif isinstance(widget, QAbstractItemView) and widget.model() is not None:
            for text, tip in item_texts(widget.model()):
                self._note(place, text, fault=False)
                self._note(f"{place} line's tool tip", tip, read_as_markup(tip))

    def _note(self, place: str, text: str, fault: bool) -> None:
        if MARK in text or "&lt;i&gt;" in text:
            kind = place.partition(": ")[2].partition(" ")[0]
            self.seen[kind] = self.seen.get(kind, 0) + 1
            if fault:
                self.faults.add(f"{place} {text[:80]!r}")


def test_that_names_with_markup_are_shown_as_they_are_written_everywhere(qtbot, open_window, services, tmp_path) -> None:
    path = tmp_path / "names.ringklocka"
    Stores().create(str(path), marked_up(tiny_school())).close()
    window: MainWindow = open_window(services, str(path))
    reader, page = Reader(), window.board_page
    for dock in window.panels.docks:
        dock.show()
    for as_table in (False, True):
        page.panel.show_table(as_table)
        for mode in Mode:
            page.set_mode(mode)
            page.select(LESSON)
            settle(qtbot, window)
            reader.look(f"board {mode.value}")
    look_at_menus(reader, window)
    look_at_tables(qtbot, reader, window)
    for name in ASKING:
        dialog = opened(qtbot, window, name)
        settle(qtbot, window)
        reader.look(name)
        dialog.reject()
        settle(qtbot, window)
    assert sorted(reader.faults) == []
    assert {"QLabel", "QTreeWidget", "LineTable", "BoardTable"} <= set(reader.seen), reader.seen
    assert sum(reader.seen.values()) > 200


def test_that_what_is_read_as_markup_or_as_a_key_is_noticed(qtbot) -> None:
    name = f"{MARK}7A</i> & Co"
    box = QWidget()
    qtbot.addWidget(box)
    column, label, button, items = QVBoxLayout(box), QLabel(name), QPushButton(name), QListWidget()
    items.addItem(name)
    items.item(0).setToolTip(name)
    button.setToolTip(plain_tip(name))
    for widget in (label, button, items):
        column.addWidget(widget)
    box.show()
    reader = Reader()
    reader.look("here")
    assert [fault.split(" ")[1] for fault in sorted(reader.faults)] == ["QLabel", "QListWidget", "QPushButton"]


def test_that_tool_tips_of_lines_are_plain(qtbot) -> None:
    table = LineTable("lines")
    qtbot.addWidget(table)
    table.model_.show_lines([Line("1", ("a",), tip=f"{MARK}7A</i>")], ("Name",))
    line = StatusLine()
    qtbot.addWidget(line)
    elided = line.version
    elided.setText(f"{MARK}Utkast</i> " * 20)
    elided.setFixedWidth(80)
    elided.grab()
    assert [tip for _, tip in item_texts(table.model()) if read_as_markup(tip)] == []
    assert "&lt;i&gt;Utkast" in elided.toolTip()


def look_at_menus(reader: Reader, window: MainWindow) -> None:
    """The menu of a card, and those of the bar."""
    board = window.board_page.panel
    board._on_context_requested(LESSON, 0, 490, "7A", QPoint(50, 50))
    for menu in [*window.findChildren(QMenu)]:
        for action in menu.actions():
            reader._note(f"menu: {menu.objectName()} action", action.text(), bool(_LONE.search(action.text())))
            reader._note(f"menu: {menu.objectName()} tool tip", action.toolTip(), read_as_markup(action.toolTip()))
        menu.close()


def look_at_tables(qtbot, reader: Reader, window: MainWindow) -> None:
    """Staff planning and every table of the data."""
    window.findChild(QAction, "action.show_staffing").trigger()
    planning = window.desk.findChild(StaffPlanning)
    wait(qtbot, lambda: planning.page is not None)
    for tab in range(planning.page.tabs.count()):
        planning.page.tabs.setCurrentIndex(tab)
        settle(qtbot, window)
        reader.look(f"staff planning {tab}")
    window.findChild(QAction, "action.show_data").trigger()
    screen = window.desk.pages["data"]
    for kind in screen.kinds:
        screen.go_to(kind.key, "")
        settle(qtbot, window)
        reader.look(f"data {kind.key}")
    window.findChild(QAction, "action.show_board").trigger()
