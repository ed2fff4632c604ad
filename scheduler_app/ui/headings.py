"""Where the headings of a table stand."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableView

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def over_their_cells(table: QTableView) -> None:
    """Headings begin where their cells begin, unless the model says that a column's numbers stand to the right."""
    table.horizontalHeader().setDefaultAlignment(LEFT)
