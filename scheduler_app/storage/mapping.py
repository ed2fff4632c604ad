"""One uniform way between a frozen entity and its rows: its table, and a table for each ordered list it holds.

Reading works column by column over a whole table (the constructors are called by `map`), which is what makes opening
a school quick; writing makes one tuple a row.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from operator import attrgetter
from typing import Any, get_args, get_origin, get_type_hints

from sqlalchemy import Column, Connection, Table, bindparam, inspect, select, tuple_
from sqlalchemy.sql import ColumnElement, Select

from scheduler_app.storage.fields import Field, plain_field
from scheduler_app.storage.tables.base import Base, EntityRow, ItemRow

Key = tuple[str, ...]
Columns = Sequence[Sequence[Any]]


class Shape:
    """A dataclass laid out over columns of one table, fields that are dataclasses of their own included."""

    def __init__(self, kind: type[Any], path: str = "", lists: frozenset[str] = frozenset()) -> None:
        hints = get_type_hints(kind)
        self.kind = kind
        self.members: list[tuple[str, Field | Shape | None]] = []
        for entry in fields(kind):
            name, hint = path + entry.name, hints[entry.name]
            if name in lists:
                self.members.append((name, None))
            elif isinstance(hint, type) and is_dataclass(hint) and any(inner.startswith(name + ".") for inner in lists):
                self.members.append((name, Shape(hint, name + ".", lists)))
            else:
                self.members.append((name, plain_field(name, hint)))

    def fields(self) -> list[Field]:
        found: list[Field] = []
        for _, member in self.members:
            if isinstance(member, Shape):
                found += member.fields()
            elif member is not None:
                found.append(member)
        return found

    def build(self, read: Mapping[str, Iterable[Any]]) -> list[Any]:
        """Make the values from columns of field values, by path."""
        columns = [member.build(read) if isinstance(member, Shape) else read[name] for name, member in self.members]
        return list(map(self.kind, *columns))


class RowShape:
    """The plain columns of a Shape in a table: from values to tuples and back."""

    def __init__(self, shape: Shape, model: type[Base]) -> None:
        self.shape = shape
        self._fields = shape.fields()
        self.columns: list[Column[Any]] = [column_of(model, name) for field in self._fields for name in field.columns]

    def write(self, value: Any) -> tuple[Any, ...]:
        row: list[Any] = []
        for field in self._fields:
            part = attrgetter(field.path)(value)
            if field.write is None:
                row.append(part)
            else:
                row.extend(field.write(part))
        return tuple(row)

    def read(self, columns: Columns) -> dict[str, Iterable[Any]]:
        """Columns of field values by path, from table columns in the order of `self.columns`."""
        found: dict[str, Iterable[Any]] = {}
        at = 0
        for field in self._fields:
            own = columns[at : at + len(field.columns)]
            found[field.path] = own[0] if field.read is None else map(field.read, *own)
            at += len(field.columns)
        return found


class ItemMap:
    """An ordered list of an entity: plain values, tuples of them, or dataclasses with columns of their own."""

    def __init__(self, path: str, model: type[ItemRow], item: Any) -> None:
        self.path = path
        self.table = table_of(model)
        self.owner = [column_of(model, name) for name in model.owner]
        self.position = column_of(model, "position")
        self._rows = RowShape(Shape(item), model) if isinstance(item, type) and is_dataclass(item) else None
        self._tuples = get_origin(item) is tuple
        skipped = {*model.owner, "position"}
        attributes = [attribute.key for attribute in inspect(model).attrs if attribute.key not in skipped]
        values = self._rows.columns if self._rows else [column_of(model, name) for name in attributes]
        self.values = values
        self.columns = [*self.owner, self.position, *values]
        self.insert = self.table.insert()
        self.names = [column.name for column in self.columns]
        self.delete = self.table.delete().where(*is_key(self.owner))

    def write(self, key: Key, entity: Any) -> list[tuple[Any, ...]]:
        items = attrgetter(self.path)(entity)
        if self._rows is not None:
            return [(*key, position, *self._rows.write(item)) for position, item in enumerate(items)]
        if self._tuples:
            return [(*key, position, *item) for position, item in enumerate(items)]
        return [(*key, position, item) for position, item in enumerate(items)]

    def read(self, connection: Connection, keys: Sequence[Key] | None) -> dict[Any, list[Any]]:
        """Items in order by the owner's key (a plain uid where the key has one column)."""
        width = len(self.owner)
        query = narrowed(select(*self.columns), self.owner, keys).order_by(self.position)
        columns = list(zip(*connection.execute(query).all(), strict=True))
        if not columns:
            return {}
        owners = columns[0] if width == 1 else list(zip(*columns[:width], strict=True))
        found: dict[Any, list[Any]] = {}
        for owner, item in zip(owners, self._items(columns[width + 1 :]), strict=True):
            found.setdefault(owner, []).append(item)
        return found

    def _items(self, columns: Columns) -> Iterable[Any]:
        if self._rows is not None:
            return self._rows.shape.build(self._rows.read(columns))
        return zip(*columns, strict=True) if self._tuples else columns[0]


class EntityMap:
    """One entity type: its table, its key (`uid`, or what the uid is made of) and its ordered lists by field path."""

    def __init__(
        self, kind: type[Any], model: type[EntityRow], lists: Mapping[str, type[ItemRow]] | None = None, key: Key = ("uid",)
    ) -> None:
        self.kind = kind
        self.table = table_of(model)
        self.key_columns = [column_of(model, name) for name in key]
        self.key_of: Callable[[Any], Key] = lambda entity: tuple(getattr(entity, name) for name in key)
        self.lists = [ItemMap(path, item, _item_type(kind, path)) for path, item in (lists or {}).items()]
        self._rows = RowShape(Shape(kind, lists=frozenset(lists or ())), model)
        self._ordinal = column_of(model, "ordinal")
        self.columns = [self._ordinal, *self._rows.columns]
        self.names = [column.name for column in self.columns]
        own = self.names[1:]
        self._key_at = [own.index(column.name) for column in self.key_columns]
        self.insert = self.table.insert()
        self.delete = self.table.delete().where(*is_key(self.key_columns))
        settable: dict[str, Any] = {name: bindparam(KEY + name) for at, name in enumerate(own) if at not in self._key_at}
        self.update = self.table.update().where(*is_key(self.key_columns)).values(settable)

    def write(self, entity: Any, ordinal: int) -> tuple[Any, ...]:
        """The row of the entity's own table, in the order of `columns`."""
        return (ordinal, *self._rows.write(entity))

    def read(self, connection: Connection, keys: Sequence[Key] | None = None) -> list[Any]:
        """Entities in their order: those with the keys given, or all."""
        query = narrowed(select(*self._rows.columns), self.key_columns, keys).order_by(self._ordinal, *self.key_columns)
        columns = list(zip(*connection.execute(query).all(), strict=True))
        if not columns:
            return []
        owners = [columns[at] for at in self._key_at]
        owner_keys: Sequence[Any] = owners[0] if len(owners) == 1 else list(zip(*owners, strict=True))
        read = self._rows.read(columns)
        for item in self.lists:
            found = item.read(connection, keys)
            read[item.path] = [tuple(found.get(key, ())) for key in owner_keys]
        return self._rows.shape.build(read)


KEY = "this_"
"""Prefix of the parameters in `update` and `delete` statements (a bare column name would be taken for a value to set)."""


def is_key(columns: Sequence[Column[Any]]) -> list[ColumnElement[bool]]:
    return [column == bindparam(KEY + column.name) for column in columns]


def narrowed(query: Select[Any], key_columns: Sequence[ColumnElement[Any]], keys: Sequence[Key] | None) -> Select[Any]:
    """Only rows with one of the keys; None narrows nothing."""
    if keys is None:
        return query
    if len(key_columns) == 1:
        return query.where(key_columns[0].in_([key[0] for key in keys]))
    return query.where(tuple_(*key_columns).in_(list(keys)))


def column_of(model: type[Base], attribute: str) -> Column[Any]:
    column = inspect(model).attrs[attribute].columns[0]
    assert isinstance(column, Column)
    return column


def table_of(model: type[Base]) -> Table:
    table = model.__table__
    assert isinstance(table, Table)
    return table


def _item_type(kind: type[Any], path: str) -> Any:
    hint: Any = kind
    for name in path.split("."):
        hint = get_type_hints(hint)[name]
    return get_args(hint)[0]
