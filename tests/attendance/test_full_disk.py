"""A target whose disk is really full: a file system of a few megabytes (Linux, as root).

Elsewhere test_targets.py lets the database say so.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest

from scheduler_app.attendance.address import ServerAddress, parse_address
from scheduler_app.domain.publication import PublicationSnapshot
from scheduler_app.errors import EnvironmentProblem
from tests.attendance.small_school import MONDAY, dump, event, snapshot, target

MEGABYTES, BALLAST = 3, "something else"


@pytest.fixture
def tiny_disk() -> Iterator[Path]:
    """A disk of its own, nearly as small as an empty database, with something else on it that can be thrown away."""
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("only root may mount a disk")
    folder = Path(tempfile.mkdtemp(prefix="ringklocka-disk-"))
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={MEGABYTES}m", "tmpfs", folder], capture_output=True, check=False)
    if mounted.returncode:
        folder.rmdir()
        pytest.skip("this computer lets nobody mount a disk")
    try:
        (folder / BALLAST).write_bytes(bytes(500_000))
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", folder], check=True)
        folder.rmdir()


def small() -> PublicationSnapshot:
    return snapshot([event("MA", MONDAY)])


def large() -> PublicationSnapshot:
    """About six megabytes."""
    return snapshot([event(f"L{number}", MONDAY, 490, [f"pupil-{number}-{n}" for n in range(200)]) for number in range(250)])


def stays_as_it_was(address: str, disk: Path) -> None:
    """A publication that finds no room changes nothing; the next that finds some is published."""
    before = dump(address)
    with pytest.raises(EnvironmentProblem, match="attendance_disk_full"):
        target(address).publish(large(), 1, "me")
    assert dump(address) == before
    (disk / BALLAST).unlink()
    assert target(address).publish(snapshot([event("MA", MONDAY, 600)]), 1, "me").changed == 1


def test_file_on_a_full_disk(tiny_disk: Path) -> None:
    address = str(tiny_disk / "närvaro.db")
    target(address).publish(small(), 0, "me")
    stays_as_it_was(address, tiny_disk)


@pytest.mark.postgres
def test_server_with_a_full_disk(new_schema: Callable[[], str], tiny_disk: Path) -> None:
    address = new_schema()
    target(address).publish(small(), 0, "me")
    parsed = parse_address(address)
    assert isinstance(parsed, ServerAddress)
    with psycopg.connect(parsed.conninfo, autocommit=True) as owner:
        found = owner.execute("SELECT current_setting('data_directory')").fetchone()
        assert found is not None
        data = Path(found[0]).stat()
        place = tiny_disk / "space"
        place.mkdir()
        for path in (tiny_disk, place):
            os.chown(path, data.st_uid, data.st_gid)
        owner.execute(f"CREATE TABLESPACE tiny LOCATION '{place}'".encode())
        try:
            owner.execute(f"ALTER TABLE {parsed.schema}.calendar_event_pupil SET TABLESPACE tiny".encode())
            stays_as_it_was(address, tiny_disk)
        finally:
            owner.execute(f"DROP SCHEMA {parsed.schema} CASCADE".encode())
            owner.execute(b"DROP TABLESPACE tiny")
            shutil.rmtree(place, ignore_errors=True)
