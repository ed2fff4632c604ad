"""The staff list: planned against available teaching minutes a week."""

from __future__ import annotations

from scheduler_app.domain.staffing import StaffSum
from scheduler_app.domain.visibility import clean_text
from scheduler_app.reports.pages import TablePage
from scheduler_app.reports.printing import Printing


def staff_pages(printing: Printing) -> tuple[TablePage, ...]:
    """A table of everybody in name order with a sum at the end; personal, never public."""
    wanted = (line for line in printing.order.staff if printing.wants(line.uid))
    ordered = sorted(wanted, key=lambda line: (line.name.casefold(), line.uid))
    rows = tuple(_row(printing, line) for line in ordered)
    planned, available = sum(line.planned_minutes for line in ordered), sum(line.available_minutes for line in ordered)
    summary = (printing.label("print_staff_sum", n=len(rows), planned=planned, available=available),)
    columns = tuple(printing.label(f"print_staff_{name}") for name in ("name", "signature", "percent", "planned", "available", "left"))
    return (TablePage(printing.label("print_staff"), "", columns, rows, (2, 3, 4, 5), summary),)


def _row(printing: Printing, line: StaffSum) -> tuple[str, ...]:
    member = printing.school.staff.get(line.uid)
    left = line.available_minutes - line.planned_minutes
    numbers = (
        printing.number(line.percent),
        str(line.planned_minutes),
        str(line.available_minutes),
        f"{left:+d}".replace("-", "−") if left else "0",
    )
    return (clean_text(line.name), clean_text(member.signature) if member else "", *numbers)
