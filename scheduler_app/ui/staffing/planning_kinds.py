"""Data tables of staff planning: posts, assignments, qualifications, wishes, counting, the local timplan, working time, breaks."""

from __future__ import annotations

from uuid import uuid4

from PySide6.QtCore import QCoreApplication

from scheduler_app.domain.planning import (
    Assignment,
    AssignmentKind,
    PostTerms,
    Qualification,
    RequirementStaffing,
    StudyPoints,
    SubjectCounting,
    TaughtBefore,
    TeachingWish,
    TimeKind,
)
from scheduler_app.domain.school import School
from scheduler_app.services.staffing.assigning import named
from scheduler_app.services.staffing.counting import counting, staffing_of
from scheduler_app.texts import text
from scheduler_app.ui.data.columns import Column, choice_column, flag_column, grade_column, number_column, text_column
from scheduler_app.ui.data.dates import date_columns
from scheduler_app.ui.data.kind import DataKind
from scheduler_app.ui.language import current
from scheduler_app.ui.staffing.planning_columns import about, decimal_column, first, group_column, person_column, present, subject_column
from scheduler_app.ui.staffing.working_kinds import working_kinds

WEEK_MINUTES = 7 * 24 * 60


def planning_kinds() -> tuple[DataKind, ...]:
    """In the order of a leader's year: posts, what they carry, who may teach what, how it counts, then working time."""
    return (
        _posts(), _assignments(), _qualifications(), _wishes(), _last_year(), _staffing(), _counting(), _points(), *working_kinds()
    )  # fmt: skip


def _posts() -> DataKind:
    most = QCoreApplication.translate("Staffing", "Max break duty min/week")
    return about(
        "post_terms", QCoreApplication.translate("Staffing", "Posts"),
        Column(QCoreApplication.translate("Staffing", "Teacher"), lambda school, row: school.staff[row.uid].signature),
        (
            flag_column(QCoreApplication.translate("Staffing", "Vacant post"), "vacant"),
            decimal_column(QCoreApplication.translate("Staffing", "Agreed regulated h/year"), "regulated_hours", 0, 3000, optional=True),
            number_column(QCoreApplication.translate("Staffing", "Max classes"), "most_classes", 0, 99, optional=True),
            number_column(most, "break_duty_minutes", 0, WEEK_MINUTES, optional=True),
        ),
        lambda school: [school.post_terms.get(row.uid) or PostTerms(row.uid) for row in present(school.staff)], "post_terms",
    )  # fmt: skip


def _staffing() -> DataKind:
    def teaching(school: School) -> list[RequirementStaffing]:
        rows = (row for row in school.requirements.values() if row.groups and not school.subjects[row.subject].special)
        return [staffing_of(school, row) for row in rows]

    return about(
        "requirement_staffing", QCoreApplication.translate("Staffing", "Teachers needed"),
        Column(QCoreApplication.translate("Staffing", "Teaching"), lambda school, row: named(school, school.requirements[row.uid])),
        (
            number_column(QCoreApplication.translate("Staffing", "Teachers needed"), "teachers_needed", 0, 9),
            flag_column(QCoreApplication.translate("Staffing", "Locked"), "locked"),
        ),
        teaching, "requirement_staffing",
    )  # fmt: skip


def _counting() -> DataKind:
    kinds = {kind: text(f"time_kind_{kind}", current()) for kind in TimeKind}

    def rows(school: School) -> list[SubjectCounting]:
        return [counting(school, row) for row in present(school.subjects)]

    return about(
        "subject_counting", QCoreApplication.translate("Staffing", "How subjects count"),
        Column(QCoreApplication.translate("Staffing", "Subject"), lambda school, row: school.subjects[row.uid].code),
        (
            decimal_column(QCoreApplication.translate("Staffing", "Factor"), "factor", 0, 9),
            choice_column(QCoreApplication.translate("Staffing", "Counts as"), "counts_as", kinds),
        ),
        rows, "subject_counting",
    )  # fmt: skip


# Rows of their own


def _assignments() -> DataKind:
    kinds = {kind: text(f"assignment_{kind}", current()) for kind in AssignmentKind}

    def new_row(school: School) -> Assignment | None:
        staff = first(school.staff)
        return None if staff is None else Assignment(str(uuid4()), staff, AssignmentKind.OTHER)

    return DataKind(
        "assignments", QCoreApplication.translate("Staffing", "Assignments"),
        (
            person_column(), choice_column(QCoreApplication.translate("Staffing", "Kind"), "kind", kinds),
            text_column(QCoreApplication.translate("Staffing", "Name"), "name"),
            number_column(QCoreApplication.translate("Staffing", "Min/week"), "minutes", 0, WEEK_MINUTES),
            decimal_column(QCoreApplication.translate("Staffing", "Percent of full time"), "percent", 0, 100),
            flag_column(QCoreApplication.translate("Staffing", "Reduces teaching"), "off_teaching"), *date_columns(),
        ),
        lambda school: list(school.assignments.values()), new_row,
    )  # fmt: skip


def _qualifications() -> DataKind:
    def new_row(school: School) -> Qualification | None:
        staff, subject = first(school.staff), first(school.subjects)
        return None if staff is None or subject is None else Qualification(str(uuid4()), staff, subject)

    return DataKind(
        "qualifications", QCoreApplication.translate("Staffing", "Qualifications"),
        (
            person_column(), subject_column(), text_column(QCoreApplication.translate("Staffing", "School form"), "school_form"),
            grade_column(QCoreApplication.translate("Staffing", "From grade"), "first_grade", optional=True),
            grade_column(QCoreApplication.translate("Staffing", "To grade"), "last_grade", optional=True), *date_columns(),
        ),
        lambda school: list(school.qualifications.values()), new_row,
    )  # fmt: skip


def _wishes() -> DataKind:
    words = {
        True: QCoreApplication.translate("Staffing", "would like it"), False: QCoreApplication.translate("Staffing", "would rather not"),
    }  # fmt: skip

    def new_row(school: School) -> TeachingWish | None:
        staff = first(school.staff)
        return None if staff is None else TeachingWish(str(uuid4()), staff)

    return DataKind(
        "teaching_wishes", QCoreApplication.translate("Staffing", "Wishes to teach"),
        (
            person_column(), subject_column(optional=True), group_column(optional=True),
            choice_column(QCoreApplication.translate("Staffing", "Wish"), "wanted", words),
        ),
        lambda school: list(school.teaching_wishes.values()), new_row,
    )  # fmt: skip


def _last_year() -> DataKind:
    def new_row(school: School) -> TaughtBefore | None:
        staff, subject, group = first(school.staff), first(school.subjects), first(school.groups)
        return None if staff is None or subject is None or group is None else TaughtBefore(str(uuid4()), staff, subject, group)

    return DataKind(
        "taught_before", QCoreApplication.translate("Staffing", "Had the class last year"),
        (person_column(), subject_column(), group_column()),
        lambda school: list(school.taught_before.values()), new_row,
    )  # fmt: skip


def _points() -> DataKind:
    def new_row(school: School) -> StudyPoints | None:
        subject, group = first(school.subjects), first(school.groups)
        return None if subject is None or group is None else StudyPoints(str(uuid4()), group, subject, 100)

    return DataKind(
        "study_points", QCoreApplication.translate("Staffing", "Points this year"),
        (
            group_column(), subject_column(), number_column(QCoreApplication.translate("Staffing", "Points"), "points", 0, 2500),
            decimal_column(QCoreApplication.translate("Staffing", "Hours per point"), "hours_per_point", 0, 5, optional=True),
        ),
        lambda school: list(school.study_points.values()), new_row,
    )  # fmt: skip
