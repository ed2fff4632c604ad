"""Times of the week to choose: a cell for each half hour, or for each period of the frame, and each school day."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from scheduler_app.domain.clock import GRID_MINUTES, clock_text
from scheduler_app.domain.school import School
from scheduler_app.ui.names import day_text

_DAY = 24 * 60
_CELL = 30
_CHOSEN = "✓"


class WeekGrid(QTableWidget):
    """Positions are minutes of the week (day * 1440 + minute). Cells that nobody touches keep the positions they were given."""

    changed = Signal()

    def __init__(self, school: School, parent: QWidget | None = None) -> None:
        unit = school.unit
        self._days = school.year.weekdays
        frame = [(name, start, end) for name, start, end in unit.period_frame]
        clock = [(clock_text(at), at, at + _CELL) for at in range(unit.day_start, unit.day_end, _CELL)]
        self._rows = frame or clock
        self._step = _DAY if frame else GRID_MINUTES
        super().__init__(len(self._rows), len(self._days), parent)
        self._positions: set[int] = set()
        self.setObjectName("rule.week")
        self.setAccessibleName(self.tr("Times of the week"))
        self.setHorizontalHeaderLabels([day_text(day) for day in self._days])
        self.setVerticalHeaderLabels([name for name, _, _ in self._rows])
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 4)
        for row in range(self.rowCount()):
            for column in range(self.columnCount()):
                item = QTableWidgetItem()
                item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
                self.setItem(row, column, item)
        self.cellClicked.connect(lambda row, column: self._toggle([(row, column)]))
        self.horizontalHeader().sectionClicked.connect(lambda column: self._toggle([(row, column) for row in range(self.rowCount())]))
        self.verticalHeader().sectionClicked.connect(lambda row: self._toggle([(row, column) for column in range(self.columnCount())]))

    @property
    def positions(self) -> tuple[int, ...]:
        return tuple(sorted(self._positions))

    def set_positions(self, positions: Iterable[int]) -> None:
        self._positions = set(positions)
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._toggle([(index.row(), index.column()) for index in self.selectedIndexes()])
            event.accept()
        else:
            super().keyPressEvent(event)

    def _cell(self, row: int, column: int) -> range:
        _, start, end = self._rows[row]
        day = self._days[column] * _DAY
        return range(day + start, day + end)

    def _toggle(self, cells: list[tuple[int, int]]) -> None:
        """All of them chosen, or none if they were."""
        chosen = all(self._is_chosen(row, column) for row, column in cells)
        for row, column in cells:
            covered = self._cell(row, column)
            self._positions = {position for position in self._positions if position not in covered}
            if not chosen:
                self._positions.update(covered[:: self._step])
        self._show()
        self.changed.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self.item(0, 0) is not None:  # not while it is made
            self._show()

    def _is_chosen(self, row: int, column: int) -> bool:
        covered = self._cell(row, column)
        return any(position in covered for position in self._positions)

    def _show(self) -> None:
        for row in range(self.rowCount()):
            for column in range(self.columnCount()):
                item, chosen = self.item(row, column), self._is_chosen(row, column)
                assert item is not None
                item.setText(_CHOSEN if chosen else "")
                item.setBackground(self.palette().highlight() if chosen else self.palette().base())
                item.setForeground(self.palette().highlightedText() if chosen else self.palette().text())
