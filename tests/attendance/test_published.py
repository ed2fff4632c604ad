"""Published lessons read back a portion at a time, on both back ends."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, date, timedelta

import pytest

from scheduler_app.attendance.targets import Targets
from scheduler_app.domain.dated_lesson import DatedLesson, dated_lesson_uid
from scheduler_app.errors import EnvironmentProblem
from tests.attendance.small_school import CLOCK, MONDAY, UNIT, event, snapshot, target

DAYS = [MONDAY + timedelta(days=day) for day in range(5)]
LAST = date(2026, 10, 30)


@pytest.fixture
def published(address: str) -> str:
    """Two units; one lesson of the first is cancelled by a later publication."""
    first = [event(f"lesson-{number}", day, 490 + 60 * number, ("p1", "p2")) for day in DAYS for number in range(3)]
    for unit, events in ((UNIT, first), (UNIT, first[1:]), ("unit-2", [event("other", MONDAY)])):
        with closing(target(address)) as one:
            sent = snapshot(events, unit=unit)
            one.publish(sent, one.preview(sent).base_seq, "test")
    return address


def read(address: str, **options: object) -> list[DatedLesson]:
    return [lesson for _, lesson in Targets().published(address).between([UNIT], MONDAY, LAST, **options)]  # type: ignore[arg-type]


def test_lessons_come_as_they_were_published(published: str) -> None:
    found = read(published)
    assert len(found) == 15
    assert [(row.lesson, row.cancelled) for row in found[:2]] == [("lesson-0", True), ("lesson-1", False)]
    one = found[1]
    assert one == DatedLesson(
        dated_lesson_uid(UNIT, "lesson-1", MONDAY), "lesson-1", MONDAY, 550, 600, (("A1", "A1"),), ("AND",), ("p1", "p2"), False,
        CLOCK.astimezone(UTC),
    )  # fmt: skip


@pytest.mark.parametrize("order", ["start", "written"])
@pytest.mark.parametrize("descending", [False, True])
def test_portions_hold_every_lesson_once(published: str, order: str, descending: bool) -> None:
    whole, place, portions = read(published, order=order, descending=descending), None, []
    while portion := read(published, order=order, descending=descending, after=place, limit=4):
        portions += portion
        place = portion[-1].place(order)
    assert portions == whole
    assert len({row.uid for row in portions}) == 15
    if order == "start":
        assert [row.place(order) for row in whole] == sorted((row.place(order) for row in whole), reverse=descending)


def test_units_are_kept_apart_and_named(published: str) -> None:
    lessons = Targets().published(published)
    assert {unit for unit, _ in lessons.between([UNIT, "unit-2"], MONDAY, LAST)} == {UNIT, "unit-2"}
    other = dated_lesson_uid("unit-2", "other", MONDAY)
    assert [(unit, row.lesson) for unit, row in lessons.find([UNIT, "unit-2"], [other])] == [("unit-2", "other")]
    assert lessons.find([UNIT], [other]) == []
    assert lessons.find([UNIT], []) == []


def test_where_nothing_was_published_there_is_nothing_to_read(address: str) -> None:
    with pytest.raises(EnvironmentProblem, match="attendance_nothing_published"):
        Targets().published(address)
