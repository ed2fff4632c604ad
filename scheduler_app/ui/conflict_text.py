"""Says in words what somebody else changed first."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from scheduler_app.domain.changes import ConflictError
from scheduler_app.domain.school import School
from scheduler_app.domain.teaching import Lesson
from scheduler_app.domain.timetable import Placement
from scheduler_app.ui.names import lesson_title, time_text, who_text


def conflict_text(school: School, error: ConflictError) -> str:
    """Which entity, and for a lesson where it lies now; the edit was not made."""
    entity, present = error.change.entity, error.present
    if isinstance(entity, Placement):
        what = lesson_title(school, entity.lesson)
        if isinstance(present, Placement):
            return QCoreApplication.translate(
                "Conflict", "{what} was changed in the meantime and is now placed on {when}; your edit was not made."
            ).format(what=what, when=time_text(present.day, present.start))
        return QCoreApplication.translate("Conflict", "{what} was taken off the timetable in the meantime; your edit was not made.").format(
            what=what
        )
    what = lesson_title(school, entity.uid) if isinstance(entity, Lesson) else who_text(school, entity.uid)
    if present is None:
        return QCoreApplication.translate("Conflict", "{what} was removed in the meantime; your edit was not made.").format(what=what)
    return QCoreApplication.translate("Conflict", "{what} was changed in the meantime; your edit was not made.").format(what=what)
