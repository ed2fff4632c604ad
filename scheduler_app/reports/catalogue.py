"""Which reports there are, and which of them are about persons."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from scheduler_app.domain.visibility import clean_text
from scheduler_app.reports.classes import class_pages
from scheduler_app.reports.overview import overview_pages
from scheduler_app.reports.pages import Card, Document, Labels, OverviewPage, Page, WeekPage
from scheduler_app.reports.printing import Printing
from scheduler_app.reports.pupils import pupil_pages
from scheduler_app.reports.rooms import room_pages
from scheduler_app.reports.teachers import teacher_pages

BOARDS: Mapping[str, Callable[[Printing], Sequence[Page]]] = {
    "classes": class_pages,
    "teachers": teacher_pages,
    "rooms": room_pages,
    "pupils": pupil_pages,
    "overview": overview_pages,
}

STAFF = "staff"
"""The one report whose figures are worked out by a service; see `staff.staff_pages`."""

KINDS = (*BOARDS, STAFF)

PERSONAL = ("teachers", "pupils", STAFF)
"""A personal schedule needs a login, with or without the name on it: these are never public."""

_ROUND = 30
_LEAST_AXIS = (480, 960)


def document(printing: Printing, what: str, pages: Sequence[Page]) -> Document:
    """The pages with what they have in common; the clock axis reaches over all lessons shown, in whole half-hours."""
    cards = [card for page in pages for card in _cards(page)]
    first = min((card.start for card in cards), default=_LEAST_AXIS[0])
    last = max((card.end for card in cards), default=_LEAST_AXIS[1])
    timetable = printing.school.timetables.get(printing.school.current)
    return Document(
        title=printing.label(f"print_title_{what}"),
        school=clean_text(printing.school.unit.name),
        timetable=clean_text(timetable.name) if timetable else "",
        week=printing.week_text,
        language=printing.language,
        printed=printing.printed,
        labels=_labels(printing),
        pages=tuple(pages),
        first_minute=first // _ROUND * _ROUND,
        last_minute=-(-last // _ROUND) * _ROUND,
    )


def _cards(page: Page) -> Sequence[Card]:
    match page:
        case WeekPage():
            return page.cards
        case OverviewPage():
            return [card for row in page.rows for card in row.cards]
        case _:
            return ()


def _labels(printing: Printing) -> Labels:
    return Labels(
        page_of=printing.label("print_page_of"),
        printed=printing.label("print_printed", date=printing.printed.isoformat()),
        unplaced=printing.label("print_unplaced"),
        nothing=printing.label("print_nothing"),
        legend=printing.label("print_legend"),
    )
