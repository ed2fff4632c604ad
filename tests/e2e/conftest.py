"""The real window with the real services; schools that were really solved, once for all tests."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from scheduler_app.bootstrap import desktop_services, services
from scheduler_app.services.demo import demo_school
from scheduler_app.services.solving import Event, Improved, Stop, solve
from scheduler_app.services.workspace import Workspace
from scheduler_app.ui.main_window import MainWindow
from tests.e2e.driving import Scheduler
from tests.e2e.stored import stored
from tests.e2e.x_display import PATIENCE_S, display
from tests.e2e.x_program import Hand
from tests.schools import tiny_school
from tests.ui.conftest import own_settings  # noqa: F401  (a fixture for every test here)


@pytest.fixture(scope="session")
def solved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small demo school with every lesson placed, as a file to copy."""
    path = tmp_path_factory.mktemp("solved") / "solved.ringklocka"
    workspace = Workspace(services().stores.create(str(path), demo_school("small", 1, date.today().year)), "Test")
    lessons, stop = len(workspace.school.lessons), Stop()

    def complete(event: Event) -> None:
        if isinstance(event, Improved) and event.placed == lessons:
            stop.ask()

    workspace.do(solve(workspace.school, time_limit=240, seed=1, on_event=complete, stop=stop).step)
    assert len(workspace.school.placed) == len(workspace.school.lessons)
    workspace.close()
    return path


@pytest.fixture
def school_file(solved: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(solved, tmp_path / "skola.ringklocka"))


@pytest.fixture
def tiny_file(tmp_path: Path) -> Path:
    """The school made by hand: two classes, a moment to open."""
    path = tmp_path / "tiny.ringklocka"
    services().stores.create(str(path), tiny_school()).close()
    return path


@pytest.fixture
def sit_down(qtbot) -> Iterator[Callable[[], Scheduler]]:
    """Somebody opens the program's window, as often as needed; every window is closed at the end whatever happens."""
    windows: list[MainWindow] = []

    def opened() -> Scheduler:
        window = MainWindow(desktop_services())
        windows.append(window)
        window.resize(1366, 900)
        window.show()
        return Scheduler(qtbot, window)

    yield opened
    for window in windows:
        window._leave_unsaved = True
        window.close()
        window.background.shut_down()
        window.deleteLater()


@pytest.fixture
def scheduler(sit_down: Callable[[], Scheduler], school_file: Path) -> Scheduler:
    """A scheduler who has opened the solved school."""
    scheduler = sit_down()
    scheduler.open(school_file)
    return scheduler


@pytest.fixture
def at_the_screen(tmp_path: Path) -> Iterator[Callable[[str, Path], Hand]]:
    """Somebody opens a school in the given language on a real display; whatever is left of the program is ended afterwards."""
    hands: list[Hand] = []
    with display() as screen:
        screen.environment["XDG_CONFIG_HOME"] = str(tmp_path)

        def opened(code: str, path: Path) -> Hand:
            hands.append(Hand.at(screen, path, code))
            hands[-1].sit_down(stored(path).unit.name)
            return hands[-1]

        yield opened
        for hand in hands:
            if hand.process.poll() is None:
                hand.process.kill()
            hand.process.communicate(timeout=PATIENCE_S)
