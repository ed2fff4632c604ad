"""No room on the disk: the problem names the file, what was stored before is intact, and work goes on when there is room."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from scheduler_app.domain.changes import ChangeSet, apply_changes
from scheduler_app.domain.school import School
from scheduler_app.errors import EnvironmentProblem
from scheduler_app.storage import backups
from scheduler_app.storage.stores import Stores
from scheduler_app.texts import LANGUAGES, error_text
from tests.storage.steps import add_pupil

if sys.platform == "win32":
    pytest.skip("needs limits on file sizes", allow_module_level=True)
import resource

_FULL = ("storage_disk_full", "storage_io_error")  # a limit shows as an I/O error, a full disk as itself


@contextmanager
def _no_file_over(size: int) -> Iterator[None]:
    """Let no file grow beyond `size` bytes."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def _many(count: int) -> ChangeSet:
    return ChangeSet("many", tuple(change for number in range(count) for change in add_pupil(f"p{number}", "Ada" * 50, "7A").changes))


def _is_clear(problem: EnvironmentProblem, path: Path) -> None:
    assert problem.code in _FULL
    for language in LANGUAGES:
        assert str(path) in error_text(problem, language)


def test_a_step_that_finds_no_room_changes_nothing(tmp_path: Path, school: School) -> None:
    path = tmp_path / "skola.ringklocka"
    store = Stores().create(str(path), school)
    store.apply(add_pupil("before", "Ada", "7A"), "me")
    with _no_file_over(path.stat().st_size), pytest.raises(EnvironmentProblem) as caught:
        store.apply(_many(3000), "me")
    _is_clear(caught.value, path)
    assert store.load() == apply_changes(school, add_pupil("before", "Ada", "7A").changes)
    assert store.apply(_many(3), "me") == 2
    store.close()
    again = Stores().open(str(path))
    assert "p2" in again.load().pupils
    again.close()


def test_a_school_that_finds_no_room_is_not_made(tmp_path: Path, school: School) -> None:
    path = tmp_path / "skola.ringklocka"
    with _no_file_over(100_000), pytest.raises(EnvironmentProblem) as caught:
        Stores().create(str(path), school)
    _is_clear(caught.value, path)
    assert list(tmp_path.iterdir()) == []


def test_a_school_that_finds_no_room_replaces_nothing(tmp_path: Path, school: School) -> None:
    path = tmp_path / "skola.ringklocka"
    path.write_bytes(b"something else")
    with _no_file_over(100_000), pytest.raises(EnvironmentProblem):
        Stores().create(str(path), school, overwrite=True)
    assert path.read_bytes() == b"something else"
    assert [name.name for name in tmp_path.iterdir()] == [path.name]


def test_a_backup_that_finds_no_room_leaves_nothing(tmp_path: Path, school: School) -> None:
    path = tmp_path / "skola.ringklocka"
    Stores().create(str(path), school).close()
    with _no_file_over(100_000), pytest.raises(EnvironmentProblem):
        backups.back_up_file(path, "user")
    assert list(backups.folder_of(path).iterdir()) == []


def test_a_full_disk_keeps_the_school_whole(tiny_disk: Path, school: School) -> None:
    path = tiny_disk / "skola.ringklocka"
    store = Stores().create(str(path), school)
    with pytest.raises(EnvironmentProblem) as caught:
        store.apply(_many(5000), "me")
    assert caught.value.code == "storage_disk_full"
    assert store.load() == school
    filler = tiny_disk / "filler"
    with pytest.raises(OSError, match="No space left"):
        filler.write_bytes(b"x" * 2_000_000)
    store.close()
    again = Stores().open(str(path))
    assert again.load() == school
    again.close()
    elsewhere = Stores().create(str(tiny_disk.parent / "elsewhere.ringklocka"), school)
    assert elsewhere.load() == school
    elsewhere.close()
