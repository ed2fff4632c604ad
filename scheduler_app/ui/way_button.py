"""A large button with an icon, what it does, and under that a line that says more."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QCommandLinkButton

from scheduler_app.ui.icons import icon
from scheduler_app.ui.theme.fonts import bold

_ROUND, _SIDE, _HOVERED = 6.0, 9, 0.12
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class WayButton(QCommandLinkButton):
    """Lies on a card of its own, so that it is seen as a button before the mouse is over it.

    Drawn here and not by Qt, which gives such buttons letters of 9 points whatever the window's are. `low` cards have less air.
    """

    def __init__(self, icon_name: str, title: str, description: str) -> None:
        self._icon_name, self._low = icon_name, False
        super().__init__(title, description)
        self.setAccessibleDescription(description)
        self._show_icon()

    def set_low(self, low: bool) -> None:
        self._low = low
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        title = QFontMetrics(bold(self.font())).horizontalAdvance(self.text())
        return QSize(title + self._left() + _SIDE, self.heightForWidth(max(200, title + self._left() + _SIDE)))

    def minimumSizeHint(self) -> QSize:
        """As wide as the title, and as high as that makes the button where it is."""
        wanted = self.sizeHint()
        return QSize(wanted.width(), self.heightForWidth(max(wanted.width(), self.width())))

    def heightForWidth(self, width: int) -> int:
        told = self._told(width).height()
        return 2 * self._air() + QFontMetrics(bold(self.font())).height() + 2 + told

    def changeEvent(self, event: QEvent) -> None:
        """Another style brings an icon of its own."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._show_icon()
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        palette = self.palette()
        with QPainter(self) as painter:
            accent = palette.color(QPalette.ColorRole.Accent)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(accent, 2) if self.hasFocus() else QPen(palette.color(QPalette.ColorRole.Mid), 1))
            painter.setBrush(palette.color(QPalette.ColorRole.Base))
            card = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(card, _ROUND, _ROUND)
            if self.underMouse() or self.isDown():
                accent.setAlphaF(_HOVERED * (2 if self.isDown() else 1))
                painter.setBrush(accent)
                painter.drawRoundedRect(card, _ROUND, _ROUND)
            side = self.iconSize().width()
            self.icon().paint(painter, QRect(_SIDE, (self.height() - side) // 2, side, side))
            painter.setPen(palette.color(QPalette.ColorRole.Text))
            top, font = self._air(), bold(self.font())
            line = QRect(self._left(), top, self.width() - self._left() - _SIDE, QFontMetrics(font).height())
            painter.setFont(font)
            painter.drawText(line, Qt.TextFlag.TextShowMnemonic | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self.text())
            painter.setFont(self.font())
            painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
            painter.drawText(self._told(self.width()).translated(self._left(), line.bottom() + 3), _WRAP, self.description())

    def _told(self, width: int) -> QRect:
        room = QRect(0, 0, max(60, width - self._left() - _SIDE), 10_000)
        return QFontMetrics(self.font()).boundingRect(room, _WRAP, self.description())

    def _left(self) -> int:
        return self.iconSize().width() + 2 * _SIDE

    def _air(self) -> int:
        return 3 if self._low else self.fontMetrics().height() // 2

    def _show_icon(self) -> None:
        self.setIcon(icon(self._icon_name))
        side = round(self.fontMetrics().height() * 1.6)
        self.setIconSize(QSize(side, side))
