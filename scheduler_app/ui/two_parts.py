"""A row of two parts that becomes two rows where it is narrow."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QBoxLayout, QLayout, QWidget


class TwoParts(QWidget):
    """The first part takes the room that is over; under each other the parts need no more width than the wider of them.

    Beside each other the first has the width it wishes: words that wrap could do with that of the longest of them.
    """

    def __init__(self, first: QLayout, second: QLayout) -> None:
        super().__init__()
        self._parts = (first, second)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.addLayout(first, 1)
        self._box.addLayout(second)

    def minimumSizeHint(self) -> QSize:
        return QSize(max(self._widths()), super().minimumSizeHint().height())

    def event(self, event: QEvent) -> bool:
        """Other texts need other widths: looked at when the layout changes, and when there is more or less room."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            first, second = self._parts
            beside = self.width() >= first.sizeHint().width() + second.minimumSize().width() + self._box.spacing()
            direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
            if direction != self._box.direction():
                self._box.setDirection(direction)
        return super().event(event)

    def _widths(self) -> list[int]:
        return [part.minimumSize().width() for part in self._parts]
