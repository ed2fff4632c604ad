"""The log of imports: who took in what when, and whether it has been taken back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHeaderView, QTableWidgetItem, QVBoxLayout, QWidget

from scheduler_app.domain.import_run import ImportRun
from scheduler_app.services.ports import SchoolStore
from scheduler_app.ui import labels
from scheduler_app.ui.background import Background
from scheduler_app.ui.dialogs.form import MessageLine
from scheduler_app.ui.dialogs.row_table import RowTable
from scheduler_app.ui.empty_word import EmptyWord
from scheduler_app.ui.language import error_line


class ImportLogDialog(QDialog):
    """Reads the log in the background, newest first."""

    def __init__(self, store: SchoolStore, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("import_log")
        self.setWindowTitle(self.tr("Import log"))
        self.resize(860, 420)
        titles = [
            self.tr("When"), self.tr("Who"), self.tr("Format"), self.tr("File"), self.tr("New"), self.tr("Changed"), self.tr("Archived"),
            self.tr("Not imported"), self.tr("Undone"),
        ]  # fmt: skip
        self.rows = RowTable("import_log.rows", self.tr("Import log"), titles)
        self.rows.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.rows.horizontalHeader().setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
        self.message = MessageLine("import_log.message")
        self.empty = EmptyWord(self.rows, self.tr("Reading…"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(self.message)
        column.addWidget(self.rows, 1)
        column.addWidget(buttons)
        background.run(lambda: store.imports(500), self._show_runs, lambda error: self.message.say(error_line(error)))

    def _show_runs(self, runs: Sequence[ImportRun]) -> None:
        self.empty.say(self.tr("Nothing has been imported into this school."))
        self.rows.setRowCount(len(runs))
        for line, run in enumerate(runs):
            at = run.at.astimezone().strftime("%Y-%m-%d %H:%M")
            counts = [str(number) for number in (run.added, run.changed, run.archived, run.refused)]
            undone = self.tr("undone") if run.undone else ""
            for place, word in enumerate((at, run.author, labels.file_format(run.format), run.source, *counts, undone)):
                self.rows.setItem(line, place, QTableWidgetItem(word))
