"""Whether another process is still there."""

from __future__ import annotations

import os


def is_gone(pid: int) -> bool:
    """Whether no process has this number any more; False where that cannot be told."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    except OSError:
        return False
    return False
