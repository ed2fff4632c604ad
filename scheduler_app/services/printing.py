"""Printing: schedules of the current timetable as PDF."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from scheduler_app.domain.school import School
from scheduler_app.domain.visibility import Audience
from scheduler_app.errors import InputError
from scheduler_app.reports.catalogue import BOARDS, KINDS, PERSONAL, document
from scheduler_app.reports.pages import Document, Page
from scheduler_app.reports.printing import Printing, monday_of_week
from scheduler_app.reports.staff import StaffLine, staff_pages
from scheduler_app.texts import system_language

__all__ = ["KINDS", "PERSONAL", "PrintReport", "page_data", "print_schedules", "render_bytes"]


@dataclass(frozen=True, slots=True)
class PrintReport:
    """What was written where."""

    pages: int
    path: Path


def page_data(
    school: School, what: str, *, week: int | None = None, public: bool = False, language: str | None = None, today: date | None = None
) -> Document:
    """What is on the pages, without drawing them; see `print_schedules`. `today` is the date printed at the foot (default: today)."""
    if what not in KINDS:
        raise InputError("print_unknown_kind", what=what, kinds=", ".join(KINDS))
    if public and what in PERSONAL:
        raise InputError("print_personal")
    printing = Printing(
        school=school,
        audience=Audience.PUBLIC if public else Audience.INTERNAL,
        language=language or system_language(),
        printed=today or date.today(),
        monday=None if week is None else monday_of_week(school, week),
    )
    pages = BOARDS[what](printing) if what in BOARDS else _staff(printing)
    if not pages:
        raise InputError("print_nothing_to_print", what=printing.label(f"print_title_{what}"))
    return document(printing, what, pages)


def render_bytes(
    school: School, what: str, *, week: int | None = None, public: bool = False, language: str | None = None, today: date | None = None
) -> bytes:
    """The PDF as bytes, for the preview: exactly what `print_schedules` writes."""
    from scheduler_app.reports.draw_document import draw

    return draw(page_data(school, what, week=week, public=public, language=language, today=today))


def print_schedules(
    school: School, what: str, out: Path, *, week: int | None = None, public: bool = False, language: str | None = None
) -> PrintReport:
    """Write one PDF of `what` (see `KINDS`) to `out`, replacing it whole or leaving it as it was.

    `week` is an ISO week of the school year, None for the timetable as a whole. `public` leaves every person out; personal schedules are
    refused then. InputError for an unknown kind or week, or when there is nothing to print; EnvironmentProblem when the disk is full or
    the file cannot be written.
    """
    from scheduler_app.reports.draw_document import draw
    from scheduler_app.reports.files import write_whole

    data = page_data(school, what, week=week, public=public, language=language)
    write_whole(out, draw(data))
    return PrintReport(len(data.pages), out)


def _staff(printing: Printing) -> tuple[Page, ...]:
    from scheduler_app.services.staffing import staff_sums

    sums = staff_sums(printing.school)
    return staff_pages(printing, [StaffLine(row.uid, row.name, row.percent, row.planned_minutes, row.available_minutes) for row in sums])
