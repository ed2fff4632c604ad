"""Puts the tests' files into memory where there is room: a disk takes milliseconds for each of their ten thousands of syncs."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

_MEMORY = Path("/dev/shm")
_ROOM = 3 << 30
"""Bytes that must be free there; a whole run leaves less than one GB, and takes it away at its end."""


@pytest.hookimpl(tryfirst=True)
def pytest_configure() -> None:
    if _MEMORY.is_dir() and shutil.disk_usage(_MEMORY).free > _ROOM:
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(_MEMORY))
