"""Putting imported entities into a school that exists: what is new, what differs, what is gone from the source."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from scheduler_app.domain.changes import COLLECTION, SINGLE, STATE, Change, Entity
from scheduler_app.domain.rules import Rule
from scheduler_app.domain.school import School
from scheduler_app.services.integrity import planning_about


@dataclass(frozen=True, slots=True)
class Tally:
    """How many rows of the school an import touches; `archived` counts what is no longer in the source, removed rows included."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    archived: int = 0


@dataclass(frozen=True, slots=True)
class Merge:
    """Changes in an order in which references hold at every step, with their count."""

    changes: tuple[Change, ...]
    tally: Tally


def absent(school: School, incoming: Iterable[Entity], complete: Iterable[type[Any]], imported: Callable[[Entity], bool]) -> list[Entity]:
    """Rows of the types in `complete` that an earlier import made and the source no longer lists."""
    listed = {(type(row), row.uid) for row in incoming}
    return [
        row for kind in complete for row in getattr(school, COLLECTION[kind]).values() if (kind, row.uid) not in listed and imported(row)
    ]


def merge(school: School, incoming: Iterable[Entity], gone: Iterable[Entity] = ()) -> Merge:
    """Changes that bring `incoming` into the school and let `gone` leave it.

    Rows are told apart by uid; one that is the same but for its origin is unchanged, a changed one keeps the origin it had.
    What is gone is archived, or removed where a type knows no archive; what points at removed rows is adjusted.
    """
    rows: dict[tuple[type[Any], str], Entity] = {(type(row), row.uid): row for row in incoming}
    writes, unchanged = [], 0
    for (kind, uid), row in rows.items():
        present = getattr(school, SINGLE[kind]) if kind in SINGLE else getattr(school, COLLECTION[kind]).get(uid)
        after = row if present is None else _with_origin_of(row, present)
        if present == after:
            unchanged += 1
        else:
            writes.append(Change(present, after))
    leaving: list[Any] = list(gone)
    archived = [Change(row, replace(row, archived=True)) for row in leaving if _has(row, "archived") and not row.archived]
    removed = [Change(row, None) for row in leaving if not _has(row, "archived")]
    follow = _followers(school, removed)
    touched = {(type(change.entity), change.uid) for change in (*writes, *archived, *removed)}
    follow = [change for change in follow if (type(change.entity), change.uid) not in touched]
    tally = Tally(
        sum(change.before is None for change in writes),
        sum(change.before is not None for change in writes),
        unchanged,
        len(archived) + len(removed),
    )
    return Merge(in_order([*writes, *archived, *follow, *removed]), tally)


def in_order(changes: Iterable[Change]) -> tuple[Change, ...]:
    """Additions and changes after what they refer to, removals before it."""
    place: Mapping[type[Any], int] = {kind: number for number, kind in enumerate((*SINGLE, *COLLECTION, *STATE))}
    rows = list(changes)
    kept = sorted((row for row in rows if row.after is not None), key=lambda row: place[type(row.entity)])
    removed = sorted((row for row in rows if row.after is None), key=lambda row: -place[type(row.entity)])
    return (*kept, *removed)


def _has(row: Any, name: str) -> bool:
    return hasattr(row, name)


def _with_origin_of(row: Any, present: Any) -> Any:
    return replace(row, origin=present.origin) if _has(row, "origin") and row.origin is not present.origin else row


def _followers(school: School, leaving: list[Change]) -> list[Change]:
    """What loses something it points at when the removed rows go: placements, programmes and rules of removed lessons, staff planning."""
    if not leaving:
        return []
    removed = {change.uid for change in leaving}
    found = [Change(row, None) for change in leaving for row in planning_about(school, change.entity)]
    of_lessons = (school.placements, school.dated_changes, school.individual_lessons)
    found += [Change(row, None) for rows in of_lessons for row in rows.values() if row.lesson in removed]
    for programme in school.programmes.values():
        kept = tuple(uid for uid in programme.lessons if uid not in removed)
        if kept != programme.lessons:
            found.append(Change(programme, replace(programme, lessons=kept)))
    for rule in school.rules.values():
        if not removed.isdisjoint(rule.targets):
            found.append(Change(rule, _narrowed(rule, removed)))
    return found


def _narrowed(rule: Rule, removed: set[str]) -> Rule | None:
    """The rule without the removed targets; gone when nothing is left, since no targets would mean all."""
    kept = tuple(uid for uid in rule.targets if uid not in removed)
    return replace(rule, targets=kept) if kept else None
