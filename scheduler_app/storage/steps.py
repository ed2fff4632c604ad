"""One step of work against the stored rows: is every row still what the step assumes, and what is to be written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection

from scheduler_app.domain.changes import COLLECTION, SINGLE, STATE, Change, ConflictError
from scheduler_app.domain.working import CurrentTimetable
from scheduler_app.storage import rows, state_rows
from scheduler_app.storage.entities import MAP_OF

_ORDER = (*SINGLE, *COLLECTION)


@dataclass(slots=True)
class _Work:
    """What is to be written for one entity type."""

    added: list[Any] = field(default_factory=list)
    changed: list[tuple[Any, Any]] = field(default_factory=list)
    removed: list[Any] = field(default_factory=list)


def write_step(connection: Connection, changes: tuple[Change, ...], revision: int) -> None:
    """Write the changes in one go; ConflictError, with what is there now, where a row is not what the step assumes."""
    first_seen, now, moved = _play(connection, changes)
    works: dict[type[Any], _Work] = {}
    for (kind, uid), after in now.items():
        before = first_seen[kind, uid]
        if kind in STATE:
            state_rows.write(connection, before, after)
            continue
        work = works.setdefault(kind, _Work())
        if before is None and after is None:
            continue
        if before is None:
            work.added.append(after)
        elif after is None:
            work.removed.append(before)
        elif (kind, uid) in moved:
            work.removed.append(before)
            work.added.append(after)
        elif before != after:
            work.changed.append((before, after))
    ordinal = rows.first_ordinal(revision)
    for kind in _ORDER:
        if kind in works:
            _write(connection, kind, works[kind], ordinal)
            ordinal += len(works[kind].added)


def _write(connection: Connection, kind: type[Any], work: _Work, ordinal: int) -> None:
    if work.removed:
        rows.remove_entities(connection, kind, work.removed)
    if work.changed:
        rows.change_entities(connection, kind, work.changed)
    if work.added:
        rows.add_entities(connection, (kind,), work.added, ordinal)


_Place = tuple[type[Any], str]
_Rows = dict[_Place, Any]


def _play(connection: Connection, changes: tuple[Change, ...]) -> tuple[_Rows, _Rows, set[_Place]]:
    """The rows concerned as stored; as they are after all changes, in the order in which they end up; those removed and added again."""
    stored: _Rows = {}
    for kind, keys in _keys(changes).items():
        of_state = kind in STATE
        found = state_rows.present(connection, kind, [key[0] for key in keys]) if of_state else rows.present(connection, kind, keys)
        stored.update({(kind, uid): entity for uid, entity in found.items()})
    before: _Rows = {}
    now: _Rows = {}
    moved: set[_Place] = set()
    for change in changes:
        place = (type(change.entity), change.uid)
        present = now.get(place, stored.get(place))
        second_or_none = (place[0] in SINGLE or place[0] is CurrentTimetable) and (change.before is None or change.after is None)
        if present != change.before or second_or_none:
            raise ConflictError(change, present)
        before.setdefault(place, stored.get(place))
        if present is None and now.pop(place, place) is None and stored.get(place) is not None:
            moved.add(place)  # it comes last now, as in domain/changes.apply_changes
        now[place] = change.after
    return before, now, moved


def _keys(changes: Iterable[Change]) -> dict[type[Any], list[tuple[str, ...]]]:
    found: dict[type[Any], dict[tuple[str, ...], None]] = {}
    for change in changes:
        kind = type(change.entity)
        key = (change.uid,) if kind in STATE else MAP_OF[kind].key_of(change.entity)
        found.setdefault(kind, {})[key] = None
    return {kind: list(keys) for kind, keys in found.items()}
