"""Folders for the copies of a school that a child process looks at: never left behind for long, whoever ended how."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from pathlib import Path

from scheduler_app.ui.processes import is_gone

_NAME = "ringklocka-explain-{pid}-"
_OURS = re.compile(r"ringklocka-explain-(\d{1,9})-\w+")


def new_folder() -> Path:
    """A folder that only this user can read, named after this process."""
    return Path(tempfile.mkdtemp(prefix=_NAME.format(pid=os.getpid())))


def clear_left() -> None:
    """Remove the folders of processes that are gone: one that was killed could not do it itself. What cannot be removed is left."""
    for folder in Path(tempfile.gettempdir()).glob("ringklocka-explain-*"):
        found = _OURS.fullmatch(folder.name)
        if found is not None and is_gone(int(found[1])) and not folder.is_symlink():
            shutil.rmtree(folder, ignore_errors=True)
