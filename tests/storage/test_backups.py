"""Backups are whole, rotate, know when they are damaged, and can be put back."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from scheduler_app.domain.school import School
from scheduler_app.errors import EnvironmentProblem, InputError
from scheduler_app.paths import user_data
from scheduler_app.storage import backups
from scheduler_app.storage.store import OpenSchool
from scheduler_app.storage.stores import Stores
from tests.storage.steps import move


@pytest.fixture
def path(tmp_path: Path, tiny_file: Path) -> Path:
    return Path(shutil.copy(tiny_file, tmp_path / "skola.ringklocka"))


def test_a_backup_taken_while_editing_is_one_committed_state(path: Path, school: School) -> None:
    store = Stores().open(str(path))
    store.apply(move(school, "MA-7A-1", 4), "me")
    with store.database.writing() as connection:
        connection.exec_driver_sql("UPDATE school_unit SET name = 'not committed'")
        backup = backups.back_up_file(path, "user")
    expected = store.load()
    store.close()
    copy = Stores().open(str(backup.path))
    assert copy.load().placements == expected.placements
    assert copy.load().unit == school.unit
    assert [entry.label for entry in copy.history()] == ["move_lesson"]
    copy.close()


def test_backups_lie_in_the_users_own_folder_newest_first(path: Path) -> None:
    made = [backups.back_up_file(path, reason) for reason in ("user", "migration", "schedule")]
    assert backups.list_backups(path) == made[::-1]
    assert all(backup.path.is_relative_to(user_data()) and backup.is_intact() for backup in made)
    assert {name.name for name in backups.folder_of(path).iterdir()} == {backup.path.name for backup in made}


def test_only_the_newest_are_kept(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backups, "KEPT", 3)
    made = [backups.back_up_file(path, "user") for _ in range(5)]
    assert backups.list_backups(path) == made[:1:-1]


def test_schools_of_the_same_name_in_different_folders_have_their_own(path: Path, tmp_path: Path, school: School) -> None:
    other = tmp_path / "andra" / path.name
    other.parent.mkdir()
    Stores().create(str(other), school).close()
    backups.back_up_file(path, "user")
    assert backups.list_backups(other) == []


def test_a_scheduled_backup_is_taken_only_when_it_is_due(store: OpenSchool) -> None:
    first = store.back_up_if_due()
    assert first is not None
    assert store.back_up_if_due() is None
    second = store.back_up_if_due(every=timedelta(0))
    assert backups.list_backups(store.address) == [second, first]


def test_a_backup_of_an_open_school_opens_as_a_school(store: OpenSchool, school: School) -> None:
    store.apply(move(school, "MA-7A-1", 4), "me")
    backup = store.back_up()
    assert backup.is_intact()
    copy = Stores().open(str(backup.path))
    assert copy.load() == store.load()
    copy.close()


def test_a_damaged_backup_is_known_and_not_restored(path: Path) -> None:
    backup = backups.back_up_file(path, "user")
    data = bytearray(backup.path.read_bytes())
    data[5000] ^= 1
    backup.path.write_bytes(data)
    before = path.read_bytes()
    with pytest.raises(InputError, match="storage_backup_damaged"):
        backups.restore(backup, path, overwrite=True)
    assert path.read_bytes() == before


def test_a_backup_outlives_its_school_and_brings_it_back(path: Path, school: School) -> None:
    backups.back_up_file(path, "user")
    path.unlink()
    backups.restore(backups.list_backups(path)[0], path)
    store = Stores().open(str(path))
    assert store.load() == school
    store.close()


def test_restoring_over_a_school_needs_to_be_asked_for_and_waits_for_nobody(path: Path) -> None:
    backup = backups.back_up_file(path, "user")
    with pytest.raises(InputError, match="storage_exists"):
        backups.restore(backup, path)
    store = Stores().open(str(path))
    with pytest.raises(EnvironmentProblem, match="storage_in_use"):
        backups.restore(backup, path, overwrite=True)
    store.close()
    backups.restore(backup, path, overwrite=True)


def test_a_missing_school_cannot_be_backed_up(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentProblem, match="storage_cannot_open"):
        backups.back_up_file(tmp_path / "none.ringklocka", "user")
