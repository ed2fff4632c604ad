"""`day`: what a date's lessons are, and making them different from the command line."""

from __future__ import annotations

from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from scheduler_app.domain.dated_changes import DatedChange
from scheduler_app.storage.stores import Stores
from tests.cli.running import Command
from tests.schools import tiny_school

MONDAY = "2025-09-08"


@pytest.fixture
def school(tmp_path: Path) -> Path:
    path = tmp_path / "school.ringklocka"
    Stores().create(str(path), tiny_school()).close()
    return path


def changes(school: Path) -> dict[str, DatedChange]:
    with closing(Stores().open(str(school))) as store:
        return dict(store.load().dated_changes)


def test_lessons_of_a_day_are_listed(ringklocka: Command, school: Path) -> None:
    ran = ringklocka("day", school, MONDAY)
    assert ran.code == 0
    assert "08:10–09:10  7A Matematik  AND  A1  MA-7A-1" in ran.out.splitlines()
    assert ringklocka("day", school, "2025-09-13", "--json").json == {"date": "2025-09-13", "changed": 0, "lessons": []}


def test_substitute_room_cancellation_and_back(ringklocka: Command, school: Path) -> None:
    day, lesson = ("day", school, MONDAY, "--json"), ("--lesson", "MA-7A-1")
    (row,) = ringklocka(*day, *lesson, "--substitute", "dav").json["lessons"]
    assert (row["teachers"], row["substituted"], row["cancelled"]) == (["DAV"], True, False)
    (row,) = ringklocka(*day, *lesson, "--room", "Bildsal").json["lessons"]
    assert (row["teachers"], row["rooms"]) == (["DAV"], ["Bildsal"])
    (row,) = ringklocka(*day, *lesson, "--cancel").json["lessons"]
    assert (row["teachers"], row["cancelled"]) == ([], True)
    assert changes(school)["MA-7A-1/2025-09-08"] == DatedChange("MA-7A-1", date(2025, 9, 8), True)
    (row,) = ringklocka(*day, *lesson, "--restore").json["lessons"]
    assert (row["teachers"], row["cancelled"]) == (["AND"], False)
    assert changes(school) == {}


def test_teacher_who_is_away_is_replaced_at_all_lessons(ringklocka: Command, school: Path) -> None:
    assert ringklocka("day", school, MONDAY, "--teacher", "AND", "--substitute", "DAV", "--json").json["changed"] == 2
    ran = ringklocka("day", school, MONDAY, "--teacher", "DAV", "--cancel")
    assert ran.code == 0
    assert "2 lessons of 2025-09-08 changed" in ran.out
    assert all(row.cancelled for row in changes(school).values())


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--lesson", "gone", "--cancel"), "gone"),
        (("--lesson", "MA-7A-1", "--substitute", "XYZ"), "XYZ"),
        (("--lesson", "MA-7A-1", "--room", "Z9"), "Z9"),
        (("--cancel",), "Say which lesson"),
        (("--lesson", "MA-7A-2", "--cancel"), "does not take place on 2025-09-08"),
        (("--lesson", "MA-7A-1", "--cancel", "--substitute", "DAV"), "not allowed with"),
    ],
)
def test_bad_input_is_one_line_and_changes_nothing(ringklocka: Command, school: Path, arguments: tuple[str, ...], said: str) -> None:
    ran = ringklocka("day", school, MONDAY, *arguments)
    assert ran.code == 2
    assert said in ran.err
    assert len(ran.err.splitlines()) == 1
    assert changes(school) == {}
