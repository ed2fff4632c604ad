"""What is drawn over Fusion, where its own drawing cannot be seen: outlines, lines of menus, pressed buttons, handles of scroll bars."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QPen
from PySide6.QtWidgets import QStyle, QStyleOption

from scheduler_app.ui.theme.themes import Theme

_CORNER = 2.0
_BAR = 2
_MARGIN = 5
"""Pixels between a menu's edge and its separators, as Fusion has it."""
_PRESSED = 0.3
"""How much of the accent a pressed button has."""


def outline(painter: QPainter, option: QStyleOption, theme: Theme, *, round_: bool = False, thick: int = 1) -> None:
    """A line around a control: paler where it is switched off."""
    on = bool(option.state & QStyle.StateFlag.State_Enabled)
    colour = QColor(theme.outline) if on else option.palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text)
    _around(painter, QRectF(option.rect), colour, round_=round_, thick=thick)


def focus_ring(painter: QPainter, option: QStyleOption, *, round_: bool = False) -> None:
    """A line in the accent's colour around what has the keyboard, twice as thick as an edge: not told by its hue alone."""
    _around(painter, QRectF(option.rect), option.palette.color(QPalette.ColorRole.Accent), round_=round_, thick=2)


def chosen_row(painter: QPainter, option: QStyleOption, theme: Theme) -> None:
    """Lines above and below a row, for the theme whose words leave its ground no lighter."""
    for y in (option.rect.top(), option.rect.bottom()):
        painter.fillRect(QRect(option.rect.left(), y, option.rect.width(), 1), QColor(theme.accent))


def menu_frame(painter: QPainter, option: QStyleOption, theme: Theme) -> None:
    _around(painter, QRectF(option.rect), QColor(theme.outline), corner=0.0)


def separator(painter: QPainter, option: QStyleOption, theme: Theme) -> None:
    """The line between two parts of a menu."""
    y = option.rect.center().y()
    painter.fillRect(QRect(option.rect.left() + _MARGIN, y, option.rect.width() - 2 * _MARGIN, 1), QColor(theme.outline))


def pressed(painter: QPainter, option: QStyleOption) -> None:
    """A button that is on is tinted, and has the bar that the chosen tab has."""
    colour = option.palette.color(QPalette.ColorRole.Accent)
    bar = option.rect.adjusted(1, 0, -1, -1)
    bar.setTop(bar.bottom() - _BAR + 1)
    painter.fillRect(bar, colour)
    colour.setAlphaF(_PRESSED)
    painter.fillRect(option.rect.adjusted(1, 1, -1, -_BAR - 1), colour)


def handle(painter: QPainter, area: QRect, theme: Theme) -> None:
    """What a scroll bar is drawn by."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.muted if theme.dark else theme.outline))
    painter.drawRoundedRect(QRectF(area).adjusted(2, 2, -2, -2), _CORNER, _CORNER)
    painter.restore()


def chosen_tab(painter: QPainter, option: QStyleOption, *, below: bool) -> None:
    """A bar along a tab's outer edge."""
    bar = QRect(option.rect)
    bar.setTop(bar.bottom() - _BAR + 1) if below else bar.setBottom(bar.top() + _BAR - 1)
    painter.fillRect(bar, option.palette.color(QPalette.ColorRole.Accent))


def _around(painter: QPainter, whole: QRectF, colour: QColor, *, round_: bool = False, corner: float = _CORNER, thick: int = 1) -> None:
    inset = thick / 2
    area = whole.adjusted(inset, inset, -inset, -inset)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=round_)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour, thick))
    if round_:
        painter.drawEllipse(area)
    else:
        painter.drawRoundedRect(area, corner, corner)
    painter.restore()
