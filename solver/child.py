"""What a search in a process of its own owes the one that started it: room on the processor, and an ear for `stop`."""

from __future__ import annotations

import os
import sys

from solver.stopping import Stop

BELOW_NORMAL_PRIORITY_CLASS = 0x4000


def lower_priority() -> None:
    """Leave the processor to the desktop: nice 10, or below-normal on Windows."""
    try:
        if sys.platform == "win32":
            import ctypes

            kernel = ctypes.windll.kernel32
            kernel.SetPriorityClass(kernel.GetCurrentProcess(), BELOW_NORMAL_PRIORITY_CLASS)
        else:
            os.nice(10)
    except OSError:
        pass  # a courtesy only


def listen(stop: Stop) -> None:
    """Ask to stop at the line `stop`; the end of the input alone does not."""
    for line in sys.stdin.buffer:
        if line.strip() == b"stop":
            stop.ask()
