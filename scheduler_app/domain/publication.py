"""What is published: dated lessons with who is expected at them, and what a target answered."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from scheduler_app.domain.clock import clock_text


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
    """One school's events of a window, frozen; `sha256` covers all events and the window. `first` is the effective-from date.

    `not_published` are lessons that should have been sent and could not; `special` counts those that never are, by design (lunch,
    conference, break duty). `first_minute` is above 0 where publishing begins "from now": lessons of `first` that start before that local
    minute after midnight have begun and are no part of this; 0 means the whole day."""

    token: str
    school_unit: str
    school_name: str
    timetable: str
    first: date
    last: date
    events: tuple[PlannedEvent, ...]
    sha256: str
    not_published: tuple[NotPublished, ...] = ()
    special: int = 0
    first_minute: int = 0


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
class WeekRemark:
    """A lesson that its groups would have more or less often in one ISO week than once, because it moved over the edge of the window:
    `what` is twice or missed, `dates` those on which it is given."""

    what: str
    lesson: str
    year: int
    week: int
    subject: str
    groups: str
    dates: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class FrozenClash:
    """A lesson that publishing leaves as it is (reported, or begun where publishing begins now) and a planned one that expect the same
    `pupils` (sorted uids) at the same time of `local_date`. The names are of groups and subject; times are minutes after midnight."""

    local_date: date
    kept: str
    kept_name: str
    kept_start: int
    kept_end: int
    planned: str
    planned_name: str
    planned_start: int
    planned_end: int
    pupils: tuple[str, ...]

    def facts(self) -> dict[str, object]:
        """For the text `publish_clash`: how many pupils are at which two lessons when."""
        return {
            "n": len(self.pupils), "date": self.local_date.isoformat(),
            "kept": f"{self.kept_name} {clock_text(self.kept_start)}–{clock_text(self.kept_end)}",
            "planned": f"{self.planned_name} {clock_text(self.planned_start)}–{clock_text(self.planned_end)}",
        }  # fmt: skip


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
    weeks: tuple[WeekRemark, ...] = ()
    clashes: tuple[FrozenClash, ...] = ()


@dataclass(frozen=True, slots=True)
class PublicationReceipt:
    """What publishing did. `frozen` are reported lessons that differ from the snapshot and were left alone; `clashes` are the planned
    lessons that therefore expect pupils who are at one of them. `repeated` says the token had been applied before and nothing was done
    now."""

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
    clashes: tuple[FrozenClash, ...] = ()


@dataclass(frozen=True, slots=True)
class PublicationEntry:
    """One line of the history of publications: the window `first` to `last`, by whom, and the `reason` of a correction of days that
    had been (empty for an ordinary publication)."""

    receipt: PublicationReceipt
    first: date
    last: date
    published_by: str
    reason: str = ""


class PublicationConflict(Exception):
    """Somebody published in between: `seq` is the target's newest; a new preview is needed, nothing was changed."""

    def __init__(self, seq: int) -> None:
        super().__init__(f"the target is at publication {seq}")
        self.seq = seq


@dataclass(frozen=True, slots=True)
class WaitingPublication:
    """A publication that was begun and not confirmed: `receipt` when the target turned out to have it, otherwise it is to be
    offered again; `problem` is the message code (with its data) that says why the target could not be asked, if it could not."""

    snapshot: PublicationSnapshot
    target: str
    receipt: PublicationReceipt | None = None
    problem: str | None = None
    problem_data: Mapping[str, object] = field(default_factory=dict)


class EventHasher:
    """Hashes events; one instance remembers what a term's weeks have in common, so that the roster of a lesson is read once."""

    def __init__(self) -> None:
        self._weekly: dict[tuple[object, ...], str] = {}

    def content_hash(self, event: PlannedEvent) -> str:
        """SHA-256 in hexadecimal over date, time, subject, groups, rooms, teachers and roster: equal exactly when the content is."""
        weekly = (
            event.start, event.end, event.subject_code, event.subject_name, event.groups, event.rooms, event.teachers, event.pupils,
        )  # fmt: skip
        digest = self._weekly.get(weekly)
        if digest is None:
            written = json.dumps(weekly, ensure_ascii=False, separators=(",", ":"))
            digest = self._weekly[weekly] = hashlib.sha256(written.encode()).hexdigest()
        return hashlib.sha256(f"{event.local_date.isoformat()} {digest}".encode()).hexdigest()


def snapshot_sha256(
    school_unit: str, first: date, last: date, events: Iterable[PlannedEvent], hasher: EventHasher | None = None, *, first_minute: int = 0
) -> str:
    """SHA-256 of a window's events in the order given (they are kept sorted by date, start and lesson), with unit and window; the first
    minute only where there is one, so that whole days hash as they always have."""
    hasher = hasher or EventHasher()
    opens = f"{first.isoformat()} {first_minute}" if first_minute else first.isoformat()
    whole = hashlib.sha256(f"{school_unit} {opens} {last.isoformat()}\n".encode())
    for event in events:
        whole.update(f"{event.lesson} {hasher.content_hash(event)}\n".encode())
    return whole.hexdigest()
