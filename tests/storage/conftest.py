"""Every test of storage runs on both kinds of database."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from scheduler_app.domain.school import School
from scheduler_app.storage.addresses import is_postgres
from scheduler_app.storage.store import OpenSchool
from scheduler_app.storage.stores import Stores
from tests.schools import tiny_school


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def store_address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An address where nothing is yet."""
    if request.param == "sqlite":
        return str(tmp_path / "Ekskolan å 100%?#.ringklocka")
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


@pytest.fixture
def store(store_address: str, school: School, tiny_file: Path) -> Iterator[OpenSchool]:
    """The tiny school, stored and open."""
    if is_postgres(store_address):
        opened = Stores().create(store_address, school)
    else:
        shutil.copy(tiny_file, store_address)
        opened = Stores().open(store_address)
    opened.load()
    yield opened
    opened.close()
