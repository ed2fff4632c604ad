"""The conflict list in the real window: lights cards, goes to the rule, ignores with a reason."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from PySide6.QtWidgets import QInputDialog

from scheduler_app.services.checking import check
from scheduler_app.ui.conflict_dock import ConflictDock
from tests.ui.conftest import wait

LESSON = "MA-7A-1"


def texts(dock: ConflictDock) -> list[str]:
    return [dock.tree.topLevelItem(row).text(0) for row in range(dock.tree.topLevelItemCount())]


def test_that_a_breach_is_ignored_with_a_reason_and_heeded_again(qtbot, window) -> None:
    dock: ConflictDock = window.conflict_dock
    window.flow.unplace(LESSON)
    wait(qtbot, lambda: window.session.reported is window.session.school)
    hard = window.session.report.hard
    dock.tree.setCurrentItem(dock.tree.topLevelItem(0).child(0))
    shown, waiting = dock.chosen()[0].lessons, window.board_page.tray.lessons
    assert window.board_page.tray._tree.currentIndex() == waiting.index_of(shown[0])  # without a place: shown in the tray, nothing is grey
    assert window.board_page.panel.board.scene.lit is None
    assert dock._line(dock.chosen()[0]).text(1) == "7A, Anna Andersson"  # whom it is about, not the lesson again
    dock.ignore.click()
    wait(qtbot, lambda: any(one.isVisible() for one in window.findChildren(QInputDialog)))
    dialog = window.findChildren(QInputDialog)[-1]
    dialog.setTextValue("<i>läggs</i> i maj")
    dialog.accept()
    wait(qtbot, lambda: window.session.school.ignored and window.session.reported is window.session.school)
    assert texts(dock) == [f"Ignored with a reason ({hard})"]
    assert window.session.report.hard == hard
    top = dock.tree.topLevelItem(0)
    top.child(0).setExpanded(True)
    assert "<i>läggs</i> i maj" in top.child(0).child(0).text(0)
    dock.tree.setCurrentItem(top.child(0).child(0))
    dock.heed.click()
    wait(qtbot, lambda: texts(dock)[0].startswith("Hard"))


def test_that_lines_that_read_alike_are_numbered_and_stand_beside_who(qtbot, open_window, services) -> None:
    window = open_window(replace(services, check=check))
    dock: ConflictDock = window.conflict_dock
    school, alike = window.session.school, defaultdict(list)
    for uid, lesson in school.lessons.items():
        alike[lesson.requirement, lesson.minutes].append(uid)
    for uid in next(same for same in alike.values() if len(same) > 1):
        if uid in school.placed:
            window.flow.unplace(uid)
    wait(qtbot, lambda: window.session.reported is window.session.school)
    hard = dock.tree.topLevelItem(0)
    row = next(hard.child(number) for number in range(hard.childCount()) if hard.child(number).text(0).startswith("Unplaced"))
    row.setExpanded(True)
    lines = [row.child(number).text(0) for number in range(row.childCount())]
    assert len(set(lines)) == len(lines)
    assert any("(2 of " in line for line in lines)
    dock.resize(2400, 300)
    dock._share_width()
    assert dock.tree.columnWidth(0) <= 640
    assert dock.tree.header().length() == dock.tree.viewport().width()


def test_that_what_lies_is_lit_and_what_waits_is_shown_in_the_tray(window) -> None:
    page, school = window.board_page, window.session.school
    waiting = next(uid for uid in school.lessons if uid not in school.placed)
    page.light((waiting, LESSON))
    assert page.panel.board.scene.lit == {LESSON}
    assert page.tray._tree.currentIndex() == page.tray.lessons.index_of(waiting)


def test_that_enter_goes_to_the_rule_that_is_broken(qtbot, open_window, services) -> None:
    window = open_window(replace(services, check=check))
    dock: ConflictDock = window.conflict_dock
    school = window.session.school
    named = [one for one in window.session.report.violations if one.rule in school.rules]
    assert named, "the tiny school has a rule of its own that is broken"
    dock.rule_requested.emit(named[0])
    screen = window.desk.pages["data"]
    assert screen.isVisible()
    assert screen.kind.key == "rules"
    assert [row.uid for row in screen.selected()] == [named[0].rule]
    always = next(one for one in school.lessons)
    window.flow.unplace(always)
    wait(qtbot, lambda: any(one.rule_id == "placed" for one in window.session.report.violations))
    dock.rule_requested.emit(next(one for one in window.session.report.violations if one.rule_id == "placed"))
    assert window.banner.isVisible()
