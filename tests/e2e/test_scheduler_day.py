"""A scheduler's day: the real window, the real services, a real file, the real search in its own process."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from scheduler_app.domain.timetable import LockedBy
from scheduler_app.services.demo.calendar import DemoYear, next_whole_term
from scheduler_app.ui import language
from scheduler_app.ui.board.refusal import RefusalPopover
from scheduler_app.ui.board.view_data import Mode
from scheduler_app.ui.dialogs.import_dialog import ImportDialog
from scheduler_app.ui.dialogs.new_school import NewSchoolDialog
from scheduler_app.ui.dialogs.print_dialog import PrintDialog
from scheduler_app.ui.dialogs.publish_dialog import PublishDialog
from scheduler_app.ui.solve_run import Ending
from tests.e2e.driving import PATIENCE_MS, Ticks
from tests.e2e.stored import stored

FET = Path(__file__).parents[1] / "data" / "fet" / "provskolan.fet"
CONTROL = Qt.KeyboardModifier.ControlModifier
LONGEST_STALL_MS = 500
"""Loose on purpose: a shared machine can be slow. The figure that counts (50 ms) is measured by the benchmark."""


def test_that_a_school_is_made_solved_kept_and_taken_back(sit_down, tmp_path) -> None:
    scheduler = sit_down()
    window, path = scheduler.window, tmp_path / "new.ringklocka"
    QTest.mouseClick(window.start_page.demo, Qt.MouseButton.LeftButton)
    dialog = scheduler.dialog(NewSchoolDialog)
    dialog.size_box.setCurrentIndex(dialog.size_box.findData("small"))
    dialog.path.set_text(str(path))
    dialog.buttons.accepted.emit()
    scheduler.wait(lambda: window.session is not None)
    scheduler.settle()
    before, lessons = scheduler.school, len(scheduler.school.lessons)
    assert len(before.placed) < lessons

    window.run_panel.time_limit.setValue(240)
    progress, shown = [], []
    window.run.progressed.connect(progress.append)
    window.search.school_shown.connect(lambda school: shown.append(len(school.placed)))
    ticks = Ticks()
    with scheduler.qtbot.waitSignal(window.run.ended, timeout=3 * PATIENCE_MS) as ended:
        scheduler.press(Qt.Key.Key_F5)
        scheduler.wait(lambda: window.run.is_running)
        scheduler.wait(lambda: progress and shown and shown[-1] == lessons)
        assert scheduler.school is before  # nothing is kept before the end
        assert window.run_panel.placed.text() == f"{lessons} / {lessons}"
        window.actions_.stop.trigger()
    assert ended.args[0].ending is Ending.STOPPED
    scheduler.settle()
    assert ticks.count > 10
    assert ticks.worst < LONGEST_STALL_MS
    assert shown[0] < lessons or len(shown) > 1
    assert len(scheduler.school.placed) == lessons
    assert "Stopped" in window.banner.text
    assert len(window.session.history) == 1
    assert len(stored(path).placed) == lessons

    scheduler.press(Qt.Key.Key_Z, CONTROL)
    scheduler.wait(lambda: scheduler.school.placed == before.placed)
    scheduler.press(Qt.Key.Key_Y, CONTROL)
    scheduler.wait(lambda: len(scheduler.school.placed) == lessons)
    scheduler.settle()


def test_that_class_teacher_and_room_each_have_their_week(scheduler) -> None:
    school, page = scheduler.school, scheduler.window.board_page
    lesson = next(
        uid
        for uid, place in school.placed.items()
        if place.rooms and school.requirement_of(uid).teachers and school.requirement_of(uid).groups
    )
    requirement = school.requirement_of(lesson)
    for key, mode, uid in (
        (Qt.Key.Key_1, Mode.CLASS, None),
        (Qt.Key.Key_2, Mode.TEACHER, requirement.teachers[0]),
        (Qt.Key.Key_3, Mode.ROOM, school.placed[lesson].rooms[0]),
    ):
        scheduler.press(key, CONTROL)
        assert page.panel.mode is mode
        if uid is not None:
            page.go_to(mode, uid)
            assert lesson in {card.lesson for card in page.cards}
        assert page.cards
        assert {card.day for card in page.cards} <= set(school.year.weekdays)


def test_that_a_card_is_dragged_to_a_lawful_place_stored_undone_and_redone(scheduler, school_file) -> None:
    choice = scheduler.choice()
    before = scheduler.school.placed[choice.lesson]
    scheduler.look_at_class(choice.lesson)
    scheduler.drag_card(choice.lesson, choice.legal.day, choice.legal.start)
    scheduler.wait(lambda: scheduler.school.placed[choice.lesson].start == choice.legal.start)
    scheduler.settle()
    after = stored(school_file).placed[choice.lesson]
    assert (after.day, after.start) == (choice.legal.day, choice.legal.start)
    hard = [one for one in scheduler.window.session.report.violations if one.severity == "hard"]
    assert hard == []
    scheduler.press(Qt.Key.Key_Z, CONTROL)
    scheduler.wait(lambda: scheduler.school.placed[choice.lesson] == before)
    scheduler.press(Qt.Key.Key_Y, CONTROL)
    scheduler.wait(lambda: scheduler.school.placed[choice.lesson] == after)
    scheduler.settle()


@pytest.mark.parametrize("code", ["sv", "en"])
def test_that_a_drag_to_an_unlawful_place_is_refused_and_names_who_is_in_the_way(scheduler, code) -> None:
    language.use(code)
    choice, before = scheduler.choice(), scheduler.school
    blocker = next(one for one in choice.blocked.blockers if one.lesson and one.who)
    scheduler.look_at_class(choice.lesson)
    scheduler.drag_card(choice.lesson, choice.blocked.day, choice.blocked.start)
    panel = scheduler.window.board_page.panel
    scheduler.wait(lambda: panel.findChild(RefusalPopover) is not None)
    popover = panel.findChild(RefusalPopover)
    said = popover.accessibleDescription()
    names = [one.name for kind in (before.groups, before.rooms) for uid, one in kind.items() if uid == blocker.who]
    names += [
        f"{one.given_name} {one.family_name}" for kind in (before.staff, before.pupils) for uid, one in kind.items() if uid == blocker.who
    ]
    assert any(name in said for name in names), (names, said)
    assert ("kan inte placeras" if code == "sv" else "cannot be placed") in popover.accessibleName()
    popover.close()
    assert scheduler.school is before


def test_that_a_locked_lesson_stays_where_it_is(scheduler, school_file) -> None:
    choice = scheduler.choice()
    scheduler.look_at_class(choice.lesson)
    QTest.keyClick(scheduler.board, Qt.Key.Key_L)
    scheduler.wait(lambda: scheduler.school.placed[choice.lesson].time_lock is LockedBy.PERSON)
    scheduler.settle()
    before = scheduler.school
    with scheduler.qtbot.waitSignal(scheduler.window.flow.refused, timeout=PATIENCE_MS) as refused:
        scheduler.window.board_page.move_requested.emit(choice.lesson, choice.legal.day, choice.legal.start)
    assert refused.args[0] == choice.lesson
    assert [blocker.rule_id for blocker in refused.args[1].blockers]
    assert scheduler.school is before
    assert stored(school_file).placed[choice.lesson].time_lock is LockedBy.PERSON


def test_that_a_fet_file_becomes_a_school(sit_down, tmp_path) -> None:
    scheduler = sit_down()
    window = scheduler.window
    QTest.mouseClick(window.start_page.from_file, Qt.MouseButton.LeftButton)
    dialog = scheduler.dialog(ImportDialog)
    dialog.source.set_text(str(FET))
    dialog.dry_run.click()
    scheduler.wait(dialog.apply.isEnabled)
    assert window.session is None
    dialog.apply.click()
    keep = scheduler.dialog(QFileDialog)
    keep.fileSelected.emit(str(tmp_path / "provskolan"))
    keep.close()
    scheduler.wait(lambda: window.session is not None)
    scheduler.settle()
    assert "Lilla provskolan" in window.windowTitle()
    assert len(stored(tmp_path / "provskolan.ringklocka").lessons) == len(scheduler.school.lessons) > 0


def test_that_rooms_come_in_from_a_table_of_which_bad_rows_are_told(scheduler, school_file, tmp_path) -> None:
    source = tmp_path / "rooms.csv"
    source.write_text("name;seats\nÖrnen;24\nFalken;many\n", encoding="utf-8")
    scheduler.window.actions_.import_file.trigger()
    dialog = scheduler.dialog(ImportDialog)
    dialog.source.set_text(str(source))
    dialog.dry_run.click()
    scheduler.wait(dialog.apply.isEnabled)
    assert dialog.rows.rowCount() == 1
    dialog.apply.click()
    scheduler.wait(lambda: any(room.name == "Örnen" for room in scheduler.school.rooms.values()))
    scheduler.settle()
    assert any(room.name == "Örnen" for room in stored(school_file).rooms.values())


def test_that_the_print_preview_shows_the_pages_of_what_is_chosen(scheduler, tmp_path) -> None:
    classes = [group for group in scheduler.school.groups.values() if group.kind.value == "class"]
    scheduler.press(Qt.Key.Key_P, CONTROL)
    dialog = scheduler.dialog(PrintDialog)
    scheduler.wait(lambda: not dialog.paper.pixmap().isNull())
    assert dialog.page.maximum() == len(classes)
    dialog.choices.what.setCurrentIndex(dialog.choices.what.findData("rooms"))
    scheduler.wait(lambda: dialog.page.maximum() not in (1, len(classes)))
    with scheduler.qtbot.waitSignal(dialog.saved, timeout=PATIENCE_MS):
        dialog.save_to(str(tmp_path / "rooms.pdf"))
    assert (tmp_path / "rooms.pdf").read_bytes().startswith(b"%PDF")
    dialog.close()


def test_that_publishing_is_previewed_done_and_then_has_nothing_new(scheduler, tmp_path) -> None:
    first, last = next_whole_term(DemoYear(date.today().year).school_year(), date.today())
    scheduler.window.actions_.publish.trigger()
    dialog = scheduler.dialog(PublishDialog)
    dialog.address.set_text(str(tmp_path / "attendance.sqlite"))
    dialog.first.setDate(first)
    dialog.last.setDate(last)
    dialog.look.click()
    scheduler.wait(dialog.publish.isEnabled)
    count = int(dialog.counts.text().split("New: ")[1].split(".")[0].replace(",", ""))
    assert count > len(scheduler.school.lessons)
    with scheduler.qtbot.waitSignal(dialog.published, timeout=PATIENCE_MS) as published:
        dialog.publish.click()
    assert published.args[0].new == count
    assert f"{count:,} new" in dialog.message.text()
    dialog.look.click()
    scheduler.wait(dialog.publish.isEnabled)
    assert dialog.counts.text().startswith("New: 0. Changed: 0. Cancelled: 0.")
    dialog.close()


def test_that_everything_is_there_the_next_morning(scheduler, sit_down, school_file) -> None:
    choice = scheduler.choice()
    scheduler.window.board_page.select(choice.lesson)
    scheduler.window.actions_.unplace.trigger()
    scheduler.window.close()  # at once: what is under way is finished first
    scheduler.wait(lambda: not scheduler.window.isVisible())
    evening = stored(school_file)
    assert choice.lesson not in evening.placed

    morning = sit_down()
    recent = morning.window.start_page.recent
    assert recent.count() == 1
    recent.itemActivated.emit(recent.item(0))
    morning.wait(lambda: morning.window.session is not None)
    morning.settle()
    assert morning.school == evening
    morning.press(Qt.Key.Key_Z, CONTROL)  # undo reaches back over the night
    morning.wait(lambda: choice.lesson in morning.school.placed)
    morning.settle()


def test_that_edits_made_just_before_the_school_is_closed_are_stored(scheduler, school_file) -> None:
    lessons = [uid for uid, placement in scheduler.school.placed.items() if placement.time_lock is None][:6]
    for lesson in lessons:
        scheduler.window.flow.unplace(lesson)
    assert scheduler.window.session.unsaved == len(lessons)
    scheduler.window.actions_.close_school.trigger()
    scheduler.wait(lambda: scheduler.window.background.busy == 0)
    assert not set(lessons) & set(stored(school_file).placed)


@pytest.mark.parametrize(("code", "word"), [("sv", "lämnats orörd"), ("en", "left untouched")])
def test_that_a_broken_file_gives_one_line_in_the_users_language(sit_down, tmp_path, code, word) -> None:
    language.use(code)
    path = tmp_path / "broken.ringklocka"
    path.write_bytes(b"SQLite format 3\x00" + bytes(4000))
    scheduler = sit_down()
    window = scheduler.window
    window.documents.open_address(str(path))
    scheduler.wait(lambda: window.banner.text)
    assert window.session is None
    assert word in window.banner.text
    assert "Traceback" not in window.banner.text
    assert window.pages.currentWidget() is window.start_page
    assert path.read_bytes() == b"SQLite format 3\x00" + bytes(4000)
