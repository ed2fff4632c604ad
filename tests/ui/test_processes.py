"""Whether another process is still there is asked without touching it, on every system."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from scheduler_app.ui import processes
from scheduler_app.ui.processes import is_gone, is_gone_on_windows


class Kernel:
    """Answers as kernel32 does for a process that is there, has ended, is somebody else's, or never was."""

    def __init__(self, state: str) -> None:
        self._state, self.closed = state, 0

    def OpenProcess(self, access: int, _inherit: bool, _pid: int) -> int:
        assert access == 0x00100000
        return 7 if self._state in ("there", "ended") else 0

    def last_error(self) -> int:
        return {"never": 87, "forbidden": 5}[self._state]

    def WaitForSingleObject(self, handle: int, wait: int) -> int:
        assert (handle, wait) == (7, 0)
        return 0 if self._state == "ended" else 0x102

    def CloseHandle(self, _handle: int) -> None:
        self.closed += 1


def test_that_a_living_process_is_there_and_an_ended_one_gone() -> None:
    process = subprocess.Popen([sys.executable, "-S", "-c", "input()"], stdin=subprocess.PIPE)
    assert not is_gone(process.pid)
    assert not is_gone(os.getpid())
    process.communicate(b"\n")
    assert is_gone(process.pid)


@pytest.mark.parametrize(("state", "gone"), [("there", False), ("ended", True), ("never", True), ("forbidden", False)])
def test_that_windows_is_asked_by_a_handle_which_is_given_back(state: str, gone: bool) -> None:
    kernel = Kernel(state)
    assert is_gone_on_windows(4711, kernel, kernel.last_error) is gone
    assert kernel.closed == (state in ("there", "ended"))


def test_that_no_signal_is_sent_on_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "_WINDOWS", True)
    monkeypatch.setattr(processes, "_kernel", lambda: (Kernel("there"), lambda: 0))
    monkeypatch.setattr(os, "kill", lambda *_: pytest.fail("a signal was sent"))
    assert not is_gone(os.getpid())
