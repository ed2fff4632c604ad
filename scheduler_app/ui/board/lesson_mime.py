"""A lesson as drag-and-drop data, from the tray to the board within one program."""

from __future__ import annotations

import json

from PySide6.QtCore import QMimeData

from scheduler_app.ui.board.view_data import CarriedLesson

MIME_TYPE = "application/x-ringklocka-lesson"


def mime_of(lesson: CarriedLesson) -> QMimeData:
    """Drag data for a lesson that is not on the board."""
    data = QMimeData()
    fields = {"lesson": lesson.lesson, "minutes": lesson.minutes, "title": lesson.title, "hue": lesson.hue, "detail": lesson.detail}
    data.setData(MIME_TYPE, json.dumps(fields).encode())
    return data


def carried_of(data: QMimeData) -> CarriedLesson | None:
    """The lesson in drag data; None for anything else, broken data included."""
    if not data.hasFormat(MIME_TYPE):
        return None
    try:
        fields = json.loads(bytes(data.data(MIME_TYPE).data()))
        return CarriedLesson(str(fields["lesson"]), int(fields["minutes"]), str(fields["title"]), int(fields["hue"]), str(fields["detail"]))
    except (ValueError, KeyError, TypeError):
        return None
