"""Rows of a table as spreadsheets want them, and as pasting takes them back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractItemModel, Qt


def as_lines(table: QAbstractItemModel, rows: Sequence[int]) -> str:
    """The headings, and under them the rows with every cell as it is typed; cells are parted by tabs."""
    columns = range(table.columnCount())
    lines = [[str(table.headerData(column, Qt.Orientation.Horizontal)) for column in columns]]
    lines += [[str(table.index(row, column).data(Qt.ItemDataRole.EditRole)) for column in columns] for row in rows]
    return "\n".join("\t".join(cell.replace("\t", " ") for cell in line) for line in lines)
