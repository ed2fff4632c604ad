"""The box that says which program and version this is."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QLabel, QMessageBox, QWidget

from scheduler_app import __version__
from scheduler_app.ui.icons import app_icon
from scheduler_app.ui.plain_buttons import plain_buttons


def show_about(window: QWidget) -> None:
    box = QMessageBox(window)
    box.setObjectName("about")
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setWindowTitle(QCoreApplication.translate("About", "About Ringklocka"))
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(f"Ringklocka {__version__}")
    box.setInformativeText(QCoreApplication.translate("About", "Timetables for schools: plan, build, print and publish."))
    words = box.findChild(QLabel, "qt_msgbox_informativelabel")  # else it is wrapped in the width of the title
    if words is not None:
        words.setMinimumWidth(words.fontMetrics().horizontalAdvance(words.text()) + 8)
    box.setIconPixmap(app_icon().pixmap(64, 64))
    box.setStandardButtons(QMessageBox.StandardButton.Ok)
    plain_buttons(box)
    box.open()
