"""Where the compiled search is kept, and whether it is there. Imports neither numba nor numpy.

Numba notices a change only in the file of the function it loads, not in the functions that one calls; the directory's name is therefore a
digest of all kernel sources, and these import nothing of the project but each other.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import platformdirs

_SOURCES = tuple(sorted(Path(__file__).parent.glob("*.py")))


def cache_directory() -> Path:
    """A directory for exactly these sources, under `NUMBA_CACHE_DIR` if the environment has it, else in the user's cache."""
    digest = hashlib.sha256()
    for source in _SOURCES:
        digest.update(source.read_bytes())
    given = os.environ.get("NUMBA_CACHE_DIR")
    above = Path(given) if given else Path(platformdirs.user_cache_dir("ringklocka", appauthor=False)) / "search"
    return above / digest.hexdigest()[:16]


def is_warm() -> bool:
    """Whether this Python and numba have compiled these very files. False may be wrong, and then costs nothing but a message."""
    try:
        return _note().read_text(encoding="utf-8") == _stamp()
    except OSError:
        return False


def say_warm() -> None:
    """Note that everything is compiled and kept; without a writable cache nothing is."""
    with contextlib.suppress(OSError):  # then the next search says that it compiles, rightly
        _note().write_text(_stamp(), encoding="utf-8")


def _note() -> Path:
    return cache_directory() / f"ready-{sys.implementation.cache_tag}"


def _stamp() -> str:
    """What numba asks of a cached function besides its code: its file's place, time and size, and numba's version."""
    try:
        numba = version("numba")
    except PackageNotFoundError:
        numba = ""
    return "\n".join((numba, *(f"{source} {source.stat().st_mtime_ns} {source.stat().st_size}" for source in _SOURCES)))
