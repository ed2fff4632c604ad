"""The table of what holds on single dates, with what it is narrowed to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QTableWidget, QTableWidgetItem

from scheduler_app.domain.dated_rows import DatedKind, DatedRow, DatedState
from scheduler_app.ui.column_widths import fit_columns
from scheduler_app.ui.dialogs.row_table import RowTable
from scheduler_app.ui.language import say
from scheduler_app.ui.names import day_text
from scheduler_app.ui.plain_tip import plain_tip


@dataclass(frozen=True)
class Narrowing:
    """What rows are shown: of one kind and state (None: all), from a date on, with every word of `words` in them."""

    kind: DatedKind | None = None
    state: DatedState | None = None
    since: date | None = None
    words: str = ""

    def lets(self, row: DatedRow) -> bool:
        if (self.kind and row.kind != self.kind) or (self.state and row.state != self.state):
            return False
        if self.since is not None and row.last < self.since:
            return False
        text = " ".join(_cells(row)).casefold()
        return all(word in text for word in self.words.casefold().split())


class DatedTable(RowTable):
    """One line a row; Enter or a double click chooses it. The row that was current stays so when rows are shown anew."""

    row_chosen = Signal(object)  # DatedRow

    def __init__(self) -> None:
        titles = [self.tr("When"), self.tr("What"), self.tr("Lesson"), self.tr("Who"), self.tr("Instead"), self.tr("In attendance")]
        super().__init__("dates.table", self.tr("Changes for single dates"), titles)
        self.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        self.setAlternatingRowColors(True)
        self._rows: tuple[DatedRow, ...] = ()
        self.itemActivated.connect(lambda item: self.row_chosen.emit(self._rows[item.row()]))

    def show_rows(self, rows: Iterable[DatedRow]) -> None:
        was, at = self.chosen(), max(self.currentRow(), 0)
        self._rows = tuple(rows)
        self.setRowCount(len(self._rows))
        for line, row in enumerate(self._rows):
            for column, text in enumerate(_cells(row)):
                item = QTableWidgetItem(text)
                item.setToolTip(plain_tip(text))
                self.setItem(line, column, item)
        same = next((line for line, row in enumerate(self._rows) if was is not None and row.uid == was.uid), None)
        if self._rows:
            self.selectRow(same if same is not None else min(at, len(self._rows) - 1))
        fit_columns(self, stretch_last=True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            fit_columns(self, stretch_last=True)

    def chosen(self) -> DatedRow | None:
        """The row that is selected."""
        at = self.currentRow()
        return self._rows[at] if self.selectedItems() and 0 <= at < len(self._rows) else None


def _cells(row: DatedRow) -> tuple[str, ...]:
    when = f"{day_text(row.first.weekday())} {row.first.isoformat()}"
    if row.last > row.first:
        when = f"{row.first.isoformat()} – {row.last.isoformat()}"
    state = say(f"dated_state_{row.state.value}") if row.state else "–"
    return (when, say(f"dated_kind_{row.kind.value}"), row.what, row.who, row.instead, state)
