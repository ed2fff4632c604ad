"""Where an attendance database is: a path to an SQLite file, or a PostgreSQL URL."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from scheduler_app.errors import InputError

DEFAULT_SCHEMA = "attendance"
_LOCAL_HOSTS = ("", "localhost", "127.0.0.1", "::1")


@dataclass(frozen=True, slots=True)
class FileAddress:
    """An SQLite file."""

    path: Path

    @property
    def shown(self) -> str:
        return str(self.path)


@dataclass(frozen=True, slots=True)
class ServerAddress:
    """A PostgreSQL database and the schema in it. `shown` has no password and may be stored and logged; `conninfo` must not."""

    conninfo: str = field(repr=False)
    schema: str
    shown: str


def parse_address(address: str) -> FileAddress | ServerAddress:
    """Read an address; `?schema=name` chooses the schema of a server (default `attendance`).

    InputError for another kind of URL, and for a server on the network without `sslmode=verify-full`: libpq's default would
    connect in clear without saying so.
    """
    if address.startswith(("postgresql://", "postgres://")):
        return _server(address)
    if "://" in address:
        raise InputError("attendance_address_unknown", address=_without_password(address))
    return FileAddress(Path(address).expanduser().resolve())


def _server(address: str) -> ServerAddress:
    parts = urlsplit(address)
    options = dict(parse_qsl(parts.query))
    schema = options.pop("schema", DEFAULT_SCHEMA)
    host = options.get("host", parts.hostname or "")
    if not (host in _LOCAL_HOSTS or host.startswith("/")) and options.get("sslmode") != "verify-full":
        raise InputError("attendance_tls_required", host=host)
    conninfo = urlunsplit(("postgresql", parts.netloc, parts.path, urlencode(options), ""))
    options.pop("password", None)
    netloc = parts.netloc
    if parts.password is not None:
        netloc = f"{parts.username or ''}@{netloc.rpartition('@')[2]}"
    shown = urlunsplit(("postgresql", netloc, parts.path, urlencode(options | {"schema": schema}), ""))
    return ServerAddress(conninfo, schema, shown)


def _without_password(address: str) -> str:
    scheme, _, rest = address.partition("://")
    return f"{scheme}://{rest.rpartition('@')[2]}"
