"""Staff plan: one page a person with what the post is used for; then what nobody teaches yet."""

from __future__ import annotations

from scheduler_app.domain.planning import AssignmentKind
from scheduler_app.domain.staffing import PlanAssignment, PlanPerson, PlanRow
from scheduler_app.domain.visibility import clean_text
from scheduler_app.reports.pages import TablePage, TablesPage
from scheduler_app.reports.printing import Printing

_COLUMNS = ("subject", "groups", "kind", "minutes", "counted", "hours", "share", "notes")
_SHARES = (1.6, 1.5, 0.9, 0.7, 0.7, 0.7, 0.6, 1.0)
_NUMERIC = (3, 4, 5, 6)


def staff_plan_pages(printing: Printing) -> tuple[TablesPage, ...]:
    """Everybody who teaches or has an assignment, in name order; personal, never public."""
    plan = printing.order.plan
    if plan is None:
        return ()
    people = [row for row in plan.people if printing.wants(row.uid) and (row.rows or row.assignments)]
    pages = [_page(printing, person) for person in people]
    if plan.unfilled and not printing.order.of:
        heading = printing.label("print_plan_unfilled")
        pages.append(TablesPage(heading, "", (_table(printing, plan.unfilled, (), own=False),)))
    return tuple(pages)


def _page(printing: Printing, person: PlanPerson) -> TablesPage:
    kind = printing.label(f"print_duty_{person.duty_type}")
    vacancy = printing.label("print_vacancy") if person.vacant else ""
    subheading = " · ".join(
        filter(None, (clean_text(person.signature), printing.label("print_percent", n=printing.number(person.percent)), kind, vacancy))
    )
    weeks = printing.tenths(printing.order.plan.weeks) if printing.order.plan else ""
    sums = (
        printing.label("print_plan_sum", counted=round(person.counted), available=person.available, left=round(person.left)),
        printing.label("print_plan_year", hours=round(person.hours), n=person.classes, weeks=weeks),
    )
    table = _table(printing, person.rows, person.assignments, own=True)
    return TablesPage(clean_text(person.name), subheading, (table,), sums)


def _table(printing: Printing, rows: tuple[PlanRow, ...], assignments: tuple[PlanAssignment, ...], *, own: bool) -> TablePage:
    cells = (*(_row(printing, row, own=own) for row in rows), *(_assignment(printing, row) for row in assignments))
    return TablePage("", "", tuple(printing.label(f"print_plan_{name}") for name in _COLUMNS), cells, _NUMERIC, shares=_SHARES)


def _row(printing: Printing, row: PlanRow, *, own: bool) -> tuple[str, ...]:
    notes = [
        printing.label("print_plan_unqualified") if own and not row.qualified else "",
        printing.label("print_plan_before") if row.taught_before else "",
    ]
    return (
        clean_text(row.subject_name),
        ", ".join(map(clean_text, row.groups)),
        printing.label(f"print_time_{row.kind}"),
        printing.tenths(row.minutes),
        printing.tenths(row.counted),
        printing.tenths(row.hours),
        printing.label("print_percent", n=f"{row.percent:.0f}"),
        ", ".join(filter(None, notes)),
    )


def _assignment(printing: Printing, row: PlanAssignment) -> tuple[str, ...]:
    named = clean_text(row.name)
    kind = printing.label(f"print_assignment_{row.kind}")
    mentor = row.kind is AssignmentKind.MENTOR  # a mentor's assignment is named after the class
    name = kind if mentor or not named else f"{kind}: {named}"
    off = printing.label("print_plan_off_teaching") if row.off_teaching else ""
    return (name, named if mentor else "", printing.label("print_assignment"), printing.tenths(row.minutes), "", "", "", off)
