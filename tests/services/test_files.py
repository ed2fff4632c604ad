"""Either the new file or the old one, never half of either."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from scheduler_app.errors import EnvironmentProblem, InputError
from scheduler_app.services.files import write_file, write_folder


def _full_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", refuse)


def test_a_file_is_replaced(tmp_path: Path) -> None:
    target = tmp_path / "school.json"
    target.write_bytes(b"old")
    write_file(target, b"new")
    assert target.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [target]


def test_a_full_disk_leaves_the_old_file_and_nothing_beside_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "school.json"
    target.write_bytes(b"old")
    _full_disk(monkeypatch)
    with pytest.raises(EnvironmentProblem) as caught:
        write_file(target, b"new")
    assert caught.value.code == "export_disk_full"
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_full_disk_leaves_no_half_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _full_disk(monkeypatch)
    with pytest.raises(EnvironmentProblem):
        write_folder(tmp_path / "tables", {"a.csv": b"1", "b.csv": b"2"})
    assert list(tmp_path.iterdir()) == []


def test_a_failure_in_the_second_file_leaves_the_first_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "tables"
    write_folder(folder, {"a.csv": b"old"})
    calls: list[int] = []
    real = os.fsync

    def second_fails(handle: int) -> None:
        calls.append(handle)
        if len(calls) > 1:
            raise OSError(errno.EIO, "Input/output error")
        real(handle)

    monkeypatch.setattr(os, "fsync", second_fails)
    with pytest.raises(EnvironmentProblem):
        write_folder(folder, {"a.csv": b"new", "b.csv": b"new"})
    assert [path.read_bytes() for path in folder.iterdir()] == [b"old"]


def test_a_folder_in_the_way_is_bad_input(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        write_file(tmp_path, b"x")
    assert caught.value.code == "export_is_folder"


def test_a_missing_folder_is_bad_input(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        write_file(tmp_path / "no" / "school.json", b"x")
    assert caught.value.code == "export_no_folder"


def test_a_file_where_tables_should_go_is_bad_input(tmp_path: Path) -> None:
    (tmp_path / "tables").write_bytes(b"")
    with pytest.raises(InputError) as caught:
        write_folder(tmp_path / "tables", {"a.csv": b"1"})
    assert caught.value.code == "export_not_folder"
