"""Posts, assignments, qualifications, wishes, working time and break duty."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_TYPES: Mapping[str, Any] = {
    "text": sa.Text(), "integer": sa.Integer(), "bigint": sa.BigInteger(), "double": sa.Double(), "boolean": sa.Boolean(), "date": sa.Date()
}  # fmt: skip
_STAFF, _SUBJECT, _GROUP = {"staff_uid": "staff_member"}, {"subject_uid": "subject"}, {"group_uid": "pupil_group"}
_DATES = {"date_order": "first_day IS NULL OR last_day IS NULL OR first_day <= last_day"}


def upgrade() -> None:
    _posts()
    _needs()
    _working_time()


def _posts() -> None:
    _table(
        "post_terms", "vacant boolean, regulated_hours double?, most_classes integer?, break_duty_minutes integer?",
        {"uid": "staff_member"},
        {name: f"{name} >= 0" for name in ("regulated_hours", "most_classes", "break_duty_minutes")},
    )  # fmt: skip
    _table(
        "assignment",
        "staff_uid text, kind text, name text, minutes integer, percent double, off_teaching boolean, first_day date?, last_day date?",
        _STAFF,
        {"minutes": "minutes >= 0", "percent": "percent >= 0 AND percent <= 100", **_DATES},
    )
    _table(
        "qualification",
        "staff_uid text, subject_uid text, school_form text, first_grade integer?, last_grade integer?, "
        "first_day date?, last_day date?, origin text",
        _STAFF | _SUBJECT,
        _DATES,
    )
    _table("teaching_wish", "staff_uid text, subject_uid text?, group_uid text?, wanted boolean", _STAFF | _SUBJECT | _GROUP)
    _table("taught_before", "staff_uid text, subject_uid text, group_uid text", _STAFF | _SUBJECT | _GROUP)


def _needs() -> None:
    _table(
        "requirement_staffing",
        "teachers_needed integer, locked boolean",
        {"uid": "requirement"},
        {"teachers_needed": "teachers_needed >= 0"},
    )
    _table("subject_counting", "factor double, counts_as text", {"uid": "subject"}, {"factor": "factor >= 0"})
    _table(
        "study_points", "group_uid text, subject_uid text, points integer, hours_per_point double?", _GROUP | _SUBJECT,
        {"points": "points >= 0", "hours_per_point": "hours_per_point >= 0"},
    )  # fmt: skip
    _table(
        "local_hours", "school_form text, subject text, first_grade integer, last_grade integer, hours integer", {},
        {"grades": "first_grade <= last_grade", "hours": "hours >= 0"},
    )  # fmt: skip


def _working_time() -> None:
    _table(
        "work_terms",
        "name text, source text, duty_type text, first_day date?, last_day date?, regulated_hours double, trust_hours double, "
        "days integer, rest_minutes integer, rest_after integer, daily_rest integer, before_first integer, after_last integer",
        {},
        {
            "hours": "regulated_hours >= 0 AND trust_hours >= 0 AND days > 0",
            "minutes": "rest_minutes >= 0 AND rest_after >= 0 AND daily_rest >= 0 AND before_first >= 0 AND after_last >= 0",
            **_DATES,
        },
    )
    _table(
        "work_period", "name text, first_day date?, last_day date?, regulated_hours double, days integer", {},
        {"hours": "regulated_hours >= 0 AND days >= 0", **_DATES},
    )  # fmt: skip
    _table(
        "duty_break", "area text, day integer, start_minute integer, minutes integer, people integer, building text", {},
        {
            "day": "0 <= day AND day <= 6",
            "times": "0 <= start_minute AND 0 < minutes AND start_minute + minutes <= 1440",
            "people": "people >= 0",
        },
    )  # fmt: skip
    _table(
        "planning_settings", "hours_per_point double, break_duty_minutes integer", {},
        {"single": "uid = 'planning'", "amounts": "hours_per_point >= 0 AND break_duty_minutes >= 0"},
    )  # fmt: skip


def _table(name: str, columns: str, references: Mapping[str, str], checks: Mapping[str, str] | None = None) -> None:
    """A table keyed by uid from `column type, …` (a question mark: may be null), its references checked at commit and indexed."""
    entries = [entry.split() for entry in f"uid text, {columns}, ordinal bigint".split(",")]
    op.create_table(
        name,
        *(sa.Column(column, _TYPES[kind.rstrip("?")], nullable=kind.endswith("?")) for column, kind in entries),
        sa.PrimaryKeyConstraint("uid", name=op.f(f"pk_{name}")),
        *(
            sa.ForeignKeyConstraint([column], [f"{target}.uid"], name=op.f(f"fk_{name}_{column}"), deferrable=True, initially="DEFERRED")
            for column, target in references.items()
        ),
        *(sa.CheckConstraint(condition, name=op.f(f"ck_{name}_{label}")) for label, condition in (checks or {}).items()),
    )
    for column in references:
        if column != "uid":
            op.create_index(op.f(f"ix_{name}_{column}"), name, [column])
