"""`publish` as it is run every evening: what it says, what it leaves behind, and what it does about runs that were interrupted."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, tzinfo
from pathlib import Path

import pytest

from scheduler_app.attendance.event_rows import event_id
from scheduler_app.attendance.reporting import Reporting
from scheduler_app.attendance.targets import Targets, open_storehouse
from scheduler_app.cli.commands import publish
from scheduler_app.domain.changes import Change, ChangeSet
from scheduler_app.domain.publication import PublicationSnapshot
from scheduler_app.domain.school import School
from scheduler_app.services.editing import unplace
from scheduler_app.services.publishing import make_snapshot
from scheduler_app.services.server_clock import STOCKHOLM
from scheduler_app.storage.stores import Stores
from tests.cli.running import Command
from tests.schools import TIMETABLE, tiny_school

TODAY = date(2025, 9, 7)
WEEK = ("--from", "2025-09-08", "--until", "2025-09-14")


@pytest.fixture(autouse=True)
def sunday(monkeypatch: pytest.MonkeyPatch) -> None:
    class Sunday(date):
        @classmethod
        def today(cls) -> date:
            return TODAY

    monkeypatch.setattr(publish, "date", Sunday)


def kept(path: Path, school: School) -> Path:
    Stores().create(str(path), school).close()
    return path


@pytest.fixture
def school(tmp_path: Path) -> Path:
    return kept(tmp_path / "school.ringklocka", tiny_school())


def waiting(school: Path) -> list[PublicationSnapshot]:
    with closing(Stores().open(str(school))) as store:
        return [snapshot for snapshot, _ in store.waiting_outgoing()]


def keep_waiting(school: Path, target: str) -> PublicationSnapshot:
    with closing(Stores().open(str(school))) as store:
        sent = make_snapshot(store.load(), date(2025, 9, 8), date(2025, 9, 14))
        store.keep_outgoing(sent, target)
    return sent


def test_json_has_the_keys_of_the_contract(ringklocka: Command, school: Path, tmp_path: Path) -> None:
    keys = ["token", "seq", "new", "changed", "cancelled", "untouched", "frozen", "not_published", "clashes"]
    for extra in ((), ("--dry-run",)):
        ran = ringklocka("publish", school, "--to", tmp_path / "a.db", *WEEK, "--json", *extra)
        assert ran.code == 0
        assert list(ran.json) == keys
        assert len(ran.out.splitlines()) == 1
        assert {"lesson": "MA-7B-3", "reason": "unplaced"} in ran.json["not_published"]
        assert all(set(row) == {"lesson", "reason"} for row in ran.json["not_published"])


def test_from_now_begins_with_the_lessons_of_today_that_have_not_begun(
    ringklocka: Command, school: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "a.db"
    assert ringklocka("publish", school, "--to", target, *WEEK).code == 0

    def rows() -> dict[tuple[str, str], tuple[object, ...]]:
        with closing(sqlite3.connect(target)) as held:
            found = held.execute("SELECT id, lesson_uid, local_date, start_minute, status, publication_seq FROM calendar_event")
            return {row[1:3]: row for row in found}

    before = rows()
    monday = sorted(row[3] for row in before.values() if row[2] == "2025-09-08")
    assert len(set(monday)) > 1
    begun = monday[0]

    class Monday(datetime):
        @classmethod
        def now(cls, zone: tzinfo | None = None) -> datetime:
            return datetime(2025, 9, 8, begun // 60, begun % 60, tzinfo=STOCKHOLM).astimezone(zone)

    monkeypatch.setattr(publish, "datetime", Monday)
    monkeypatch.setattr(Targets.__init__, "__defaults__", (lambda: Monday.now(UTC),))
    with closing(Stores().open(str(school))) as store:
        for lesson in sorted({lesson for lesson, _ in before}):
            store.apply(unplace(store.load(), lesson), "me")
    command = ("publish", school, "--to", target, "--from-now", "--until", "2025-09-14", "--cancel-unplaced", "--json")
    assert ringklocka(*command, "--dry-run").json["cancelled"] == len([row for row in before.values() if row[2:4] != ("2025-09-08", begun)])
    assert rows() == before
    assert ringklocka(*command).code == 0
    after = rows()
    stayed = {key for key, row in after.items() if row == before[key]}
    assert stayed == {key for key, row in before.items() if row[2:4] == ("2025-09-08", begun)}
    assert {after[key][4] for key in after if key not in stayed} == {"cancelled"}


def test_a_run_begins_on_a_day_or_now(ringklocka: Command, school: Path, tmp_path: Path) -> None:
    for begins in ((), ("--from", "2025-09-08", "--from-now")):
        assert ringklocka("publish", school, "--to", tmp_path / "a.db", *begins, "--until", "2025-09-14").code == 2


def test_evening_after_evening_only_what_is_new_is_sent(ringklocka: Command, school: Path, tmp_path: Path) -> None:
    target = tmp_path / "a.db"
    first = ringklocka("publish", school, "--to", target, *WEEK, "--json").json
    again = ringklocka("publish", school, "--to", target, *WEEK, "--json").json
    assert (again["seq"], again["new"], again["changed"], again["cancelled"]) == (2, 0, 0, 0)
    assert again["untouched"] == first["new"] > 0
    later = ringklocka("publish", school, "--to", target, "--from", "2025-09-09", "--until", "2025-09-15", "--json").json
    assert later["new"] > 0
    assert (later["changed"], later["cancelled"]) == (0, 0)


def test_pupils_expected_at_a_reported_lesson_and_another_are_listed(ringklocka: Command, school: Path, tmp_path: Path) -> None:
    target = tmp_path / "a.db"
    ringklocka("publish", school, "--to", target, *WEEK)
    unit, monday = tiny_school().unit.uid, date(2025, 9, 8)
    teacher, key = Reporting(open_storehouse(str(target)), unit), event_id(unit, "MA-7A-1", monday)
    shown = teacher.lesson(key)
    assert shown is not None
    teacher.report(key, shown.revision, {}, "AND", datetime(2025, 9, 8, 20, tzinfo=UTC))
    with closing(Stores().open(str(school))) as store:
        moved = {lesson: store.load().placements[f"{TIMETABLE}/{lesson}"] for lesson in ("MA-7A-1", "IDH-7A-1")}
        starts = {"MA-7A-1": 850, "IDH-7A-1": 500}
        store.apply(ChangeSet("edit", tuple(Change(row, replace(row, start=starts[uid])) for uid, row in moved.items())), "me")
    for told in (ringklocka("publish", school, "--to", target, *WEEK, "--dry-run"), ringklocka("publish", school, "--to", target, *WEEK)):
        assert told.code == 0
        assert "  2025-09-08: 7A Matematik 08:10–09:10 stays, 7A Idrott och hälsa 08:20–09:20 expects the same 11 pupils" in told.out
    again = ringklocka("publish", school, "--to", target, *WEEK, "--json").json
    assert [(row["kept"], row["planned"], len(row["pupils"])) for row in again["clashes"]] == [("MA-7A-1", "IDH-7A-1", 11)]


def test_dry_run_writes_nothing(ringklocka: Command, school: Path, tmp_path: Path) -> None:
    assert ringklocka("publish", school, "--to", tmp_path / "a.db", *WEEK, "--dry-run").code == 0
    assert [path.name for path in tmp_path.iterdir()] == [school.name]
    assert waiting(school) == []


def test_holiday_week_is_published_as_empty(ringklocka: Command, school: Path, tmp_path: Path) -> None:
    ran = ringklocka("publish", school, "--to", tmp_path / "a.db", "--from", "2025-10-27", "--until", "2025-11-02", "--json")
    assert ran.code == 0
    assert (ran.json["new"], ran.json["not_published"]) == (0, [])


@pytest.mark.parametrize(("first", "code"), [("2025-09-06", 2), ("2025-09-07", 2), ("2025-09-08", 0)])
def test_publishing_begins_tomorrow_at_the_earliest(ringklocka: Command, school: Path, tmp_path: Path, first: str, code: int) -> None:
    assert ringklocka("publish", school, "--to", tmp_path / "a.db", "--from", first, "--until", "2025-09-14").code == code


def test_problems_and_what_is_left_out_by_design_are_told_apart(ringklocka: Command, tmp_path: Path) -> None:
    whole = tiny_school()
    vacancy = replace(whole.requirements["MA-7A"], teachers=())
    school = kept(tmp_path / "s.ringklocka", replace(whole, requirements={**whole.requirements, "MA-7A": vacancy}))
    ran = ringklocka("publish", school, "--to", tmp_path / "a.db", *WEEK)
    published, problems, special = ran.out.splitlines()
    assert published.startswith("Published as number 1")
    assert "no teacher to report it: " in problems
    assert "not placed: " in problems
    assert "by design" in special
    assert "{" not in ran.out


def test_run_that_was_interrupted_before_its_commit_is_withdrawn(ringklocka: Command, school: Path, tmp_path: Path) -> None:
    target = str(tmp_path / "a.db")
    lost = keep_waiting(school, target)
    ran = ringklocka("publish", school, "--to", target, *WEEK, "--json")
    assert ran.code == 0
    assert ran.json["token"] != lost.token
    assert "never reached" in ran.err
    assert waiting(school) == []
    assert ringklocka("publish", school, "--to", target, *WEEK).err == ""


def test_run_that_was_interrupted_after_its_commit_is_confirmed(ringklocka: Command, school: Path, tmp_path: Path) -> None:
    target = str(tmp_path / "a.db")
    arrived = keep_waiting(school, target)
    Targets().open(target).publish(arrived, 0, "me")
    ran = ringklocka("publish", school, "--to", target, *WEEK, "--json")
    assert (ran.json["seq"], ran.json["new"], ran.json["changed"]) == (2, 0, 0)
    assert "had reached" in ran.err
    with closing(Stores().open(str(school))) as store:
        assert [receipt.token for receipt in store.receipts()] == [ran.json["token"], arrived.token]


def test_another_target_that_cannot_be_asked_stops_nothing(ringklocka: Command, school: Path, tmp_path: Path) -> None:
    lost = keep_waiting(school, str(tmp_path / "gone" / "a.db"))
    ran = ringklocka("publish", school, "--to", tmp_path / "a.db", *WEEK, "--json")
    assert ran.code == 0
    assert "not known yet" in ran.err
    assert "{" not in ran.err
    assert [snapshot.token for snapshot in waiting(school)] == [lost.token]


def test_dry_run_leaves_interrupted_runs_waiting(ringklocka: Command, school: Path, tmp_path: Path) -> None:
    keep_waiting(school, str(tmp_path / "a.db"))
    assert ringklocka("publish", school, "--to", tmp_path / "a.db", *WEEK, "--dry-run").err == ""
    assert len(waiting(school)) == 1


def test_password_of_the_target_is_neither_said_nor_kept(ringklocka: Command, school: Path) -> None:
    ran = ringklocka("publish", school, "--to", "postgresql://me:hemligt@localhost:1/db", *WEEK)
    assert ran.code == 3
    assert "hemligt" not in ran.out + ran.err
    assert waiting(school) == []
