"""The one worker thread: storage, checking, importing and printing run here, one after the other, never in the GUI thread."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

Done = Callable[[Any], None]
Failed = Callable[[Exception], None]


@dataclass(frozen=True)
class _Outcome:
    done: Done
    failed: Failed
    value: Any = None
    error: Exception | None = None


class Background(QObject):
    """Runs plain functions in order in one thread and brings their results back to the GUI thread.

    Only frozen values go in and come out; no Qt object is touched in the thread. `busy` tells the number of jobs not answered yet.
    """

    busy_changed = Signal(int)
    _finished = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="storage")
        self._latest: dict[str, Future[None]] = {}
        self._open = True
        self._busy = 0
        self._finished.connect(self._answer, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> int:
        return self._busy

    def run(self, work: Callable[[], Any], done: Done, failed: Failed, *, latest: str = "") -> None:
        """Run `work`; then call `done(result)` or `failed(exception)` in the GUI thread.

        With `latest`, an earlier job of that name that has not begun is dropped: only the newest question needs an answer.
        After `shut_down` nothing runs and nothing answers.
        """
        if not self._open:
            return
        if latest:
            earlier = self._latest.get(latest)
            if earlier is not None and earlier.cancel():
                self._count(-1)
        self._count(1)
        future = self._pool.submit(self._work, work, done, failed)
        if latest:
            self._latest[latest] = future

    def shut_down(self, last: Callable[[], None] | None = None) -> None:
        """Finish what is queued, then `last` (closing the store), and end the thread; blocks until then."""
        if not self._open:
            return
        self._open = False
        if last is not None:
            self._pool.submit(last)
        self._pool.shutdown(wait=True)

    def _work(self, work: Callable[[], Any], done: Done, failed: Failed) -> None:
        try:
            outcome = _Outcome(done, failed, value=work())
        except Exception as error:  # every failure is carried to the GUI thread, which knows what to say
            outcome = _Outcome(done, failed, error=error)
        self._finished.emit(outcome)

    def _answer(self, outcome: _Outcome) -> None:
        self._count(-1)
        if not self._open:
            return
        if outcome.error is not None:
            outcome.failed(outcome.error)
        else:
            outcome.done(outcome.value)

    def _count(self, by: int) -> None:
        self._busy += by
        self.busy_changed.emit(self._busy)
