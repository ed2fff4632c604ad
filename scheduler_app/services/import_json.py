"""A complete export back into the school it came from, or into a new one."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from scheduler_app.domain import codec
from scheduler_app.domain.calendar import SchoolYear
from scheduler_app.domain.changes import COLLECTION, SINGLE, Change, state_entity
from scheduler_app.domain.school import School
from scheduler_app.domain.tables import ImportRequest
from scheduler_app.domain.working import CurrentTimetable, SourceText
from scheduler_app.errors import InputError
from scheduler_app.services.import_report import ImportOutcome, ImportReport
from scheduler_app.services.import_request import import_step
from scheduler_app.services.import_sources import content_of
from scheduler_app.services.merging import Merge, Tally, in_order
from scheduler_app.services.ports import ForeignFormats


def import_json(_: ForeignFormats, school: School | None, source: Path, today: date, request: ImportRequest) -> ImportOutcome:
    """The school becomes equal to the copy; InputError for another school's or another year's copy."""
    try:
        new = codec.from_json(content_of(source).decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise InputError("json_not_utf8") from None
    except codec.UnreadableError as error:
        raise InputError(error.code, **error.data) from None
    except (ValueError, RecursionError):  # numbers too long to read, texts that no school can have
        raise InputError("json_other_format", format=codec.FORMAT) from None
    if school is None:
        added = sum(len(getattr(new, name)) for name in COLLECTION.values())
        return ImportOutcome(ImportReport("json", Tally(added=added)), school=new)
    if new.unit.uid != school.unit.uid:
        raise InputError("json_other_school", name=new.unit.name)
    merged = _replaced(school, new)
    return ImportOutcome(ImportReport("json", merged.tally), step=import_step("json", merged))


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
    for kind, uid in ((CurrentTimetable, ""), *((SourceText, key) for key in {**school.source, **new.source})):
        before, after = state_entity(school, kind, uid), state_entity(new, kind, uid)
        if before != after:
            changes.append(Change(before, after))
    tally = Tally(
        sum(row.before is None for row in changes),
        sum(None not in (row.before, row.after) for row in changes),
        unchanged,
        sum(row.after is None for row in changes),
    )
    return Merge(in_order(changes), tally)
