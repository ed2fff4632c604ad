"""Every command of the contract on a real school: what it writes, says and exits with."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader

from scheduler_app.domain.codec import from_json
from scheduler_app.storage.stores import Stores
from tests.cli.running import ROOT, Command, run_process
from tests.schools import tiny_school

SPRING = ("--from", "2027-01-11", "--until", "2027-06-10")


def test_solve_reports_a_complete_timetable_by_the_contract(ringklocka: Command, tmp_path: Path) -> None:
    school = tmp_path / "s.ringklocka"
    assert ringklocka("demo", "--size", "small", "--seed", 2, "--out", school).code == 0
    ran = ringklocka("solve", school, "--time-limit", 15, "--seed", 3, "--workers", 1, "--json")
    answer = ran.json
    assert ran.code == 0
    assert set(answer) == {"status", "placed", "lessons", "hard", "cost", "bound", "seconds", "rules"}
    assert (answer["status"], answer["hard"], answer["placed"]) == ("complete", 0, answer["lessons"])
    assert all(set(row) == {"count", "cost"} for row in answer["rules"].values())
    events = [json.loads(line) for line in ran.out.splitlines()[:-1]]
    assert {"PhaseStarted", "Improved"} <= {event["event"] for event in events}
    assert ringklocka("check", school).code == 0


def test_solve_tells_how_much_can_still_be_gained_or_that_nobody_knows(ringklocka: Command, tmp_path: Path) -> None:
    easy, full = tmp_path / "easy.ringklocka", tmp_path / "full.ringklocka"
    Stores().create(str(easy), replace(tiny_school(), rules={})).close()
    ringklocka("demo", "--size", "small", "--seed", 2, "--out", full)
    assert "The cost cannot be lower: that is proved." in ringklocka("solve", easy, "--time-limit", 20, "--workers", 1).err
    assert "How much lower the cost can be is not proved." in ringklocka("solve", full, "--time-limit", 8, "--workers", 1).err


def test_check_lists_what_is_broken_and_exits_with_one(ringklocka: Command, tmp_path: Path) -> None:
    school = tmp_path / "s.ringklocka"
    ringklocka("demo", "--size", "small", "--out", school)
    ran = ringklocka("check", school, "--json")
    assert ran.code == 1
    assert ran.json["hard"] > 0
    first = ran.json["violations"][0]
    assert set(first) == {"rule", "severity", "message", "lessons", "cost"}
    assert {row["rule"] for row in ran.json["violations"]} >= {"placed"}


def test_a_solved_school_has_no_hard_violation(ringklocka: Command, solved: Path) -> None:
    ran = ringklocka("check", solved, "--json")
    assert (ran.code, ran.json["hard"]) == (0, 0)


@pytest.mark.parametrize("what", ["classes", "teachers", "rooms", "pupils", "overview", "staff"])
def test_every_print_is_a_readable_pdf(ringklocka: Command, solved: Path, tmp_path: Path, what: str) -> None:
    out = tmp_path / f"{what}.pdf"
    assert ringklocka("print", solved, "--what", what, "--out", out).code == 0
    assert len(PdfReader(out).pages) >= 1
    assert [path.name for path in tmp_path.iterdir() if path.suffix not in (".ringklocka", ".pdf")] == []


def test_publishing_twice_changes_nothing_the_second_time(ringklocka: Command, solved: Path, tmp_path: Path) -> None:
    target = tmp_path / "attendance.sqlite"
    dry = ringklocka("publish", solved, "--to", target, *SPRING, "--dry-run", "--json")
    first = ringklocka("publish", solved, "--to", target, *SPRING, "--json")
    again = ringklocka("publish", solved, "--to", target, *SPRING, "--json")
    assert dry.code == first.code == again.code == 0
    assert dry.json["new"] == first.json["new"] > 500
    assert (again.json["new"], again.json["changed"], again.json["cancelled"]) == (0, 0, 0)
    assert again.json["untouched"] == first.json["new"]
    with sqlite3.connect(target) as database:
        assert database.execute("select count(*) from calendar_event").fetchone()[0] == first.json["new"]
        subjects = {row[0] for row in database.execute("select distinct subject_code from calendar_event")}
    database.close()
    assert not {"LUNCH", "Lunch", "KONF", "Konferens"} & subjects


def test_publishing_the_past_is_refused(ringklocka: Command, solved: Path, tmp_path: Path) -> None:
    target = tmp_path / "attendance.sqlite"
    ran = ringklocka("publish", solved, "--to", target, "--from", "2026-08-24", "--until", "2026-09-04")
    assert ran.code == 2
    assert len(ran.err.strip().splitlines()) == 1
    assert not target.exists()


def test_json_export_comes_back_as_the_same_school(ringklocka: Command, solved: Path, tmp_path: Path) -> None:
    out, copy = tmp_path / "school.json", tmp_path / "copy.ringklocka"
    assert ringklocka("export", solved, "--format", "json", "--out", out).code == 0
    assert ringklocka("import", copy, out, "--format", "json").code == 0
    second = tmp_path / "second.json"
    assert ringklocka("export", copy, "--format", "json", "--out", second).code == 0
    assert from_json(out.read_text("utf-8")) == from_json(second.read_text("utf-8"))


def test_csv_export_is_imported_without_a_change(ringklocka: Command, solved: Path, tmp_path: Path) -> None:
    out = tmp_path / "csv"
    assert ringklocka("export", solved, "--format", "csv", "--out", out).code == 0
    ran = ringklocka("import", solved, out, "--format", "csv", "--json")
    assert ran.code == 0
    assert ran.json["added"] == 0
    assert ran.json["refused"] == []


def test_fet_export_is_imported_with_its_lessons(ringklocka: Command, solved: Path, tmp_path: Path) -> None:
    out, copy = tmp_path / "school.fet", tmp_path / "copy.ringklocka"
    assert ringklocka("export", solved, "--format", "fet", "--out", out).code == 0
    ran = ringklocka("import", copy, out, "--json")
    assert ran.code == 0
    assert ran.json["added"] > 0


def test_staff_adds_up_the_week(ringklocka: Command, solved: Path) -> None:
    people = ringklocka("staff", solved, "--json").json["people"]
    assert all(set(row) == {"id", "name", "percent", "planned_minutes", "available_minutes"} for row in people)
    assert sum(row["planned_minutes"] for row in people) > 1000


def test_explain_names_the_rules_that_cannot_hold(ringklocka: Command, tmp_path: Path) -> None:
    from tests.cli.planting import overfull_teacher

    school = tmp_path / "s.ringklocka"
    overfull_teacher(school)
    ran = ringklocka("explain", school, "--time-limit", 20, "--json")
    assert ran.code == 1
    assert ran.json["status"] == "infeasible"
    assert ran.json["rules"]
    assert ringklocka("solve", school, "--time-limit", 5, "--json").json["status"] == "infeasible"


def test_the_solve_is_one_step_of_history(ringklocka: Command, solved: Path) -> None:
    from scheduler_app.bootstrap import services

    store = services().stores.open(str(solved))
    assert [entry.label for entry in store.history()] == ["solve"]
    undone = store.undo("test")
    assert undone is not None
    assert store.load().placements == {}
    store.close()


def test_commands_need_no_display_and_import_no_qt(solved: Path) -> None:
    ran = run_process("staff", solved, "--json")
    assert ran.code == 0
    assert ran.err == ""


def test_the_readme_names_every_command() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    from scheduler_app.cli.commands import COMMANDS

    assert [command.NAME for command in COMMANDS if f"ringklocka {command.NAME} " not in readme] == []
