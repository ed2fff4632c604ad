"""Stop in the window at any moment of a real search: the best so far is kept, the window works on, no process is left.

`RINGKLOCKA_STOPS` asks for more moments than the few of the suite.
"""

from __future__ import annotations

import os
import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QProcess, Qt

from scheduler_app.domain.school import School
from scheduler_app.services.solving import check
from scheduler_app.ui.solve_run import Ending
from tests.e2e.driving import Scheduler
from tests.e2e.stored import stored
from tests.ui.conftest import is_alive

ROUNDS = range(int(os.environ.get("RINGKLOCKA_STOPS", "1")))
AFTER_START_MS, AFTER_BETTER_MS = 1500, 400


class Searching:
    """A search begun with F5; `children` are the processes that were ever started for it."""

    def __init__(self, scheduler: Scheduler) -> None:
        self.scheduler, self.window = scheduler, scheduler.window
        self.before, self.shown, self.ended = scheduler.school, [], []
        self.children: set[int] = set()
        self.window.run.improved.connect(self.shown.append)
        self.window.run.ended.connect(self.ended.append)
        scheduler.press(Qt.Key.Key_F5)
        assert self.window.run.is_running

    def is_begun(self) -> bool:
        self.children |= {pid for process in self.window.run.findChildren(QProcess) if (pid := process.processId())}
        return bool(self.children)

    def stop(self) -> None:
        self.is_begun()
        self.window.actions_.stop.trigger()

    def assert_kept(self) -> School:
        """What the search told of last is shown and stored as one step, or nothing has changed; and all goes on."""
        scheduler, window = self.scheduler, self.window
        scheduler.wait(lambda: self.ended)
        assert not window.run.is_running
        scheduler.settle()
        (outcome,) = self.ended
        after = scheduler.school
        if outcome.ending is Ending.FINISHED:  # nothing better exists, which was proved before the stop was heard
            assert outcome.result.bound == pytest.approx(outcome.result.assessment.cost)
        else:
            assert outcome.ending is Ending.STOPPED
            assert "Stopped." in window.banner.text
        assert replace(after, placements=self.before.placements) == self.before
        assert len(after.placed) >= len(self.before.placed)
        assert len(after.placed) >= max((one.placed for one in self.shown), default=0)
        assert check(after).hard <= check(self.before).hard
        assert stored(Path(window.session.store.address)) == after
        assert window.actions_.solve.isEnabled()
        scheduler.wait(lambda: not any(map(is_alive, self.children)))
        return after


@pytest.fixture
def at_work(sit_down: Callable[[], Scheduler], tiny_file: Path) -> Scheduler:
    scheduler = sit_down()
    scheduler.open(tiny_file)
    return scheduler


@pytest.mark.parametrize("number", ROUNDS)
def test_before_the_search_has_begun(at_work: Scheduler, number: int) -> None:
    searching = Searching(at_work)
    at_work.qtbot.wait(random.Random(number).choice((0, 0, 1, 5, 20)))
    searching.stop()
    searching.assert_kept()


@pytest.mark.parametrize("number", ROUNDS)
def test_at_any_time_after_it_has_begun(at_work: Scheduler, number: int) -> None:
    searching = Searching(at_work)
    at_work.wait(searching.is_begun)
    at_work.qtbot.wait(random.Random(number).randrange(AFTER_START_MS))
    searching.stop()
    searching.assert_kept()


@pytest.mark.parametrize("number", ROUNDS)
def test_after_a_better_timetable_and_again_while_that_is_stored(at_work: Scheduler, number: int) -> None:
    searching = Searching(at_work)
    at_work.wait(lambda: searching.is_begun() and searching.shown and searching.shown[-1].placed > len(searching.before.placed))
    at_work.qtbot.wait(random.Random(number).randrange(AFTER_BETTER_MS))
    searching.stop()
    at_work.wait(lambda: searching.ended)
    searching.stop()  # the step is on its way into the file
    after = searching.assert_kept()
    assert len(after.placed) > len(searching.before.placed)
    at_work.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    at_work.wait(lambda: at_work.school.placed == searching.before.placed)
    at_work.settle()
    assert stored(Path(at_work.window.session.store.address)) == at_work.school
