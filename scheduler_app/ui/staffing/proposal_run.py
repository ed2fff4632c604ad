"""One search for a proposal of teachers, seen from the window: the child process and what it tells."""

from __future__ import annotations

import logging
from typing import Any

from PySide6.QtCore import QObject, QProcess, QTimer, Signal

from scheduler_app.services.solving import StaffingFinished, StaffingImproved
from scheduler_app.ui.background import Background
from scheduler_app.ui.desktop_services import StaffingSearch

_LOG = logging.getLogger("ringklocka.staffing")
STOP_GRACE_MS = 300
_EXIT_WAIT_MS = 1500


class ProposalRun(QObject):
    """Starts the child and follows it. Stopping keeps the best it told of; so does a child that dies."""

    improved = Signal(int, int, float)  # places without a teacher, cost, seconds
    ended = Signal(object)  # Proposal, or None when there is none
    failed = Signal(object)  # Exception

    def __init__(self, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._job: StaffingSearch | None = None
        self._process: QProcess | None = None
        self._best: Any = None
        self._grace = QTimer(self, singleShot=True, interval=STOP_GRACE_MS)
        self._grace.timeout.connect(self._kill)

    @property
    def is_running(self) -> bool:
        return self._process is not None

    def start(self, job: StaffingSearch) -> None:
        """Begin; the job's problem is built already, in the worker thread."""
        self._job, self._best = job, None
        command = job.command()
        process = self._process = QProcess(self)
        process.readyReadStandardOutput.connect(self._on_output)
        process.finished.connect(self._on_finished)
        process.errorOccurred.connect(self._on_error)
        process.setStandardErrorFile(QProcess.nullDevice())
        process.start(command[0], command[1:])
        process.write(job.stdin())

    def stop(self) -> None:
        """Ask for the best so far; killed after a short grace."""
        if self._process is not None:
            self._process.write(b"stop\n")
            self._grace.start()

    def abandon(self) -> None:
        """End the child at once and keep nothing."""
        process, self._process = self._process, None
        self._grace.stop()
        if process is not None:
            process.blockSignals(True)
            process.kill()
            process.waitForFinished(_EXIT_WAIT_MS)
            process.deleteLater()

    def _on_output(self) -> None:
        while self._process is not None and self._process.canReadLine():
            event = self._job.read(bytes(self._process.readLine().data())) if self._job is not None else None
            if isinstance(event, StaffingImproved):
                self._best = event.solution
                self.improved.emit(event.unfilled, event.cost, event.seconds)
            elif isinstance(event, StaffingFinished):
                self._best = event.result.solution

    def _on_finished(self, _code: int, _status: QProcess.ExitStatus) -> None:
        if self._process is None:
            return
        self._on_output()
        process, self._process = self._process, None
        self._grace.stop()
        process.deleteLater()
        job, best = self._job, self._best
        if job is None or best is None:
            _LOG.error("the search for a proposal ended by itself: exit code %d", process.exitCode())
            self.ended.emit(None)
        else:
            self._background.run(lambda: job.proposal(best), self.ended.emit, self.failed.emit, owner=self)

    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self._process = None
            self.ended.emit(None)

    def _kill(self) -> None:
        if self._process is not None:
            self._process.kill()
