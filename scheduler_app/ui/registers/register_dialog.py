"""Import from a register: ask it, see what would change row by row, then do it or not."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QListWidget, QPushButton, QVBoxLayout, QWidget

from scheduler_app.domain.register import RegisterSource
from scheduler_app.domain.school import School
from scheduler_app.services.ports import SchoolStore
from scheduler_app.ui.background import Background
from scheduler_app.ui.desktop_services import Registering
from scheduler_app.ui.dialogs.form import MessageLine
from scheduler_app.ui.dialogs.import_report import report_lines, report_summary
from scheduler_app.ui.empty_word import EmptyWord
from scheduler_app.ui.language import current, error_line
from scheduler_app.ui.registers.register_fields import RegisterFields

MOST_LINES = 2000
"""Differences shown; the rest are counted."""


class _GivenUpError(Exception):
    """Ends a look whose dialog has been closed."""


class _Looking:
    """What the worker thread tells of one look and the dialog reads now and then; plain values, no Qt."""

    def __init__(self) -> None:
        self.given_up = False
        self.resource, self.rows = "", 0

    def __call__(self, resource: str, rows: int) -> None:
        if self.given_up:
            raise _GivenUpError
        self.resource, self.rows = resource, rows


class RegisterDialog(QDialog):
    """A look first, always; `outcome_chosen` is sent with the source when the user applies it. Nothing changes before that."""

    outcome_chosen = Signal(object, object)  # ImportOutcome, RegisterSource

    def __init__(
        self, use: Registering, background: Background, school: School | None, store: SchoolStore | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("register")
        self._use, self._background, self._school, self._store = use, background, school, store
        self._outcome: Any = None
        self._source: RegisterSource | None = None
        self._looking: _Looking | None = None
        self.setWindowTitle(self.tr("Import from SS 12000"))
        self.resize(720, 640)
        self.fields = RegisterFields(use.profiles())
        self.look_button = QPushButton(self.tr("&Preview without changing anything"))
        self.look_button.setObjectName("register.look")
        self.look_button.setDefault(True)
        self.message = MessageLine("register.message")
        self.summary = QLabel(self.tr("Nothing is changed until you press Apply. The secret is kept in the computer's keyring only."))
        self.summary.setObjectName("register.summary")
        self.summary.setTextFormat(Qt.TextFormat.PlainText)
        self.summary.setWordWrap(True)
        self.lines = QListWidget()
        self.lines.setObjectName("register.lines")
        self.lines.setAccessibleName(self.tr("What would change"))
        EmptyWord(self.lines, self.tr("What would change is listed here."))
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.apply = self.buttons.addButton(self.tr("Apply"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.apply.setEnabled(False)
        column = QVBoxLayout(self)
        column.addWidget(self.fields)
        column.addWidget(self.look_button, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (self.message, self.summary):
            column.addWidget(part)
        column.addWidget(self.lines, 1)
        column.addWidget(self.buttons)
        self._clock = QTimer(self)
        self._clock.setInterval(200)
        self._clock.timeout.connect(self._show_progress)
        self.fields.changed.connect(self._on_change)
        self.look_button.clicked.connect(self.look)
        self.apply.clicked.connect(self._on_apply)
        self.buttons.rejected.connect(self.reject)
        self.finished.connect(self._give_up)
        self._on_change()
        self._ask_for_secret()

    def look(self) -> None:
        """Ask the register in the background and show what it would change."""
        self._on_change()
        self.fields.remember()
        source, full, looking = self.fields.source(), self.fields.full.isChecked(), _Looking()
        self._source, self._looking = source, looking
        self.look_button.setEnabled(False)
        self.fields.setEnabled(False)
        self.summary.setText(self.tr("Asking the register…"))
        self._clock.start()
        use, school, store, language = self._use, self._school, self._store, current()
        self._background.run(lambda: use.look(school, store, source, full, looking, language), self._on_looked, self._on_failed, owner=self)

    def _on_looked(self, found: Any) -> None:
        outcome, lines, kept = found
        self._ready()
        self._outcome = outcome
        report = outcome.report.data(current())
        words = [report_summary(report)]
        if not kept:
            words.append(self.tr("This computer has no keyring: the secret will be asked for next time."))
        self.summary.setText(" ".join(words))
        if kept:
            self.fields.secret.clear()
        self.fields.say_secret_kept(kept)
        told = [what if row.startswith("×") else f"{row}: {what}" for row, what in report_lines(report)]
        self.lines.clear()
        self.lines.addItems(told + lines[:MOST_LINES])
        if len(lines) > MOST_LINES:
            self.lines.addItem(self.tr("… and {n} more").format(n=len(lines) - MOST_LINES))
        self._outcome, step = outcome, outcome.step  # clearing the secret has forgotten it
        self.apply.setEnabled(outcome.school is not None or bool(step is not None and step.changes))

    def _on_failed(self, error: Exception) -> None:
        self._ready()
        if not isinstance(error, _GivenUpError):
            self.summary.setText("")
            self.message.say(error_line(error))

    def _ready(self) -> None:
        self._clock.stop()
        self._looking = None
        self.fields.setEnabled(True)
        self.look_button.setEnabled(True)

    def _on_change(self) -> None:
        self._outcome = None
        self.apply.setEnabled(False)
        self.look_button.setEnabled(bool(self.fields.url.text().strip()))
        self.lines.clear()
        self.message.say("")

    def _show_progress(self) -> None:
        if self._looking is not None and self._looking.resource:
            self.summary.setText(self.tr("{resource}: {n}").format(resource=self._looking.resource, n=self._looking.rows))

    def _ask_for_secret(self) -> None:
        source = self.fields.source()
        if source.url:
            self._background.run(lambda: self._use.has_secret(source), self.fields.say_secret_kept, lambda error: None, owner=self)

    def _give_up(self) -> None:
        if self._looking is not None:
            self._looking.given_up = True

    def _on_apply(self) -> None:
        outcome, source = self._outcome, self._source
        if outcome is not None:
            self.accept()
            self.outcome_chosen.emit(outcome, source)
