""" "From now": what of today has begun is left byte by byte, and nothing new appears there; each test runs on both back ends."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from scheduler_app.attendance.publisher import Publisher
from scheduler_app.attendance.targets import Targets
from scheduler_app.domain.publication import PlannedEvent, PublicationSnapshot, snapshot_sha256
from scheduler_app.errors import InputError
from tests.attendance.small_school import MONDAY, Dump, dump, event, snapshot, target

TUESDAY = MONDAY + timedelta(days=1)
KEPT = ("changed", "new", "cancelled", "untouched", "frozen")


def at(address: str, hour: int, minute: int) -> Publisher:
    """The database seen at this time on Monday, on the clocks of Stockholm."""
    now = datetime(MONDAY.year, MONDAY.month, MONDAY.day, hour, minute, 30, tzinfo=ZoneInfo("Europe/Stockholm")).astimezone(UTC)
    return Targets(lambda: now).open(address)


def from_now(events: list[PlannedEvent], minute: int) -> PublicationSnapshot:
    whole = snapshot([row for row in events if row.local_date > MONDAY or row.start >= minute])
    digest = snapshot_sha256(whole.school_unit, whole.first, whole.last, whole.events, first_minute=minute)
    return replace(whole, first_minute=minute, sha256=digest)


def published(address: str) -> Dump:
    target(address).publish(snapshot([event("A", MONDAY, 480), event("B", MONDAY, 540), event("C", MONDAY, 600)]), 0, "me")
    return dump(address)


def monday(held: Dump, lesson: str) -> tuple[object, ...]:
    key = (lesson, MONDAY.isoformat())
    return (*held.events[key], dict(held.rosters.get(key, {})))


def send(place: Publisher, sent: PublicationSnapshot) -> dict[str, int]:
    """Preview and publish; both must say the same."""
    plan = place.preview(sent)
    receipt = place.publish(sent, plan.base_seq, "me")
    assert {name: getattr(plan, name) for name in KEPT} == {name: getattr(receipt, name) for name in KEPT}
    return {name: getattr(receipt, name) for name in KEPT} | dict(receipt.counts_by_reason)


def test_begun_lessons_stay_and_those_to_come_follow_the_timetable(address: str) -> None:
    before = published(address)
    changed = [
        event("A", MONDAY, 480, ("p9",)),
        event("B", MONDAY, 540, ("p8",)),
        event("C", MONDAY, 660, ("p7",)),
        event("D", MONDAY, 500),
    ]
    done = send(at(address, 9, 0), from_now(changed, 541))
    after = dump(address)
    assert monday(after, "A") == monday(before, "A")
    assert monday(after, "B") == monday(before, "B"), "a lesson begins with its first minute"
    assert after.events["C", MONDAY.isoformat()][0] == 660
    assert after.rosters["C", MONDAY.isoformat()] == {"p7": 50}
    assert ("D", MONDAY.isoformat()) not in after.events
    assert (done["changed"], done["new"], done["cancelled"]) == (1, 0, 0)


def test_begun_lesson_that_was_moved_or_removed_is_left_alone(address: str) -> None:
    before = published(address)
    done = send(at(address, 8, 30), from_now([event("A", MONDAY, 720), event("A", TUESDAY, 480)], 511))
    after = dump(address)
    assert monday(after, "A") == monday(before, "A")
    assert [after.events[lesson, MONDAY.isoformat()][9] for lesson in "ABC"] == ["planned", "cancelled", "cancelled"]
    assert (done["changed"], done["new"], done["cancelled"], done["untouched"]) == (0, 1, 2, 0)


def test_lesson_in_the_way_of_one_that_has_begun_is_counted(address: str) -> None:
    published(address)
    sent = from_now([event("C", MONDAY, 500)], 491)
    listed = at(address, 8, 10).preview(sent).clashes
    assert [(row.kept, row.planned, row.pupils) for row in listed] == [("A", "C", ("p1", "p2"))]
    receipt = at(address, 8, 10).publish(sent, 1, "me")
    assert (receipt.clashes, receipt.counts_by_reason["clashes_with_frozen"]) == (listed, 1)


def test_lessons_that_begin_while_the_preview_is_looked_at_are_left_alone_too(address: str) -> None:
    before = published(address)
    sent = from_now([event("B", MONDAY, 540, ("p8",)), event("C", MONDAY, 600, ("p7",)), event("E", MONDAY, 545)], 481)
    base_seq = at(address, 8, 0).preview(sent).base_seq
    receipt = at(address, 9, 10).publish(sent, base_seq, "me")
    after = dump(address)
    assert [monday(after, lesson) == monday(before, lesson) for lesson in "ABC"] == [True, True, False]
    assert ("E", MONDAY.isoformat()) not in after.events
    assert (receipt.changed, receipt.new, receipt.cancelled, receipt.untouched) == (1, 0, 0, 0)
    assert at(address, 9, 20).publish(sent, 1, "me").repeated


def test_snapshot_of_yesterday_is_refused_whole(address: str) -> None:
    before = published(address)
    sent = replace(from_now([event("C", MONDAY, 600, ("p7",))], 481))
    late: Callable[[], datetime] = lambda: datetime(2026, 10, 20, 6, 0, tzinfo=UTC)  # noqa: E731
    with pytest.raises(InputError, match="publish_in_the_past"):
        Targets(late).open(address).publish(sent, 1, "me")
    assert dump(address) == before


def test_same_content_again_from_now_changes_nothing(address: str) -> None:
    before = published(address)
    done = send(at(address, 9, 0), from_now([event("A", MONDAY, 480), event("B", MONDAY, 540), event("C", MONDAY, 600)], 541))
    assert dump(address).events == before.events
    assert (done["changed"], done["new"], done["cancelled"], done["untouched"]) == (0, 0, 0, 1)
