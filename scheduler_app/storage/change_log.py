"""The steps that were made, kept with every row before and after, so that they can be shown, undone and made again."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from scheduler_app.domain.changes import Change, ChangeSet
from scheduler_app.domain.codec import KIND, entity_from_json, entity_to_json
from scheduler_app.domain.history import HistoryEntry
from scheduler_app.storage.mapping import table_of
from scheduler_app.storage.tables.log import StepChangeRow, StepRow
from scheduler_app.storage.values import require_storable

KEPT_STEPS = 1000
"""Older steps are forgotten: nobody undoes a thousand steps, and their rows would only make the file grow."""

_CLEAR_EVERY = 50
"""Revisions between two looks for steps to forget."""

_STEP, _CHANGE = table_of(StepRow), table_of(StepChangeRow)


def add_step(connection: Connection, step: ChangeSet, number: int, author: str, at: datetime) -> None:
    """Note a new step; what could be redone is forgotten, and now and then the steps beyond `KEPT_STEPS`."""
    data = json.dumps(step.data, ensure_ascii=False)
    require_storable("step", [(step.label, author), *step.data])
    connection.execute(delete(_STEP).where(_STEP.c.undone))
    if number % _CLEAR_EVERY == 0:
        connection.execute(delete(_STEP).where(_STEP.c.number <= _newest_too_old(connection)))
    connection.execute(
        insert(_STEP),
        {
            "number": number, "label": step.label, "data": data, "author": author, "made_at": at, "undone": False,
            "size": len(step.changes),
        },
    )  # fmt: skip
    rows = [
        {
            "step_number": number, "position": position, "kind": KIND[type(change.entity)], "uid": change.uid,
            "row_before": _text(change.before), "row_after": _text(change.after),
        }
        for position, change in enumerate(step.changes)
    ]  # fmt: skip
    if rows:
        connection.execute(insert(_CHANGE), rows)


def last_done(connection: Connection) -> int | None:
    """The number of the step that undo would take back."""
    query = select(_STEP.c.number).where(~_STEP.c.undone).order_by(_STEP.c.number.desc()).limit(1)
    number: int | None = connection.execute(query).scalar_one_or_none()
    return number


def first_undone(connection: Connection) -> int | None:
    """The number of the step that redo would make again."""
    query = select(_STEP.c.number).where(_STEP.c.undone).order_by(_STEP.c.number).limit(1)
    number: int | None = connection.execute(query).scalar_one_or_none()
    return number


def read_step(connection: Connection, number: int) -> ChangeSet:
    """One step as it was made."""
    label, data = connection.execute(select(_STEP.c.label, _STEP.c.data).where(_STEP.c.number == number)).one()
    query = (
        select(_CHANGE.c.kind, _CHANGE.c.row_before, _CHANGE.c.row_after)
        .where(_CHANGE.c.step_number == number)
        .order_by(_CHANGE.c.position)
    )
    changes = tuple(Change(_entity(kind, before), _entity(kind, after)) for kind, before, after in connection.execute(query))
    return ChangeSet(label, changes, _pairs(data))


def mark(connection: Connection, number: int, *, undone: bool) -> None:
    connection.execute(update(_STEP).where(_STEP.c.number == number).values(undone=undone))


def history(connection: Connection, limit: int) -> Sequence[HistoryEntry]:
    """Newest first."""
    query = (
        select(_STEP.c.number, _STEP.c.label, _STEP.c.data, _STEP.c.author, _STEP.c.made_at, _STEP.c.undone, _STEP.c.size)
        .order_by(_STEP.c.number.desc())
        .limit(limit)
    )
    return [_logged(row) for row in connection.execute(query)]


def last_change(connection: Connection, kind: type[Any], uid: str) -> HistoryEntry | None:
    """The newest step that touched an entity, undone ones included: who changed it, and when."""
    touched = select(_CHANGE.c.step_number).where(_CHANGE.c.kind == KIND[kind], _CHANGE.c.uid == uid)
    query = (
        select(_STEP.c.number, _STEP.c.label, _STEP.c.data, _STEP.c.author, _STEP.c.made_at, _STEP.c.undone, _STEP.c.size)
        .where(_STEP.c.number.in_(touched))
        .order_by(_STEP.c.number.desc())
        .limit(1)
    )
    row = connection.execute(query).first()
    return None if row is None else _logged(row)


def _newest_too_old(connection: Connection) -> int:
    query = select(_STEP.c.number).order_by(_STEP.c.number.desc()).offset(KEPT_STEPS - 1).limit(1)
    number: int | None = connection.execute(query).scalar_one_or_none()
    return -1 if number is None else number


def _logged(row: Any) -> HistoryEntry:
    return HistoryEntry(row.number, row.label, _pairs(row.data), row.author, row.made_at, row.undone, row.size)


def _pairs(data: str) -> tuple[tuple[str, str], ...]:
    return tuple((name, value) for name, value in json.loads(data))


def _text(entity: Any) -> str | None:
    return None if entity is None else entity_to_json(entity)


def _entity(kind: str, text: str | None) -> Any:
    return None if text is None else entity_from_json(kind, text)
