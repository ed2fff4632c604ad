"""A process killed in the middle of writing: what was acknowledged is there, what was not is wholly there or not at all."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from scheduler_app.domain.changes import apply_changes
from scheduler_app.domain.school import School
from scheduler_app.errors import InputError
from scheduler_app.storage.stores import Stores
from tests.schools import tiny_school
from tests.storage.steps import add_pupil

_ROOT = Path(__file__).resolve().parents[2]

_WRITER = """
import os, signal, sys
from sqlalchemy import Engine, event
from scheduler_app.storage.stores import Stores
from tests.schools import tiny_school
from tests.storage.steps import add_pupil

what, address, left = sys.argv[1], sys.argv[2], int(sys.argv[3])

def count(*_):
    global left
    left -= 1
    if left == 0:
        os.kill(os.getpid(), signal.SIGKILL)

def listen():
    event.listen(Engine, "after_cursor_execute", count)
    event.listen(Engine, "commit", count)

if what == "create":
    listen()
    Stores().create(address, tiny_school(), overwrite=True)
store = Stores().open(address)
listen()
for number in range(1000):
    store.apply(add_pupil(f"p{number}", "Ada", "7A"), "writer")
    print(number, flush=True)
"""


def _write_until_killed(what: str, address: str, statements: int) -> int:
    """How many steps were acknowledged by a process that was killed after so many statements and commits."""
    child = subprocess.run(
        [sys.executable, "-c", _WRITER, what, address, str(statements)], cwd=_ROOT, env=os.environ | {"PYTHONPATH": str(_ROOT)},
        capture_output=True, timeout=120, check=False,
    )  # fmt: skip
    assert child.returncode == -signal.SIGKILL, child.stderr.decode()
    return len(child.stdout.splitlines())


def _after(steps: int) -> School:
    school = tiny_school()
    for number in range(steps):
        school = apply_changes(school, add_pupil(f"p{number}", "Ada", "7A").changes)
    return school


# a step is about a dozen statements: these fall between, inside and at the end of transactions
@pytest.mark.parametrize("statements", [30, 43, 150])
def test_acknowledged_steps_survive_a_kill(store_address: str, statements: int) -> None:
    Stores().create(store_address, tiny_school()).close()
    acknowledged = _write_until_killed("edit", store_address, statements)
    store = Stores().open(store_address)
    kept = store.revision()
    assert kept in (acknowledged, acknowledged + 1)
    assert store.load() == _after(kept)
    assert len(store.history()) == kept
    if kept:
        assert store.undo("me") is not None
        assert store.load() == _after(kept - 1)
    store.close()


@pytest.mark.parametrize("statements", [120])
def test_a_kill_while_a_school_is_made_leaves_no_half_school(store_address: str, statements: int) -> None:
    _write_until_killed("create", store_address, statements)
    with pytest.raises(InputError, match="storage_missing"):
        Stores().open(store_address)
    store = Stores().create(store_address, tiny_school())
    assert store.load() == tiny_school()
    store.close()


@pytest.mark.parametrize("statements", [120])
def test_a_kill_while_a_school_is_replaced_keeps_the_old_one(store_address: str, statements: int) -> None:
    old = School(tiny_school().unit, tiny_school().year)
    Stores().create(store_address, old).close()
    _write_until_killed("create", store_address, statements)
    store = Stores().open(store_address)
    assert store.load() == old
    store.close()
