"""On network drives and in synced folders one program has the school to itself; the next is told what to do instead."""

from __future__ import annotations

from pathlib import Path

import pytest

from scheduler_app.domain.school import School
from scheduler_app.errors import EnvironmentProblem
from scheduler_app.storage import shared_places
from scheduler_app.storage.stores import Stores
from tests.storage.steps import move

_MOUNTS = """\
/dev/sda1 / ext4 rw 0 0
//server/skola /mnt/Skolans\\040filer cifs rw 0 0
tmpfs /mnt/Skolans\\040filer/lokalt tmpfs rw 0 0
broken
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/home/a/x.ringklocka", "ext4"),
        ("/mnt/Skolans filer/x.ringklocka", "cifs"),
        ("/mnt/Skolans filer/lokalt/x.ringklocka", "tmpfs"),
        ("/mnt/Skolans/x.ringklocka", "ext4"),
    ],
)
def test_the_deepest_mount_decides(path: str, kind: str) -> None:
    assert shared_places.mount_type(_MOUNTS, Path(path)) == kind


@pytest.mark.parametrize(
    ("path", "synced"),
    [
        ("/home/a/OneDrive - Ekeby kommun/x.ringklocka", True),
        ("/home/a/Dropbox/skola/x.ringklocka", True),
        ("/home/a/skola/onedrive.ringklocka", False),
        ("/home/a/Documents/x.ringklocka", False),
    ],
)
def test_synced_folders_are_known_by_name(path: str, synced: bool) -> None:
    assert shared_places.in_cloud_folder(Path(path)) is synced


def test_a_network_drive_is_found_in_the_mount_table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not shared_places.on_network_drive(tmp_path / "x")
    table = tmp_path / "mounts"
    table.write_text(f"//server/skola {tmp_path.resolve()} cifs rw 0 0\n")
    monkeypatch.setattr(shared_places, "_MOUNTS", table)
    assert shared_places.is_shared(tmp_path / "x")


def test_there_a_school_is_one_file_for_one_program(tmp_path: Path, school: School) -> None:
    path = tmp_path / "OneDrive" / "skola.ringklocka"
    path.parent.mkdir()
    store = Stores().create(str(path), school)
    step = move(school, "MA-7A-1", 4)
    store.apply(step, "me")
    assert not Path(f"{path}-wal").exists()
    with pytest.raises(EnvironmentProblem, match="storage_shared_place"):
        Stores().open(str(path))
    assert store.back_up().is_intact()
    store.apply(step.inverse(), "me")
    assert store.load() == school
    store.close()
    again = Stores().open(str(path))
    assert again.load() == school
    again.close()
    assert [name.name for name in path.parent.iterdir()] == [path.name]
