"""Writes the sample of the present schema that later versions migrate in their tests.

Run it once when a revision is released: `python -m tests.storage.dump_schema`; never change a sample afterwards.
"""

from __future__ import annotations

import sqlite3
import tempfile
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from scheduler_app.storage.migrating import HEAD
from scheduler_app.storage.sqlite_file import APPLICATION_ID
from scheduler_app.storage.stores import Stores
from tests.schools import tiny_school
from tests.storage.steps import move

SAMPLES = Path(__file__).resolve().parent.parent / "data" / "storage"


def write_sample(folder: Path = SAMPLES) -> Path:
    """Dump the tiny school with one step made and one taken back, as SQL."""
    with tempfile.TemporaryDirectory() as temporary:
        path = Path(temporary) / "skola.ringklocka"
        store = Stores(clock=lambda: datetime(2025, 9, 1, 8, tzinfo=UTC)).create(str(path), tiny_school())
        store.apply(move(tiny_school(), "MA-7A-1", 4), "Anna")
        store.undo("Anna")
        store.close()
        sample = folder / f"school-{HEAD}.sql"
        with closing(sqlite3.connect(path)) as file:
            lines = [*file.iterdump(), f"PRAGMA application_id = {APPLICATION_ID};", f"PRAGMA user_version = {int(HEAD)};"]
        sample.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return sample


if __name__ == "__main__":
    write_sample()
