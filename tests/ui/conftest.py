"""The real window on a real stored school, with stand-ins only for what is slow or foreign."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from scheduler_app.attendance.targets import Targets
from scheduler_app.interchange.formats import Formats
from scheduler_app.reports.printer import Printer
from scheduler_app.storage.stores import Stores
from scheduler_app.ui import language
from scheduler_app.ui.desktop_services import DesktopServices, desktop_services
from scheduler_app.ui.main_window import MainWindow
from scheduler_app.ui.theme import ThemeName, apply_theme
from tests.schools import tiny_school
from tests.ui.fakes import FakeJob, FakePlacer, FakeSuggester, fake_check

PATIENCE_MS = 60_000
"""Much longer than anything takes: a search of low priority beside a busy suite gets a tenth of a processor."""
CHILD = Path(__file__).with_name("scripted_child.py")


@pytest.fixture(autouse=True)
def own_settings(tmp_path: Path, qapp: QApplication) -> Iterator[None]:
    """Settings in the test's folder; English."""
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path / "settings"))
    qapp.setApplicationName("ringklocka")
    qapp.setOrganizationName("ringklocka")
    language.use("en")
    apply_theme(qapp, ThemeName.LIGHT)
    yield
    language.use("en")


@pytest.fixture
def services() -> DesktopServices:
    """Real storage, attendance and dialog services; a scripted search, check and placer."""
    return scripted(desktop_services(Stores(), Targets(), Formats(), Printer(), "Test"))


def scripted(services: DesktopServices, mode: str = "finish") -> DesktopServices:
    return replace(
        services, check=fake_check, placer=FakePlacer, suggester=FakeSuggester,
        solve_job=lambda school, limit, seed, workers, keep: FakeJob(school, CHILD, [mode]),
    )  # fmt: skip


@pytest.fixture
def school_file(tmp_path: Path) -> Path:
    path = tmp_path / "tiny.ringklocka"
    Stores().create(str(path), tiny_school()).close()
    return path


@pytest.fixture
def open_window(qtbot, school_file: Path) -> Iterator[Callable[..., MainWindow]]:
    """Open the window on the tiny school with the given services; closed at the end whatever happens."""
    windows: list[MainWindow] = []

    def opener(services: DesktopServices, address: str | None = None) -> MainWindow:
        window = MainWindow(services)
        windows.append(window)
        window.resize(1280, 800)
        window.show()
        window.documents.open_address(address or str(school_file))
        wait(qtbot, lambda: window.session is not None and window.session.report is not None and not window.background.busy)
        return window  # nobody uses the store now: the test may, until it lets the window go on

    yield opener
    for window in windows:
        window._leave_unsaved = True
        window.close()
        window.background.shut_down()
        window.deleteLater()


@pytest.fixture
def window(open_window: Callable[..., MainWindow], services: DesktopServices) -> MainWindow:
    return open_window(services)


def wait(qtbot, condition: Callable[[], object]) -> None:
    """Wait for something that happens at once on an idle machine."""
    qtbot.waitUntil(lambda: bool(condition()), timeout=PATIENCE_MS)


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True
