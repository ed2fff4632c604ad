"""Ctrl+F: find a class, person, room or lesson and go there."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from scheduler_app.domain.groups import GroupKind
from scheduler_app.domain.school import School
from scheduler_app.ui.board.view_data import Mode
from scheduler_app.ui.names import lesson_time, lesson_title, teachers_text

_LIMIT = 100
_ENTRY = Qt.ItemDataRole.UserRole


@dataclass(frozen=True)
class Found:
    """Something to go to: a resource of a mode, or a lesson (`mode` None)."""

    mode: Mode | None
    uid: str
    text: str
    detail: str


class FindDialog(QDialog):
    """Words in any order; Enter goes to the first or the chosen line."""

    chosen = Signal(object)  # Found

    def __init__(self, school: School, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("find")
        self.setWindowTitle(self.tr("Find"))
        self.resize(520, 420)
        self._entries = [(entry, f"{entry.text} {entry.detail}".casefold()) for entry in entries_of(school, self.tr("not placed"))]
        self.line = QLineEdit(clearButtonEnabled=True)
        self.line.setObjectName("find.line")
        self.list = QListWidget()
        self.list.setObjectName("find.list")
        self.list.setAccessibleName(self.tr("Found"))
        self.list.setAlternatingRowColors(True)
        label = QLabel(self.tr("&Class, person, room, subject or lesson"))
        label.setBuddy(self.line)
        self.line.setAccessibleName(label.text().replace("&", ""))
        column = QVBoxLayout(self)
        column.addWidget(label)
        column.addWidget(self.line)
        column.addWidget(self.list, 1)
        self._timer = QTimer(self, singleShot=True, interval=80)
        self._timer.timeout.connect(self.search)
        self.line.textChanged.connect(lambda _: self._timer.start())
        self.line.returnPressed.connect(self._on_return)
        self.list.itemActivated.connect(self._on_item)
        self.search()

    def search(self) -> None:
        words = self.line.text().casefold().split()
        self.list.clear()
        for entry, text in self._entries:
            if all(word in text for word in words):
                item = QListWidgetItem(f"{entry.text} — {entry.detail}" if entry.detail else entry.text)
                item.setData(_ENTRY, entry)
                self.list.addItem(item)
                if self.list.count() >= _LIMIT:
                    break
        self.list.setCurrentRow(0)

    def _on_return(self) -> None:
        self.search()
        item = self.list.currentItem()
        if item is not None:
            self._on_item(item)

    def _on_item(self, item: QListWidgetItem) -> None:
        self.accept()
        self.chosen.emit(item.data(_ENTRY))


def entries_of(school: School, unplaced: str) -> list[Found]:
    """Classes, groups, staff, rooms, pupils, then lessons."""
    found = []
    for group in school.groups.values():
        if not group.archived:
            found.append(Found(Mode.CLASS if group.kind is GroupKind.CLASS else Mode.GROUP, group.uid, group.name, ""))
    found.extend(Found(Mode.TEACHER, row.uid, row.name, row.signature) for row in school.staff.values() if not row.archived)
    found.extend(Found(Mode.ROOM, row.uid, row.name, row.building) for row in school.rooms.values() if not row.archived)
    found.extend(Found(Mode.PUPIL, row.uid, row.name, "") for row in school.pupils.values() if not (row.archived or row.placeholder))
    for uid in school.lessons:
        detail = ", ".join(part for part in (teachers_text(school, uid), lesson_time(school, uid) or unplaced) if part)
        found.append(Found(None, uid, lesson_title(school, uid), detail))
    return found
