"""Answers about calendar events: read from the attendance database as they are asked for, since a term has more than memory should hold."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from scheduler_app.provider.expanding import dressed
from scheduler_app.provider.filters import META
from scheduler_app.provider.refusal import bad_request, too_large
from scheduler_app.provider.request import LARGEST_PAGE, Asked
from scheduler_app.provider.view import View
from scheduler_app.services.offering import EVENTS
from scheduler_app.services.stamps import Row

MOST_READ = 10_000
"""Events looked through for one answer; a narrow filter over a long time goes on at the next page."""

_PORTION = 1000
_STOCKHOLM = ZoneInfo("Europe/Stockholm")
_WHOLE = (date(2000, 1, 1), date(2199, 12, 31))


def page(view: View, asked: Asked) -> dict[str, Any]:
    """`{data, pageToken}`; refuses a request without the two times that the standard requires."""
    first, last = asked.filters.get("startTime.onOrAfter"), asked.filters.get("startTime.onOrBefore")
    if first is None or last is None:
        raise bad_request("time_required", "startTime.onOrAfter and startTime.onOrBefore are required.")
    order, descending = ("written", True) if asked.sort == "ModifiedDesc" else ("start", asked.sort == "StartTimeDesc")
    place: Sequence[Any] | None = None if asked.after is None else _checked(asked.after, order)
    found: list[Row] = []
    read, days = 0, (first.astimezone(_STOCKHOLM).date(), last.astimezone(_STOCKHOLM).date())
    while read < MOST_READ:
        size = min(_PORTION, asked.limit) if len(asked.filters) == 2 else _PORTION
        portion = view.offer.events_between(*days, after=place, order=order, descending=descending, limit=size)
        read += len(portion)
        for row, at in portion:
            place = at
            if _kept(view, row, asked.filters):
                found.append(dressed(view, EVENTS, row, asked.expand, asked.names))
                if len(found) == asked.limit:
                    return {"data": found, "pageToken": asked.next_token(at)}
        if len(portion) < size:
            return {"data": found, "pageToken": None}
    assert place is not None
    return {"data": found, "pageToken": asked.next_token(place)}


def looked_up(view: View, body: Mapping[str, Collection[str]]) -> list[Row]:
    """Events with any of the ids, or of any of the activities, students or teachers; refuses more than one page."""
    found = {row["id"]: row for row in view.offer.events(tuple(body.get("ids", ())))}
    wanted = {name: set(body.get(key, ())) for key, name in (("activities", "activity"), ("student", "student"), ("teacher", "teacher"))}
    if any(wanted.values()):
        place: Sequence[Any] | None = None
        while portion := view.offer.events_between(*_WHOLE, after=place, limit=_PORTION):
            place = portion[-1][1]
            for row, _ in portion:
                if any(_concerns(view, row, name, value) for name, values in wanted.items() for value in values):
                    found[row["id"]] = row
            if len(found) > LARGEST_PAGE:
                raise too_large()
    return list(found.values())


def _kept(view: View, row: Row, filters: Mapping[str, Any]) -> bool:
    for name, value in filters.items():
        if name in META:
            keep = META[name].keep
            kept = keep is None or keep(view, row, value)
        elif name.startswith(("startTime.", "endTime.")):
            field, word = name.split(".")
            at = datetime.fromisoformat(row[field])
            kept = at >= value if word == "onOrAfter" else at <= value
        else:
            kept = _concerns(view, row, name, value)
        if not kept:
            return False
    return True


def _concerns(view: View, row: Row, name: str, value: str) -> bool:
    if name == "activity":
        return bool(row["activity"]["id"] == value)
    activity = view.rows("activities").get(row["activity"]["id"])
    if name == "organisation":
        return activity is not None and activity["organisation"]["id"] in view.below(value)
    groups = {group["id"] for group in activity["groups"]} if activity is not None else set()
    if name == "group":
        return value in groups
    if name == "student":
        excepted = {exception["student"]["id"] for exception in row.get("studentExceptions", ())}
        return value in excepted or any(group["id"] in groups for group in view.groups_of.get(value, ()))
    teachers = {teacher["duty"]["id"] for teacher in activity.get("teachers", ())} if activity is not None else set()
    return value in teachers or value in {exception["duty"]["id"] for exception in row.get("teacherExceptions", ())}


def _checked(after: tuple[Any, ...], order: str) -> tuple[Any, ...]:
    """The place as the database may be asked with it."""
    try:
        one, two, id = after
        if order == "start":
            return date.fromisoformat(one).isoformat(), int(two), str(UUID(id))
        return datetime.fromisoformat(one).isoformat(), date.fromisoformat(two).isoformat(), str(UUID(id))
    except (ValueError, TypeError, AttributeError):
        raise bad_request("bad_page_token", "The page token is not one of this list.") from None
