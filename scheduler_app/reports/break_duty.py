"""Break-duty roster: for each area who watches which break, and how much that is for everybody."""

from __future__ import annotations

from scheduler_app.domain.clock import clock_text
from scheduler_app.domain.staffing import BreakDutyRoster, DutyPlace
from scheduler_app.domain.visibility import clean_text
from scheduler_app.reports.pages import TablePage, TablesPage
from scheduler_app.reports.printing import Printing


def break_duty_pages(printing: Printing) -> tuple[TablesPage, ...]:
    """A page an area with the days side by side, then the sums; personal, never public."""
    roster = printing.order.duty
    if roster is None or not roster.places:
        return ()
    return (*(_area(printing, roster, area) for area in roster.areas), _loads(printing, roster))


def _area(printing: Printing, roster: BreakDutyRoster, area: str) -> TablesPage:
    places = [place for place in roster.places if place.area == area]
    days = [day.day for day in printing.days]
    rows = []
    for start, end in sorted({(place.start, place.end) for place in places}):
        at = {place.day: [one for one in places if (one.day, one.start, one.end) == (place.day, start, end)] for place in places}
        cells = ("; ".join(_who(printing, place) for place in at.get(day, ())) for day in days)
        rows.append((f"{clock_text(start)}–{clock_text(end)}", *cells))
    columns = (printing.label("print_duty_break"), *(day.heading for day in printing.days))
    buildings = ", ".join(dict.fromkeys(clean_text(place.building) for place in places if place.building))
    table = TablePage("", "", columns, tuple(rows), (), shares=(0.7, *(1.0 for _ in days)))
    missing = sum(place.missing for place in places)
    notes = (printing.label("print_duty_missing_sum", n=missing),) if missing else ()
    return TablesPage(clean_text(area), buildings, (table,), notes)


def _who(printing: Printing, place: DutyPlace) -> str:
    gone = printing.label("print_duty_missing", n=place.missing) if place.missing else ""
    return ", ".join(filter(None, (*map(clean_text, place.names), gone)))


def _loads(printing: Printing, roster: BreakDutyRoster) -> TablesPage:
    columns = tuple(printing.label(f"print_duty_{name}") for name in ("name", "minutes", "most"))
    rows = tuple((clean_text(row.name), str(row.minutes), str(row.most)) for row in roster.loads if row.minutes)
    return TablesPage(printing.label("print_duty_loads"), "", (TablePage("", "", columns, rows, (1, 2), shares=(3.0, 1.0, 1.0)),))
