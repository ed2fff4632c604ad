"""What a window had open is closed with it, also in the middle of work: threads, searches in processes of their own, files."""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog

from tests.ui.conftest import scripted, wait

if sys.platform != "linux":
    pytest.skip("looks into /proc", allow_module_level=True)


_QTS_OWN = "Thread (pooled)"
"""Qt keeps its pool for whoever needs it next."""


def threads() -> set[str]:
    """A thread may end while it is looked at."""
    found = set()
    for task in Path("/proc/self/task").iterdir():
        with suppress(FileNotFoundError, ProcessLookupError):
            if (task / "comm").read_text().strip() != _QTS_OWN:
                found.add(task.name)
    return found


def children() -> set[str]:
    found: set[str] = set()
    for task in Path("/proc/self/task").iterdir():
        with suppress(FileNotFoundError, ProcessLookupError):
            found.update((task / "children").read_text().split())
    return found


def files(folder: Path) -> set[str]:
    """What is open somewhere under the folder."""
    found = set()
    for link in Path("/proc/self/fd").iterdir():
        with suppress(FileNotFoundError):  # the listing's own
            found.add(str(link.readlink()))
    return {name for name in found if name.startswith(str(folder))}


@pytest.mark.parametrize("asked", ["quit", "close_school", "close"])
def test_that_a_window_closed_while_it_searches_leaves_no_thread_process_or_file(qtbot, open_window, services, school_file, asked) -> None:
    before, ours = threads(), children()
    window = open_window(scripted(services, "endless"))
    wait(qtbot, lambda: window.background.busy == 0)
    assert files(school_file.parent)
    for name in ("print", "publish", "versions"):
        window.findChild(QAction, f"action.{name}").trigger()
        wait(qtbot, lambda: any(one.isVisible() for one in window.findChildren(QDialog)))
        next(one for one in window.findChildren(QDialog) if one.isVisible()).reject()
    window.actions_.solve.trigger()
    wait(qtbot, lambda: children() - ours)
    window.flow.move("MA-7A-1", 4, 600)
    if asked == "close":
        window.close()
    else:
        window.findChild(QAction, f"action.{asked}").trigger()
    wait(qtbot, lambda: not children() - ours)
    wait(qtbot, lambda: not files(school_file.parent))
    if asked == "close_school":
        window.close()
    wait(qtbot, lambda: not window.isVisible())
    window.background.shut_down()
    wait(qtbot, lambda: not threads() - before)
