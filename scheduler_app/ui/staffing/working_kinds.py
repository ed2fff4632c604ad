"""Data tables of the local timplan, working time, breaks to watch, and the choices of staff planning."""

from __future__ import annotations

from uuid import uuid4

from PySide6.QtCore import QCoreApplication

from scheduler_app.domain.planning import DutyBreak, LocalHours, PlanningSettings, WorkPeriod, WorkTerms
from scheduler_app.domain.school import School
from scheduler_app.services.staffing.counting import settings
from scheduler_app.services.staffing.terms import national_terms
from scheduler_app.ui import labels
from scheduler_app.ui.data.columns import Column, choice_column, grade_column, number_column, text_column
from scheduler_app.ui.data.dates import clock_column, date_columns
from scheduler_app.ui.data.kind import DataKind
from scheduler_app.ui.names import day_text
from scheduler_app.ui.staffing.planning_columns import about, decimal_column

DAY_MINUTES = 24 * 60


def working_kinds() -> tuple[DataKind, ...]:
    return _local_hours(), _terms(), _periods(), _breaks(), _settings()


def _local_hours() -> DataKind:
    return DataKind(
        "local_hours", QCoreApplication.translate("Staffing", "Local teaching hours (timplan)"),
        (
            text_column(QCoreApplication.translate("Staffing", "School form"), "school_form", required=True),
            text_column(QCoreApplication.translate("Staffing", "Subject"), "subject", required=True),
            grade_column(QCoreApplication.translate("Staffing", "From grade"), "first_grade"),
            grade_column(QCoreApplication.translate("Staffing", "To grade"), "last_grade"),
            number_column(QCoreApplication.translate("Staffing", "Hours in the stage"), "hours", 0, 5000),
        ),
        lambda school: list(school.local_hours.values()),
        lambda school: LocalHours(str(uuid4()), "GR", "SKV", 7, 9, 0),
    )  # fmt: skip


def _terms() -> DataKind:
    def new_row(school: School) -> WorkTerms:
        """A copy of the agreement that applies, to be changed."""
        model = national_terms()[0]
        return WorkTerms(
            str(uuid4()), model.name, model.source, model.duty_type, model.dates, model.regulated_hours, model.trust_hours, model.days
        )

    duties = {kind: labels.duty_type(kind) for kind in {row.duty_type for row in national_terms()}}
    minutes = (
        (QCoreApplication.translate("Staffing", "Break min"), "rest_minutes"),
        (QCoreApplication.translate("Staffing", "Break after min"), "rest_after"),
        (QCoreApplication.translate("Staffing", "Daily rest min"), "daily_rest"),
        (QCoreApplication.translate("Staffing", "Before first lesson min"), "before_first"),
        (QCoreApplication.translate("Staffing", "After last lesson min"), "after_last"),
    )
    return DataKind(
        "work_terms", QCoreApplication.translate("Staffing", "Working-time terms"),
        (
            text_column(QCoreApplication.translate("Staffing", "Name"), "name", required=True),
            choice_column(QCoreApplication.translate("Staffing", "Type of post"), "duty_type", duties), *date_columns(),
            _hours_column(QCoreApplication.translate("Staffing", "Regulated h"), "regulated_hours"),
            _hours_column(QCoreApplication.translate("Staffing", "Trust-based h"), "trust_hours"),
            number_column(QCoreApplication.translate("Staffing", "Days"), "days", 1, 366),
            *(number_column(title, field, 0, DAY_MINUTES) for title, field in minutes),
            text_column(QCoreApplication.translate("Staffing", "Source"), "source"),
        ),
        lambda school: list(school.work_terms.values()), new_row,
    )  # fmt: skip


def _hours_column(title: str, field: str) -> Column:
    return decimal_column(title, field, 0, 3000)


def _periods() -> DataKind:
    return DataKind(
        "work_periods", QCoreApplication.translate("Staffing", "Work periods"),
        (
            text_column(QCoreApplication.translate("Staffing", "Name"), "name", required=True), *date_columns(),
            _hours_column(QCoreApplication.translate("Staffing", "Regulated h"), "regulated_hours"),
            number_column(QCoreApplication.translate("Staffing", "Days"), "days", 0, 366),
        ),
        lambda school: list(school.work_periods.values()),
        lambda school: WorkPeriod(str(uuid4()), QCoreApplication.translate("DataTable", "New"), school.year.dates, 0.0, 0),
    )  # fmt: skip


def _breaks() -> DataKind:
    days = {day: day_text(day) for day in range(7)}
    return DataKind(
        "duty_breaks", QCoreApplication.translate("Staffing", "Breaks to supervise"),
        (
            text_column(QCoreApplication.translate("Staffing", "Area"), "area", required=True),
            text_column(QCoreApplication.translate("Staffing", "Building"), "building"),
            choice_column(QCoreApplication.translate("Staffing", "Day"), "day", days, ranked=True),
            clock_column(QCoreApplication.translate("Staffing", "Begins"), "start"),
            number_column(QCoreApplication.translate("Staffing", "Minutes"), "minutes", 5, 240, step=5),
            number_column(QCoreApplication.translate("Staffing", "People"), "people", 0, 20),
        ),
        lambda school: list(school.duty_breaks.values()),
        lambda school: DutyBreak(str(uuid4()), QCoreApplication.translate("DataTable", "New"), 0, 580, 20),
    )  # fmt: skip


def _settings() -> DataKind:
    """One row, stored when it is first changed."""
    most = QCoreApplication.translate("Staffing", "Max break duty min/week at full time")

    def rows(school: School) -> list[PlanningSettings]:
        return [settings(school)]

    return about(
        "planning", QCoreApplication.translate("Staffing", "Planning choices"),
        Column(QCoreApplication.translate("Staffing", "School"), lambda school, row: school.unit.name),
        (
            decimal_column(QCoreApplication.translate("Staffing", "Hours per point"), "hours_per_point", 0, 5),
            number_column(most, "break_duty_minutes", 0, 7 * DAY_MINUTES),
        ),
        rows, "planning",
    )  # fmt: skip
