"""A snapshot as the rows of the attendance tables, made one at a time so that a term never stands twice in memory."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from copy import copy
from datetime import date, datetime, time, timedelta
from hashlib import sha1
from uuid import NAMESPACE_URL
from zoneinfo import ZoneInfo

from scheduler_app.domain.publication import EventHasher, PlannedEvent, PublicationSnapshot

STOCKHOLM = ZoneInfo("Europe/Stockholm")

EVENT_COLUMNS = (
    "id", "school_unit_id", "lesson_uid", "local_date", "start_minute", "end_minute", "starts_at", "ends_at",
    "subject_code", "subject_name", "groups", "rooms", "teachers", "content_hash",
)  # fmt: skip
"""Columns of a staged event, in the order of `SnapshotRows.events`."""

EventRow = tuple[str, str, str, str, int, int, str, str, str, str, str, str, str, str]


def event_id(school_unit: str, lesson: str, day: date) -> str:
    """The identity of one dated lesson: the same for ever, whoever computes it.

    It is `uuid.uuid5(NAMESPACE_URL, "ringklocka:unit/lesson/date")` (RFC 9562, section 5.5), written out because a term has 30,000 of them.
    """
    name = f"ringklocka:{school_unit}/{lesson}/{day.isoformat()}"
    digest = bytearray(sha1(NAMESPACE_URL.bytes + name.encode(), usedforsecurity=False).digest()[:16])
    digest[6] = digest[6] & 0x0F | 0x50
    digest[8] = digest[8] & 0x3F | 0x80
    text = digest.hex()
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


def instant(day: date, minute: int) -> str:
    """The instant at which the clocks of Stockholm show `minute` after midnight of `day`, as ISO text with its offset."""
    moment = datetime.combine(day, time(), STOCKHOLM) + timedelta(minutes=minute)  # wall-clock arithmetic: the zone stays
    return moment.isoformat()


class SnapshotRows:
    """The rows of one snapshot, with ids and hashes computed once."""

    def __init__(self, snapshot: PublicationSnapshot) -> None:
        hasher = EventHasher()
        self.unit = snapshot.school_unit
        self.events = snapshot.events
        self.ids = [event_id(self.unit, event.lesson, event.local_date) for event in snapshot.events]
        self.hashes = [hasher.content_hash(event) for event in snapshot.events]
        self._written: dict[tuple[tuple[str, str], ...], str] = {}

    def without(self, ids: Collection[str]) -> SnapshotRows:
        """The same rows but those with these ids, with the hashes that are known."""
        left = copy(self)
        kept = [number for number, key in enumerate(self.ids) if key not in ids]
        left.events = tuple(self.events[number] for number in kept)
        left.ids = [self.ids[number] for number in kept]
        left.hashes = [self.hashes[number] for number in kept]
        return left

    def keys(self) -> Iterator[tuple[str, str]]:
        """(id, content hash) of every event."""
        return zip(self.ids, self.hashes, strict=True)

    def event_rows(self, wanted: Collection[str]) -> Iterator[EventRow]:
        """The events whose id is wanted, as `EVENT_COLUMNS`."""
        for key, digest, event in zip(self.ids, self.hashes, self.events, strict=True):
            if key in wanted:
                yield self._row(key, digest, event)

    def rosters(self, wanted: Collection[str]) -> Iterator[tuple[str, int, tuple[str, ...]]]:
        """(id, planned minutes, pupils) of the events whose id is wanted."""
        for key, event in zip(self.ids, self.events, strict=True):
            if key in wanted:
                yield key, event.end - event.start, event.pupils

    def _row(self, key: str, digest: str, event: PlannedEvent) -> EventRow:
        day = event.local_date
        return (
            key, self.unit, event.lesson, day.isoformat(), event.start, event.end, instant(day, event.start), instant(day, event.end),
            event.subject_code, event.subject_name, self._pairs(event.groups), self._pairs(event.rooms), self._pairs(event.teachers),
            digest,
        )  # fmt: skip

    def _pairs(self, pairs: tuple[tuple[str, str], ...]) -> str:
        written = self._written.get(pairs)
        if written is None:
            written = self._written[pairs] = json.dumps(pairs, ensure_ascii=False)
        return written
