"""A command runner, and a solved small school made once."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.cli.running import Command, run_process


@pytest.fixture
def ringklocka(capsys: pytest.CaptureFixture[str]) -> Command:
    return Command(capsys)


@pytest.fixture(scope="session")
def solved_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small demo school, made and solved through the command line."""
    school = tmp_path_factory.mktemp("solved") / "school.ringklocka"
    assert run_process("demo", "--size", "small", "--out", school).code == 0
    assert run_process("solve", school, "--time-limit", 20).code == 0
    return school


@pytest.fixture
def solved(solved_once: Path, tmp_path: Path) -> Path:
    """A copy of the solved school for one test to do with as it likes."""
    return Path(shutil.copy(solved_once, tmp_path / "school.ringklocka"))
