"""A process with the window on a school, that sends lessons to the tray, says what is stored, and waits to be killed."""

from __future__ import annotations

import sys

from PySide6.QtCore import QTimer

from scheduler_app.bootstrap import desktop_services
from scheduler_app.ui.application import prepare_application
from scheduler_app.ui.main_window import MainWindow

app = prepare_application("en")
window = MainWindow(desktop_services())
window.show()
window.documents.open_address(sys.argv[1])


def edit() -> None:
    session, flow = window.session, window.flow
    if session is None or flow is None or session.unsaved:
        return
    if gone:
        sys.stdout.write(gone[-1] + "\n")
        sys.stdout.flush()
    gone.append(next(iter(session.school.placed)))
    flow.unplace(gone[-1])


gone: list[str] = []
timer = QTimer(interval=5)
timer.timeout.connect(edit)
timer.start()
app.exec()
