"""Every action that asks something first (its text ends with …): its dialog in both languages, by keyboard, and gone when it is closed."""

from __future__ import annotations

import gc
import weakref
from collections import Counter

import pytest
from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QWidget,
)

from scheduler_app.ui import fitting, language
from scheduler_app.ui.main_window import MainWindow
from tests.ui.conftest import wait
from tests.ui.test_everything_named import unnamed

ASKING = (
    "absence", "bookmark", "bookmarks", "correct", "dates", "explain", "export", "find", "free_teachers", "import", "import_log",
    "new_demo", "new_empty", "new_import",
    "new_rule", "new_version", "open", "open_address", "print", "protected", "publications", "publish", "room",
    "single_pupil", "split", "suggest", "this_date", "versions",
)  # fmt: skip
_ROUNDS = 3
"""What one collection lets go of, the next one finds unused."""
_LETS_IN = (QAbstractButton, QComboBox, QLineEdit, QAbstractSpinBox, QAbstractItemView)


def shown(window: MainWindow) -> list[QDialog]:
    return [one for one in window.findChildren(QDialog) if one.isVisible()]


def opened(qtbot, window: MainWindow, name: str) -> QDialog:
    """The dialog that the action opens for the selected lesson."""
    window.board_page.select("MA-7A-1")
    window.findChild(QAction, f"action.{name}").trigger()
    wait(qtbot, lambda: shown(window))
    return shown(window)[0]


def settle(qtbot, window: MainWindow) -> None:
    wait(qtbot, lambda: window.background.busy == 0)
    for _ in range(2):
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QApplication.sendPostedEvents()


def inner(widget: QWidget) -> bool:
    """Part of another control, or of Qt's own."""
    parent = widget.parentWidget()
    return widget.objectName().startswith("qt_") or isinstance(parent, QComboBox | QAbstractSpinBox | QAbstractItemView | QLineEdit)


def out_of_reach(dialog: QDialog) -> list[str]:
    """Controls that Tab never comes to."""
    return [
        f"{type(one).__name__} {one.objectName()}"
        for kind in _LETS_IN
        for one in dialog.findChildren(kind)
        if one.isVisibleTo(dialog) and one.isEnabled() and not inner(one) and not one.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]


def mnemonics_twice(dialog: QDialog) -> list[str]:
    """Letters that Alt takes to two places at once."""
    texts = [
        one.text()
        for kind in (QAbstractButton, QLabel)
        for one in dialog.findChildren(kind)
        if one.isVisibleTo(dialog) and (isinstance(one, QAbstractButton) or one.buddy() is not None)
    ]
    counted = Counter(QKeySequence.mnemonic(text).toString() for text in texts)
    return [key for key, count in counted.items() if key and count > 1]


def browsing_by_enter(dialog: QDialog) -> list[str]:
    """Buttons that open a file chooser when Enter is pressed in some line of the dialog."""
    names = (one.objectName() for one in dialog.findChildren(QPushButton) if one.isDefault())
    return [name for name in names if name.endswith((".browse", ".folder"))]


def out_of_order(dialog: QDialog) -> list[str]:
    """Buttons that do not stand as in all other dialogs: what is asked for before Cancel, as the desktop has it."""
    roles = QDialogButtonBox.ButtonRole
    boxes = dialog.findChildren(QDialogButtonBox)
    inside = {button: box.buttonRole(button) for box in boxes for button in box.buttons()}
    cancels = [one for one in dialog.findChildren(QPushButton) if one.text().replace("&", "") in {"Cancel", "Avbryt"}]
    astray = [f"{one.objectName()} cancels outside the row" for one in cancels if inside.get(one) != roles.RejectRole]
    acting = {box for box in boxes for one in box.buttons() if inside[one] == roles.AcceptRole}
    by_enter = [one.text() for box in acting for one in box.buttons() if one.isDefault() and inside[one] == roles.RejectRole]
    return [
        *astray,
        *(f"{text} by Enter" for text in by_enter),
        *(f"{one.text()} is applied after Cancel" for one, role in inside.items() if role == roles.ApplyRole),
    ]


def test_that_no_dialog_is_left_out_here(window: MainWindow) -> None:
    asking = {action.objectName().removeprefix("action.") for action in window.actions_ if action.text().endswith("…")}
    assert asking - set(ASKING) <= {"new_register", "import_register", "why_here"}  # tested beside their dialogs
    assert set(ASKING) - asking == set()


@pytest.mark.parametrize("code", ["sv", "en"])
def test_that_all_are_named_reached_by_keys_and_leave_nothing(qtbot, open_window, services, code) -> None:
    language.use(code)
    window = open_window(services)
    gc.collect()
    gc.freeze()  # only what the dialogs make is looked through
    faults = {}
    for name in ASKING:
        dialog = opened(qtbot, window, name)
        settle(qtbot, window)
        if not isinstance(dialog, QFileDialog):
            found = [*unnamed(dialog), *out_of_reach(dialog), *mnemonics_twice(dialog), *browsing_by_enter(dialog), *out_of_order(dialog)]
            if found or not dialog.windowTitle():
                faults[name] = found
        gone = weakref.ref(dialog)
        dialog.reject()
        del dialog
        settle(qtbot, window)
        assert shown(window) == []
        rounds = 0
        while gone() is not None and rounds < _ROUNDS:
            gc.collect()
            settle(qtbot, window)
            rounds += 1
        if gone() is not None:
            faults.setdefault(name, []).append("still alive")
    gc.unfreeze()
    assert faults == {}


def test_that_a_dialog_larger_than_the_screen_is_scrolled(qtbot, window, monkeypatch) -> None:
    monkeypatch.setattr(fitting, "_FRAME", QSize(8, window.screen().availableGeometry().height() - 200))
    dialog = opened(qtbot, window, "new_rule")
    assert dialog.height() <= 200
    area = dialog.findChild(QScrollArea)
    assert area.verticalScrollBar().maximum() > 0
    assert area.widget().findChild(QAbstractButton, "rule.save") is None  # the buttons stay in sight under it
    assert dialog.findChild(QAbstractButton, "rule.save").visibleRegion().boundingRect().height() > 0
    dialog.reject()
