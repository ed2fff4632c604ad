"""Suggestions, holes, rooms, reasons and splitting in the real window, with a suggester whose answers are known."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QInputDialog, QMenu, QPushButton, QTreeWidget
from shiboken6 import isValid

from scheduler_app.domain.timetable import LockedBy
from scheduler_app.services.solving.suggestion import Reasons
from scheduler_app.ui import language
from scheduler_app.ui.advice.choice_dialog import ChoiceDialog
from scheduler_app.ui.advice.reasons_dialog import ReasonsDialog
from scheduler_app.ui.advice.suggest_dialog import SuggestDialog
from scheduler_app.ui.advice.wording import reason_lines
from scheduler_app.ui.board.lanes import hole_around
from scheduler_app.ui.board.refusal import RefusalPopover
from scheduler_app.ui.main_window import MainWindow
from tests.ui.conftest import wait
from tests.ui.fakes import FakePlace

LESSON = "MA-7A-1"


def ask(qtbot, window: MainWindow, name: str, kind: type, lesson: str = LESSON):
    """Choose a lesson's action and return the dialog that opens."""
    window.board_page.select(lesson)
    action = next(one for one in window.actions_ if one.objectName() == f"action.{name}")
    action.trigger()
    wait(qtbot, lambda: any(one.isVisible() for one in window.findChildren(kind)))
    return next(one for one in window.findChildren(kind) if one.isVisible())


def lines(tree: QTreeWidget) -> list[str]:
    return [tree.topLevelItem(row).text(0) for row in range(tree.topLevelItemCount())]


@pytest.mark.parametrize("lang", ["en", "sv"])
def test_that_suggestions_are_ranked_and_nothing_happens_before_assign(qtbot, open_window, services, lang) -> None:
    language.use(lang)
    window = open_window(services)
    before = window.session.school
    dialog: SuggestDialog = ask(qtbot, window, "suggest", SuggestDialog)
    wait(qtbot, lambda: dialog.tree.topLevelItemCount() == 2)
    assert dialog.tree.topLevelItem(0).text(2) == {"en": "−1.5", "sv": "−1,5"}[lang]
    assert dialog.tree.topLevelItem(1).childCount() == 2
    assert "<b>Ann</b>" in dialog.tree.topLevelItem(0).text(3)
    assert window.session.school is before
    assert window.board_page.panel.board.scene.lit == {LESSON}
    dialog.assign.click()
    wait(qtbot, lambda: window.session.school.placed[LESSON].day == 4)
    assert window.session.school.placed[LESSON].start == 900
    assert window.board_page.panel.board.scene.lit is None
    window.actions_.undo.trigger()
    wait(qtbot, lambda: window.session.school.placed[LESSON] == before.placed[LESSON])


def test_that_looking_deeper_and_longer_searches_again(qtbot, window) -> None:
    dialog: SuggestDialog = ask(qtbot, window, "suggest", SuggestDialog)
    wait(qtbot, dialog.deeper.isEnabled)
    with qtbot.waitSignal(dialog.search_requested) as asked:
        dialog.deeper.click()
    assert asked.args == [2, 4]
    wait(qtbot, dialog.longer.isEnabled)
    with qtbot.waitSignal(dialog.search_requested) as asked:
        dialog.longer.click()
    assert asked.args == [6, 4]
    dialog.reject()


def test_that_a_dialog_closes_when_the_school_changes_under_it(qtbot, window) -> None:
    dialog = ask(qtbot, window, "suggest", SuggestDialog)
    window.flow.move(LESSON, 4, 600)
    wait(qtbot, lambda: not isValid(dialog) or not dialog.isVisible())  # it may be gone between two looks


def test_that_a_refused_drop_can_be_made_a_chain_or_placed_anyway(qtbot, window) -> None:
    placed = window.session.school.placed
    other = next(uid for uid in placed if window.session.school.requirement_of(uid).groups == ("7A",) and uid != LESSON)
    there = placed[other]
    for button in ("chain", "anyway"):
        window.flow.move(LESSON, there.day, there.start)
        wait(qtbot, lambda: any(one.isVisible() for one in window.findChildren(RefusalPopover)))
        popover = next(one for one in window.findChildren(RefusalPopover) if one.isVisible())
        popover.findChild(QPushButton, f"board.refusal.{button}").click()
        if button == "chain":
            wait(qtbot, lambda: any(one.isVisible() for one in window.findChildren(SuggestDialog)))
            dialog = next(one for one in window.findChildren(SuggestDialog) if one.isVisible())
            wait(qtbot, lambda dialog=dialog: dialog.tree.topLevelItemCount())
            dialog.reject()
    wait(qtbot, lambda: window.session.school.placed[LESSON].start == there.start)
    assert window.session.school.placed[other] == there


def test_that_a_room_is_chosen_from_a_list(qtbot, window) -> None:
    dialog: ChoiceDialog = ask(qtbot, window, "room", ChoiceDialog)
    wait(qtbot, lambda: dialog.list.topLevelItemCount() == len(window.session.school.rooms))
    names = lines(dialog.list)
    dialog.list.setCurrentItem(dialog.list.topLevelItem(names.index(window.session.school.rooms["A2"].name)))
    dialog.take.click()
    wait(qtbot, lambda: window.session.school.placed[LESSON].rooms == ("A2",))


def test_that_a_hole_is_filled_from_the_context_menu(qtbot, window) -> None:
    panel = window.board_page.panel
    panel.board.context_requested.emit("", 4, 900, "7A", QPoint(10, 10))
    menu = next(one for one in panel.findChildren(QMenu) if one.objectName() == "board.menu")
    menu.actions()[0].trigger()
    menu.close()
    wait(qtbot, lambda: any(one.isVisible() for one in window.findChildren(ChoiceDialog)))
    dialog = next(one for one in window.findChildren(ChoiceDialog) if one.isVisible())
    wait(qtbot, dialog.list.topLevelItemCount)
    dialog.filter.setText("no such lesson")
    assert all(dialog.list.topLevelItem(row).isHidden() for row in range(dialog.list.topLevelItemCount()))
    dialog.filter.clear()
    dialog.list.setCurrentItem(dialog.list.topLevelItem(0))
    first = dialog.list.topLevelItem(0).data(0, 0x0100).lesson
    dialog.take.click()
    wait(qtbot, lambda: window.session.school.placed[first].day == 4)


def test_that_the_reasons_for_a_place_are_told(qtbot, window) -> None:
    dialog: ReasonsDialog = ask(qtbot, window, "why_here", ReasonsDialog)
    headings = lines(dialog.tree)
    assert any("Mon 10:00" in heading for heading in headings)
    assert any("Tue 10:00" in heading and "−2.0" in heading for heading in headings)
    dialog.reject()


def test_that_a_split_lesson_keeps_its_place_and_the_rest_waits_in_the_tray(qtbot, window) -> None:
    before = window.session.school
    dialog: QInputDialog = ask(qtbot, window, "split", QInputDialog)
    dialog.setIntValue(20)
    dialog.accept()
    wait(qtbot, lambda: len(window.session.school.lessons) == len(before.lessons) + 1)
    school = window.session.school
    assert school.lessons[LESSON].minutes == 20
    assert school.placed[LESSON] == before.placed[LESSON]
    rest = next(iter(set(school.lessons) - set(before.lessons)))
    assert school.lessons[rest].minutes == before.lessons[LESSON].minutes - 20
    assert rest not in school.placed


def test_that_time_and_room_are_locked_apart(qtbot, window) -> None:
    window.board_page.select(LESSON)
    actions = {one.objectName(): one for one in window.actions_}
    actions["action.lock_room"].trigger()
    placement = window.session.school.placed[LESSON]
    assert (placement.time_lock, placement.room_lock) == (None, LockedBy.PERSON)
    actions["action.lock_time"].trigger()
    actions["action.lock_room"].trigger()
    placement = window.session.school.placed[LESSON]
    assert (placement.time_lock, placement.room_lock) == (LockedBy.PERSON, None)


def test_that_a_hole_ends_at_the_cards_around_it(window) -> None:
    data = window.board_page.panel.board.data
    card = next(card for card in data.cards if card.column == data.columns[0].uid)
    assert hole_around(data, card.day, card.start, card.column) is None
    end = hole_around(data, card.day, data.first, card.column)
    assert end is None or end[0] == data.first


def test_that_a_place_is_told_with_whom_a_move_there_touches(window) -> None:
    school = window.session.school
    now = school.placed[LESSON]
    elsewhere = Reasons(FakePlace(4, 900, rooms=("A2",)), (), None, ())
    title, lines = reason_lines(school, LESSON, elsewhere)[-1]
    assert title == "Whom a move there affects"
    assert lines == ("7A (12 pupils)", "Anna Andersson", f"Room {school.rooms[now.rooms[0]].name} → {school.rooms['A2'].name}")
    here = Reasons(FakePlace(now.day, now.start, rooms=now.rooms), (), None, ())
    assert "touches" not in " ".join(heading for heading, _ in reason_lines(school, LESSON, here))


def test_that_a_time_that_is_only_as_good_is_not_called_the_best(window) -> None:
    school = window.session.school
    now = school.placed[LESSON]
    here = FakePlace(now.day, now.start, rooms=now.rooms)

    def told(gain: float) -> str:
        return reason_lines(school, LESSON, Reasons(here, (), replace(here, start=900, cost=here.cost + gain), ()))[-1][0]

    assert told(0.0).startswith("No time is better; as good is")
    assert told(-1.0).startswith("The best time is")
