"""The worker thread: order, answers in the GUI thread, dropped questions, an end that waits."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject

from scheduler_app.ui.background import Background
from tests.ui.conftest import wait


@pytest.fixture
def background(qtbot) -> Iterator[Background]:
    made = Background()
    yield made
    made.shut_down()


def test_that_work_runs_in_another_thread_and_answers_come_in_this_one(qtbot, background) -> None:
    seen: list[tuple[int, int]] = []
    background.run(threading.get_ident, lambda ident: seen.append((ident, threading.get_ident())), seen.append)
    wait(qtbot, lambda: bool(seen))
    worker, answer = seen[0]
    assert worker != threading.get_ident()
    assert answer == threading.get_ident()


def test_that_jobs_are_answered_in_the_order_they_were_asked(qtbot, background) -> None:
    seen: list[int] = []
    for number in range(20):
        background.run(lambda number=number: number, seen.append, seen.append)
    wait(qtbot, lambda: len(seen) == 20)
    assert seen == list(range(20))


def test_that_a_failure_comes_back_as_the_exception_it_was(qtbot, background) -> None:
    failures: list[Exception] = []

    def fail() -> None:
        raise KeyError("x")

    background.run(fail, lambda _: pytest.fail("no result was expected"), failures.append)
    wait(qtbot, lambda: bool(failures))
    assert isinstance(failures[0], KeyError)


def test_that_only_the_newest_of_several_waiting_questions_is_answered(qtbot, background) -> None:
    gate, seen = threading.Event(), []
    background.run(gate.wait, lambda _: None, seen.append)
    for number in range(5):
        background.run(lambda number=number: number, seen.append, seen.append, latest="question")
    gate.set()
    wait(qtbot, lambda: background.busy == 0)
    assert seen == [4]


def test_that_shutting_down_finishes_what_is_queued_and_then_the_last_task(qtbot) -> None:
    background, done = Background(), []
    background.run(lambda: done.append("edit"), lambda _: None, lambda _: None)
    background.shut_down(lambda: done.append("close"))
    assert done == ["edit", "close"]
    background.run(lambda: done.append("late"), lambda _: None, lambda _: None)
    background.shut_down()
    assert done == ["edit", "close"]


def test_that_nothing_answers_to_a_widget_that_is_gone(qtbot, background) -> None:
    from shiboken6 import delete, isValid

    class Listener(QObject):
        def on_answer(self, value: object) -> None:
            answered.append(value)

        def ask(self) -> None:
            background.run(lambda: 0, lambda value: self.on_answer([value]), self.on_answer)

    answered: list[object] = []
    method, enclosed = Listener(), Listener()
    method.ask()
    background.run(lambda: 1, method.on_answer, method.on_answer)
    background.run(lambda: 2, lambda value: answered.append((value, isValid(enclosed))), method.on_answer)  # only mentions it
    background.run(lambda: 2, answered.append, answered.append, owner=enclosed)
    background.run(lambda: 1 / 0, answered.append, method.on_answer)
    delete(method)
    delete(enclosed)
    background.run(lambda: 3, answered.append, answered.append)
    wait(qtbot, lambda: background.busy == 0)
    assert answered == [(2, False), 3]
