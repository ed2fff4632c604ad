"""Whether another process is still there."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import Any

_WINDOWS = sys.platform == "win32"
_MAY_WAIT = 0x00100000  # SYNCHRONIZE
_ENDED = 0  # WAIT_OBJECT_0
_NO_SUCH_PROCESS = 87  # ERROR_INVALID_PARAMETER


def is_gone(pid: int) -> bool:
    """Whether no process has this number any more; False where that cannot be told."""
    if _WINDOWS:  # there os.kill(pid, 0) is no question: it interrupts the process
        return is_gone_on_windows(pid, *_kernel())
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    except OSError:
        return False
    return False


def is_gone_on_windows(pid: int, kernel: Any, last_error: Callable[[], int]) -> bool:
    """The same by kernel32: a process that has ended can be opened as long as somebody else holds it, and is signalled then."""
    handle = kernel.OpenProcess(_MAY_WAIT, False, pid)
    if not handle:
        return last_error() == _NO_SUCH_PROCESS
    try:
        return bool(kernel.WaitForSingleObject(handle, 0) == _ENDED)
    finally:
        kernel.CloseHandle(handle)


def _kernel() -> tuple[Any, Callable[[], int]]:
    import ctypes

    kernel = ctypes.WinDLL("kernel32", use_last_error=True)  # type: ignore[attr-defined,unused-ignore]
    kernel.OpenProcess.restype = ctypes.c_void_p
    kernel.WaitForSingleObject.argtypes = (ctypes.c_void_p, ctypes.c_uint32)
    kernel.CloseHandle.argtypes = (ctypes.c_void_p,)
    return kernel, ctypes.get_last_error  # type: ignore[attr-defined,unused-ignore]
