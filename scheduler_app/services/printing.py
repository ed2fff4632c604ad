"""Printing: schedules of the current timetable as PDF."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from scheduler_app.domain.printing import PrintOrder
from scheduler_app.domain.school import School
from scheduler_app.domain.visibility import Audience
from scheduler_app.errors import InputError
from scheduler_app.services.files import Failure, put_in_place
from scheduler_app.services.ports import SchedulePrinter
from scheduler_app.services.staffing import staff_sums
from scheduler_app.texts import system_language

_STAFF = "staff"

KINDS = ("classes", "teachers", "rooms", "pupils", "overview", _STAFF)
"""Reports that can be printed."""

PERSONAL = ("teachers", "pupils", _STAFF)
"""A personal schedule needs a login, with or without the name on it: these are never public."""


@dataclass(frozen=True, slots=True)
class PrintReport:
    """What was written where."""

    pages: int
    path: Path


def print_order(
    school: School, what: str, *, week: int | None = None, public: bool = False, language: str | None = None, today: date | None = None
) -> PrintOrder:
    """What to print, for `SchedulePrinter.draw`; see `print_schedules`. `today` is the date printed at the foot (default: today)."""
    if what not in KINDS:
        raise InputError("print_unknown_kind", what=what, kinds=", ".join(KINDS))
    if public and what in PERSONAL:
        raise InputError("print_personal")
    return PrintOrder(
        school=school,
        what=what,
        audience=Audience.PUBLIC if public else Audience.INTERNAL,
        language=language or system_language(),
        printed=today or date.today(),
        week=week,
        staff=staff_sums(school) if what == _STAFF else (),
    )


def print_schedules(
    printer: SchedulePrinter,
    school: School,
    what: str,
    out: Path,
    *,
    week: int | None = None,
    public: bool = False,
    language: str | None = None,
) -> PrintReport:
    """Write one PDF of `what` (see `KINDS`) to `out`, replacing it whole or leaving it as it was.

    `week` is an ISO week of the school year, None for the timetable as a whole. `public` leaves every person out; personal schedules are
    refused then. InputError for an unknown kind or week, or when there is nothing to print; EnvironmentProblem when the disk is full or
    the file cannot be written.
    """
    printout = printer.draw(print_order(school, what, week=week, public=public, language=language))
    put_in_place(out.parent, {out.name: printout.pdf}, Failure("print_disk_full", "print_cannot_write"))
    return PrintReport(printout.pages, out)
