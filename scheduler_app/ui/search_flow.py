"""From pressing F5 to one undo step: runs the search, shows its best timetable as it comes, keeps the last."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QObject, Signal

from scheduler_app.domain.changes import ChangeSet, apply_changes
from scheduler_app.domain.school import School
from scheduler_app.ui.banner import Tone
from scheduler_app.ui.language import error_line
from scheduler_app.ui.session import SchoolSession
from scheduler_app.ui.solve_run import Ending, Figures, RunOutcome, RunSettings, SolveRun, in_few

_SAME_COST = 1e-6


class SearchFlow(QObject):
    """Between `SolveRun` and the session. While a search runs nothing is edited, so that its answer fits the school."""

    running_changed = Signal(bool)
    school_shown = Signal(object)  # School with the best timetable so far, not stored
    message = Signal(object, str)  # Tone, text
    repaired = Signal(object)  # School before a search that was to move few lessons and did move some

    def __init__(self, run: SolveRun, session: SchoolSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._run, self._session = run, session
        self._base: School | None = None
        self._keeps = False
        self._contradictions: tuple[str, ...] = ()
        self._left_out: Sequence[Any] = ()
        run.left_out.connect(self._on_left_out)
        run.best_shown.connect(self._on_best)
        run.impossible.connect(self._on_impossible)
        run.ended.connect(self._on_ended)

    def start(self, settings: RunSettings) -> None:
        if self._run.is_running:
            return
        if not self._session.school.lessons:
            words = self.tr("There are no lessons to place yet: they are made in the school data, table Teaching.")
            self.message.emit(Tone.WARNING, words)
            return
        self._base = self._session.school
        self._keeps = settings.keep
        self._contradictions = ()
        self._left_out = ()
        self.running_changed.emit(True)
        self._run.start(self._base, settings)

    def stop(self) -> None:
        self._run.stop()

    def close(self) -> None:
        """The session is going away: end the child, keep nothing."""
        self._run.left_out.disconnect(self._on_left_out)
        self._run.best_shown.disconnect(self._on_best)
        self._run.impossible.disconnect(self._on_impossible)
        self._run.ended.disconnect(self._on_ended)
        self._run.abandon()

    def _on_best(self, step: ChangeSet, figures: Figures) -> None:
        if self._base is not None and self._is_better(self._base, figures):
            self.school_shown.emit(apply_changes(self._base, step.changes))

    def _on_left_out(self, lessons: Sequence[Any]) -> None:
        self._left_out = lessons

    def _on_impossible(self, contradictions: tuple[str, ...]) -> None:
        self._contradictions = contradictions

    def _on_ended(self, outcome: RunOutcome) -> None:
        base, self._base = self._base, None
        self.running_changed.emit(False)
        if base is None:
            return
        better = outcome.figures is not None and self._is_better(base, outcome.figures)
        kept = better and outcome.step is not None and bool(outcome.step.changes) and self._session.do(outcome.step)
        if not kept:
            self.school_shown.emit(self._session.school)
        tone, words = self._told(outcome, kept)
        if self._left_out:
            tone = Tone.WARNING if tone is Tone.NOTE else tone
            words = " ".join((words, *in_few(self._left_out)))
        self.message.emit(tone, words)
        if kept and self._keeps:
            self.repaired.emit(base)

    def _is_better(self, base: School, figures: Figures) -> bool:
        """Whether a timetable of the search is worth taking: a lawful one is given up only for more lessons or a lower cost."""
        report = self._session.report
        if report is None or self._session.reported is not base:
            return True
        stuck = {row.lesson for row in self._left_out}
        broken = (row for row in report.violations if row.severity == "hard" and row.rule_id != "placed")
        if any(not stuck.issuperset(row.lessons) or not row.lessons for row in broken):
            return True
        if figures.placed != len(base.placed):
            return figures.placed > len(base.placed)
        return figures.placed < len(base.lessons) - self._without() or figures.cost < report.cost - _SAME_COST

    def _without(self) -> int:
        """How many lessons stay in the tray whatever the search finds."""
        return sum(not row.lies for row in self._left_out)

    def _told(self, outcome: RunOutcome, kept: bool) -> tuple[Tone, str]:
        if outcome.ending is Ending.NOT_STARTED:
            text = error_line(outcome.error) if outcome.error is not None else ""
            return Tone.ERROR, self.tr("The search could not begin. {reason}").format(reason=text).strip()
        if outcome.ending is Ending.CRASHED:
            if kept:
                return Tone.WARNING, self.tr("The search stopped unexpectedly. The best timetable it had found is kept; you can undo it.")
            return Tone.ERROR, self.tr("The search stopped unexpectedly before it had found anything. The timetable is as it was.")
        if self._contradictions:
            reasons = " ".join(self._contradictions[:3])
            return Tone.WARNING, self.tr("There is no timetable that keeps every rule. {reasons}").format(reasons=reasons)
        if outcome.ending is Ending.FINISHED and not kept and outcome.figures is not None:
            return Tone.NOTE, self.tr("The search found nothing better. The timetable is as it was.")
        school = self._session.school
        placed, total = len(school.placed), len(school.lessons)
        if outcome.ending is Ending.STOPPED:
            if kept:
                return Tone.NOTE, self.tr("Stopped. {placed} of {total} lessons are placed; the best so far is kept.").format(
                    placed=placed, total=total
                )
            return Tone.NOTE, self.tr("Stopped. The timetable is as it was.")
        if self._left_out and placed + self._without() >= total:
            return Tone.WARNING, self.tr("Done: {placed} of {total} lessons are placed.").format(placed=placed, total=total)
        if placed < total:
            return Tone.WARNING, self.tr("Time is up: {placed} of {total} lessons are placed, the others are in the tray.").format(
                placed=placed, total=total
            )
        return Tone.NOTE, self.tr("Done: all {total} lessons are placed.").format(total=total)
