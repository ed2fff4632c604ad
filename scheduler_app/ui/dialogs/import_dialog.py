"""Import: choose a file, see how it is read and what it would change row by row, correct the columns, then do it or not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QMenu,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from scheduler_app.domain.school import School
from scheduler_app.domain.tables import ImportRequest
from scheduler_app.ui import labels
from scheduler_app.ui.background import Background
from scheduler_app.ui.desktop_services import DesktopServices
from scheduler_app.ui.dialogs.form import MessageLine, PathField, add_row, documents_folder
from scheduler_app.ui.dialogs.import_changes import ImportChanges
from scheduler_app.ui.dialogs.import_columns import ImportColumns
from scheduler_app.ui.dialogs.import_report import report_lines, report_summary
from scheduler_app.ui.headings import over_their_cells
from scheduler_app.ui.import_services import Looked
from scheduler_app.ui.language import current, error_line


class ImportDialog(QDialog):
    """A dry run first, always; `outcome_chosen` is sent when the user applies it. Nothing changes before that."""

    outcome_chosen = Signal(object, object)  # ImportOutcome, Path

    def __init__(self, services: DesktopServices, background: Background, school: School | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("import")
        self._services, self._background, self._school = services, background, school
        self._looked: Looked | None = None
        self._asked = 0
        self.setWindowTitle(self.tr("Import"))
        self.resize(860, 640)
        self.source = PathField("import.source", self.tr("All files (*)"), save=False, folder_allowed=True)
        self.format = QComboBox()
        self.format.setObjectName("import.format")
        self.format.addItem(self.tr("Detected from the file"), None)
        for name in services.import_formats:
            self.format.addItem(labels.file_format(name), name)
        self.partial = QCheckBox(self.tr("The file is not complete: archive &nothing that is missing from it"))
        self.partial.setObjectName("import.partial")
        self.dry_run = self._button("import.dry_run", self.tr("&Preview without changing anything"))
        self.dry_run.setDefault(True)
        self.dry_run.setEnabled(False)
        self.template = self._button("import.template", self.tr("Save an empt&y template"))
        self.template.setMenu(self._template_menu())
        self.message = MessageLine("import.message")
        self.summary = QLabel(self.tr("Choose a file and preview what it would change. Nothing is changed until you press Apply."))
        self.summary.setObjectName("import.summary")
        self.summary.setTextFormat(Qt.TextFormat.PlainText)
        self.summary.setWordWrap(True)
        self.changes = ImportChanges()
        self.columns = ImportColumns(services.imports.table_kinds)
        self.rows = self._refused_table()
        self.save_refused = self._button("import.save_refused", self.tr("&Save the rows not imported…"))
        self.tabs = QTabWidget()
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.apply = self.buttons.addButton(self.tr("Apply"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._assemble()
        self._wire()
        self._on_choice()
        self.summary.setText(self.tr("Choose a file and preview what it would change. Nothing is changed until you press Apply."))

    def _button(self, name: str, text: str) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(name)
        button.setAutoDefault(False)
        return button

    def _template_menu(self) -> QMenu:
        menu = QMenu(self)
        for kind in self._services.imports.table_kinds():
            action = menu.addAction(labels.table_kind(kind.kind))
            action.triggered.connect(lambda _checked=False, name=kind.kind: self._ask_template(name))
        return menu

    def _refused_table(self) -> QTableWidget:
        rows = QTableWidget(0, 2)
        rows.setObjectName("import.rows")
        rows.setAccessibleName(self.tr("Report"))
        rows.setHorizontalHeaderLabels([self.tr("Row"), self.tr("What is wrong")])
        over_their_cells(rows)
        rows.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        rows.horizontalHeader().setStretchLastSection(True)
        rows.verticalHeader().hide()
        rows.setTabKeyNavigation(False)
        rows.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        return rows

    def _assemble(self) -> None:
        form = QFormLayout()
        add_row(form, self.tr("&File or folder"), self.source, target=self.source.line)
        add_row(form, self.tr("For&mat"), self.format)
        form.addRow("", self.partial)
        refused = QWidget()
        below = QVBoxLayout(refused)
        below.addWidget(self.rows, 1)
        below.addWidget(self.save_refused, 0, Qt.AlignmentFlag.AlignLeft)
        for page, title in (
            (self.changes, self.tr("Chan&ges")), (self.columns, self.tr("&Columns")), (refused, self.tr("Not impor&ted")),
        ):  # fmt: skip
            self.tabs.addTab(page, title)
        column = QVBoxLayout(self)
        column.addLayout(form)
        row = QHBoxLayout()
        row.addWidget(self.dry_run)
        row.addStretch(1)
        row.addWidget(self.template)
        column.addLayout(row)
        column.addWidget(self.message)
        column.addWidget(self.summary)
        column.addWidget(self.tabs, 1)
        column.addWidget(self.buttons)

    def _wire(self) -> None:
        self.source.changed.connect(self._on_choice)
        self.format.currentIndexChanged.connect(self._on_choice)
        self.partial.toggled.connect(lambda _: self.look() if self.source.text and self._looked is not None else None)
        self.columns.changed.connect(self.look)
        self.dry_run.clicked.connect(self.look)
        self.save_refused.clicked.connect(self._ask_where)
        self.apply.clicked.connect(self._on_apply)
        self.buttons.rejected.connect(self.reject)

    def look(self) -> None:
        """Read the file in the background and show what it would change."""
        path, fmt, school = Path(self.source.text), self.format.currentData(), self._school
        request = ImportRequest(self.columns.choices, self.partial.isChecked())
        self._forget()
        self._asked += 1
        number = self._asked
        self.dry_run.setEnabled(False)
        self.summary.setText(self.tr("Reading…"))
        self._background.run(
            lambda: self._services.imports.look(school, path, fmt, request),
            lambda looked: self._on_looked(number, looked),
            lambda error: self._on_looked(number, Looked((), error=error)),
            latest="import",
        )

    def _on_choice(self) -> None:
        self._asked += 1
        self._forget()
        self.columns.forget()
        self.tabs.setTabEnabled(1, False)
        self.dry_run.setEnabled(bool(self.source.text))

    def _forget(self) -> None:
        self._looked = None
        self.apply.setEnabled(False)
        self.save_refused.setEnabled(False)
        self.rows.setRowCount(0)
        self.changes.clear()
        self.summary.setText("")
        self.message.say("")

    def _on_looked(self, number: int, looked: Looked) -> None:
        if number != self._asked:
            return
        self._looked = looked
        self.dry_run.setEnabled(True)
        self.columns.show_views(looked.views)
        self.tabs.setTabEnabled(1, bool(looked.views))
        outcome = looked.outcome
        if outcome is None:
            self.summary.setText("")
            self.message.say(error_line(looked.error or RuntimeError()))
            self.tabs.setCurrentIndex(1 if looked.views else 0)
            return
        report = outcome.report.data(current())
        self.summary.setText(report_summary(report))
        self.changes.show_differences(looked.differences)
        self._show_lines(report)
        self.save_refused.setEnabled(bool(outcome.report.refused))
        steps = [step for step in (outcome.remember, outcome.step) if step is not None and step.changes]
        self.apply.setEnabled(outcome.school is not None or bool(steps))

    def _show_lines(self, report: dict[str, Any]) -> None:
        lines = report_lines(report)
        self.rows.setRowCount(len(lines))
        for line, (row, what) in enumerate(lines):
            self.rows.setItem(line, 0, QTableWidgetItem(row))
            self.rows.setItem(line, 1, QTableWidgetItem(what))

    def _ask_where(self) -> None:
        self._ask_file(self.tr("not-imported.csv"), self.tr("CSV files (*.csv)"), self.write_refused)

    def _ask_template(self, kind: str) -> None:
        kinds = self.tr("Excel workbook (*.xlsx);;CSV files (*.csv)")
        self._ask_file(f"{kind}.xlsx", kinds, lambda out: self.write_template(kind, out))

    def _ask_file(self, name: str, kinds: str, write: Callable[[str], None]) -> None:
        dialog = QFileDialog(self, "", str(documents_folder() / name), kinds)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.fileSelected.connect(write)
        dialog.open()

    def write_template(self, kind: str, out: str) -> None:
        """Write an empty table; .xlsx explains its columns, .csv is headings only."""
        path, language = Path(out) if Path(out).suffix else Path(f"{out}.xlsx"), current()
        self._write(lambda: self._services.imports.write_template(kind, path, language), str(path))

    def write_refused(self, out: str) -> None:
        """Write the rows not taken to a file."""
        if self._looked is not None and self._looked.outcome is not None:
            refused, language = self._looked.outcome.report.refused, current()
            self._write(lambda: self._services.imports.write_refused(refused, Path(out), language), out)

    def _write(self, work: Callable[[], None], out: str) -> None:
        told = self.tr("Written: {path}").format(path=out)
        self._background.run(work, lambda _: self.message.say(told), lambda error: self.message.say(error_line(error)))

    def _on_apply(self) -> None:
        looked = self._looked
        if looked is not None and looked.outcome is not None:
            source = Path(self.source.text)
            self.accept()
            self.outcome_chosen.emit(looked.outcome, source)
