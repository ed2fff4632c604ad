"""The migrations make exactly what the models say, and older schools are brought up to date after a backup."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import CheckConstraint, Connection, create_engine, inspect
from sqlalchemy.pool import StaticPool

from scheduler_app.domain.school import School
from scheduler_app.errors import InputError
from scheduler_app.storage import backups, migrating
from scheduler_app.storage.store import OpenSchool
from scheduler_app.storage.stores import Stores
from scheduler_app.storage.tables import Base
from tests.schools import tiny_school
from tests.storage.dump_schema import SAMPLES
from tests.storage.steps import move


def test_migrations_make_what_the_models_say(store: OpenSchool) -> None:
    with store.database.reading() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        assert compare_metadata(context, Base.metadata) == []


def test_migrations_make_every_check_of_the_models(store: OpenSchool) -> None:
    with store.database.reading() as connection:
        for table in Base.metadata.tables.values():
            wanted = {str(check.name) for check in table.constraints if isinstance(check, CheckConstraint)}
            assert {check["name"] for check in inspect(connection).get_check_constraints(table.name)} == wanted


def test_every_reference_waits_until_the_transaction_ends(store: OpenSchool) -> None:
    with store.database.reading() as connection:
        for table in Base.metadata.tables.values():
            for key in inspect(connection).get_foreign_keys(table.name):
                within_log = table.name == "step_change"
                assert within_log or str(key["options"].get("initially", "")).upper() == "DEFERRED", key["name"]


def test_a_new_file_is_what_the_migrations_make(tmp_path: Path, school: School) -> None:
    """New files are not migrated one by one: what the migrations made once is made again."""
    with closing(sqlite3.connect(tmp_path / "migrated")) as migrated:
        engine = create_engine("sqlite://", creator=lambda: migrated, poolclass=StaticPool)
        with engine.connect() as connection, connection.begin():
            migrating.upgrade(connection, migrating.HEAD)
        wanted = _made(migrated)
    for name in ("one", "two"):
        Stores().create(str(tmp_path / name), school).close()
        with closing(sqlite3.connect(tmp_path / name)) as file:
            assert _made(file) == wanted


def _made(file: sqlite3.Connection) -> tuple[object, ...]:
    """The clauses of a table that a migration copied come in any order."""
    rows = file.execute("SELECT type, name, tbl_name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    schema = sorted((*names, sorted(line.strip(" \t,") for line in sql.splitlines())) for *names, sql in rows)
    version = file.execute("SELECT version_num FROM alembic_version").fetchall()
    return schema, version, file.execute("PRAGMA user_version").fetchone()


def test_the_newest_revision_is_the_one_the_program_knows() -> None:
    scripts = ScriptDirectory(str(Path(migrating.__file__).parent / "migrations"))
    assert scripts.get_heads() == [migrating.HEAD]
    assert int(migrating.HEAD) == migrating.SCHEMA_VERSION


def test_the_first_and_the_newest_schema_have_a_sample() -> None:
    """What lies between them in one release was never in anybody's hands."""
    scripts = ScriptDirectory(str(Path(migrating.__file__).parent / "migrations"))
    samples = {path.stem.removeprefix("school-") for path in SAMPLES.glob("school-*.sql")}
    assert {"0001", migrating.HEAD} <= samples <= {script.revision for script in scripts.walk_revisions()}


@pytest.mark.parametrize("sample", sorted(SAMPLES.glob("school-*.sql")), ids=lambda path: path.stem)
def test_a_school_of_every_released_schema_opens_with_its_content_and_history(tmp_path: Path, sample: Path) -> None:
    path = tmp_path / "skola.ringklocka"
    with closing(sqlite3.connect(path)) as file:
        file.executescript(sample.read_text(encoding="utf-8"))
    store = Stores().open(str(path))
    assert store.load() == tiny_school()
    assert store.redo("me") == move(tiny_school(), "MA-7A-1", 4)
    store.close()


NEXT = f"{migrating.SCHEMA_VERSION + 1:04d}"


def _next_schema(connection: Connection, revision: str = "head") -> None:
    connection.exec_driver_sql("ALTER TABLE school_state ADD COLUMN motto TEXT")
    connection.exec_driver_sql(f"UPDATE alembic_version SET version_num = '{NEXT}'")


@pytest.fixture
def newer_program(store: OpenSchool, monkeypatch: pytest.MonkeyPatch) -> None:
    """The stored school becomes an old one: the program knows one more revision."""
    store.close()
    monkeypatch.setattr(migrating, "HEAD", NEXT)
    monkeypatch.setattr(migrating, "SCHEMA_VERSION", int(NEXT))
    monkeypatch.setattr(migrating, "upgrade", _next_schema)


@pytest.mark.usefixtures("newer_program")
def test_an_older_school_is_migrated_when_it_is_opened(store_address: str, school: School) -> None:
    for _ in range(2):
        store = Stores().open(store_address)
        assert store.load() == school
        with store.database.reading() as connection:
            assert "motto" in {column["name"] for column in inspect(connection).get_columns("school_state")}
        store.close()


@pytest.mark.usefixtures("newer_program")
def test_a_file_is_backed_up_before_it_is_migrated(store_address: str, school: School, monkeypatch: pytest.MonkeyPatch) -> None:
    if store_address.startswith("postgresql"):
        pytest.skip("a server's backups are its administrator's")
    path = Path(store_address)
    before = path.read_bytes()
    Stores().open(store_address).close()
    assert path.read_bytes() != before
    (backup,) = backups.list_backups(path)
    assert backup.reason == "migration"
    monkeypatch.undo()
    backups.restore(backup, path, overwrite=True)
    store = Stores().open(store_address)
    assert store.load() == school
    store.close()


@pytest.mark.usefixtures("newer_program")
def test_a_migration_that_fails_changes_nothing(store_address: str, school: School, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(connection: Connection, revision: str = "head") -> None:
        _next_schema(connection)
        raise InputError("refused")

    released = f"{migrating.SCHEMA_VERSION - 1:04d}"
    monkeypatch.setattr(migrating, "upgrade", fail)
    with pytest.raises(InputError, match="refused"):
        Stores().open(store_address)
    monkeypatch.setattr(migrating, "HEAD", released)
    store = Stores().open(store_address)
    assert store.load() == school
    with store.database.reading() as connection:
        assert "motto" not in {column["name"] for column in inspect(connection).get_columns("school_state")}
    store.close()


def test_a_newer_school_is_refused(store: OpenSchool, store_address: str) -> None:
    with store.database.writing() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    store.close()
    with pytest.raises(InputError, match="storage_newer"):
        Stores().open(store_address)
