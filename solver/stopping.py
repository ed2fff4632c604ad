"""When a search must end: a time limit, or someone asking."""

from __future__ import annotations

import threading
import time


class Stop:
    """A stop token: `asked()` is true after `ask()` or when `time_limit` seconds have passed since creation."""

    def __init__(self, time_limit: float | None = None) -> None:
        self._flag = threading.Event()
        self._started = time.perf_counter()
        self._limit = time_limit

    def ask(self) -> None:
        """Ask the search to end with the best so far; may be called from any thread, any number of times."""
        self._flag.set()

    @property
    def on_request(self) -> bool:
        return self._flag.is_set()

    def asked(self) -> bool:
        return self._flag.is_set() or self.remaining() <= 0

    def extend(self, seconds: float) -> None:
        """Give that much more time, if there is a limit."""
        if self._limit is not None:
            self._limit += seconds

    def elapsed(self) -> float:
        return time.perf_counter() - self._started

    def remaining(self) -> float:
        """Seconds left, infinite without a limit."""
        return float("inf") if self._limit is None else self._limit - self.elapsed()


class Within(Stop):
    """Asked when its own time has passed or when another token is; asking it leaves the other alone."""

    def __init__(self, time_limit: float, other: Stop | None) -> None:
        super().__init__(time_limit)
        self._other = other

    @property
    def on_request(self) -> bool:
        return super().on_request or (self._other is not None and self._other.on_request)

    def asked(self) -> bool:
        return super().asked() or (self._other is not None and self._other.asked())

    def remaining(self) -> float:
        mine = super().remaining()
        return mine if self._other is None else min(mine, self._other.remaining())
