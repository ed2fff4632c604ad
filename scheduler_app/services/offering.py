"""What a provider hands on: the schools' people, groups and teaching as they are, and the lessons that have been published."""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from scheduler_app.domain.dated_lesson import DatedLesson
from scheduler_app.domain.school import School
from scheduler_app.domain.visibility import Audience
from scheduler_app.services.ports import PublishedLessons, SchoolStores, StandardRows
from scheduler_app.services.stamps import Row, Stamps

EVENTS = "calendarEvents"


@dataclass(frozen=True)
class Offer:
    """One state of everything: rows by resource and id, when which row went, and the published events, read as they are asked for."""

    audience: Audience
    rows: Mapping[str, Mapping[str, Row]]
    deleted: Mapping[str, Mapping[str, str]]
    units: Sequence[str]
    writers: Mapping[str, Callable[[DatedLesson, datetime], Row]]
    published: PublishedLessons | None
    made: datetime

    def events_between(
        self, first: date, last: date, *, after: Sequence[Any] | None = None, order: str = "start", descending: bool = False, limit: int
    ) -> list[tuple[Row, tuple[str | int, ...]]]:
        """Events of the dates with their place, those beyond the place `after`; none without an attendance database."""
        if self.published is None:
            return []
        found = self.published.between(self.units, first, last, after=after, order=order, descending=descending, limit=limit)
        return [(self.writers[unit](lesson, self.made), lesson.place(order)) for unit, lesson in found]

    def events(self, ids: Collection[str]) -> list[Row]:
        if self.published is None:
            return []
        return [self.writers[unit](lesson, self.made) for unit, lesson in self.published.find(self.units, ids)]


class Offers:
    """Keeps the newest offer of some schools; `refresh` makes a new one where a school has changed, while others go on reading."""

    def __init__(
        self,
        stores: SchoolStores,
        addresses: Sequence[str],
        standard: StandardRows,
        audience: Audience,
        stamps: Stamps,
        published: PublishedLessons | None = None,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._stores, self._addresses, self._standard = stores, tuple(addresses), standard
        self._audience, self._stamps, self._published, self._clock = audience, stamps, published, clock
        self._schools: dict[str, tuple[int, School]] = {}
        self._refreshing = threading.Lock()
        self._offer: Offer | None = None

    @property
    def current(self) -> Offer:
        if self._offer is None:
            self.refresh()
        assert self._offer is not None
        return self._offer

    def refresh(self) -> bool:
        """Read the schools that have changed; returns whether there is a new offer. What goes wrong leaves the old one in place."""
        with self._refreshing:
            changed = [self._read(address) for address in self._addresses]
            if any(changed) or self._offer is None:
                self._offer = self._made()
                return True
            return False

    def _read(self, address: str) -> bool:
        known = self._schools.get(address)
        if known is not None and known[0] == self._stores.revision(address):
            return False
        with closing(self._stores.open(address)) as store:
            revision = store.revision()
            self._schools[address] = (revision, store.load())
            return True

    def _made(self) -> Offer:
        now = self._clock()
        schools = [school for _, school in self._schools.values()]
        rows: dict[str, dict[str, Row]] = {}
        for school in schools:
            for name, found in self._standard.rows(school, self._audience, now).items():
                put = rows.setdefault(name, {})
                for row in found:
                    put[row["id"]] = _joined(put[row["id"]], row) if row["id"] in put else row
        rows = {name: dict(sorted(found.items())) for name, found in rows.items()}
        self._stamps.stamp(rows, now)
        writers = {school.unit.uid: self._standard.event_writer(school, self._audience) for school in schools}
        deleted = {name: dict(found) for name, found in self._stamps.deleted.items()}
        return Offer(self._audience, rows, deleted, tuple(writers), writers, self._published, now)


def _joined(one: Row, other: Row) -> Row:
    """A person whom two schools know, with the enrolments of both; of other rows the first stands."""
    enrolments = [*one.get("enrolments", ()), *other.get("enrolments", ())]
    return {**one, "enrolments": enrolments} if enrolments else one
