"""A scheduler's day in the real window, on a stored school."""

from __future__ import annotations

import gc
import weakref
from dataclasses import replace
from pathlib import Path

import pytest

from scheduler_app.domain.changes import ChangeSet
from scheduler_app.domain.clock import GRID_MINUTES
from scheduler_app.domain.timetable import LockedBy
from scheduler_app.errors import EnvironmentProblem
from scheduler_app.storage.stores import Stores
from scheduler_app.ui.board.refusal import RefusalPopover
from scheduler_app.ui.main_window import MainWindow
from tests.ui.conftest import PATIENCE_MS, wait

LESSON = "MA-7A-1"  # teacher AND, Monday 08:10
UNPLACED = "MA-7B-3"


def stored(path: Path, lesson: str):
    store = Stores().open(str(path))
    try:
        return store.load().placed.get(lesson)
    finally:
        store.close()


def settle(qtbot, window: MainWindow) -> None:
    """Wait until everything asked is answered and stored."""
    wait(qtbot, lambda: window.background.busy == 0 and window.session.unsaved == 0)


def test_that_opening_a_school_shows_its_board_name_and_counts(window) -> None:
    assert window.pages.currentWidget() is window.board_page.panel
    assert "Lilla Ekskolan" in window.windowTitle()
    assert window.status.placed.text() == "Placed 21 / 35"
    assert "14" in window.status.hard.text()
    assert window.board_page.cards


def test_that_a_legal_drop_is_shown_at_once_stored_and_undone(qtbot, window, school_file) -> None:
    before = window.session.school.placed[LESSON]
    window.board_page.select(LESSON)
    window.board_page.move_requested.emit(LESSON, 4, 600)
    wait(qtbot, lambda: window.session.school.placed[LESSON].day == 4)
    settle(qtbot, window)
    assert stored(school_file, LESSON).day == 4
    window.actions_.undo.trigger()
    wait(qtbot, lambda: window.session.school.placed[LESSON] == before)
    assert stored(school_file, LESSON) == before
    window.actions_.redo.trigger()
    wait(qtbot, lambda: window.session.school.placed[LESSON].start == 600)


def test_that_a_drop_on_the_painted_week_is_made_or_refused_at_once(qtbot, window) -> None:
    window.board_page.select(LESSON)
    wait(qtbot, lambda: window.board_page.panel.board.scene.legality.marks)
    settle(qtbot, window)
    refused = []
    window.flow.refused.connect(lambda lesson, place: refused.append((lesson, place.start)))
    window.board_page.move_requested.emit(LESSON, 0, 560)
    assert refused == [(LESSON, 560)]
    popover = window.board_page.panel.findChild(RefusalPopover)
    assert popover.refusal.position == window.board_page.panel.corner_of(0, 560, popover.refusal.column)
    popover.close()
    window.board_page.move_requested.emit(LESSON, 4, 600)
    assert (window.session.school.placed[LESSON].day, window.session.school.placed[LESSON].start) == (4, 600)
    settle(qtbot, window)


def test_that_a_lesson_that_begins_later_keeps_its_end_and_comes_back_in_one_step(qtbot, window, school_file) -> None:
    before, length = window.session.school.placed[LESSON], window.session.school.lessons[LESSON].minutes
    window.board_page.panel.board.start_requested.emit(LESSON, before.start + 10)
    settle(qtbot, window)
    assert stored(school_file, LESSON).start == before.start + 10
    assert window.session.school.lessons[LESSON].minutes == length - 10
    window.actions_.undo.trigger()
    wait(qtbot, lambda: window.session.school.placed[LESSON] == before)
    assert window.session.school.lessons[LESSON].minutes == length
    settle(qtbot, window)


def test_that_an_unplaced_lesson_gets_the_place_and_a_room(qtbot, window) -> None:
    window.board_page.move_requested.emit(UNPLACED, 4, 600)
    wait(qtbot, lambda: UNPLACED in window.session.school.placed)
    assert window.session.school.placed[UNPLACED].rooms == ("A1",)


def test_that_a_clash_is_refused_with_the_names_of_what_is_in_the_way(qtbot, window) -> None:
    before = window.session.school
    with qtbot.waitSignal(window.flow.refused, timeout=PATIENCE_MS) as refused:
        window.board_page.move_requested.emit(LESSON, 0, 560)  # MA-7B-1 has the same teacher then
    assert window.session.school is before
    assert refused.args[0] == LESSON
    popover = window.board_page.panel.findChild(RefusalPopover)
    assert popover is not None
    assert "Anders" in popover.accessibleDescription() or "7B" in popover.accessibleDescription(), popover.accessibleDescription()
    popover.close()


def test_that_the_other_lesson_can_be_sent_to_the_tray_in_one_step(qtbot, window) -> None:
    history = len(window.session.history)
    window.board_page.clear_requested.emit(LESSON, ("MA-7B-1", "SV-7A-1"), 0, 560)
    wait(qtbot, lambda: "MA-7B-1" not in window.session.school.placed)
    assert window.session.school.placed[LESSON].start == 560
    settle(qtbot, window)
    assert len(window.session.history) == history + 1


def test_that_two_lessons_change_places_in_one_step(qtbot, window) -> None:
    school = window.session.school
    mine = school.placed[LESSON]
    window.board_page.swap_requested.emit(LESSON, "SV-7A-1")
    # SV-7A-1's place is taken by AND in 7B: still refused, nothing changes
    with qtbot.waitSignal(window.flow.refused, timeout=PATIENCE_MS):
        pass
    assert window.session.school is school
    window.board_page.swap_requested.emit("IDH-7A-1", "MA-7A-3")
    wait(qtbot, lambda: window.session.school.placed["IDH-7A-1"].day == 3)
    assert window.session.school.placed["MA-7A-3"].day == 0
    assert mine == window.session.school.placed[LESSON]


def test_that_l_locks_in_a_persons_name_and_del_sends_to_the_tray(qtbot, window) -> None:
    window.board_page.select(LESSON)
    window.actions_.lock.trigger()
    assert window.session.school.placed[LESSON].time_lock is LockedBy.PERSON
    window.actions_.lock.trigger()
    assert window.session.school.placed[LESSON].time_lock is None
    window.actions_.unplace.trigger()
    assert LESSON not in window.session.school.placed
    settle(qtbot, window)


def test_that_the_length_is_changed_from_the_lesson_panel_on_the_grid(qtbot, window) -> None:
    window.board_page.select(LESSON)
    assert window.lesson_dock.lesson == LESSON
    window.lesson_dock.length.setValue(72)
    assert window.session.school.lessons[LESSON].minutes == 70
    assert window.session.school.lessons[LESSON].minutes % GRID_MINUTES == 0


def test_that_a_conflict_lights_its_lessons(qtbot, window) -> None:
    tree = window.conflict_dock.tree
    rule = tree.topLevelItem(0).child(0)
    rule.setExpanded(True)
    assert rule.childCount() == 14
    with qtbot.waitSignal(window.conflict_dock.lessons_chosen, timeout=PATIENCE_MS) as lit:
        tree.setCurrentItem(rule.child(0))
    assert len(lit.args[0]) == 1


def test_that_an_edit_that_cannot_be_stored_stays_shown_and_is_stored_on_retry(qtbot, window, school_file, monkeypatch) -> None:
    store, full = window.session.store, [True]
    kept = store.apply

    def apply(step: ChangeSet, author: str) -> int:
        if full[0]:
            raise EnvironmentProblem("db_failed", path="x", reason="full")
        return kept(step, author)

    monkeypatch.setattr(store, "apply", apply)
    window.board_page.move_requested.emit(LESSON, 4, 600)
    wait(qtbot, lambda: bool(window.banner.text))
    assert window.session.school.placed[LESSON].day == 4
    assert window.session.unsaved == 1
    assert "memory" in window.banner.text
    window.board_page.move_requested.emit(LESSON, 4, 700)  # work goes on
    wait(qtbot, lambda: window.session.unsaved == 2)
    full[0] = False
    window.banner.findChild(object, "banner.action").click()
    settle(qtbot, window)
    assert stored(school_file, LESSON).start == 700


def test_that_undo_takes_back_an_edit_that_was_never_stored(qtbot, window, monkeypatch) -> None:
    before = window.session.school.placed[LESSON]

    def apply(step: ChangeSet, author: str) -> int:
        raise EnvironmentProblem("db_failed", path="x", reason="full")

    monkeypatch.setattr(window.session.store, "apply", apply)
    window.board_page.move_requested.emit(LESSON, 4, 600)
    wait(qtbot, lambda: bool(window.banner.text))
    window.session.undo()
    assert window.session.school.placed[LESSON] == before
    assert window.session.unsaved == 0


def test_that_somebody_elses_edit_is_told_and_read(qtbot, window, school_file) -> None:
    other = Stores().open(str(school_file))
    school = other.load()
    placed = school.placed[LESSON]
    from scheduler_app.domain.changes import Change

    other.apply(ChangeSet("move_lesson", (Change(placed, replace(placed, day=2, start=800)),)), "Other")
    other.close()
    window.board_page.move_requested.emit(LESSON, 4, 600)
    wait(qtbot, lambda: "meantime" in window.banner.text)
    wait(qtbot, lambda: window.session.school.placed[LESSON].start == 800)


def test_that_closing_with_unstored_edits_warns_once(qtbot, window, monkeypatch) -> None:
    def apply(step: ChangeSet, author: str) -> int:
        raise EnvironmentProblem("db_failed", path="x", reason="full")

    monkeypatch.setattr(window.session.store, "apply", apply)
    window.board_page.move_requested.emit(LESSON, 4, 600)
    wait(qtbot, lambda: window.session.unsaved == 1 and bool(window.banner.text))
    assert not window.close()
    assert "could not be stored" in window.banner.text
    assert window.close()


@pytest.mark.parametrize("content", [b"", b"hello", b"SQLite format 3\x00" + b"x" * 2000])
def test_that_a_file_that_is_no_school_gives_a_line_and_stays_as_it_is(qtbot, services, tmp_path, content) -> None:
    path = tmp_path / "foreign.ringklocka"
    path.write_bytes(content)
    window = MainWindow(services)
    qtbot.addWidget(window)
    window.show()
    window.documents.open_address(str(path))
    wait(qtbot, lambda: bool(window.banner.text))
    assert window.session is None
    assert path.read_bytes() == content
    assert "Traceback" not in window.banner.text
    window.close()


def test_that_a_name_with_markup_is_shown_literally(qtbot, window) -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QLabel

    for label in window.findChildren(QLabel):
        if label.text() and "board" not in label.objectName():
            assert label.textFormat() != Qt.TextFormat.RichText
    group = window.session.school.groups["7A"]
    from scheduler_app.domain.changes import Change

    window.session.do(ChangeSet("change", (Change(group, replace(group, name="<b>7A</b> & <Å>")),)))
    window.board_page.select(LESSON)
    assert "<b>7A</b> & <Å>" in window.lesson_dock.title.text()
    assert window.lesson_dock.title.textFormat() is Qt.TextFormat.PlainText


def test_that_a_closed_school_is_not_kept_in_memory(qtbot, window) -> None:
    for name in ("show_data", "show_staffing", "show_board"):
        next(one for one in window.actions_ if one.objectName() == f"action.{name}").trigger()
        wait(qtbot, lambda: window.background.busy == 0)
    school = weakref.ref(window.session.school)
    window.close_school()
    wait(qtbot, lambda: window.session is None and window.background.busy == 0)

    def gone() -> bool:
        gc.collect()
        return school() is None

    wait(qtbot, gone)


def test_that_closing_a_school_goes_back_to_the_start_page_and_remembers_it(qtbot, window, school_file) -> None:
    window.actions_.close_school.trigger()
    assert window.pages.currentWidget() is window.start_page
    assert window.start_page.recent.count() == 1
    assert not window.actions_.solve.isEnabled()
    window.documents.open_address(str(school_file))
    wait(qtbot, lambda: window.session is not None)
