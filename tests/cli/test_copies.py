"""Copies of a school are found although the school is gone, and put back whole."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from scheduler_app.storage.stores import Stores
from tests.cli.running import Command
from tests.schools import tiny_school


def test_a_lost_school_is_put_back_from_a_copy_and_a_damaged_copy_is_refused(ringklocka: Command, tmp_path: Path) -> None:
    path, out = tmp_path / "school.ringklocka", tmp_path / "back.ringklocka"
    with closing(Stores().create(str(path), tiny_school())) as store:
        store.back_up()
        damaged = store.back_up().path
    path.unlink()
    damaged.write_bytes(damaged.read_bytes()[:-100])
    rows = ringklocka("copies", path, "--json").json["copies"]
    assert [(row["number"], row["reason"], row["intact"]) for row in rows] == [(1, "user", False), (2, "user", True)]
    assert "damaged" in ringklocka("copies", path).out
    refused = ringklocka("copies", path, "--restore", 1, "--out", out)
    assert (refused.code, out.exists()) == (2, False)
    assert ringklocka("copies", path, "--restore", 2, "--out", out).code == 0
    with closing(Stores().open(str(out))) as store:
        assert store.load() == tiny_school()
    taken = ringklocka("copies", path, "--restore", 2, "--out", out)  # nothing is overwritten
    assert taken.code == 2
    assert str(out) in taken.err


def test_what_is_asked_for_wrongly_is_one_clear_line(ringklocka: Command, tmp_path: Path) -> None:
    path = tmp_path / "school.ringklocka"
    assert "No copies" in ringklocka("copies", path).out
    for arguments in (("--restore", 1), ("--restore", 1, "--out", tmp_path / "x"), ("--restore", 0, "--out", tmp_path / "x")):
        ran = ringklocka("copies", path, *arguments)
        assert ran.code == 2
        assert len(ran.err.strip().splitlines()) == 1
