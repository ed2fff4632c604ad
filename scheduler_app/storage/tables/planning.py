"""Posts, assignments, qualifications, wishes, working time and break duty. Rows of one person, requirement or subject have its uid."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from scheduler_app.storage.tables.base import EntityRow, check, date_order, reference


class PostTermsRow(EntityRow):
    __tablename__ = "post_terms"
    __table_args__ = (
        check("regulated_hours", "regulated_hours >= 0"),
        check("most_classes", "most_classes >= 0"),
        check("break_duty_minutes", "break_duty_minutes >= 0"),
    )

    uid: Mapped[str] = reference("uid", "staff_member.uid", primary_key=True)
    vacant: Mapped[bool]
    regulated_hours: Mapped[float | None]
    most_classes: Mapped[int | None]
    break_duty_minutes: Mapped[int | None]


class AssignmentRow(EntityRow):
    __tablename__ = "assignment"
    __table_args__ = (check("minutes", "minutes >= 0"), check("percent", "percent >= 0 AND percent <= 100"), date_order())

    uid: Mapped[str] = mapped_column(primary_key=True)
    staff: Mapped[str] = reference("staff_uid", "staff_member.uid")
    kind: Mapped[str]
    name: Mapped[str]
    minutes: Mapped[int]
    percent: Mapped[float]
    off_teaching: Mapped[bool]
    first_day: Mapped[date | None]
    last_day: Mapped[date | None]


class QualificationRow(EntityRow):
    __tablename__ = "qualification"
    __table_args__ = (date_order(),)

    uid: Mapped[str] = mapped_column(primary_key=True)
    staff: Mapped[str] = reference("staff_uid", "staff_member.uid")
    subject: Mapped[str] = reference("subject_uid", "subject.uid")
    school_form: Mapped[str]
    first_grade: Mapped[int | None]
    last_grade: Mapped[int | None]
    first_day: Mapped[date | None]
    last_day: Mapped[date | None]
    origin: Mapped[str]


class TeachingWishRow(EntityRow):
    __tablename__ = "teaching_wish"

    uid: Mapped[str] = mapped_column(primary_key=True)
    staff: Mapped[str] = reference("staff_uid", "staff_member.uid")
    subject: Mapped[str | None] = reference("subject_uid", "subject.uid", nullable=True)
    group: Mapped[str | None] = reference("group_uid", "pupil_group.uid", nullable=True)
    wanted: Mapped[bool]


class TaughtBeforeRow(EntityRow):
    __tablename__ = "taught_before"

    uid: Mapped[str] = mapped_column(primary_key=True)
    staff: Mapped[str] = reference("staff_uid", "staff_member.uid")
    subject: Mapped[str] = reference("subject_uid", "subject.uid")
    group: Mapped[str] = reference("group_uid", "pupil_group.uid")


class RequirementStaffingRow(EntityRow):
    __tablename__ = "requirement_staffing"
    __table_args__ = (check("teachers_needed", "teachers_needed >= 0"),)

    uid: Mapped[str] = reference("uid", "requirement.uid", primary_key=True)
    teachers_needed: Mapped[int]
    locked: Mapped[bool]


class SubjectCountingRow(EntityRow):
    __tablename__ = "subject_counting"
    __table_args__ = (check("factor", "factor >= 0"),)

    uid: Mapped[str] = reference("uid", "subject.uid", primary_key=True)
    factor: Mapped[float]
    counts_as: Mapped[str]


class StudyPointsRow(EntityRow):
    __tablename__ = "study_points"
    __table_args__ = (check("points", "points >= 0"), check("hours_per_point", "hours_per_point >= 0"))

    uid: Mapped[str] = mapped_column(primary_key=True)
    group: Mapped[str] = reference("group_uid", "pupil_group.uid")
    subject: Mapped[str] = reference("subject_uid", "subject.uid")
    points: Mapped[int]
    hours_per_point: Mapped[float | None]


class LocalHoursRow(EntityRow):
    """`subject` is a code of the timplan, not a subject of the school."""

    __tablename__ = "local_hours"
    __table_args__ = (check("grades", "first_grade <= last_grade"), check("hours", "hours >= 0"))

    uid: Mapped[str] = mapped_column(primary_key=True)
    school_form: Mapped[str]
    subject: Mapped[str]
    first_grade: Mapped[int]
    last_grade: Mapped[int]
    hours: Mapped[int]


class WorkTermsRow(EntityRow):
    __tablename__ = "work_terms"
    __table_args__ = (
        check("hours", "regulated_hours >= 0 AND trust_hours >= 0 AND days > 0"),
        check("minutes", "rest_minutes >= 0 AND rest_after >= 0 AND daily_rest >= 0 AND before_first >= 0 AND after_last >= 0"),
        date_order(),
    )

    uid: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    source: Mapped[str]
    duty_type: Mapped[str]
    first_day: Mapped[date | None]
    last_day: Mapped[date | None]
    regulated_hours: Mapped[float]
    trust_hours: Mapped[float]
    days: Mapped[int]
    rest_minutes: Mapped[int]
    rest_after: Mapped[int]
    daily_rest: Mapped[int]
    before_first: Mapped[int]
    after_last: Mapped[int]


class WorkPeriodRow(EntityRow):
    __tablename__ = "work_period"
    __table_args__ = (check("hours", "regulated_hours >= 0 AND days >= 0"), date_order())

    uid: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    first_day: Mapped[date | None]
    last_day: Mapped[date | None]
    regulated_hours: Mapped[float]
    days: Mapped[int]


class DutyBreakRow(EntityRow):
    __tablename__ = "duty_break"
    __table_args__ = (
        check("day", "0 <= day AND day <= 6"),
        check("times", "0 <= start_minute AND 0 < minutes AND start_minute + minutes <= 1440"),
        check("people", "people >= 0"),
    )

    uid: Mapped[str] = mapped_column(primary_key=True)
    area: Mapped[str]
    day: Mapped[int]
    start: Mapped[int] = mapped_column("start_minute")
    minutes: Mapped[int]
    people: Mapped[int]
    building: Mapped[str]


class PlanningSettingsRow(EntityRow):
    __tablename__ = "planning_settings"
    __table_args__ = (check("single", "uid = 'planning'"), check("amounts", "hours_per_point >= 0 AND break_duty_minutes >= 0"))

    uid: Mapped[str] = mapped_column(primary_key=True)
    hours_per_point: Mapped[float]
    break_duty_minutes: Mapped[int]


ROW_OF: Mapping[str, type[EntityRow]] = {
    "PostTerms": PostTermsRow, "Assignment": AssignmentRow, "Qualification": QualificationRow, "TeachingWish": TeachingWishRow,
    "TaughtBefore": TaughtBeforeRow, "RequirementStaffing": RequirementStaffingRow, "SubjectCounting": SubjectCountingRow,
    "StudyPoints": StudyPointsRow, "LocalHours": LocalHoursRow, "WorkTerms": WorkTermsRow, "WorkPeriod": WorkPeriodRow,
    "DutyBreak": DutyBreakRow, "PlanningSettings": PlanningSettingsRow,
}  # fmt: skip
"""Models by the name of the entity they hold."""
