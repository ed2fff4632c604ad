"""The import from a register in the window: look, see, apply, undo; the secret in the keyring and nowhere else."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog

from scheduler_app.interchange.ss12000.standard import Standard
from scheduler_app.provider.application import make_application
from scheduler_app.services.register_use import RegisterUse
from scheduler_app.ui import language
from scheduler_app.ui.main_window import MainWindow
from scheduler_app.ui.registers.register_dialog import RegisterDialog
from tests.interchange.ss12000.secrets import MemorySecrets
from tests.provider.in_process import InProcess
from tests.provider.offers import TOKEN, Offered
from tests.ui.conftest import wait
from tests.ui.dialogs.test_dialogs import unnamed

URL = "http://localhost/v2.0"


@pytest.fixture
def secrets() -> MemorySecrets:
    return MemorySecrets()


@pytest.fixture
def window(open_window, services, tmp_path: Path, secrets: MemorySecrets) -> MainWindow:
    """The tiny school, beside a register in which one pupil has another name."""
    folder = tmp_path / "register"
    folder.mkdir()
    offered = Offered(folder, publish=False)
    pupil = offered.school().pupils["7A-03"]
    offered.edit((pupil, replace(pupil, family_name="Nygift")))
    offered.offers.refresh()
    register = Standard(InProcess(make_application(lambda: offered.offers.current, TOKEN)), lambda seconds: None)
    return open_window(replace(services, registers=RegisterUse(register, secrets, "Test")))


def opened(window: MainWindow, action: str = "import_register") -> RegisterDialog:
    window.findChild(QAction, f"action.{action}").trigger()
    return window.findChild(RegisterDialog)


def fill(dialog: RegisterDialog, secret: str = TOKEN) -> None:
    dialog.fields.profile.setCurrentIndex(dialog.fields.profile.findData("ringklocka"))
    dialog.fields.url.setText(URL)
    dialog.fields.secret.setText(secret)


@pytest.mark.parametrize("code", ["sv", "en"])
def test_every_control_has_a_name(qtbot, window, code) -> None:
    language.use(code)
    dialog = opened(window)
    assert unnamed(dialog) == []
    assert not dialog.apply.isEnabled()
    dialog.reject()


def test_a_look_changes_nothing_and_apply_can_be_undone(qtbot, window, secrets) -> None:
    before = window.session.school
    dialog = opened(window)
    fill(dialog)
    dialog.look_button.click()
    wait(qtbot, dialog.apply.isEnabled)
    assert any("Nygift" in dialog.lines.item(row).text() for row in range(dialog.lines.count()))
    assert window.session.school == before
    assert secrets.kept == {f"@{URL}": TOKEN}
    assert dialog.fields.secret.text() == ""
    dialog.apply.click()
    wait(qtbot, lambda: window.session.school.pupils["7A-03"].family_name == "Nygift")
    wait(qtbot, lambda: window.background.busy == 0)
    store = window.session.store
    assert [(run.format, run.source, run.changed) for run in store.imports()] == [("ss12000", URL, 1)]
    window.session.undo()
    wait(qtbot, lambda: window.session.school == before)


def test_the_secret_is_not_in_the_settings(qtbot, window, secrets) -> None:
    dialog = opened(window)
    fill(dialog)
    dialog.look_button.click()
    wait(qtbot, lambda: dialog.look_button.isEnabled() and secrets.kept)
    kept = {key: QSettings().value(key) for key in QSettings().allKeys()}
    assert kept["register/url"] == URL
    assert TOKEN not in str(kept)
    dialog.reject()
    again = opened(window)
    assert again.fields.url.text() == URL
    wait(qtbot, lambda: "keyring" in again.fields.secret.placeholderText())


@pytest.mark.parametrize(("secret", "said"), [("wrong", "does not accept"), ("", "no secret")])
def test_what_goes_wrong_is_said_in_the_dialog(qtbot, window, secret, said) -> None:
    dialog = opened(window)
    fill(dialog, secret)
    dialog.look_button.click()
    wait(qtbot, lambda: said in dialog.message.text())
    assert not dialog.apply.isEnabled()
    assert dialog.fields.isEnabled()


def test_without_a_keyring_the_secret_is_asked_for_again(qtbot, window, secrets) -> None:
    secrets.there = False
    dialog = opened(window)
    fill(dialog)
    dialog.look_button.click()
    wait(qtbot, dialog.apply.isEnabled)
    assert "no keyring" in dialog.summary.text()
    assert secrets.kept == {}


def test_closing_the_dialog_ends_the_conversation(qtbot, window) -> None:
    dialog = opened(window)
    fill(dialog)
    dialog.look_button.click()
    dialog.reject()
    wait(qtbot, lambda: window.background.busy == 0)
    assert window.session.school.pupils["7A-03"].family_name != "Nygift"


def test_a_new_school_is_made_of_a_register(qtbot, window, tmp_path: Path) -> None:
    dialog = opened(window, "new_register")
    fill(dialog)
    dialog.look_button.click()
    wait(qtbot, dialog.apply.isEnabled)
    dialog.apply.click()
    wait(qtbot, lambda: window.findChild(QFileDialog) is not None)
    where = window.findChild(QFileDialog)
    where.fileSelected.emit(str(tmp_path / "new.ringklocka"))
    where.reject()
    wait(qtbot, lambda: window.session is not None and window.session.store.address.endswith("new.ringklocka"))
    wait(qtbot, lambda: window.background.busy == 0)
    assert window.session.school.unit.name == "Lilla Ekskolan"
    assert len(window.session.school.pupils) == 23
    assert [run.source for run in window.session.store.imports()] == [URL]
