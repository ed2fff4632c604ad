"""What goes wrong in PostgreSQL; apart from `problems`, since the driver takes 0.2 s to load."""

from __future__ import annotations

import re

import psycopg

from scheduler_app.errors import EnvironmentProblem, InputError, RingklockaError

# SQLSTATE, whole or its class
_ENVIRONMENT = {
    "53100": "storage_disk_full",
    "53": "storage_server_refuses",
    "55P03": "storage_busy",
    "57": "storage_server_gone",
    "08": "storage_server_gone",
    "28": "storage_login_refused",
    "42501": "storage_no_permission",
    "3D000": "storage_no_such_database",
    "25006": "storage_read_only",
}


def server_problem(error: psycopg.Error, place: str) -> RingklockaError:
    """The problem that an error of the server, or of the way there, means for the school at `place`."""
    state = error.sqlstate or ""
    if state.startswith("22"):
        return InputError("storage_value_refused", detail=state)
    known = _ENVIRONMENT.get(state) or _ENVIRONMENT.get(state[:2]) or _connection_problem(error)
    if known is None:
        known = "storage_server_gone" if isinstance(error, psycopg.OperationalError) else "storage_failed"
    return EnvironmentProblem(known, place=place, detail=state)


def refused_value(error: BaseException | None) -> InputError:
    """The error for a row that breaks a CHECK or doubles a uid, by the constraint's name."""
    assert isinstance(error, psycopg.Error)
    return InputError("storage_value_refused", detail=error.diag.constraint_name or error.sqlstate or "")


# libpq gives no SQLSTATE for a connection that failed: its English text is all there is
_CONNECTION_TEXTS = (
    (re.compile(r"database \".*\" does not exist"), "storage_no_such_database"),
    (re.compile(r"authentication failed|no password supplied|role \".*\" does not exist|pg_hba"), "storage_login_refused"),
    (re.compile(r"certificate|SSL|TLS"), "storage_not_proven"),
)


def _connection_problem(error: psycopg.Error) -> str | None:
    if error.sqlstate or not isinstance(error, psycopg.OperationalError):
        return None
    return next((code for pattern, code in _CONNECTION_TEXTS if pattern.search(str(error))), None)
