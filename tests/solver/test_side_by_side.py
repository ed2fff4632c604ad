"""Lines of work beside each other: waited for, unless somebody asks to stop."""

from __future__ import annotations

import threading
import time

import pytest

from solver.side_by_side import side_by_side
from solver.stopping import Stop, Within


def test_all_lines_are_waited_for() -> None:
    done: list[int] = []
    side_by_side([lambda: done.append(1), lambda: done.append(2)], Stop())
    assert sorted(done) == [1, 2]


def test_what_a_line_raises_is_raised() -> None:
    def failing() -> None:
        raise ValueError("broken")

    with pytest.raises(ValueError, match="broken"):
        side_by_side([failing], Stop())


def test_a_line_that_does_not_look_at_the_stop_is_left_behind() -> None:
    stop, free = Stop(), threading.Event()

    def deaf() -> None:
        stop.ask()
        free.wait(30)

    side_by_side([deaf], stop)
    assert not free.is_set()
    free.set()  # or the interpreter would wait for it


def test_lines_with_nothing_in_hand_are_not_waited_for() -> None:
    stop, free = Stop(), threading.Event()

    def loading() -> None:
        stop.ask()
        free.wait(30)

    began = time.perf_counter()
    side_by_side([loading], stop, grace=20.0, in_hand=lambda: False)
    assert time.perf_counter() - began < 20.0
    assert not free.is_set()
    free.set()


def test_time_that_has_passed_is_waited_for_to_the_end() -> None:
    """The next phase would have to share the processors with what is left behind."""
    done: list[bool] = []
    stop = Within(0.0, None)
    side_by_side([lambda: done.append(stop.asked())], stop)
    assert done == [True]
