"""How many are in the dining hall when."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from PySide6.QtWidgets import QDockWidget

from scheduler_app.ui.load_dock import LoadCurve, hours_below, load_of
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


def test_that_the_curve_says_how_many_at_most_of_how_many_seats(qtbot) -> None:
    curve = LoadCurve()
    qtbot.addWidget(curve)
    curve.show_load({0: ((660, 369), (690, 0))}, (0,), 380)
    assert "369" in curve.accessibleName()
    assert "380" in curve.accessibleName()
    for width in (30, 120, 400, 1500):
        curve.resize(width, 130)
        curve.grab()


def test_that_the_hours_below_a_day_are_seen_however_narrow_it_is() -> None:
    def texts(room: float) -> list[str]:
        found = hours_below(660, 790, room, lambda text: 7 * len(text))
        assert all(left + width <= after[1] for (_, left, width, _), after in pairwise(found))
        assert all(left >= 0 and left + width <= room for _, left, width, _ in found)
        return [text for *_, text in found]

    assert texts(400) == ["11:00", "11:30", "12:00", "12:30", "13:10"]
    assert texts(90) == ["11:00", "13:10"]
    assert texts(80) == ["11", "12", "13"]
    assert texts(40) == ["11", "13"]
