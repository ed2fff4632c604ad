"""What differs between two timetables, in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from scheduler_app.domain.comparison import Difference
from scheduler_app.domain.school import School
from scheduler_app.domain.teaching import Lesson
from scheduler_app.domain.timetable import Placement
from scheduler_app.ui.names import time_text, who_text


def difference_text(kind: Difference) -> str:
    words = {
        Difference.NEW: QCoreApplication.translate("Versions", "New lesson"),
        Difference.REMOVED: QCoreApplication.translate("Versions", "Removed"),
        Difference.PLACED: QCoreApplication.translate("Versions", "Placed"),
        Difference.UNPLACED: QCoreApplication.translate("Versions", "To the tray"),
        Difference.MOVED: QCoreApplication.translate("Versions", "Moved"),
        Difference.LENGTH: QCoreApplication.translate("Versions", "Length or weeks"),
        Difference.ROOM: QCoreApplication.translate("Versions", "Room"),
        Difference.PEOPLE: QCoreApplication.translate("Versions", "Teachers or groups"),
    }
    return words[kind]


def place_text(school: School, placement: Placement | None, lesson: Lesson | None) -> str:
    """`Mon 08:10–09:05, A12`; empty where the lesson has no place."""
    if placement is None or lesson is None:
        return ""
    rooms = ", ".join(who_text(school, uid) for uid in placement.rooms)
    time = time_text(placement.day, placement.start, lesson.minutes)
    return f"{time}, {rooms}" if rooms else time
