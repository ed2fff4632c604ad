"""A search that may be stopped at any moment: what it tells, until somebody has its answer."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from solver.events import Event, Finished, Impossible, PhaseStarted
from solver.result import Assessment, Contradiction, Result, Solution, Status
from solver.stopping import Stop, Within


class Stoppable:
    """One search of at most `time_limit` seconds. Its lines run beside whoever has asked for it, and may outlive the answer
    (`side_by_side`): under `lock` they take and tell nothing more once it is `closed`. Events come one at a time."""

    def __init__(self, time_limit: float, stop: Stop | None, on_event: Callable[[Event], None] | None) -> None:
        self.stop = Within(time_limit, stop)
        self.started = time.perf_counter()
        self.contradictions: tuple[Contradiction, ...] = ()
        self.lock = threading.RLock()
        self.closed = False
        self.in_hand = False
        """Whether the lines may have found something that is not told yet; else nobody waits for them at a stop."""
        self._on_event = on_event

    def seconds(self) -> float:
        """Since the beginning, without compiling and loading."""
        return time.perf_counter() - self.started

    def tell(self, event: Event) -> None:
        with self.lock:
            if self._on_event is not None and not self.closed:
                self._on_event(event)

    def impossible(self, reasons: tuple[Contradiction, ...]) -> None:
        """Keep and tell why there is no timetable."""
        with self.lock:
            if not self.closed:
                self.contradictions = reasons
                self.tell(Impossible(reasons, self.seconds()))

    def load(self) -> float:
        """Load or compile the compiled search; its seconds are given back to the time limit."""
        from solver.warm import is_ready, warm

        if not is_ready():
            self.tell(PhaseStarted("compile", self.seconds()))
        loading = warm()
        self._give_back(loading)
        return loading

    @contextmanager
    def loading(self) -> Iterator[None]:
        """Import within it what any search needs: it takes no time of the search."""
        began = time.perf_counter()
        yield
        self._give_back(time.perf_counter() - began)

    def _give_back(self, seconds: float) -> None:
        self.started += seconds
        self.stop.extend(seconds)

    def close(self, solution: Solution, verdict: Assessment, bound: float | None) -> Result:
        """The answer, told as the last event."""
        with self.lock:
            result = Result(self._status(verdict), solution, verdict, self.seconds(), bound, self.contradictions)
            self.tell(Finished(result))
            self.closed = True
        return result

    def _status(self, verdict: Assessment) -> Status:
        if self.contradictions:
            return Status.INFEASIBLE
        if not verdict.hard:
            return Status.COMPLETE
        return Status.STOPPED if self.stop.on_request else Status.PARTIAL
