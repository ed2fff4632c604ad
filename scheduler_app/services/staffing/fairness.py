"""How evenly lessons, break duty and late days are spread, per full-time equivalent."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from statistics import median

from scheduler_app.domain.planning import TimeKind
from scheduler_app.domain.school import School
from scheduler_app.domain.staffing import FairnessReport, FairRow, StaffPlanReport
from scheduler_app.services.expectations import lesson_shares
from scheduler_app.services.staffing.break_roster import duty_minutes
from scheduler_app.services.staffing.days import duties
from scheduler_app.services.staffing.plan import staff_plan

LATE_FROM, EARLY_TO = 15 * 60, 8 * 60 + 15
"""A day is late when its last lesson ends after the first, early when its first begins before the second (minutes after midnight)."""


def fairness(school: School, *, late_from: int = LATE_FROM, early_to: int = EARLY_TO, today: date | None = None) -> FairnessReport:
    """Everybody with teaching, by name. Late and early days are of an average week in the current timetable."""
    plan = staff_plan(school)
    weeks = len(school.year.weeks()) or 1
    worked, watched, counts = duties(school), duty_minutes(school), _lesson_counts(school, plan)
    rows = []
    for person in plan.people:
        share = person.percent / 100
        if not person.planned or not share:
            continue
        days = [(rows[0].start, rows[-1].end) for rows in worked.get(person.uid, {}).values()]
        rows.append(
            FairRow(
                person.uid, person.name, person.percent, counts[person.uid] / share, person.planned / share,
                watched.get(person.uid, 0.0) / share, sum(end > late_from for _, end in days) / weeks / share,
                sum(start < early_to for start, _ in days) / weeks / share, person.classes,
            )
        )  # fmt: skip
    return FairnessReport(tuple(rows), _median(rows), late_from, early_to, today or date.today())


def _lesson_counts(school: School, plan: StaffPlanReport) -> dict[str, float]:
    """Lessons of teaching in an average week by person."""
    shares = lesson_shares(school)
    return {
        person.uid: sum(
            shares[lesson.uid] for row in person.rows if row.kind is TimeKind.TEACHING for lesson in school.lessons_of[row.requirement]
        )
        for person in plan.people
    }


def _median(rows: list[FairRow]) -> FairRow:
    numbers = [field.name for field in fields(FairRow) if field.name not in ("uid", "name")]
    middle = {name: median(getattr(row, name) for row in rows) if rows else 0 for name in numbers}
    return FairRow("", "", **middle)
