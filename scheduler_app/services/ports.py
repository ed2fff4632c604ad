"""What the use cases need from outside, as protocols; `bootstrap` says who provides them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, Protocol

from scheduler_app.domain.bookmarks import Bookmark
from scheduler_app.domain.calendar import SchoolYear
from scheduler_app.domain.changes import ChangeSet
from scheduler_app.domain.dated_lesson import DatedLesson
from scheduler_app.domain.exchange import ExportOrder, Written
from scheduler_app.domain.history import HistoryEntry
from scheduler_app.domain.import_run import ImportRun
from scheduler_app.domain.new_identity import NewIdentity, Reidentifying
from scheduler_app.domain.printing import LaidOutPrint, PrintOrder, Printout, Printouts
from scheduler_app.domain.publication import PublicationEntry, PublicationPreview, PublicationReceipt, PublicationSnapshot
from scheduler_app.domain.reading import Reading
from scheduler_app.domain.register import RegisterProfile, RegisterSource
from scheduler_app.domain.school import School, SchoolUnit
from scheduler_app.domain.staffing import StaffExport
from scheduler_app.domain.tables import TableChoice, TableKind, TableView
from scheduler_app.domain.visibility import Audience

__all__ = [
    "AttendanceRoles",
    "AttendanceTarget",
    "AttendanceTargets",
    "ForeignFormats",
    "HistoryEntry",
    "PublishedLessons",
    "Register",
    "SchedulePrinter",
    "SchoolReading",
    "SchoolStore",
    "SchoolStores",
    "SecretStore",
    "StandardRows",
]


class SchoolStore(Protocol):
    """One open school. Every call is one transaction of its own and may come from any single thread at a time.

    `ConflictError` says that the school changed under the edit; `EnvironmentProblem` that the disk or server failed.
    """

    @property
    def address(self) -> str: ...

    def load(self) -> School: ...

    def revision(self) -> int:
        """How many transactions have changed the school."""
        ...

    def changed_elsewhere(self) -> bool:
        """Tell whether somebody else has changed the school since `load`."""
        ...

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

    def add_bookmark(self, bookmark: Bookmark, school: School) -> None:
        """Keep the school as it is given as a restore point."""
        ...

    def remove_bookmark(self, uid: str) -> None: ...

    def bookmarks(self) -> Sequence[Bookmark]:
        """Newest first."""
        ...

    def bookmarked(self, uid: str) -> School:
        """The school as it was at a restore point; InputError where it is gone or cannot be read."""
        ...

    def back_up_if_due(self, every: timedelta = ...) -> object:
        """Take a scheduled copy unless the newest is younger than `every`; None if none was due."""
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

    def reidentify(self, new: NewIdentity, secret: str, step: ChangeSet, author: str) -> int:
        """Let the school, its history and whatever else is kept of earlier states tell of the person's new identity only (backups
        excepted), and make the step after it: both or neither. `secret` stays with the school. Returns the new revision.

        InputError where somebody has changed the school since `load`, and nothing happens then.
        """
        ...

    def purge(self, step: ChangeSet, before: date, author: str) -> int:
        """Make a step that cannot be undone, and forget the kept steps, and what else was kept of the time before the date: all of it or
        nothing. Who did it when is kept. ConflictError where the school has changed; returns the new revision."""
        ...

    def former_backups(self) -> Sequence[Path]:
        """Copies of the school made so far: what has been forgotten since still stands in them."""
        ...

    def remove_backups(self) -> int:
        """Remove every copy made so far; returns how many there were."""
        ...

    def note_import(self, run: ImportRun) -> None:
        """Add a run to the log of imports, which no undo touches."""
        ...

    def imports(self, limit: int = 200) -> Sequence[ImportRun]:
        """The log of imports, newest first."""
        ...

    def close(self) -> None: ...


class SchoolCopy(Protocol):
    """One copy of a school: when it was taken and why (migration, schedule or user)."""

    @property
    def path(self) -> Path: ...

    @property
    def at(self) -> datetime: ...

    @property
    def reason(self) -> str: ...

    def is_intact(self) -> bool:
        """Tell whether its bytes are those that were written."""
        ...


class SchoolStores(Protocol):
    """Opens schools by address: a path to a `.ringklocka` file, or `postgresql://user@host/database?schema=name`."""

    def create(self, address: str, school: School, *, overwrite: bool = False) -> SchoolStore: ...

    def open(self, address: str) -> SchoolStore: ...

    def revision(self, address: str) -> int:
        """How many transactions have changed the school that lies there; looking leaves no trace in a file."""
        ...

    def copies(self, address: str) -> Sequence[SchoolCopy]:
        """The copies of a school, newest first; the school itself need not be there any more."""
        ...

    def restore(self, copy: Any, out: Path) -> None:
        """Put one of `copies` where nothing is yet; InputError for a damaged one."""
        ...


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

    def correct(self, snapshot: PublicationSnapshot, base_seq: int, published_by: str, reason: str) -> PublicationReceipt:
        """As `publish`, for days that have begun, with a reason that is kept in the audit."""
        ...

    def take_back(self, school_unit: str, lesson: str, day: date, who: str, reason: str) -> bool:
        """Undo the report of one dated lesson, audited; False where it is not reported."""
        ...

    def reidentifying(self, school_unit: str, told: Reidentifying, who: str) -> AbstractContextManager[int]:
        """Let every dated lesson, reported ones too, tell of a person's new identity once the block has ended well, and otherwise change
        nothing. Gives how many told of the person; audited without telling whom."""
        ...

    def about(self, school_unit: str, person: str) -> dict[str, Any]:
        """Everything that is kept about a pupil or teacher of a school unit, as values for JSON."""
        ...

    def receipt(self, token: str) -> PublicationReceipt | None: ...

    def publications(self, school_unit: str, limit: int = 200) -> Sequence[PublicationEntry]:
        """Newest first."""
        ...

    def server_time(self) -> datetime | None:
        """The target's own clock; None where it has none."""
        ...

    def close(self) -> None: ...


class AttendanceRoles(Protocol):
    """Rights in an attendance database on a server; whoever uses this owns it."""

    def set_up(self) -> None:
        """Make tables, roles, grants and policies what this version says; as often as one likes."""
        ...

    def give(self, login: str, role: str, units: Sequence[str]) -> None: ...


class AttendanceTargets(Protocol):
    """Opens targets by address: a path to an SQLite file, or a `postgresql://` URL."""

    def open(self, address: str) -> AttendanceTarget: ...

    def roles(self, address: str) -> AttendanceRoles:
        """Who may do what on a server; InputError for a file."""
        ...

    def published(self, address: str) -> PublishedLessons:
        """EnvironmentProblem where nothing has been published."""
        ...


class PublishedLessons(Protocol):
    """What an attendance database holds of some school units, for reading only; may be asked from any thread."""

    def between(
        self,
        units: Sequence[str],
        first: date,
        last: date,
        *,
        after: Sequence[Any] | None = None,
        order: str = "start",
        descending: bool = False,
        limit: int = 1000,
    ) -> Sequence[tuple[str, DatedLesson]]:
        """At most `limit` lessons with their unit, those beyond the place `after` in the order (see `DatedLesson.place`)."""
        ...

    def find(self, units: Sequence[str], ids: Collection[str]) -> Sequence[tuple[str, DatedLesson]]: ...


class StandardRows(Protocol):
    """Writes a school as rows of SS 12000, ready for JSON; the public sees no persons."""

    def rows(self, school: School, audience: Audience, at: datetime) -> Mapping[str, Sequence[dict[str, Any]]]:
        """Every resource but the calendar events, by its name in the standard."""
        ...

    def event_writer(self, school: School, audience: Audience) -> Callable[[DatedLesson, datetime], dict[str, Any]]:
        """Writes dated lessons of the school as calendar events."""
        ...


class Register(Protocol):
    """School registers that are asked over the network."""

    def profiles(self) -> Sequence[RegisterProfile]: ...

    def read(
        self,
        source: RegisterSource,
        school: School | None,
        since: datetime | None,
        progress: Callable[[str, int], None],
        make: Callable[[SchoolUnit], School],
    ) -> tuple[School, Reading]:
        """What the register says of the school, or of the one that `make` makes of its unit; all of it or what changed `since`."""
        ...


class SecretStore(Protocol):
    """Where secrets are kept between runs: the computer's own keyring."""

    def get(self, name: str) -> str | None:
        """None where it is not kept, or where there is no keyring."""
        ...

    def keep(self, name: str, secret: str) -> bool:
        """False where there is no keyring: then it is kept nowhere."""
        ...

    def forget(self, name: str) -> None: ...


class SchoolReading(Protocol):
    """A school as a foreign file tells it, and how often what could not be taken over stands in it, by name."""

    @property
    def school(self) -> School: ...

    @property
    def not_supported(self) -> Mapping[str, int]: ...


class ForeignFormats(Protocol):
    """Turns foreign files into values and values into foreign files; the bytes come from and go to the use cases.

    Reading raises InputError when a file as a whole cannot be used; single rows that cannot are refused in the Reading.
    """

    def read_fet(self, content: bytes, year: SchoolYear, unit: SchoolUnit | None = None) -> SchoolReading:
        """A school of its own; `year` gives uid, name and dates, `unit` uid and name where it is read into a school that exists."""
        ...

    def look_at_tables(self, school: School, files: Mapping[str, bytes], choices: Mapping[str, TableChoice]) -> Sequence[TableView]:
        """How CSV files and workbooks would be read, table by table."""
        ...

    def read_tables(self, school: School, files: Mapping[str, bytes], choices: Mapping[str, TableChoice]) -> Reading:
        """CSV files and workbooks by file name, each table complete of its kind; `choices` by the table's name."""
        ...

    def table_kinds(self) -> Sequence[TableKind]:
        """The kinds of table that can be read, with their columns."""
        ...

    def table_template(self, kind: str, format: str, language: str) -> bytes:
        """An empty table of a kind to fill in, as `csv` or `xlsx`, with headings in the language and a sheet or row that explains them."""
        ...

    def only_written(self, table: str) -> bool:
        """Tell whether a table of that name (a file's without suffix) is one that is written and not read."""
        ...

    def read(self, format: str, school: School, files: Mapping[str, bytes]) -> Reading:
        """What files of a register or another timetable program (`asc`, `untis`, `edlevo`, …) say of the school."""
        ...

    def unit_of(self, format: str, files: Mapping[str, bytes]) -> SchoolUnit:
        """The school unit that a register's files are about."""
        ...

    def write(self, format: str, order: ExportOrder) -> Written:
        """Files by name, one file for formats that are one (in a FET file the timetable is locked); and what the format cannot be told."""
        ...

    def write_staff(self, format: str, export: StaffExport, language: str) -> bytes:
        """The staff plan as `edlevo` (Schedule v1 XML) or `csv`."""
        ...


class SchedulePrinter(Protocol):
    """Draws schedules; offers every kind of services.printing.KINDS."""

    def lay_out(self, order: PrintOrder) -> LaidOutPrint:
        """What is on every sheet, nothing drawn yet; errors as `draw`."""
        ...

    def draw(self, order: PrintOrder) -> Printout:
        """InputError for a week that the year does not have, or when there is nothing to print."""
        ...

    def draw_each(self, order: PrintOrder) -> Printouts:
        """The same pages, one PDF for each class, person, room … whose name heads them."""
        ...
