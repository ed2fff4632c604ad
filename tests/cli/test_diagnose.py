"""What support gets: counts, versions and codes, and not a word about anybody."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from scheduler_app.paths import user_log
from scheduler_app.storage.stores import Stores
from tests.cli.running import Command
from tests.schools import tiny_school


def test_a_diagnosis_tells_of_the_school_in_numbers_and_of_nobody(
    ringklocka: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "Anna.Andersson"))
    school, path, out = tiny_school(), tmp_path / "Anna.ringklocka", tmp_path / "d.json"
    Stores().create(str(path), school).close()
    log = user_log() / "errors.log"
    log.write_text(f'2026-11-22T08:00:00+00:00 ValueError\n  File "{tmp_path}/Anna.Andersson/x.py", line 3\n', encoding="utf-8")
    assert ringklocka("diagnose", path, "--out", out).code == 0
    text = out.read_text(encoding="utf-8")
    told = json.loads(text)
    assert told["school"]["rows"]["pupils"] == 24
    assert told["breaches"]["hard/placed"] > 0
    assert told["components"]["SQLAlchemy"] not in ("", "missing")
    assert any("ValueError" in line for line in told["log"]["errors.log"])
    names = {part for row in (*school.staff.values(), *school.pupils.values()) for part in (row.given_name, row.family_name)}
    names |= {row.name for row in school.groups.values()} | {school.unit.name, school.unit.code, *school.pupils}
    assert [name for name in names if f'"{name}"' in text or (len(name) > 4 and name in text)] == []


def test_a_diagnosis_needs_no_school(ringklocka: Command) -> None:
    told = json.loads(ringklocka("diagnose").out)
    assert "school" not in told
    assert told["program"]
