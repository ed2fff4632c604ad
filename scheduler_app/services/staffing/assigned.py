"""Assignments and reductions in minutes and hours."""

from __future__ import annotations

from scheduler_app.domain.planning import Assignment
from scheduler_app.domain.school import School
from scheduler_app.domain.staffing import PlanAssignment


def assignments_of(school: School, staff: str) -> tuple[Assignment, ...]:
    """The person's assignments that touch the school year, in the order they were made."""
    return tuple(row for row in school.assignments.values() if row.staff == staff and row.dates.meets(school.year.dates))


def assigned_minutes(school: School, row: Assignment) -> float:
    """Minutes in an average week of the school year: `minutes`, and `percent` of the teaching norm; dates count by their school days."""
    return (row.minutes + school.unit.teaching_minutes_norm * row.percent / 100) * year_share(school, row)


def assigned_hours(school: School, row: Assignment, regulated_hours: float, weeks: float) -> float:
    """Regulated hours of the school year: the minutes in its weeks of teaching, and `percent` of a full-time post's regulated hours."""
    return (row.minutes * weeks / 60 + regulated_hours * row.percent / 100) * year_share(school, row)


def off_teaching(school: School, staff: str) -> float:
    """Minutes a week that the person's assignments take off the teaching time."""
    return sum(assigned_minutes(school, row) for row in assignments_of(school, staff) if row.off_teaching)


def plan_assignments(school: School, staff: str) -> tuple[PlanAssignment, ...]:
    """The person's assignments as the staff plan lists them."""
    return tuple(
        PlanAssignment(row.kind, row.name, assigned_minutes(school, row), row.off_teaching) for row in assignments_of(school, staff)
    )


def year_share(school: School, row: Assignment) -> float:
    """The share of the year's school days on which the assignment runs; 1 for a year without school days."""
    if row.dates.first is None and row.dates.last is None:
        return 1.0
    days = list(school.year.school_days())
    return sum(row.dates.includes(day) for day in days) / len(days) if days else 1.0
