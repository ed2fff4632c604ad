"""What only a server can be: shared by several, full of other schemas, and gone in the middle of work."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import psycopg
import pytest

from scheduler_app.domain.changes import ChangeSet, ConflictError
from scheduler_app.domain.school import School
from scheduler_app.errors import EnvironmentProblem, InputError
from scheduler_app.storage.stores import Stores
from tests.storage.steps import add_pupil, move

pytestmark = pytest.mark.postgres


@pytest.fixture
def address(new_schema: Callable[[], str]) -> str:
    return new_schema()


def _schema(address: str) -> str:
    return address.rsplit("schema=", 1)[1]


def _execute(url: str, statement: str) -> None:
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(statement)


def test_a_missing_school_is_told(address: str) -> None:
    with pytest.raises(InputError, match="storage_missing"):
        Stores().open(address)


def test_a_missing_database_is_told(postgres_url: str) -> None:
    with pytest.raises(EnvironmentProblem, match="storage_no_such_database"):
        Stores().open(postgres_url.replace("/postgres?", "/nothing?"))


def test_a_schema_that_holds_something_else_is_left_alone(address: str, postgres_url: str, school: School) -> None:
    _execute(postgres_url, f"CREATE SCHEMA {_schema(address)}")
    _execute(postgres_url, f"CREATE TABLE {_schema(address)}.pupil (uid text)")
    for overwrite in (False, True):
        with pytest.raises(InputError, match="storage_foreign_database"):
            Stores().create(address, school, overwrite=overwrite)
    with pytest.raises(InputError, match="storage_foreign_database"):
        Stores().open(address)
    _execute(postgres_url, f"SELECT uid FROM {_schema(address)}.pupil")


def test_an_empty_schema_made_by_an_administrator_is_used(address: str, postgres_url: str, school: School) -> None:
    _execute(postgres_url, f"CREATE SCHEMA {_schema(address)}")
    store = Stores().create(address, school)
    assert store.load() == school
    store.close()


def test_schools_in_two_schemas_do_not_meet(new_schema: Callable[[], str], school: School) -> None:
    one, two = Stores().create(new_schema(), school), Stores().create(new_schema(), school)
    one.apply(move(school, "MA-7A-1", 4), "me")
    assert two.load() == school
    one.close()
    two.close()


def test_a_school_is_not_replaced_unless_asked_for(address: str, school: School) -> None:
    Stores().create(address, school).close()
    with pytest.raises(InputError, match="storage_exists"):
        Stores().create(address, School(school.unit, school.year))
    store = Stores().create(address, School(school.unit, school.year), overwrite=True)
    assert store.load() == School(school.unit, school.year)
    store.close()


def test_of_many_who_move_one_lesson_at_once_exactly_one_succeeds(address: str, school: School) -> None:
    Stores().create(address, school).close()
    stores = [Stores().open(address) for _ in range(6)]

    def try_to_move(day: int) -> bool:
        try:
            stores[day].apply(move(school, "MA-7A-1", day), f"scheduler {day}")
        except ConflictError:
            return False
        return True

    with ThreadPoolExecutor(6) as pool:
        moved = list(pool.map(try_to_move, range(1, 6)))
    assert moved.count(True) == 1
    assert stores[0].load().placements["timetable-1/MA-7A-1"].day == moved.index(True) + 1
    for store in stores:
        store.close()


def test_many_who_add_at_once_all_succeed(address: str, school: School) -> None:
    Stores().create(address, school).close()

    def add(number: int) -> None:
        store = Stores().open(address)
        for turn in range(3):
            store.apply(add_pupil(f"p{number}-{turn}", "Ada", "7A"), "me")
        store.close()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(add, range(4)))
    store = Stores().open(address)
    assert store.revision() == 12
    assert len(store.load().pupils) == len(school.pupils) + 12
    store.close()


def test_a_connection_that_was_cut_is_made_again(address: str, postgres_url: str, school: School) -> None:
    store = Stores().create(address, school)
    store.load()
    _execute(postgres_url, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'ringklocka'")
    assert store.apply(move(school, "MA-7A-1", 4), "me") == 1
    store.close()


def test_a_connection_cut_in_a_transaction_keeps_nothing_of_it(address: str, postgres_url: str, school: School) -> None:
    store = Stores().create(address, school)

    def cut_off() -> None:
        with store.database.writing() as connection:
            connection.exec_driver_sql("UPDATE school_unit SET name = 'half'")
            pid = connection.exec_driver_sql("SELECT pg_backend_pid()").scalar_one()
            _execute(postgres_url, f"SELECT pg_terminate_backend({pid})")
            connection.exec_driver_sql("UPDATE school_unit SET name = 'whole'")

    with pytest.raises(EnvironmentProblem, match="storage_server_gone"):
        cut_off()
    assert store.load() == school
    store.close()


def test_a_reader_sees_one_committed_state(address: str, school: School) -> None:
    one, two = Stores().create(address, school), Stores().open(address)
    with one.database.reading() as connection:
        before = connection.exec_driver_sql("SELECT count(*) FROM pupil").scalar_one()
        two.apply(add_pupil("new", "Ada", "7A"), "me")
        assert connection.exec_driver_sql("SELECT count(*) FROM pupil").scalar_one() == before
    one.close()
    two.close()


def test_a_login_without_rights_may_neither_read_nor_write(address: str, postgres_url: str, school: School) -> None:
    Stores().create(address, school).close()
    role = f"viewer_{_schema(address)}"
    _execute(postgres_url, f"CREATE ROLE {role} LOGIN")
    guest = address.replace("postgres:@", f"{role}@")
    with pytest.raises((EnvironmentProblem, InputError)):
        Stores().open(guest)
    _execute(postgres_url, f"GRANT USAGE ON SCHEMA {_schema(address)} TO {role}")
    _execute(postgres_url, f"GRANT SELECT ON ALL TABLES IN SCHEMA {_schema(address)} TO {role}")
    store = Stores().open(guest)
    assert store.load() == school
    with pytest.raises(EnvironmentProblem, match="storage_no_permission"):
        store.apply(ChangeSet("move", move(school, "MA-7A-1", 4).changes), "guest")
    store.close()
