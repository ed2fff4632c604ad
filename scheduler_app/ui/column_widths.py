"""First widths of a table's columns: what each of them needs; where there is no room for that, the widest give way first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

_SMALLEST, _SPACE = 56, 12
_LEAST, _SCROLLED = 100, 220
"""Pixels under which no wide column goes for the sake of others, and where the table scrolls even so; no heading is cut for either."""
_LOOKED_AT = 60
"""Rows that tell how wide a column is to be."""
_MOST_SPARE = 160
"""Pixels that a column gets at most of what is left over: on a wide screen a number is not to stand far from the name it belongs to."""


class FittedTable(QTableView):
    """Fits its columns anew whenever its frame changes, until the user has set the width of one by hand."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stretch_last = self._fitting = self._by_hand = False
        self.horizontalHeader().sectionResized.connect(self._on_section_resized)

    def fit(self, *, stretch_last: bool) -> None:
        """Give the columns of what is shown now their first widths."""
        self._stretch_last, self._by_hand = stretch_last, False
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._by_hand and event.size().width() != event.oldSize().width():
            self._fit()

    def _fit(self) -> None:
        self._fitting = True
        fit_columns(self, stretch_last=self._stretch_last)
        self._fitting = False

    def _on_section_resized(self, column: int, *_: int) -> None:
        last = self._stretch_last and column == self.horizontalHeader().count() - 1
        self._by_hand = self._by_hand or not (self._fitting or last)


def fit_columns(table: QTableView, *, stretch_last: bool) -> None:
    """Give every column its first width; the user may change each of them afterwards.

    What is left over goes to the last column, or to all of them alike where the last is not to be wide (a number far from the others),
    up to `_MOST_SPARE` each.
    """
    header = table.horizontalHeader()
    header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
    header.setStretchLastSection(False)  # else the last column keeps what it had in another table
    header.setResizeContentsPrecision(_LOOKED_AT)
    wanted = [0 if header.isSectionHidden(column) else _wish(table, column) for column in range(header.count())]
    room = table.viewport().width()
    floors = [min(width, max(_LEAST, header.sectionSizeHint(column))) for column, width in enumerate(wanted)]
    empty = not table.model().rowCount()
    if sum(floors) <= room:
        widths = shared_out(wanted, room, floors)
    else:
        widths = [max(floor, min(width, _SCROLLED)) for width, floor in zip(wanted, floors, strict=True)]
    shown = [column for column, width in enumerate(widths) if width]
    spare = 0 if stretch_last and not empty else max(0, room - sum(widths))
    most = _MOST_SPARE * len(shown)
    if not empty and spare > most + _MOST_SPARE:  # a narrow strip left over would look like a fault
        spare = most
    for number, column in enumerate(shown):
        table.setColumnWidth(column, widths[column] + spare // len(shown) + (number < spare % len(shown)))
    header.setStretchLastSection(stretch_last)


def _wish(table: QTableView, column: int) -> int:
    """Pixels; a heading has room for its arrow around it already."""
    return max(_SMALLEST, table.horizontalHeader().sectionSizeHint(column), table.sizeHintForColumn(column) + 1 + _SPACE)


def shared_out(wanted: Sequence[int], room: int, floors: Sequence[int]) -> list[int]:
    """Widths that keep to the room together: as wanted, but none wider than one common limit, unless its floor (no more than wanted) is."""

    def limited(limit: int) -> list[int]:
        return [max(floor, min(width, limit)) for width, floor in zip(wanted, floors, strict=True)]

    limit, least = max(wanted, default=0), min(floors, default=0)
    while limit > least and sum(limited(limit)) > room:
        limit -= 1
    return limited(limit)
