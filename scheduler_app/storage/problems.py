"""What goes wrong in files and databases, as errors that say what to do; parameters never reach a message or a log."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy.exc import DBAPIError, IntegrityError, MultipleResultsFound, NoResultFound, SQLAlchemyError

from scheduler_app.errors import EnvironmentProblem, InputError, RingklockaError

if TYPE_CHECKING:
    import psycopg

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


@contextmanager
def translated(place: str) -> Iterator[None]:
    """Turn errors of the disk, SQLite and PostgreSQL into InputError or EnvironmentProblem; `place` is the file or server."""
    try:
        yield
    except (IntegrityError, RingklockaError):
        raise  # about the content: who wrote it knows what it was; or said already
    except DBAPIError as error:
        raise _problem(error.orig, place) from error
    except (sqlite3.Error, OSError) as error:
        raise _problem(error, place) from error
    except (NoResultFound, MultipleResultsFound, UnicodeDecodeError) as error:  # one-row tables; SQLite quoting a damaged schema
        raise InputError("storage_damaged", place=place, detail=type(error).__name__) from error
    except SQLAlchemyError as error:
        raise EnvironmentProblem("storage_failed", place=place, detail=type(error).__name__) from error
    except _server_error() as error:
        raise _problem(error, place) from error


def _server_error() -> type[psycopg.Error]:
    """What the driver of PostgreSQL raises; it takes 0.2 s to load, so that a school in a file does without."""
    from psycopg import Error

    return Error


def _problem(error: BaseException | None, place: str) -> RingklockaError:
    if isinstance(error, sqlite3.Error):
        return _sqlite_problem(error, place)
    if isinstance(error, OSError):
        return os_problem(error, place)
    if error is not None and isinstance(error, _server_error()):
        from scheduler_app.storage.postgres_problems import server_problem

        return server_problem(error, place)
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
