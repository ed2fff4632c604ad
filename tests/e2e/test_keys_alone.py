"""Everything the mouse does on the board, done by keys alone: the real window on the tiny school."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QTreeView

from scheduler_app.domain.timetable import LockedBy
from scheduler_app.ui import language
from scheduler_app.ui.advice.choice_dialog import ChoiceDialog
from scheduler_app.ui.board.refusal import RefusalPopover
from tests.e2e.driving import Scheduler

KEY = Qt.Key
ALT, CTRL, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def school_file(tiny_file: Path) -> Path:
    return tiny_file


def typed(scheduler: Scheduler, *keys: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press keys wherever the keyboard is."""
    for key in keys:
        QTest.keyClick(QApplication.focusWidget(), key, modifier)


def chosen(scheduler: Scheduler, lesson: str) -> None:
    """Go from card to card with the arrows until the lesson is the one."""
    board = scheduler.board
    board.setFocus()
    for _ in range(30):
        if board.scene.selected == lesson:
            scheduler.wait(lambda: board.scene.legality.lesson == lesson and board.scene.legality.marks)
            return
        before = board.scene.selected
        typed(scheduler, KEY.Key_Down, modifier=CTRL)
        if board.scene.selected == before:
            typed(scheduler, *[KEY.Key_Right], *8 * [KEY.Key_Up], modifier=CTRL)
    raise AssertionError(f"the arrows do not come to {lesson}")


def places(scheduler: Scheduler, lesson: str) -> tuple[int, int]:
    placed = scheduler.school.placed[lesson]
    return placed.day, placed.start


def test_that_cards_are_moved_resized_locked_swapped_and_roomed_by_keys(scheduler: Scheduler) -> None:
    school, board = scheduler.school, scheduler.board
    scheduler.press(KEY.Key_1, CTRL)
    chosen(scheduler, "MA-7A-3")
    assert places(scheduler, "MA-7A-3") == (3, 490)

    typed(scheduler, KEY.Key_Down)  # five minutes later
    scheduler.wait(lambda: places(scheduler, "MA-7A-3") == (3, 495))
    typed(scheduler, KEY.Key_Right, modifier=ALT)  # another day
    scheduler.wait(lambda: places(scheduler, "MA-7A-3") == (4, 495))
    typed(scheduler, KEY.Key_Up, modifier=SHIFT)  # five minutes shorter
    scheduler.wait(lambda: scheduler.school.lessons["MA-7A-3"].minutes == 55)
    typed(scheduler, KEY.Key_L)
    scheduler.wait(lambda: scheduler.school.placed["MA-7A-3"].time_lock is LockedBy.PERSON)
    typed(scheduler, KEY.Key_L)
    scheduler.wait(lambda: scheduler.school.placed["MA-7A-3"].time_lock is None)
    scheduler.settle()

    chosen(scheduler, "MA-7A-3")
    typed(scheduler, KEY.Key_M)  # picked up: to the next possible place, and dropped there
    scheduler.wait(lambda: board.scene.carry is not None)
    typed(scheduler, KEY.Key_PageDown)
    aim = board.data.days[board.scene.carry.day_index], board.scene.carry.start
    assert aim != (4, 495)
    typed(scheduler, KEY.Key_Return)
    scheduler.wait(lambda: places(scheduler, "MA-7A-3") == aim)
    scheduler.settle()

    typed(scheduler, KEY.Key_R, modifier=CTRL)
    rooms = scheduler.dialog(ChoiceDialog)
    scheduler.wait(lambda: rooms.list.topLevelItemCount() > 1)
    before = scheduler.school.placed["MA-7A-3"].rooms
    QTest.keyClick(rooms.list, KEY.Key_Down)
    QTest.keyClick(rooms.list, KEY.Key_Return)
    scheduler.wait(lambda: scheduler.school.placed["MA-7A-3"].rooms != before)
    scheduler.settle()
    while scheduler.school != school:
        scheduler.press(KEY.Key_Z, CTRL)
        scheduler.settle()


def test_that_lessons_go_to_the_tray_and_back_and_change_places_by_keys(scheduler: Scheduler) -> None:
    board, tray = scheduler.board, scheduler.window.board_page.tray
    scheduler.press(KEY.Key_1, CTRL)
    chosen(scheduler, "IDH-7A-1")
    typed(scheduler, KEY.Key_Delete)
    scheduler.wait(lambda: "IDH-7A-1" not in scheduler.school.placed)
    scheduler.settle()
    scheduler.window.panels.bring_up(scheduler.window.panels.tray)
    tray.findChild(QTreeView, "tray.tree").setFocus()
    scheduler.wait(lambda: QApplication.focusWidget() is tray.findChild(QTreeView, "tray.tree"))
    typed(scheduler, KEY.Key_Home)
    for _ in range(60):
        if scheduler.window.board_page.selected == "IDH-7A-1":
            break
        typed(scheduler, KEY.Key_Down)
    typed(scheduler, KEY.Key_M)
    scheduler.wait(lambda: board.scene.carry is not None and board.scene.legality.marks and board.hasFocus())
    typed(scheduler, KEY.Key_PageDown, KEY.Key_Return)
    scheduler.wait(lambda: "IDH-7A-1" in scheduler.school.placed)
    scheduler.settle()
    for _ in range(2):
        scheduler.press(KEY.Key_Z, CTRL)
        scheduler.settle()

    here, there = places(scheduler, "IDH-7A-1"), places(scheduler, "MA-7A-3")
    chosen(scheduler, "IDH-7A-1")
    typed(scheduler, KEY.Key_M)
    scheduler.wait(lambda: board.scene.carry is not None and board.scene.legality.marks)
    typed(scheduler, *(there[0] - here[0]) * [KEY.Key_Right], *(here[1] - there[1]) // 5 * [KEY.Key_Up], KEY.Key_Return)
    scheduler.wait(lambda: any(one.isVisible() for one in scheduler.window.findChildren(RefusalPopover)))
    popover = next(one for one in scheduler.window.findChildren(RefusalPopover) if one.isVisible())
    assert popover.focusWidget().objectName() == "board.refusal.swap"
    QTest.keyClick(popover.focusWidget(), KEY.Key_Space)
    scheduler.wait(lambda: (places(scheduler, "IDH-7A-1"), places(scheduler, "MA-7A-3")) == (there, here))


@pytest.mark.parametrize("code", ["sv", "en"])
def test_that_the_menus_lead_everywhere_and_no_letter_stands_twice(scheduler_in, code: str) -> None:
    window = scheduler_in(code).window
    reached: set[QAction] = set()
    twice: list[str] = []

    def walk(actions: list[QAction], where: str) -> None:
        letters: list[str] = []
        for action in actions:
            reached.add(action)
            letter = QKeySequence.mnemonic(action.text()).toString()
            if letter and letter in letters:
                twice.append(f"{where} {letter} {action.text()}")
            letters.append(letter)
            menu = action.menu()
            if isinstance(menu, QMenu):
                walk(menu.actions(), action.text())

    walk(window.menuBar().actions(), "menu bar")
    assert [action.objectName() for action in window.actions_ if action not in reached] == []
    assert twice == []


@pytest.fixture
def scheduler_in(sit_down, school_file: Path):
    def opened(code: str) -> Scheduler:
        language.use(code)
        scheduler = sit_down()
        scheduler.open(school_file)
        return scheduler

    return opened
