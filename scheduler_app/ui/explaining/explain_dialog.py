"""The answer: the rules that together cannot hold, each by name, and what would help."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QProgressBar, QPushButton, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from scheduler_app.ui.labels import rule_name

_LESSONS = Qt.ItemDataRole.UserRole


class ExplainDialog(QDialog):
    """`lessons_chosen` lights the cards of a rule; `again_requested` asks once more with more time."""

    lessons_chosen = Signal(object)
    again_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("explain")
        self.setWindowTitle(self.tr("Why is there no timetable?"))
        self.status = QLabel()
        self.status.setObjectName("explain.status")
        self.status.setTextFormat(Qt.TextFormat.PlainText)
        self.status.setWordWrap(True)
        self.progress = QProgressBar(minimum=0, maximum=0, textVisible=False)
        self.progress.setAccessibleName(self.tr("Looking for the reason"))
        self.rules = _tree("explain.rules", [self.tr("Rules that together cannot hold"), self.tr("Which")])
        self.ways = _tree("explain.ways", [self.tr("What would help"), self.tr("Tried")])
        self.again = QPushButton(self.tr("&Look longer"))
        self.again.setObjectName("explain.again")
        self.again.setAutoDefault(False)
        self.again.clicked.connect(self.again_requested)
        close = QPushButton(self.tr("&Close"))
        close.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.again)
        buttons.addWidget(close)
        column = QVBoxLayout(self)
        for widget in (self.status, self.progress, self.rules, self.ways):
            column.addWidget(widget)
        column.addLayout(buttons)
        self.rules.itemSelectionChanged.connect(self._on_chosen)
        self.resize(760, 520)
        self.show_looking()

    def show_looking(self) -> None:
        self.status.setText(self.tr("Looking for the reason. Closing this window stops it."))
        self.progress.show()
        self.again.setEnabled(False)

    def show_answer(self, answer: Any) -> None:
        """`answer` is the object of `explain --json`; None says that nothing came back."""
        self.progress.hide()
        self.again.setEnabled(True)
        self.rules.clear()
        self.ways.clear()
        if answer is None:
            self.status.setText(self.tr("The reason could not be looked for. The details are in the log file."))
            return
        self.status.setText(self._status(answer["status"]))
        for rule in answer["rules"]:
            item = QTreeWidgetItem([rule_name(rule["rule"]), rule["instance"]])
            item.setData(0, _LESSONS, tuple(rule["lessons"]))
            self.rules.addTopLevelItem(item)
        for way in answer["ways_out"]:
            tried = self.tr("✓ a timetable was found") if way["verified"] else self.tr("not tried to the end")
            self.ways.addTopLevelItem(QTreeWidgetItem([way["change"], tried]))
        for tree in (self.rules, self.ways):
            tree.resizeColumnToContents(0)
        self.rules.selectAll()

    def _status(self, status: str) -> str:
        words = {
            "infeasible": self.tr("Proved: there is no timetable that keeps these rules together."),
            "feasible": self.tr("There is a timetable that keeps every rule. Solve again, with more time if needed."),
            "unknown": self.tr("Not proved: no timetable was found in the time given, and no reason why there should be none."),
        }
        return words.get(status, status)

    def _on_chosen(self) -> None:
        lessons = (uid for item in self.rules.selectedItems() for uid in item.data(0, _LESSONS) or ())
        self.lessons_chosen.emit(tuple(dict.fromkeys(lessons)))


def _tree(name: str, headings: list[str]) -> QTreeWidget:
    tree = QTreeWidget()
    tree.setObjectName(name)
    tree.setAccessibleName(headings[0])
    tree.setHeaderLabels(headings)
    tree.setRootIsDecorated(False)
    tree.setAlternatingRowColors(True)
    tree.header().resizeSection(0, 420)
    tree.setSelectionMode(QTreeWidget.SelectionMode.ExtendedSelection)
    return tree
