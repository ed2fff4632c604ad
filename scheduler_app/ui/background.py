"""The one worker thread: storage, checking, importing and printing run here, one after the other, never in the GUI thread."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from itertools import count
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

Done = Callable[[Any], None]
Failed = Callable[[Exception], None]


@dataclass(frozen=True)
class _Job:
    work: Callable[[], Any]
    done: Done
    failed: Failed
    owner: QObject | None


class Background(QObject):
    """Runs plain functions in order in one thread and brings their results back to the GUI thread.

    Only frozen values go in and come out; no Qt object is touched in the thread. Functions and results stay in this object's
    books until they are answered, so that the last reference to a widget they hold is never dropped in the worker thread.
    `busy` tells the number of jobs not answered yet.
    """

    busy_changed = Signal(int)
    _finished = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="storage")
        self._tickets = count()
        self._jobs: dict[int, _Job] = {}
        self._results: dict[int, tuple[Any, Exception | None]] = {}
        self._latest: dict[str, tuple[int, Future[None]]] = {}
        self._open = True
        self._finished.connect(self._answer, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> int:
        return len(self._jobs)

    def run(self, work: Callable[[], Any], done: Done, failed: Failed, *, latest: str = "", owner: QObject | None = None) -> None:
        """Run `work`; then call `done(result)` or `failed(exception)` in the GUI thread.

        With `latest`, an earlier job of that name that has not begun is dropped: only the newest question needs an answer.
        A call is not made when `owner`, or the widget whose method it is or was made in, was closed and deleted meanwhile.
        After `shut_down` nothing runs and nothing answers.
        """
        if not self._open:
            return
        earlier = self._latest.get(latest)
        if earlier is not None and earlier[1].cancel():
            self._jobs.pop(earlier[0], None)
        ticket = next(self._tickets)
        self._jobs[ticket] = _Job(work, done, failed, owner)
        future = self._pool.submit(self._work, ticket)
        if latest:
            self._latest[latest] = (ticket, future)
        self.busy_changed.emit(self.busy)

    def shut_down(self, last: Callable[[], None] | None = None) -> None:
        """Finish what is queued, then `last` (closing the store), and end the thread; blocks until then."""
        if not self._open:
            return
        self._open = False
        if last is not None:
            self._pool.submit(last)
        self._pool.shutdown(wait=True)

    def _work(self, ticket: int) -> None:
        self._run_job(ticket)
        self._finished.emit(ticket)

    def _run_job(self, ticket: int) -> None:
        try:
            self._results[ticket] = self._jobs[ticket].work(), None
        except Exception as error:  # every failure is carried to the GUI thread, which knows what to say
            self._results[ticket] = None, error

    def _answer(self, ticket: int) -> None:
        job = self._jobs.pop(ticket)
        value, error = self._results.pop(ticket)
        self.busy_changed.emit(self.busy)
        if not self._open or (job.owner is not None and not isValid(job.owner)):
            return
        if error is not None and _alive(job.failed):
            job.failed(error)
        elif error is None and _alive(job.done):
            job.done(value)


def _alive(call: Callable[..., Any]) -> bool:
    """Whether the Qt object is still there whose method the call is, or in whose method it was made (its `self`)."""
    owner = getattr(call, "__self__", None)
    names: tuple[str, ...] = getattr(getattr(call, "__code__", None), "co_freevars", ())
    if owner is None and "self" in names:
        owner = (call.__closure__ or ())[names.index("self")].cell_contents
    return not isinstance(owner, QObject) or isValid(owner)
