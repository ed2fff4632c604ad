"""Every test of storage runs on both kinds of database."""

from __future__ import annotations

import itertools
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import psycopg
import pytest
from psycopg.conninfo import conninfo_to_dict

from scheduler_app.domain.school import School
from scheduler_app.storage.addresses import is_postgres
from scheduler_app.storage.store import OpenSchool
from scheduler_app.storage.stores import Stores
from tests.postgres_server import in_database
from tests.schools import tiny_school

_TINY = "tiny"
_SCHEMA = "schema=skola"
_numbers = itertools.count(1)


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def store_address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An address where nothing is yet: for a test of a stored school in a database of its own, to be copied into."""
    if request.param == "sqlite":
        return str(tmp_path / "Ekskolan å 100%?#.ringklocka")
    if "store" in request.fixturenames:
        return f"{in_database(request.getfixturevalue('postgres_url'), f'copy_{next(_numbers)}')}&{_SCHEMA}"
    make: Callable[[], str] = request.getfixturevalue("new_schema")
    return make()


@pytest.fixture
def school() -> School:
    return tiny_school()


@pytest.fixture(scope="session")
def tiny_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny school as a file, made once: copy it."""
    path = tmp_path_factory.mktemp("tiny") / "skola.ringklocka"
    Stores().create(str(path), tiny_school()).close()
    return path


@pytest.fixture(scope="session")
def tiny_database(postgres_url: str) -> str:
    """The tiny school in a database on the server, made once; copying it takes a tenth of the time. Gives the server's address."""
    with psycopg.connect(postgres_url, autocommit=True) as server:
        server.execute(f"CREATE DATABASE {_TINY}")
    Stores().create(f"{in_database(postgres_url, _TINY)}&{_SCHEMA}", tiny_school()).close()
    return postgres_url


@contextmanager
def copied(server_url: str, address: str) -> Iterator[None]:
    """The tiny school's database copied to where the address says."""
    name = conninfo_to_dict(address.partition("&schema")[0])["dbname"]
    with psycopg.connect(server_url, autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name} TEMPLATE {_TINY}")
        yield
        server.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def store(store_address: str, request: pytest.FixtureRequest, tiny_file: Path) -> Iterator[OpenSchool]:
    """The tiny school, stored and open."""
    with ExitStack() as made:
        if is_postgres(store_address):
            made.enter_context(copied(request.getfixturevalue("tiny_database"), store_address))
        else:
            shutil.copy(tiny_file, store_address)
        opened = Stores().open(store_address)
        made.callback(opened.close)
        opened.load()
        yield opened
