"""Printing: schedules of the current timetable as PDF."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from scheduler_app.domain.calendar import DateRange, Period
from scheduler_app.domain.groups import Group, GroupKind
from scheduler_app.domain.order import by_building, by_family_name, by_grade
from scheduler_app.domain.people import Pupil, StaffMember
from scheduler_app.domain.printing import PrintOrder, PrintWish
from scheduler_app.domain.pupil_quality import PupilWeek
from scheduler_app.domain.school import School
from scheduler_app.domain.teaching import Room
from scheduler_app.domain.visibility import Audience, clean_text
from scheduler_app.errors import InputError
from scheduler_app.services.comparing import compare, version_of
from scheduler_app.services.files import Failure, put_in_place, write_folder
from scheduler_app.services.ports import SchedulePrinter
from scheduler_app.services.pupil_quality import pupil_quality
from scheduler_app.services.staffing import break_roster, staff_plan, staff_sums, working_time
from scheduler_app.texts import system_language

KINDS = (
    "classes", "teachers", "rooms", "pupils", "groups", "collective", "overview", "wall", "teacher_overview", "room_overview", "room_use",
    "dining", "changes", "pupil_quality", "staff", "staff_plan", "working_time", "break_duty",
)  # fmt: skip
"""Reports that can be printed."""

PERSONAL = ("teachers", "pupils", "teacher_overview", "pupil_quality", "staff", "staff_plan", "working_time", "break_duty")
"""A personal schedule needs a login, with or without the name on it: these are never public."""

NARROWED: Mapping[str, tuple[str, ...]] = {
    "classes": ("groups",),
    "groups": ("groups",),
    "overview": ("groups",),
    "wall": ("groups",),
    "teachers": ("staff",),
    "teacher_overview": ("staff",),
    "staff": ("staff",),
    "staff_plan": ("staff",),
    "working_time": ("staff",),
    "rooms": ("rooms",),
    "room_overview": ("rooms",),
    "room_use": ("rooms",),
    "dining": ("rooms",),
    "pupils": ("pupils", "groups"),
    "pupil_quality": ("pupils", "groups"),
    "collective": ("groups", "staff", "rooms", "pupils"),
}
"""Report -> what it may be narrowed to, as fields of the school."""

_OF_CLASSES = ("classes", "overview", "wall")
_BY_FAMILY_NAME = ("teachers", "teacher_overview")

_FAILURE = Failure("print_disk_full", "print_cannot_write")
_LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class PrintReport:
    """What was written where: a file, or a folder with one file for each recipient."""

    pages: int
    path: Path
    files: int = 1


def print_order(
    school: School, wish: PrintWish, *, today: date | None = None, before: School | None = None, others: Sequence[School] = ()
) -> PrintOrder:
    """What to print, for `SchedulePrinter.draw`. `today` is the date printed at the foot (default: today).

    `before` is what a list of changes compares with, if not a version of this school; `others` are schools whose rooms are shown too.
    InputError for an unknown report, period, name or version, and for a personal schedule asked for without persons.
    """
    if wish.what not in KINDS:
        raise InputError("print_unknown_kind", what=wish.what, kinds=", ".join(KINDS))
    of = _wanted(school, wish)
    if wish.public and (wish.what in PERSONAL or any(uid in school.staff or uid in school.pupils for uid in of)):
        raise InputError("print_personal")
    if wish.what == "changes" and before is None:
        if not wish.since:
            raise InputError("print_since_missing")
        before = version_of(school, wish.since)
    return PrintOrder(
        school=school,
        what=wish.what,
        audience=Audience.PUBLIC if wish.public else Audience.INTERNAL,
        language=wish.language or system_language(),
        printed=today or date.today(),
        week=wish.week,
        period=_period(school, wish),
        of=of,
        grey=wish.grey,
        paper=wish.paper,
        per_sheet=wish.per_sheet,
        staff=staff_sums(school) if wish.what == "staff" else (),
        plan=staff_plan(school) if wish.what == "staff_plan" else None,
        working=working_time(school) if wish.what == "working_time" else (),
        duty=break_roster(school) if wish.what == "break_duty" else None,
        quality=_quality(school, wish, today or date.today()) if wish.what == "pupil_quality" else (),
        before=before,
        comparison=None if before is None else compare(before, school),
        others=tuple(others),
    )


def _quality(school: School, wish: PrintWish, today: date) -> tuple[PupilWeek, ...]:
    """Of the week or period wished for, else of the whole year as groups stand today or on the nearest day of the year."""
    period = _period(school, wish)
    weeks = school.year.weeks()
    if wish.week is not None:
        weeks = tuple(monday for monday in weeks if monday.isocalendar().week == wish.week)
    elif period is not None:
        weeks = tuple(monday for monday in weeks if period.dates.meets(DateRange(monday, monday + timedelta(days=6))))
    days = [day for monday in weeks for day in school.year.school_days(monday)][:1] if wish.week is not None or period else []
    first, last = school.year.dates.first or today, school.year.dates.last or today
    return pupil_quality(school, days[0] if days else min(max(today, first), last), weeks)


def print_schedules(printer: SchedulePrinter, order: PrintOrder, out: Path, *, each: bool = False) -> PrintReport:
    """Write one PDF to `out`, or with `each` one for every recipient into the folder `out`; all is replaced whole or left as it was.

    InputError when there is nothing to print, or for a week that the year does not have; EnvironmentProblem when the disk is full or the
    file cannot be written.
    """
    if not each:
        printout = printer.draw(order)
        put_in_place(out.parent, {out.name: printout.pdf}, _FAILURE)
        return PrintReport(printout.pages, out)
    printouts = printer.draw_each(order)
    names = file_names(printouts)
    write_folder(out, {f"{names[recipient]}.pdf": printout.pdf for recipient, printout in printouts.items()})
    return PrintReport(sum(printout.pages for printout in printouts.values()), out, len(printouts))


def file_names(recipients: Iterable[str]) -> dict[str, str]:
    """A file name for every recipient that every system takes, without suffix, no two alike however upper case is read."""
    names: dict[str, str] = {}
    taken: set[str] = set()
    for recipient in recipients:
        plain = re.sub(r'[\\/:*?"<>|]+', "-", clean_text(recipient))[:_LONGEST_NAME].strip(" .-") or "-"
        name, number = plain, 1
        while name.casefold() in taken:
            number += 1
            name = f"{plain} ({number})"
        taken.add(name.casefold())
        names[recipient] = name
    return names


def _period(school: School, wish: PrintWish) -> Period | None:
    if wish.period is None:
        return None
    if wish.week is not None:
        raise InputError("print_week_or_period")
    found = next((row for row in school.year.periods if wish.period in (row.uid, row.name)), None)
    if found is None:
        raise InputError("print_no_such_period", period=wish.period, periods=", ".join(row.name for row in school.year.periods) or "–")
    return found


def _wanted(school: School, wish: PrintWish) -> tuple[str, ...]:
    if wish.what == "collective" and not wish.of:
        raise InputError("print_of_missing")
    if wish.of and wish.what not in NARROWED:
        raise InputError("print_of_unused", what=wish.what)
    rows = narrowing(school, wish.what) if wish.of else ()
    uids: list[str] = []
    for name in wish.of:
        exact = [row.uid for row in rows if row.uid == name]
        found = exact or [
            row.uid for row in rows if name.casefold() in (row.name.casefold(), getattr(row, "signature", row.name).casefold())
        ]
        if not found:
            raise InputError("print_of_unknown", name=name)
        uids += found
    return tuple(dict.fromkeys(uids))


def _called(row: Group | StaffMember | Room | Pupil) -> tuple[str, ...]:
    return (row.name.casefold(), row.signature.casefold()) if isinstance(row, StaffMember) else (row.name.casefold(),)


def narrowing(school: School, what: str) -> tuple[Group | StaffMember | Room | Pupil, ...]:
    """Everything in use that a report can be narrowed to, in the order of its pages; class reports know only classes, if there are any."""
    rows = [row for kind in NARROWED.get(what, ()) for row in getattr(school, kind).values() if not row.archived]
    if what in _OF_CLASSES:
        rows = [row for row in rows if row.kind is GroupKind.CLASS] or rows
    return tuple(sorted(rows, key=lambda row: _page_order(what, row)))


def _page_order(what: str, row: Group | StaffMember | Room | Pupil) -> tuple[Any, ...]:
    """As the report itself has them; of several kinds groups come first."""
    match row:
        case Group():
            return (0, *by_grade(row))
        case Room():
            return (1, *by_building(row))
        case Pupil() | StaffMember() if what in _BY_FAMILY_NAME or len(NARROWED[what]) > 1:
            return (2, *by_family_name(row))
    return (2, row.name.casefold(), row.uid)
