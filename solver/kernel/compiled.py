"""The one way to compile: numba with the cache directory of `solver.kernel.cached`.

Importing this module imports numba (about half a second).
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar, cast

import numba

from solver.kernel.cached import cache_directory

F = TypeVar("F", bound=Callable[..., object])


def _is_writable(directory: Path) -> bool:
    try:
        directory.mkdir(parents=True, exist_ok=True)
    except OSError:
        return False
    return os.access(directory, os.W_OK)


_DIRECTORY = cache_directory()
_KEPT = _is_writable(_DIRECTORY)
numba.config.CACHE_DIR = str(_DIRECTORY)  # type: ignore[attr-defined]


def compiled(function: F) -> F:
    """Compile on the first call and keep on disk where that can be; the function releases the interpreter lock and is deterministic."""
    return cast(F, numba.njit(cache=_KEPT, nogil=True, error_model="numpy")(function))
