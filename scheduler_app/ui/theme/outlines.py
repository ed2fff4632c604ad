"""Fusion with outlines that are seen on a dark ground: its own are darker than the window, also around an empty check box."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPalette, QPen
from PySide6.QtWidgets import QProxyStyle, QStyle, QStyleOption, QStyleOptionComplex, QWidget

_ELEMENT = QStyle.PrimitiveElement
_MARKS = frozenset({_ELEMENT.PE_IndicatorCheckBox, _ELEMENT.PE_IndicatorItemViewItemCheck, _ELEMENT.PE_IndicatorRadioButton})
_FIELDS = frozenset({_ELEMENT.PE_FrameLineEdit, _ELEMENT.PE_PanelButtonCommand})
"""Those with the keyboard have a ring of their own."""
_CORNER, _STRENGTH = 2.0, 0.75
"""Pixels; how much of the muted text colour an outline has: 3:1 against the window in every dark theme."""


class OutlinedFusion(QProxyStyle):
    """Draws check boxes, radio buttons, buttons and fields once more around."""

    def __init__(self) -> None:
        super().__init__("Fusion")

    def drawPrimitive(
        self, element: QStyle.PrimitiveElement, option: QStyleOption, painter: QPainter, widget: QWidget | None = None
    ) -> None:
        super().drawPrimitive(element, option, painter, widget)
        if element in _MARKS or (element in _FIELDS and not option.state & QStyle.StateFlag.State_HasFocus):
            _outline(painter, option, round_=element is _ELEMENT.PE_IndicatorRadioButton)

    def drawComplexControl(
        self, control: QStyle.ComplexControl, option: QStyleOptionComplex, painter: QPainter, widget: QWidget | None = None
    ) -> None:
        super().drawComplexControl(control, option, painter, widget)
        if control is QStyle.ComplexControl.CC_SpinBox and not option.state & QStyle.StateFlag.State_HasFocus:
            _outline(painter, option)


def _outline(painter: QPainter, option: QStyleOption, *, round_: bool = False) -> None:
    area = QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=round_)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    colour = option.palette.color(QPalette.ColorRole.PlaceholderText)
    colour.setAlphaF(_STRENGTH)
    painter.setPen(QPen(colour, 1))
    if round_:
        painter.drawEllipse(area)
    else:
        painter.drawRoundedRect(area, _CORNER, _CORNER)
    painter.restore()
