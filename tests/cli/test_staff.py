"""`staff` and everything behind its options."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from scheduler_app.storage.stores import Stores
from tests.cli.running import Command
from tests.schools import tiny_school


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    path = tmp_path / "tiny.ringklocka"
    Stores().create(str(path), tiny_school()).close()
    return path


def test_the_contract_stands(ringklocka: Command, tiny: Path) -> None:
    ran = ringklocka("staff", tiny, "--json")
    assert ran.code == 0
    assert set(ran.json) == {"people"}
    anna = ran.json["people"][0]
    assert anna == {"id": "AND", "name": "Anna Andersson", "percent": 100.0, "planned_minutes": 480, "available_minutes": 1080}


@pytest.mark.parametrize(
    ("option", "keys"),
    [
        ("--need", {"rows", "stages", "findings", "weeks", "sources"}),
        ("--plan", {"people", "unfilled", "weeks"}),
        ("--working-time", {"people"}),
        ("--break-duty", {"places", "loads"}),
        ("--fairness", {"rows", "median", "late_from", "early_to", "made"}),
    ],
)
@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_view_is_told_in_words_and_as_json(
    ringklocka: Command, tiny: Path, monkeypatch: pytest.MonkeyPatch, option: str, keys: set[str], language: str
) -> None:
    monkeypatch.setenv("RINGKLOCKA_LANGUAGE", language)
    assert set(ringklocka("staff", tiny, option, "--json").json) == keys
    told = ringklocka("staff", tiny, option)
    assert (told.code, told.err) == (0, "")
    assert "{" not in told.out
    assert "cli_" not in told.out
    if option != "--break-duty":  # nobody watches anything yet
        assert told.out


def test_a_proposal_fills_what_is_vacant_as_one_step_that_can_be_undone(ringklocka: Command, solved: Path) -> None:
    before = ringklocka("staff", solved, "--plan", "--json").json
    with closing(Stores().open(str(solved))) as store:
        school = store.load()
    row = next(one for person in before["people"] for one in person["rows"] if one["kind"] == "teaching" and one["groups"] == ["7A"])
    with closing(sqlite3.connect(solved)) as file:
        file.execute("DELETE FROM requirement_teacher WHERE requirement_uid = ?", (row["requirement"],))
        file.commit()
    shown = ringklocka("staff", solved, "--propose", "--time-limit", 3, "--dry-run", "--json")
    assert shown.code == 0
    assert [one["requirement"] for one in shown.json["changed"]] == [row["requirement"]]
    assert ringklocka("staff", solved, "--plan", "--json").json["unfilled"]
    assert ringklocka("staff", solved, "--propose", "--time-limit", 3).code == 0
    with closing(Stores().open(str(solved))) as store:
        taken = store.load().requirements[row["requirement"]].teachers
        assert len(taken) == 1
        assert row["subject"] in {school.subjects[uid].code for uid in school.staff[taken[0]].subjects}
        assert store.undo("test") is not None
        assert store.load().requirements[row["requirement"]].teachers == ()


def test_what_cannot_be_filled_is_explained_and_exits_with_one(ringklocka: Command, tiny: Path) -> None:
    with closing(sqlite3.connect(tiny)) as file:
        file.execute("DELETE FROM requirement_teacher WHERE requirement_uid LIKE 'SV%'")
        file.execute("DELETE FROM staff_subject WHERE subject_uid = 'SV'")
        file.commit()
    ran = ringklocka("staff", tiny, "--propose", "--time-limit", 2)
    assert ran.code == 1
    assert "nobody at the school is qualified" in ran.out
    assert "Teachers still missing: 2." in ran.out


def test_nothing_to_propose_is_said(ringklocka: Command, tiny: Path) -> None:
    ran = ringklocka("staff", tiny, "--propose")
    assert ran.code == 0
    assert "Nothing to propose" in ran.out


def test_break_duty_is_proposed_kept_and_listed(ringklocka: Command, solved: Path) -> None:
    ran = ringklocka("staff", solved, "--propose-break-duty")
    assert "break duties are filled" in ran.out
    roster = ringklocka("staff", solved, "--break-duty", "--json").json
    assert sum(len(place["staff"]) for place in roster["places"]) > 10
    assert ringklocka("check", solved, "--json").json["hard"] == 0


def test_last_year_is_read_from_another_school(ringklocka: Command, tiny: Path) -> None:
    ran = ringklocka("staff", tiny, "--last-year", tiny, "--json")
    assert ran.json["taught_before"] == 10
    assert ringklocka("staff", tiny, "--last-year", tiny.with_name("none.ringklocka")).code == 2


def test_the_plan_is_exported_for_the_register_and_as_a_table(ringklocka: Command, tiny: Path, tmp_path: Path) -> None:
    assert ringklocka("staff", tiny, "--export", tmp_path / "plan.xml").code == 0
    assert (tmp_path / "plan.xml").read_text(encoding="utf-8").count("<teacherassignment>") == 12
    assert ringklocka("staff", tiny, "--export", tmp_path / "plan.csv").code == 0
    refused = ringklocka("staff", tiny, "--export", tmp_path / "plan.doc")
    assert (refused.code, refused.err.count("\n")) == (2, 1)


@pytest.mark.parametrize(
    "arguments", [("--need", "--plan"), ("--propose", "--time-limit", "0"), ("--propose", "--workers", "none"), ("--last-year",)]
)
def test_senseless_options_are_one_line_and_exit_with_two(ringklocka: Command, tiny: Path, arguments: tuple[str, ...]) -> None:
    ran = ringklocka("staff", tiny, *arguments)
    assert ran.code == 2
    assert ran.err.count("\n") == 1


def test_a_vacant_post_is_planned_before_anybody_is_hired(ringklocka: Command, tiny: Path) -> None:
    assert ringklocka("staff", tiny, "--vacancy", "Vakans MA", "--percent", 60, "--subjects", "ma, EN").code == 0
    people = {row["name"]: row for row in ringklocka("staff", tiny, "--plan", "--json").json["people"]}
    assert (people["Vakans MA"]["vacant"], people["Vakans MA"]["available"]) == (True, 648)
    assert ringklocka("staff", tiny, "--vacancy", "Vakans", "--subjects", "XX").code == 2
    assert ringklocka("staff", tiny, "--vacancy", "Vakans", "--percent", 120).code == 2
