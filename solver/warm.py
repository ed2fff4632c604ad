"""Load the search, compiling it first where its cache lacks it, before anybody waits for it."""

from __future__ import annotations

import importlib
import threading
import time

from solver.kernel.cached import is_warm, say_warm
from solver.problem import Grid, Lesson, Problem, Resource, ResourceKind, RoomOption


def tiny() -> Problem:
    """A problem that reaches every compiled function (all are called from `advance`, `attempt` and `polish`, with arrays alike)."""
    resources = (Resource("t", ResourceKind.TEACHER), Resource("r", ResourceKind.ROOM))
    lessons = tuple(Lesson(str(number), 1, (0,), (RoomOption((1,)),)) for number in range(2))
    return Problem(Grid(2, 2), resources, lessons)


def warm() -> float:
    """Compile, or load what is compiled already; returns the seconds it took. The cache is at `solver.kernel.cached.cache_directory`.

    Half a second when compiled, half a minute or more when not; nothing the second time in a process.
    """
    if _loaded.is_set():
        return 0.0
    started = time.perf_counter()
    known = is_warm()
    importlib.import_module("solver.completing")  # what a search imports first of all
    from solver.construct import Construction
    from solver.stopping import Stop

    Construction(tiny()).run(Stop(60))
    if not known:
        from solver.nearest import Nearest
        from solver.polishing import load

        Nearest(tiny(), 1)
        load(tiny())
        say_warm()
    _loaded.set()
    return time.perf_counter() - started


_loaded = threading.Event()


def is_ready() -> bool:
    """Whether nothing has to be compiled: the search is loaded in this process, or an earlier one has left it."""
    return _loaded.is_set() or is_warm()
