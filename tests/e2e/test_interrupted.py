"""Ctrl+C at any moment of `solve`, with the program as a process: the school holds the timetable from before or the best so far, whole.

Moments come after a phase has begun; `RINGKLOCKA_STOPS` (`make check-stop`) asks for more of them, and for the one that begins with an
empty cache: it compiles for a minute. That a line of work is left behind on a stop is tested in tests/solver/test_side_by_side.py.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from scheduler_app.bootstrap import services
from scheduler_app.domain.changes import Change, ChangeSet
from scheduler_app.domain.rules import Rule, Scope
from scheduler_app.domain.school import School
from scheduler_app.services.demo import demo_school
from scheduler_app.services.solving import check
from tests.cli.running import ROOT
from tests.e2e.stored import stored

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a process is interrupted otherwise there")
STOPS = os.environ.get("RINGKLOCKA_STOPS", "")
ROUNDS = range(int(STOPS or "1"))


@pytest.fixture(autouse=True)
def _interrupts_are_heard() -> Iterator[None]:
    """A suite started in the background may ignore them, and what it starts would too."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


class Solving:
    """`solve --json` in a process of its own, its events line by line."""

    def __init__(self, path: Path, *arguments: str) -> None:
        command = [sys.executable, str(ROOT / "main.py"), "solve", str(path), "--json", "--time-limit", "600", "--workers", "1", *arguments]
        self._process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)

    def until(self, phase: str) -> None:
        assert self._process.stdout is not None
        while json.loads(self._process.stdout.readline()).get("phase") != phase:
            pass

    def interrupt(self, times: int = 1) -> None:
        for _ in range(times):
            self._process.send_signal(signal.SIGINT)
            time.sleep(0.02)

    def end(self) -> tuple[int, str, str]:
        """Exit code, the last line of stdout, stderr."""
        out, err = self._process.communicate(timeout=240)
        return self._process.returncode, (out.strip().splitlines() or [""])[-1], err


@pytest.fixture
def unsolved(tmp_path: Path) -> Path:
    path = tmp_path / "skola.ringklocka"
    services().stores.create(str(path), demo_school("small", 1, 2026)).close()
    return path


def assert_kept(path: Path, before: School, ended: tuple[int, str, str]) -> School:
    """What was told is what is stored, and nothing but placements has changed."""
    code, line, err = ended
    told = json.loads(line)
    after = stored(path)
    assert "Traceback" not in err
    assert replace(after, placements=before.placements) == before
    assert (told["placed"], told["hard"]) == (len(after.placed), check(after).hard)
    assert code == (0 if told["hard"] == 0 else 1)
    assert told["status"] == ("complete" if told["hard"] == 0 else "stopped")
    return after


@pytest.mark.parametrize("number", ROUNDS)
def test_while_it_builds_a_timetable(unsolved: Path, number: int) -> None:
    before, solving = stored(unsolved), Solving(unsolved)
    solving.until("precheck")
    time.sleep(random.Random(number).uniform(0.0, 1.0))
    solving.interrupt()
    assert_kept(unsolved, before, solving.end())


@pytest.mark.parametrize("number", ROUNDS)
def test_while_it_improves_one_and_again_while_that_is_stored(school_file: Path, number: int) -> None:
    before, solving = stored(school_file), Solving(school_file)
    solving.until("improve")
    time.sleep(random.Random(number).uniform(0.0, 2.0))
    solving.interrupt(times=6)
    after = assert_kept(school_file, before, solving.end())
    assert check(after).cost <= check(before).cost


@pytest.mark.parametrize("number", ROUNDS)
def test_while_a_late_change_is_put_right(school_file: Path, number: int) -> None:
    school = stored(school_file)
    lesson = next(uid for uid in school.placed if school.requirement_of(uid).teachers and not school.requirement_of(uid).block)
    whole_day = {"day": school.placed[lesson].day, "start": 480, "end": 900}
    late = Rule("late", "unavailable", Scope.STAFF, school.requirement_of(lesson).teachers[:1], whole_day)
    store = services().stores.open(str(school_file))
    store.apply(ChangeSet("add", (Change(None, late),)), "test")
    store.close()
    before, solving = stored(school_file), Solving(school_file, "--keep")
    solving.until("repair")
    time.sleep(random.Random(number).uniform(0.0, 2.0))
    solving.interrupt(times=2)
    after = assert_kept(school_file, before, solving.end())
    assert check(after).hard <= check(before).hard


@pytest.mark.parametrize("number", ROUNDS)
def test_while_the_program_is_loaded_or_at_any_other_time(school_file: Path, number: int) -> None:
    before, solving = stored(school_file), Solving(school_file)
    time.sleep(random.Random(number).uniform(0.15, 1.5))
    solving.interrupt()
    ended = solving.end()
    if ended[0] == 130:
        assert stored(school_file) == before
        assert "Traceback" not in ended[2]
    else:
        assert_kept(school_file, before, ended)


@pytest.mark.skipif(not STOPS, reason="compiles for a minute: make check-stop")
def test_while_the_search_is_compiled_for_the_first_time(school_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits for the compiler: it would take half a minute more."""
    monkeypatch.setenv("NUMBA_CACHE_DIR", str(shutil.copytree(tmp_path, tmp_path / "empty", ignore=lambda _, names: names)))
    school = stored(school_file)
    lesson = next(uid for uid, row in school.placed.items() if row.time_lock is None)
    store = services().stores.open(str(school_file))
    store.apply(ChangeSet("remove", (Change(school.placed[lesson], None),)), "test")
    store.close()
    before, solving = stored(school_file), Solving(school_file)
    solving.until("compile")
    time.sleep(0.3)
    began = time.process_time(), os.times().children_user
    solving.interrupt()
    after = assert_kept(school_file, before, solving.end())
    assert after.placed == before.placed
    assert os.times().children_user - began[1] < 20
