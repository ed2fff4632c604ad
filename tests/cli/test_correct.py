"""`correct`, `publications`, clocks that disagree, and lessons that lost their place: what the command line does about them."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from scheduler_app.attendance.publisher import Publisher
from scheduler_app.cli.commands import correct, publish
from scheduler_app.domain.calendar import DateRange
from scheduler_app.domain.changes import Change, ChangeSet
from scheduler_app.services.dated_changes import change_date
from scheduler_app.services.editing import unplace
from scheduler_app.storage.stores import Stores
from tests.cli.running import Command
from tests.schools import tiny_school

WEEK = ("--from", "2025-09-08", "--until", "2025-09-14")


def at(monkeypatch: pytest.MonkeyPatch, today: date) -> None:
    class Today(date):
        @classmethod
        def today(cls) -> date:
            return today

    for module in (publish, correct):
        monkeypatch.setattr(module, "date", Today)


@pytest.fixture
def school(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "school.ringklocka"
    Stores().create(str(path), tiny_school()).close()
    at(monkeypatch, date(2025, 9, 7))
    return path


def edited(school: Path, substitute: bool) -> None:
    with closing(Stores().open(str(school))) as store:
        now = store.load()
        step = change_date(now, "MA-7A-1", date(2025, 9, 8), teachers=["DAV"]) if substitute else unplace(now, "MA-7A-1")
        store.apply(step, "me")


def test_forgotten_substitute_is_corrected_afterwards(
    ringklocka: Command, school: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "a.db"
    ringklocka("publish", school, "--to", target, *WEEK)
    edited(school, substitute=True)
    at(monkeypatch, date(2025, 9, 10))
    monday = ("correct", school, "--to", target, "--date", "2025-09-08")
    assert ringklocka(*monday, "--reason", "Vikarie", "--dry-run", "--json").json["changed"] == 1
    assert ringklocka(*monday, "--reason", " ").code == 2
    assert ringklocka(*monday).code == 2
    assert ringklocka(*monday, "--reason", "Vikarie", "--json").json["changed"] == 1
    assert ringklocka("correct", school, "--to", target, "--date", "2025-09-01", "--reason", "x").code == 2
    history = ringklocka("publications", school, "--to", target, "--json").json["publications"]
    assert [(row["seq"], row["from"], row["until"], row["reason"]) for row in history] == [
        (2, "2025-09-08", "2025-09-08", "Vikarie"), (1, "2025-09-08", "2025-09-14", ""),
    ]  # fmt: skip
    listed = ringklocka("publications", school, "--to", target).out.splitlines()
    assert len(listed) == 2
    assert "correction" in listed[0]


def test_report_that_is_not_there_cannot_be_taken_back(
    ringklocka: Command, school: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at(monkeypatch, date(2025, 9, 8))
    ran = ringklocka("correct", school, "--to", tmp_path / "a.db", "--date", "2025-09-08", "--reason", "x", "--take-back", "MA-7A-1")
    assert ran.code == 2
    assert "not reported" in ran.err


def test_history_of_a_target_without_publications_is_empty(ringklocka: Command, school: Path, tmp_path: Path) -> None:
    assert "Nothing" in ringklocka("publications", school, "--to", tmp_path / "a.db").out


def test_evening_run_does_not_cancel_lessons_that_merely_lost_their_place(ringklocka: Command, school: Path, tmp_path: Path) -> None:
    command = ("publish", school, "--to", tmp_path / "a.db", *WEEK)
    assert ringklocka(*command).code == 0
    edited(school, substitute=False)
    ran = ringklocka(*command)
    assert ran.code == 2
    assert "1 published dated lesson (1 lessons)" in ran.err
    assert ringklocka(*command, "--dry-run", "--json").json["cancelled"] == 1
    assert ringklocka("publications", school, "--to", tmp_path / "a.db", "--json").json["publications"][0]["seq"] == 1
    assert ringklocka(*command, "--cancel-unplaced", "--json").json["cancelled"] == 1


def test_cancellation_of_one_date_is_a_decision_and_goes_through(ringklocka: Command, school: Path, tmp_path: Path) -> None:
    command = ("publish", school, "--to", tmp_path / "a.db", *WEEK, "--json")
    ringklocka(*command)
    assert ringklocka("day", school, "2025-09-08", "--lesson", "MA-7A-1", "--cancel").code == 0
    assert ringklocka(*command).json["cancelled"] == 1
    assert ringklocka("day", school, "2025-09-08", "--lesson", "MA-7A-1", "--restore").code == 0
    assert ringklocka(*command).json["changed"] == 1


@pytest.mark.parametrize(("ahead", "code", "told"), [(0, 0, False), (1, 0, False), (3, 0, True), (-2 * 24 * 60, 2, True)])
def test_clock_that_differs_from_the_servers_is_told_and_the_later_day_counts(
    ringklocka: Command, school: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ahead: int, code: int, told: bool
) -> None:
    """Two days behind, the computer would publish a day that has begun."""
    now = datetime.now(UTC)
    at(monkeypatch, now.date())
    monkeypatch.setattr(Publisher, "server_time", lambda self: now - timedelta(minutes=ahead))
    tomorrow = (now + timedelta(days=1)).date().isoformat()
    year = replace(tiny_school().year, dates=DateRange(now.date() - timedelta(days=9), now.date() + timedelta(days=9)), terms=())
    with closing(Stores().open(str(school))) as store:
        store.apply(ChangeSet("year", (Change(store.load().year, year),)), "me")
    ran = ringklocka("publish", school, "--to", tmp_path / "a.db", "--from", tomorrow, "--until", tomorrow, "--dry-run")
    assert ("clock differs" in ran.err) == told
    assert ("tomorrow at the earliest" in ran.err) == (code == 2)
