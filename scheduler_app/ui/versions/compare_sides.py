"""Chooses the two timetables that are put side by side: as it is now, any version, any restore point."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QPushButton, QVBoxLayout, QWidget

from scheduler_app.ui.dialogs.form import add_row

Line = tuple[str, str]
"""Uid and what is shown."""


class CompareSides(QWidget):
    """`chosen` carries two uids, the empty one for the timetable as it is now."""

    chosen = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._versions: Sequence[Line] = ()
        self._bookmarks: Sequence[Line] = ()
        self.left, self.right = QComboBox(), QComboBox()
        self.button = QPushButton(self.tr("&Show side by side"))
        self.button.setObjectName("versions.sides")
        self.button.setAutoDefault(False)
        form = QFormLayout()
        for box, name, title in ((self.left, "left", self.tr("&Left")), (self.right, "right", self.tr("&Right"))):
            box.setObjectName(f"versions.{name}")
            box.currentIndexChanged.connect(lambda _index: self._enable())
            add_row(form, title, box)
        column = QVBoxLayout(self)
        column.addLayout(form)
        column.addWidget(self.button)
        column.addStretch(1)
        self.button.clicked.connect(lambda: self.chosen.emit(str(self.left.currentData()), str(self.right.currentData())))
        self._fill()

    def show_versions(self, versions: Sequence[Line]) -> None:
        self._versions = versions
        self._fill()

    def show_bookmarks(self, bookmarks: Sequence[Line]) -> None:
        self._bookmarks = bookmarks
        self._fill()

    def _fill(self) -> None:
        """The same lines in both; a choice stays where it can, at first the newest restore point is on the left."""
        version, point = self.tr("Version {name}"), self.tr("Restore point {name}")
        lines = [("", self.tr("As it is now"))]
        lines += [(uid, version.format(name=name)) for uid, name in self._versions]
        lines += [(uid, point.format(name=name)) for uid, name in self._bookmarks]
        for box in (self.left, self.right):
            before = box.currentData()
            box.blockSignals(True)
            box.clear()
            for uid, text in lines:
                box.addItem(text, uid)
            box.setCurrentIndex(max(0, box.findData(before)))
            box.blockSignals(False)
        if not self.left.currentData() and not self.right.currentData() and len(lines) > 1:
            self.left.setCurrentIndex(len(lines) - 1)
        self._enable()

    def _enable(self) -> None:
        self.button.setEnabled(self.left.currentData() != self.right.currentData())
