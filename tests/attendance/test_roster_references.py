"""A roster row has its lesson as long as it lives, on both back ends: in a file by a foreign key, on a server by triggers."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable

import psycopg
import pytest

from scheduler_app.attendance.address import ServerAddress, parse_address
from scheduler_app.attendance.event_rows import event_id
from scheduler_app.attendance.postgres_session import connect
from scheduler_app.attendance.targets import open_storehouse
from tests.attendance.small_school import MONDAY, UNIT, dump, event, snapshot, target

NOBODYS = "00000000-0000-4000-8000-000000000000"
MA = event_id(UNIT, "MA", MONDAY)

CHANGES = {
    "added without": f"INSERT INTO calendar_event_pupil VALUES ('{NOBODYS}', 'p9', 50)",
    "moved away": f"UPDATE calendar_event_pupil SET calendar_event_id = '{NOBODYS}' WHERE pupil_id = 'p1'",
    "lesson removed": "DELETE FROM calendar_event WHERE lesson_uid = 'MA'",
    "lesson renumbered": f"UPDATE calendar_event SET id = '{NOBODYS}' WHERE lesson_uid = 'MA'",
}


@pytest.mark.parametrize("change", CHANGES)
def test_roster_row_without_its_lesson_is_refused(address: str, change: str) -> None:
    target(address).publish(snapshot([event("MA", MONDAY)]), 0, "me")
    before = dump(address)
    with pytest.raises((sqlite3.IntegrityError, psycopg.errors.ForeignKeyViolation)), open_storehouse(address).session() as session:
        session.change(CHANGES[change])
    assert dump(address) == before


def test_lesson_may_go_once_its_roster_has(address: str) -> None:
    target(address).publish(snapshot([event("MA", MONDAY), event("SV", MONDAY, 600)]), 0, "me")
    with open_storehouse(address).session() as session:
        session.change("DELETE FROM calendar_event_pupil WHERE calendar_event_id = :id", id=MA)
        assert session.change("DELETE FROM calendar_event WHERE id = :id", id=MA) == 1
    assert {lesson for lesson, _ in dump(address).events} == {"SV"}


@pytest.mark.postgres
@pytest.mark.parametrize("first", ["roster", "removal"])
def test_of_two_who_write_at_once_the_second_hears_of_the_first(new_schema: Callable[[], str], first: str) -> None:
    """As with a foreign key: a roster row and the removal of its lesson wait for each other, and one of them is refused."""
    address = new_schema()
    target(address).publish(snapshot([event("MA", MONDAY, pupils=())]), 0, "me")
    parsed = parse_address(address)
    assert isinstance(parsed, ServerAddress)
    changes = {
        "roster": f"INSERT INTO calendar_event_pupil VALUES ('{MA}', 'p1', 50)",
        "removal": f"DELETE FROM calendar_event WHERE id = '{MA}'",
    }
    refused: list[psycopg.Error] = []
    with connect(parsed) as one, connect(parsed) as two:

        def second() -> None:
            try:
                two.execute(changes["removal" if first == "roster" else "roster"].encode())
            except psycopg.Error as error:
                refused.append(error)

        one.execute("BEGIN")
        one.execute(changes[first].encode())
        thread = threading.Thread(target=second)
        thread.start()
        thread.join(0.2)
        assert thread.is_alive(), "the second waits for the first"
        one.execute("COMMIT")
        thread.join(10)
    assert [type(error) for error in refused] == [psycopg.errors.ForeignKeyViolation]
