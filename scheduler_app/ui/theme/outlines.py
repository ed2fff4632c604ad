"""Fusion for a dark ground: its own outlines are darker than the window, its chosen tab is as dark as the others, its crosses are black."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPalette, QPen
from PySide6.QtWidgets import QProxyStyle, QStyle, QStyleOption, QStyleOptionComplex, QTabBar, QWidget

from scheduler_app.ui.icons import icon

_ELEMENT = QStyle.PrimitiveElement
_MARKS = frozenset({_ELEMENT.PE_IndicatorCheckBox, _ELEMENT.PE_IndicatorItemViewItemCheck, _ELEMENT.PE_IndicatorRadioButton})
_FIELD, _BUTTON = _ELEMENT.PE_FrameLineEdit, _ELEMENT.PE_PanelButtonCommand
"""A field with the keyboard has a ring of its own; a button's, which boxes to choose from share, is darker than its outline."""
_SOUTH = frozenset({QTabBar.Shape.RoundedSouth, QTabBar.Shape.TriangularSouth})
_BAR = 2
_PIXMAP = QStyle.StandardPixmap
_ICONS = {_PIXMAP.SP_DialogCloseButton: "close", _PIXMAP.SP_TitleBarCloseButton: "close", _PIXMAP.SP_TitleBarNormalButton: "float"}
_CORNER, _STRENGTH = 2.0, 0.75
"""Pixels; how much of the muted text colour an outline has: 3:1 against the window in every dark theme."""


class OutlinedFusion(QProxyStyle):
    """Draws check boxes, radio buttons, buttons and fields once more around, and a bar along the chosen tab."""

    def __init__(self) -> None:
        super().__init__("Fusion")

    def drawPrimitive(
        self, element: QStyle.PrimitiveElement, option: QStyleOption, painter: QPainter, widget: QWidget | None = None
    ) -> None:
        super().drawPrimitive(element, option, painter, widget)
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        if element in _MARKS or element is _BUTTON or (element is _FIELD and not focused):
            _outline(painter, option, round_=element is _ELEMENT.PE_IndicatorRadioButton, focused=focused and element is _BUTTON)

    def drawComplexControl(
        self, control: QStyle.ComplexControl, option: QStyleOptionComplex, painter: QPainter, widget: QWidget | None = None
    ) -> None:
        super().drawComplexControl(control, option, painter, widget)
        if control is QStyle.ComplexControl.CC_SpinBox and not option.state & QStyle.StateFlag.State_HasFocus:
            _outline(painter, option)

    def drawControl(self, element: QStyle.ControlElement, option: QStyleOption, painter: QPainter, widget: QWidget | None = None) -> None:
        super().drawControl(element, option, painter, widget)
        if element is QStyle.ControlElement.CE_TabBarTabShape and option.state & QStyle.StateFlag.State_Selected:
            bar = QRect(option.rect)
            below = isinstance(widget, QTabBar) and widget.shape() in _SOUTH
            bar.setTop(bar.bottom() - _BAR + 1) if below else bar.setBottom(bar.top() + _BAR - 1)
            painter.fillRect(bar, option.palette.color(QPalette.ColorRole.Highlight))

    def standardIcon(self, standard: QStyle.StandardPixmap, option: QStyleOption | None = None, widget: QWidget | None = None) -> QIcon:
        name = _ICONS.get(standard)
        return icon(name) if name else super().standardIcon(standard, option, widget)


def _outline(painter: QPainter, option: QStyleOption, *, round_: bool = False, focused: bool = False) -> None:
    area = QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=round_)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    colour = option.palette.color(QPalette.ColorRole.Highlight if focused else QPalette.ColorRole.PlaceholderText)
    if not focused:
        colour.setAlphaF(_STRENGTH)
    painter.setPen(QPen(colour, 1))
    if round_:
        painter.drawEllipse(area)
    else:
        painter.drawRoundedRect(area, _CORNER, _CORNER)
    painter.restore()
