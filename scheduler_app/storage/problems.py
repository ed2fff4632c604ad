"""What goes wrong in files and databases, as errors that say what to do; parameters never reach a message or a log."""

from __future__ import annotations

import errno
import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from sqlalchemy.exc import DBAPIError, IntegrityError, MultipleResultsFound, NoResultFound, SQLAlchemyError

from scheduler_app.errors import EnvironmentProblem, InputError, RingklockaError

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)

# primary SQLite result codes (the low byte of an extended code)
_SQLITE_ENVIRONMENT = {
    sqlite3.SQLITE_FULL: "storage_disk_full",
    sqlite3.SQLITE_IOERR: "storage_io_error",
    sqlite3.SQLITE_BUSY: "storage_busy",
    sqlite3.SQLITE_LOCKED: "storage_busy",
    sqlite3.SQLITE_READONLY: "storage_read_only",
    sqlite3.SQLITE_CANTOPEN: "storage_cannot_open",
    sqlite3.SQLITE_PERM: "storage_cannot_open",
}

# SQLSTATE, whole or its class
_POSTGRES_ENVIRONMENT = {
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


@contextmanager
def translated(place: str) -> Iterator[None]:
    """Turn errors of the disk, SQLite and PostgreSQL into InputError or EnvironmentProblem; `place` is the file or server."""
    try:
        yield
    except IntegrityError:
        raise  # about the content: who wrote it knows what it was
    except DBAPIError as error:
        raise _problem(error.orig, place) from error
    except (sqlite3.Error, psycopg.Error, OSError) as error:
        raise _problem(error, place) from error
    except (NoResultFound, MultipleResultsFound, UnicodeDecodeError) as error:  # one-row tables; SQLite quoting a damaged schema
        raise InputError("storage_damaged", place=place, detail=type(error).__name__) from error
    except SQLAlchemyError as error:
        raise EnvironmentProblem("storage_failed", place=place, detail=type(error).__name__) from error


def _problem(error: BaseException | None, place: str) -> RingklockaError:
    if isinstance(error, sqlite3.Error):
        return _sqlite_problem(error, place)
    if isinstance(error, psycopg.Error):
        return _postgres_problem(error, place)
    if isinstance(error, OSError):
        return os_problem(error, place)
    return EnvironmentProblem("storage_failed", place=place, detail=type(error).__name__)


def os_problem(error: OSError, place: str) -> EnvironmentProblem:
    """The problem that an operating system error means for a file."""
    if error.errno in _FULL:
        return EnvironmentProblem("storage_disk_full", place=place)
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return EnvironmentProblem("storage_cannot_open", place=place)
    return EnvironmentProblem("storage_io_error", place=place, detail=error.strerror or "")


def _sqlite_problem(error: sqlite3.Error, place: str) -> RingklockaError:
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:  # raised by Python's module itself: text that is no UTF-8, a number that does not fit
        return InputError("storage_damaged", place=place, detail=type(error).__name__)
    primary = code & 0xFF
    if primary in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR):
        return InputError("storage_damaged", place=place, detail=error.sqlite_errorname)
    known = _SQLITE_ENVIRONMENT.get(primary, "storage_failed")
    return EnvironmentProblem(known, place=place, detail=error.sqlite_errorname)


def _postgres_problem(error: psycopg.Error, place: str) -> RingklockaError:
    state = error.sqlstate or ""
    if state.startswith("22"):
        return InputError("storage_value_refused", detail=state)
    known = _POSTGRES_ENVIRONMENT.get(state) or _POSTGRES_ENVIRONMENT.get(state[:2]) or _connection_problem(error)
    if known is None:
        known = "storage_server_gone" if isinstance(error, psycopg.OperationalError) else "storage_failed"
    return EnvironmentProblem(known, place=place, detail=state)


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
