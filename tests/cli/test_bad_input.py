"""Bad input: one clear line, the contract's exit code, nothing half-written, never a traceback."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.running import ROOT, Command, Ran, run_process


def assert_refused(ran: Ran, code: int = 2) -> None:
    assert ran.code == code, (ran.out, ran.err)
    assert len(ran.err.strip().splitlines()) == 1, ran.err
    assert "Traceback" not in ran.err + ran.out
    assert "{" not in ran.err, "a blank was left unfilled"
    assert " " in ran.err.strip(), "a code without a text"


@pytest.mark.parametrize("command", ["solve", "check", "explain", "staff"])
def test_a_missing_school_is_named(ringklocka: Command, tmp_path: Path, command: str) -> None:
    ran = ringklocka(command, tmp_path / "nowhere.ringklocka")
    assert_refused(ran)
    assert "nowhere.ringklocka" in ran.err


@pytest.mark.parametrize(
    "content", [b"", b"Hej, det h\xc3\xa4r \xc3\xa4r ingen skola\n" * 50, b"SQLite format 3\0" + b"\0" * 4000, b"PK\x03\x04" + b"x" * 2000]
)
def test_a_foreign_file_is_not_opened_nor_changed(ringklocka: Command, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "foreign.ringklocka"
    path.write_bytes(content)
    assert_refused(ringklocka("check", path))
    assert path.read_bytes() == content
    assert [child.name for child in tmp_path.iterdir()] == ["foreign.ringklocka"]


@pytest.mark.parametrize(
    "text",
    [
        "<fet version='6.8.5'><Days_List>",
        "<?xml version='1.0'?><not_fet/>",
        "<!DOCTYPE x [<!ENTITY a 'b'>]><fet version='6'>&a;</fet>",
        "no xml at all",
        "",
    ],
)
def test_a_broken_fet_file_is_refused_and_no_school_appears(ringklocka: Command, tmp_path: Path, text: str) -> None:
    source, school = tmp_path / "broken.fet", tmp_path / "s.ringklocka"
    source.write_text(text, encoding="utf-8")
    assert_refused(ringklocka("import", school, source, "--format", "fet"))
    assert not school.exists()


@pytest.mark.parametrize(
    "content",
    [
        b"name;color\nA1;red\n",  # wrong columns
        b"uid;name;name\n1;A;B\n",  # duplicate column
        b"\xff\xfe\x00\x01\x02",
        b'uid;name;seats\n1;"A1;30\n2;B;30\n',  # unterminated quote
    ],
)
def test_a_csv_that_cannot_be_read_changes_nothing(ringklocka: Command, solved: Path, tmp_path: Path, content: bytes) -> None:
    source = tmp_path / "rooms.csv"
    source.write_bytes(content)
    before = ringklocka("staff", solved, "--json").out
    ran = ringklocka("import", solved, source, "--format", "csv")
    assert ran.code == 2, ran
    assert "Traceback" not in ran.err
    assert ringklocka("staff", solved, "--json").out == before


@pytest.mark.parametrize(
    "arguments",
    [
        ["fly"],
        ["solve"],
        ["solve", "x", "--time-limit", "never"],
        ["solve", "x", "--time-limit", "-3"],
        ["solve", "x", "--seed", "0"],
        ["demo", "--size", "huge", "--out", "x"],
        ["print", "x", "--what", "dreams", "--out", "y"],
        ["publish", "x", "--to", "y", "--from", "yesterday", "--until", "2026-13-01"],
    ],
)
def test_wrong_usage_is_one_line_and_exit_two(ringklocka: Command, arguments: list[str]) -> None:
    assert_refused(ringklocka(*arguments))


@pytest.mark.parametrize("language", ["sv", "en"])
def test_errors_come_in_the_users_language(tmp_path: Path, language: str) -> None:
    ran = run_process("check", tmp_path / "nowhere.ringklocka", language=language)
    assert_refused(ran)
    swedish = "det finns ingen" in ran.err.lower()
    assert swedish == (language == "sv")


def test_an_existing_school_is_never_overwritten(ringklocka: Command, solved: Path) -> None:
    before = solved.read_bytes()
    assert_refused(ringklocka("demo", "--size", "small", "--out", solved))
    assert solved.read_bytes() == before


@pytest.mark.parametrize("command", [["print", "--what", "classes"], ["export", "--format", "json"], ["export", "--format", "fet"]])
def test_a_full_disk_leaves_the_old_file_and_no_litter(solved: Path, tmp_path: Path, command: list[str]) -> None:
    """A file size limit stands in for the full disk: the write fails in the middle with an OS error."""
    folder = tmp_path / "out"
    folder.mkdir()
    out = folder / "result"
    out.write_bytes(b"the old one")
    script = (
        "import resource, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        "from scheduler_app.app import main;"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (4000, 4000));"
        "sys.exit(main(sys.argv[1:]))"
    )
    arguments = [command[0], str(solved), *command[1:], "--out", str(out)]
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments],
        capture_output=True, text=True, cwd=ROOT, env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}, timeout=120, check=False,
    )  # fmt: skip
    assert_refused(Ran(done.returncode, done.stdout, done.stderr), 3)
    assert out.read_bytes() == b"the old one"
    assert [path.name for path in folder.iterdir()] == ["result"]
