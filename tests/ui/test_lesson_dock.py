"""The panel of the selected lesson shows nothing of a lesson that is no longer selected."""

from __future__ import annotations

from scheduler_app.ui.lesson_dock import LessonDock
from tests.schools import tiny_school


def test_that_without_a_lesson_nothing_of_the_last_one_is_seen(qtbot) -> None:
    dock = LessonDock()
    qtbot.addWidget(dock)
    dock.show()
    school = tiny_school()
    assert not dock.length.isVisible()
    dock.show_lesson(school, next(iter(school.lessons)))
    assert dock.length.isVisible()
    assert dock.room.isVisible()
    narrow = dock.minimumSizeHint().width()
    dock.clear()
    assert not any(field.isVisible() for field in (dock.length, dock.room, dock.lock, dock.unplace))
    assert dock.minimumSizeHint().width() == narrow  # the panel does not jump
