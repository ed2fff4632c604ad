"""Whether a mouse button was let go above something that takes lessons off the timetable."""

from __future__ import annotations

from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication


def over_tray(event: QMouseEvent) -> bool:
    """Tell whether the widget under the pointer, or one that it lies in, has the property `takesUnplaced`."""
    widget = QApplication.widgetAt(event.globalPosition().toPoint())
    while widget is not None:
        if widget.property("takesUnplaced"):
            return True
        widget = widget.parentWidget()
    return False
