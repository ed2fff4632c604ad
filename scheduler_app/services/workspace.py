"""One open school as the front ends hold it: the value, its store, and whoever wants to know of changes."""

from __future__ import annotations

from collections.abc import Callable

from scheduler_app.domain.changes import Change, ChangeSet, apply_changes
from scheduler_app.domain.school import School
from scheduler_app.errors import InputError
from scheduler_app.services.ports import SchoolStore
from scheduler_app.services.versions import changes_to


class Workspace:
    """Keeps `school` equal to what the store holds; a step that cannot be stored changes nothing.

    Synchronous: the desktop calls it from its one storage thread, the command line directly.
    """

    def __init__(self, store: SchoolStore, author: str) -> None:
        self._store = store
        self._author = author
        self.school: School = store.load()
        self.on_change: Callable[[ChangeSet], None] = lambda step: None

    @property
    def store(self) -> SchoolStore:
        return self._store

    def do(self, step: ChangeSet) -> None:
        """Make and store one step; ConflictError or EnvironmentProblem leave the school as it was."""
        if not step.changes:
            return
        after = apply_changes(self.school, step.changes)
        self._store.apply(step, self._author)
        self._show(after, step)

    def undo(self) -> ChangeSet | None:
        """Take back the last step; InputError `undo_changed_elsewhere` where somebody else has changed the school since it was read:
        theirs would be taken back, unseen."""
        self._require_newest()
        return self._replayed(self._store.undo(self._author))

    def redo(self) -> ChangeSet | None:
        """Make the step taken back last once more; refused as `undo` is."""
        self._require_newest()
        return self._replayed(self._store.redo(self._author))

    def read_again(self) -> tuple[Change, ...]:
        """Take over what the store holds now, whoever has changed it; returns what is not as it was."""
        before, self.school = self.school, self._store.load()
        return changes_to(before, self.school)

    def close(self) -> None:
        self._store.close()

    def _require_newest(self) -> None:
        if self._store.changed_elsewhere():
            raise InputError("undo_changed_elsewhere")

    def _replayed(self, step: ChangeSet | None) -> ChangeSet | None:
        if step is not None:
            self._show(apply_changes(self.school, step.changes), step)
        return step

    def _show(self, school: School, step: ChangeSet) -> None:
        self.school = school
        self.on_change(step)
