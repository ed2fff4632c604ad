"""Small parts that every dialog has: a labelled row, a path field with a browse button, a message line."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QFormLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from scheduler_app.ui.icons import icon
from scheduler_app.ui.theme.fonts import bold


def add_row(form: QFormLayout, title: str, field: QWidget, *, target: QWidget | None = None) -> QLabel:
    """A row whose label is the field's buddy and accessible name."""
    label = QLabel(title)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setBuddy(target or field)
    (target or field).setAccessibleName(title.replace("&", ""))
    form.addRow(label, field)
    return label


def name_line(name: str) -> QLineEdit:
    """A line for a name, not longer than a school takes."""
    line = QLineEdit()
    line.setObjectName(name)
    line.setMaxLength(100)
    return line


def documents_folder() -> Path:
    """Where a file is proposed to be put."""
    found = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    folder = Path(found) if found else Path.home()
    return folder if folder.is_dir() else Path.home()


def lesson_heading(text: str) -> QLabel:
    """The lesson that a dialog is about, in bold at its top."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setFont(bold(label.font()))
    return label


class MessageLine(QLabel):
    """A line of a dialog that says what went wrong or was done; hidden while empty. Plain text."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.hide()

    def say(self, text: str) -> None:
        self.setText(text)
        self.setAccessibleName(text)
        self.setVisible(bool(text))


class PathField(QWidget):
    """A line for a path (or a database address) and a button that browses for a file."""

    changed = Signal(str)

    def __init__(self, name: str, file_filter: str, *, save: bool, folder_allowed: bool = False) -> None:
        super().__init__()
        self._filter = file_filter
        self._save = save
        self.line = QLineEdit()
        self.line.setObjectName(f"{name}.line")
        self.browse = QPushButton(icon("open"), QCoreApplication.translate("PathField", "&Browse…"))
        self.browse.setObjectName(f"{name}.browse")
        self.browse.setAutoDefault(False)  # Enter in a line of the dialog browses for nothing
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.line, 1)
        row.addWidget(self.browse)
        if folder_allowed:
            self.folder = QPushButton(QCoreApplication.translate("PathField", "F&older…"))
            self.folder.setObjectName(f"{name}.folder")
            self.folder.setAutoDefault(False)
            self.folder.clicked.connect(lambda: self._choose(folder=True))
            row.addWidget(self.folder)
        self.browse.clicked.connect(lambda: self._choose(folder=False))
        self.line.textChanged.connect(self.changed)
        self.setFocusProxy(self.line)

    @property
    def text(self) -> str:
        return self.line.text().strip()

    def set_text(self, text: str) -> None:
        self.line.setText(text)

    def set_filter(self, file_filter: str) -> None:
        self._filter = file_filter

    def _choose(self, *, folder: bool) -> None:
        dialog = QFileDialog(self, "", self.text or str(documents_folder()), self._filter)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if folder:
            dialog.setFileMode(QFileDialog.FileMode.Directory)
        elif self._save:
            dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        else:
            dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.line.setText)
        dialog.open()
