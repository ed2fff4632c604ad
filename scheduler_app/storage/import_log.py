"""The log of imports: one row a run, never changed and never undone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, func, insert, select

from scheduler_app.domain.import_run import ImportRun
from scheduler_app.storage.mapping import table_of
from scheduler_app.storage.tables.imports import ImportRunRow
from scheduler_app.storage.tables.log import StepRow
from scheduler_app.storage.values import require_storable

_RUN, _STEP = table_of(ImportRunRow), table_of(StepRow)
_COUNTS = ("added", "changed", "unchanged", "archived", "refused")


def note(connection: Connection, run: ImportRun) -> None:
    require_storable("import_run", [("author", run.author), ("format", run.format), ("source", run.source)])
    number = connection.execute(select(func.coalesce(func.max(_RUN.c.number), 0) + 1)).scalar_one()
    row = {name: getattr(run, name) for name in ("author", "format", "source", *_COUNTS)}
    connection.execute(insert(_RUN), {"number": number, "ran_at": run.at, "step_number": run.step, **row})


def runs(connection: Connection, limit: int) -> Sequence[ImportRun]:
    """Newest first."""
    query = select(_RUN, _STEP.c.undone).outerjoin(_STEP, _STEP.c.number == _RUN.c.step_number).order_by(_RUN.c.number.desc()).limit(limit)
    return [_run(row) for row in connection.execute(query)]


def _run(row: Any) -> ImportRun:
    counts = {name: getattr(row, name) for name in _COUNTS}
    return ImportRun(row.format, row.source, **counts, author=row.author, at=row.ran_at, step=row.step_number, undone=bool(row.undone))
