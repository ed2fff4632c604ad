"""How many are in the dining hall when."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QDockWidget

from scheduler_app.ui.load_dock import LoadCurve, load_of
from tests.schools import tiny_school
from tests.ui.conftest import wait


def test_that_pupils_come_and_go_with_their_lessons() -> None:
    school = tiny_school()
    lesson, placement = next((uid, row) for uid, row in school.placed.items() if row.rooms)
    steps = load_of(replace(school, placements={placement.uid: placement}), placement.rooms[0])
    pupils = sum(school.group_size(uid) for uid in school.requirement_of(lesson).groups)
    assert steps == {placement.day: ((placement.start, pupils), (placement.start + school.lessons[lesson].minutes, 0))}


def test_that_the_panel_follows_the_timetable(qtbot, window) -> None:
    dock = window.findChild(QDockWidget, "dock.load")
    dock.show()
    curve: LoadCurve = dock.findChild(LoadCurve)
    shared = [row for row in window.session.school.rooms.values() if row.shared]
    if shared:
        wait(qtbot, curve.isVisible)
    else:
        wait(qtbot, lambda: not curve.isVisible())
    curve.grab()
