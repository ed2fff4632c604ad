"""What is said above a report: what it comes to, and on demand the laws and agreements that it counts by."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

_HIGH = 600
"""On a screen lower than this many pixels the sources stand hidden at first: the rows of the table need the room."""


class ReportHead(QWidget):
    """`said` is always in sight, `sources` while `more` is down; there is no button where there are no sources."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.said, self.sources, self.more = QLabel(), QLabel(), QToolButton()
        for label, part in ((self.said, "said"), (self.sources, "sources")):
            label.setObjectName(f"staffing.{name}.{part}")
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self.more.setObjectName(f"staffing.{name}.more")
        self.more.setText(QCoreApplication.translate("Staffing", "Laws and agreements"))
        self.more.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.more.setAutoRaise(True)
        self.more.setCheckable(True)
        self.more.setChecked(self.screen().availableGeometry().height() >= _HIGH)
        self.more.toggled.connect(self._look)
        row = QHBoxLayout()
        row.addWidget(self.said, 1)
        row.addWidget(self.more, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        column.addWidget(self.sources)
        self.show_texts("", "")

    def show_texts(self, said: str, sources: str) -> None:
        """Both with a line for each thing."""
        self.said.setText(said)
        self.sources.setText(sources)
        self._look()

    def _look(self) -> None:
        self.more.setVisible(bool(self.sources.text()))
        self.more.setArrowType(Qt.ArrowType.DownArrow if self.more.isChecked() else Qt.ArrowType.RightArrow)
        self.sources.setVisible(self.more.isChecked() and bool(self.sources.text()))
