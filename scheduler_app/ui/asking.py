"""Small questions: a line of text, a number, a file. They answer by a call when something was chosen."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QDialogButtonBox, QFileDialog, QInputDialog, QWidget

_WIDTH = 360


def text_question(parent: QWidget, name: str, title: str, label: str, answer: Callable[[str], object], value: str = "") -> QInputDialog:
    """OK waits for something to be written."""
    dialog = _question(parent, name, title, label)
    dialog.setTextValue(value)
    dialog.resize(max(_WIDTH, dialog.sizeHint().width()), dialog.sizeHint().height())
    dialog.textValueSelected.connect(answer)
    box = dialog.findChild(QDialogButtonBox)  # there since the size was asked for
    assert isinstance(box, QDialogButtonBox)
    ok = box.button(QDialogButtonBox.StandardButton.Ok)
    ok.setEnabled(bool(value.strip()))
    dialog.textValueChanged.connect(lambda text: ok.setEnabled(bool(text.strip())))
    return dialog


def number_question(
    parent: QWidget, name: str, title: str, label: str, answer: Callable[[int], object], *, least: int, most: int, step: int, value: int
) -> QInputDialog:
    dialog = _question(parent, name, title, label)
    dialog.setInputMode(QInputDialog.InputMode.IntInput)
    dialog.setIntRange(least, most)
    dialog.setIntStep(step)
    dialog.setIntValue(value)
    dialog.intValueSelected.connect(answer)
    return dialog


def file_to_read(parent: QWidget, name: str, title: str, kinds: str, answer: Callable[[str], object]) -> QFileDialog:
    dialog = QFileDialog(parent, title, "", kinds)
    dialog.setObjectName(name)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.fileSelected.connect(answer)
    return dialog


def file_to_write(parent: QWidget, name: str, title: str, kinds: dict[str, str], answer: Callable[[str], object]) -> QFileDialog:
    """`kinds` are the suffixes by the words that name them; the first is proposed."""
    dialog = QFileDialog(parent, title, "", ";;".join(kinds))
    dialog.setObjectName(name)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(next(iter(kinds.values())))
    dialog.filterSelected.connect(lambda chosen: dialog.setDefaultSuffix(kinds[chosen]))
    dialog.fileSelected.connect(answer)
    return dialog


def _question(parent: QWidget, name: str, title: str, label: str) -> QInputDialog:
    dialog = QInputDialog(parent)
    dialog.setObjectName(name)
    dialog.setWindowTitle(title)
    dialog.setLabelText(label)
    return dialog
