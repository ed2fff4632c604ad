"""No room on the disk under the real window: the edit is kept, the banner says why, and it is stored when there is room."""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path

import pytest

from scheduler_app.storage.stores import Stores
from tests.schools import tiny_school
from tests.ui.conftest import wait

LESSON = "MA-7A-1"

if sys.platform == "win32":
    pytest.skip("needs a file system of its own", allow_module_level=True)


def test_that_edits_on_a_full_disk_are_kept_and_stored_when_there_is_room(qtbot, open_window, services, tiny_disk: Path) -> None:
    path = tiny_disk / "school.ringklocka"
    Stores().create(str(path), tiny_school()).close()
    window = open_window(services, str(path))
    wait(qtbot, lambda: window.background.busy == 0)
    filler = tiny_disk / "filler"
    with filler.open("wb", buffering=0) as file, suppress(OSError):  # until no space is left
        while True:
            file.write(b"x" * 4096)
    days = iter([4, 3] * 200)
    while not window.session.unsaved or window.session.storing:  # the log beside the file may still have a page or two
        window.flow.move(LESSON, next(days), 600)
        wait(qtbot, lambda: window.background.busy == 0)
    assert "kept in memory" in window.banner.text
    shown = window.session.school.placed[LESSON]
    window.session.retry()
    wait(qtbot, lambda: window.background.busy == 0)
    assert window.session.unsaved
    filler.unlink()
    window.session.retry()
    wait(qtbot, lambda: window.session.unsaved == 0)
    store = Stores().open(str(path))
    try:
        assert store.load().placed[LESSON] == shown
    finally:
        store.close()
