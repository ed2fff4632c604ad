"""Compile the search before anybody waits for it."""

from __future__ import annotations

import time

from solver.problem import Grid, Lesson, Problem, Resource, ResourceKind, RoomOption


def tiny() -> Problem:
    """A problem that reaches every compiled function."""
    resources = (Resource("t", ResourceKind.TEACHER), Resource("r", ResourceKind.ROOM))
    lessons = tuple(Lesson(str(number), 1, (0,), (RoomOption((1,)),)) for number in range(2))
    return Problem(Grid(2, 2), resources, lessons)


def warm() -> float:
    """Compile, or load what is compiled already; returns the seconds it took. The cache is at `solver.kernel.compiled.cache_directory`."""
    from solver.construct import Construction
    from solver.stopping import Stop

    started = time.perf_counter()
    Construction(tiny()).run(Stop(60))
    return time.perf_counter() - started
