"""Copies of schools that rotate: of a file by SQLite's backup API while work goes on, of a server's schema as a file.

The newest twenty of each school are kept.

A copy's name holds its time, its reason and the beginning of its SHA-256, so that a damaged copy is known as such.
"""

from __future__ import annotations

import hashlib
import re
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from scheduler_app.errors import InputError
from scheduler_app.paths import user_data
from scheduler_app.storage.addresses import FileAddress, parse
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
    with translated(str(path)), closing(raw_connection(path)) as source:
        return copy_from(source, str(path), reason)


def copy_from(source: sqlite3.Connection, address: str, reason: str) -> Backup:
    """The same over a connection that is open already."""

    def fill(draft: Path) -> None:
        with closing(raw_connection(draft, "rwc")) as target:
            source.backup(target)
            target.execute("PRAGMA journal_mode=DELETE").fetchall()

    return keep(address, reason, fill)


def keep(address: str, reason: str, fill: Callable[[Path], None]) -> Backup:
    """Let `fill` write a copy into the school's folder, named and counted as all are."""
    folder = folder_of(address)
    at = datetime.now(UTC)
    with translated(str(folder)):
        folder.mkdir(parents=True, exist_ok=True)
        unnamed = folder / "copying.ringklocka"
        with staged(unnamed) as draft:
            fill(draft)
        digest = _digest(unnamed)
        backup = Backup(folder / f"{at.strftime(_TIME)}-{reason}-{digest}.ringklocka", at, reason, digest)
        unnamed.replace(backup.path)
        for old in list_backups(address)[KEPT:]:
            old.path.unlink(missing_ok=True)
    return backup


def is_due(address: str | Path, every: timedelta) -> bool:
    """Tell whether the newest copy is older than `every`, or there is none."""
    newest = next(iter(list_backups(address)), None)
    return newest is None or datetime.now(UTC) - newest.at >= every


def list_backups(address: str | Path) -> Sequence[Backup]:
    """The copies of a school, newest first; the school itself need not be there any more."""
    found = []
    for copy in folder_of(address).glob("*.ringklocka"):
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


def folder_of(address: str | Path) -> Path:
    """Where copies of this school are kept: a folder named after the file, or the schema, and its place."""
    where = parse(str(address))
    name, place = (where.path.stem, str(where.path.absolute())) if isinstance(where, FileAddress) else (where.schema, where.shown)
    return user_data() / "backups" / f"{name}-{hashlib.sha256(place.encode('utf-8', 'surrogateescape')).hexdigest()[:8]}"


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()[:16]
