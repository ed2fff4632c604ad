"""Export: a format, whether people are named, and a file."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QDialogButtonBox, QFormLayout, QListWidget, QVBoxLayout, QWidget

from scheduler_app.domain.school import School
from scheduler_app.ui import labels
from scheduler_app.ui.background import Background
from scheduler_app.ui.desktop_services import DesktopServices
from scheduler_app.ui.dialogs.calendar_choice import CalendarChoice
from scheduler_app.ui.dialogs.form import MessageLine, PathField, add_row, documents_folder
from scheduler_app.ui.language import current, error_line

_SUFFIXES = {"json": ".json", "fet": ".fet", "xlsx": ".xlsx", "asc": ".xml", "ss12000": ".json"}
"""Of formats that are one file; the others are folders."""


class ExportDialog(QDialog):
    """Writes in the background; the file that was there stays until the new one is complete."""

    exported = Signal(str)

    def __init__(self, services: DesktopServices, background: Background, school: School, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("export")
        self._services, self._background, self._school = services, background, school
        self.setWindowTitle(self.tr("Export"))
        self.setMinimumWidth(600)
        self.format = QComboBox()
        self.format.setObjectName("export.format")
        for name in services.export_formats:
            self.format.addItem(labels.file_format(name), name)
        self.public = QCheckBox(self.tr("&Without personal data"))
        self.public.setObjectName("export.public")
        self.path = PathField("export.path", self.tr("All files (*)"), save=True)
        self.calendars = CalendarChoice(school)
        self.message = MessageLine("export.message")
        self.left_out = QListWidget()
        self.left_out.setObjectName("export.left_out")
        self.left_out.setAccessibleName(self.tr("Not in the file"))
        self.left_out.hide()
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel)
        form = QFormLayout()
        add_row(form, self.tr("&Format"), self.format)
        form.addRow("", self.public)
        add_row(form, self.tr("F&ile"), self.path, target=self.path.line)
        column = QVBoxLayout(self)
        column.addLayout(form)
        column.addWidget(self.calendars, 1)
        column.addWidget(self.message)
        column.addWidget(self.left_out, 1)
        column.addWidget(self.buttons)
        self.format.currentIndexChanged.connect(self._propose)
        self.public.toggled.connect(self._on_public)
        self.calendars.changed.connect(self._propose_path)
        self.buttons.accepted.connect(self._on_save)
        self.buttons.rejected.connect(self.reject)
        self._propose()

    def _propose(self) -> None:
        self.calendars.setVisible(self.format.currentData() == "ics")
        self.left_out.hide()
        self.message.say("")
        self._propose_path()
        self.adjustSize()

    def _propose_path(self) -> None:
        fmt = self.format.currentData()
        name = "-".join("".join(letter if letter.isalnum() else " " for letter in self._school.unit.name).split()).lower()
        single = fmt == "ics" and len(self.calendars.persons) == 1
        suffix = ".ics" if single else _SUFFIXES.get(fmt, "")
        self.path.set_text(str(documents_folder() / f"{name or 'school'}{suffix}"))

    def _on_public(self, public: bool) -> None:
        """A file without personal data has nobody's own calendar."""
        if public:
            self.calendars.forget_people()
        self.calendars.people.setEnabled(not public)
        self.calendars.search.setEnabled(not public)

    def _on_save(self) -> None:
        if not self.path.text:
            self.message.say(self.tr("Choose where to write the file."))
            return
        out, fmt, public, school = Path(self.path.text), self.format.currentData(), self.public.isChecked(), self._school
        first, last = self.calendars.dates if fmt == "ics" else (None, None)
        persons = self.calendars.persons if fmt == "ics" and not public else ()
        self._set_busy(True)
        self._background.run(
            lambda: self._services.export_school(school, fmt, out, public, first=first, last=last, persons=persons),
            lambda left_out: self._on_done(str(out), left_out), self._on_error, owner=self,
        )  # fmt: skip

    def _on_done(self, path: str, left_out: Mapping[str, int]) -> None:
        """Close, or stay where there is something the file could not be told."""
        self.exported.emit(path)
        if not left_out:
            self.accept()
            return
        self._set_busy(False)
        self.message.say(self.tr("Written: {path}. The format cannot hold everything; this is not in the file:").format(path=path))
        self.left_out.clear()
        self.left_out.addItems(self._services.left_out_lines(left_out, current()))
        self.left_out.show()
        self.buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(self.tr("Close"))
        self.adjustSize()

    def _on_error(self, error: Exception) -> None:
        self._set_busy(False)
        self.message.say(error_line(error))

    def _set_busy(self, busy: bool) -> None:
        self.buttons.button(QDialogButtonBox.StandardButton.Save).setEnabled(not busy)
        self.message.say(self.tr("Writing…") if busy else "")
