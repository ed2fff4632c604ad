"""Import: choose a file, see what would happen row by row, then do it or not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from scheduler_app.domain.school import School
from scheduler_app.ui import labels
from scheduler_app.ui.background import Background
from scheduler_app.ui.desktop_services import DesktopServices
from scheduler_app.ui.dialogs.form import MessageLine, PathField, add_row
from scheduler_app.ui.dialogs.import_report import report_lines, report_summary
from scheduler_app.ui.language import current, error_line


class ImportDialog(QDialog):
    """A dry run first, always; `outcome_chosen` is sent when the user applies it. Nothing changes before that."""

    outcome_chosen = Signal(object)  # ImportOutcome

    def __init__(self, services: DesktopServices, background: Background, school: School | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("import")
        self._services, self._background, self._school = services, background, school
        self._outcome: Any = None
        self._asked = 0
        self.setWindowTitle(self.tr("Import"))
        self.resize(760, 520)
        self.source = PathField("import.source", self.tr("All files (*)"), save=False, folder_allowed=True)
        self.format = QComboBox()
        self.format.setObjectName("import.format")
        self.format.addItem(self.tr("Found from the file"), None)
        for name in services.import_formats:
            self.format.addItem(labels.file_format(name), name)
        self.dry_run = QPushButton(self.tr("&Look without changing anything"))
        self.dry_run.setObjectName("import.dry_run")
        self.dry_run.setEnabled(False)
        self.message = MessageLine("import.message")
        self.summary = QLabel(self.tr("Choose a file and look at what it would change. Nothing is changed until you press Apply."))
        self.summary.setObjectName("import.summary")
        self.summary.setTextFormat(Qt.TextFormat.PlainText)
        self.summary.setWordWrap(True)
        self.rows = QTableWidget(0, 2)
        self.rows.setObjectName("import.rows")
        self.rows.setAccessibleName(self.tr("Report"))
        self.rows.setHorizontalHeaderLabels([self.tr("Row"), self.tr("What")])
        self.rows.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        self.rows.horizontalHeader().setStretchLastSection(True)
        self.rows.verticalHeader().hide()
        self.rows.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Apply | QDialogButtonBox.StandardButton.Cancel)
        self.apply = self.buttons.button(QDialogButtonBox.StandardButton.Apply)
        self.apply.setEnabled(False)
        self._assemble()
        self.source.changed.connect(self._on_choice)
        self.format.currentIndexChanged.connect(self._on_choice)
        self.dry_run.clicked.connect(self.look)
        self.apply.clicked.connect(self._on_apply)
        self.buttons.rejected.connect(self.reject)

    def _assemble(self) -> None:
        form = QFormLayout()
        add_row(form, self.tr("&File or folder"), self.source, target=self.source.line)
        add_row(form, self.tr("For&mat"), self.format)
        column = QVBoxLayout(self)
        column.addLayout(form)
        column.addWidget(self.dry_run, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.message)
        column.addWidget(self.summary)
        column.addWidget(self.rows, 1)
        column.addWidget(self.buttons)

    def look(self) -> None:
        """Read the file in the background and show what it would change."""
        path, fmt, school = Path(self.source.text), self.format.currentData(), self._school
        self._on_choice()
        self._asked += 1
        number = self._asked
        self.dry_run.setEnabled(False)
        self.summary.setText(self.tr("Reading…"))
        self._background.run(
            lambda: self._services.import_into(school, path, fmt),
            lambda outcome: self._on_outcome(number, outcome),
            lambda error: self._on_error(number, error),
            latest="import",
        )

    def _on_choice(self) -> None:
        self._outcome = None
        self.apply.setEnabled(False)
        self.dry_run.setEnabled(bool(self.source.text))
        self.rows.setRowCount(0)
        self.summary.setText("")
        self.message.say("")

    def _on_outcome(self, number: int, outcome: Any) -> None:
        if number != self._asked:
            return
        self._outcome = outcome
        self.dry_run.setEnabled(True)
        report = outcome.report.data(current())
        self.summary.setText(report_summary(report))
        lines = report_lines(report)
        self.rows.setRowCount(len(lines))
        for line, (row, what) in enumerate(lines):
            self.rows.setItem(line, 0, QTableWidgetItem(row))
            self.rows.setItem(line, 1, QTableWidgetItem(what))
        step = getattr(outcome, "step", None)
        self.apply.setEnabled(getattr(outcome, "school", None) is not None or bool(step is not None and step.changes))

    def _on_error(self, number: int, error: Exception) -> None:
        if number != self._asked:
            return
        self.dry_run.setEnabled(True)
        self.summary.setText("")
        self.message.say(error_line(error))

    def _on_apply(self) -> None:
        outcome = self._outcome
        if outcome is not None:
            self.accept()
            self.outcome_chosen.emit(outcome)
