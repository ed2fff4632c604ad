"""What is old goes for good, looked at first; and what is kept about one person can be read."""

from __future__ import annotations

import json
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from scheduler_app.attendance.reporting import Mark, Reporting
from scheduler_app.attendance.targets import Targets, open_storehouse
from scheduler_app.domain.bookmarks import Bookmark
from scheduler_app.domain.calendar import DateRange
from scheduler_app.domain.dated_changes import DatedChange, IndividualLesson
from scheduler_app.domain.groups import Membership
from scheduler_app.domain.people import Pupil, StaffMember
from scheduler_app.domain.planning import Assignment, AssignmentKind
from scheduler_app.domain.timetable import TimetableVersion, VersionState
from scheduler_app.services.editing import change
from scheduler_app.services.publishing import make_snapshot
from scheduler_app.storage.stores import Stores
from tests.cli.running import Command
from tests.schools import tiny_school

OLD, MONDAY = DateRange(date(2024, 8, 19), date(2025, 6, 12)), date(2025, 9, 8)
CANARY = "Kanariefågel"


@pytest.fixture
def school(tmp_path: Path) -> Path:
    """A pupil and a teacher who have left, old dates, an old version, and one who is archived but still named."""
    whole = tiny_school()
    gone, left = Pupil("gone", "Vera", CANARY, archived=True), StaffMember("left", "LEF", "Lena", CANARY, archived=True)
    here = replace(whole.staff["DAV"], archived=True)
    version = TimetableVersion("old", "I fjol", VersionState.ARCHIVED, OLD)
    placed = replace(next(iter(whole.placements.values())), timetable="old")
    planted = replace(
        whole, pupils={**whole.pupils, "gone": gone}, staff={**whole.staff, "left": left, "DAV": here},
        memberships={**whole.memberships, "old": Membership("old", "7A", "gone", OLD)},
        individual_lessons={"x": IndividualLesson("x", "7A-02", "MA-7B-1", True, OLD)},
        dated_changes={"MA-7A-1/2025-06-02": DatedChange("MA-7A-1", date(2025, 6, 2), True)},
        timetables={**whole.timetables, "old": version}, placements={**whole.placements, placed.uid: placed},
        assignments={"a": Assignment("a", "left", AssignmentKind.MENTOR)},
    )  # fmt: skip
    path = tmp_path / "school.ringklocka"
    with closing(Stores().create(str(path), planted)) as store:
        store.apply(change(store.load(), replace(gone, grade=9)), "me")
        store.add_bookmark(Bookmark("b", "Före", "me", datetime(2025, 6, 1, tzinfo=UTC)), store.load())
    return path


def test_it_is_shown_first_and_nothing_is_changed(ringklocka: Command, school: Path) -> None:
    with closing(Stores().open(str(school))) as store:
        before = store.load()
    told = ringklocka("purge", school, "--before", "2025-07-01", "--json").json
    assert told == {
        "before": "2025-07-01", "done": False, "backups_removed": 0,
        "rows": {
            "memberships": 1, "individual_lessons": 1, "dated_changes": 1, "placements": 1, "timetables": 1, "pupils": 1, "staff": 1,
            "assignments": 1,
        },
    }  # fmt: skip
    assert "--confirm" in ringklocka("purge", school, "--before", "2025-07-01").out
    with closing(Stores().open(str(school))) as store:
        assert store.load() == before


def test_what_went_is_in_no_byte_and_the_rest_stays(ringklocka: Command, school: Path) -> None:
    with closing(Stores().open(str(school))) as store:
        backup = store.back_up().path
    ran = ringklocka("purge", school, "--before", "2025-07-01", "--confirm")
    assert ran.code == 0
    assert str(backup) in ran.err
    with closing(Stores().open(str(school))) as store:
        now = store.load()
        whole = tiny_school()
        assert replace(now, staff={**now.staff, "DAV": whole.staff["DAV"]}) == whole  # DAV is archived and still teaches
        assert [(entry.label, entry.author != "") for entry in store.history()] == [("purged", True)]
        assert store.bookmarks() == []
        assert store.undo("me") is not None  # nothing comes back
        assert store.load() == now
    assert CANARY.encode() not in school.read_bytes()
    assert ringklocka("purge", school, "--before", "2025-07-01", "--confirm", "--remove-backups").code == 0
    assert not backup.exists()


@pytest.mark.parametrize("before", ["2999-01-01", "igår"])
def test_a_date_to_come_or_none_is_refused(ringklocka: Command, school: Path, before: str) -> None:
    ran = ringklocka("purge", school, "--before", before, "--confirm")
    assert ran.code == 2
    assert len(ran.err.strip().splitlines()) == 1


def test_all_that_is_kept_about_a_person_can_be_read(ringklocka: Command, school: Path, tmp_path: Path) -> None:
    with closing(Stores().open(str(school))) as store:
        now = store.load()
    target = tmp_path / "a.db"
    Targets().open(str(target)).publish(make_snapshot(now, MONDAY, date(2025, 9, 12)), 0, "me")
    teacher = Reporting(open_storehouse(str(target)), now.unit.uid)
    evening = datetime(2025, 9, 8, 18, tzinfo=UTC)
    (first, *_) = teacher.lessons("AND", MONDAY)
    teacher.report(first.id, first.revision, {"7A-02": Mark(15, 60)}, "AND", evening)
    teacher.announce("7A-02", evening, evening.replace(hour=20), 30, "home", evening)
    out = tmp_path / "utdrag.json"
    assert ringklocka("person", school, "7A-02", "--to", target, "--out", out).code == 0
    told = json.loads(out.read_text(encoding="utf-8"))
    assert {row["named"] for row in told["school"]["memberships"]} == {"7A", "7A grupp 1"}
    assert told["school"]["individual_lessons"][0]["named"] == "7B Matematik"
    (held,) = told["attendance"].values()
    assert len(held["announced_absence"]) == 1
    assert [(row["reason"], row["minutes_away"]) for row in held["expected"] if row["reported"]] == [(15, 60)]
    assert "7A-03" not in out.read_text(encoding="utf-8")  # nobody else
    of_staff = json.loads(ringklocka("person", school, "AND", "--to", target).out)
    assert {row["named"] for row in of_staff["school"]["requirements"]} >= {"7A Matematik", "7B Engelska"}
    assert len(next(iter(of_staff["attendance"].values()))["taught"]) == 6
    ran = ringklocka("person", school, "nobody")
    assert ran.code == 2
    assert "nobody" in ran.err
