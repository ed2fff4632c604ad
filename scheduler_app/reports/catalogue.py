"""Which reports there are, and an order to print as a document."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from scheduler_app.domain.printing import PrintOrder
from scheduler_app.domain.visibility import clean_text
from scheduler_app.errors import InputError
from scheduler_app.reports.break_duty import break_duty_pages
from scheduler_app.reports.changes import change_pages
from scheduler_app.reports.classes import class_pages
from scheduler_app.reports.collective import collective_pages
from scheduler_app.reports.dining import dining_pages
from scheduler_app.reports.groups import group_pages
from scheduler_app.reports.overview import overview_pages, room_overview_pages, teacher_overview_pages, wall_pages
from scheduler_app.reports.pages import Card, Document, Labels, LoadPage, OverviewPage, Page, WeekPage
from scheduler_app.reports.printing import Printing
from scheduler_app.reports.pupil_quality import pupil_quality_pages
from scheduler_app.reports.pupils import pupil_pages
from scheduler_app.reports.room_use import room_use_pages
from scheduler_app.reports.rooms import room_pages
from scheduler_app.reports.staff import staff_pages
from scheduler_app.reports.staff_plan import staff_plan_pages
from scheduler_app.reports.teachers import teacher_pages
from scheduler_app.reports.working_time import working_time_pages

REPORTS: Mapping[str, Callable[[Printing], Sequence[Page]]] = {
    "classes": class_pages,
    "teachers": teacher_pages,
    "rooms": room_pages,
    "pupils": pupil_pages,
    "groups": group_pages,
    "collective": collective_pages,
    "overview": overview_pages,
    "wall": wall_pages,
    "teacher_overview": teacher_overview_pages,
    "room_overview": room_overview_pages,
    "room_use": room_use_pages,
    "dining": dining_pages,
    "changes": change_pages,
    "pupil_quality": pupil_quality_pages,
    "staff": staff_pages,
    "staff_plan": staff_plan_pages,
    "working_time": working_time_pages,
    "break_duty": break_duty_pages,
}
"""Kind of report -> its pages; services.printing.KINDS has the same kinds."""

_ROUND = 30
_LEAST_AXIS = (480, 960)


def document(order: PrintOrder) -> Document:
    """What is on the pages, without drawing them; the clock axis reaches over all lessons shown, in whole half-hours.

    InputError for a week the year does not have, or when there is nothing to print.
    """
    printing = Printing.for_order(order)
    pages = REPORTS[order.what](printing)
    title = printing.label(f"print_title_{order.what}")
    if not pages:
        raise InputError("print_nothing_to_print", what=title)
    minutes = [minute for page in pages for minute in _minutes(page)]
    first, last = min(minutes, default=_LEAST_AXIS[0]), max(minutes, default=_LEAST_AXIS[1])
    timetable = printing.school.timetables.get(printing.school.current)
    return Document(
        title=title,
        school=clean_text(printing.school.unit.name),
        timetable=clean_text(timetable.name) if timetable else "",
        week=printing.week_text,
        language=printing.language,
        printed=printing.order.printed,
        labels=_labels(printing),
        pages=tuple(pages),
        first_minute=first // _ROUND * _ROUND,
        last_minute=-(-last // _ROUND) * _ROUND,
        grey=order.grey,
        paper=order.paper,
        per_sheet=order.per_sheet,
    )


def _minutes(page: Page) -> list[int]:
    if isinstance(page, LoadPage):
        return [minute for curve in page.curves for minute, _ in curve.steps]
    return [minute for card in _cards(page) for minute in (card.start, card.end)]


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
        printed=printing.label("print_printed", date=printing.order.printed.isoformat()),
        unplaced=printing.label("print_unplaced"),
        nothing=printing.label("print_nothing"),
        legend=printing.label("print_legend"),
    )
