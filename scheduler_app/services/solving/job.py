"""A search in a child process, for front ends that must stay alive: what to start, what to write, how to read its answers."""

from __future__ import annotations

import sys
from pathlib import Path

from scheduler_app.domain.changes import ChangeSet
from scheduler_app.domain.school import School
from scheduler_app.services.solving.built import need_timetable
from scheduler_app.services.solving.contradictions import contradiction_text
from scheduler_app.services.solving.leaving_out import LeftOut, of_whole_school, placeable, told
from solver.events import Event
from solver.result import Contradiction, Solution
from solver.wire import Order, WireError, event_of, order_line

_ROOT = str(Path(__file__).resolve().parents[3])
_START = "import runpy, sys; sys.path.insert(0, {root!r}); runpy.run_module('solver', run_name='__main__', alter_sys=True)"


class SolveJob:
    """One search of a school as it is now. Imports neither numba nor OR-Tools; building raises InputError as `placeable` does.

    With `keep` as few lessons as possible are moved, none if no hard rule is broken.

    Write `stdin()` to the child of `command()`, give each line of its standard output to `read`; the line `stop` on its
    standard input asks it to end with the best so far.
    """

    def __init__(self, school: School, time_limit: float, seed: int = 1, workers: int = 1, *, keep: bool = False) -> None:
        need_timetable(school)
        self._school = school
        self._built = placeable(school)
        self._order = Order(self._built.to_solve, time_limit, seed, workers, keep=keep)

    def command(self) -> list[str]:
        """`python -m solver`, told where the program lies, so that it starts from any folder."""
        return [sys.executable, "-c", _START.format(root=_ROOT)]

    def stdin(self) -> bytes:
        return order_line(self._order)

    def read(self, line: bytes) -> Event | None:
        """The event of a line, its counts those of the whole school; None for a line that is none (a library's chatter)."""
        try:
            return of_whole_school(self._built, event_of(line)) if line.strip() else None
        except WireError:
            return None

    def step(self, solution: Solution) -> ChangeSet:
        """What a solution changes, to show or keep it."""
        return self._built.step(self._school, solution)

    def contradiction_text(self, contradiction: Contradiction, language: str | None = None) -> str:
        """One sentence for a reason why there is no timetable."""
        return contradiction_text(self._school, self._built, contradiction, language)

    def left_out(self, language: str | None = None) -> tuple[LeftOut, ...]:
        """The lessons that can be placed nowhere, each with why: the search does without them."""
        return told(self._built, language)
