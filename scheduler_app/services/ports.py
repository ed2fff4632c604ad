"""What the use cases need from outside, as protocols; `bootstrap` says who provides them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from scheduler_app.domain.calendar import SchoolYear
from scheduler_app.domain.changes import ChangeSet, Entity
from scheduler_app.domain.dated_lesson import DatedLesson
from scheduler_app.domain.history import HistoryEntry
from scheduler_app.domain.import_run import ImportRun
from scheduler_app.domain.printing import PrintOrder, Printout, Printouts
from scheduler_app.domain.publication import PublicationPreview, PublicationReceipt, PublicationSnapshot
from scheduler_app.domain.refused import RefusedRow
from scheduler_app.domain.school import School, SchoolUnit

__all__ = [
    "AttendanceTarget",
    "AttendanceTargets",
    "ForeignFormats",
    "HistoryEntry",
    "SchedulePrinter",
    "SchoolReading",
    "SchoolStore",
    "SchoolStores",
    "TableReading",
]


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

    def note_import(self, run: ImportRun) -> None:
        """Add a run to the log of imports, which no undo touches."""
        ...

    def imports(self, limit: int = 200) -> Sequence[ImportRun]:
        """The log of imports, newest first."""
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


class SchoolReading(Protocol):
    """A school as a foreign file tells it, and how often what could not be taken over stands in it, by name."""

    @property
    def school(self) -> School: ...

    @property
    def not_supported(self) -> Mapping[str, int]: ...


class TableReading(Protocol):
    """What tables say of a school: rows read, rows of the school no longer listed, rows refused, and how often which unknown heading."""

    @property
    def entities(self) -> Sequence[Entity]: ...

    @property
    def gone(self) -> Sequence[Entity]: ...

    @property
    def refused(self) -> Sequence[RefusedRow]: ...

    @property
    def unknown_columns(self) -> Mapping[str, int]: ...


class ForeignFormats(Protocol):
    """Turns foreign files into values and values into foreign files; the bytes come from and go to the use cases.

    Reading raises InputError when a file as a whole cannot be used.
    """

    def read_fet(self, content: bytes, year: SchoolYear, unit: SchoolUnit | None = None) -> SchoolReading:
        """A school of its own; `year` gives uid, name and dates, `unit` uid and name where it is read into a school that exists."""
        ...

    def write_fet(self, school: School, day_names: Sequence[str]) -> bytes:
        """The current timetable locked; seven `day_names` from Monday."""
        ...

    def read_csv(self, school: School, tables: Mapping[str, bytes]) -> TableReading:
        """Tables by file name, each complete of its kind."""
        ...

    def write_csv(self, school: School, language: str) -> Mapping[str, bytes]:
        """Every table by file name, with headings in the language."""
        ...

    def write_ss12000(self, school: School, events: Iterable[DatedLesson], public: bool, at: datetime) -> bytes:
        """A JSON bundle of the standard's rows; `at` is when it was made, `public` leaves out every person."""
        ...

    def only_written(self, table: str) -> bool:
        """Tell whether a table of that name (a file's without suffix) is one that `write_csv` writes and `read_csv` does not read."""
        ...


class SchedulePrinter(Protocol):
    """Draws schedules; offers every kind of services.printing.KINDS."""

    def draw(self, order: PrintOrder) -> Printout:
        """InputError for a week that the year does not have, or when there is nothing to print."""
        ...

    def draw_each(self, order: PrintOrder) -> Printouts:
        """The same pages, one PDF for each class, person, room … whose name heads them."""
        ...
