"""Why a lesson lies where it lies, or not somewhere else: headed lists of sentences."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from scheduler_app.ui.theme.fonts import bold


class ReasonsDialog(QDialog):
    def __init__(self, title: str, sections: Sequence[tuple[str, Sequence[str]]], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("reasons")
        self.setWindowTitle(title)
        self.tree = QTreeWidget()
        self.tree.setObjectName("reasons.tree")
        self.tree.setAccessibleName(title)
        self.tree.setHeaderHidden(True)
        self.tree.setWordWrap(True)
        for heading, lines in sections:
            top = QTreeWidgetItem([heading])
            top.setFont(0, bold(top.font(0)))
            top.addChildren([QTreeWidgetItem([line]) for line in lines])
            self.tree.addTopLevelItem(top)
            top.setExpanded(True)
        first = self.tree.topLevelItem(0)
        if first is not None:
            self.tree.setCurrentItem(first)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(self.tree)
        column.addWidget(buttons)
        self.resize(600, 380)
