"""One request for a list: what was asked, first page or a later one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from scheduler_app.provider.filters import FILTERS, META, Filter
from scheduler_app.provider.orders import BY_ID, ORDERS, Order
from scheduler_app.provider.parameters import among, many, moment, one, positive, truth, uuid
from scheduler_app.provider.refusal import bad_request
from scheduler_app.provider.tokens import PageToken, read_token

LARGEST_PAGE = 1000

EXPANSIONS: Mapping[str, tuple[str, ...]] = {
    "persons": ("duties", "responsibleFor", "placements", "ownedPlacements", "groupMemberships"),
    "duties": ("person",),
    "groups": ("assignmentRoles",),
    "activities": ("groups", "teachers", "syllabus"),
    "calendarEvents": ("activity",),
}
"""What `expand` may bring. Attendance of calendar events is not handed on."""

EVENT_FILTERS: Mapping[str, Filter] = {
    **{f"{end}.{word}": Filter(one(moment), None) for end in ("startTime", "endTime") for word in ("onOrAfter", "onOrBefore")},
    **{name: Filter(one(uuid), None) for name in ("activity", "student", "teacher", "organisation", "group")},
    **META,
}
EVENT_ORDERS = ("ModifiedDesc", "StartTimeAsc", "StartTimeDesc")


@dataclass(frozen=True)
class Asked:
    """A list request as understood; `after` is where the page before ended."""

    resource: str
    texts: tuple[tuple[str, tuple[str, ...]], ...]
    filters: Mapping[str, Any]
    sort: str | None
    expand: frozenset[str]
    names: bool
    limit: int
    after: tuple[Any, ...] | None

    @property
    def order(self) -> Order:
        return ORDERS[self.resource][self.sort] if self.sort is not None else BY_ID

    def next_token(self, place: Sequence[Any]) -> str:
        return PageToken(self.resource, self.texts, tuple(place)).text()


def read_request(resource: str, parameters: Mapping[str, Sequence[str]]) -> Asked:
    """Refuses what is unknown, malformed or combined with a page token against the standard."""
    given = {name: tuple(values) for name, values in parameters.items()}
    limit = min(one(positive)("limit", given.pop("limit")), LARGEST_PAGE) if "limit" in given else LARGEST_PAGE
    after = None
    if "pageToken" in given:
        text = one(str)("pageToken", given.pop("pageToken"))
        if given:
            raise bad_request("page_token_with_filters", "A page token goes with limit only.")
        token = read_token(text, resource)
        given, after = dict(token.asked), token.after
    texts = tuple(sorted(given.items()))
    expand, names = read_expansion(resource, given)
    sort = one(among(*_orders(resource)))("sortkey", given.pop("sortkey")) if "sortkey" in given else None
    return Asked(resource, texts, _read_filters(resource, given), sort, expand, names, limit, after)


def read_expansion(resource: str, given: dict[str, tuple[str, ...]]) -> tuple[frozenset[str], bool]:
    """Takes `expand` and `expandReferenceNames` out of the parameters."""
    allowed = EXPANSIONS.get(resource, ())
    expand = many(among(*allowed))("expand", given.pop("expand")) if "expand" in given and allowed else ()
    names = one(truth)("expandReferenceNames", given.pop("expandReferenceNames")) if "expandReferenceNames" in given else False
    return frozenset(expand), names


def _orders(resource: str) -> Sequence[str]:
    return EVENT_ORDERS if resource == "calendarEvents" else tuple(ORDERS[resource])


def _read_filters(resource: str, given: Mapping[str, tuple[str, ...]]) -> dict[str, Any]:
    known = EVENT_FILTERS if resource == "calendarEvents" else {**FILTERS[resource], **META}
    for name in given:
        if name not in known:
            raise bad_request("unknown_parameter", f"{resource} has no such parameter as one of those given.")
    return {name: known[name].read(name, values) for name, values in given.items()}
