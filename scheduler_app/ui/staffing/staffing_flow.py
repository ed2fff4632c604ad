"""Staff planning in the window: its page, its dialogs, and the steps they lead to."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from scheduler_app.domain.changes import ChangeSet
from scheduler_app.domain.school import School
from scheduler_app.ui.asking import file_to_read, file_to_write
from scheduler_app.ui.desk import Desk
from scheduler_app.ui.filled_later import FilledLater

if TYPE_CHECKING:
    from scheduler_app.services.ports import SchoolStores
    from scheduler_app.ui.staffing.page import StaffingPage


class StaffPlanning(QObject):
    """Everything is counted in the worker thread, for the newest school, and only while the page is in sight."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self.page: StaffingPage | None = None
        self._frame = FilledLater("staffing.frame", self._show)
        desk.add_page("staffing", self.tr("Staff p&lanning"), self._frame, key="Ctrl+J", icon_name="people")
        desk.school_changed.connect(lambda _step: self._refresh())
        desk.closed.connect(self._clear)

    # The page

    def _show(self) -> None:
        if self.page is None:
            self._make_page()
        self._refresh()

    def _make_page(self) -> None:
        from scheduler_app.ui.staffing.page import StaffingPage

        self.page = page = StaffingPage(self._frame)
        self._frame.hold(page)
        page.assign.assign_requested.connect(self._assign)
        page.assign.unassign_requested.connect(self._unassign)
        page.assign.lock_requested.connect(self._lock)
        page.report_wanted.connect(lambda _name: self._refresh_report())
        page.propose_requested.connect(self.ask_proposal)
        page.duty_requested.connect(self.propose_duty)
        page.vacancy_requested.connect(self._ask_vacancy)
        page.last_year_requested.connect(self._ask_last_year)
        page.export_requested.connect(self._ask_export)

    def _refresh(self) -> None:
        desk, page = self._desk, self.page
        if page is None or desk.session is None or not self._frame.isVisible():
            return
        from scheduler_app.ui.staffing.lines import Staffing

        school = desk.school
        desk.background.run(lambda: Staffing(school), page.show_staffing, desk.fail, latest="staffing", owner=page)
        self._refresh_report()

    def _refresh_report(self) -> None:
        desk, page = self._desk, self.page
        if page is None or desk.session is None or page.report is None:
            return
        from scheduler_app.ui.staffing.report_tables import TABLES

        school, name = desk.school, page.report
        make = TABLES[name]
        desk.background.run(
            lambda: make(school), lambda table: page.show_report(name, table), desk.fail, latest="staffing.report", owner=page
        )

    def _clear(self) -> None:
        if self.page is not None:
            self.page.clear()

    # Steps

    def _assign(self, requirement: str, staff: str) -> None:
        from scheduler_app.services.staffing.assigning import assign_teacher

        self._desk.edit(lambda school: assign_teacher(school, requirement, staff))

    def _unassign(self, requirement: str) -> None:
        from scheduler_app.services.staffing.assigning import unassign_teacher

        self._desk.edit(lambda school: unassign_teacher(school, requirement))

    def _lock(self, requirement: str, locked: bool) -> None:
        from scheduler_app.services.staffing.assigning import lock_staffing

        self._desk.edit(lambda school: lock_staffing(school, (requirement,), locked))

    def ask_proposal(self) -> None:
        if not self._desk.may_edit():
            return
        from scheduler_app.ui.staffing.proposal_dialog import ProposalDialog

        desk = self._desk
        dialog = ProposalDialog(desk.services.staffing_job, desk.background, desk.school, desk.window)
        dialog.chosen.connect(desk.do)
        desk.leaving.connect(dialog.run.abandon)
        desk.show_dialog(dialog)

    def _ask_vacancy(self) -> None:
        if not self._desk.may_edit():
            return
        from scheduler_app.services.staffing import vacant_post
        from scheduler_app.ui.staffing.vacancy_dialog import VacancyDialog

        desk = self._desk
        dialog = VacancyDialog(desk.school, desk.window)
        dialog.chosen.connect(lambda name, percent, subjects: desk.edit(lambda school: vacant_post(school, name, percent, subjects)))
        desk.show_dialog(dialog)

    def propose_duty(self) -> None:
        from scheduler_app.services.staffing import propose_break_duty

        desk, school = self._desk, self._desk.school
        desk.background.run(lambda: propose_break_duty(school), self._on_duty, desk.fail)

    def _on_duty(self, proposal: Any) -> None:
        done = self._desk.do(proposal.step)
        missing = sum(number for _, number, _ in proposal.missing)
        if done:
            text = self.tr("Break duties filled: {placed}. Not filled: {missing}.")
            self._desk.tell(text.format(placed=proposal.placed, missing=missing))
            if self.page is not None:
                self.page.tabs.setCurrentIndex([*self.page.reports].index("break_duty") + 1)

    # Files

    def _ask_last_year(self) -> None:
        title, kinds = self.tr("Last year's school"), self.tr("Schools (*.ringklocka)")
        self._desk.show_dialog(file_to_read(self._desk.window, "staffing.last_year", title, kinds, self.read_last_year))

    def read_last_year(self, address: str) -> None:
        """Take over who had which class from another school file, as one step."""
        desk, school, stores = self._desk, self._desk.school, self._desk.services.stores
        desk.background.run(lambda: _last_year(stores, school, address), self._on_last_year, desk.fail)

    def _on_last_year(self, step: ChangeSet) -> None:
        if self._desk.do(step):
            self._desk.tell(self.tr("Rows about who had the classes last year: {n}.").format(n=dict(step.data)["n"]))

    def _ask_export(self) -> None:
        kinds = self.tr("Edlevo/ProCapita (*.xml);;Table (*.csv)")
        suffixes = {kind: "csv" if "csv" in kind else "xml" for kind in kinds.split(";;")}
        self._desk.show_dialog(file_to_write(self._desk.window, "staffing.export", self.tr("Export the staff plan"), suffixes, self.export))

    def export(self, path: str) -> None:
        """Write the staff plan in the format of the file's suffix."""
        desk, school = self._desk, self._desk.school
        write = desk.services.export_staff
        desk.background.run(
            lambda: write(school, Path(path)),
            lambda number: desk.tell(self.tr("Rows written to {path}: {n}").format(n=number, path=path)),
            desk.fail,
        )


def _last_year(stores: SchoolStores, school: School, address: str) -> ChangeSet:
    from contextlib import closing

    from scheduler_app.services.staffing import remember_last_year

    with closing(stores.open(address)) as store:
        return remember_last_year(school, store.load())
