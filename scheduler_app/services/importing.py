"""Reading a foreign file into a school, new or existing: one step, all or nothing, the same again when repeated."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from scheduler_app.domain import codec
from scheduler_app.domain.calendar import DateRange, SchoolYear
from scheduler_app.domain.changes import COLLECTION, SINGLE, Change, ChangeSet, Entity, apply_changes
from scheduler_app.domain.identity import FET_RULE, uid_of, unit_uid
from scheduler_app.domain.people import Origin, is_imported
from scheduler_app.domain.refused import RefusedRow
from scheduler_app.domain.rules import Rule
from scheduler_app.domain.school import School, SchoolUnit
from scheduler_app.domain.teaching import Lesson
from scheduler_app.domain.timetable import Placement, TimetableVersion
from scheduler_app.errors import EnvironmentProblem, InputError
from scheduler_app.services.merging import Merge, Tally, absent, in_order, merge
from scheduler_app.services.ports import ForeignFormats
from scheduler_app.texts import text

LARGEST_FILE = 500_000_000
"""Bytes read at most, so that a wrong file cannot fill the memory."""

LARGEST_TABLE = 100_000_000
"""Bytes of one CSV file."""


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did: rows added, changed, unchanged and archived, refused rows, and parts of the source not supported."""

    format: str
    tally: Tally = field(default_factory=Tally)
    refused: tuple[RefusedRow, ...] = ()
    not_supported: Mapping[str, int] = field(default_factory=dict)

    def data(self, language: str | None = None) -> dict[str, object]:
        """The report as the command line's JSON has it; reasons are texts in the language."""
        return {
            "format": self.format, "added": self.tally.added, "changed": self.tally.changed, "unchanged": self.tally.unchanged,
            "archived": self.tally.archived,
            "refused": [_refused(row, language) for row in self.refused],
            "not_supported": dict(self.not_supported),
        }  # fmt: skip


def _refused(row: RefusedRow, language: str | None) -> dict[str, object]:
    reason = text(row.code, language, **row.data)
    return {"row": row.row, "reason": f"{row.file}: {reason}" if row.file else reason}


@dataclass(frozen=True, slots=True)
class ImportOutcome:
    """`school` for a new school, `step` (empty when nothing changes) for an existing one; nothing is stored yet."""

    report: ImportReport
    school: School | None = None
    step: ChangeSet | None = None


def import_into(
    formats: ForeignFormats, school: School | None, source: Path, format: str | None = None, *, today: date | None = None
) -> ImportOutcome:
    """Read `source` (a file; for CSV also a folder of files) as `format`, which is guessed from name and content if None.

    `school` None makes a new school out of it. InputError when the source cannot be used at all; single rows of a
    spreadsheet that cannot are refused and reported. `today` decides the school year of a new school.
    """
    kind = format or guess_format(source)
    reader = _READERS.get(kind)
    if reader is None:
        raise InputError("import_format_unknown", format=kind, known=", ".join(FORMATS))
    return reader(formats, school, source, today or date.today())


def guess_format(source: Path) -> str:
    """`fet`, `csv` or `json` by suffix, else by how the content begins; a folder is CSV."""
    if source.is_dir():
        return "csv"
    suffix = source.suffix.lower().lstrip(".")
    if suffix in FORMATS:
        return suffix
    if suffix in ("txt", "tsv"):
        return "csv"
    head = _content(source)[:400].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(b"<"):
        return "fet"
    return "json" if head.startswith(b"{") else "csv"


def _content(source: Path, limit: int = LARGEST_FILE) -> bytes:
    try:
        with source.open("rb") as file:
            content = file.read(limit + 1)
    except FileNotFoundError:
        raise InputError("import_missing", path=str(source)) from None
    except IsADirectoryError:
        raise InputError("import_is_folder", path=str(source)) from None
    except PermissionError:
        raise InputError("import_not_readable", path=str(source)) from None
    except OSError as error:
        raise EnvironmentProblem("import_read_failed", path=str(source), reason=error.strerror or "") from None
    if len(content) > limit:
        raise InputError("file_too_large", limit=limit // 1_000_000)
    return content


def school_year(today: date) -> SchoolYear:
    """A proposed year for a file that has none: the running one until May, then the coming one (as for an empty school)."""
    first = today.year if today.month >= 5 else today.year - 1
    return SchoolYear(f"{first}", f"{first}/{(first + 1) % 100:02d}", DateRange(date(first, 8, 17), date(first + 1, 6, 12)))


def _import_fet(formats: ForeignFormats, school: School | None, source: Path, today: date) -> ImportOutcome:
    year, unit = (school_year(today), None) if school is None else (school.year, school.unit)
    reading = formats.read_fet(_content(source), year, unit)
    if school is None:
        report = ImportReport("fet", Tally(added=_size(reading.school)), not_supported=reading.not_supported)
        return ImportOutcome(report, school=reading.school)
    new = reading.school
    own = [row for row in school.lessons.values() if school.requirements[row.requirement].origin is Origin.LOCAL]
    if school.requirements and new.subjects.keys().isdisjoint(school.subjects):
        raise InputError("fet_into_other_school", n=len(school.requirements))
    if own and (new.unit.period_frame != school.unit.period_frame or new.year.weekdays != school.year.weekdays):
        raise InputError("fet_other_frame", n=len(own))
    complete = [kind for kind in COLLECTION if kind not in (TimetableVersion, Placement)]
    incoming = [*_entities(new, (TimetableVersion, Placement)), *_locks(school, new)]
    merged = merge(school, incoming, absent(school, incoming, complete, lambda row: _from_fet(school, row)))
    return _outcome("fet", merged, not_supported=reading.not_supported)


def _from_fet(school: School, row: Entity) -> bool:
    """Tell whether an earlier import of a FET file made the row."""
    if isinstance(row, Rule):
        return row.uid.startswith(FET_RULE)
    if isinstance(row, Lesson):
        return school.requirements[row.requirement].origin is Origin.IMPORT
    return is_imported(row)


def _locks(school: School, new: School) -> list[Placement]:
    """Imported locks in the school's current timetable, where they are new or differ; what a person placed elsewhere gives way."""
    return [replace(row, timetable=school.current) for row in new.placements.values()] if school.current in school.timetables else []


def _import_json(_: ForeignFormats, school: School | None, source: Path, today: date) -> ImportOutcome:
    try:
        new = codec.from_json(_content(source).decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise InputError("json_not_school", reason="UTF-8") from None
    except (ValueError, RecursionError) as error:
        raise InputError("json_not_school", reason=str(error)[:200]) from None
    if school is None:
        return ImportOutcome(ImportReport("json", Tally(added=_size(new))), school=new)
    if new.unit.uid != school.unit.uid:
        raise InputError("json_other_school", name=new.unit.name)
    return _outcome("json", _replaced(school, new))


def _replaced(school: School, new: School) -> Merge:
    """Changes that make the school equal to the copy: a complete export is taken back as a whole."""
    changes, unchanged = [], 0
    for kind, name in SINGLE.items():
        before, after = getattr(school, name), getattr(new, name)
        if before.uid != after.uid and kind is SchoolYear:
            raise InputError("json_other_year", name=after.name)
        unchanged += before == after
        if before != after:
            changes.append(Change(before, after))
    for name in COLLECTION.values():
        old, rows = getattr(school, name), getattr(new, name)
        for uid in {**old, **rows}:
            unchanged += old.get(uid) == rows.get(uid)
            if old.get(uid) != rows.get(uid):
                changes.append(Change(old.get(uid), rows.get(uid)))
    tally = Tally(
        sum(row.before is None for row in changes),
        sum(None not in (row.before, row.after) for row in changes),
        unchanged,
        sum(row.after is None for row in changes),
    )
    return Merge(in_order(changes), tally)


def _import_csv(formats: ForeignFormats, school: School | None, source: Path, today: date) -> ImportOutcome:
    target = school or _empty(source, today)
    files, skipped = _csv_files(formats, source)
    read = formats.read_csv(target, files)
    merged = merge(target, read.entities, read.gone)
    left_out = {**read.unknown_columns, **dict.fromkeys(skipped, 1)}
    if school is None:
        report = ImportReport("csv", merged.tally, tuple(read.refused), left_out)
        return ImportOutcome(report, school=apply_changes(target, merged.changes))
    return _outcome("csv", merged, tuple(read.refused), left_out)


def _csv_files(formats: ForeignFormats, source: Path) -> tuple[dict[str, bytes], list[str]]:
    """Contents by file name, and the files left out; a folder gives its .csv, .txt and .tsv files, links not followed.

    Tables of our own that are only written (placements, rules, …) are left out.
    """
    if not source.is_dir():
        return {source.name: _content(source, LARGEST_TABLE)}, []
    tables = [
        path
        for path in sorted(source.iterdir())
        if path.suffix.lower() in (".csv", ".txt", ".tsv") and path.is_file() and not path.is_symlink()
    ]
    found = {path.name: _content(path, LARGEST_TABLE) for path in tables if not formats.only_written(path.stem)}
    if not found:
        raise InputError("csv_no_files", path=str(source))
    return found, [path.name for path in tables if formats.only_written(path.stem)]


def _empty(source: Path, today: date) -> School:
    name = source.stem
    unit = SchoolUnit(unit_uid(name), name)
    version = TimetableVersion(uid_of(unit.uid, "timetable", ""), "1")
    return School(unit, school_year(today), timetables={version.uid: version}, current=version.uid)


def _outcome(
    format: str, merged: Merge, refused: tuple[RefusedRow, ...] = (), not_supported: Mapping[str, int] | None = None
) -> ImportOutcome:
    step = ChangeSet("import", merged.changes, (("format", format), ("n", str(len(merged.changes)))))
    return ImportOutcome(ImportReport(format, merged.tally, refused, not_supported or {}), step=step)


def _entities(school: School, without: tuple[type[object], ...] = ()) -> list[Entity]:
    singles: list[Entity] = [school.unit, school.year]
    return singles + [row for kind, name in COLLECTION.items() if kind not in without for row in getattr(school, name).values()]


def _size(school: School) -> int:
    return sum(len(getattr(school, name)) for name in COLLECTION.values())


_READERS: Mapping[str, Callable[[ForeignFormats, School | None, Path, date], ImportOutcome]] = {
    "csv": _import_csv, "fet": _import_fet, "json": _import_json,
}  # fmt: skip

FORMATS = tuple(_READERS)
"""Formats that `import_into` reads."""
