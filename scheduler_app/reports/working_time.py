"""Working-time report: one page a person with regulated hours, presence day by day, and what goes against the terms."""

from __future__ import annotations

from collections.abc import Iterator

from scheduler_app.domain.clock import clock_text
from scheduler_app.domain.staffing import PeriodSum, WorkDay, WorkFinding, WorkingTimeReport
from scheduler_app.domain.visibility import clean_text
from scheduler_app.reports.pages import TablePage, TablesPage
from scheduler_app.reports.printing import Printing

_SUMS = ("period", "dates", "allowed", "scheduled", "left", "days")
_DAYS = ("day", "weeks", "start", "end", "work", "rest")


def working_time_pages(printing: Printing) -> tuple[TablesPage, ...]:
    """Everybody in name order; personal, never public."""
    return tuple(_page(printing, row) for row in printing.order.working if printing.wants(row.uid))


def _page(printing: Printing, row: WorkingTimeReport) -> TablesPage:
    kind = printing.label(f"print_duty_{row.duty_type}")
    subheading = " · ".join(
        filter(
            None, (clean_text(row.signature), printing.label("print_percent", n=printing.number(row.percent)), kind, clean_text(row.terms))
        )
    )
    tables = [_sums(printing, row), _kinds(printing, row), _days(printing, row)]
    if row.findings:
        cells = tuple((_finding(printing, finding),) for finding in row.findings)
        tables.append(TablePage("", "", (printing.label("print_work_findings"),), cells, (), shares=(1.0,)))
    notes = [printing.label("print_work_source", source=clean_text(row.source))] if row.source else []
    if not row.findings:
        notes.insert(0, printing.label("print_work_kept"))
    return TablesPage(clean_text(row.name), subheading, tuple(tables), tuple(notes))


def _sums(printing: Printing, row: WorkingTimeReport) -> TablePage:
    year = _sum(printing, printing.label("print_whole_year"), row.year)
    cells = (year, *(_sum(printing, clean_text(period.name), period) for period in row.periods))
    columns = tuple(printing.label(f"print_work_{name}") for name in _SUMS)
    return TablePage("", "", columns, cells, (2, 3, 4, 5), shares=(1.4, 1.6, 1, 1, 1, 1))


def _sum(printing: Printing, name: str, row: PeriodSum) -> tuple[str, ...]:
    dates = " – ".join(printing.day_text(day) for day in (row.dates.first, row.dates.last) if day is not None)
    left = row.allowed_hours - row.scheduled_hours
    return (
        name, dates, f"{row.allowed_hours:.0f}", f"{row.scheduled_hours:.0f}", f"{left:+.0f}".replace("-", "−"),
        f"{row.scheduled_days} / {row.allowed_days}",
    )  # fmt: skip


def _kinds(printing: Printing, row: WorkingTimeReport) -> TablePage:
    hours = [(printing.label(f"print_time_{kind}"), value) for kind, value in row.by_kind.items()]
    hours += [
        (printing.label("print_work_assigned"), row.assigned_hours),
        (printing.label("print_work_presence"), row.presence_hours),
        (printing.label("print_work_trust"), row.trust_hours),
    ]
    cells = tuple((name, f"{value:.0f}") for name, value in hours if value >= 0.5)
    return TablePage("", "", (printing.label("print_work_what"), printing.label("print_work_hours")), cells, (1,), shares=(4.0, 1.0))


def _days(printing: Printing, row: WorkingTimeReport) -> TablePage:
    cells = tuple(_day(printing, day) for day in row.days)
    columns = tuple(printing.label(f"print_work_{name}") for name in _DAYS)
    return TablePage("", "", columns, cells, (2, 3, 4, 5), shares=(1.4, 1, 1, 1, 1, 1))


def _day(printing: Printing, day: WorkDay) -> tuple[str, ...]:
    weeks = printing.label(f"print_work_{day.weeks}") if day.weeks else ""
    return (
        printing.label(f"weekday_{day.day}"), weeks, clock_text(day.start), clock_text(day.end), clock_text(day.work),
        printing.label("print_minutes", n=day.longest_rest),
    )  # fmt: skip


def _finding(printing: Printing, finding: WorkFinding) -> str:
    facts = dict(_facts(finding))
    said = printing.label(finding.code, **facts)
    return said if finding.day is None else f"{printing.label(f'weekday_{finding.day}')}: {said}"


def _facts(finding: WorkFinding) -> Iterator[tuple[str, object]]:
    for name, value in finding.facts.items():
        yield name, clean_text(value) if isinstance(value, str) else value
