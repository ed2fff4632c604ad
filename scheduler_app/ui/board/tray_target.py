"""Whether a mouse button was let go above something that takes lessons off the timetable."""

from __future__ import annotations

from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget


def over_tray(board: QWidget, event: QMouseEvent) -> bool:
    """Tell whether what lies under the pointer has, or lies in something that has, the property `takesUnplaced`, in the board's own window.

    A panel that floats belongs to the window, though it is one to the screen.
    """
    widget, takes = QApplication.widgetAt(event.globalPosition().toPoint()), False
    while widget is not None and widget is not board.window():
        takes = takes or bool(widget.property("takesUnplaced"))
        widget = widget.parentWidget()
    return takes and widget is not None
