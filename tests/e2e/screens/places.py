"""Everything there is to photograph, by name: how to come there in an open window. The window is put in order after each."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import QItemSelectionModel, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QMenu

from scheduler_app.domain.changes import apply_changes
from scheduler_app.services.demo.calendar import DemoYear, next_whole_term
from scheduler_app.services.editing import change, move_lesson
from scheduler_app.ui.advice.suggest_dialog import SuggestDialog
from scheduler_app.ui.board.view_data import Mode
from scheduler_app.ui.dialogs.import_dialog import ImportDialog
from scheduler_app.ui.dialogs.print_dialog import PrintDialog
from scheduler_app.ui.dialogs.publish_dialog import PublishDialog
from scheduler_app.ui.language import current
from scheduler_app.ui.rules.rule_dialog import RuleDialog
from scheduler_app.ui.staffing.staffing_flow import StaffPlanning
from tests.e2e.screens.driver import Photographer

Enter = Callable[[Photographer], object]
_OF_A_LESSON = ("room", "free_teachers", "why_here", "split", "this_date", "single_pupil")
ROOMS = "name;seats;building\nÖrnen;24;A\nFalken;many;A\nUgglan;18;B\n;12;B\n"


def explaining(path: Path, _seconds: float) -> list[str]:
    """A child process that answers at once, in place of the minute that explaining takes."""
    answer = json.loads(Path(__file__).with_name(f"explanation_{current()}.json").read_text(encoding="utf-8"))
    return [sys.executable, "-S", "-c", f"print({json.dumps(answer)!r})"]


def _lesson(scheduler: Photographer) -> str:
    """A lesson of one class with a teacher and a room."""
    school = scheduler.school
    return next(
        uid
        for uid, placed in sorted(school.placed.items())
        if placed.rooms and len(school.requirement_of(uid).groups) == 1 and school.requirement_of(uid).teachers and not placed.time_lock
        and school.groups[school.requirement_of(uid).groups[0]].kind.value == "class"
    )  # fmt: skip


def _board(scheduler: Photographer, mode: Mode = Mode.CLASS, columns: int = 1) -> None:
    scheduler.action("show_board")
    page = scheduler.window.board_page
    page.select("")
    page.light(())
    page.panel.show_table(False)
    page._show(mode, [item.uid for item in page._presenter.resources(mode)[:columns]])
    page.panel.fit()


def _mode(mode: Mode, columns: int = 1) -> Enter:
    return lambda scheduler: _board(scheduler, mode, columns)


def _selected(scheduler: Photographer) -> str:
    _board(scheduler)
    lesson = _lesson(scheduler)
    scheduler.window.board_page.go_to_lesson(lesson)
    scheduler.window.board_page.panel.fit()
    scheduler.wait(lambda: scheduler.board.scene.legality.lesson == lesson and scheduler.board.scene.legality.marks)
    return lesson


def _carried(scheduler: Photographer) -> None:
    lesson = _selected(scheduler)
    scheduler.window.board_page._on_pick_up(lesson)
    scheduler.board.setFocus()
    for key in (Qt.Key.Key_PageDown, Qt.Key.Key_Down, Qt.Key.Key_Down):
        QTest.keyClick(scheduler.board, key)


def _refused(scheduler: Photographer) -> None:
    choice = scheduler.choice()
    _board(scheduler)
    scheduler.window.board_page.go_to_lesson(choice.lesson)
    scheduler.window.flow.move(choice.lesson, choice.blocked.day, choice.blocked.start)
    scheduler.wait(lambda: scheduler.window.board_page.panel.findChildren(object, "board.refusal"))


def _card_menu(scheduler: Photographer) -> None:
    lesson = _selected(scheduler)
    board = scheduler.board
    laid = board.scene.layout.cards_of(lesson)[0]
    column = board.data.columns[0].uid
    board.context_requested.emit(lesson, laid.card.day, laid.card.start, column, board.mapToGlobal(QPoint(120, 120)))


def _as_table(scheduler: Photographer) -> None:
    _selected(scheduler)
    scheduler.window.board_page.panel.show_table(True)


def _periods(scheduler: Photographer) -> None:
    """The last of all: the school has a period frame from now on."""
    frame = tuple((str(number + 1), 480 + 60 * number, 530 + 60 * number) for number in range(8))
    scheduler.window.desk.edit(lambda school: change(school, replace(school.unit, period_frame=frame)))
    scheduler.settle()
    _board(scheduler)
    scheduler.window.board_page.panel._period.setChecked(True)


def _panel(name: str) -> Enter:
    def enter(scheduler: Photographer) -> None:
        _selected(scheduler)
        dock = next(one for one in scheduler.window.panels.docks if one.objectName() == f"dock.{name}")
        if dock.isHidden():
            dock.toggleViewAction().trigger()
        dock.raise_()

    return enter


def _conflicts(scheduler: Photographer) -> None:
    _board(scheduler)
    dock = scheduler.window.conflict_dock
    scheduler.window.panels.bring_up(scheduler.window.panels.conflicts)
    rule = dock.tree.topLevelItem(0).child(0)
    rule.setExpanded(True)
    dock.tree.setCurrentItem(rule.child(0))


def _ignoring(scheduler: Photographer) -> None:
    _conflicts(scheduler)
    scheduler.window.conflict_dock.ignore.click()


def _menu(name: str) -> Enter:
    def enter(scheduler: Photographer) -> None:
        _selected(scheduler)
        menu: QMenu = scheduler.window.desk.menus[name]
        menu.popup(scheduler.window.mapToGlobal(QPoint(20, 40)))

    return enter


def _dialog(action: str, *, lesson: bool = False) -> Enter:
    def enter(scheduler: Photographer) -> None:
        _selected(scheduler) if lesson else _board(scheduler)
        scheduler.action(action)
        scheduler.wait(lambda: any(one.isVisible() for one in scheduler.window.findChildren(QDialog)))

    return enter


def _suggested(scheduler: Photographer) -> None:
    """The suggestions when the search for them has ended."""
    _dialog("suggest", lesson=True)(scheduler)
    dialog = next(one for one in scheduler.window.findChildren(SuggestDialog) if one.isVisible())
    scheduler.wait(lambda: not dialog.stop.isEnabled())


def _data(key: str) -> Enter:
    def enter(scheduler: Photographer) -> None:
        scheduler.action("show_data")
        screen = scheduler.window.desk.pages["data"]
        screen.go_to(key, "")
        scheduler.quiet()
        if screen.proxy.rowCount():
            screen.table.setCurrentIndex(screen.proxy.index(0, 0))

    return enter


def _several(scheduler: Photographer) -> None:
    _data("rooms")(scheduler)
    scheduler.window.desk.pages["data"].table.selectAll()
    scheduler.window.desk.pages["data"].several.click()


def _paste(scheduler: Photographer) -> None:
    _data("rooms")(scheduler)
    screen = scheduler.window.desk.pages["data"]
    screen.paste_requested.emit("Paviljong 1\t24\nPaviljong 2\tmånga\n", 0, 0)
    scheduler.wait(lambda: any(one.isVisible() for one in scheduler.window.findChildren(QDialog)))


def _rule(rule_id: str) -> Enter:
    def enter(scheduler: Photographer) -> None:
        _board(scheduler)
        rules = scheduler.school.rules.values()
        scheduler.window.desk.rule_wanted.emit(next(row.uid for row in rules if row.rule_id == rule_id))
        dialog = scheduler.dialog(RuleDialog)
        scheduler.wait(lambda: dialog.contradictions.text()[:1] in "✓✕" and dialog.contradictions.text())

    return enter


def _staffing(report: str | None) -> Enter:
    def enter(scheduler: Photographer) -> None:
        scheduler.action("show_staffing")
        page = scheduler.window.desk.findChild(StaffPlanning).page
        page.tabs.setCurrentIndex([None, *page.reports].index(report))
        scheduler.quiet()
        if report is None:
            people, teaching = page.assign.people, page.assign.requirements
            scheduler.wait(lambda: people.model_.lines and teaching.model_.lines)
            chosen = teaching.proxy.index(0, 0)
            teaching.selectionModel().setCurrentIndex(
                chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            )

    return enter


def _staffing_dialog(button: str) -> Enter:
    def enter(scheduler: Photographer) -> None:
        _staffing(None)(scheduler)
        getattr(scheduler.window.desk.findChild(StaffPlanning).page, button).click()

    return enter


def _printed(kind: str) -> Enter:
    def enter(scheduler: Photographer) -> None:
        _dialog("print")(scheduler)
        dialog = scheduler.dialog(PrintDialog)
        dialog.choices.what.setCurrentIndex(dialog.choices.what.findData(kind))
        scheduler.quiet()
        scheduler.wait(lambda: not dialog.paper.pixmap().isNull())

    return enter


def _publishing(folder: Path) -> Enter:
    def enter(scheduler: Photographer) -> None:
        _dialog("publish")(scheduler)
        dialog = scheduler.dialog(PublishDialog)
        first, last = next_whole_term(DemoYear(date.today().year).school_year(), date.today())
        dialog.address.set_text(str(folder / "attendance.sqlite"))
        dialog.first.setDate(first)
        dialog.last.setDate(last)
        dialog.look.click()
        scheduler.wait(lambda: dialog.look.isEnabled() and scheduler.window.background.busy == 0)

    return enter


def _importing(folder: Path, tab: int) -> Enter:
    def enter(scheduler: Photographer) -> None:
        (folder / "rooms.csv").write_text(ROOMS, encoding="utf-8")
        _dialog("import")(scheduler)
        dialog = scheduler.dialog(ImportDialog)
        dialog.source.set_text(str(folder / "rooms.csv"))
        dialog.dry_run.click()
        scheduler.wait(dialog.apply.isEnabled)
        dialog.tabs.setCurrentIndex(tab)

    return enter


def _compared(scheduler: Photographer) -> None:
    from scheduler_app.ui.versions.versions_flow import Versions

    _board(scheduler)
    flow = scheduler.window.desk.findChild(Versions)
    other = next(uid for uid in scheduler.school.timetables if uid != scheduler.school.current)
    flow.compare_version(other)
    scheduler.wait(lambda: any(one.isVisible() for one in scheduler.window.findChildren(QDialog)))


def _repaired(scheduler: Photographer) -> None:
    """What a search that was to move few lessons opens when it has moved two."""
    _board(scheduler)
    before = scheduler.school
    free = sorted((placed.start, uid) for uid, placed in before.placed.items() if not placed.time_lock)
    for start, uid in (free[0], free[1]):
        before = apply_changes(before, move_lesson(before, uid, before.placed[uid].day, start + 60).changes)
    scheduler.window.desk.repaired.emit(before)
    scheduler.wait(lambda: any(one.isVisible() for one in scheduler.window.findChildren(QDialog)))


def _searched(scheduler: Photographer) -> None:
    """A search under way, as its events draw it: it has come to the timetable in sight, whose checked numbers it shows."""
    _board(scheduler)
    window = scheduler.window
    window.panels.bring_up(window.panels.run)
    panel, school = window.run_panel, scheduler.school
    from scheduler_app.services.solving import Progress

    scheduler.wait(lambda: window.session.reported is school)
    hard = sum(1 for violation in window.session.report.violations if str(violation.severity) == "hard")
    lessons, placed = len(school.lessons), len(school.placed)
    panel._on_started(lessons)
    panel._on_phase("improve")
    for second in range(0, 60, 2):
        so_far = placed - (lessons - placed) * (58 - second) // 4
        panel._on_progress(Progress(so_far, lessons, hard, None, None, second))


def every_place(folder: Path) -> dict[str, Enter]:
    """Name of the picture and the way there; files that dialogs read and write lie in the folder."""
    lesson = True
    return {
        **{f"board-{mode.value}": _mode(mode) for mode in Mode},
        "board-four-classes": _mode(Mode.CLASS, 4), "board-selected": _selected, "board-carried": _carried, "board-table": _as_table,
        "board-refused": _refused, "board-menu": _card_menu,
        "panel-conflicts": _conflicts, "panel-search": _searched, "dialog-ignore": _ignoring,
        **{f"panel-{name}": _panel(name) for name in ("tray", "lesson", "history", "pane.class", "pane.teacher", "pane.room", "load")},
        **{f"menu-{name}": _menu(name) for name in ("file", "edit", "lesson", "view", "plan", "solve", "help", "panels")},
        **{f"dialog-{name}": _dialog(name) for name in (
            "new_demo", "new_empty", "new_import", "open_address", "export", "publish", "find", "about", "import_log", "protected",
            "new_rule", "versions", "bookmarks", "bookmark", "new_version", "absence", "correct", "dates", "publications", "explain",
            "import_register",
        )},
        **{f"dialog-{name}": _dialog(name, lesson=lesson) for name in _OF_A_LESSON},
        "dialog-protect": _protect, "dialog-password": _password, "dialog-compare": _compared, "dialog-repaired": _repaired,
        "dialog-suggest": _suggested, "dialog-publish-preview": _publishing(folder),
        **{f"dialog-import-{tab}": _importing(folder, tab) for tab in range(3)},
        "dialog-several": _several, "dialog-paste": _paste,
        **{f"staffing-{report or 'assign'}": _staffing(report) for report in (None, "need", "working_time", "break_duty", "fairness")},
        **{f"dialog-{button}": _staffing_dialog(button) for button in ("propose", "vacancy")},
        **{f"print-{kind}": _printed(kind) for kind in ("classes", "teachers", "rooms", "pupils", "overview", "staff")},
    }  # fmt: skip


def places_of_the_school(scheduler: Photographer) -> dict[str, Enter]:
    """Every table, and a rule of every kind that the school has."""
    tables = {f"data-{kind.key}": _data(kind.key) for kind in scheduler.window.desk.pages["data"].kinds}
    kinds = sorted({rule.rule_id for rule in scheduler.school.rules.values()})
    return {**tables, **{f"rule-{rule_id}": _rule(rule_id) for rule_id in kinds}, "board-periods": _periods}


def _protect(scheduler: Photographer) -> None:
    from scheduler_app.ui.imports_flow import Imports

    _board(scheduler)
    scheduler.window.desk.findChild(Imports).ask_protect()


def _password(scheduler: Photographer) -> None:
    _board(scheduler)
    scheduler.window.documents._ask_password("postgresql://anna@db.example.se/schema")
