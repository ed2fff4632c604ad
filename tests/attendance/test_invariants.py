"""The invariants of publishing, each under its number, looked for in every publication of random walks, row by row and on both back ends.

I6 (atomic), I8 (in order), I9 (takes turns with reporting), I11 (nobody sees half) and I13 (both back ends agree) are about faults, other
processes and other databases: their tests stand where those are made and have the number in their name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pytest

from scheduler_app.attendance.publisher import Publisher
from scheduler_app.attendance.targets import open_storehouse
from scheduler_app.domain.publication import EventHasher, PublicationReceipt, PublicationSnapshot
from tests.attendance.small_school import target
from tests.attendance.walks import LESSONS, PUPILS, Walk

STEPS, SEEDS = 60, (10, 23)
"""Seeds whose walks meet every kind of case; the tests say so where they would otherwise hold for want of cases."""


@dataclass(frozen=True)
class Lesson:
    """One dated lesson with all that hangs on it, exactly as it is stored."""

    row: Mapping[str, Any]
    roster: frozenset[tuple[Any, ...]]
    marks: frozenset[tuple[Any, ...]]

    @property
    def key(self) -> tuple[str, date]:
        return self.row["lesson_uid"], date.fromisoformat(str(self.row["local_date"]))

    @property
    def reported(self) -> bool:
        return self.row["reported_at"] is not None

    @property
    def pupils(self) -> set[str]:
        return {row[1] for row in self.roster}

    def begun(self, sent: PublicationSnapshot) -> bool:
        return self.key[1] == sent.first and self.row["start_minute"] < sent.first_minute

    def open_to(self, sent: PublicationSnapshot) -> bool:
        return sent.first <= self.key[1] <= sent.last and not self.begun(sent)


Held = Mapping[tuple[str, date], Lesson]


def held(address: str) -> Held:
    with open_storehouse(address).tables(write=False) as connection:
        events = [dict(row) for row in connection.exec_driver_sql("SELECT * FROM calendar_event").mappings()]
        rosters = [tuple(row) for row in connection.exec_driver_sql("SELECT * FROM calendar_event_pupil")]
        marks = [tuple(row) for row in connection.exec_driver_sql("SELECT * FROM attendance")]
    assert {row[0] for row in marks} <= {event["id"] for event in events}
    lessons = (Lesson(event, *(frozenset(row for row in rows if row[0] == event["id"]) for rows in (rosters, marks))) for event in events)
    return {lesson.key: lesson for lesson in lessons}


@dataclass(frozen=True)
class Publication:
    before: Held
    after: Held
    sent: PublicationSnapshot
    receipt: PublicationReceipt


@dataclass
class RecordedWalk(Walk):
    """With lessons on three days and at overlapping times, so that pupils are double-booked now and then."""

    publications: list[Publication] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__post_init__()
        self.week = {lesson: (number % 3, 490 + 10 * number, PUPILS[: 2 + number % 3], True) for number, lesson in enumerate(LESSONS)}

    def _publish(self, sent: PublicationSnapshot, reason: str = "", place: Publisher | None = None) -> None:
        before = held(self.address) if self.seq else {}
        super()._publish(sent, reason, place)
        receipt = self.sent[-1][1]
        assert isinstance(receipt, PublicationReceipt)
        self.publications.append(Publication(before, held(self.address), sent, receipt))


@pytest.fixture(scope="module", params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def walked(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> list[RecordedWalk]:
    walks = []
    for seed in SEEDS:
        address = str(tmp_path_factory.mktemp("walk") / "närvaro.db")
        if request.param == "postgres":
            url = request.getfixturevalue("postgres_url")
            address = f"{url}{'&' if '?' in url else '?'}schema=invariants_{seed}"
        walk = RecordedWalk(address, seed)
        walk.run(STEPS)
        walks.append(walk)
    return walks


@pytest.fixture
def publications(walked: list[RecordedWalk]) -> list[Publication]:
    return [publication for walk in walked for publication in walk.publications]


def test_i1_reported_lessons_rosters_and_attendance_are_the_same_to_the_byte(publications: list[Publication]) -> None:
    frozen = [(each, lesson) for each in publications for lesson in each.before.values() if lesson.reported]
    assert sum(each.receipt.frozen for each in publications) > 5, "the walks were to meet reported lessons that differ"
    assert all(each.after[lesson.key] == lesson for each, lesson in frozen)


def test_i2_nothing_before_the_effective_date_or_minute_changes(publications: list[Publication]) -> None:
    passed = [(each, row) for each in publications for row in each.before.values() if row.key[1] < each.sent.first or row.begun(each.sent)]
    assert len(passed) > 50
    assert all(each.after[lesson.key] == lesson for each, lesson in passed)


def test_i2b_no_lesson_appears_before_the_effective_date_or_minute(publications: list[Publication]) -> None:
    new = [(each, each.after[key]) for each in publications for key in each.after.keys() - each.before.keys()]
    assert len(new) > 20
    assert all(lesson.open_to(each.sent) for each, lesson in new)


def test_i3_what_is_planned_and_not_reported_is_what_was_sent(publications: list[Publication]) -> None:
    hasher = EventHasher()
    for each in publications:
        found = {lesson.key: lesson for lesson in each.after.values() if lesson.open_to(each.sent) and not lesson.reported}
        planned = {key: (row.row["content_hash"], row.pupils) for key, row in found.items() if row.row["status"] == "planned"}
        left = {key for key, lesson in each.before.items() if lesson.reported or lesson.begun(each.sent)}
        assert planned == {row.key: (hasher.content_hash(row), set(row.pupils)) for row in each.sent.events if row.key not in left}


def test_i4_a_token_is_applied_once_and_the_same_content_changes_nothing(walked: list[RecordedWalk]) -> None:
    for walk in walked:
        before = held(walk.address)
        for sent, receipt in walk.sent:
            again = target(walk.address).publish(sent, walk.seq, "me")
            assert (again.repeated, again.seq) == (True, receipt.seq)  # type: ignore[attr-defined]
        assert held(walk.address) == before
        pairs = zip(walk.publications, walk.publications[1:], strict=False)
        unchanged = [two for one, two in pairs if one.sent.sha256 == two.sent.sha256 and two.before == one.after]
        assert unchanged
        assert all((two.receipt.new, two.receipt.changed, two.receipt.cancelled) == (0, 0, 0) for two in unchanged)
        assert all(two.after == two.before for two in unchanged)


def test_i5_lessons_are_cancelled_and_come_back_and_are_never_removed(publications: list[Publication]) -> None:
    for each in publications:
        assert each.before.keys() <= each.after.keys()
        sent = {row.key for row in each.sent.events}
        dropped = [lesson for key, lesson in each.before.items() if key not in sent and lesson.open_to(each.sent) and not lesson.reported]
        assert {each.after[lesson.key].row["status"] for lesson in dropped} <= {"cancelled"}
    assert sum(each.receipt.cancelled for each in publications) > 5
    assert sum(each.receipt.counts_by_reason["restored"] for each in publications) > 0


def test_i7_pupils_at_a_frozen_lesson_and_a_planned_one_are_listed(publications: list[Publication]) -> None:
    listed = 0
    for each in publications:
        told = {(row.kept, row.planned, row.local_date, pupil) for row in each.receipt.clashes for pupil in row.pupils}
        assert told == set(_double_booked(each))
        listed += len(told)
    assert listed > 5


def _double_booked(each: Publication) -> Iterator[tuple[str, str, date, str]]:
    """Pupils of lessons that were left as they are though the snapshot says otherwise, who are at one of the snapshot's as well."""
    sent, hasher = {row.key: row for row in each.sent.events}, EventHasher()
    for key, kept in each.before.items():
        inside = each.sent.first <= key[1] <= each.sent.last and kept.reported and not kept.begun(each.sent)
        differs = inside and (key not in sent or hasher.content_hash(sent[key]) != kept.row["content_hash"])
        if not (differs or (kept.begun(each.sent) and kept.row["status"] == "planned")):
            continue
        for row in each.sent.events:
            left = each.before.get(row.key)
            overlaps = row.start < kept.row["end_minute"] and kept.row["start_minute"] < row.end
            if row.local_date == key[1] and overlaps and row.key != key and not _left(left, each, hasher):
                yield from ((key[0], row.lesson, key[1], pupil) for pupil in kept.pupils.intersection(row.pupils))


def _left(lesson: Lesson | None, each: Publication, hasher: EventHasher) -> bool:
    if lesson is None:
        return False
    sent = {row.key: row for row in each.sent.events}[lesson.key]
    return lesson.begun(each.sent) or (lesson.reported and hasher.content_hash(sent) != lesson.row["content_hash"])


def test_i10_every_mark_is_of_a_pupil_on_the_roster_of_its_lesson(publications: list[Publication]) -> None:
    marked = [lesson for each in publications for lesson in each.after.values() if lesson.marks]
    assert marked
    assert all({mark[1] for mark in lesson.marks} == lesson.pupils for lesson in marked)


def test_i12_counts_add_up(publications: list[Publication]) -> None:
    for each in publications:
        done, begun = each.receipt, {key for key, lesson in each.before.items() if lesson.begun(each.sent)}
        planned_and_frozen = done.frozen - done.counts_by_reason["frozen_missing"]
        sent = sum(row.key not in begun for row in each.sent.events)
        assert done.new + done.changed + done.untouched + planned_and_frozen == sent
        assert done.new == len(each.after) - len(each.before)
        changed = {key for key in each.before if each.before[key] != each.after[key]}
        assert len(changed) == done.changed + done.cancelled


def test_walks_are_of_every_kind(walked: list[RecordedWalk]) -> None:
    """So that no invariant holds for want of cases."""
    kinds: Callable[[Publication], tuple[bool, bool]] = lambda each: (bool(each.sent.first_minute), bool(each.receipt.frozen))  # noqa: E731
    assert {kinds(each) for walk in walked for each in walk.publications} >= {(False, False), (True, False), (False, True)}
