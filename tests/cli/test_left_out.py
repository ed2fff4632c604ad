"""`solve` of a school with a lesson that can be placed nowhere, as a user runs it."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from pathlib import Path

from scheduler_app.bootstrap import services
from scheduler_app.domain.changes import Change, ChangeSet
from scheduler_app.domain.teaching import RoomNeed
from scheduler_app.services.wording import lesson_name
from tests.cli.running import Command


def test_the_others_are_placed_and_the_lesson_is_named_with_its_cause(ringklocka: Command, solved: Path) -> None:
    with closing(services().stores.open(str(solved))) as store:
        school = store.load()
        model = next(row for row in school.lessons.values() if not school.requirement_of(row.uid).block)
        need = RoomNeed(tags=("observatory",))
        requirement = replace(school.requirement_of(model.uid), uid="stars", room_need=need)
        lesson = replace(model, uid="stars-1", requirement="stars")
        store.apply(ChangeSet("add", (Change(None, requirement), Change(None, lesson))), "test")
        name = lesson_name(school, model.uid)
    ran = ringklocka("solve", solved, "--keep", "--time-limit", 10, "--json")
    count = len(school.lessons)
    assert (ran.code, ran.json["status"], ran.json["placed"], ran.json["lessons"]) == (1, "partial", count, count + 1)
    assert [row["lesson"] for row in ran.json["left_out"]] == ["stars-1"]
    told = ringklocka("solve", solved, "--keep", "--time-limit", 10)
    assert told.code == 1
    first, second = told.out.strip().splitlines()
    assert f"{count} of {count + 1}" in first or f"{count} av {count + 1}" in first
    assert name in second
    assert "observatory" in second
    assert ringklocka("check", solved).code == 1
    assert "observatory" in ringklocka("explain", solved, "--time-limit", 5).out
