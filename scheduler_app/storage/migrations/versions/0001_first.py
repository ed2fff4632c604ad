"""The first schema."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_TYPES: Mapping[str, Any] = {
    "text": sa.Text(), "integer": sa.Integer(), "bigint": sa.BigInteger(), "double": sa.Double(), "boolean": sa.Boolean(),
    "date": sa.Date(), "instant": sa.DateTime(timezone=True), "bytes": sa.LargeBinary(),
}  # fmt: skip
_DATES = {"date_order": "first_day IS NULL OR last_day IS NULL OR first_day <= last_day"}


def upgrade() -> None:
    _calendar()
    _people()
    _groups()
    _rooms()
    _requirements()
    _lessons()
    _rules()
    _timetables()
    _state()
    _log()


def _table(
    name: str,
    columns: str,
    *,
    key: tuple[str, ...] = ("uid",),
    references: Mapping[str, str] | None = None,
    checks: Mapping[str, str] | None = None,
    constraints: tuple[sa.ForeignKeyConstraint, ...] = (),
) -> None:
    """Create a table from `column type, …` (a question mark: may be null), and an index for every reference the key lacks."""
    entries = [entry.split() for entry in columns.split(",")]
    op.create_table(
        name,
        *(sa.Column(column, _TYPES[kind.rstrip("?")], nullable=kind.endswith("?"), autoincrement=False) for column, kind in entries),
        sa.PrimaryKeyConstraint(*key, name=op.f(f"pk_{name}")),
        *(_reference(name, (column,), target.split(".")[0], (target.split(".")[1],)) for column, target in (references or {}).items()),
        *(sa.CheckConstraint(condition, name=op.f(f"ck_{name}_{label}")) for label, condition in (checks or {}).items()),
        *constraints,
    )
    for column in references or {}:
        if column != key[0]:
            op.create_index(op.f(f"ix_{name}_{column}"), name, [column])


def _reference(name: str, columns: tuple[str, ...], target: str, targets: tuple[str, ...]) -> sa.ForeignKeyConstraint:
    """A reference that is checked when the transaction commits."""
    return sa.ForeignKeyConstraint(
        columns, [f"{target}.{column}" for column in targets], name=op.f(f"fk_{name}_{columns[0]}"), deferrable=True, initially="DEFERRED"
    )


def _calendar() -> None:
    _table(
        "school_unit",
        "uid text, name text, code text, municipality text, day_start integer, day_end integer, "
        "teaching_minutes_norm integer, ordinal bigint",
        checks={"day": "0 <= day_start AND day_start < day_end AND day_end <= 1440"},
    )
    _table(
        "frame_period",
        "unit_uid text, position integer, name text, start_minute integer, end_minute integer",
        key=("unit_uid", "position"),
        references={"unit_uid": "school_unit.uid"},
        checks={"times": "0 <= start_minute AND start_minute < end_minute AND end_minute <= 1440"},
    )
    _table("school_year", "uid text, name text, first_day date, last_day date, weekdays text, ordinal bigint", checks=_DATES)
    _table(
        "term",
        "year_uid text, position integer, uid text, name text, first_day date?, last_day date?",
        references={"year_uid": "school_year.uid"},
        checks=_DATES,
    )
    _table(
        "period",
        "year_uid text, position integer, uid text, name text, first_day date?, last_day date?",
        references={"year_uid": "school_year.uid"},
        checks=_DATES,
    )
    _table(
        "day_off",
        "year_uid text, position integer, uid text, name text, first_day date?, last_day date?, kind text",
        references={"year_uid": "school_year.uid"},
        checks=_DATES,
    )


def _people() -> None:
    _table(
        "subject",
        "uid text, code text, name text, official_code text, special boolean, hue integer, origin text, archived boolean, ordinal bigint",
        checks={"hue": "0 <= hue AND hue <= 11"},
    )
    _table(
        "staff_member",
        "uid text, signature text, given_name text, family_name text, percent double, duty_type text, "
        "teaching_minutes integer?, first_day date?, last_day date?, marking text, origin text, archived boolean, "
        "ordinal bigint",
        checks={**_DATES, "percent": "percent >= 0 AND percent <= 100", "teaching_minutes": "teaching_minutes >= 0"},
    )
    _table(
        "staff_subject",
        "staff_uid text, position integer, subject_uid text",
        key=("staff_uid", "position"),
        references={"staff_uid": "staff_member.uid", "subject_uid": "subject.uid"},
    )
    _table(
        "pupil",
        "uid text, given_name text, family_name text, school_form text, grade integer?, expected_minutes integer?, "
        "marking text, placeholder boolean, origin text, archived boolean, ordinal bigint",
        checks={"expected_minutes": "expected_minutes >= 0"},
    )


def _groups() -> None:
    _table(
        "pupil_group",
        "uid text, name text, kind text, school_form text, grade integer?, parent_uid text?, mentor_uid text?, "
        "planned_pupils integer, origin text, archived boolean, ordinal bigint",
        references={"parent_uid": "pupil_group.uid", "mentor_uid": "staff_member.uid"},
        checks={"planned_pupils": "planned_pupils >= 0"},
    )
    _table(
        "membership",
        "uid text, group_uid text, pupil_uid text, first_day date?, last_day date?, origin text, ordinal bigint",
        references={"group_uid": "pupil_group.uid", "pupil_uid": "pupil.uid"},
        checks=_DATES,
    )


def _rooms() -> None:
    _table(
        "room",
        "uid text, name text, seats integer, building text, shared boolean, origin text, archived boolean, ordinal bigint",
        checks={"seats": "seats >= 0"},
    )
    _table("room_tag", "room_uid text, position integer, tag text", key=("room_uid", "position"), references={"room_uid": "room.uid"})
    _table("block", "uid text, name text, ordinal bigint")


def _requirements() -> None:
    _table(
        "requirement",
        "uid text, subject_uid text, minutes integer, room_needed boolean, room_count integer, block_uid text?, "
        "setup integer, cleanup integer, seats integer?, note text, origin text, ordinal bigint",
        references={"subject_uid": "subject.uid", "block_uid": "block.uid"},
        checks={"around": "setup >= 0 AND cleanup >= 0", "minutes": "minutes >= 0", "room_count": "room_count >= 0", "seats": "seats >= 0"},
    )
    _table(
        "requirement_group",
        "requirement_uid text, position integer, group_uid text",
        key=("requirement_uid", "position"),
        references={"requirement_uid": "requirement.uid", "group_uid": "pupil_group.uid"},
    )
    _table(
        "requirement_teacher",
        "requirement_uid text, position integer, staff_uid text",
        key=("requirement_uid", "position"),
        references={"requirement_uid": "requirement.uid", "staff_uid": "staff_member.uid"},
    )
    _table(
        "requirement_room",
        "requirement_uid text, position integer, room_uid text",
        key=("requirement_uid", "position"),
        references={"requirement_uid": "requirement.uid", "room_uid": "room.uid"},
    )
    _table(
        "requirement_room_tag",
        "requirement_uid text, position integer, tag text",
        key=("requirement_uid", "position"),
        references={"requirement_uid": "requirement.uid"},
    )


def _lessons() -> None:
    _table(
        "lesson",
        "uid text, requirement_uid text, minutes integer, position integer, week_kind text, weeks text, period_uid text?, ordinal bigint",
        references={"requirement_uid": "requirement.uid", "period_uid": "period.uid"},
        checks={"minutes": "minutes > 0", "weeks": "(week_kind = 'explicit') = (weeks <> '')"},
    )
    _table(
        "adapted_programme",
        "uid text, pupil_uid text, first_day date?, last_day date?, expected_minutes integer?, ordinal bigint",
        references={"pupil_uid": "pupil.uid"},
        checks={**_DATES, "expected_minutes": "expected_minutes >= 0"},
    )
    _table(
        "adapted_programme_lesson",
        "programme_uid text, position integer, lesson_uid text",
        key=("programme_uid", "position"),
        references={"programme_uid": "adapted_programme.uid", "lesson_uid": "lesson.uid"},
    )


def _rules() -> None:
    _table("rule", "uid text, rule_id text, scope text, params text, weight double?, active boolean, note text, ordinal bigint")
    _table(
        "rule_target", "rule_uid text, position integer, target_uid text", key=("rule_uid", "position"), references={"rule_uid": "rule.uid"}
    )


def _timetables() -> None:
    _table("timetable_version", "uid text, name text, state text, first_day date?, last_day date?, ordinal bigint", checks=_DATES)
    _table(
        "placement",
        "timetable_uid text, lesson_uid text, day integer, start_minute integer, time_lock text?, room_lock text?, ordinal bigint",
        key=("timetable_uid", "lesson_uid"),
        references={"timetable_uid": "timetable_version.uid", "lesson_uid": "lesson.uid"},
        checks={"day": "0 <= day AND day <= 6", "start": "0 <= start_minute AND start_minute < 1440"},
    )
    _table(
        "placement_room",
        "timetable_uid text, lesson_uid text, position integer, room_uid text",
        key=("timetable_uid", "lesson_uid", "position"),
        references={"room_uid": "room.uid"},
        constraints=(_reference("placement_room", ("timetable_uid", "lesson_uid"), "placement", ("timetable_uid", "lesson_uid")),),
    )


def _state() -> None:
    _table(
        "school_state",
        "id integer, revision bigint, current_uid text?",
        key=("id",),
        references={"current_uid": "timetable_version.uid"},
        checks={"single": "id = 1"},
    )
    _table("source_text", "name text, text text", key=("name",))


def _log() -> None:
    _table("step", "number bigint, label text, data text, author text, made_at instant, undone boolean, size integer", key=("number",))
    _table(
        "step_change",
        "step_number bigint, position integer, kind text, uid text, row_before text?, row_after text?",
        key=("step_number", "position"),
        constraints=(
            sa.ForeignKeyConstraint(["step_number"], ["step.number"], name=op.f("fk_step_change_step_number"), ondelete="CASCADE"),
        ),
    )
    op.create_index(op.f("ix_step_change_kind_uid"), "step_change", ["kind", "uid"])
    _table(
        "outgoing_publication",
        "token text, target text, kept_at instant, snapshot bytes?, receipt text?, confirmed_at instant?",
        key=("token",),
    )
