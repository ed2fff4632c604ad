"""Copies of school files that rotate: taken by SQLite's backup API while work goes on, the newest twenty kept.

A copy's name holds its time, its reason and the beginning of its SHA-256, so that a damaged copy is known as such.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from scheduler_app.errors import InputError
from scheduler_app.paths import user_data
from scheduler_app.storage.new_file import require_free, staged
from scheduler_app.storage.problems import translated
from scheduler_app.storage.sqlite_file import examine, raw_connection

KEPT = 20
_NAME = re.compile(r"(\d{8}T\d{12}Z)-([a-z]+)-([0-9a-f]{16})\.ringklocka")
_TIME = "%Y%m%dT%H%M%S%fZ"


@dataclass(frozen=True, slots=True)
class Backup:
    """One copy; `reason` is migration, schedule or user."""

    path: Path
    at: datetime
    reason: str
    digest: str

    def is_intact(self) -> bool:
        """Tell whether the copy's bytes are those that were written."""
        return _digest(self.path) == self.digest


def back_up_file(path: Path, reason: str) -> Backup:
    """Copy a school file, open or not, as one committed state; the oldest copies beyond `KEPT` are removed."""
    folder = folder_of(path)
    at = datetime.now(UTC)
    with translated(str(folder)):
        folder.mkdir(parents=True, exist_ok=True)
        draft = folder / "copying.ringklocka"
        with staged(draft) as copy, closing(raw_connection(path)) as source, closing(raw_connection(copy, "rwc")) as target:
            source.backup(target)
            target.execute("PRAGMA journal_mode=DELETE").fetchall()
        digest = _digest(draft)
        backup = Backup(folder / f"{at.strftime(_TIME)}-{reason}-{digest}.ringklocka", at, reason, digest)
        draft.replace(backup.path)
        for old in list_backups(path)[KEPT:]:
            old.path.unlink(missing_ok=True)
    return backup


def back_up_if_due(path: Path, every: timedelta = timedelta(hours=1)) -> Backup | None:
    """Take a scheduled copy unless the newest is younger than `every`; returns it if one was taken."""
    newest = next(iter(list_backups(path)), None)
    if newest is not None and datetime.now(UTC) - newest.at < every:
        return None
    return back_up_file(path, "schedule")


def list_backups(path: Path) -> Sequence[Backup]:
    """The copies of a school file, newest first; the file itself need not be there any more."""
    found = []
    for copy in folder_of(path).glob("*.ringklocka"):
        match = _NAME.fullmatch(copy.name)
        if match:
            at = datetime.strptime(match[1], _TIME).replace(tzinfo=UTC)
            found.append(Backup(copy, at, match[2], match[3]))
    return sorted(found, key=lambda backup: backup.at, reverse=True)


def restore(backup: Backup, path: Path, *, overwrite: bool = False) -> None:
    """Put a copy in a file's place, whole or not at all; InputError if the copy itself is damaged."""
    with translated(str(path)):
        if not backup.is_intact():
            raise InputError("storage_backup_damaged", place=str(backup.path))
        examine(backup.path)
        require_free(path, overwrite=overwrite)
        with staged(path) as draft:
            draft.write_bytes(backup.path.read_bytes())


def folder_of(path: Path) -> Path:
    """Where copies of this file are kept: a folder named after it and its place."""
    place = str(path.absolute())
    return user_data() / "backups" / f"{path.stem}-{hashlib.sha256(place.encode('utf-8', 'surrogateescape')).hexdigest()[:8]}"


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()[:16]
