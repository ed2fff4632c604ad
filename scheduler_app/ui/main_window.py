"""The window: puts the parts together and connects them. What the parts do is theirs."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, QTimer, QUrl
from PySide6.QtGui import QCloseEvent, QDesktopServices
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget

from scheduler_app.domain.changes import ChangeSet, ConflictError
from scheduler_app.domain.school import School
from scheduler_app.errors import InputError
from scheduler_app.paths import user_log
from scheduler_app.ui import recent
from scheduler_app.ui.about import show_about
from scheduler_app.ui.actions import Actions
from scheduler_app.ui.appearance import follow_theme_choice
from scheduler_app.ui.background import Background
from scheduler_app.ui.banner import Banner, Tone
from scheduler_app.ui.board.view_data import Mode
from scheduler_app.ui.board_page import BoardPage
from scheduler_app.ui.conflict_dock import ConflictDock
from scheduler_app.ui.conflict_text import conflict_text
from scheduler_app.ui.desk import Desk
from scheduler_app.ui.desktop_services import DesktopServices
from scheduler_app.ui.documents import Documents
from scheduler_app.ui.editing_flow import EditingFlow
from scheduler_app.ui.failures import log_failure
from scheduler_app.ui.features import plug_in
from scheduler_app.ui.history_dock import HistoryDock
from scheduler_app.ui.icons import app_icon
from scheduler_app.ui.language import error_line
from scheduler_app.ui.lesson_dock import LessonDock
from scheduler_app.ui.menus import fill_menus
from scheduler_app.ui.pages import Pages
from scheduler_app.ui.panels import Panels
from scheduler_app.ui.run_panel import RunPanel
from scheduler_app.ui.search_flow import SearchFlow
from scheduler_app.ui.session import Opened, SchoolSession
from scheduler_app.ui.solve_run import SolveRun
from scheduler_app.ui.start_page import StartPage
from scheduler_app.ui.status_line import StatusLine
from scheduler_app.ui.toolbar import Toolbar


class MainWindow(QMainWindow):
    """One window, at most one open school."""

    def __init__(self, services: DesktopServices) -> None:
        super().__init__()
        self.setObjectName("main")
        self.setWindowTitle("Ringklocka")
        self.setWindowIcon(app_icon())
        self._services = services
        self.search: SearchFlow | None = None
        self.background = Background(self)
        self.documents = Documents(services, self.background, self)
        self.run = SolveRun(services.solve_job, self.background, self)
        self.actions_ = Actions(self)
        self._build()
        self._wire()
        restored = self.panels.restore()
        self.start_page.show_recent(recent.recent_schools())
        self._show_page(self.start_page)
        if not restored:
            layout = self.layout()
            assert layout is not None
            layout.activate()  # as small as it can be now
            self.resize(self.screen().availableGeometry().size().boundedTo(QSize(1280, 720)))

    @property
    def session(self) -> SchoolSession | None:
        return self.desk.session

    @property
    def flow(self) -> EditingFlow | None:
        return self.desk.flow

    # Widgets

    def _build(self) -> None:
        self.banner = Banner()
        self.start_page = StartPage()
        self.board_page = BoardPage(self)
        self.pages = Pages()
        for page in (self.start_page, self.board_page.panel):
            self.pages.addWidget(page)
        centre = QWidget()
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.banner)
        column.addWidget(self.pages, 1)
        self.setCentralWidget(centre)
        self.lesson_dock = LessonDock()
        self.run_panel = RunPanel(self.run)
        self.conflict_dock = ConflictDock()
        self.history_dock = HistoryDock()
        self.panels = Panels(self, self.board_page.tray, self.lesson_dock, self.run_panel, self.history_dock, self.conflict_dock)
        self.panels.lesson_area = self.board_page.panel.selected_area
        self.status = StatusLine()
        self.statusBar().addWidget(self.status, 1)
        self.toolbar = Toolbar(self, self.actions_)
        self.addToolBar(self.toolbar)
        self.desk = Desk(self, self._services, self.background, self.actions_, self.banner, self.board_page)
        self.desk.panels = self.panels
        self.desk.menus = fill_menus(self, self.actions_)
        self.desk.menus["panels"].addActions(self.panels.toggle_actions())
        plug_in(self.desk)
        for plugged in self.desk.pages.values():
            self.pages.addWidget(plugged)
        self.panels.settle()

    # Wiring

    def _wire(self) -> None:
        self._wire_documents()
        self._wire_actions()
        self._wire_board()
        self.background.busy_changed.connect(self.status.show_busy)
        self.background.busy_changed.connect(self._show_status)
        self.run_panel.start_requested.connect(self._on_solve)
        self.run_panel.stop_requested.connect(self.run.stop)
        self.history_dock.undo_requested.connect(self.actions_.undo.trigger)
        self.history_dock.redo_requested.connect(self.actions_.redo.trigger)
        self.conflict_dock.lessons_chosen.connect(self.board_page.light)

    def _wire_documents(self) -> None:
        documents, page = self.documents, self.start_page
        documents.opened.connect(self._on_opened)
        documents.failed.connect(self._on_open_failed)
        page.open_requested.connect(documents.ask_open)
        page.demo_requested.connect(documents.ask_demo)
        page.empty_requested.connect(documents.ask_empty)
        page.import_requested.connect(documents.ask_import)
        page.address_chosen.connect(documents.open_address)

    def _wire_actions(self) -> None:
        act, documents = self.actions_, self.documents
        pairs: list[tuple[object, Callable[[], object]]] = [
            (act.new_demo, documents.ask_demo), (act.new_empty, documents.ask_empty), (act.new_import, documents.ask_import),
            (act.open, documents.ask_open), (act.open_address, documents.ask_address), (act.close_school, self.close_school),
            (act.quit, self.close), (act.undo, self._on_undo), (act.redo, self._on_redo),
            (act.lock, lambda: self._with_lesson(lambda flow, uid: flow.toggle_lock(uid))),
            (act.unplace, lambda: self._with_lesson(lambda flow, uid: flow.unplace(uid))),
            (act.show_board, lambda: self._show_page(self.board_page.panel)),
            (act.solve, lambda: self._on_solve(self.run_panel.settings())), (act.stop, self.run.stop),
            (act.check, self._on_check), (act.reset_layout, self.panels.reset),
            (act.about, lambda: show_about(self)), (act.log_folder, lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(user_log())))),
        ]  # fmt: skip
        for action, slot in pairs:
            action.triggered.connect(lambda _checked=False, slot=slot: slot())  # type: ignore[attr-defined]
        act.modes.triggered.connect(lambda action: self._on_mode(Mode(action.data())))
        follow_theme_choice(act.themes)

    def _wire_board(self) -> None:
        page = self.board_page
        page.lesson_selected.connect(self._on_selected)
        for signal, act in (
            (page.verdicts_wanted, EditingFlow.want_verdicts), (page.move_requested, EditingFlow.move),
            (page.room_move_requested, EditingFlow.move_to_room), (page.start_requested, EditingFlow.set_start),
            (page.swap_requested, EditingFlow.swap), (page.clear_requested, EditingFlow.clear_and_move),
            (page.length_requested, EditingFlow.set_length), (page.lock_requested, EditingFlow.toggle_lock),
            (page.unplace_requested, EditingFlow.unplace), (self.lesson_dock.length_requested, EditingFlow.set_length),
            (self.lesson_dock.room_requested, EditingFlow.set_room), (self.lesson_dock.lock_requested, EditingFlow.set_lock),
            (self.lesson_dock.unplace_requested, EditingFlow.unplace),
        ):  # fmt: skip
            signal.connect(self._to_flow(act))
        self.desk.page_wanted.connect(self._show_page)
        page.properties_requested.connect(lambda _uid: self.panels.bring_up(self.panels.lesson))
        page.mode_changed.connect(self._on_board_mode)
        page.modes_known.connect(self.actions_.offer_modes)
        for widget in (page.panel.board, page.panel.overview, page.panel.table, page.tray):
            widget.addActions(list(self.actions_.board_keys))

    def _to_flow(self, act: Callable[..., None]) -> Callable[..., None]:
        """Passes a signal on to the editing flow of the open school, if there is one."""
        return lambda *arguments: act(self.flow, *arguments) if self.flow is not None else None

    # Opening and closing

    def _on_opened(self, opened: Opened) -> None:
        self.close_school()
        session = SchoolSession(opened, self.background, self._services.author, self._services.check, self)
        flow = EditingFlow(session, self.background, self._services, session)
        self.desk.session, self.desk.flow = session, flow
        self.search = SearchFlow(self.run, session, session)
        session.school_changed.connect(self._on_school_changed)
        session.school_changed.connect(self.desk.school_changed)
        session.history_changed.connect(self._on_history)
        session.checked.connect(self._on_checked)
        session.checked.connect(self.desk.checked)
        session.checked.connect(self.run_panel.show_report)
        session.check_failed.connect(self.desk.fail)
        session.store_failed.connect(self._on_store_failed)
        session.store_recovered.connect(self._on_stored)
        session.conflict_found.connect(self._on_conflict)
        session.undo_refused.connect(self.desk.fail)
        flow.verdicts_ready.connect(self.board_page.show_verdicts)
        flow.places_counted.connect(self.board_page.show_places)
        flow.refused.connect(self.board_page.show_refusal)
        flow.told.connect(self.desk.tell)
        flow.failed.connect(self.desk.fail)
        self.search.running_changed.connect(self._on_running)
        self.search.school_shown.connect(self._on_search_shown)
        self.search.message.connect(self._on_search_told)
        self.search.repaired.connect(self.desk.repaired)
        self.banner.hide()
        for action in self.actions_.school_actions:
            action.setEnabled(True)
        self._on_school_changed(None)
        self._on_history(session.history)
        self.setWindowTitle(f"{session.school.unit.name} – Ringklocka")
        self.actions_.show_board.setChecked(True)
        self._show_page(self.board_page.panel)
        session.check()
        self.background.run(self._services.warm_up, lambda _: None, log_failure)
        self.desk.opened.emit()

    def close_school(self) -> None:
        """Back to the start page; everything is stored already, or the user has been told."""
        session = self.session
        if session is None:
            return
        if self.search is not None:
            self.search.close()
        session.leave(self.desk.fail)
        self.desk.session = self.desk.flow = self.search = None
        self.desk.closed.emit()
        for action in self.actions_.school_actions:
            action.setEnabled(False)
        self.actions_.stop.setEnabled(False)
        self.conflict_dock.clear()
        self.lesson_dock.clear()
        self.history_dock.show_history(())
        self.board_page.forget()
        self.status.clear()
        self.setWindowTitle("Ringklocka")
        self.start_page.show_recent(recent.recent_schools())
        self._show_page(self.start_page)

    def closeEvent(self, event: QCloseEvent) -> None:
        session = self.session
        if session is not None and session.storing and not self._leave_unsaved:
            self._close_when_stored = True
            event.ignore()
            return
        if session is not None and session.unsaved and not self._leave_unsaved:
            self._leave_unsaved = True
            self.banner.show_message(
                Tone.ERROR, self.tr("There are edits that could not be stored. Try again, or close once more to discard them."),
                self.tr("Try again"), session.retry,
            )  # fmt: skip
            event.ignore()
            return
        if self.search is not None:
            self.search.close()
        self.panels.save()
        self.desk.leaving.emit()
        self.background.shut_down(session.close_store if session is not None else None)
        event.accept()

    _leave_unsaved = False
    _close_when_stored = False
    _store_failing = False

    def _on_open_failed(self, error: Exception, again: Callable[[], None]) -> None:
        if not isinstance(error, InputError):
            log_failure(error)
        self.start_page.show_recent(recent.recent_schools())
        self.banner.show_message(Tone.ERROR, error_line(error), self.tr("Try again"), again)

    # What the session tells

    def _on_school_changed(self, step: ChangeSet | None) -> None:
        assert self.session is not None
        school: School = self.session.school
        self.board_page.show_school(school, step)
        self.status.show_school(school)
        self._show_lesson(self.board_page.selected)
        self._enable_undo()

    def _on_history(self, entries: object) -> None:
        if self.session is not None:
            self.history_dock.show_history(self.session.history)
            self._enable_undo()

    def _on_checked(self, report: object) -> None:
        if self.session is not None:
            self.conflict_dock.show_report(self.session.school, report)
            self.board_page.show_remarks(report)
            self.status.show_report(report)
            if self.flow is not None:
                self.flow.count_places()

    def _on_store_failed(self, error: Exception, waiting: int) -> None:
        log_failure(error)
        self._close_when_stored = False
        text = error_line(error)
        self._store_failing = bool(waiting)
        if waiting and self.session is not None:
            text += " " + self.tr("Your edit is kept in memory.")
            self.banner.show_message(Tone.ERROR, text, self.tr("Try again"), self.session.retry)
        else:
            self.banner.show_message(Tone.ERROR, text)
        self._enable_undo()

    def _on_stored(self) -> None:
        self._leave_unsaved = False
        if self._store_failing:
            self._store_failing = False
            self.banner.show_message(Tone.NOTE, self.tr("All your edits are stored."))
        if self._close_when_stored:
            self._close_when_stored = False
            QTimer.singleShot(0, self.close)

    def _on_conflict(self, error: ConflictError) -> None:
        assert self.session is not None
        self.banner.show_message(Tone.WARNING, conflict_text(self.session.school, error))

    def _on_search_shown(self, school: School) -> None:
        self.board_page.show_placements(school)
        self.status.show_school(school)

    def _on_search_told(self, tone: Tone, text: str) -> None:
        """Why lessons are left in the tray can be asked at once."""
        school = self.desk.school
        if tone is Tone.WARNING and len(school.placed) < len(school.lessons):
            self.banner.show_message(tone, text, self.tr("&Why?"), self.actions_.named("explain").trigger)
        else:
            self.banner.show_message(tone, text)

    # What the user wishes

    def _with_lesson(self, act: Callable[[EditingFlow, str], None]) -> None:
        if self.flow is not None and self.desk.has_lesson(placed=True):
            act(self.flow, self.board_page.selected)

    def _on_check(self) -> None:
        if self.session is not None:
            self.session.check()

    def _on_undo(self) -> None:
        if self.session is not None and self.flow is not None and self.flow.may_edit():
            self.session.undo()

    def _on_redo(self) -> None:
        if self.session is not None and self.flow is not None and self.flow.may_edit():
            self.session.redo()

    def _on_solve(self, settings: object) -> None:
        if self.search is not None:
            self.panels.bring_up(self.panels.run)
            self.actions_.show_board.setChecked(True)
            self._show_page(self.board_page.panel)
            self.search.start(settings)  # type: ignore[arg-type]

    def _on_running(self, running: bool) -> None:
        assert self.flow is not None
        self.flow.editable = not running
        self.desk.running_changed.emit(running)
        self.actions_.solve.setEnabled(not running)
        self.actions_.stop.setEnabled(running)
        self._show_lesson(self.board_page.selected)

    def _on_selected(self, uid: str) -> None:
        self._show_lesson(uid)
        self.panels.clear_lesson()
        self.desk.lesson_selected.emit(uid)

    def _show_lesson(self, uid: str) -> None:
        if self.session is not None:
            self.lesson_dock.show_lesson(self.session.school, uid, editable=self.flow is None or self.flow.editable)

    def _enable_undo(self) -> None:
        if self.session is not None:
            self.actions_.undo.setEnabled(self.session.can_undo)
            self.actions_.redo.setEnabled(self.session.can_redo)

    def _on_mode(self, mode: Mode) -> None:
        self.actions_.show_board.setChecked(True)
        self._show_page(self.board_page.panel)
        self.board_page.set_mode(mode)

    def _on_board_mode(self, mode: Mode) -> None:
        for action in self.actions_.modes.actions():
            action.setChecked(action.data() == mode)

    def _show_page(self, page: QWidget) -> None:
        self.pages.setCurrentWidget(page)
        self.panels.show_all(page is self.board_page.panel)
        self.toolbar.setVisible(page is not self.start_page)
        self._show_status()
        if page is self.board_page.panel:
            self.board_page.take_keyboard()

    def _show_status(self) -> None:
        """Without a school the bar has something to say only while there is work."""
        self.statusBar().setVisible(self.pages.currentWidget() is not self.start_page or bool(self.background.busy))
