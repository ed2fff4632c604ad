"""Wiping a person's former name out of the history, when the person has been given an alias or left out."""

from __future__ import annotations

import json
import zlib
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, bindparam, select, update

from scheduler_app.domain.codec import KIND, entity_from_json, entity_to_json
from scheduler_app.domain.people import Pupil, StaffMember
from scheduler_app.storage.mapping import table_of
from scheduler_app.storage.tables.log import OutgoingRow, StepChangeRow, StepRow
from scheduler_app.storage.tables.workbench import BookmarkRow

_STEP, _CHANGE = table_of(StepRow), table_of(StepChangeRow)
_BOOKMARK, _OUTGOING = table_of(BookmarkRow), table_of(OutgoingRow)


def forget_former_name(connection: Connection, person: Pupil | StaffMember) -> None:
    """Let every kept step tell the person's present name (and signature) only; nothing else of the steps changes.

    Steps can still be undone: what they assume of the person's other fields stays as it was.
    """
    kind = KIND[type(person)]
    query = select(_CHANGE.c.step_number, _CHANGE.c.position, _CHANGE.c.row_before, _CHANGE.c.row_after)
    rows = connection.execute(query.where(_CHANGE.c.kind == kind, _CHANGE.c.uid == person.uid)).all()
    former: set[str] = set()
    for row in rows:
        texts = [text for text in (row.row_before, row.row_after) if text is not None]
        former |= {name for text in texts for name in _names(entity_from_json(kind, text))}
    former -= _names(person)
    changed = [
        {
            "step": row.step_number, "place": row.position, "before": _renamed(kind, row.row_before, person),
            "after": _renamed(kind, row.row_after, person),
        }
        for row in rows
    ]  # fmt: skip
    if changed:
        statement = update(_CHANGE).where(_CHANGE.c.step_number == bindparam("step"), _CHANGE.c.position == bindparam("place"))
        connection.execute(statement.values(row_before=bindparam("before"), row_after=bindparam("after")), changed)
        _forget_in_labels(connection, former, person)
    _forget_in_bookmarks(connection, kind, person)
    if isinstance(person, StaffMember):
        _forget_in_outbox(connection)


def _forget_in_bookmarks(connection: Connection, kind: str, person: Pupil | StaffMember) -> None:
    """Restore points hold whole schools."""
    for uid, packed in connection.execute(select(_BOOKMARK.c.uid, _BOOKMARK.c.snapshot)).all():
        kept = json.loads(zlib.decompress(packed))
        row = kept["school"].get(kind, {}).get(person.uid)
        if row is not None:
            row.update(_present_names(person))
            text = json.dumps(kept, ensure_ascii=False, separators=(",", ":"))
            connection.execute(update(_BOOKMARK).where(_BOOKMARK.c.uid == uid).values(snapshot=zlib.compress(text.encode())))


def _forget_in_outbox(connection: Connection) -> None:
    """Publications that wait are withdrawn: what they hold must not be sent any more, and a new preview is needed anyway."""
    connection.execute(update(_OUTGOING).where(_OUTGOING.c.snapshot.is_not(None)).values(snapshot=None))


def _present_names(person: Any) -> dict[str, str]:
    return {name: getattr(person, name) for name in ("given_name", "family_name", "signature") if hasattr(person, name)}


def _renamed(kind: str, text: str | None, person: Any) -> str | None:
    if text is None:
        return None
    row: Any = entity_from_json(kind, text)
    return entity_to_json(replace(row, **_present_names(person)))


def _names(person: Any) -> set[str]:
    return {name for name in (person.name, getattr(person, "signature", "")) if name}


def _forget_in_labels(connection: Connection, former: set[str], person: Any) -> None:
    """Steps of any kind may name the person in what the history shows of them."""
    for number, data in connection.execute(select(_STEP.c.number, _STEP.c.data)).all():
        pairs = json.loads(data)
        told = [[key, _without(value, former, person.name)] for key, value in pairs]
        if told != pairs:
            connection.execute(update(_STEP).where(_STEP.c.number == number).values(data=json.dumps(told, ensure_ascii=False)))


def _without(text: str, former: set[str], name: str) -> str:
    for old in sorted(former, key=len, reverse=True):
        text = text.replace(old, name)
    return text
