"""A school leader's work on the staff planning page, on a stored school in the real window."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QScrollArea

from scheduler_app.domain.planning import DutyBreak
from scheduler_app.storage.stores import Stores
from scheduler_app.ui import language
from scheduler_app.ui.staffing import report_head
from scheduler_app.ui.staffing.assign_panel import STAFF_MIME
from scheduler_app.ui.staffing.line_table import Line, LineModel, LineTable
from scheduler_app.ui.staffing.proposal_dialog import ProposalDialog
from scheduler_app.ui.staffing.report_head import ReportHead
from scheduler_app.ui.staffing.staffing_flow import StaffPlanning
from scheduler_app.ui.staffing.vacancy_dialog import VacancyDialog
from tests.schools import tiny_school
from tests.ui.conftest import is_alive, wait


def _settle(qtbot, window) -> None:
    wait(qtbot, lambda: window.background.busy == 0 and window.session.unsaved == 0)


@pytest.fixture
def planning(qtbot, window) -> StaffPlanning:
    """The page in sight, filled."""
    flow = window.desk.findChild(StaffPlanning)
    action = next(one for one in window.actions_ if one.objectName() == "action.show_staffing")
    action.trigger()
    wait(qtbot, lambda: flow.page is not None and flow.page.assign.requirements.model_.lines)
    return flow


def _teachers(window, requirement: str) -> tuple[str, ...]:
    return window.session.school.requirements[requirement].teachers


def _choose(table: LineTable, uid: str) -> None:
    table.setCurrentIndex(table.proxy.mapFromSource(table.model_.index(table.model_.row_of(uid), 0)))


def test_that_choosing_teaching_puts_whoever_suits_best_first(planning) -> None:
    panel = planning.page.assign
    assert len(panel.requirements.model_.lines) == 12  # lunch and conference are nobody's teaching
    _choose(panel.requirements, "EN-7A")
    lines = panel.people.model_.lines
    assert [line.uid for line in lines][:2] == ["BER", "AND"]
    assert "has it" in lines[0].texts
    assert "qualified" in lines[1].texts
    assert lines[1].texts[3] == "480"  # 1,080 less 480 planned less 120
    assert all(line.weak for line in lines[2:])
    assert "7A Engelska" in panel.question.text()


def test_that_enter_gives_and_delete_takes_as_steps_that_can_be_undone(qtbot, window, planning) -> None:
    panel = planning.page.assign
    _choose(panel.requirements, "EN-7A")
    qtbot.keyClick(panel.requirements, Qt.Key.Key_Delete)
    wait(qtbot, lambda: _teachers(window, "EN-7A") == ())
    _settle(qtbot, window)
    assert planning.page.summary.text().startswith("Teachers missing: 1")
    panel.vacant_only.setChecked(True)
    assert panel.requirements.proxy.rowCount() == 1
    _choose(panel.requirements, "EN-7A")
    qtbot.keyClick(panel.requirements, Qt.Key.Key_Return)
    assert panel.people.current() == "BER" or panel.people.current() == "AND"
    chosen = panel.people.current()
    qtbot.keyClick(panel.people, Qt.Key.Key_Return)
    wait(qtbot, lambda: _teachers(window, "EN-7A") == (chosen,))
    _settle(qtbot, window)
    window.actions_.undo.trigger()
    wait(qtbot, lambda: _teachers(window, "EN-7A") == ())


def test_that_a_person_dropped_on_teaching_has_it_and_the_reverse(qtbot, window, planning) -> None:
    panel = planning.page.assign
    table = panel.requirements
    index = table.proxy.mapFromSource(table.model_.index(table.model_.row_of("MA-7A"), 0))
    table.scrollTo(index)
    data = QMimeData()
    data.setData(STAFF_MIME, b"CEC")
    drop = QDropEvent(
        QPointF(table.visualRect(index).center()), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    table.dropEvent(drop)
    wait(qtbot, lambda: _teachers(window, "MA-7A") == ("CEC",))
    panel.people.dropped.emit("DAV", "MA-7B")
    wait(qtbot, lambda: _teachers(window, "MA-7B") == ("DAV",))


def test_that_what_is_dragged_carries_its_uid(planning) -> None:
    model = planning.page.assign.people.model_
    data = model.mimeData([model.index(0, 0)])
    assert bytes(data.data(STAFF_MIME).data()).decode() == model.lines[0].uid


def test_that_a_locked_choice_is_refused_in_words(qtbot, window, planning) -> None:
    panel = planning.page.assign
    _choose(panel.requirements, "MA-7A")
    panel.lock.click()
    wait(qtbot, lambda: "MA-7A" in window.session.school.requirement_staffing)
    _settle(qtbot, window)
    assert not panel.give.isEnabled()
    panel.assign_requested.emit("MA-7A", "CEC")
    assert "locked" in window.banner.findChild(type(planning.page.summary)).text() or window.banner.isVisible()
    assert _teachers(window, "MA-7A") == ("AND",)
    panel.lock.click()
    wait(qtbot, lambda: not window.session.school.requirement_staffing["MA-7A"].locked)


@pytest.mark.parametrize("number", [1, 2, 3, 4])
@pytest.mark.parametrize("spoken", ["en", "sv"])
def test_that_every_report_is_shown_in_both_languages(qtbot, open_window, services, number, spoken) -> None:
    language.use(spoken)
    window = open_window(services)
    flow = window.desk.findChild(StaffPlanning)
    next(one for one in window.actions_ if one.objectName() == "action.show_staffing").trigger()
    wait(qtbot, lambda: flow.page is not None)
    flow.page.tabs.setCurrentIndex(number)
    name = [*flow.page.reports][number - 1]
    table, head = flow.page.reports[name]
    wait(qtbot, head.said.text)
    assert name == "break_duty" or table.model_.lines
    assert "{" not in head.said.text() + head.sources.text()
    assert bool(head.sources.text()) == (name in ("need", "working_time"))
    assert table.accessibleName()


def test_that_break_duty_is_proposed_and_shown(qtbot, open_window, services, tmp_path: Path) -> None:
    path = tmp_path / "rast.ringklocka"
    rast = DutyBreak("rast", "Skolgården", 0, 630, 20, 1, "A")
    Stores().create(str(path), replace(tiny_school(), duty_breaks={"rast": rast}, rules={})).close()
    window = open_window(services, str(path))
    flow = window.desk.findChild(StaffPlanning)
    next(one for one in window.actions_ if one.objectName() == "action.show_staffing").trigger()
    wait(qtbot, lambda: flow.page is not None)
    flow.page.duty.click()
    table, _ = flow.page.reports["break_duty"]
    wait(qtbot, lambda: table.model_.lines and table.model_.lines[0].texts[3])
    assert table.model_.lines[0].texts[0] == "Skolgården"


def test_that_a_proposal_is_looked_for_shown_and_used(qtbot, window, planning) -> None:
    planning.page.assign.unassign_requested.emit("EN-7A")
    wait(qtbot, lambda: _teachers(window, "EN-7A") == ())
    _settle(qtbot, window)
    planning.page.propose.click()
    dialog = window.findChild(ProposalDialog)
    dialog.seconds.setValue(2)
    dialog.start.click()
    assert dialog.stop.isEnabled()
    wait(qtbot, dialog.use.isEnabled)
    assert dialog.found.count() == 1
    assert dialog.found.item(0).text().startswith("7A Engelska: – → ")
    dialog.use.click()
    wait(qtbot, lambda: len(_teachers(window, "EN-7A")) == 1)
    _settle(qtbot, window)
    assert next(entry.label for entry in window.session.history) == "propose_staff"


def test_that_a_stopped_search_shows_its_best_and_a_closed_dialog_ends_it(qtbot, window, planning) -> None:
    planning.page.propose.click()
    dialog = window.findChild(ProposalDialog)
    dialog.unlocked.setChecked(True)
    dialog.seconds.setValue(60)
    dialog.start.click()
    wait(qtbot, lambda: dialog.run.is_running)
    dialog.stop.click()
    wait(qtbot, lambda: not dialog.run.is_running and dialog.start.isEnabled())
    dialog.start.click()
    wait(qtbot, lambda: dialog.run.is_running)
    process = dialog.run._process
    dialog.reject()
    assert not dialog.run.is_running
    assert process is not None


def test_that_a_window_closed_meanwhile_ends_the_search(qtbot, window, planning, monkeypatch: pytest.MonkeyPatch) -> None:
    planning.page.propose.click()
    dialog = window.findChild(ProposalDialog)
    command = [sys.executable, "-c", "import time; time.sleep(600)"]
    monkeypatch.setattr("scheduler_app.services.solving.StaffingJob.command", lambda self: command)
    dialog.unlocked.setChecked(True)
    dialog.start.click()
    wait(qtbot, lambda: dialog.run.is_running and dialog.run._process.processId())
    child = dialog.run._process.processId()
    window.close()
    assert not dialog.run.is_running
    wait(qtbot, lambda: not is_alive(child))


def test_that_a_search_that_cannot_start_is_said(qtbot, window, planning, monkeypatch: pytest.MonkeyPatch) -> None:
    planning.page.propose.click()
    dialog = window.findChild(ProposalDialog)
    monkeypatch.setattr("scheduler_app.services.solving.StaffingJob.command", lambda self: [sys.executable, "-c", "import os; os._exit(3)"])
    dialog.unlocked.setChecked(True)
    dialog.start.click()
    wait(qtbot, dialog.start.isEnabled)
    assert "stopped unexpectedly" in dialog.message.text()
    dialog.reject()


def test_that_last_year_and_export_work_from_the_page(qtbot, window, planning, school_file: Path, tmp_path: Path) -> None:
    planning.read_last_year(str(school_file))
    wait(qtbot, lambda: window.session.school.taught_before)
    planning.export(str(tmp_path / "plan.xml"))
    wait(qtbot, (tmp_path / "plan.xml").exists)
    planning.export(str(tmp_path / "plan.pdf"))
    _settle(qtbot, window)
    assert not (tmp_path / "plan.pdf").exists()


def test_that_a_vacant_post_is_added_with_its_subjects(qtbot, window, planning) -> None:
    planning.page.vacancy.click()
    dialog = window.findChild(VacancyDialog)
    assert not dialog.buttons.button(dialog.buttons.StandardButton.Ok).isEnabled()
    dialog.name.setText("Vakans MA")
    dialog.percent.setValue(60)
    rows = [dialog.subjects.item(number) for number in range(dialog.subjects.count())]
    next(item for item in rows if "(MA)" in item.text()).setCheckState(Qt.CheckState.Checked)
    dialog.buttons.button(dialog.buttons.StandardButton.Ok).click()
    wait(qtbot, lambda: window.session.school.post_terms)
    _choose(planning.page.assign.requirements, "MA-7A")
    wait(qtbot, lambda: any("vacant post" in line.texts[0] for line in planning.page.assign.people.model_.lines))
    (uid,) = window.session.school.post_terms
    line = next(line for line in planning.page.assign.people.model_.lines if line.uid == uid)
    assert line.texts[5] == "qualified"


def test_that_closing_the_school_empties_the_page(window, planning) -> None:
    window.close_school()
    assert not planning.page.assign.requirements.model_.lines
    assert planning.page.summary.text() == ""


def test_that_lines_keep_the_promises_of_an_item_model(qtbot) -> None:
    table = LineTable("t")
    model = table.model_
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    model.show_lines([Line("a", ("1", "x")), Line("b", ("2", "y"), strong=True)], ("n", "t"), (0,))
    table.proxy.narrow("y", strong_only=True)
    assert table.proxy.rowCount() == 1
    assert model.data(model.index(0, 1), Qt.ItemDataRole.AccessibleTextRole) == "t: x"
    assert isinstance(model, LineModel)
    assert model.row_of("none") == -1


@pytest.mark.parametrize("report", [None, "need", "working_time", "break_duty", "fairness"])
def test_that_on_a_laptop_at_200_percent_only_the_tables_scroll(qtbot, window, planning, report) -> None:
    window.resize(683, 384)
    page = planning.page
    page.tabs.setCurrentIndex([None, *page.reports].index(report))
    _settle(qtbot, window)
    if report is not None:
        page.reports[report][1].said.setText("What is said over a table can take three lines where the window is narrow. " * 3)
    area = page.parentWidget().parentWidget()
    qtbot.wait(20)
    assert window.height() <= 384
    assert isinstance(area, QScrollArea)
    assert not area.verticalScrollBar().isVisible()
    assert not area.horizontalScrollBar().isVisible()


def test_that_the_median_stands_first_however_the_table_is_sorted(qtbot) -> None:
    table = LineTable("lines")
    qtbot.addWidget(table)
    lines = (Line("", ("Median", "5"), ("", 5), pinned=True), Line("a", ("Anna", "9"), ("anna", 9)), Line("b", ("Bo", "1"), ("bo", 1)))
    table.model_.show_lines(lines, ("Teacher", "Lessons"), (1,))
    table.setSortingEnabled(True)
    for column in (0, 1):
        for order in Qt.SortOrder:
            table.sortByColumn(column, order)
            assert table.proxy.index(0, 0).data() == "Median"
    bold = [table.proxy.index(row, 1).data(Qt.ItemDataRole.FontRole) is not None for row in range(3)]
    assert bold == [True, False, False]


def test_that_laws_are_shown_on_demand_where_the_screen_is_low(qtbot, monkeypatch) -> None:
    monkeypatch.setattr(report_head, "_HIGH", 100_000)
    head = ReportHead("need")
    qtbot.addWidget(head)
    head.show()
    head.show_texts("35 weeks", "")
    assert not head.more.isVisible()
    head.show_texts("35 weeks", "Education Act")
    assert head.more.isVisible()
    assert not head.sources.isVisible()
    head.more.click()
    assert head.sources.isVisible()
    assert "Education Act" in head.sources.text()
