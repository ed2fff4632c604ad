"""`ringklocka rooms`: free rooms at a moment, and use; `print` with its choices."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader

from scheduler_app.bootstrap import services
from tests.cli.running import Command
from tests.schools import tiny_school


@pytest.fixture
def school(tmp_path: Path) -> Path:
    path = tmp_path / "tiny.ringklocka"
    services().stores.create(str(path), tiny_school()).close()
    return path


def test_free_rooms_of_a_moment_are_told(ringklocka: Command, school: Path) -> None:
    ran = ringklocka("rooms", school, "--at", "2025-09-08T08:20", "--minutes", 20, "--json")
    assert ran.code == 0
    assert {row["name"] for row in ran.json["free"]} == {"Gymnastiksal", "Bildsal"}
    assert (ran.json["from"], ran.json["minutes"]) == ("2025-09-08T08:20", 20)
    assert "Bildsal, Gymnastiksal" in ringklocka("rooms", school, "--at", "2025-09-08T08:20").out


def test_rooms_of_several_units_are_told_together(ringklocka: Command, school: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.ringklocka"
    other.write_bytes(school.read_bytes())
    ran = ringklocka("rooms", school, other, "--at", "2025-09-08T08:20", "--json")
    assert len(ran.json["free"]) == 4


def test_use_of_rooms_is_told(ringklocka: Command, school: Path) -> None:
    rows = {row["name"]: row for row in ringklocka("rooms", school, "--json").json["rooms"]}
    assert set(rows) == {"A1", "A2", "Gymnastiksal", "Bildsal", "Matsal"}
    assert 0 < rows["A1"]["share"] < 1
    assert "A1" in ringklocka("rooms", school).out


def test_a_moment_that_is_none_is_told(ringklocka: Command, school: Path) -> None:
    ran = ringklocka("rooms", school, "--at", "i morgon")
    assert (ran.code, ran.out) == (2, "")
    assert "i morgon" in ran.err


def test_print_takes_names_a_period_grey_and_a_file_for_each(ringklocka: Command, school: Path, tmp_path: Path) -> None:
    out = tmp_path / "larare"
    assert ringklocka("print", school, "--what", "teachers", "--of", "AND", "--of", "BER", "--each", "--grey", "--out", out).code == 0
    assert sorted(path.name for path in out.iterdir()) == ["Anna Andersson.pdf", "Bo Bergström.pdf"]
    large = tmp_path / "large.pdf"
    assert ringklocka("print", school, "--what", "classes", "--period", "Hösten", "--paper", "A3", "--out", large).code == 0
    small = tmp_path / "small.pdf"
    done = ringklocka("print", school, "--what", "pupils", "--per-sheet", "4", "--out", small)
    assert (done.code, len(PdfReader(small).pages)) == (0, 6)
    assert ringklocka("print", school, "--what", "pupils", "--per-sheet", "3", "--out", small).code == 2
    assert round(float(PdfReader(large).pages[0].mediabox.width)) == 1191


def test_changes_are_printed_against_another_file(ringklocka: Command, school: Path, tmp_path: Path) -> None:
    from dataclasses import replace

    tiny = tiny_school()
    moved = replace(tiny.placed["MA-7A-1"], day=4)
    later = tmp_path / "later.ringklocka"
    services().stores.create(str(later), replace(tiny, placements={**tiny.placements, moved.uid: moved})).close()
    out = tmp_path / "changes.pdf"
    assert ringklocka("print", later, "--what", "changes", "--since", school, "--out", out).code == 0
    assert "Matematik" in PdfReader(out).pages[0].extract_text()
    assert ringklocka("print", later, "--what", "changes", "--out", out).code == 2


def test_a_person_in_a_public_print_is_refused(ringklocka: Command, school: Path, tmp_path: Path) -> None:
    ran = ringklocka("print", school, "--what", "collective", "--of", "7A", "--of", "AND", "--public", "--out", tmp_path / "x.pdf")
    assert ran.code == 2
    assert not (tmp_path / "x.pdf").exists()
