"""Who may do what in an attendance database on PostgreSQL: group roles without login, grants, and row-level security by school unit.

The tables belong to a role that nobody logs in as. A login gets one or several of the group roles and the units it works for
(`login_unit`). Days and units are held by the server itself, whatever program connects.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import closing

import psycopg
from psycopg import sql

from scheduler_app.attendance.address import ServerAddress
from scheduler_app.attendance.postgres_session import connect, postgres_errors
from scheduler_app.attendance.postgres_store import PostgresStore
from scheduler_app.attendance.session import Row
from scheduler_app.errors import InputError

OWNER = "ringklocka_owner"
ROLES = ("publisher", "corrector", "reporter", "reader")
"""What a login may be given: `ringklocka_publisher` and so on."""

_CONTENT = (
    "start_minute, end_minute, starts_at, ends_at, subject_code, subject_name, groups, rooms, teachers, status, content_hash, "
    "publication_seq"
)

_SENDERS = (
    "GRANT SELECT ON attendance_version, absence_reason, publication, calendar_event, calendar_event_pupil TO {role}",
    "GRANT INSERT ON publication, calendar_event, calendar_event_pupil, audit TO {role}",
    f"GRANT UPDATE ({_CONTENT}) ON calendar_event TO {{role}}",
    "GRANT USAGE ON SEQUENCE audit_id_seq TO {role}",
    "GRANT SELECT (school_unit_id, publication_seq, what, reason) ON audit TO {role}",
    "GRANT EXECUTE ON FUNCTION drop_rosters(uuid[]), today_in_stockholm(), my_units() TO {role}",
)

GRANTS = {
    "publisher": _SENDERS,
    "corrector": _SENDERS,
    "reporter": (
        "GRANT SELECT ON attendance_version, absence_reason, calendar_event, calendar_event_pupil, attendance, announced_absence TO {role}",
        "GRANT INSERT ON attendance, announced_absence TO {role}",
        "GRANT UPDATE (reported_at, reported_by) ON calendar_event TO {role}",
        "GRANT EXECUTE ON FUNCTION take_back_report(uuid, text, text), today_in_stockholm(), my_units() TO {role}",
    ),
    "reader": ("GRANT SELECT ON public_calendar_event TO {role}",),
}
"""Nobody may DELETE or TRUNCATE anything; rosters are dropped and reports taken back by functions of the owner (migration 0002)."""

_MINE = "school_unit_id IN (SELECT my_units())"
_TODAY = "(SELECT today_in_stockholm())"
_MINUTE = (
    "(SELECT (extract(hour FROM t) * 60 + extract(minute FROM t))::int FROM (SELECT now() AT TIME ZONE 'Europe/Stockholm' AS t) AS clock)"
)
_DAYS = {"publisher": f"(local_date, start_minute) > ({_TODAY}, {_MINUTE})", "corrector": f"local_date BETWEEN {_TODAY} - 7 AND {_TODAY}"}
"""Publishing begins with lessons that have not begun; correcting reaches from today a week back."""


def _event(condition: str = "true") -> str:
    return f"EXISTS (SELECT 1 FROM calendar_event e WHERE e.id = calendar_event_id AND {condition})"


def _policies() -> Iterable[tuple[str, str, str, str, str]]:
    """(table, role, command, USING, WITH CHECK); an empty text leaves the clause out."""
    for role in ("publisher", "corrector", "reporter"):
        yield "calendar_event", role, "SELECT", _MINE, ""
        yield "calendar_event_pupil", role, "SELECT", _event(), ""
    for role, days in _DAYS.items():
        open_ = f"{_MINE} AND reported_at IS NULL AND {days}"
        yield "calendar_event", role, "INSERT", "", open_
        yield "calendar_event", role, "UPDATE", open_, open_
        # IN is worked out once for all rows of a publication; EXISTS would be looked up for each of 600,000
        yield "calendar_event_pupil", role, "INSERT", "", f"calendar_event_id IN (SELECT id FROM calendar_event WHERE {open_})"
        yield "publication", role, "SELECT", _MINE, ""
        yield "publication", role, "INSERT", "", _MINE
        yield "audit", role, "INSERT", "", f"{_MINE} AND what = '{'publish' if role == 'publisher' else 'correct'}'"
        yield "audit", role, "SELECT", _MINE, ""
    week = f"local_date BETWEEN {_TODAY} - 7 AND {_TODAY}"
    reported = f"{_MINE} AND reported_at IS NOT NULL AND {week}"
    yield "calendar_event", "reporter", "UPDATE", f"{_MINE} AND reported_at IS NULL AND status = 'planned' AND {week}", reported
    yield "attendance", "reporter", "SELECT", _event(), ""
    yield "attendance", "reporter", "INSERT", "", _event(f"e.reported_at IS NOT NULL AND e.{week}")
    yield "announced_absence", "reporter", "SELECT", _MINE, ""
    yield "announced_absence", "reporter", "INSERT", "", _MINE


PROTECTED = ("calendar_event", "calendar_event_pupil", "publication", "audit", "attendance", "announced_absence", "login_unit")


class ServerRoles:
    """Sets up and gives out the roles of one attendance database; whoever calls must own it and may create roles."""

    def __init__(self, address: ServerAddress) -> None:
        self._address = address

    def set_up(self) -> None:
        """Make tables, roles, grants and policies what this version says: as often as one likes, all of it or nothing."""
        PostgresStore(self._address).make_ready()
        with postgres_errors(self._address), closing(connect(self._address)) as connection, connection.transaction():
            connection.execute("SELECT pg_advisory_xact_lock(hashtextextended('ringklocka:roles', 0))")
            for role in (OWNER, *(f"ringklocka_{name}" for name in ROLES)):
                _create_role(connection, role)
            self._give_to_owner(connection)
            self._grant(connection)
            for table in PROTECTED:
                connection.execute(sql.SQL("ALTER TABLE {} ENABLE ROW LEVEL SECURITY").format(sql.Identifier(table)))
            for policy in _policies():
                _make_policy(connection, *policy)

    def give(self, login: str, role: str, units: Iterable[str]) -> None:
        """Let a login, which must exist, do what the role may in these school units, besides what it may already."""
        if role not in ROLES:
            raise InputError("grant_role_unknown", role=role, roles=", ".join(ROLES))
        with postgres_errors(self._address), closing(connect(self._address)) as connection, connection.transaction():
            if connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s AND rolcanlogin", (login,)).fetchone() is None:
                raise InputError("grant_login_unknown", login=login)
            connection.execute(sql.SQL("GRANT {} TO {}").format(sql.Identifier(f"ringklocka_{role}"), sql.Identifier(login)))
            for unit in units:
                connection.execute("INSERT INTO login_unit VALUES (%s, %s) ON CONFLICT DO NOTHING", (login, unit))

    def _give_to_owner(self, connection: psycopg.Connection[Row]) -> None:
        """The tables belong to nobody who logs in; whoever sets this up stays a member of the owner."""
        owner, schema = sql.Identifier(OWNER), sql.Identifier(self._address.schema)
        quoted = schema.as_string(connection)
        connection.execute(sql.SQL("GRANT {} TO CURRENT_USER").format(owner))
        connection.execute(sql.SQL("ALTER SCHEMA {} OWNER TO {}").format(schema, owner))
        named = "SELECT c.relname FROM pg_class c WHERE c.relnamespace = %s::regnamespace AND c.relkind IN ('r', 'v')"
        for (name,) in connection.execute(named, (quoted,)).fetchall():
            connection.execute(sql.SQL("ALTER TABLE {} OWNER TO {}").format(sql.Identifier(name), owner))
        functions = "SELECT p.oid::regprocedure::text FROM pg_proc p WHERE p.pronamespace = %s::regnamespace"
        for (signature,) in connection.execute(functions, (quoted,)).fetchall():
            connection.execute(f"ALTER FUNCTION {signature} OWNER TO {OWNER}".encode())

    def _grant(self, connection: psycopg.Connection[Row]) -> None:
        schema = sql.Identifier(self._address.schema)
        for name, grants in GRANTS.items():
            role = sql.Identifier(f"ringklocka_{name}")
            for kind in ("TABLES", "SEQUENCES", "FUNCTIONS"):
                connection.execute(sql.SQL(f"REVOKE ALL ON ALL {kind} IN SCHEMA {{}} FROM {{}}").format(schema, role))
            connection.execute(sql.SQL("GRANT USAGE ON SCHEMA {} TO {}").format(schema, role))
            for grant in grants:
                connection.execute(sql.SQL(grant).format(role=role))


def _create_role(connection: psycopg.Connection[Row], name: str) -> None:
    if connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", (name,)).fetchone() is None:
        connection.execute(sql.SQL("CREATE ROLE {} NOLOGIN").format(sql.Identifier(name)))


def _make_policy(connection: psycopg.Connection[Row], table: str, role: str, command: str, using: str, check: str) -> None:
    name, place = sql.Identifier(f"{role}_{command.lower()}"), sql.Identifier(table)
    connection.execute(sql.SQL("DROP POLICY IF EXISTS {} ON {}").format(name, place))
    clauses = (f" USING ({using})" if using else "") + (f" WITH CHECK ({check})" if check else "")
    statement = sql.SQL(f"CREATE POLICY {{}} ON {{}} FOR {command} TO {{}}{clauses}")
    connection.execute(statement.format(name, place, sql.Identifier(f"ringklocka_{role}")))
