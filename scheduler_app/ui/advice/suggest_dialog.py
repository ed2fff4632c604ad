"""Suggest moves: ranked ways to place or improve one lesson, other lessons moved along; nothing happens until Assign."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QSpinBox,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from scheduler_app.domain.school import School
from scheduler_app.ui.advice.wording import cost_text, move_text, summary, touched_text
from scheduler_app.ui.dialogs.form import lesson_heading
from scheduler_app.ui.headings import RIGHT, numbers_to_the_right
from scheduler_app.ui.icons import icon
from scheduler_app.ui.names import lesson_title, time_text

_SUGGESTION = Qt.ItemDataRole.UserRole
_PLACED, _TOUCHES = 1, 3
START_SECONDS, START_DEPTH = 2, 3
_MORE_SECONDS, _MOST_SECONDS, _MOST_DEPTH = 3, 120, 6


class SuggestDialog(QDialog):
    """Shows suggestions as they are found; tells what the user wants: to search again, to stop, to see a suggestion, to assign it."""

    search_requested = Signal(int, int)  # seconds, depth
    stop_requested = Signal()
    shown = Signal(object)  # tuple of lesson uids of the chosen suggestion
    assigned = Signal(object)  # Suggestion

    def __init__(self, school: School, lesson: str, at: tuple[int, int] | None, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("suggest")
        self._school, self._at = school, at
        self._known = lesson if at is not None else ""  # every chain moves it to the same place
        self._shown: tuple[Any, ...] = ()
        title = self.tr("Suggest moves") if at is None else self.tr("Find a chain")
        self.setWindowTitle(title)
        heading = lesson_title(school, lesson)
        if at is not None:
            heading = self.tr("{lesson} to {place}").format(lesson=heading, place=time_text(*at))
        self.heading = lesson_heading(heading)
        self.state = _plain("")
        self.state.setObjectName("suggest.state")
        self._make_tree()
        self._make_controls()
        self._assemble()
        self.resize(820, 460)

    def _make_tree(self) -> None:
        self.tree = QTreeWidget()
        self.tree.setObjectName("suggest.tree")
        self.tree.setAccessibleName(self.tr("Suggestions, best first"))
        self.tree.setHeaderLabels([self.tr("What happens"), self.tr("Placed"), self.tr("Cost"), self.tr("Affects")])
        numbers_to_the_right(self.tree, 1, 2)
        self.tree.setAlternatingRowColors(True)
        self.tree.setUniformRowHeights(True)
        header = self.tree.header()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setStretchLastSection(False)
        for section in (1, 2, _TOUCHES):
            header.setSectionResizeMode(section, QHeaderView.ResizeMode.ResizeToContents)
        self.tree.currentItemChanged.connect(self._on_current)
        self.tree.itemActivated.connect(lambda _item, _column: self.assign.click())

    def _make_controls(self) -> None:
        self.seconds = QSpinBox(minimum=1, maximum=_MOST_SECONDS, value=START_SECONDS)
        self.seconds.setObjectName("suggest.seconds")
        self.seconds.setSuffix(self.tr(" s"))
        self.most = QSpinBox(minimum=1, maximum=_MOST_DEPTH, value=START_DEPTH)
        self.most.setObjectName("suggest.depth")
        self.deeper = self._button("deeper", self.tr("Look &deeper"), self._on_deeper)
        self.longer = self._button("longer", self.tr("Look &longer"), self._on_longer)
        self.stop = self._button("stop", self.tr("&Stop"), self.stop_requested.emit)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.assign = self.buttons.addButton(self.tr("&Carry out"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.assign.setObjectName("suggest.assign")
        self.assign.setIcon(icon("check"))
        self.assign.setEnabled(False)
        self.assign.clicked.connect(lambda _checked=False: self._on_assign())
        self.buttons.rejected.connect(self.reject)

    def _button(self, name: str, text: str, slot: Any) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(f"suggest.{name}")
        button.setAutoDefault(False)
        button.clicked.connect(lambda _checked=False: slot())
        return button

    def _assemble(self) -> None:
        controls = QHBoxLayout()
        for text, field in ((self.tr("&Time"), self.seconds), (self.tr("Max &moves"), self.most)):
            label = _plain(text)
            label.setBuddy(field)
            field.setAccessibleName(text.replace("&", ""))
            controls.addWidget(label)
            controls.addWidget(field)
        for button in (self.longer, self.deeper, self.stop):
            controls.addWidget(button)
        controls.addStretch(1)
        bottom = QHBoxLayout()
        bottom.addWidget(self.state, 1)
        bottom.addWidget(self.buttons, 0, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        column.addWidget(self.heading)
        column.addWidget(self.tree, 1)
        column.addLayout(controls)
        column.addLayout(bottom)
        self.assign.setDefault(True)  # in the dialog by now, else Enter would cancel

    # In

    def begin(self) -> None:
        """Ask for the first search."""
        self.search_requested.emit(self.seconds.value(), self.most.value())

    def show_searching(self) -> None:
        self.state.setText(self.tr("Looking for suggestions…"))
        self.stop.setEnabled(True)
        self.deeper.setEnabled(False)
        self.longer.setEnabled(False)

    def show_suggestions(self, suggestions: Sequence[Any], *, done: bool) -> None:
        """Replace the list, best first; `done` when the search has ended."""
        if tuple(suggestions) != self._shown:
            self._fill(tuple(suggestions))
        if done:
            self.stop.setEnabled(False)
            self.deeper.setEnabled(self.most.value() < _MOST_DEPTH)
            self.longer.setEnabled(self.seconds.value() < _MOST_SECONDS)
            self.state.setText(self._found_text())

    def _found_text(self) -> str:
        if self._shown:
            return self.tr("Suggestions found: {count}.").format(count=len(self._shown))
        if self._at is not None:
            return self.tr("No chain found with so few moves in this time. Look deeper or longer.")
        return self.tr("Nothing better found with so few moves in this time. Look deeper or longer.")

    def _fill(self, suggestions: tuple[Any, ...]) -> None:
        current = self.chosen if self._shown and self.chosen != self._shown[0] else None  # the best stays chosen, until another was
        self._shown = suggestions
        self.tree.clear()
        for suggestion in suggestions:
            placed = f"{suggestion.placed_change:+d}" if suggestion.placed_change else ""
            texts = [summary(self._school, suggestion, self._known), placed, cost_text(suggestion.cost_change), touched_text(suggestion)]
            row = QTreeWidgetItem(texts)
            row.setData(0, _SUGGESTION, suggestion)
            row.setToolTip(3, "")
            for column in (1, 2):
                row.setTextAlignment(column, RIGHT)
            if len(suggestion.moves) > 1:
                for move in suggestion.moves:
                    child = QTreeWidgetItem([move_text(self._school, move)])
                    child.setData(0, _SUGGESTION, suggestion)
                    row.addChild(child)
                    child.setFirstColumnSpanned(True)
            self.tree.addTopLevelItem(row)
        self.tree.setColumnHidden(_PLACED, not any(one.placed_change for one in suggestions))  # says nothing: its room to what happens
        at = suggestions.index(current) if current in suggestions else 0
        item = self.tree.topLevelItem(at)
        if item is not None:
            self.tree.setCurrentItem(item)
            item.setExpanded(True)

    # Out

    @property
    def chosen(self) -> Any:
        item = self.tree.currentItem()
        return item.data(0, _SUGGESTION) if item is not None else None

    def _on_current(self, item: QTreeWidgetItem | None, _before: object = None) -> None:
        suggestion = item.data(0, _SUGGESTION) if item is not None else None
        self.assign.setEnabled(suggestion is not None)
        self.shown.emit(tuple(move.lesson for move in suggestion.moves) if suggestion is not None else ())

    def _on_deeper(self) -> None:
        self.most.setValue(self.most.value() + 1)
        self.begin()

    def _on_longer(self) -> None:
        self.seconds.setValue(max(self.seconds.value() + 1, min(_MOST_SECONDS, self.seconds.value() * _MORE_SECONDS)))
        self.begin()

    def _on_assign(self) -> None:
        suggestion = self.chosen
        if suggestion is not None:
            self.accept()
            self.assigned.emit(suggestion)


def _plain(text: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
