"""A new identity in everything that is kept of a school: its rows, history, restore points and publications begun."""

from __future__ import annotations

import json
import zlib
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, bindparam, delete, select, update

from scheduler_app.domain import codec
from scheduler_app.domain.changes import COLLECTION, SINGLE, Change
from scheduler_app.domain.codec import KIND, entity_from_json, entity_to_json
from scheduler_app.domain.new_identity import SECRET, NewIdentity, Reidentifying
from scheduler_app.domain.people import Pupil, StaffMember
from scheduler_app.domain.school import School
from scheduler_app.domain.withheld import PersonKind, Withheld, withheld_uid
from scheduler_app.domain.working import SourceText
from scheduler_app.storage import rows
from scheduler_app.storage.mapping import table_of
from scheduler_app.storage.steps import write_step
from scheduler_app.storage.tables.imports import ImportRunRow
from scheduler_app.storage.tables.log import OutgoingRow, StepChangeRow, StepRow
from scheduler_app.storage.tables.workbench import BookmarkRow

_STEP, _CHANGE = table_of(StepRow), table_of(StepChangeRow)
_BOOKMARK, _OUTGOING, _RUN = table_of(BookmarkRow), table_of(OutgoingRow), table_of(ImportRunRow)
_TYPE = {PersonKind.PUPIL: Pupil, PersonKind.STAFF: StaffMember}


def reidentify(connection: Connection, new: NewIdentity, secret: str, revision: int) -> None:
    """Let all that is stored tell of the new identity only, as though the person had never had another.

    Steps can still be undone: what they assume of other fields and other rows stays as it was.
    """
    school = rows.read_school(connection)
    told = _reidentifying(connection, school, new)
    write_step(connection, _differences(school, _told(told, school, secret)), revision)
    _tell_history(connection, told)
    _tell_labels(connection, told)
    _tell_bookmarks(connection, told, secret)
    _tell_outgoing(connection, told)
    for name in new.logins:
        for table in (_STEP, _BOOKMARK, _RUN):
            connection.execute(update(table).where(table.c.author == name).values(author=new.signature))


def _reidentifying(connection: Connection, school: School, new: NewIdentity) -> Reidentifying:
    """With the names that the person has had in the school and in any kept step."""
    kind = _TYPE[new.row.kind]
    query = select(_CHANGE.c.row_before, _CHANGE.c.row_after).where(_CHANGE.c.kind == KIND[kind], _CHANGE.c.uid == new.former)
    texts = {text for row in connection.execute(query) for text in row if text is not None}
    people: list[Any] = [entity_from_json(KIND[kind], text) for text in texts]
    present = getattr(school, COLLECTION[kind]).get(new.former)
    people += [present] if present is not None else []
    return Reidentifying(new, {row.name for row in people}, {getattr(row, "signature", "") for row in people})


def _told(told: Reidentifying, school: School, secret: str) -> School:
    after = told.school(school)
    return replace(after, source={**after.source, SECRET: secret})


def _differences(before: School, after: School) -> tuple[Change, ...]:
    found = [
        Change(getattr(before, name), getattr(after, name)) for name in SINGLE.values() if getattr(before, name) != getattr(after, name)
    ]
    tables: list[tuple[Any, Any]] = [(getattr(before, name), getattr(after, name)) for name in COLLECTION.values()]
    tables.append((_texts(before), _texts(after)))
    for old, now in tables:
        found += [Change(old.get(uid), now.get(uid)) for uid in {**old, **now} if old.get(uid) != now.get(uid)]
    return tuple(found)


def _texts(school: School) -> dict[str, SourceText]:
    return {key: SourceText(key, text) for key, text in school.source.items()}


def _tell_history(connection: Connection, told: Reidentifying) -> None:
    query = select(_CHANGE.c.step_number, _CHANGE.c.position, _CHANGE.c.kind, _CHANGE.c.uid, _CHANGE.c.row_before, _CHANGE.c.row_after)
    changed = []
    for number, position, kind, uid, *texts in connection.execute(query).all():
        if not told.concerns(uid) and not any(told.concerns(text) for text in texts if text is not None):
            continue
        if kind == KIND[Withheld] and uid in (told.new.row.uid, withheld_uid(told.new.row.kind, told.new.former)):
            connection.execute(delete(_CHANGE).where(_CHANGE.c.step_number == number, _CHANGE.c.position == position))  # never undone
            continue
        entities = [None if text is None else told.row(entity_from_json(kind, text)) for text in texts]
        before, after = (None if entity is None else entity_to_json(entity) for entity in entities)
        now = next(entity.uid for entity in entities if entity is not None)
        changed.append({"step": number, "place": position, "now": now, "before": before, "after": after})
    if changed:
        statement = update(_CHANGE).where(_CHANGE.c.step_number == bindparam("step"), _CHANGE.c.position == bindparam("place"))
        connection.execute(statement.values(uid=bindparam("now"), row_before=bindparam("before"), row_after=bindparam("after")), changed)


def _tell_labels(connection: Connection, told: Reidentifying) -> None:
    """Steps of any kind may name the person in what the history shows of them."""
    for number, data in connection.execute(select(_STEP.c.number, _STEP.c.data)).all():
        pairs = json.loads(data)
        now = [[key, told.label(value)] for key, value in pairs]
        if now != pairs:
            connection.execute(update(_STEP).where(_STEP.c.number == number).values(data=json.dumps(now, ensure_ascii=False)))


def _tell_bookmarks(connection: Connection, told: Reidentifying, secret: str) -> None:
    """Restore points hold whole schools; restored, they keep the protection."""
    for uid, name, packed in connection.execute(select(_BOOKMARK.c.uid, _BOOKMARK.c.name, _BOOKMARK.c.snapshot)).all():
        school = _told(told, codec.from_json(zlib.decompress(packed).decode()), secret)
        snapshot = zlib.compress(codec.to_json(school).encode())
        connection.execute(update(_BOOKMARK).where(_BOOKMARK.c.uid == uid).values(snapshot=snapshot, name=told.text(name)))


def _tell_outgoing(connection: Connection, told: Reidentifying) -> None:
    """Publications that wait are withdrawn: what they hold must not be sent any more, and a new preview is needed anyway."""
    connection.execute(update(_OUTGOING).where(_OUTGOING.c.snapshot.is_not(None)).values(snapshot=None))
    for token, receipt in connection.execute(select(_OUTGOING.c.token, _OUTGOING.c.receipt).where(_OUTGOING.c.receipt.is_not(None))).all():
        if told.concerns(receipt):
            now = json.dumps(told.value(json.loads(receipt)), ensure_ascii=False)
            connection.execute(update(_OUTGOING).where(_OUTGOING.c.token == token).values(receipt=now))
