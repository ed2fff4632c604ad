"""The school's timetable versions and restore points: made, named, chosen, compared, removed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTabWidget,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from scheduler_app.domain.bookmarks import Bookmark
from scheduler_app.domain.school import School
from scheduler_app.domain.timetable import VersionState
from scheduler_app.ui import labels
from scheduler_app.ui.column_widths import shared_out
from scheduler_app.ui.empty_word import EmptyWord
from scheduler_app.ui.moments import moment_text
from scheduler_app.ui.versions.compare_sides import CompareSides

_UID = Qt.ItemDataRole.UserRole
_GAP = 12
"""Pixels between a text and the next column."""


class VersionsDialog(QDialog):
    """Shows both lists; every button is a wish with the uid it is about."""

    new_requested = Signal(str)  # uid to copy, empty for an empty version
    switch_requested = Signal(str)
    rename_requested = Signal(str)
    state_requested = Signal(str, object)  # VersionState
    remove_requested = Signal(str)
    compare_requested = Signal(str)
    bookmark_requested = Signal()
    restore_requested = Signal(str)
    bookmark_compare_requested = Signal(str)
    bookmark_remove_requested = Signal(str)
    sides_requested = Signal(str, str)  # uids of a version or a restore point each, empty for the timetable as it is now

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("versions")
        self.setWindowTitle(self.tr("Timetable versions"))
        self._buttons: dict[str, QPushButton] = {}
        self.versions = _tree("versions.list", [self.tr("Version"), self.tr("Status"), self.tr("Placed"), self.tr("Worked on")])
        self.bookmarks = _tree("bookmarks.list", [self.tr("Restore point"), self.tr("When"), self.tr("By")])
        self.versions.setAccessibleName(self.tr("Timetable versions"))
        self.bookmarks.setAccessibleName(self.tr("Restore points"))
        EmptyWord(self.bookmarks, self.tr("No restore point yet. Make one before something that you may want to undo completely."))
        self.tabs = QTabWidget()
        self.tabs.addTab(self._page(self.versions, self._version_buttons()), self.tr("&Versions"))
        self.tabs.addTab(self._page(self.bookmarks, self._bookmark_buttons()), self.tr("Restore &points"))
        self.sides = CompareSides()
        self.sides.chosen.connect(self.sides_requested)
        self.tabs.addTab(self.sides, self.tr("&Compare"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(self.tabs)
        column.addWidget(buttons)
        self.versions.currentItemChanged.connect(lambda _item, _before: self._enable())
        self.bookmarks.currentItemChanged.connect(lambda _item, _before: self._enable())
        self.versions.itemActivated.connect(lambda _item, _column: self._buttons["switch"].click())
        self._current = ""
        self._states: dict[str, VersionState] = {}
        self.resize(780, 420)

    # In

    def show_versions(self, school: School) -> None:
        self._current = school.current
        self._states = {uid: row.state for uid, row in school.timetables.items()}
        placed: dict[str, int] = dict.fromkeys(school.timetables, 0)
        for row in school.placements.values():
            placed[row.timetable] += 1
        rows = [
            (
                uid,
                (row.name, labels.version_state(row.state), f"{placed[uid]} / {len(school.lessons)}", "●" if uid == school.current else ""),
            )
            for uid, row in school.timetables.items()
        ]
        _fill(self.versions, rows, school.current)
        self.sides.show_versions([(uid, row.name) for uid, row in school.timetables.items()])
        self._enable()

    def show_bookmarks(self, bookmarks: Sequence[Bookmark]) -> None:
        rows = []
        for row in bookmarks:
            when = moment_text(row.at)
            rows.append((row.uid, (row.name, when, row.author)))
        _fill(self.bookmarks, rows, "")
        self.sides.show_bookmarks([(uid, f"{name}, {when}") for uid, (name, when, _author) in rows])
        self._enable()

    # Making

    def _version_buttons(self) -> list[QPushButton]:
        chosen = partial(self._chosen, self.versions)
        return [
            self._button("copy", self.tr("New &copy…"), lambda: self.new_requested.emit(chosen())),
            self._button("empty", self.tr("New &empty…"), lambda: self.new_requested.emit("")),
            self._button("switch", self.tr("&Work on this"), lambda: self.switch_requested.emit(chosen())),
            self._button("compare", self.tr("Co&mpare with the one worked on"), lambda: self.compare_requested.emit(chosen())),
            self._button("rename", self.tr("Re&name…"), lambda: self.rename_requested.emit(chosen())),
            *(
                self._button(state.value, text, lambda state=state: self.state_requested.emit(chosen(), state))
                for state, text in (
                    (VersionState.DRAFT, self.tr("Mark as &draft")), (VersionState.PUBLISHED, self.tr("Mark as p&ublished")),
                    (VersionState.ARCHIVED, self.tr("&Archive")),
                )
            ),
            self._button("remove", self.tr("&Remove"), lambda: self.remove_requested.emit(chosen())),
        ]  # fmt: skip

    def _bookmark_buttons(self) -> list[QPushButton]:
        chosen = partial(self._chosen, self.bookmarks)
        return [
            self._button("bookmark", self.tr("Ne&w restore point…"), self.bookmark_requested.emit),
            self._button("restore", self.tr("&Go back to this"), lambda: self.restore_requested.emit(chosen())),
            self._button("bookmark_compare", self.tr("Co&mpare with now"), lambda: self.bookmark_compare_requested.emit(chosen())),
            self._button("bookmark_remove", self.tr("&Remove"), lambda: self.bookmark_remove_requested.emit(chosen())),
        ]

    def _button(self, name: str, text: str, slot: Any) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(f"versions.{name}")
        button.setAutoDefault(False)
        button.clicked.connect(lambda _checked=False: slot())
        self._buttons[name] = button
        return button

    @staticmethod
    def _page(tree: QTreeWidget, buttons: Sequence[QPushButton]) -> QWidget:
        page = QWidget()
        row = QHBoxLayout(page)
        row.addWidget(tree, 1)
        column = QVBoxLayout()
        column.setSpacing(3)  # eight buttons and the tabs fit a laptop at 200 %
        for button in buttons:
            column.addWidget(button)
        column.addStretch(1)
        row.addLayout(column)
        return page

    def _enable(self) -> None:
        version, bookmark = self._chosen(self.versions), self._chosen(self.bookmarks)
        for name in ("copy", "rename"):
            self._buttons[name].setEnabled(bool(version))
        for state in VersionState:
            self._buttons[state.value].setEnabled(bool(version) and self._states[version] is not state)
        for name in ("switch", "compare", "remove"):
            self._buttons[name].setEnabled(bool(version) and version != self._current)
        for name in ("restore", "bookmark_compare", "bookmark_remove"):
            self._buttons[name].setEnabled(bool(bookmark))

    @staticmethod
    def _chosen(tree: QTreeWidget) -> str:
        item = tree.currentItem()
        return str(item.data(0, _UID)) if item is not None else ""


class _Rows(QTreeWidget):
    """Each column as wide as its lines; where there is no room for that, names give way first."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        header = self.header()
        if not self.topLevelItemCount():
            header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)  # headings over nothing share the width
            return
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        hints = [header.sectionSizeHint(column) for column in range(self.columnCount())]
        wanted = [max(self.sizeHintForColumn(column) + _GAP, hint) for column, hint in enumerate(hints)]
        for column, width in enumerate(shared_out(wanted, self.viewport().width(), hints)):
            header.resizeSection(column, width)


def _tree(name: str, headings: list[str]) -> _Rows:
    tree = _Rows()
    tree.setObjectName(name)
    tree.setHeaderLabels(headings)
    tree.setRootIsDecorated(False)
    tree.setAlternatingRowColors(True)
    return tree


def _fill(tree: _Rows, rows: Sequence[tuple[str, tuple[str, ...]]], first: str) -> None:
    item = tree.currentItem()
    chosen = item.data(0, _UID) if item is not None else first
    tree.clear()
    for uid, texts in rows:
        row = QTreeWidgetItem(list(texts))
        row.setData(0, _UID, uid)
        tree.addTopLevelItem(row)
        if uid == chosen:
            tree.setCurrentItem(row)
    tree.fit()
