"""Publishers that are killed, that sleep and that meet: the database has the old state or the new one, and nobody waits for long."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import UTC, datetime
from time import monotonic

import pytest

from scheduler_app.attendance import postgres_session, sqlite_session
from scheduler_app.attendance.event_rows import event_id
from scheduler_app.attendance.reporting import Mark, Reporting, RosterChangedError
from scheduler_app.attendance.targets import open_storehouse
from scheduler_app.errors import EnvironmentProblem
from tests.attendance.publisher_process import Process, before, changed
from tests.attendance.small_school import MONDAY, UNIT, Dump, again, dump, target

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")

EVENING = datetime(2026, 10, 19, 20, tzinfo=UTC)
MA_MONDAY = event_id(UNIT, "MA", MONDAY)


@pytest.fixture
def held(address: str) -> Dump:
    """What the database holds before anybody comes."""
    target(address).publish(before(), 0, "me")
    return dump(address)


def start(address: str) -> int:
    return int(dump(address).events["MA", MONDAY.isoformat()][0])


@pytest.mark.parametrize("step", ["begin_apply", "ADD_ROSTERS", "hold", "REWRITE", "CANCEL", "commit"])
def test_publisher_killed_before_its_commit_leaves_the_old_state_and_the_next_finishes(address: str, held: Dump, step: str) -> None:
    with Process(address, 1, 700, "--kill", step) as killed:
        assert (killed.outcome(), killed.killed) == ("", True)
    assert dump(address) == held
    receipt = target(address).publish(changed(700), 1, "me")
    assert (receipt.seq, receipt.new, receipt.changed, receipt.cancelled) == (2, 1, 2, 1)


def test_publisher_killed_after_its_commit_leaves_the_new_state(address: str, held: Dump) -> None:
    with Process(address, 1, 700, "--kill", "verify") as killed:
        assert (killed.outcome(), killed.killed) == ("", True)
    assert [row[0] for row in dump(address).publications] == [1, 2]
    again = target(address).publish(changed(700), 2, "me")
    assert (again.new, again.changed, again.cancelled, again.untouched) == (0, 0, 0, 3)


def test_of_two_processes_that_have_staged_one_publishes_and_one_hears_of_it(address: str, held: Dump) -> None:
    with Process(address, 1, 700, "--pause", "begin_apply") as one, Process(address, 1, 800, "--pause", "begin_apply") as other:
        for process in (one, other):
            process.wait_until_paused()
        for process in (one, other):
            process.go_on()
        outcomes = [one.outcome(), other.outcome()]
    assert sorted(outcomes) == ["conflict 2", "published 2"]
    assert start(address) == (700 if outcomes[0] == "published 2" else 800)
    assert [row[0] for row in dump(address).publications] == [1, 2]


def test_second_process_waits_for_the_first_and_then_hears_of_it(address: str, held: Dump) -> None:
    with Process(address, 1, 700, "--pause", "ADD_PUBLICATION") as one, Process(address, 1, 800, "--pause", "begin_apply") as other:
        one.wait_until_paused()
        other.wait_until_paused()
        other.go_on()
        one.go_on()
        assert (one.outcome(), other.outcome()) == ("published 2", "conflict 2")
    assert start(address) == 700


def shown(address: str) -> tuple[Reporting, str]:
    """A teacher who has the old lesson on the screen, and its revision."""
    teacher = Reporting(open_storehouse(address), UNIT)
    lesson = teacher.lesson(MA_MONDAY)
    assert lesson is not None
    return teacher, lesson.revision


def test_teacher_who_saves_while_a_lesson_is_published_waits_no_longer_than_the_limit(
    address: str, held: Dump, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite_session, "BUSY_SECONDS", 0.2)
    monkeypatch.setattr(postgres_session, "LIMITS", ("SET LOCAL lock_timeout = '200ms'",))
    teacher, revision = shown(address)
    with Process(address, 1, 700, "--pause", "ADD_PUBLICATION") as asleep:
        asleep.wait_until_paused()
        assert teacher.lesson(MA_MONDAY) is not None  # reading waits for nobody
        begun = monotonic()
        with pytest.raises(EnvironmentProblem, match="attendance_busy"):
            teacher.report(MA_MONDAY, revision, {}, "AND", EVENING)
        assert monotonic() - begun < 5
        asleep.go_on()
        assert asleep.outcome() == "published 2"
    with pytest.raises(RosterChangedError):
        teacher.report(MA_MONDAY, revision, {}, "AND", EVENING)
    teacher.report(MA_MONDAY, shown(address)[1], {"p3": Mark(15, 50)}, "AND", EVENING)
    assert dump(address).attendance == {
        ("MA", MONDAY.isoformat(), "p2"): (None, 0, False),
        ("MA", MONDAY.isoformat(), "p3"): (15, 50, False),
    }


def test_limits_of_every_wait_are_at_most_five_seconds() -> None:
    assert sqlite_session.BUSY_SECONDS <= 5
    assert "SET LOCAL lock_timeout = '5s'" in postgres_session.LIMITS


@pytest.mark.postgres
def test_publisher_asleep_in_mid_transaction_is_thrown_out_and_the_teacher_saves(new_schema: Callable[[], str]) -> None:
    address = new_schema()
    target(address).publish(before(), 0, "me")
    teacher, revision = shown(address)
    with Process(address, 1, 700, "--pause", "ADD_PUBLICATION", "--asleep-at-most", "300ms") as asleep:
        asleep.wait_until_paused()
        teacher.report(MA_MONDAY, revision, {"p1": Mark(15, 50)}, "AND", EVENING)
        asleep.go_on()
        assert asleep.outcome() == "attendance_unreachable"
    held = dump(address)
    assert (start(address), [row[0] for row in held.publications]) == (490, [1])
    assert held.attendance["MA", MONDAY.isoformat(), "p1"] == (15, 50, False)


@pytest.mark.postgres
def test_publisher_asleep_among_its_new_lessons_hinders_nobody(new_schema: Callable[[], str]) -> None:
    """A server writes new lessons before it holds the school: teachers, readers and other publishers go on meanwhile."""
    address = new_schema()
    target(address).publish(before(), 0, "me")
    teacher, revision = shown(address)
    with Process(address, 1, 700, "--pause", "hold") as asleep:
        asleep.wait_until_paused()
        begun = monotonic()
        teacher.report(MA_MONDAY, revision, {}, "AND", EVENING)
        assert target(address).publish(again(before()), 1, "other").seq == 2
        assert ("EN", "2026-10-20") not in dump(address).events
        assert monotonic() - begun < 4, "nobody has waited for a lock and given up"
        asleep.go_on()
        assert asleep.outcome() == "conflict 2"
    assert ("EN", "2026-10-20") not in dump(address).events


def test_killed_publisher_lets_the_teacher_save_what_was_shown(address: str, held: Dump) -> None:
    teacher, revision = shown(address)
    with Process(address, 1, 700, "--pause", "ADD_PUBLICATION") as killed:
        killed.wait_until_paused()
        killed.kill()
        teacher.report(MA_MONDAY, revision, {}, "AND", EVENING)
    receipt = target(address).publish(changed(700), 1, "me")
    assert (receipt.frozen, start(address)) == (1, 490)
    assert dump(address).rosters["MA", MONDAY.isoformat()] == {"p1": 50, "p2": 50}
