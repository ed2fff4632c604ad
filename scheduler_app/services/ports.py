"""What the use cases need from outside, as protocols; `bootstrap` says who provides them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from scheduler_app.domain.changes import ChangeSet
from scheduler_app.domain.history import HistoryEntry
from scheduler_app.domain.publication import PublicationPreview, PublicationReceipt, PublicationSnapshot
from scheduler_app.domain.school import School

__all__ = ["AttendanceTarget", "AttendanceTargets", "HistoryEntry", "SchoolStore", "SchoolStores"]


class SchoolStore(Protocol):
    """One open school. Every call is one transaction of its own and may come from any single thread at a time.

    `ConflictError` says that the school changed under the edit; `EnvironmentProblem` that the disk or server failed.
    """

    @property
    def address(self) -> str: ...

    def load(self) -> School: ...

    def apply(self, step: ChangeSet, author: str) -> int:
        """Commit one step, clear what could be redone, return the new revision."""
        ...

    def undo(self, author: str) -> ChangeSet | None:
        """Take back the last step not undone; returns the changes that were made now, None if there is none."""
        ...

    def redo(self, author: str) -> ChangeSet | None: ...

    def history(self, limit: int = 200) -> Sequence[HistoryEntry]:
        """Newest first."""
        ...

    def keep_outgoing(self, snapshot: PublicationSnapshot, target: str) -> None:
        """Remember a publication as waiting, before the target is touched (the outbox)."""
        ...

    def confirm_outgoing(self, receipt: PublicationReceipt) -> None: ...

    def withdraw_outgoing(self, token: str) -> None:
        """Let a publication wait no longer, since its target does not have it; nothing happens to one confirmed or never kept.

        Should it arrive after all (somebody else was still sending it), it can be confirmed as before.
        """
        ...

    def waiting_outgoing(self) -> Sequence[tuple[PublicationSnapshot, str]]:
        """Publications begun and neither confirmed nor withdrawn, with their target address."""
        ...

    def close(self) -> None: ...


class SchoolStores(Protocol):
    """Opens schools by address: a path to a `.ringklocka` file, or `postgresql://user@host/database?schema=name`."""

    def create(self, address: str, school: School, *, overwrite: bool = False) -> SchoolStore: ...

    def open(self, address: str) -> SchoolStore: ...


class AttendanceTarget(Protocol):
    """The attendance database as the publisher sees it (see domain/publication)."""

    @property
    def address(self) -> str:
        """What `AttendanceTargets.open` opens again, without any password: it is kept in the school's outbox."""
        ...

    def preview(self, snapshot: PublicationSnapshot) -> PublicationPreview: ...

    def publish(self, snapshot: PublicationSnapshot, base_seq: int, published_by: str) -> PublicationReceipt:
        """All or nothing; PublicationConflict if the target is not at `base_seq`; a known token returns its receipt."""
        ...

    def receipt(self, token: str) -> PublicationReceipt | None: ...

    def close(self) -> None: ...


class AttendanceTargets(Protocol):
    """Opens targets by address: a path to an SQLite file, or a `postgresql://` URL."""

    def open(self, address: str) -> AttendanceTarget: ...
