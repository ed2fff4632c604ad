"""A scheduler's day with the real services: advice, breaches taken on purpose, rooms, versions, data and rules."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QInputDialog, QPushButton

from scheduler_app.ui.advice.choice_dialog import ChoiceDialog
from scheduler_app.ui.advice.reasons_dialog import ReasonsDialog
from scheduler_app.ui.advice.suggest_dialog import SuggestDialog
from scheduler_app.ui.board.refusal import RefusalPopover
from scheduler_app.ui.data.staging_dialog import StagingDialog
from scheduler_app.ui.rules.rule_dialog import RuleDialog
from scheduler_app.ui.versions.compare_window import CompareWindow
from scheduler_app.ui.versions.versions_dialog import VersionsDialog
from tests.e2e.driving import Scheduler

CTRL = Qt.KeyboardModifier.ControlModifier


def popover(scheduler: Scheduler) -> RefusalPopover:
    scheduler.wait(lambda: any(one.isVisible() for one in scheduler.window.findChildren(RefusalPopover)))
    return next(one for one in scheduler.window.findChildren(RefusalPopover) if one.isVisible())


def hard(scheduler: Scheduler) -> int:
    scheduler.settle()
    return scheduler.window.session.report.hard


def test_that_a_lesson_is_placed_anyway_listed_ignored_and_taken_back(scheduler: Scheduler) -> None:
    before, choice = scheduler.school, scheduler.choice()
    clean = hard(scheduler)
    scheduler.look_at_class(choice.lesson)
    scheduler.window.flow.move(choice.lesson, choice.blocked.day, choice.blocked.start)
    popover(scheduler).findChild(QPushButton, "board.refusal.anyway").click()
    scheduler.wait(lambda: scheduler.school.placed[choice.lesson].start == choice.blocked.start)
    assert hard(scheduler) > clean
    dock = scheduler.window.conflict_dock
    listed = dock.tree.topLevelItem(0)
    dock.tree.setCurrentItem(listed.child(0))
    assert scheduler.board.scene.lit
    broken = hard(scheduler)
    dock.ignore.click()
    dialog = scheduler.dialog(QInputDialog)
    dialog.setTextValue("vikarie hela veckan")
    dialog.accept()
    scheduler.wait(lambda: scheduler.school.ignored)
    assert hard(scheduler) == broken
    for _ in range(2):
        scheduler.window.actions_.undo.trigger()
        scheduler.settle()
    assert scheduler.school == before
    assert hard(scheduler) == clean


def test_that_suggestions_are_assigned_from_the_keyboard_and_break_nothing(scheduler: Scheduler) -> None:
    choice = scheduler.choice()
    clean = hard(scheduler)
    scheduler.look_at_class(choice.lesson)
    scheduler.press(Qt.Key.Key_Delete)
    scheduler.wait(lambda: choice.lesson not in scheduler.school.placed)
    scheduler.settle()
    scheduler.window.board_page.select(choice.lesson)
    scheduler.press(Qt.Key.Key_M, CTRL)
    dialog = scheduler.dialog(SuggestDialog)
    scheduler.wait(lambda: dialog.deeper.isEnabled() and dialog.tree.topLevelItemCount())
    assert choice.lesson not in scheduler.school.placed
    dialog.assign.click()
    scheduler.wait(lambda: choice.lesson in scheduler.school.placed)
    assert hard(scheduler) <= clean


def test_that_a_chain_frees_a_place_or_says_that_there_is_none(scheduler: Scheduler) -> None:
    choice = scheduler.choice()
    clean = hard(scheduler)
    scheduler.look_at_class(choice.lesson)
    scheduler.window.flow.move(choice.lesson, choice.blocked.day, choice.blocked.start)
    popover(scheduler).findChild(QPushButton, "board.refusal.chain").click()
    dialog = scheduler.dialog(SuggestDialog)
    scheduler.wait(dialog.deeper.isEnabled)
    if dialog.tree.topLevelItemCount():
        dialog.assign.click()
        scheduler.wait(lambda: scheduler.school.placed[choice.lesson].start == choice.blocked.start)
        assert hard(scheduler) <= clean
    else:
        assert dialog.state.text()
        dialog.reject()


def test_that_reasons_and_free_rooms_are_told_and_a_room_is_taken(scheduler: Scheduler) -> None:
    clean = hard(scheduler)
    lesson = next(uid for uid, row in sorted(scheduler.school.placed.items()) if len(row.rooms) == 1 and row.room_lock is None)
    scheduler.look_at_class(lesson)
    scheduler.press(Qt.Key.Key_I, CTRL)
    reasons = scheduler.dialog(ReasonsDialog)
    assert reasons.tree.topLevelItemCount() >= 2
    reasons.reject()
    scheduler.press(Qt.Key.Key_R, CTRL)
    rooms = scheduler.dialog(ChoiceDialog)
    scheduler.wait(rooms.list.topLevelItemCount)
    lines = [rooms.list.topLevelItem(row) for row in range(rooms.list.topLevelItemCount())]
    here = scheduler.school.placed[lesson].rooms
    free = next((line for line in lines if line.data(0, 0x0100) != here and line.text(2) == "free"), None)
    if free is None:
        rooms.reject()
        return
    rooms.list.setCurrentItem(free)
    wanted = free.data(0, 0x0100)
    rooms.take.click()
    scheduler.wait(lambda: scheduler.school.placed[lesson].rooms == wanted)
    assert hard(scheduler) <= clean


def test_that_a_version_is_tried_compared_and_left(scheduler: Scheduler) -> None:
    before, choice = scheduler.school, scheduler.choice()
    window = scheduler.window
    next(one for one in window.actions_ if one.objectName() == "action.new_version").trigger()
    dialog = scheduler.dialog(QInputDialog)
    dialog.setTextValue("Försök")
    dialog.accept()
    scheduler.wait(lambda: scheduler.school.current != before.current)
    scheduler.look_at_class(choice.lesson)
    scheduler.drag_card(choice.lesson, choice.legal.day, choice.legal.start)
    scheduler.wait(lambda: scheduler.school.placed[choice.lesson].start == choice.legal.start)
    scheduler.settle()
    next(one for one in window.actions_ if one.objectName() == "action.versions").trigger()
    versions = scheduler.dialog(VersionsDialog)
    versions.versions.setCurrentItem(versions.versions.topLevelItem(0))
    versions._buttons["compare"].click()
    compare = scheduler.dialog(CompareWindow)
    differing = {compare.list.topLevelItem(row).data(0, 0x0100).uid for row in range(compare.list.topLevelItemCount())}
    moved = {
        uid for uid, row in scheduler.school.placed.items() if (row.day, row.start) != (before.placed[uid].day, before.placed[uid].start)
    }
    assert choice.lesson in moved <= differing
    compare.close()
    versions._buttons["switch"].click()
    scheduler.wait(lambda: scheduler.school.current == before.current)
    assert scheduler.school.placed == before.placed
    versions.reject()


def test_that_rows_are_pasted_and_a_rule_is_set_for_many(scheduler: Scheduler) -> None:
    window, before = scheduler.window, scheduler.school
    window.actions_.show_data.trigger()
    screen = window.desk.pages["data"]
    screen.go_to("rooms", "")
    QGuiApplication.clipboard().setText("Name\tSeats\nPaviljong 1\t24\nPaviljong 2\tmånga\n")
    screen.paste.click()
    staging = scheduler.dialog(StagingDialog)
    staging.take.click()
    scheduler.wait(lambda: len(scheduler.school.rooms) == len(before.rooms) + 1)
    scheduler.wait(lambda: staging.model.rowCount() == 1)
    staging.reject()
    screen.go_to("rules", "")
    screen.add.click()
    rule = scheduler.dialog(RuleDialog)
    rule.kind.setCurrentIndex(rule.kind.findData("max_days"))
    rule._on_kind()
    rule.everyone.setChecked(False)
    rule.targets.filter.setText("a")
    rule.targets.all.click()
    chosen = rule.targets.ticked
    assert len(chosen) > 1
    scheduler.wait(lambda: rule.contradictions.text()[:1] in "✓✕" and rule.contradictions.text())
    rule.ok.click()
    scheduler.wait(lambda: any(row.targets == chosen and row.rule_id == "max_days" for row in scheduler.school.rules.values()))
