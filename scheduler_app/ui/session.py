"""The open school as the window shows it: edits appear at once and are stored in the background, in order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from scheduler_app.domain.changes import Change, ChangeSet, ConflictError, apply_changes
from scheduler_app.domain.history import HistoryEntry
from scheduler_app.domain.school import School
from scheduler_app.errors import InputError
from scheduler_app.services.ports import SchoolStore
from scheduler_app.services.workspace import Workspace
from scheduler_app.ui.background import Background

_CHECK_DELAY_MS = 250
_HISTORY_LIMIT = 100
_FEW_CHANGES = 200


@dataclass(frozen=True)
class Opened:
    """A school read by the worker thread: what `SchoolSession` starts from."""

    workspace: Workspace
    history: tuple[HistoryEntry, ...]


def open_school(open_store: Callable[[], SchoolStore], author: str) -> Opened:
    """Open and read a school; runs in the worker thread."""
    workspace = Workspace(open_store(), author)
    return Opened(workspace, tuple(workspace.store.history(_HISTORY_LIMIT)))


@dataclass(frozen=True)
class _Operation:
    """One thing to store: a step, or undo/redo when `step` is None."""

    name: str
    step: ChangeSet | None = None


@dataclass(frozen=True)
class _Read:
    """The school read again, what is not as it was, and its newest steps."""

    school: School
    changes: tuple[Change, ...]
    history: tuple[HistoryEntry, ...]


class SchoolSession(QObject):
    """Keeps the shown school, stores every step in order, and has it checked when it has been quiet a moment.

    A step that cannot be stored because the disk or server failed stays shown and in memory, and everything after it too,
    until `retry` succeeds or `undo` takes it back. A step that somebody else was faster than is dropped and the school read again;
    so is an undo that would take back what somebody else has done since.
    """

    school_changed = Signal(object)  # ChangeSet, or None when anything may have changed
    history_changed = Signal(object)  # tuple[HistoryEntry, ...]
    checked = Signal(object)  # CheckReport
    check_failed = Signal(object)  # Exception
    store_failed = Signal(object, int)  # Exception, number of steps waiting
    store_recovered = Signal()
    conflict_found = Signal(object)  # ConflictError
    undo_refused = Signal(object)  # InputError
    refreshed = Signal(object)  # HistoryEntry: the newest of the steps that somebody else has made

    def __init__(
        self, opened: Opened, background: Background, author: str, check: Callable[[School], Any], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.school: School = opened.workspace.school
        self.history: tuple[HistoryEntry, ...] = opened.history
        self.report: Any = None
        self.reported: School | None = None
        """The school that `report` is about; the shown one may be newer."""
        self._workspace = opened.workspace
        self._background = background
        self._author = author
        self._check = check
        self._waiting: list[_Operation] = []
        self._storing = False
        self._blocked: Exception | None = None
        """Why nothing is stored just now; `retry` or taking the steps back lifts it."""
        self._left: Callable[[Exception], None] | None = None
        self._check_timer = QTimer(self, singleShot=True, interval=_CHECK_DELAY_MS)
        self._check_timer.timeout.connect(self.check)

    # Properties

    @property
    def store(self) -> SchoolStore:
        """For use in the worker thread only."""
        return self._workspace.store

    @property
    def can_undo(self) -> bool:
        return any(not entry.undone for entry in self.history) or any(op.step for op in self._waiting)

    @property
    def can_redo(self) -> bool:
        return any(entry.undone for entry in self.history)

    @property
    def unsaved(self) -> int:
        """Steps that are shown but not stored."""
        return len(self._waiting)

    @property
    def storing(self) -> bool:
        """Whether a step is being stored just now; `store_recovered` tells when all are."""
        return self._storing

    # Methods

    def do(self, step: ChangeSet) -> bool:
        """Show a step now and store it; False if the school has changed since the step was made (nothing happens then)."""
        if not step.changes:
            return True
        try:
            self.school = apply_changes(self.school, step.changes)
        except ConflictError as conflict:
            self.conflict_found.emit(conflict)
            return False
        self._waiting.append(_Operation("do", step))
        self._shown(step)
        self._next()
        if self._blocked is not None:
            self.store_failed.emit(self._blocked, len(self._waiting))  # the user may have closed the message about the earlier ones
        return True

    def undo(self) -> None:
        if self._blocked is not None and self._waiting and self._waiting[-1].step is not None:
            step = self._waiting.pop().step
            assert step is not None
            inverse = step.inverse()
            self.school = apply_changes(self.school, inverse.changes)
            self._shown(inverse)
            if not self._waiting:
                self._recovered()
            return
        self._waiting.append(_Operation("undo"))
        self._next()

    def redo(self) -> None:
        self._waiting.append(_Operation("redo"))
        self._next()

    def retry(self) -> None:
        """Try again to store what is waiting."""
        self._blocked = None
        self._next()

    def check(self) -> None:
        """Have the school as it is now checked; the answer comes as `checked`."""
        school = self.school
        self._background.run(
            lambda: self._check(school), lambda report: self._on_checked(school, report), self.check_failed.emit, latest="check"
        )

    def reload(self) -> None:
        """Read the school again from its store, dropping what is not stored."""
        self._waiting.clear()
        workspace = self._workspace
        self._background.run(lambda: _read_again(workspace), self._on_read_again, lambda error: self.store_failed.emit(error, 0))

    def refresh(self, failed: Callable[[Exception], None]) -> None:
        """Show what somebody else has stored since the school was read; not while an edit of one's own waits."""
        if self._waiting:
            return
        workspace = self._workspace
        self._background.run(
            lambda: _read_again(workspace) if workspace.store.changed_elsewhere() else None, self._on_refreshed, failed, latest="refresh"
        )

    def leave(self, failed: Callable[[Exception], None]) -> None:
        """Queue everything that waits and the closing of the store; nothing is told any more, only `failed`. Delete it when it is done."""
        workspace, begun = self._workspace, 1 if self._storing else 0
        for operation in self._waiting[begun:]:
            self._background.run(partial(_store, workspace, operation), lambda _: None, failed)
        self._waiting.clear()
        self._check_timer.stop()
        self._background.run(self.close_store, lambda _: self.deleteLater(), failed)
        self._left = failed

    def close_store(self) -> None:
        """Close the store; runs in the worker thread as its last task."""
        self._workspace.close()

    # Private

    def _shown(self, step: ChangeSet | None) -> None:
        self.school_changed.emit(step)
        self._check_timer.start()

    def _next(self) -> None:
        if self._storing or self._blocked is not None or not self._waiting:
            return
        self._storing = True
        operation, workspace = self._waiting[0], self._workspace
        self._background.run(lambda: _store(workspace, operation), self._on_stored, self._on_failed)

    def _on_stored(self, answer: tuple[ChangeSet | None, Sequence[HistoryEntry]]) -> None:
        self._storing = False
        if self._left is not None:
            return
        operation = self._waiting.pop(0) if self._waiting else None
        replayed, history = answer
        self.history = tuple(history)
        if operation is not None and operation.step is None and replayed is not None:
            try:
                self.school = apply_changes(self.school, replayed.changes)
            except ConflictError:
                self.reload()
                return
            self._shown(replayed)
        self.history_changed.emit(self.history)
        if not self._waiting:
            self.store_recovered.emit()
        self._next()

    def _on_failed(self, error: Exception) -> None:
        self._storing = False
        if self._left is not None:
            self._left(error)
            return
        if isinstance(error, ConflictError):
            self.conflict_found.emit(error)
            self.reload()
            return
        if self._waiting and self._waiting[0].step is None:
            self._waiting.pop(0)  # an undo that failed can simply be asked for again
            if isinstance(error, InputError):
                self.undo_refused.emit(error)
                self.reload()
                return
        else:
            self._blocked = error if self._waiting else None
        self.store_failed.emit(error, len(self._waiting))

    def _on_refreshed(self, read: _Read | None) -> None:
        """Few changes are shown as an edit would be: to make the whole board anew takes most of a second in a large school."""
        if read is None or self._left is not None:
            return
        if self._waiting or len(read.changes) > _FEW_CHANGES:
            self._on_read_again(read)
        else:
            self.school, self.history = apply_changes(self.school, read.changes), read.history
            self._recovered()
            self._shown(ChangeSet("refresh", read.changes))
        for newest in [entry for entry in self.history if not entry.undone][:1]:
            self.refreshed.emit(newest)

    def _on_read_again(self, read: _Read) -> None:
        """Steps made since it was asked for are stored after it: they are shown on top."""
        if self._left is not None:
            return
        self.school, self.history = read.school, read.history
        for operation in self._waiting:
            if operation.step is not None:
                with suppress(ConflictError):  # told when it is to be stored
                    self.school = apply_changes(self.school, operation.step.changes)
        if self._waiting:
            self.history_changed.emit(self.history)
        else:
            self._recovered()
        self._shown(None)

    def _recovered(self) -> None:
        self._blocked = None
        self.history_changed.emit(self.history)
        self.store_recovered.emit()

    def _on_checked(self, school: School, report: Any) -> None:
        if self._left is not None:
            return
        self.report, self.reported = report, school
        self.checked.emit(report)


def _read_again(workspace: Workspace) -> _Read:
    changes = workspace.read_again()
    return _Read(workspace.school, changes, tuple(workspace.store.history(_HISTORY_LIMIT)))


def _store(workspace: Workspace, operation: _Operation) -> tuple[ChangeSet | None, tuple[HistoryEntry, ...]]:
    replayed: ChangeSet | None = None
    if operation.step is not None:
        workspace.do(operation.step)
    elif operation.name == "undo":
        replayed = workspace.undo()
    else:
        replayed = workspace.redo()
    return replayed, tuple(workspace.store.history(_HISTORY_LIMIT))
