"""Forgetting what is old beside the rows of a school: kept steps, restore points, import runs and receipts."""

from __future__ import annotations

from datetime import UTC, date, datetime

from sqlalchemy import Connection, delete

from scheduler_app.storage.mapping import table_of
from scheduler_app.storage.tables.imports import ImportRunRow
from scheduler_app.storage.tables.log import OutgoingRow, StepRow
from scheduler_app.storage.tables.workbench import BookmarkRow

_STEP, _BOOKMARK = table_of(StepRow), table_of(BookmarkRow)
_RUN, _OUTGOING = table_of(ImportRunRow), table_of(OutgoingRow)


def forget_before(connection: Connection, day: date) -> None:
    """Every kept step, since any of them may hold what goes, and what else was made before the day. Publications that wait are left."""
    limit = datetime(day.year, day.month, day.day, tzinfo=UTC)
    connection.execute(delete(_STEP))
    connection.execute(delete(_BOOKMARK).where(_BOOKMARK.c.made_at < limit))
    connection.execute(delete(_RUN).where(_RUN.c.ran_at < limit))
    connection.execute(delete(_OUTGOING).where(_OUTGOING.c.snapshot.is_(None), _OUTGOING.c.kept_at < limit))
