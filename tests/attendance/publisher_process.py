"""A publisher in a process of its own, to be killed, put to sleep and set against others.

`python publisher_process.py ADDRESS BASE_SEQ START [--kill STEP | --pause STEP] [--asleep-at-most LIMIT]` publishes `changed(START)`.
A step is a name in `statements`, or `begin_apply`, `hold`, `commit` or `verify`; the process dies or pauses right before it. It says
`paused` and goes on at a line on its stdin, and ends with one line: `published SEQ`, `conflict SEQ` or the code of the problem.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import argparse
import os
import signal
import subprocess
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from scheduler_app.attendance import postgres_session, publisher, statements
from scheduler_app.attendance.postgres_session import PostgresSession
from scheduler_app.attendance.sqlite_session import SqliteSession
from scheduler_app.domain.publication import PublicationConflict, PublicationSnapshot
from scheduler_app.errors import RingklockaError
from tests.attendance.small_school import MONDAY, event, snapshot, target

TUESDAY = MONDAY + timedelta(days=1)


def before() -> PublicationSnapshot:
    """What the database holds when the process comes."""
    return snapshot([event("MA", MONDAY), event("MA", TUESDAY), event("SV", TUESDAY, 600)])


def changed(start: int) -> PublicationSnapshot:
    """MA moved and with another roster, SV dropped, EN new."""
    return snapshot([event("MA", MONDAY, start, ("p2", "p3")), event("MA", TUESDAY, start), event("EN", TUESDAY, 800)])


class Process:
    """One such process, seen from a test."""

    def __init__(self, address: str, base_seq: int, start: int, *options: str) -> None:
        command = [sys.executable, __file__, address, str(base_seq), str(start), *options]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def __enter__(self) -> Process:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.communicate()

    def wait_until_paused(self) -> None:
        assert self._process.stdout is not None
        assert self._process.stdout.readline() == "paused\n"

    def go_on(self) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write("\n")
        self._process.stdin.flush()

    def outcome(self) -> str:
        """The last line; empty for a process that was killed."""
        out, _ = self._process.communicate(timeout=60)
        return out.strip()

    def kill(self) -> None:
        self._process.kill()
        self._process.wait()

    @property
    def killed(self) -> bool:
        return self._process.wait() == -signal.SIGKILL


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("address")
    parser.add_argument("base_seq", type=int)
    parser.add_argument("start", type=int)
    parser.add_argument("--kill")
    parser.add_argument("--pause")
    parser.add_argument("--asleep-at-most")
    arguments = parser.parse_args()
    if arguments.asleep_at_most:
        limit = f"SET LOCAL idle_in_transaction_session_timeout = '{arguments.asleep_at_most}'"
        postgres_session.LIMITS = (*postgres_session.LIMITS, limit)
    if arguments.kill:
        _before(arguments.kill, lambda: os.kill(os.getpid(), signal.SIGKILL))
    if arguments.pause:
        _before(arguments.pause, _pause)
    try:
        outcome = f"published {target(arguments.address).publish(changed(arguments.start), arguments.base_seq, 'other').seq}"
    except PublicationConflict as conflict:
        outcome = f"conflict {conflict.seq}"
    except RingklockaError as problem:
        outcome = problem.code
    _say(outcome)


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def _pause() -> None:
    _say("paused")
    sys.stdin.readline()


def _before(step: str, action: Callable[[], None]) -> None:
    """Do `action` right before the step."""
    if step == "verify":
        _precede(publisher, "verify", lambda *_: True, action)
    elif step in ("begin_apply", "hold", "commit"):
        for session in (SqliteSession, PostgresSession):
            _precede(session, step, lambda *_: True, action)
    else:
        wanted = getattr(statements, step)
        for session in (SqliteSession, PostgresSession):
            for method in ("rows", "change", "write"):
                _precede(session, method, lambda _, sql, *__: sql == wanted, action)


def _precede(owner: Any, name: str, applies: Callable[..., bool], action: Callable[[], None]) -> None:
    original = getattr(owner, name)

    def preceded(*arguments: Any, **named: Any) -> Any:
        if applies(*arguments):
            action()
        return original(*arguments, **named)

    setattr(owner, name, preceded)


if __name__ == "__main__":
    main()
