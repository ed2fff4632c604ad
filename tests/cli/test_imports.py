"""Imports from the command line: dry run and diff, columns told once, refused rows handed over, a log, people who wait."""

from __future__ import annotations

import csv
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from scheduler_app.services.exporting import FORMATS
from tests.cli.running import Command, run_process
from tests.services.test_exporting import _content

CANARY = "KANARIEFÅGEL"
PUPILS = f"Elevnr;Fornamn;Eftern;Kl;Sekretess\n1;Siv;Ek;7A;\n2;Åke;Alm;7A;nej\n3;{CANARY};{CANARY};7A;ja\n4;Fel;Klass;9Z;\n"
COLUMNS = [part for column in ("Elevnr=id", "Fornamn=given_name", "Eftern=family_name", "Kl=class") for part in ("--column", column)]


def _dump(school: Path) -> str:
    with closing(sqlite3.connect(school)) as file:
        return "\n".join(file.iterdump())


@pytest.fixture
def school(tmp_path: Path, ringklocka: Command) -> Path:
    (tmp_path / "klasser.csv").write_text("Klass;Årskurs\n7A;7\n", encoding="utf-8")
    path = tmp_path / "skola.ringklocka"
    assert ringklocka("import", path, tmp_path / "klasser.csv").code == 0
    return path


@pytest.fixture
def pupils(tmp_path: Path) -> Path:
    path = tmp_path / "elever.csv"
    path.write_bytes(PUPILS.encode("cp1252"))
    return path


def test_columns_are_told_once_and_remembered(ringklocka: Command, school: Path, pupils: Path) -> None:
    assert ringklocka("import", school, pupils).code == 2
    told = ringklocka("import", school, pupils, *COLUMNS, "--json")
    assert told.code == 0
    assert (told.json["added"], len(told.json["refused"])) == (5, 2)
    assert told.json["tables"][0]["encoding"] == "cp1252"
    again = ringklocka("import", school, pupils, "--json").json
    assert (again["added"], again["changed"], again["tables"][0]["remembered"]) == (0, 0, True)


def test_a_dry_run_shows_every_change_and_makes_none(ringklocka: Command, school: Path, pupils: Path) -> None:
    before = _dump(school)
    ran = ringklocka("import", school, pupils, *COLUMNS, "--dry-run", "--changes")
    assert ran.code == 0
    assert "Siv Ek" in ran.out
    assert _dump(school) == before
    assert [row["what"] for row in ringklocka("import", school, pupils, *COLUMNS, "--dry-run", "--changes", "--json").json["changes"]] == [
        "added"
    ] * 5


def test_refused_rows_are_written_to_hand_over_without_names(ringklocka: Command, school: Path, pupils: Path, tmp_path: Path) -> None:
    out = tmp_path / "nekade.csv"
    assert ringklocka("import", school, pupils, *COLUMNS, "--refused", out).code == 0
    text = out.read_text(encoding="utf-8-sig")
    assert [row[1] for row in csv.reader(text.splitlines(), delimiter=";")][1:] == ["4", "5"]
    assert CANARY not in text


def test_runs_are_logged_without_paths(ringklocka: Command, school: Path, pupils: Path) -> None:
    ringklocka("import", school, pupils, *COLUMNS)
    runs = ringklocka("imports", school, "--json").json["imports"]
    assert [(run["source"], run["format"], run["added"], run["refused"]) for run in runs] == [
        ("elever.csv", "csv", 5, 2), ("klasser.csv", "csv", 1, 0),
    ]  # fmt: skip
    assert "elever.csv" in ringklocka("imports", school).out


def test_a_file_that_is_not_complete_archives_nobody(ringklocka: Command, school: Path, pupils: Path) -> None:
    ringklocka("import", school, pupils, *COLUMNS)
    pupils.write_bytes(b"Elevnr;Fornamn;Eftern;Kl;Sekretess\n1;Siv;Ek;7A;\n")
    assert ringklocka("import", school, pupils, "--partial", "--dry-run", "--json").json["archived"] == 0
    assert ringklocka("import", school, pupils, "--dry-run", "--json").json["archived"] > 0


def test_a_protected_person_waits_and_is_nowhere_until_somebody_decides(
    ringklocka: Command, school: Path, pupils: Path, tmp_path: Path
) -> None:
    said = ringklocka("import", school, pupils, *COLUMNS, "--changes")
    assert CANARY not in said.out + said.err
    (row,) = ringklocka("protected", school, "--json").json["protected"]
    assert (row["id"], row["decision"]) == ("pupil/3", "waiting")
    assert ringklocka("protected", school, "--alias", "pupil/3").code == 2
    assert ringklocka("protected", school, "--alias", "nobody", "--given-name", "x").code == 2
    assert ringklocka("protected", school, "--alias", "pupil/3", "--given-name", "Kim", "--family-name", "Lind").code == 0
    brought = ringklocka("import", school, pupils, "--json").json
    assert (brought["added"], len(brought["refused"])) == (1, 1)  # Kim's place in the class
    assert CANARY not in _dump(school)
    assert CANARY.encode() not in school.read_bytes()
    for format in FORMATS:
        out = tmp_path / f"ut-{format}"
        if ringklocka("export", school, "--format", format, "--out", out).code == 0:
            content = _content(out)
            assert CANARY not in content.decode("utf-8", "replace") + content.decode("cp1252", "replace")


def test_a_person_left_out_stays_out(ringklocka: Command, school: Path, pupils: Path) -> None:
    ringklocka("import", school, pupils, *COLUMNS)
    assert ringklocka("protected", school, "--omit", "3").code == 0
    again = ringklocka("import", school, pupils)
    assert "left out as decided" in again.err or "enligt beslut" in again.err
    assert ringklocka("protected", school, "--json").json["protected"][0]["decision"] == "omit"


@pytest.mark.parametrize(("arguments", "word"), [
    (["--separator", "x"], "tab"), (["--column", "x"], "="), (["--column", "Nej=id"], "Nej"), (["--column", "Elevnr=shoe"], "shoe"),
    (["--kind", "shoes"], "shoes"), (["--encoding", "klingon"], "klingon"), (["--encoding", "utf-8"], "utf-8"),
])  # fmt: skip
def test_wrong_words_about_columns_are_one_clear_line(
    ringklocka: Command, school: Path, pupils: Path, arguments: list[str], word: str
) -> None:
    before = _dump(school)
    ran = ringklocka("import", school, pupils, *arguments)
    assert ran.code == 2
    assert word in ran.err
    assert len(ran.err.strip().splitlines()) == 1
    assert _dump(school) == before


@pytest.mark.parametrize("suffix", ["xlsx", "csv"])
@pytest.mark.parametrize("kind", ["staff", "pupils", "classes", "groups", "memberships", "rooms", "subjects", "requirements"])
def test_templates_are_written(ringklocka: Command, tmp_path: Path, kind: str, suffix: str) -> None:
    assert ringklocka("template", kind, "--out", tmp_path / f"{kind}.{suffix}").code == 0
    assert ringklocka("template", kind, "--out", tmp_path / f"{kind}.ods").code == 2


def test_hostile_files_leave_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "million.csv").write_bytes(b"Id;Namn\n" + b"p1;Namn\n" * 1_000_000)
    (tmp_path / "nul.csv").write_bytes(b"Id;Namn\n\0;x\n")
    (tmp_path / "bomb.xml").write_text('<!DOCTYPE t [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><timetable>&b;</timetable>', encoding="utf-8")
    for name in ("million.csv", "nul.csv", "bomb.xml"):
        ran = run_process("import", tmp_path / "ny.ringklocka", tmp_path / name)
        assert (ran.code, len(ran.err.strip().splitlines())) == (2, 1)
        assert name in ran.err
    assert not list(tmp_path.glob("*.ringklocka*"))
