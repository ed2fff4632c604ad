"""A large button with an icon, what it does, and under that a line that says more."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QCommandLinkButton

from scheduler_app.ui.icons import icon

_ICON = QSize(24, 24)
_ROUND = 6.0


class WayButton(QCommandLinkButton):
    """Lies on a card of its own, so that it is seen as a button before the mouse is over it."""

    def __init__(self, icon_name: str, title: str, description: str) -> None:
        self._icon_name = icon_name
        super().__init__(title, description)
        self.setAccessibleDescription(description)
        self._show_icon()

    def changeEvent(self, event: QEvent) -> None:
        """Another style brings an icon of its own."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._show_icon()

    def paintEvent(self, event: QPaintEvent) -> None:
        palette, painter = self.palette(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(palette.color(QPalette.ColorRole.Mid))
        painter.setBrush(palette.color(QPalette.ColorRole.Base))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), _ROUND, _ROUND)
        painter.end()
        super().paintEvent(event)

    def _show_icon(self) -> None:
        self.setIcon(icon(self._icon_name))
        self.setIconSize(_ICON)
