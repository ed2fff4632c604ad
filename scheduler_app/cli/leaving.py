"""The end of a command: searches that were left behind are not waited for."""

from __future__ import annotations

import os
import sys
import threading
from contextlib import suppress


def leave(code: int) -> int:
    """The exit code of this process, which ends here where a search was left behind (it may be compiling for a minute more)."""
    if any(not thread.daemon and thread is not threading.main_thread() for thread in threading.enumerate()):
        for stream in (sys.stdout, sys.stderr):
            with suppress(OSError, ValueError):
                stream.flush()
        os._exit(code)
    return code
