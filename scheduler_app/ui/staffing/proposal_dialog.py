"""The dialog that proposes teachers: what may change, how long to look, what was found, and a button that uses it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from scheduler_app.domain.school import School
from scheduler_app.domain.staffing import Freedom
from scheduler_app.ui.background import Background
from scheduler_app.ui.desktop_services import StaffingSearch
from scheduler_app.ui.dialogs.form import MessageLine, add_row
from scheduler_app.ui.empty_word import EmptyWord
from scheduler_app.ui.language import current, error_line
from scheduler_app.ui.staffing.proposal_run import ProposalRun

SECONDS, MOST_SECONDS = 30, 600

MakeJob = Callable[[School, Freedom, float], StaffingSearch]


class ProposalDialog(QDialog):
    """Looks for a proposal in a child process; `chosen` carries the step that the user wants to use."""

    chosen = Signal(object)  # ChangeSet

    def __init__(self, make_job: MakeJob, background: Background, school: School, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("proposal")
        self.setWindowTitle(self.tr("Propose teachers"))
        self.resize(680, 520)
        self._make_job, self._background, self._school = make_job, background, school
        self._proposal: Any = None
        self.run = ProposalRun(background, self)
        self._build()
        self._assemble()
        self._connect()

    # Widgets

    def _build(self) -> None:
        self.vacant = QRadioButton(self.tr("Fill only what has &no teacher"))
        self.vacant.setObjectName("proposal.vacant")
        self.vacant.setChecked(True)
        self.unlocked = QRadioButton(self.tr("Change e&verything that is not locked"))
        self.unlocked.setObjectName("proposal.unlocked")
        self.seconds = QSpinBox()
        self.seconds.setObjectName("proposal.seconds")
        self.seconds.setRange(1, MOST_SECONDS)
        self.seconds.setValue(SECONDS)
        self.seconds.setSuffix(self.tr(" s"))
        self.start = QPushButton(self.tr("&Look for a proposal"))
        self.start.setObjectName("proposal.start")
        self.start.setDefault(True)
        self.stop = QPushButton(self.tr("&Stop and show the best"))
        self.stop.setObjectName("proposal.stop")
        self.stop.setEnabled(False)
        self.progress = QProgressBar()
        self.progress.setObjectName("proposal.progress")
        self.progress.setTextVisible(False)
        self.progress.hide()
        self.said = QLabel(
            self.tr(
                "Teachers get what they are qualified for, within their time; classes keep the teachers they had, "
                "each teacher gets as few classes as possible, and wishes are followed where they can be."
            )
        )
        self.said.setObjectName("proposal.said")
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.said.setWordWrap(True)
        self.message = MessageLine("proposal.message")
        self.found = QListWidget()
        self.found.setObjectName("proposal.found")
        self.found.setAccessibleName(self.tr("The proposal"))
        self.found.setWordWrap(True)
        EmptyWord(self.found, self.tr("What the proposal changes is listed here, before anything is used."))
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.use = self.buttons.addButton(self.tr("&Use the proposal"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.use.setObjectName("proposal.use")
        self.use.setEnabled(False)

    def _assemble(self) -> None:
        form = QFormLayout()
        form.addRow(self.vacant)
        form.addRow(self.unlocked)
        add_row(form, self.tr("Look for at &most"), self.seconds)
        column = QVBoxLayout(self)
        column.addWidget(self.said)
        column.addLayout(form)
        search = QHBoxLayout()
        search.addWidget(self.start)
        search.addWidget(self.stop)
        search.addStretch(1)
        column.addLayout(search)
        column.addWidget(self.progress)
        column.addWidget(self.message)
        column.addWidget(self.found, 1)
        column.addWidget(self.buttons)

    def _connect(self) -> None:
        self.start.clicked.connect(self._on_start)
        self.stop.clicked.connect(self.run.stop)
        self.run.improved.connect(self._on_improved)
        self.run.ended.connect(self._on_ended)
        self.run.failed.connect(self._on_failed)
        self.buttons.rejected.connect(self.reject)
        self.use.clicked.connect(self._on_use)
        self.finished.connect(lambda _result: self.run.abandon())

    # Private

    def _on_start(self) -> None:
        school, seconds = self._school, float(self.seconds.value())
        freedom = Freedom.UNLOCKED if self.unlocked.isChecked() else Freedom.VACANT
        self._show_running(True)
        self.found.clear()
        self.message.say(self.tr("Looking…"))
        make = self._make_job
        self._background.run(lambda: make(school, freedom, seconds), self._on_job, self._on_failed, owner=self)

    def _on_job(self, job: StaffingSearch) -> None:
        if not job.open_places:
            self._show_running(False)
            self.message.say(self.tr("Everything has its teachers already. Choose the other way to change what is not locked."))
            return
        self.run.start(job)

    def _on_improved(self, unfilled: int, _cost: int, seconds: float) -> None:
        self.message.say(self.tr("{seconds} s: teachers missing so far: {n}").format(seconds=f"{seconds:.0f}", n=unfilled))

    def _on_failed(self, error: Exception) -> None:
        self._show_running(False)
        self.message.say(error_line(error))

    def _on_ended(self, proposal: Any) -> None:
        self._show_running(False)
        self._proposal = proposal
        if proposal is None:
            self.message.say(self.tr("The search stopped unexpectedly and found nothing. Try again."))
            return
        changes, unfilled = list(proposal.changes()), proposal.unfilled()
        places = sum(row.places for row in unfilled)
        text = self.tr("Requirements that get other teachers: {changes}. Teachers still missing: {n}.")
        self.message.say(text.format(changes=len(changes), n=places))
        self.found.addItems([f"⚠ {row.reason(self._school, current())}" for row in unfilled])
        self.found.addItems([self._change_text(requirement, after) for requirement, after in changes])
        self.use.setEnabled(bool(changes))
        if changes:
            self.use.setFocus()

    def _change_text(self, requirement: Any, after: tuple[str, ...]) -> str:
        school = self._school
        groups = ", ".join(school.groups[uid].name for uid in requirement.groups)
        before, now = (", ".join(school.staff[uid].name for uid in uids) or "–" for uids in (requirement.teachers, after))
        return f"{groups} {school.subjects[requirement.subject].name}: {before} → {now}"

    def _on_use(self) -> None:
        self.chosen.emit(self._proposal.step())
        self.accept()

    def _show_running(self, running: bool) -> None:
        for widget in (self.start, self.vacant, self.unlocked, self.seconds):
            widget.setEnabled(not running)
        self.stop.setEnabled(running)
        self.use.setEnabled(False)
        self.progress.setVisible(running)
        self.progress.setRange(0, 0 if running else 1)
