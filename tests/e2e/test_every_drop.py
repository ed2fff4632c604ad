"""What a hand on the board of the real window can bring about: hover, a legal drop, one that costs, one that is refused and swaps."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from scheduler_app.ui.board.refusal import RefusalPopover
from scheduler_app.ui.board.view_data import CardStatus, Verdict
from tests.e2e.choices import exchange, of_one_class, wanted
from tests.e2e.driving import Scheduler
from tests.e2e.stored import stored


@pytest.fixture
def school_file(tiny_file: Path) -> Path:
    return tiny_file


def test_that_a_week_is_painted_under_the_hand_before_anything_is_chosen(scheduler: Scheduler) -> None:
    lesson = wanted(scheduler.school, "costs")[0]
    scheduler.look_at_class(lesson)
    other = next(uid for uid in of_one_class(scheduler.school) if uid != lesson and scheduler.board.scene.layout.cards_of(uid))
    scheduler.hover(other)
    assert scheduler.board.scene.selected == lesson
    assert {mark.verdict for mark in scheduler.board.scene.legality.marks} >= {Verdict.LEGAL, Verdict.BLOCKED}


@pytest.mark.parametrize("verdict", ["legal", "costs"])
def test_that_a_card_is_dragged_to_a_place_that_is_free_or_costs(scheduler: Scheduler, school_file: Path, verdict: str) -> None:
    lesson, day, start = wanted(scheduler.school, verdict)
    scheduler.look_at_class(lesson)
    scheduler.drag_card(lesson, day, start)
    scheduler.wait(lambda: (scheduler.school.placed[lesson].day, scheduler.school.placed[lesson].start) == (day, start))
    scheduler.settle()
    placed = stored(school_file).placed[lesson]
    assert (placed.day, placed.start) == (day, start)
    remarked = scheduler.board.scene.layout.cards_of(lesson)[0].card.status
    assert remarked is not CardStatus.HARD
    if verdict == "costs":
        told = scheduler.window.session.report.violations
        assert [one.rule_id for one in told if one.severity == "soft" and lesson in one.lessons]
        assert remarked is CardStatus.SOFT


def test_that_a_refused_drop_changes_places_with_who_is_there(scheduler: Scheduler, school_file: Path) -> None:
    lesson, other = exchange(scheduler.school)
    here, there = scheduler.school.placed[lesson], scheduler.school.placed[other]
    scheduler.look_at_class(lesson)
    scheduler.drag_card(lesson, there.day, there.start)
    scheduler.wait(lambda: scheduler.window.findChildren(RefusalPopover))
    swap = scheduler.window.findChildren(RefusalPopover)[-1].findChild(QPushButton, "board.refusal.swap")
    QTest.mouseClick(swap, Qt.MouseButton.LeftButton)
    scheduler.wait(lambda: scheduler.school.placed[lesson].day == there.day and scheduler.school.placed[other].day == here.day)
    scheduler.settle()
    after = stored(school_file).placed
    assert [(after[uid].day, after[uid].start) for uid in (lesson, other)] == [(there.day, there.start), (here.day, here.start)]
