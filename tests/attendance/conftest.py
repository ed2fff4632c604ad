"""Attendance databases to test on: every test that asks for `address` runs on both back ends."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An attendance database that does not exist yet."""
    if request.param == "sqlite":
        return str(tmp_path / "närvaro.db")
    make: Callable[[], str] = request.getfixturevalue("new_schema")
    return make()


@pytest.fixture
def sqlite_address(tmp_path: Path) -> str:
    return str(tmp_path / "närvaro.db")
