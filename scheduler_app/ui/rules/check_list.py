"""A searchable list of things to tick, many at a time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from scheduler_app.ui.plain_tip import plain_tip

_LEAST_FILTER = 60
"""Pixels of the search field where there is little room."""
_UID = Qt.ItemDataRole.UserRole


class CheckList(QWidget):
    """`changed` tells of every tick. All and None concern the lines that the filter lets through."""

    changed = Signal()

    def __init__(self, name: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.filter = QLineEdit(clearButtonEnabled=True)
        self.filter.setObjectName(f"{name}.filter")
        self.filter.setPlaceholderText(self.tr("Search"))
        self.filter.setAccessibleName(self.tr("Filter"))
        self.filter.setMinimumWidth(_LEAST_FILTER)  # else some styles keep it wider than a narrow dialog has room for
        self.list = QListWidget()
        self.list.setObjectName(f"{name}.list")
        self.list.setAccessibleName(title)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)  # a long line is shortened, and whole in its tip
        self.setFocusProxy(self.list)
        self.all = QPushButton(self.tr("Tick &all shown"))
        self.none = QPushButton(self.tr("&Clear shown"))
        top = QHBoxLayout()
        top.addWidget(self.filter, 1)
        for button, state in ((self.all, Qt.CheckState.Checked), (self.none, Qt.CheckState.Unchecked)):
            button.setAutoDefault(False)
            button.clicked.connect(lambda _checked=False, state=state: self._set_shown(state))
            top.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(top)
        column.addWidget(self.list, 1)
        self.filter.textChanged.connect(self._on_filter)
        self.list.itemChanged.connect(lambda _item: self.changed.emit())

    @property
    def ticked(self) -> tuple[str, ...]:
        rows = (self.list.item(row) for row in range(self.list.count()))
        return tuple(item.data(_UID) for item in rows if item.checkState() is Qt.CheckState.Checked)

    def set_lines(self, lines: Sequence[tuple[str, str]], ticked: Iterable[str]) -> None:
        """(uid, text) of each line; ticked ones come first."""
        chosen = set(ticked)
        self.list.blockSignals(True)
        self.list.clear()
        for uid, text in sorted(lines, key=lambda line: line[0] not in chosen):
            item = QListWidgetItem(text)
            item.setData(_UID, uid)
            item.setToolTip(plain_tip(text))
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if uid in chosen else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self.list.blockSignals(False)
        self._on_filter(self.filter.text())

    def _on_filter(self, text: str) -> None:
        words = text.casefold().split()
        for row in range(self.list.count()):
            item = self.list.item(row)
            item.setHidden(not all(word in item.text().casefold() for word in words))

    def _set_shown(self, state: Qt.CheckState) -> None:
        self.list.blockSignals(True)
        for row in range(self.list.count()):
            item = self.list.item(row)
            if not item.isHidden():
                item.setCheckState(state)
        self.list.blockSignals(False)
        self.changed.emit()
