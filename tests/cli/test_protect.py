"""Somebody gets a protection mark in the middle of the year: the former name is in no file any more, byte by byte."""

from __future__ import annotations

import sqlite3
import zlib
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from scheduler_app.attendance.targets import Targets, open_storehouse
from scheduler_app.domain.bookmarks import Bookmark
from scheduler_app.domain.people import SecurityMarking
from scheduler_app.services.editing import change
from scheduler_app.services.publishing import make_snapshot
from scheduler_app.storage.stores import Stores
from tests.cli.running import Command
from tests.schools import tiny_school

CANARY = "Kanariefågel"


@pytest.fixture
def school(tmp_path: Path) -> Path:
    """A school where the canary has been edited, published, saved as a restore point and left waiting in the outbox."""
    path = tmp_path / "school.ringklocka"
    whole = tiny_school()
    with closing(Stores().create(str(path), whole)) as store:
        store.apply(change(whole, replace(whole.staff["AND"], family_name=CANARY)), "me")
        store.apply(change(store.load(), replace(whole.pupils["7A-03"], family_name=CANARY)), "me")
        store.apply(change(store.load(), replace(store.load().pupils["7A-03"], expected_minutes=900)), "me")
        now = store.load()
        store.add_bookmark(Bookmark("b", "Före lovet", "me", datetime.now(UTC)), now)
        target = Targets().open(str(tmp_path / "a.db"))
        target.publish(make_snapshot(now, date(2025, 9, 1), date(2025, 9, 30)), 0, "me")
        store.keep_outgoing(make_snapshot(now, date(2025, 10, 1), date(2025, 10, 10)), target.address)
    return path


def holds_canary(path: Path) -> bool:
    """In the raw bytes, or in anything compressed that a database keeps."""
    raw = path.read_bytes()
    if CANARY.encode() in raw or CANARY.encode("utf-16-le") in raw or CANARY.encode("unicode-escape") in raw:
        return True
    with closing(sqlite3.connect(path)) as database:
        tables = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        cells = (cell for table in tables for row in database.execute(f"SELECT * FROM {table}") for cell in row)
        return any(CANARY.encode() in zlib.decompress(cell) for cell in cells if isinstance(cell, bytes))


def mark(ringklocka: Command, school: Path, person: str, *more: object) -> str:
    alias = ("--given-name", "Sol", "--family-name", "Berg")
    ran = ringklocka("protected", school, "--mark", person, *alias, *more, "--json")
    assert ran.code == 0, ran.err
    return ran.err


def test_former_name_is_gone_from_school_history_restore_points_outbox_attendance_and_later_backups(
    ringklocka: Command, school: Path, tmp_path: Path
) -> None:
    assert holds_canary(school)
    assert holds_canary(tmp_path / "a.db")
    with closing(Stores().open(str(school))) as store:
        before = store.back_up().path
    said = mark(ringklocka, school, "AND", "--signature", "SOB", "--to", tmp_path / "a.db")
    assert str(before) in said  # made before: told of
    said += mark(ringklocka, school, "7A-03")
    assert CANARY not in said
    with closing(Stores().open(str(school))) as store:
        now = store.load()
        assert [(row.name, row.marking) for row in (now.staff["AND"], now.pupils["7A-03"])] == [("Sol Berg", SecurityMarking.PROTECTED)] * 2
        assert store.bookmarked("b").staff["AND"].name == "Sol Berg"
        assert store.waiting_outgoing() == []
        while store.undo("me") is not None:
            pass
        assert CANARY not in str(store.load())
        while store.redo("me") is not None:
            pass
        after = store.back_up().path
    for path in (school, tmp_path / "a.db", after):
        assert not holds_canary(path), path
        assert not any(CANARY.encode() in part.read_bytes() for part in path.parent.iterdir() if part.name.startswith(path.name))
    assert holds_canary(before)
    assert "removed" in mark(ringklocka, school, "7A-04", "--remove-backups")
    assert not before.exists()


def test_dated_lessons_keep_identity_reports_and_rosters_and_publishing_again_changes_nothing(
    ringklocka: Command, school: Path, tmp_path: Path
) -> None:
    untouched = "SELECT id, lesson_uid, local_date, start_minute, status, reported_at, publication_seq FROM calendar_event ORDER BY id"
    storehouse = open_storehouse(str(tmp_path / "a.db"))
    with storehouse.session() as session:
        session.change("UPDATE calendar_event SET reported_at = '2025-09-01T20:00:00+02:00' WHERE local_date = '2025-09-01'")
        before = session.rows(untouched)
    mark(ringklocka, school, "AND", "--signature", "SOB", "--to", tmp_path / "a.db")
    with storehouse.session() as session:
        assert session.rows(untouched) == before
        assert session.rows("SELECT what, details FROM audit WHERE what = 'rename_teacher'") != []
    with closing(Stores().open(str(school))) as store:
        plan = Targets().open(str(tmp_path / "a.db")).preview(make_snapshot(store.load(), date(2025, 9, 1), date(2025, 9, 30)))
    assert (plan.new, plan.changed, plan.cancelled, plan.frozen) == (0, 0, 0, 0)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--mark", "nobody", "--given-name", "Sol"), "nobody"),
        (("--mark", "7A-03"), "alias"),
        (("--mark", "AND", "--given-name", "Sol"), "signature"),
        (("--mark", "7A-03", "--given-name", "Cesar", "--family-name", CANARY), "same"),
    ],
)
def test_bad_input_changes_nothing(ringklocka: Command, school: Path, arguments: tuple[str, ...], said: str) -> None:
    with closing(Stores().open(str(school))) as store:
        before = store.load()
    ran = ringklocka("protected", school, *arguments)
    assert ran.code == 2
    assert said in ran.err
    with closing(Stores().open(str(school))) as store:
        assert store.load() == before
