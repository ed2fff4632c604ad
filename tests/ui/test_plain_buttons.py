"""Standard buttons carry words only, in every theme; our own signs stay."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QInputDialog, QMessageBox, QVBoxLayout, QWidget

from scheduler_app.ui.about import show_about
from scheduler_app.ui.icons import icon
from scheduler_app.ui.plain_buttons import plain_buttons
from scheduler_app.ui.theme import ThemeName, apply_theme


def test_that_ok_and_cancel_have_no_signs_of_the_style_also_after_another_theme(qtbot, qapp) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
    ours = box.addButton("Mend", QDialogButtonBox.ButtonRole.ActionRole)
    ours.setIcon(icon("check"))
    QVBoxLayout(dialog).addWidget(box)
    plain_buttons(dialog)
    dialog.show()
    standard = [button for button in box.buttons() if button is not ours]
    try:
        for name in (ThemeName.DARK, ThemeName.LIGHT):
            apply_theme(qapp, name)
            qtbot.waitUntil(lambda: all(button.icon().isNull() for button in standard))
            assert not ours.icon().isNull()
    finally:
        apply_theme(qapp, ThemeName.LIGHT)


def test_that_a_question_for_a_word_has_plain_buttons_too(qtbot) -> None:
    dialog = QInputDialog()
    qtbot.addWidget(dialog)
    plain_buttons(dialog)
    dialog.show()
    buttons = dialog.findChild(QDialogButtonBox).buttons()
    assert len(buttons) == 2
    assert all(button.icon().isNull() for button in buttons)


def test_that_about_has_a_plain_button(qtbot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    show_about(window)
    buttons = window.findChild(QMessageBox, "about").buttons()
    assert len(buttons) == 1
    assert buttons[0].icon().isNull()
