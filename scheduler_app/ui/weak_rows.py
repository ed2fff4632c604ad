"""Rows that step back: greyed in the colours of the theme that is shown, also when it changes while they are in sight."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QStyleOptionViewItem

from scheduler_app.ui.headings import NumberDelegate

WEAK = Qt.ItemDataRole.UserRole + 20
"""True on every cell of a row that steps back."""


class WeakRows(NumberDelegate):
    """Paints rows with WEAK paler; a chosen row is as readable as any other."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        super().initStyleOption(option, index)
        if index.data(WEAK):
            option.palette.setBrush(QPalette.ColorRole.Text, option.palette.placeholderText())
