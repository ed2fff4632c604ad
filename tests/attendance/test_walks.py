"""Random walks agree with the model on both back ends, and catch every planted fault of the protocol."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from scheduler_app.attendance import publisher, statements
from scheduler_app.attendance.sqlite_session import SqliteSession
from scheduler_app.errors import RingklockaError
from tests.attendance.small_school import CLOCK
from tests.attendance.walks import Walk

STEPS = 60


@pytest.mark.parametrize("seed", range(3))
def test_walk_agrees_with_the_model(address: str, seed: int) -> None:
    Walk(address, seed).run(STEPS)


@pytest.mark.postgres
@pytest.mark.parametrize("seed", [11, 12])
def test_i13_both_back_ends_end_alike(sqlite_address: str, new_schema: Callable[[], str], seed: int) -> None:
    assert CLOCK.tzinfo is not None
    assert Walk(sqlite_address, seed).run(STEPS) == Walk(new_schema(), seed).run(STEPS)


def _replaced(name: str, old: str, new: str) -> Callable[[pytest.MonkeyPatch], None]:
    def plant(patch: pytest.MonkeyPatch) -> None:
        text = getattr(statements, name)
        assert old in text, "the mutant changes nothing"
        patch.setattr(statements, name, text.replace(old, new))

    return plant


def _together(*plants: Callable[[pytest.MonkeyPatch], None]) -> Callable[[pytest.MonkeyPatch], None]:
    def plant(patch: pytest.MonkeyPatch) -> None:
        for each in plants:
            each(patch)

    return plant


def _no_transaction(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(SqliteSession, "begin_apply", lambda self, token: None)
    patch.setattr(SqliteSession, "commit", lambda self: None)


MUTANTS: dict[str, Callable[[pytest.MonkeyPatch], None]] = {
    "no_freeze": _replaced("REWRITE", statements.NOT_REPORTED, "1 = 1"),
    "no_window": _together(
        _replaced("ADD", "WHERE local_date >= :first", "WHERE 1 = 1"),
        _replaced("REWRITE", statements.IN_WINDOW, "1 = 1"),
        _replaced("REWRITE", "WHERE local_date >= :first", "WHERE 1 = 1"),
        lambda patch: patch.setattr(publisher, "_refuse_strays", lambda snapshot: None),
    ),
    "no_resurrect": _replaced("REWRITE", statements.BACK_TO_PLANNED, ""),
    "roster_keep": _together(
        _replaced("DROP_ROSTERS", "WHERE", "WHERE 1 = 0 AND"), _replaced("REWRITE_ROSTERS", "INSERT", "INSERT OR IGNORE")
    ),
    "roster_of_all_staged": _together(
        _replaced("DROP_ROSTERS", "SELECT id FROM rewritten", "SELECT id FROM staged_event"),
        _replaced("REWRITE_ROSTERS", "JOIN rewritten w", "JOIN staged_event w"),
    ),
    "cancel_past": _replaced("STAGE_GONE", "BETWEEN :first AND :last", "<= :last"),
    "cancel_begun": _replaced("CANCEL", statements.NOT_BEGUN, "1 = 1"),
    "change_begun": _together(
        _replaced("REWRITE", statements.NOT_BEGUN, "1 = 1"),
        lambda patch: patch.setattr(publisher, "leave_alone", lambda session, rows, begun: rows),
    ),
    "cancel_reported": _replaced("CANCEL", statements.NOT_REPORTED, "1 = 1"),
    "delete": _together(
        _replaced("CANCEL", "UPDATE calendar_event SET status = 'cancelled', publication_seq = :seq", "DELETE FROM calendar_event"),
        lambda patch: patch.setattr(SqliteSession, "change", _without_foreign_keys),
    ),
    "no_token": lambda patch: patch.setattr(publisher, "_stored_receipt", lambda session, snapshot: None),
    "no_cas": lambda patch: patch.setattr(publisher, "_refuse_conflict", lambda session, snapshot, base_seq: None),
    "no_filter_on_status": _replaced("DIFFERING", " OR e.status <> 'planned'", ""),
}  # fmt: skip


def _without_foreign_keys(self: SqliteSession, sql: str, **parameters: object) -> int:
    if sql.lstrip().startswith("DELETE FROM calendar_event\n"):
        self.rows("DELETE FROM calendar_event_pupil WHERE calendar_event_id NOT IN (SELECT id FROM staged_key)")
    return self._connection.execute(sql, parameters).rowcount


@pytest.mark.parametrize("name", MUTANTS)
def test_planted_fault_is_caught(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the program's own verification switched off, so that the walk finds the fault by itself."""
    monkeypatch.setattr(publisher, "verify", lambda *_: True)
    MUTANTS[name](monkeypatch)
    for seed in range(11):
        try:
            Walk(str(tmp_path / f"{seed}.db"), seed).run(STEPS)
        except (AssertionError, pytest.fail.Exception, RingklockaError, publisher.PublicationConflict, sqlite3.Error):
            return
    pytest.fail(f"eleven walks did not notice {name}")


def test_planted_fault_no_tx_is_caught(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a transaction a fault in the middle leaves half a publication behind."""
    from tests.attendance.test_publishing_protocol import test_i6_fault_at_any_step_leaves_the_old_state

    _no_transaction(monkeypatch)
    with pytest.raises(AssertionError):
        test_i6_fault_at_any_step_leaves_the_old_state(str(tmp_path / "a.db"), "ADD_PUBLICATION", monkeypatch)


def test_verification_after_the_commit_notices_faults_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from tests.attendance.small_school import MONDAY, event, snapshot, target

    MUTANTS["roster_keep"](monkeypatch)
    place = target(str(tmp_path / "a.db"))
    place.publish(snapshot([event("MA", MONDAY)]), 0, "me")
    with pytest.raises(RingklockaError, match="attendance_not_as_sent"):
        place.publish(snapshot([event("MA", MONDAY, pupils=("p1",))]), 1, "me")
