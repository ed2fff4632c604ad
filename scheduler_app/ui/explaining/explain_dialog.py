"""The answer: the rules that together cannot hold, each by name, and what would help."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QProgressBar,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from scheduler_app.ui.labels import rule_name
from scheduler_app.ui.theme.fonts import bold

_LESSONS = Qt.ItemDataRole.UserRole
_MARGIN = 4
_HIGH = 10_000


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
        self.rules = _tree("explain.rules", [self.tr("Rules that cannot hold together"), self.tr("Which")], wide=1)
        self.ways = _tree("explain.ways", [self.tr("What would help"), self.tr("Tried")], wide=0)
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
        self.status.setText(self._status(answer["status"], answer.get("best")))
        self._show_rules(answer["rules"])
        self._show_hardest(answer.get("best"))
        for way in answer["ways_out"]:
            tried = self.tr("✓ a timetable was found") if way["verified"] else self.tr("not fully tried")
            self.ways.addTopLevelItem(QTreeWidgetItem([way["change"], tried]))
        lines = (self.rules.topLevelItem(row) for row in range(self.rules.topLevelItemCount()))
        first = next((item for item in lines if item is not None and item.data(0, _LESSONS)), None)
        if first is not None:
            self.rules.setCurrentItem(first)

    def _show_rules(self, rules: list[dict[str, Any]]) -> None:
        """Under a heading for each contradiction where there are several."""
        several = any(rule["contradiction"] for rule in rules)
        shown = -1
        for rule in rules:
            if several and rule["contradiction"] != shown:
                shown = rule["contradiction"]
                heading = _heading(self.tr("Contradiction {n}").format(n=shown + 1))
                self.rules.addTopLevelItem(heading)
                heading.setFirstColumnSpanned(True)
            item = QTreeWidgetItem([rule_name(rule["rule"]), rule["instance"]])
            item.setData(0, _LESSONS, tuple(rule["lessons"]))
            self.rules.addTopLevelItem(item)

    def _show_hardest(self, best: dict[str, Any] | None) -> None:
        """Where nothing was proved: the lessons that were the most trouble."""
        for row in best["hardest"] if best else ():
            item = QTreeWidgetItem([self.tr("Hard to place"), row["name"]])
            item.setData(0, _LESSONS, (row["lesson"],))
            self.rules.addTopLevelItem(item)

    def _status(self, status: str, best: dict[str, Any] | None) -> str:
        if best:
            found = self.tr("Not proved. The fullest timetable found has {placed} of {lessons} lessons; the hardest are listed.")
            return found.format(placed=best["placed"], lessons=best["lessons"])
        words = {
            "infeasible": self.tr("Proved: there is no timetable that keeps these rules together."),
            "feasible": self.tr("There is a timetable that keeps every rule. Solve again, with more time if needed."),
            "unknown": self.tr("Not proved: no timetable was found in the time given, and no reason why there should be none."),
        }
        return words.get(status, status)

    def _on_chosen(self) -> None:
        lessons = (uid for item in self.rules.selectedItems() for uid in item.data(0, _LESSONS) or ())
        self.lessons_chosen.emit(tuple(dict.fromkeys(lessons)))


class _Wrapped(QStyledItemDelegate):
    """Says how high a text is when it is broken at the width of its column: a tree view alone asks for one line."""

    def __init__(self, tree: QTreeWidget) -> None:
        super().__init__(tree)
        self._tree = tree

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        size = super().sizeHint(option, index)
        room = QRect(0, 0, max(1, self._tree.columnWidth(index.column()) - 2 * _MARGIN), _HIGH)
        text = QFontMetrics(option.font).boundingRect(room, Qt.TextFlag.TextWordWrap.value, str(index.data() or ""))
        size.setHeight(max(size.height(), text.height() + _MARGIN))
        return size


def _heading(words: str) -> QTreeWidgetItem:
    item = QTreeWidgetItem([words])
    item.setFlags(Qt.ItemFlag.ItemIsEnabled)
    item.setFont(0, bold(item.font(0)))
    return item


def _tree(name: str, headings: list[str], *, wide: int) -> QTreeWidget:
    """The column `wide` has the long sentences: it takes the room there is, on as many lines as it needs."""
    tree = QTreeWidget()
    tree.setObjectName(name)
    tree.setAccessibleName(headings[0])
    tree.setHeaderLabels(headings)
    tree.setRootIsDecorated(False)
    tree.setAlternatingRowColors(True)
    tree.setWordWrap(True)
    tree.setItemDelegateForColumn(wide, _Wrapped(tree))
    tree.header().setStretchLastSection(False)
    for column in range(len(headings)):
        mode = QHeaderView.ResizeMode.Stretch if column == wide else QHeaderView.ResizeMode.ResizeToContents
        tree.header().setSectionResizeMode(column, mode)
    tree.header().sectionResized.connect(tree.scheduleDelayedItemsLayout)
    tree.setSelectionMode(QTreeWidget.SelectionMode.ExtendedSelection)
    return tree
