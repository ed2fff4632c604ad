"""A process with the staff planning page of a school, that says where to drag from and to, and who teaches what after every drop."""

from __future__ import annotations

import sys

from PySide6.QtCore import QTimer

from scheduler_app.bootstrap import desktop_services
from scheduler_app.ui.application import prepare_application
from scheduler_app.ui.main_window import MainWindow
from scheduler_app.ui.staffing.line_table import LineTable
from scheduler_app.ui.staffing.staffing_flow import StaffPlanning

app = prepare_application("en")
window = MainWindow(desktop_services())
window.setGeometry(0, 0, 1300, 740)
window.show()
window.documents.open_address(sys.argv[1])
REQUIREMENT, PERSON = sys.argv[2:4]
told: list[str] = []


def centre(table: LineTable, uid: str) -> str:
    index = table.proxy.mapFromSource(table.model_.index(table.model_.row_of(uid), 0))
    place = table.viewport().mapToGlobal(table.visualRect(index).center())
    return f"{place.x()} {place.y()}"


def look() -> None:
    if window.session is None or window.session.report is None or window.background.busy or window.session.unsaved:
        return
    flow = window.desk.findChild(StaffPlanning)
    if flow.page is None:
        next(action for action in window.actions_ if action.objectName() == "action.show_staffing").trigger()
        return
    panel = flow.page.assign
    if panel.people.model_.lines:
        teachers = ",".join(window.session.school.requirements[REQUIREMENT].teachers)
        line = f"{centre(panel.requirements, REQUIREMENT)} {centre(panel.people, PERSON)} {teachers}"
        if told[-1:] != [line]:
            told.append(line)
            sys.stdout.write(line + "\n")
            sys.stdout.flush()


timer = QTimer(interval=200)
timer.timeout.connect(look)
timer.start()
app.exec()
