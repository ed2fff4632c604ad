"""Copies are taken, an unwished end is told, a database that vanishes loses nothing, a refused login asks for the password."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QSettings

from scheduler_app.errors import EnvironmentProblem, InputError
from scheduler_app.storage.backups import list_backups
from scheduler_app.ui.dialogs.password_dialog import PasswordDialog, with_password
from tests.ui.conftest import wait

LESSON = "MA-7A-1"


def dead_pid() -> int:
    process = subprocess.Popen([sys.executable, "-S", "-c", ""])
    process.wait()
    return process.pid


def test_that_a_copy_is_taken_when_a_school_is_opened_and_not_again_at_once(qtbot, open_window, services, school_file) -> None:
    window = open_window(services)
    wait(qtbot, lambda: window.background.busy == 0)
    copies = list_backups(school_file)
    assert [copy.is_intact() for copy in copies] == [True]
    window.close_school()
    wait(qtbot, lambda: window.background.busy == 0)
    window.documents.open_address(str(school_file))
    wait(qtbot, lambda: window.session is not None and window.background.busy == 0)
    assert list_backups(school_file) == copies


def marks() -> list[str]:
    """What tells that programs have a school open."""
    return [key for key in QSettings().allKeys() if key.startswith("running/")]


def opened_beside(qtbot, window, school_file, others: dict[int, str]) -> str:
    """What is told when the school is opened where these processes left their marks, by their starts of the computer."""
    [own] = marks()
    window.close_school()
    wait(qtbot, lambda: window.session is None and window.background.busy == 0)
    assert marks() == []
    for pid, start in others.items():
        QSettings().setValue(f"{own.rpartition('/')[0]}/{pid}", start)
    window.banner.hide()
    window.documents.open_address(str(school_file))
    wait(qtbot, lambda: window.session is not None)
    return window.banner.text if window.banner.isVisible() else ""


@pytest.mark.parametrize("start", ["", "another-start"])
def test_that_an_end_nobody_wished_is_told_with_the_last_edit(qtbot, open_window, services, school_file, start) -> None:
    window = open_window(services)
    window.flow.move(LESSON, 4, 600)
    wait(qtbot, lambda: window.session.unsaved == 0 and window.session.school.placed[LESSON].day == 4)
    assert "ended unexpectedly" in opened_beside(qtbot, window, school_file, {dead_pid(): start})
    assert window.session.school.placed[LESSON].day == 4


def test_that_after_a_power_cut_it_is_told_though_another_process_has_the_number(qtbot, window, school_file) -> None:
    assert "ended unexpectedly" in opened_beside(qtbot, window, school_file, {os.getppid(): "another-start"})


def test_that_nothing_is_told_while_the_other_process_lives(qtbot, window, school_file) -> None:
    assert opened_beside(qtbot, window, school_file, {os.getppid(): ""}) == ""


def test_that_each_of_two_programs_removes_only_its_own_mark(qtbot, window, school_file) -> None:
    opened_beside(qtbot, window, school_file, {os.getppid(): ""})
    window.close_school()
    wait(qtbot, lambda: window.session is None)
    assert [mark.rpartition("/")[2] for mark in marks()] == [str(os.getppid())]


def test_that_an_end_is_told_though_another_program_has_the_school_open(qtbot, window, school_file) -> None:
    assert "ended unexpectedly" in opened_beside(qtbot, window, school_file, {os.getppid(): "", dead_pid(): ""})
    assert {mark.rpartition("/")[2] for mark in marks()} == {str(os.getppid()), str(os.getpid())}


def test_that_a_database_that_vanishes_is_told_and_loses_nothing(qtbot, window) -> None:
    store = window.session.store
    apply = store.apply

    def gone(*_: object) -> int:
        raise EnvironmentProblem("storage_server_gone", place="db")

    store.apply = gone
    window.flow.move(LESSON, 4, 600)
    wait(qtbot, lambda: window.session.unsaved == 1 and window.banner.isVisible())
    assert "kept in memory" in window.banner.text
    assert window.session.school.placed[LESSON].day == 4
    store.apply = apply
    window.session.retry()
    wait(qtbot, lambda: window.session.unsaved == 0 and not window.background.busy)
    assert store.load().placed[LESSON].day == 4


def test_that_a_refused_login_asks_for_the_password_and_tries_with_it(qtbot, open_window, services, school_file) -> None:
    window = open_window(services)
    tried: list[str] = []

    def open_(address: str):
        tried.append(address)
        if "p%40ss" in address:
            return services.stores.open(str(school_file))
        raise InputError("storage_login_refused", place="db")

    window.documents._services = replace(services, stores=SimpleNamespace(open=open_))
    window.documents.open_address("postgresql://me@host/db?schema=skola")
    wait(qtbot, lambda: any(one.isVisible() for one in window.findChildren(PasswordDialog)))
    dialog = window.findChild(PasswordDialog)
    assert "secret" not in dialog.line.displayText()
    dialog.line.setText("p@ss")
    dialog._on_ok()
    wait(qtbot, lambda: len(tried) == 2)
    assert tried[1] == "postgresql://me:p%40ss@host/db?schema=skola"
    wait(qtbot, lambda: window.background.busy == 0)


def test_that_a_password_replaces_another_one() -> None:
    assert with_password("postgresql://me:old@host:5432/db", "a/b") == "postgresql://me:a%2Fb@host:5432/db"
