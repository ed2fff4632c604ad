"""Roles on PostgreSQL, tried with real logins: what each may do, and with which SQLSTATE the server refuses the rest."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import psycopg
import pytest

from scheduler_app.attendance.address import ServerAddress, parse_address
from scheduler_app.attendance.event_rows import event_id
from scheduler_app.attendance.postgres_session import connect
from scheduler_app.attendance.reporting import Mark, Reporting
from scheduler_app.attendance.roles import ROLES, ServerRoles
from scheduler_app.attendance.targets import Targets, open_storehouse
from scheduler_app.errors import EnvironmentProblem, InputError
from tests.attendance.small_school import UNIT, dump, event, snapshot

pytestmark = pytest.mark.postgres

TODAY = datetime.now(ZoneInfo("Europe/Stockholm")).date()
DAYS = {name: TODAY + timedelta(days=n) for name, n in (("tomorrow", 1), ("today", 0), ("past", -3), ("old", -8))}
ID = {name: event_id(UNIT, "MA", day) for name, day in DAYS.items()}
FOREIGN = event_id("unit-2", "MA", DAYS["tomorrow"])
NOW = "2026-10-19T12:00:00+02:00"


def server(address: str) -> ServerAddress:
    parsed = parse_address(address)
    assert isinstance(parsed, ServerAddress)
    return parsed


def as_login(address: str, login: str) -> str:
    changed = address.replace("postgres:@", f"{login}@").replace("postgres@", f"{login}@")
    assert changed != address
    return changed


@pytest.fixture
def address(new_schema: Callable[[], str]) -> str:
    """Two units with lessons from a week ago to tomorrow, and a login for each role in the first unit."""
    made = new_schema()
    for unit in (UNIT, "unit-2"):
        days = [event("MA", day, 0) for day in DAYS.values()]
        Targets().open(made).publish(snapshot(days, DAYS["old"], DAYS["tomorrow"], unit), 0, "me")
    roles = ServerRoles(server(made))
    roles.set_up()
    roles.set_up()  # as often as one likes
    with psycopg.connect(server(made).conninfo, autocommit=True) as admin:
        for role in ROLES:
            admin.execute(f"DO $$ BEGIN CREATE ROLE test_{role} LOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$".encode())
    for role in ROLES:
        roles.give(f"test_{role}", role, [UNIT])
    return made


@pytest.fixture
def logged_in(address: str) -> Iterator[Callable[[str], psycopg.Connection[tuple[object, ...]]]]:
    opened = []

    def log_in(role: str) -> psycopg.Connection[tuple[object, ...]]:
        opened.append(connect(server(as_login(address, f"test_{role}"))))
        return opened[-1]

    yield log_in
    for connection in opened:
        connection.close()


def state(connection: psycopg.Connection[tuple[object, ...]], statement: str) -> str | int:
    """The SQLSTATE, or how many rows it was about."""
    try:
        done = connection.execute(statement.encode())
    except psycopg.Error as error:
        return error.sqlstate or type(error).__name__
    return len(done.fetchall()) if done.description else done.rowcount


def update(column: str, day: str = "tomorrow", key: str = "") -> str:
    return f"UPDATE calendar_event SET {column} WHERE id = '{key or ID[day]}'"


REPORTED = f"reported_at = '{NOW}', reported_by = 'x'"
NEW = (
    "INSERT INTO calendar_event (id, school_unit_id, lesson_uid, local_date, start_minute, end_minute, starts_at, ends_at, subject_code,"
    " subject_name, groups, rooms, teachers, status, content_hash, publication_seq)"
    " SELECT gen_random_uuid(), '{unit}', 'NEW', '{day}', 1, 2, now(), now(), '', '', '[]', '[]', '[]', 'planned', '', 1"
)
ROSTER = "INSERT INTO calendar_event_pupil VALUES ('{key}', 'p9', 50)"
MARK = "INSERT INTO attendance VALUES ('{key}', 'p1', NULL, 0, false, now(), 'x')"
PUBLISHED = "INSERT INTO publication VALUES ('{unit}', 2, gen_random_uuid(), 't', 1, '2026-01-01', '2026-01-02', '', '{{}}', 'x', now())"
AUDIT = "INSERT INTO audit (at, who, what, school_unit_id) VALUES (now(), 'x', '{what}', '{unit}')"
LATE = 1438
"""A lesson of two minutes before midnight: to come, whenever the tests run."""

DENIED, POLICY = "42501", "42501"
"""PostgreSQL answers a missing right and a broken policy alike."""

TABLE: tuple[tuple[str, str, str | int], ...] = (
    # nobody deletes, empties or owns
    *(
        (role, f"DELETE FROM {table}", DENIED)
        for role in ROLES
        for table in ("calendar_event", "calendar_event_pupil", "attendance", "audit")
    ),
    *(
        (role, f"TRUNCATE {table}", DENIED)
        for role in ROLES
        for table in ("calendar_event", "calendar_event_pupil", "publication", "audit")
    ),
    *((role, "DROP TABLE attendance", DENIED) for role in ROLES),
    *((role, "UPDATE audit SET who = 'x'", DENIED) for role in ROLES),
    *((role, "INSERT INTO login_unit VALUES ('test_reader', 'unit-2')", DENIED) for role in ROLES),
    *((role, update("id = gen_random_uuid()"), DENIED) for role in ROLES),
    # the publisher: coming days of its own unit, and never the report
    ("publisher", "SELECT 1 FROM calendar_event", len(DAYS)),
    ("publisher", update("status = 'cancelled'"), 1),
    ("publisher", update("status = 'cancelled'", "today"), 0),
    ("publisher", update("status = 'cancelled'", "past"), 0),
    ("publisher", update("status = 'cancelled'", key=FOREIGN), 0),
    ("publisher", update(REPORTED), DENIED),
    ("publisher", NEW.format(unit=UNIT, day=DAYS["tomorrow"]), 1),
    ("publisher", NEW.format(unit=UNIT, day=DAYS["today"]), POLICY),
    ("publisher", NEW.format(unit="unit-2", day=DAYS["tomorrow"]), POLICY),
    ("publisher", ROSTER.format(key=ID["tomorrow"]), 1),
    ("publisher", ROSTER.format(key=ID["past"]), POLICY),
    ("publisher", ROSTER.format(key=FOREIGN), POLICY),
    ("publisher", MARK.format(key=ID["tomorrow"]), DENIED),
    ("publisher", "SELECT * FROM attendance", DENIED),
    ("publisher", PUBLISHED.format(unit=UNIT), 1),
    ("publisher", PUBLISHED.format(unit="unit-2"), POLICY),
    ("publisher", AUDIT.format(what="publish", unit=UNIT), 1),
    ("publisher", AUDIT.format(what="take_back", unit=UNIT), POLICY),
    ("publisher", f"SELECT take_back_report('{ID['past']}', 'x', 'y')", DENIED),
    # the corrector: today and a week back
    ("corrector", update("status = 'cancelled'", "past"), 1),
    ("corrector", update("status = 'cancelled'", "today"), 1),
    ("corrector", update("status = 'cancelled'", "old"), 0),
    ("corrector", update("status = 'cancelled'"), 0),
    ("corrector", NEW.format(unit=UNIT, day=DAYS["old"]), POLICY),
    ("corrector", ROSTER.format(key=ID["old"]), POLICY),
    ("corrector", update(REPORTED, "past"), DENIED),
    ("corrector", AUDIT.format(what="publish", unit=UNIT), POLICY),
    # the reporter: marks open lessons, nothing else of them
    ("reporter", update(REPORTED, "past"), 1),
    ("reporter", update(REPORTED, "old"), 0),
    ("reporter", update(REPORTED), 0),
    ("reporter", update("start_minute = 1", "past"), DENIED),
    ("reporter", update("status = 'cancelled'", "past"), DENIED),
    ("reporter", MARK.format(key=ID["past"]), POLICY),  # the lesson is marked first
    ("reporter", "INSERT INTO publication SELECT * FROM publication", DENIED),
    ("reporter", NEW.format(unit=UNIT, day=DAYS["tomorrow"]), DENIED),
    ("reporter", f"SELECT drop_rosters(ARRAY['{ID['past']}'::uuid])", DENIED),
    # the reader: the public view
    ("reader", "SELECT 1 FROM public_calendar_event", 2 * len(DAYS)),
    ("reader", "SELECT 1 FROM calendar_event", DENIED),
    ("reader", "SELECT 1 FROM calendar_event_pupil", DENIED),
    ("reader", "SELECT 1 FROM attendance", DENIED),
    ("reader", "UPDATE public_calendar_event SET start_minute = 1", DENIED),
)


def test_every_role_can_do_exactly_what_the_table_says(
    logged_in: Callable[[str], psycopg.Connection[tuple[object, ...]]], address: str
) -> None:
    connections = {role: logged_in(role) for role in ROLES}
    found = []
    for role, statement, _ in TABLE:
        connection = connections[role]
        connection.execute("BEGIN")
        found.append((role, statement, state(connection, statement)))
        connection.execute("ROLLBACK")
    assert found == list(TABLE)


def test_publisher_with_its_own_login_publishes_again_and_replaces_rosters(address: str) -> None:
    place = Targets().open(as_login(address, "test_publisher"))
    sent = snapshot([event("MA", DAYS["tomorrow"], 10, ("p2", "p3"))], DAYS["tomorrow"], DAYS["tomorrow"])
    assert place.publish(sent, place.preview(sent).base_seq, "anna").changed == 1
    with open_storehouse(address).session() as session:
        rows = session.rows("SELECT pupil_id FROM calendar_event_pupil WHERE calendar_event_id = :id ORDER BY 1", id=ID["tomorrow"])
    assert rows == [("p2",), ("p3",)]


def test_publisher_cannot_publish_today_whatever_its_program_believes(address: str) -> None:
    place = Targets().open(as_login(address, "test_publisher"))
    sent = snapshot([event("MA", DAYS["today"], 10)], DAYS["today"], DAYS["today"])
    with pytest.raises(EnvironmentProblem, match="attendance_not_allowed"):
        place.publish(sent, 1, "anna")


def test_publisher_replaces_rosters_of_today_that_have_not_begun_and_no_others(address: str) -> None:
    now = datetime.now(ZoneInfo("Europe/Stockholm"))
    if now.date() != TODAY or now.hour * 60 + now.minute >= LATE - 1:
        pytest.skip("the last minutes of the day")
    roster = ("p2", "p3")
    whole = snapshot([event("MA", TODAY, 0), event("LATE", TODAY, LATE, end=LATE + 1)], TODAY, TODAY)
    Targets().open(address).publish(whole, 1, "owner")
    place = Targets().open(as_login(address, "test_publisher"))
    school = snapshot([event("LATE", TODAY, LATE, roster, end=LATE + 1), event("NEW", TODAY, LATE, ("p5",), end=LATE + 1)], TODAY, TODAY)
    sent = replace(school, first_minute=1)
    plan = place.preview(sent)
    receipt = place.publish(sent, plan.base_seq, "anna")
    assert (receipt.changed, receipt.new, receipt.cancelled) == (plan.changed, plan.new, plan.cancelled) == (1, 1, 0)
    held = dump(address)
    assert held.events["MA", TODAY.isoformat()][9] == "planned"
    assert sorted(held.rosters["LATE", TODAY.isoformat()]) == list(roster)


def test_corrector_corrects_the_past_and_the_publisher_does_not(address: str) -> None:
    sent = snapshot([event("MA", DAYS["past"], 10, ("p2", "p3"))], DAYS["past"], DAYS["past"])
    with pytest.raises(EnvironmentProblem, match="attendance_not_allowed"):
        Targets().open(as_login(address, "test_publisher")).correct(sent, 1, "anna", "fel")
    assert Targets().open(as_login(address, "test_corrector")).correct(sent, 1, "rektor", "fel").changed == 1


def test_reporter_reports_and_takes_back_through_the_audit_only(address: str) -> None:
    teacher = Reporting(open_storehouse(as_login(address, "test_reporter")), UNIT)
    shown = teacher.lesson(ID["past"])
    assert shown is not None
    now = datetime.now(UTC)
    teacher.report(shown.id, shown.revision, {"p1": Mark(15, 50)}, "AND", now)
    teacher.take_back(shown.id, "AND", "fel klass", now)
    with closing(connect(server(address))) as owner:
        kept = owner.execute("SELECT who, reason, details FROM audit WHERE what = 'take_back'").fetchall()
        assert owner.execute("SELECT count(*) FROM attendance").fetchone() == (0,)
    assert kept == [("AND", "fel klass", {"marks": {"p1": [15, 50], "p2": [None, 0]}, "login": "test_reporter"})]
    assert teacher.lesson(event_id("unit-2", "MA", DAYS["past"])) is None


def test_unknown_logins_and_roles_are_told(address: str) -> None:
    roles = ServerRoles(server(address))
    with pytest.raises(InputError, match="grant_login_unknown"):
        roles.give("nobody", "reader", [])
    with pytest.raises(InputError, match="grant_role_unknown"):
        roles.give("test_reader", "boss", [])


def test_tables_belong_to_a_role_that_cannot_log_in(address: str) -> None:
    with closing(connect(server(address))) as owner:
        found = owner.execute(
            "SELECT DISTINCT r.rolname, r.rolcanlogin FROM pg_class c JOIN pg_roles r ON r.oid = c.relowner"
            " WHERE c.relnamespace = %s::regnamespace AND c.relkind IN ('r', 'v', 'S')", (server(address).schema,),
        ).fetchall()  # fmt: skip
    assert found == [("ringklocka_owner", False)]
