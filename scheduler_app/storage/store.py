"""One open school: loaded whole, changed step by step, every step one transaction."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import NoReturn

from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from scheduler_app.domain.bookmarks import Bookmark
from scheduler_app.domain.changes import STATE, Change, ChangeSet, ConflictError, Entity
from scheduler_app.domain.history import HistoryEntry
from scheduler_app.domain.import_run import ImportRun
from scheduler_app.domain.new_identity import NewIdentity
from scheduler_app.domain.publication import PublicationReceipt, PublicationSnapshot
from scheduler_app.domain.school import School
from scheduler_app.errors import InputError
from scheduler_app.storage import backups, bookmarks, change_log, import_log, migrating, outbox, rows, state_rows
from scheduler_app.storage.backups import Backup
from scheduler_app.storage.database import Database
from scheduler_app.storage.entities import MAP_OF
from scheduler_app.storage.new_file import create_file
from scheduler_app.storage.problems import translated
from scheduler_app.storage.purging import forget_before
from scheduler_app.storage.references import Dangling, find_dangling, value_problem
from scheduler_app.storage.reidentifying import reidentify
from scheduler_app.storage.sqlite_file import SqliteDatabase
from scheduler_app.storage.steps import write_step


class OpenSchool:
    """A school in a file or on a server (see services/ports.SchoolStore); one thread at a time may use it."""

    def __init__(self, address: str, database: Database, clock: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._address = address
        self._database = database
        self._clock = clock
        self._seen = -1
        self._closed = False

    @property
    def address(self) -> str:
        """Where it was opened from, without any password."""
        return self._address

    @property
    def database(self) -> Database:
        return self._database

    def load(self) -> School:
        with self._database.reading() as connection:
            self._seen = rows.read_revision(connection)
            return rows.read_school(connection, self._database.place)

    def revision(self) -> int:
        """How many transactions have changed the school."""
        with self._database.reading() as connection:
            return rows.read_revision(connection)

    def changed_elsewhere(self) -> bool:
        """Tell whether somebody else has changed the school since `load`; not before anything was loaded."""
        return self._seen >= 0 and self.revision() != self._seen

    def apply(self, step: ChangeSet, author: str) -> int:
        def work(connection: Connection, revision: int) -> None:
            write_step(connection, step.changes, revision)
            change_log.add_step(connection, step, revision, author, self._clock())

        if not step.changes:
            return self.revision()
        return self._change(step.changes, work)

    def undo(self, author: str) -> ChangeSet | None:
        return self._replay(change_log.last_done, backwards=True)

    def redo(self, author: str) -> ChangeSet | None:
        return self._replay(change_log.first_undone, backwards=False)

    def history(self, limit: int = 200) -> Sequence[HistoryEntry]:
        with self._database.reading() as connection:
            return change_log.history(connection, limit)

    def last_change(self, entity: Entity) -> HistoryEntry | None:
        """The newest step that touched an entity, to tell who changed it and when; None if no kept step did."""
        with self._database.reading() as connection:
            return change_log.last_change(connection, type(entity), entity.uid)

    def keep_outgoing(self, snapshot: PublicationSnapshot, target: str) -> None:
        with self._database.writing() as connection:
            outbox.keep(connection, snapshot, target, self._clock())

    def confirm_outgoing(self, receipt: PublicationReceipt) -> None:
        with self._database.writing() as connection:
            outbox.confirm(connection, receipt, self._clock())

    def withdraw_outgoing(self, token: str) -> None:
        with self._database.writing() as connection:
            outbox.withdraw(connection, token)

    def waiting_outgoing(self) -> Sequence[tuple[PublicationSnapshot, str]]:
        with self._database.reading() as connection:
            return outbox.waiting(connection)

    def reidentify(self, new: NewIdentity, secret: str, step: ChangeSet, author: str) -> int:
        with self._database.writing() as connection:
            before = rows.locked_revision(connection)
            if before != self._seen:
                raise InputError("withheld_changed_meanwhile")
            reidentify(connection, new, secret, before + 1)
            write_step(connection, step.changes, before + 2)
            change_log.add_step(connection, step, before + 2, author, self._clock())
            rows.set_revision(connection, before + 2)
        if isinstance(self._database, SqliteDatabase):
            self._database.pragma("wal_checkpoint(TRUNCATE)")  # the log holds the pages as they were
        self._seen = before + 2
        return self._seen

    def purge(self, step: ChangeSet, before: date, author: str) -> int:
        with self._database.writing() as connection:
            revision = rows.locked_revision(connection)
            write_step(connection, step.changes, revision + 1)
            forget_before(connection, before)
            change_log.add_step(connection, replace(step, changes=()), revision + 1, author, self._clock())
            rows.set_revision(connection, revision + 1)
        if isinstance(self._database, SqliteDatabase):
            self._database.pragma("wal_checkpoint(TRUNCATE)")
        self._seen = revision + 1
        return self._seen

    def former_backups(self) -> Sequence[Path]:
        """Copies of the school made so far: what has been forgotten since still stands in them."""
        return [backup.path for backup in backups.list_backups(self._address)]

    def remove_backups(self) -> int:
        """Remove every copy made so far; returns how many there were."""
        found = self.former_backups()
        for path in found:
            path.unlink(missing_ok=True)
        return len(found)

    def note_import(self, run: ImportRun) -> None:
        with self._database.writing() as connection:
            rows.locked_revision(connection)
            import_log.note(connection, run)

    def imports(self, limit: int = 200) -> Sequence[ImportRun]:
        with self._database.reading() as connection:
            return import_log.runs(connection, limit)

    def add_bookmark(self, bookmark: Bookmark, school: School) -> None:
        with self._database.writing() as connection:
            bookmarks.add(connection, bookmark, school)

    def remove_bookmark(self, uid: str) -> None:
        with self._database.writing() as connection:
            bookmarks.remove(connection, uid)

    def bookmarks(self) -> Sequence[Bookmark]:
        with self._database.reading() as connection:
            return bookmarks.all_of(connection)

    def bookmarked(self, uid: str) -> School:
        with self._database.reading() as connection:
            return bookmarks.school_of(connection, uid)

    def receipts(self) -> Sequence[PublicationReceipt]:
        """Confirmed publications, newest first."""
        with self._database.reading() as connection:
            return outbox.receipts(connection)

    def back_up(self, reason: str = "user") -> Backup:
        """Copy the school, as one committed state, to where its backups are kept (see backups.list_backups)."""
        if isinstance(self._database, SqliteDatabase):
            with translated(self._database.place):
                return backups.copy_from(self._database.driver_connection(), self._address, reason)
        return backups.keep(self._address, reason, lambda draft: create_file(draft, self._fill, overwrite=False))

    def back_up_if_due(self, every: timedelta = timedelta(hours=1)) -> Backup | None:
        """Take a scheduled copy unless the newest is younger than `every`; returns it if one was taken."""
        return self.back_up("schedule") if backups.is_due(self._address, every) else None

    def _fill(self, connection: Connection) -> None:
        migrating.upgrade(connection)
        rows.write_school(connection, self.load())

    def close(self) -> None:
        """Leave the school; may be called twice."""
        if not self._closed:
            self._closed = True
            self._database.close()

    def _replay(self, find: Callable[[Connection], int | None], *, backwards: bool) -> ChangeSet | None:
        with self._database.reading() as connection:
            number = find(connection)
            if number is None:
                return None
            step = change_log.read_step(connection, number)
        made = step.inverse() if backwards else step

        def work(connection: Connection, revision: int) -> None:
            if find(connection) != number and made.changes:  # somebody else was quicker
                raise ConflictError(made.changes[0], self._present(connection, made.changes[0]))
            write_step(connection, made.changes, revision)
            change_log.mark(connection, number, undone=backwards)

        self._change(made.changes, work)
        return made

    def _change(self, changes: tuple[Change, ...], work: Callable[[Connection, int], None]) -> int:
        """Run `work` in one transaction under the school's lock; returns the new revision."""
        try:
            with self._database.writing() as connection:
                before = rows.locked_revision(connection)
                work(connection, before + 1)
                rows.set_revision(connection, before + 1)
        except IntegrityError as error:
            self._explain(changes, work, error)
        if before == self._seen:
            self._seen = before + 1
        return before + 1

    def _explain(self, changes: tuple[Change, ...], work: Callable[[Connection, int], None], error: IntegrityError) -> NoReturn:
        """Say why a step was refused: a conflict if others have changed the school since it was loaded, else a bad step."""
        dangling, seen = self._tried(work)
        if dangling is None:
            raise value_problem(error) from error
        if seen == self._seen:
            raise dangling.problem() from error
        change = _concerned(changes, dangling)
        with self._database.reading() as connection:
            raise ConflictError(change, self._present(connection, change)) from error

    def _tried(self, work: Callable[[Connection, int], None]) -> tuple[Dangling | None, int]:
        """Do the work once more without keeping it: the reference that leads nowhere, and the revision before."""
        dangling, before = None, self._seen
        with suppress(_LookedEnoughError, IntegrityError), self._database.writing() as connection:
            before = rows.locked_revision(connection)
            work(connection, before + 1)
            dangling = find_dangling(connection)
            raise _LookedEnoughError
        return dangling, before

    def _present(self, connection: Connection, change: Change) -> Entity | None:
        kind = type(change.entity)
        if kind in STATE:
            return state_rows.present(connection, kind, [change.uid]).get(change.uid)
        found: Entity | None = rows.present(connection, kind, [MAP_OF[kind].key_of(change.entity)]).get(change.uid)
        return found


class _LookedEnoughError(Exception):
    """Ends a transaction that was only for looking."""


def _concerned(changes: tuple[Change, ...], dangling: Dangling) -> Change:
    """The change that the lost reference is about: the one that refers, or the one that removed what is referred to."""
    uids = (dangling.owner, dangling.missing)
    return next((change for change in changes if change.uid in uids), changes[0])
