"""`solve --keep` as a user runs it."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from scheduler_app.bootstrap import services
from scheduler_app.domain.changes import Change, ChangeSet
from scheduler_app.domain.rules import Rule, Scope
from tests.cli.running import Command


def test_a_timetable_that_is_still_right_is_left_alone(ringklocka: Command, solved: Path) -> None:
    ran = ringklocka("solve", solved, "--keep", "--time-limit", 10, "--json")
    assert (ran.code, ran.json["status"], ran.json["moves"]) == (0, "complete", [])


def test_a_late_change_moves_few_lessons_and_lists_them(ringklocka: Command, solved: Path) -> None:
    with closing(services().stores.open(str(solved))) as store:
        school = store.load()
        lesson = next(uid for uid in school.placed if school.requirement_of(uid).teachers and not school.requirement_of(uid).block)
        row, (teacher, *_) = school.placed[lesson], school.requirement_of(lesson).teachers
        away = {"day": row.day, "start": row.start, "end": row.start + school.lessons[lesson].minutes}
        store.apply(ChangeSet("add", (Change(None, Rule("late", "unavailable", Scope.STAFF, (teacher,), away)),)), "test")
    assert ringklocka("check", solved).code == 1
    ran = ringklocka("solve", solved, "--keep", "--time-limit", 15, "--workers", 1, "--json")
    assert (ran.code, ran.json["status"]) == (0, "complete")
    moves = ran.json["moves"]
    assert 1 <= len(moves) <= 4
    assert lesson in {move["lesson"] for move in moves}
    assert all(set(move) == {"lesson", "from", "to", "touches"} for move in moves)
    assert ringklocka("check", solved).code == 0
    again = ringklocka("solve", solved, "--keep", "--time-limit", 10)
    assert again.code == 0
    assert again.err.strip().splitlines()[-1].endswith(": 0")
