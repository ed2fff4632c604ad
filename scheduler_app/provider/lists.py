"""Answers for the resources that are held in memory: narrowed, sorted, a page at a time."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from scheduler_app.provider.expanding import dressed
from scheduler_app.provider.filters import CHANGED_AFTER, FILTERS, META, related
from scheduler_app.provider.refusal import bad_request
from scheduler_app.provider.request import Asked
from scheduler_app.provider.view import View
from scheduler_app.services.stamps import Row


def page(view: View, asked: Asked) -> dict[str, Any]:
    """`{data, pageToken}`; rows that came or went between pages are neither sent twice nor make others be left out."""
    order = asked.order
    found = sorted(_kept(view, asked), key=lambda row: _place(row, asked))
    if order.descending:
        found.reverse()
    if asked.after is not None:
        after = _comparable(asked.after)
        found = [row for row in found if (_place(row, asked) < after if order.descending else _place(row, asked) > after)]
    shown, more = found[: asked.limit], len(found) > asked.limit
    return {
        "data": [dressed(view, asked.resource, row, asked.expand, asked.names) for row in shown],
        "pageToken": asked.next_token(_place(shown[-1], asked)) if more else None,
    }


def looked_up(view: View, resource: str, body: Mapping[str, Collection[str]]) -> list[Row]:
    """Rows with any of the ids, or that have to do with any of the other things in the body."""
    rows = view.rows(resource)
    found = {id: rows[id] for id in body.get("ids", ()) if id in rows}
    if resource == "organisations":
        codes = set(body.get("schoolUnitCodes", ()))
        found |= {id: row for id, row in rows.items() if row.get("schoolUnitCode") in codes}
    if resource == "activities":
        for name, parameter in (("teachers", "teacher"), ("members", "member")):
            keep = FILTERS[resource][parameter].keep
            assert keep is not None
            found |= {id: row for id, row in rows.items() if any(keep(view, row, value) for value in body.get(name, ()))}
    return list(found.values())


def _kept(view: View, asked: Asked) -> Iterable[Row]:
    filters = dict(asked.filters)
    since = filters.pop(CHANGED_AFTER, None)
    rows: Iterable[Row] = view.rows(asked.resource).values() if since is None else view.changed_after(asked.resource, since)
    known = {**FILTERS[asked.resource], **META}
    for name, value in filters.items():
        keep = known[name].keep
        if keep is not None:
            rows = [row for row in rows if keep(view, row, value)]
    relations = {name: value for name, value in filters.items() if name.startswith("relationship.")}
    return related(view, rows, relations) if relations else rows


def _place(row: Row, asked: Asked) -> tuple[str, str]:
    return asked.order.key(row), row["id"]


def _comparable(after: tuple[Any, ...]) -> tuple[str, str]:
    if len(after) != 2:
        raise bad_request("bad_page_token", "The page token is not one of this list.")
    return str(after[0]), str(after[1])
