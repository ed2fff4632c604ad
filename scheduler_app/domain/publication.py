"""What is published: dated lessons with who is expected at them, and what a target answered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class PlannedEvent:
    """One dated lesson. `start`/`end` are local minutes after midnight; `groups`, `rooms` and `teachers` are (uid, shown name)
    pairs sorted by uid; `pupils` are the uids expected, sorted; each is expected for the whole lesson."""

    lesson: str
    local_date: date
    start: int
    end: int
    subject_code: str
    subject_name: str
    groups: tuple[tuple[str, str], ...]
    rooms: tuple[tuple[str, str], ...]
    teachers: tuple[tuple[str, str], ...]
    pupils: tuple[str, ...]

    @property
    def key(self) -> tuple[str, date]:
        return (self.lesson, self.local_date)


@dataclass(frozen=True, slots=True)
class NotPublished:
    """A lesson of the window that is not sent, and why (a message code)."""

    lesson: str
    reason: str


@dataclass(frozen=True, slots=True)
class PublicationSnapshot:
    """One school's events of a window, frozen; `sha256` covers all events and the window. `first` is the effective-from date."""

    token: str
    school_unit: str
    school_name: str
    timetable: str
    first: date
    last: date
    events: tuple[PlannedEvent, ...]
    sha256: str
    not_published: tuple[NotPublished, ...] = ()


@dataclass(frozen=True, slots=True)
class EventDifference:
    """One line of a preview: `what` is new, changed, cancelled or frozen."""

    what: str
    lesson: str
    local_date: date
    start: int
    end: int
    subject: str
    groups: str
    teachers: str


@dataclass(frozen=True, slots=True)
class PublicationPreview:
    """What publishing would do to a target whose newest publication is `base_seq`."""

    base_seq: int
    new: int
    changed: int
    cancelled: int
    untouched: int
    frozen: int
    differences: tuple[EventDifference, ...] = ()


@dataclass(frozen=True, slots=True)
class PublicationReceipt:
    """What publishing did. `frozen` are reported lessons that differ from the snapshot and were left alone;
    `repeated` says the token had been applied before and nothing was done now."""

    token: str
    seq: int
    new: int
    changed: int
    cancelled: int
    untouched: int
    frozen: int
    published_at: datetime
    repeated: bool = False
    not_published: tuple[NotPublished, ...] = ()
    counts_by_reason: Mapping[str, int] = field(default_factory=dict)


class PublicationConflict(Exception):
    """Somebody published in between: `seq` is the target's newest; a new preview is needed, nothing was changed."""

    def __init__(self, seq: int) -> None:
        super().__init__(f"the target is at publication {seq}")
        self.seq = seq
