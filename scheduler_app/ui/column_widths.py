"""First widths of a table's columns: what each of them needs; where there is no room for that, the widest give way first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHeaderView, QTableView

_SMALLEST, _SPACE = 56, 12
_LEAST, _SCROLLED = 100, 220
"""Pixels under which no wide column goes for the sake of others, and where the table scrolls even so; no heading is cut for either
as long as there are rows."""
_LOOKED_AT = 60
"""Rows that tell how wide a column is to be."""


def fit_columns(table: QTableView, *, stretch_last: bool) -> None:
    """Give every column its first width; the user may change each of them afterwards.

    What is left over goes to the last column, or to all of them alike where the last is not to be wide (a number far from the others).
    """
    header = table.horizontalHeader()
    header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
    header.setStretchLastSection(False)  # else the last column keeps what it had in another table
    header.setResizeContentsPrecision(_LOOKED_AT)
    wanted = [0 if header.isSectionHidden(column) else _wish(table, column) for column in range(header.count())]
    room = table.viewport().width()
    floors = [min(width, max(_LEAST, header.sectionSizeHint(column))) for column, width in enumerate(wanted)]
    empty = not table.model().rowCount()
    if empty:
        floors = [min(width, _SMALLEST) for width in wanted]  # nobody scrolls for headings alone: they are shortened
    if sum(floors) <= room:
        widths = shared_out(wanted, room, floors)
    else:
        widths = [max(floor, min(width, _SCROLLED)) for width, floor in zip(wanted, floors, strict=True)]
    shown = [column for column, width in enumerate(widths) if width]
    spare = 0 if stretch_last and not empty else max(0, room - sum(widths))
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
