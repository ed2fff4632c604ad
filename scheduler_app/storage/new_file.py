"""Makes a school file whole or not at all: built beside its place, synced, then moved there."""

from __future__ import annotations

import glob
import os
import secrets
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from sqlalchemy import Connection

from scheduler_app.errors import EnvironmentProblem, InputError
from scheduler_app.storage.problems import translated
from scheduler_app.storage.sqlite_file import APPLICATION_ID, SIDECARS, engine_of, raw_connection

_OLD_SECONDS = 24 * 3600


def create_file(path: Path, fill: Callable[[Connection], None], *, overwrite: bool) -> None:
    """Make a school file that `fill` fills in one transaction; on any error nothing is left and nothing was replaced.

    InputError where something is there already and `overwrite` is not given; EnvironmentProblem `storage_in_use`
    where another program has open what would be replaced.
    """
    with translated(str(path)):
        require_free(path, overwrite=overwrite)
        with staged(path) as draft:
            _build(draft, fill)


def require_free(path: Path, *, overwrite: bool) -> None:
    """Refuse a place where a file cannot be made."""
    if path.is_dir():
        raise InputError("storage_is_folder", place=str(path))
    if not path.parent.is_dir():
        raise InputError("storage_no_folder", place=str(path))
    if os.path.lexists(path) and not overwrite:
        raise InputError("storage_exists", place=str(path))


@contextmanager
def staged(path: Path) -> Iterator[Path]:
    """A file name beside `path`; what was written there is synced and moved to `path` when the block ends well."""
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}.tmp")
    _forget_old_drafts(path)
    try:
        yield draft
        with draft.open("rb+") as file:
            os.fsync(file.fileno())
        _retire(path)
        os.replace(draft, path)
        _sync_folder(path.parent)
    finally:
        for name in (draft, *(Path(f"{draft}{suffix}") for suffix in SIDECARS)):
            with suppress(OSError):
                name.unlink()


def _build(draft: Path, fill: Callable[[Connection], None]) -> None:
    engine = engine_of(draft, "rwc")
    try:
        with engine.connect() as connection:
            driver = connection.connection.driver_connection
            assert isinstance(driver, sqlite3.Connection)
            # the draft is thrown away on any error and synced at the end: no journal, no syncs on the way
            driver.execute("PRAGMA journal_mode=OFF")
            driver.execute("PRAGMA synchronous=OFF")
            driver.execute(f"PRAGMA application_id={APPLICATION_ID}")
            with connection.begin():
                fill(connection)
    finally:
        engine.dispose()


def _retire(path: Path) -> None:
    """Make sure that nobody works on the file to be replaced, and that no log of it is left to be read into the new one."""
    if not path.exists():
        return
    with suppress(sqlite3.DatabaseError), closing(raw_connection(path, timeout=0)) as old:
        try:
            old.execute("PRAGMA locking_mode=EXCLUSIVE").fetchall()
            old.execute("BEGIN EXCLUSIVE")
            old.execute("ROLLBACK")
            old.execute("PRAGMA journal_mode=DELETE").fetchall()
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
                raise EnvironmentProblem("storage_in_use", place=str(path)) from error
    for suffix in SIDECARS:
        Path(f"{path}{suffix}").unlink(missing_ok=True)


def _forget_old_drafts(path: Path) -> None:
    """Remove what a process that was killed left behind; younger drafts may be somebody's work."""
    for draft in path.parent.glob(f".{glob.escape(path.name)}.????????.tmp"):
        with suppress(OSError):
            if time.time() - draft.stat().st_mtime > _OLD_SECONDS:
                draft.unlink()


def _sync_folder(folder: Path) -> None:
    """Make the new name last through a power cut, where folders can be synced (not on Windows)."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
