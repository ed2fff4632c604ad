"""One search, seen from the window: the child process, its events, stopping it, and what to keep of it."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QObject, QProcess, QTimer, Signal

from scheduler_app.domain.changes import ChangeSet
from scheduler_app.domain.school import School
from scheduler_app.services.solving import Finished, Impossible, Improved, PhaseStarted, Progress
from scheduler_app.ui.background import Background
from scheduler_app.ui.desktop_services import SearchJob
from scheduler_app.ui.language import current

_LOG = logging.getLogger("ringklocka.solve")
STOP_GRACE_MS = 150
"""How long a child that was asked to stop may take before it is killed (measured: a cooperative stop can take 1.9 s)."""
_SHOW_EVERY_MS = 250
_EXIT_WAIT_MS = 1500
_MOST_TOLD = 3


class Ending(StrEnum):
    """How a run ended."""

    FINISHED = "finished"
    STOPPED = "stopped"
    CRASHED = "crashed"
    NOT_STARTED = "not_started"


@dataclass(frozen=True)
class RunSettings:
    """What the user chose: seconds, random seed, processor cores for the improvement."""

    time_limit: float = 60.0
    seed: int = 1
    workers: int = 1
    keep: bool = False
    """Move as few lessons as possible, none if no hard rule is broken."""


@dataclass(frozen=True)
class Figures:
    """How good a timetable of the search is."""

    placed: int
    cost: float


@dataclass(frozen=True)
class RunOutcome:
    """The end of a run: how, the step that stores the best timetable (None if there is none), its figures, and the solver's result."""

    ending: Ending
    step: ChangeSet | None
    figures: Figures | None = None
    result: Any = None
    error: Exception | None = None


class SolveRun(QObject):
    """Starts `python -m solver` for a school and follows it. At most one run at a time; the window's thread only parses lines.

    A child that dies takes nothing with it: the best timetable it told of is in the outcome.
    """

    started = Signal(int)  # number of lessons
    left_out = Signal(object)  # sequence of LeftOut: lessons that can be placed nowhere; before any other event of the search
    phase_started = Signal(str)
    progressed = Signal(object)  # solver Progress
    improved = Signal(object)  # solver Improved
    best_shown = Signal(object, object)  # ChangeSet from the school the run began with, Figures; at most four a second
    impossible = Signal(object)  # tuple of sentences
    ended = Signal(object)  # RunOutcome

    def __init__(
        self, make_job: Callable[[School, float, int, int, bool], SearchJob], background: Background, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._make_job = make_job
        self._background = background
        self._job: SearchJob | None = None
        self._process: QProcess | None = None
        self._best: Any = None
        self._figures: Figures | None = None
        self._result: Any = None
        self._preparing = False
        self._stop_asked = False
        self._show_timer = QTimer(self, singleShot=True, interval=_SHOW_EVERY_MS)
        self._show_timer.timeout.connect(self._show_best)
        self._grace = QTimer(self, singleShot=True, interval=STOP_GRACE_MS)
        self._grace.timeout.connect(self._on_grace_over)

    @property
    def is_running(self) -> bool:
        return self._preparing or self._process is not None

    def start(self, school: School, settings: RunSettings) -> None:
        """Begin a run; ignored while one is going on."""
        if self.is_running:
            return
        self._best = self._figures = self._result = self._job = None
        self._stop_asked = False
        self._preparing = True
        self.started.emit(len(school.lessons))

        def prepare() -> tuple[SearchJob, list[str], bytes]:
            job = self._make_job(school, settings.time_limit, settings.seed, settings.workers, settings.keep)
            return job, job.command(), job.stdin()

        self._background.run(prepare, self._on_prepared, self._on_not_prepared)

    def stop(self) -> None:
        """Ask the child to end with its best; after a short grace it is killed and the best it told of is kept."""
        if not self.is_running or self._stop_asked:
            return
        self._stop_asked = True
        if self._process is not None:
            self._process.write(b"stop\n")
        self._grace.start()

    def abandon(self) -> None:
        """End the child, and one that was killed and is not gone yet, at once, keeping nothing: the window is closing."""
        self._preparing = False
        self._process = None
        for process in self.findChildren(QProcess):
            _end(process)

    # Child process

    def _on_prepared(self, prepared: tuple[SearchJob, list[str], bytes]) -> None:
        if not self._preparing:
            return
        self._preparing = False
        self._job, command, problem = prepared
        self.left_out.emit(self._job.left_out(current()))
        process = QProcess(self)
        self._process = process
        process.readyReadStandardOutput.connect(self._on_output)
        process.finished.connect(self._on_process_finished)
        process.errorOccurred.connect(self._on_process_error)
        # What a failing child says must not fill its pipe; it knows no names, but nobody reads it either.
        process.setStandardErrorFile(QProcess.nullDevice())
        process.start(command[0], command[1:])
        process.write(problem)

    def _on_not_prepared(self, error: Exception) -> None:
        if self._preparing:
            self._preparing = False
            self._end(Ending.NOT_STARTED, error)

    def _on_output(self) -> None:
        process = self._process
        while process is not None and process is self._process and process.canReadLine():
            self._on_line(bytes(process.readLine().data()))

    def _on_line(self, line: bytes) -> None:
        if self._job is None:
            return
        event = self._job.read(line)
        match event:
            case PhaseStarted():
                self.phase_started.emit(event.phase)
            case Progress():
                self.progressed.emit(event)
            case Improved():
                self._best, self._figures = event.solution, Figures(event.placed, event.cost)
                self.improved.emit(event)
                if not self._show_timer.isActive():
                    self._show_timer.start()
            case Impossible():
                self.impossible.emit(tuple(self._job.contradiction_text(one, current()) for one in event.contradictions))
            case Finished():
                self._result = event.result
                verdict = event.result.assessment
                self._best, self._figures = event.result.solution, Figures(verdict.placed, verdict.cost)

    def _on_process_finished(self, exit_code: int, status: QProcess.ExitStatus) -> None:
        if self.sender() is not self._process or self._process is None:
            return
        self._on_output()
        process, self._process = self._process, None
        process.deleteLater()
        if self._result is not None:
            self._end(Ending.STOPPED if self._stop_asked else Ending.FINISHED)
        elif self._stop_asked:
            self._end(Ending.STOPPED)
        else:
            _LOG.error("the search ended by itself: exit code %d, %s", exit_code, status.name)
            self._end(Ending.CRASHED)

    def _on_process_error(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart and self._process is not None:
            process, self._process = self._process, None
            process.deleteLater()
            self._end(Ending.CRASHED)

    def _on_grace_over(self) -> None:
        """The child did not answer in time: go on without it."""
        self._preparing = False
        process, self._process = self._process, None
        if process is not None:
            process.finished.connect(process.deleteLater)
            process.kill()
        self._end(Ending.STOPPED)

    # Results

    def _show_best(self) -> None:
        if self._process is not None and self._job is not None and self._best is not None:
            self.best_shown.emit(self._job.step(self._best), self._figures)

    def _end(self, ending: Ending, error: Exception | None = None) -> None:
        self._show_timer.stop()
        self._grace.stop()
        step = self._job.step(self._best) if self._job is not None and self._best is not None else None
        outcome = RunOutcome(ending, step, self._figures, self._result, error)
        self._job = self._best = self._figures = self._result = None
        self.ended.emit(outcome)


def in_few(lessons: Sequence[Any]) -> list[str]:
    """What is told of lessons left out: each sentence once, of many the first ones and how many more lessons there are."""
    told = list(dict.fromkeys(row.sentence for row in lessons))
    shown = told[:_MOST_TOLD]
    more = sum(row.sentence not in shown for row in lessons)
    return [*shown, f"+{more}"] if more else shown


def _end(process: QProcess) -> None:
    process.blockSignals(True)
    process.kill()
    process.waitForFinished(_EXIT_WAIT_MS)
    process.deleteLater()
