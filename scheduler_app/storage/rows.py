"""Reads a whole school from an open connection, and writes entities that were added, changed or removed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, insert, select

from scheduler_app.domain.changes import COLLECTION, SINGLE
from scheduler_app.domain.school import School
from scheduler_app.errors import InputError
from scheduler_app.storage.entities import MAP_OF
from scheduler_app.storage.mapping import KEY, ItemMap, Key, column_of, table_of
from scheduler_app.storage.tables.state import SourceTextRow, StateRow
from scheduler_app.storage.values import require_storable, require_uid

_MANY = 200
"""With more keys than this, reading the whole table is quicker than naming them."""

_STEP_BITS = 20
"""A step of work adds at most 2**20 rows (see EntityRow.ordinal)."""


def read_school(connection: Connection, place: str = "") -> School:
    """The whole school; InputError `storage_damaged` where a row makes no sense. `place` is for its message."""
    try:
        return _read_school(connection)
    except (
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
    ) as error:  # a value that no entity accepts: the file was changed by something else
        raise InputError("storage_damaged", place=place, detail=type(error).__name__) from error


def _read_school(connection: Connection) -> School:
    parts: dict[str, Any] = {}
    for kind, name in SINGLE.items():
        (parts[name],) = MAP_OF[kind].read(connection)
    for kind, name in COLLECTION.items():
        parts[name] = {entity.uid: entity for entity in MAP_OF[kind].read(connection)}
    state, source = table_of(StateRow), table_of(SourceTextRow)
    parts["current"] = connection.execute(select(state.c.current_uid)).scalar_one() or ""
    parts["source"] = {row.name: row.text for row in connection.execute(select(source.c.name, source.c.text))}
    return School(**parts)


def write_school(connection: Connection, school: School) -> None:
    """Fill empty tables; references are checked when the transaction commits."""
    add_entities(connection, SINGLE, [school.unit, school.year], 0)
    at = 2
    for kind, name in COLLECTION.items():
        entities = list(getattr(school, name).values())
        add_entities(connection, {kind: name}, entities, at)
        at += len(entities)
    source = [{"name": key, "text": text} for key, text in school.source.items()]
    require_storable("source_text", school.source.items())
    if source:
        connection.execute(insert(table_of(SourceTextRow)), source)
    connection.execute(insert(table_of(StateRow)), {"id": 1, "revision": 0, "current_uid": school.current or None})


def present(connection: Connection, kind: type[Any], keys: Sequence[Key]) -> dict[str, Any]:
    """The entities of one kind that have these keys, by uid."""
    wanted = None if len(keys) > _MANY else keys
    return {entity.uid: entity for entity in MAP_OF[kind].read(connection, wanted)}


def add_entities(connection: Connection, kinds: Iterable[type[Any]], entities: Sequence[Any], ordinal: int) -> None:
    """Insert entities in this order, `ordinal` being that of the first."""
    for kind in kinds:
        mapping = MAP_OF[kind]
        numbered = [(number, entity) for number, entity in enumerate(entities, ordinal) if type(entity) is kind]
        if not numbered:
            continue
        rows = []
        for number, entity in numbered:
            require_uid(mapping.table.name, mapping.key_of(entity))
            rows.append(mapping.write(entity, number))
        require_storable(mapping.table.name, (row[1:] for row in rows))
        connection.execute(mapping.insert, [_named(mapping.names, row) for row in rows])
        for item in mapping.lists:
            _insert_items(connection, item, [(mapping.key_of(entity), entity) for _, entity in numbered])


def change_entities(connection: Connection, kind: type[Any], pairs: Sequence[tuple[Any, Any]]) -> None:
    """Update rows from their first to their second value; only the tables that differ are touched."""
    mapping = MAP_OF[kind]
    rows = []
    for before, after in pairs:
        old, new = mapping.write(before, 0)[1:], mapping.write(after, 0)[1:]
        if old != new:
            rows.append(new)
    require_storable(mapping.table.name, rows)
    if rows:
        connection.execute(mapping.update, [_named(mapping.names[1:], row, KEY) for row in rows])
    for item in mapping.lists:
        differing = [(before, after) for before, after in pairs if item.write((), before) != item.write((), after)]
        if differing:
            _remove_items(connection, item, [mapping.key_of(before) for before, _ in differing])
            _insert_items(connection, item, [(mapping.key_of(after), after) for _, after in differing])


def remove_entities(connection: Connection, kind: type[Any], entities: Sequence[Any]) -> None:
    mapping = MAP_OF[kind]
    keys = [mapping.key_of(entity) for entity in entities]
    for item in mapping.lists:
        _remove_items(connection, item, keys)
    names = [column.name for column in mapping.key_columns]
    connection.execute(mapping.delete, [_named(names, key, KEY) for key in keys])


def first_ordinal(revision: int) -> int:
    return revision << _STEP_BITS


def set_revision(connection: Connection, revision: int) -> None:
    connection.execute(table_of(StateRow).update().values(revision=revision))


def locked_revision(connection: Connection) -> int:
    """The revision, with the lock that makes writing transactions wait for each other (SQLite has it from BEGIN IMMEDIATE)."""
    return int(connection.execute(select(column_of(StateRow, "revision")).with_for_update()).scalar_one())


def read_revision(connection: Connection) -> int:
    return int(connection.execute(select(column_of(StateRow, "revision"))).scalar_one())


def _named(names: Sequence[str], row: Sequence[Any], prefix: str = "") -> dict[str, Any]:
    return {prefix + name: value for name, value in zip(names, row, strict=True)}


def _insert_items(connection: Connection, item: ItemMap, owners: Iterable[tuple[Key, Any]]) -> None:
    rows = [row for key, entity in owners for row in item.write(key, entity)]
    if rows:
        require_storable(item.table.name, rows)
        connection.execute(item.insert, [_named(item.names, row) for row in rows])


def _remove_items(connection: Connection, item: ItemMap, keys: Sequence[Key]) -> None:
    names = [column.name for column in item.owner]
    connection.execute(item.delete, [_named(names, key, KEY) for key in keys])
