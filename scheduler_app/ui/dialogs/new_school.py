"""Makes a new school: the demo school in one of its sizes, or an empty one with a name."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QFormLayout, QLineEdit, QVBoxLayout, QWidget

from scheduler_app.domain.school import School
from scheduler_app.ui.dialogs.form import MessageLine, PathField, add_row, documents_folder

SUFFIX = ".ringklocka"
SIZES = ("small", "medium", "large", "gymnasium")


def school_filter() -> str:
    return QCoreApplication.translate("NewSchoolDialog", "Schools (*.ringklocka)")


class NewSchoolDialog(QDialog):
    """Asks for what is needed and where to keep it; `make` is called in the worker thread by whoever listens."""

    school_chosen = Signal(object, str, bool)  # Callable[[], School], address, overwrite

    def __init__(self, demo: Callable[[str, int], School] | None, empty: Callable[[str], School], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("new_school")
        self._demo, self._empty = demo, empty
        self.setWindowTitle(self.tr("New from the demo school") if demo else self.tr("New empty school"))
        self.setMinimumWidth(560)
        self.size_box = QComboBox()
        self.size_box.setObjectName("new_school.size")
        for size in SIZES:
            self.size_box.addItem(size_text(size), size)
        self.size_box.setCurrentIndex(1)
        self.name = QLineEdit()
        self.name.setObjectName("new_school.name")
        self.name.setMaxLength(200)
        self.path = PathField("new_school.path", school_filter(), save=True)
        self.message = MessageLine("new_school.message")
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        form = QFormLayout()
        if demo:
            add_row(form, self.tr("&Size"), self.size_box)
        else:
            add_row(form, self.tr("&Name"), self.name)
        add_row(form, self.tr("&File"), self.path, target=self.path.line)
        column = QVBoxLayout(self)
        column.addLayout(form)
        column.addWidget(self.message)
        column.addWidget(self.buttons)
        self.buttons.accepted.connect(self._on_ok)
        self.buttons.rejected.connect(self.reject)
        self.size_box.currentIndexChanged.connect(self._propose)
        self.name.textChanged.connect(self._propose)
        self._propose()

    def _propose(self) -> None:
        stem = f"demo-{self.size_box.currentData()}" if self._demo else _file_stem(self.name.text())
        folder = documents_folder()
        path, number = folder / f"{stem}{SUFFIX}", 1
        while path.exists():
            number += 1
            path = folder / f"{stem}-{number}{SUFFIX}"
        self.path.set_text(str(path))
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(bool(self._demo or self.name.text().strip()))

    def _on_ok(self) -> None:
        address = with_suffix(self.path.text)
        if not address:
            self.message.say(self.tr("Choose where to save the school."))
            return
        name, size = self.name.text().strip(), self.size_box.currentData()
        demo, empty = self._demo, self._empty
        self.accept()
        self.school_chosen.emit(lambda: demo(size, 1) if demo else empty(name), address, False)


def with_suffix(address: str) -> str:
    """A path gets the suffix if it has none; a database address stays as it is."""
    if not address or "://" in address or address.lower().endswith(SUFFIX):
        return address
    return address + SUFFIX


def size_text(size: str) -> str:
    words = {
        "small": QCoreApplication.translate("NewSchoolDialog", "Small: a few classes"),
        "medium": QCoreApplication.translate("NewSchoolDialog", "Medium: F–9, about 650 pupils"),
        "large": QCoreApplication.translate("NewSchoolDialog", "Large: about 1,100 pupils"),
        "gymnasium": QCoreApplication.translate("NewSchoolDialog", "Upper secondary school"),
    }
    return words[size]


def _file_stem(name: str) -> str:
    kept = "".join(letter if letter.isalnum() or letter in " -_" else " " for letter in name)
    return "-".join(kept.split()).lower()[:60] or QCoreApplication.translate("NewSchoolDialog", "school")
