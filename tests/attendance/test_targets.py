"""Attendance databases that are missing, foreign, broken, busy or full: a clear refusal and nothing changed."""

from __future__ import annotations

import importlib
import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import psycopg
import pytest

from scheduler_app.attendance import postgres_session, publisher, sqlite_session, sqlite_store, statements
from scheduler_app.attendance.address import ServerAddress, parse_address
from scheduler_app.attendance.schema import HEAD
from scheduler_app.attendance.session import Session
from scheduler_app.attendance.targets import Targets, open_storehouse
from scheduler_app.domain.publication import PublicationConflict, PublicationSnapshot
from scheduler_app.errors import EnvironmentProblem, InputError
from scheduler_app.texts import error_text
from tests.attendance.small_school import MONDAY, dump, event, snapshot, target


def refusal(action: Callable[[], object]) -> str:
    with pytest.raises(EnvironmentProblem) as problem:
        action()
    assert "{" not in error_text(problem.value, "sv") + error_text(problem.value, "en")
    return problem.value.code


def test_missing_file_is_made_at_the_first_publication_and_not_by_looking(sqlite_address: str) -> None:
    place = target(sqlite_address)
    assert place.preview(snapshot([event("MA", MONDAY)])).new == 1
    assert place.receipt("00000000-0000-0000-0000-000000000000") is None
    assert not Path(sqlite_address).exists()
    place.publish(snapshot([event("MA", MONDAY)]), 0, "me")
    assert Path(sqlite_address).exists()
    assert [path.name for path in Path(sqlite_address).parent.iterdir() if path.name.endswith(".new")] == []


def test_missing_schema_on_a_server_is_made_at_the_first_publication(new_schema: Callable[[], str]) -> None:
    address = new_schema()
    assert target(address).preview(snapshot([event("MA", MONDAY)])).new == 1
    assert target(address).publish(snapshot([event("MA", MONDAY)]), 0, "me").new == 1


def test_missing_folder_is_told(tmp_path: Path) -> None:
    assert refusal(lambda: Targets().open(str(tmp_path / "nowhere" / "a.db"))) == "attendance_no_folder"


@pytest.mark.parametrize("content", [b"not a database at all, just text" * 100, b"\x00" * 5000])
def test_file_of_another_kind_is_refused_and_kept(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "notes.db"
    path.write_bytes(content)
    assert refusal(lambda: Targets().open(str(path))) == "attendance_not_a_database"
    assert path.read_bytes() == content


def test_database_of_another_program_is_refused_and_kept(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE treasure (gold)")
        other.commit()
    before = path.read_bytes()
    assert refusal(lambda: Targets().open(str(path))) == "attendance_foreign"
    assert path.read_bytes() == before


def test_newer_schema_is_refused(address: str) -> None:
    target(address).publish(snapshot([event("MA", MONDAY)]), 0, "me")
    with open_storehouse(address).session() as session:
        session.change("UPDATE attendance_version SET version_num = '9999'")
    before = dump(address)
    assert refusal(lambda: Targets().open(address)) == "attendance_newer_schema"
    assert dump(address) == before


ROSTER_TRIGGERS = {"calendar_event_pupil": ("roster_added", "roster_changed"), "calendar_event": ("lesson_removed", "lesson_id_changed")}


def as_first_schema(address: str) -> None:
    """Make what is there look as the first version left it."""
    with open_storehouse(address).session() as session:
        session.change("DROP TABLE login_unit")
        if address.startswith("postgresql"):
            for table, triggers in ROSTER_TRIGGERS.items():
                for trigger in triggers:
                    session.change(f"DROP TRIGGER {trigger} ON {table}")
            for function in ("rosters_have_lessons", "lessons_with_rosters_stay", "lesson_ids_stay"):
                session.change(f"DROP FUNCTION {function}()")
            session.change("ALTER TABLE calendar_event_pupil ADD FOREIGN KEY (calendar_event_id) REFERENCES calendar_event")
            for _, signature in importlib.import_module("scheduler_app.attendance.migrations.versions.0002_roles").FUNCTIONS[::-1]:
                session.change(f"DROP FUNCTION {signature}")
        session.change("UPDATE attendance_version SET version_num = '0001'")


def test_older_schema_is_read_as_it_is_and_brought_up_to_date_before_anything_is_written(address: str) -> None:
    target(address).publish(snapshot([event("MA", MONDAY)]), 0, "me")
    as_first_schema(address)
    changed = snapshot([event("MA", MONDAY, 600)])
    assert target(address).preview(changed).changed == 1
    with open_storehouse(address).session() as session:
        assert session.value("SELECT version_num FROM attendance_version") == "0001"
    assert target(address).publish(changed, 1, "me").changed == 1
    with open_storehouse(address).session() as session:
        assert session.value("SELECT version_num FROM attendance_version") == HEAD
        assert session.value("SELECT count(*) FROM login_unit") == 0


@pytest.mark.postgres
def test_older_schema_that_the_login_may_not_change_is_told(new_schema: Callable[[], str]) -> None:
    address = new_schema()
    target(address).publish(snapshot([event("MA", MONDAY)]), 0, "me")
    as_first_schema(address)
    parsed = parse_address(address)
    assert isinstance(parsed, ServerAddress)
    with psycopg.connect(parsed.conninfo, autocommit=True) as owner:
        owner.execute("DO $$ BEGIN CREATE ROLE viewer LOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$")
        owner.execute(f"GRANT USAGE ON SCHEMA {parsed.schema} TO viewer".encode())
        owner.execute(f"GRANT SELECT ON ALL TABLES IN SCHEMA {parsed.schema} TO viewer".encode())
    viewer = address.replace("postgres:@", "viewer@").replace("postgres@", "viewer@")
    assert refusal(lambda: target(viewer).publish(snapshot([event("MA", MONDAY, 600)]), 1, "me")) == "attendance_older_schema"
    assert dump(address).events["MA", MONDAY.isoformat()][0] == 490


@pytest.mark.postgres
def test_server_that_is_read_only_is_told_and_can_be_previewed(new_schema: Callable[[], str], monkeypatch: pytest.MonkeyPatch) -> None:
    address = new_schema()
    target(address).publish(snapshot([event("MA", MONDAY)]), 0, "me")
    before = dump(address)
    monkeypatch.setenv("PGOPTIONS", "-c default_transaction_read_only=on")
    changed = snapshot([event("MA", MONDAY, 600)])
    assert target(address).preview(changed).changed == 1
    assert refusal(lambda: target(address).publish(changed, 1, "me")) == "attendance_read_only"
    monkeypatch.delenv("PGOPTIONS")
    assert dump(address) == before


@pytest.mark.postgres
def test_server_without_room_is_told_and_changes_nothing(new_schema: Callable[[], str], monkeypatch: pytest.MonkeyPatch) -> None:
    """The server says 53100 where the disk is full; here it is made to say so in the middle of the one transaction."""
    address = new_schema()
    target(address).publish(snapshot([event("MA", MONDAY)]), 0, "me")
    with open_storehouse(address).session() as session:
        body = "BEGIN RAISE EXCEPTION 'full' USING ERRCODE = '53100'; END"
        session.change(f"CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS $$ {body} $$")
        session.change("CREATE TRIGGER full_disk BEFORE INSERT ON publication FOR EACH ROW EXECUTE FUNCTION full_disk()")
    before = dump(address)
    assert refusal(lambda: target(address).publish(snapshot([event("MA", MONDAY, 600)]), 1, "me")) == "attendance_disk_full"
    assert dump(address) == before


@pytest.mark.postgres
@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
def test_connection_cut_at_the_commit_leaves_all_or_nothing_and_the_token_tells(
    new_schema: Callable[[], str], monkeypatch: pytest.MonkeyPatch, after: bool
) -> None:
    address = new_schema()
    target(address).publish(snapshot([event("MA", MONDAY)]), 0, "me")
    parsed = parse_address(address)
    assert isinstance(parsed, ServerAddress)
    commit = postgres_session.PostgresSession.commit

    def cut(self: postgres_session.PostgresSession) -> None:
        if after:
            commit(self)
        with psycopg.connect(parsed.conninfo, autocommit=True) as other:
            other.execute("SELECT pg_terminate_backend(%s, 5000)", (self._connection.info.backend_pid,))
        self._connection.execute("SELECT 1") if after else commit(self)

    sent = snapshot([event("MA", MONDAY, 600)])
    with monkeypatch.context() as broken:
        broken.setattr(postgres_session.PostgresSession, "commit", cut)
        assert refusal(lambda: target(address).publish(sent, 1, "me")) == "attendance_unreachable"
    assert (target(address).receipt(sent.token) is not None) is after
    assert target(address).publish(sent, 1, "me").repeated is after
    assert dump(address).events["MA", MONDAY.isoformat()][0] == 600
    assert [row[0] for row in dump(address).publications] == [1, 2]


def test_read_only_file_is_told_and_can_be_previewed(sqlite_address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    target(sqlite_address).publish(snapshot([event("MA", MONDAY)]), 0, "me")
    monkeypatch.setattr(sqlite_store, "connect", lambda path: sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True, isolation_level=None))
    changed = snapshot([event("MA", MONDAY, 600)])
    assert target(sqlite_address).preview(changed).changed == 1
    assert refusal(lambda: target(sqlite_address).publish(changed, 1, "me")) == "attendance_read_only"
    monkeypatch.undo()
    assert dump(sqlite_address).events["MA", MONDAY.isoformat()][0] == 490


def test_full_disk_is_told_and_changes_nothing(sqlite_address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    target(sqlite_address).publish(snapshot([event("MA", MONDAY)]), 0, "me")
    before = dump(sqlite_address)

    def small(path: Path) -> sqlite3.Connection:
        connection = sqlite_session.connect(path)
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages}")
        return connection

    monkeypatch.setattr(sqlite_store, "connect", small)
    many = snapshot([event(f"L{number}", MONDAY, 490, [f"pupil-{n}" for n in range(30)]) for number in range(200)])
    assert refusal(lambda: target(sqlite_address).publish(many, 1, "me")) == "attendance_disk_full"
    monkeypatch.undo()
    assert dump(sqlite_address) == before


def test_file_locked_by_another_writer_is_busy(sqlite_address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    target(sqlite_address).publish(snapshot([event("MA", MONDAY)]), 0, "me")
    monkeypatch.setattr(sqlite_session, "BUSY_SECONDS", 0.05)
    with closing(sqlite3.connect(sqlite_address, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert refusal(lambda: target(sqlite_address).publish(snapshot([event("MA", MONDAY, 600)]), 1, "me")) == "attendance_busy"
        other.execute("ROLLBACK")


@pytest.mark.postgres
def test_row_locked_by_a_teacher_makes_the_publisher_wait_no_longer_than_its_limit(
    new_schema: Callable[[], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    address = new_schema()
    target(address).publish(snapshot([event("MA", MONDAY)]), 0, "me")
    before = dump(address)
    monkeypatch.setattr(postgres_session, "LIMITS", ("SET LOCAL lock_timeout = '50ms'",))
    parsed = parse_address(address)
    assert isinstance(parsed, ServerAddress)
    with postgres_session.connect(parsed) as teacher, teacher.transaction():
        teacher.execute("SELECT 1 FROM calendar_event FOR UPDATE")
        assert refusal(lambda: target(address).publish(snapshot([event("MA", MONDAY, 600)]), 1, "me")) == "attendance_busy"
    assert dump(address) == before


@pytest.mark.postgres
def test_connection_cut_in_mid_transaction_leaves_the_old_state(new_schema: Callable[[], str], monkeypatch: pytest.MonkeyPatch) -> None:
    address = new_schema()
    target(address).publish(snapshot([event("MA", MONDAY)]), 0, "me")
    before = dump(address)
    parsed = parse_address(address)
    assert isinstance(parsed, ServerAddress)
    change = postgres_session.PostgresSession.change

    def cut(self: postgres_session.PostgresSession, sql: str, **parameters: object) -> int:
        if sql is statements.ADD_PUBLICATION:
            with psycopg.connect(parsed.conninfo, autocommit=True) as other:
                other.execute("SELECT pg_terminate_backend(%s)", (self._connection.info.backend_pid,))
        return change(self, sql, **parameters)

    sent = snapshot([event("MA", MONDAY, 600)])
    with monkeypatch.context() as broken:
        broken.setattr(postgres_session.PostgresSession, "change", cut)
        assert refusal(lambda: target(address).publish(sent, 1, "me")) == "attendance_unreachable"
    assert dump(address) == before
    assert target(address).publish(sent, 1, "me").changed == 1


@pytest.mark.postgres
def test_login_without_rights_is_told(new_schema: Callable[[], str]) -> None:
    address = new_schema()
    target(address).publish(snapshot([event("MA", MONDAY)]), 0, "me")
    parsed = parse_address(address)
    assert isinstance(parsed, ServerAddress)
    with psycopg.connect(parsed.conninfo, autocommit=True) as owner:
        owner.execute("DO $$ BEGIN CREATE ROLE viewer LOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$")
        owner.execute(f"GRANT USAGE ON SCHEMA {parsed.schema} TO viewer".encode())
        owner.execute(f"GRANT SELECT ON ALL TABLES IN SCHEMA {parsed.schema} TO viewer".encode())
    viewer = address.replace("postgres:@", "viewer@").replace("postgres@", "viewer@")
    assert viewer != address
    assert refusal(lambda: target(viewer).publish(snapshot([event("MA", MONDAY, 600)]), 1, "me")) == "attendance_not_allowed"


@pytest.mark.postgres
def test_server_that_does_not_answer_is_told(tmp_path: Path) -> None:
    assert refusal(lambda: Targets().open(f"postgresql://me@/db?host={tmp_path}")) == "attendance_unreachable"


def test_two_publishers_at_once_end_with_one_publication_and_one_conflict(address: str) -> None:
    target(address).publish(snapshot([event("MA", MONDAY)]), 0, "me")
    gate = threading.Barrier(2)
    outcomes: list[object] = []

    def publish(sent: PublicationSnapshot) -> None:
        place = target(address)
        gate.wait()
        try:
            outcomes.append(place.publish(sent, 1, "me"))
        except PublicationConflict as conflict:
            outcomes.append(conflict)

    threads = [threading.Thread(target=publish, args=(snapshot([event("MA", MONDAY, start)]),)) for start in (600, 700)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["PublicationConflict", "PublicationReceipt"]
    assert [row[0] for row in dump(address).publications] == [1, 2]


def test_i11_readers_see_the_whole_publication_or_nothing_of_it(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    target(address).publish(snapshot([event("MA", MONDAY)]), 0, "me")
    before = dump(address)
    write_events = publisher._write_events
    seen = []

    def watched(session: Session, *others: object) -> dict[str, int]:
        counts = write_events(session, *others)  # type: ignore[arg-type]
        seen.append(dump(address))
        return counts

    monkeypatch.setattr(publisher, "_write_events", watched)
    target(address).publish(snapshot([event("MA", MONDAY, 600), event("SV", MONDAY, 700)]), 1, "me")
    assert seen == [before]


def test_addresses_without_encryption_to_the_network_are_refused() -> None:
    for address in ("postgresql://me@db.example.se/a", "postgresql://me@db.example.se/a?sslmode=require"):
        with pytest.raises(InputError, match="attendance_tls_required"):
            parse_address(address)
    assert parse_address("postgresql://me@db.example.se/a?sslmode=verify-full").shown
    with pytest.raises(InputError, match="attendance_address_unknown"):
        parse_address("mysql://me:secret@host/a")


def test_shown_address_opens_the_same_place_and_has_no_password() -> None:
    parsed = parse_address("postgresql://me:hemligt@localhost:5433/a?schema=elever&password=hemligt2")
    assert isinstance(parsed, ServerAddress)
    assert "hemligt" not in parsed.shown + repr(parsed)
    again = parse_address(parsed.shown)
    assert isinstance(again, ServerAddress)
    assert (again.schema, again.shown) == ("elever", parsed.shown)


def test_tables_are_those_that_the_migrations_make(address: str) -> None:
    import sqlalchemy as sa

    from scheduler_app.attendance.tables import Base

    target(address).publish(snapshot([event("MA", MONDAY)]), 0, "me")
    storehouse = open_storehouse(address)
    with storehouse.tables(write=False) as connection:
        inspector = sa.inspect(connection)
        parsed = parse_address(address)
        schema = parsed.schema if isinstance(parsed, ServerAddress) else None

        def kind(column: sa.types.TypeEngine[object]) -> str:
            return column.compile(connection.dialect).split(" COLLATE")[0]

        for name, table in Base.metadata.tables.items():
            columns = {row["name"]: (kind(row["type"]), row["nullable"]) for row in inspector.get_columns(name, schema)}
            expected = {row.name: (kind(row.type), bool(row.nullable)) for row in table.columns}
            assert columns == expected, name
            assert set(inspector.get_pk_constraint(name, schema)["constrained_columns"]) == {row.name for row in table.primary_key}
            indexes = {index["name"] for index in inspector.get_indexes(name, schema) if not index["unique"]}
            assert indexes == {index.name for index in table.indexes}


@pytest.mark.postgres
def test_receipt_is_not_answered_while_the_publication_is_under_way(new_schema: Callable[[], str], monkeypatch: pytest.MonkeyPatch) -> None:
    """A server may be in the middle of the commit of a publisher that has died: "not found" would be too early."""
    address, sent = new_schema(), snapshot([event("MA", MONDAY)])
    monkeypatch.setattr(postgres_session, "LIMITS", ("SET LOCAL lock_timeout = '50ms'",))
    write_events = publisher._write_events

    def asked_meanwhile(*arguments: object) -> dict[str, int]:
        assert refusal(lambda: target(address).receipt(sent.token)) == "attendance_busy"
        return write_events(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(publisher, "_write_events", asked_meanwhile)
    receipt = target(address).publish(sent, 0, "me")
    assert target(address).receipt(sent.token) == receipt
