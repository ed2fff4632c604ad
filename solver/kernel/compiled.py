"""The one way to compile: numba with a cache directory that belongs to exactly these sources.

Numba notices a change only in the file of the function it loads, not in the functions that one calls; the directory's name is therefore a
digest of all kernel sources. `NUMBA_CACHE_DIR` in the environment overrides. Importing this module imports numba (about half a second).
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar, cast

import platformdirs

F = TypeVar("F", bound=Callable[..., object])


def cache_directory() -> Path:
    """Where the compiled search is kept: `NUMBA_CACHE_DIR`, else a directory of this version in the user's cache."""
    given = os.environ.get("NUMBA_CACHE_DIR")
    if given:
        return Path(given)
    digest = hashlib.sha256()
    for source in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(source.read_bytes())
    return Path(platformdirs.user_cache_dir("ringklocka", appauthor=False)) / "search" / digest.hexdigest()[:16]


os.environ.setdefault("NUMBA_CACHE_DIR", str(cache_directory()))

import numba  # noqa: E402 - reads NUMBA_CACHE_DIR when imported


def compiled(function: F) -> F:
    """Compile on the first call and keep on disk; the function releases the interpreter lock and is deterministic."""
    return cast(F, numba.njit(cache=True, nogil=True, error_model="numpy")(function))
