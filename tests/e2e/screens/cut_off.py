"""Finds what a person would see at once: text that has no room, controls over each other, dialogs larger than the screen."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QGroupBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMainWindow,
    QRadioButton,
    QRubberBand,
    QSizeGrip,
    QStackedWidget,
    QStyle,
    QStyleOptionComboBox,
    QTabBar,
    QTabWidget,
    QWidget,
)

_SLACK = 2
_SHOWN = 60
_FREE = (QMainWindow, QAbstractScrollArea, QComboBox, QAbstractSpinBox, QLineEdit, QTabBar, QStackedWidget, QTabWidget)
"""Widgets that put their children where they like."""
_FLOATING = (QRubberBand, QSizeGrip)


def faults(window: QWidget) -> list[str]:
    """One line for every fault in sight of a window or dialog."""
    found = [*_beyond_the_screen(window)]
    for widget in window.findChildren(QWidget):
        if widget.isVisible() and widget.window() is window and not widget.objectName().startswith("qt_spinbox"):
            found += _fault_of(widget)
            found += _overlapping(widget)
    return found


def _beyond_the_screen(window: QWidget) -> Iterator[str]:
    room, frame = window.screen().availableGeometry(), window.frameGeometry()
    if not room.contains(frame):
        yield f"beyond the screen: {_name(window)} {frame.width()}x{frame.height()} at {frame.x()},{frame.y()}"


def _fault_of(widget: QWidget) -> Iterator[str]:
    match widget:
        case QLabel() if widget.text() and widget.text() not in widget.toolTip() and widget.pixmap().isNull():
            yield from _label(widget)
        case QCheckBox() | QRadioButton() | QAbstractButton() if widget.text():
            if widget.width() + _SLACK < widget.minimumSizeHint().width() or widget.height() + _SLACK < widget.minimumSizeHint().height():
                yield f"cut off: {_name(widget)} {widget.text()[:_SHOWN]!r}"
        case QComboBox():
            yield from _combo(widget)
        case QAbstractSpinBox():
            yield from _line(widget.lineEdit(), widget)
        case QTabBar():
            if widget.usesScrollButtons() and widget.sizeHint().width() > widget.width() + _SLACK:
                yield f"tabs scroll: {_name(widget)} {[widget.tabText(at) for at in range(widget.count())]}"
        case QHeaderView() if widget.orientation() is Qt.Orientation.Horizontal:
            yield from _header(widget)
        case QGroupBox():
            if widget.fontMetrics().horizontalAdvance(widget.title()) > widget.width():
                yield f"cut off: {_name(widget)} {widget.title()!r}"
        case QLineEdit() if not isinstance(widget.parent(), QComboBox | QAbstractSpinBox):
            if widget.fontMetrics().horizontalAdvance(widget.placeholderText()) > widget.width() - 8:
                yield f"cut off: {_name(widget)} {widget.placeholderText()!r}"


def _label(label: QLabel) -> Iterator[str]:
    if label.wordWrap():
        short = label.heightForWidth(label.width()) > label.height() + _SLACK
    else:
        short = label.sizeHint().width() > label.width() + _SLACK or label.sizeHint().height() > label.height() + _SLACK
    if short:
        yield f"cut off: {_name(label)} {label.text()[:_SHOWN]!r}"


def _combo(combo: QComboBox) -> Iterator[str]:
    option = QStyleOptionComboBox()
    combo.initStyleOption(option)
    room = combo.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, combo)
    if combo.fontMetrics().horizontalAdvance(combo.currentText()) > room.width():
        yield f"cut off: {_name(combo)} {combo.currentText()[:_SHOWN]!r}"


def _line(line: QLineEdit, field: QWidget) -> Iterator[str]:
    if line.fontMetrics().horizontalAdvance(line.text()) > line.width():
        yield f"cut off: {_name(field)} {line.text()!r}"


def _header(header: QHeaderView) -> Iterator[str]:
    for at in range(header.count()):
        text = str(header.model().headerData(at, Qt.Orientation.Horizontal) or "")
        if not header.isSectionHidden(at) and header.fontMetrics().horizontalAdvance(text) + 4 > header.sectionSize(at):
            yield f"heading cut off: {_name(header.parentWidget())} {text!r}"


def _overlapping(parent: QWidget) -> Iterator[str]:
    if isinstance(parent, _FREE) or parent.layout() is None:
        return
    laid = [
        one
        for one in parent.children()
        if isinstance(one, QWidget) and one.isVisible() and not one.isWindow() and not isinstance(one, _FLOATING)
    ]
    for one, other in combinations(laid, 2):
        if _large(one.geometry().intersected(other.geometry())):
            yield f"overlapping: {_name(one)} and {_name(other)}"


def _large(common: QRect) -> bool:
    return common.width() > _SLACK and common.height() > _SLACK


def _name(widget: QWidget) -> str:
    parent = widget
    while parent is not None and not parent.objectName():
        parent = parent.parentWidget()
    return f"{type(widget).__name__} in {parent.objectName() if parent is not None else '?'}"
