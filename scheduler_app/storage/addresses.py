"""Where a school lies: a path to a file, or `postgresql://user@host/database?schema=name`."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from scheduler_app.errors import InputError

DEFAULT_SCHEMA = "ringklocka"
_SCHEMA_NAME = re.compile(r"[a-z_][a-z0-9_]{0,62}")
_POSTGRES = re.compile(r"postgres(ql)?(\+psycopg)?://", re.IGNORECASE)
_OTHER_SCHEME = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)
_LOCAL_HOSTS = ("", "localhost", "127.0.0.1", "::1")


@dataclass(frozen=True, slots=True)
class FileAddress:
    path: Path


@dataclass(frozen=True, slots=True)
class ServerAddress:
    """`url` is for SQLAlchemy with psycopg, password included; never show or store it."""

    url: URL
    schema: str

    @property
    def shown(self) -> str:
        """Server, database and schema, for messages."""
        return f"{_host(self.url) or 'localhost'}/{self.url.database or ''} ({self.schema})"


def parse(address: str) -> FileAddress | ServerAddress:
    """Tell a file from a server; InputError for other kinds of URL and for schema names that are no plain words."""
    if not address.strip() or "\0" in address:
        raise InputError("storage_address_unreadable", address=address.replace("\0", "?"))
    if not is_postgres(address):
        if _OTHER_SCHEME.match(address):
            raise InputError("storage_address_unreadable", address=without_password(address))
        return FileAddress(Path(address).expanduser())
    url = _url(address)
    schema = _one(url, "schema") or DEFAULT_SCHEMA
    if not _SCHEMA_NAME.fullmatch(schema) or schema.startswith("pg_"):
        raise InputError("storage_schema_name", schema=schema)
    url = url.set(drivername="postgresql+psycopg").difference_update_query(["schema"])
    if not _is_local(url) and _one(url, "sslmode") is None and "PGSSLMODE" not in os.environ:
        # libpq's own default ("prefer") connects without TLS to a server that offers none, and to any host name
        url = url.update_query_dict({"sslmode": "verify-full"})
    return ServerAddress(url, schema)


def is_postgres(address: str) -> bool:
    return _POSTGRES.match(address) is not None


def without_password(address: str) -> str:
    """The address with any password left out, for showing and storing (libpq finds it in its own places)."""
    if not _OTHER_SCHEME.match(address):
        return address
    try:
        url = make_url(address).difference_update_query(["password", "sslpassword"])
    except (ArgumentError, ValueError):
        return address.split("://", 1)[0] + "://"
    return URL.create(url.drivername, url.username, None, url.host, url.port, url.database, url.query).render_as_string()


def _url(address: str) -> URL:
    try:
        return make_url(address)
    except (ArgumentError, ValueError):
        raise InputError("storage_address_unreadable", address=address.split("://", 1)[0] + "://") from None


def _one(url: URL, name: str) -> str | None:
    value = url.query.get(name)
    return value if value is None or isinstance(value, str) else value[-1]


def _host(url: URL) -> str:
    return url.host or _one(url, "host") or ""


def _is_local(url: URL) -> bool:
    hosts = (_host(url) or os.environ.get("PGHOST", "")).split(",")
    return all(host in _LOCAL_HOSTS or host.startswith("/") for host in hosts)
