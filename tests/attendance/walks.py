"""Weighted random walks over publishing, reporting and editing, followed step by step by a model of what must be true.

The model is the specification in its plainest form: dictionaries, one rule after the other, no SQL. `Walk.run` raises AssertionError at the
first step after which the database holds anything else.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from scheduler_app.attendance.event_rows import STOCKHOLM, event_id
from scheduler_app.attendance.publisher import Publisher
from scheduler_app.attendance.reporting import Mark, Reporting, RosterChangedError
from scheduler_app.attendance.targets import Targets, open_storehouse
from scheduler_app.domain.publication import EventHasher, PlannedEvent, PublicationConflict, PublicationSnapshot, snapshot_sha256
from scheduler_app.errors import InputError
from tests.attendance.small_school import MONDAY, UNIT, Dump, dump, event, snapshot, target

LAST = date(2026, 10, 30)
DAYS = [day for day in (MONDAY + timedelta(days=n) for n in range(12)) if day.weekday() < 5]
PUPILS = ("p1", "p2", "p3", "p4", "p5")
LESSONS = ("L1", "L2", "L3", "L4", "L5", "L6")

Key = tuple[str, date]


@dataclass
class Held:
    """One lesson as the model says the database holds it."""

    content: PlannedEvent
    status: str = "planned"
    marks: dict[str, tuple[int | None, int]] | None = None

    @property
    def reported(self) -> bool:
        return self.marks is not None


@dataclass
class Walk:
    """One school, one database, one model."""

    address: str
    seed: int
    model: dict[Key, Held] = field(default_factory=dict)
    seq: int = 0
    sent: list[tuple[PublicationSnapshot, object]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.random = random.Random(self.seed)
        self.today = MONDAY - timedelta(days=1)
        self.week: dict[str, tuple[int, int, tuple[str, ...], bool]] = {
            lesson: (number % 5, 490 + 60 * number, PUPILS[: 2 + number % 3], True) for number, lesson in enumerate(LESSONS)
        }

    def run(self, steps: int) -> Dump:
        """Walk, comparing after every step; returns the last dump."""
        choices: tuple[tuple[int, Callable[[], None]], ...] = (
            (5, self.edit), (5, self.publish), (5, self.report), (2, self.next_day), (1, self.replay), (1, self.stale),
            (1, self.take_back), (1, self.stray), (1, self.republish_unchanged), (2, self.correct), (3, self.publish_from_now),
        )  # fmt: skip
        self.publish()
        weights, operations = zip(*choices, strict=True)
        held = self.compare()
        for _ in range(steps):
            self.random.choices(operations, weights)[0]()
            held = self.compare()
        return held

    # operations

    def edit(self) -> None:
        lesson = self.random.choice(LESSONS)
        day, start, pupils, active = self.week[lesson]
        match self.random.randrange(4):
            case 0:
                self.week[lesson] = (day, 480 + 5 * self.random.randrange(80), pupils, active)
            case 1:
                self.week[lesson] = (day, start, tuple(sorted(self.random.sample(PUPILS, self.random.randrange(1, 5)))), active)
            case 2:
                self.week[lesson] = (day, start, pupils, not active)
            case _:
                self.week[lesson] = (self.random.randrange(5), start, pupils, active)

    def snapshot(self, first: date, last: date = LAST) -> PublicationSnapshot:
        events = [
            event(lesson, day, start, pupils)
            for lesson, (weekday, start, pupils, active) in self.week.items()
            if active
            for day in DAYS
            if day.weekday() == weekday and first <= day <= last
        ]
        return snapshot(events, first=first, last=last)

    def publish(self) -> None:
        first = self.today + timedelta(days=1)
        if first > LAST:
            return
        self._publish(self.snapshot(first))

    def republish_unchanged(self) -> None:
        self.publish()
        before = self.seq
        self.publish()
        if self.seq != before:
            receipt = self.sent[-1][1]
            assert (receipt.new, receipt.changed, receipt.cancelled) == (0, 0, 0)  # type: ignore[attr-defined]

    def correct(self) -> None:
        """Days that have been, at most a week back: the same rules for another window."""
        first = max(MONDAY, self.today - timedelta(days=self.random.randrange(8)))
        if first <= self.today:
            self._publish(self.snapshot(first, self.today), reason="fel")

    def publish_from_now(self) -> None:
        """In the middle of a day, or after it: what has begun is not there for the publisher."""
        if not MONDAY <= self.today <= LAST:
            return
        whole, minute = self.snapshot(self.today), self.random.randrange(450, 900, 10)
        now = datetime.combine(self.today, time(minute // 60, minute % 60), STOCKHOLM)
        coming = tuple(row for row in whole.events if row.local_date > self.today or row.start > minute)
        digest = snapshot_sha256(UNIT, self.today, LAST, coming, first_minute=minute + 1)
        sent = replace(whole, events=coming, first_minute=minute + 1, sha256=digest)
        self._publish(sent, place=Targets(lambda: now).open(self.address))

    def _publish(self, sent: PublicationSnapshot, reason: str = "", place: Publisher | None = None) -> None:
        place = place or target(self.address)
        plan = place.preview(sent)
        assert plan.base_seq == self.seq
        receipt = place.correct(sent, plan.base_seq, "me", reason) if reason else place.publish(sent, plan.base_seq, "me")
        self.seq += 1
        counts = self._expect(sent)
        assert receipt.seq == self.seq
        assert {name: getattr(receipt, name) for name in counts} == counts
        assert {name: getattr(plan, name) for name in counts} == counts
        self.sent.append((sent, receipt))

    def _expect(self, sent: PublicationSnapshot) -> dict[str, int]:
        """What the rules say publishing does, to the model."""
        counts = dict.fromkeys(("new", "changed", "cancelled", "untouched", "frozen"), 0)
        begun = {key for key, held in self.model.items() if key[1] == sent.first and held.content.start < sent.first_minute}
        planned = {row.key: row for row in sent.events if row.key not in begun}
        for key, row in planned.items():
            held = self.model.get(key)
            if held is None:
                self.model[key] = Held(row)
                counts["new"] += 1
            elif held.reported:
                counts["untouched" if held.content == row else "frozen"] += 1
            elif held.content == row and held.status == "planned":
                counts["untouched"] += 1
            else:
                held.content, held.status = row, "planned"
                counts["changed"] += 1
        for key, held in self.model.items():
            if key in planned or key in begun or not sent.first <= key[1] <= sent.last:
                continue
            if held.reported:
                counts["frozen"] += 1
            elif held.status == "planned":
                held.status = "cancelled"
                counts["cancelled"] += 1
        return counts

    def report(self) -> None:
        # A clock that runs two days ahead is a fault to survive too: future lessons get reported now and then.
        horizon = self.today + timedelta(days=2 if self.random.random() < 0.3 else 0)
        keys = sorted(key for key in self.model if horizon - timedelta(days=7) <= key[1] <= horizon)
        if not keys:
            return
        lesson, day = self.random.choice(keys)
        held, teacher, uid = self.model[lesson, day], Reporting(open_storehouse(self.address), UNIT), event_id(UNIT, lesson, day)
        shown = teacher.lesson(uid)
        assert shown is not None
        away = {pupil: Mark(15, 50) for pupil in shown.pupils if self.random.random() < 0.3}
        now = datetime(horizon.year, horizon.month, horizon.day, 21, tzinfo=UTC)
        if held.reported or held.status == "cancelled":
            with pytest.raises(RosterChangedError):
                teacher.report(uid, shown.revision, away, "AND", now)
            return
        teacher.report(uid, shown.revision, away, "AND", now)
        held.marks = {pupil: (15, 50) if pupil in away else (None, 0) for pupil in held.content.pupils}

    def take_back(self) -> None:
        keys = sorted(key for key, held in self.model.items() if held.reported)
        if keys:
            lesson, day = self.random.choice(keys)
            Reporting(open_storehouse(self.address), UNIT).take_back(
                event_id(UNIT, lesson, day), "head", "fel", datetime(2026, 11, 1, tzinfo=UTC)
            )
            self.model[lesson, day].marks = None

    def next_day(self) -> None:
        self.today += timedelta(days=1)

    def replay(self) -> None:
        if self.sent:
            sent, receipt = self.random.choice(self.sent)
            repeated = target(self.address).publish(sent, self.seq, "me")
            assert repeated.repeated
            assert (repeated.seq, repeated.new, repeated.changed) == (receipt.seq, receipt.new, receipt.changed)  # type: ignore[attr-defined]

    def stale(self) -> None:
        first = self.today + timedelta(days=1)
        if self.seq and first <= LAST:
            with pytest.raises(PublicationConflict):
                target(self.address).publish(self.snapshot(first), self.seq - 1, "somebody")

    def stray(self) -> None:
        """A snapshot that reaches back before its own effective date."""
        first = self.today + timedelta(days=1)
        if MONDAY < first <= LAST:
            whole = self.snapshot(MONDAY)
            moved = snapshot([event(row.lesson, row.local_date, 1000, PUPILS) for row in whole.events], first=first, last=LAST)
            if any(row.local_date < first for row in moved.events):
                with pytest.raises(InputError):
                    target(self.address).publish(moved, self.seq, "me")

    # comparison

    def compare(self) -> Dump:
        held, hasher = dump(self.address), EventHasher()
        assert {(lesson, day.isoformat()) for lesson, day in self.model} == set(held.events)
        for (lesson, day), row in self.model.items():
            stored = held.events[lesson, day.isoformat()]
            expected = (row.content.start, row.content.end, row.status, hasher.content_hash(row.content), row.reported)
            assert (stored[0], stored[1], stored[9], stored[10], stored[11] is not None) == expected, (lesson, day)
            assert held.rosters.get((lesson, day.isoformat()), {}) == dict.fromkeys(row.content.pupils, 50), (lesson, day)
        marks = {
            (lesson, day.isoformat(), pupil): (*mark, False)
            for (lesson, day), row in self.model.items()
            for pupil, mark in (row.marks or {}).items()
        }
        assert held.attendance == marks
        assert [row[0] for row in held.publications] == list(range(1, self.seq + 1))
        return held
