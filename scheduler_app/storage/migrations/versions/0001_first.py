"""The first schema."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


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


def _calendar() -> None:
    op.create_table(
        "school_unit",
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("municipality", sa.Text(), nullable=False),
        sa.Column("day_start", sa.Integer(), nullable=False),
        sa.Column("day_end", sa.Integer(), nullable=False),
        sa.Column("teaching_minutes_norm", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("0 <= day_start AND day_start < day_end AND day_end <= 1440", name=op.f("ck_school_unit_day")),
        sa.PrimaryKeyConstraint("uid", name=op.f("pk_school_unit")),
    )
    op.create_table(
        "frame_period",
        sa.Column("unit_uid", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("start_minute", sa.Integer(), nullable=False),
        sa.Column("end_minute", sa.Integer(), nullable=False),
        sa.CheckConstraint("0 <= start_minute AND start_minute < end_minute AND end_minute <= 1440", name=op.f("ck_frame_period_times")),
        sa.ForeignKeyConstraint(
            ["unit_uid"], ["school_unit.uid"], name=op.f("fk_frame_period_unit_uid"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("unit_uid", "position", name=op.f("pk_frame_period")),
    )
    op.create_table(
        "school_year",
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("weekdays", sa.Text(), nullable=False),
        sa.Column("ordinal", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("first_day IS NULL OR last_day IS NULL OR first_day <= last_day", name=op.f("ck_school_year_date_order")),
        sa.PrimaryKeyConstraint("uid", name=op.f("pk_school_year")),
    )
    op.create_table(
        "term",
        sa.Column("year_uid", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=True),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.CheckConstraint("first_day IS NULL OR last_day IS NULL OR first_day <= last_day", name=op.f("ck_term_date_order")),
        sa.ForeignKeyConstraint(["year_uid"], ["school_year.uid"], name=op.f("fk_term_year_uid"), initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("uid", name=op.f("pk_term")),
    )
    op.create_index(op.f("ix_term_year_uid"), "term", ["year_uid"], unique=False)
    op.create_table(
        "period",
        sa.Column("year_uid", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=True),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.CheckConstraint("first_day IS NULL OR last_day IS NULL OR first_day <= last_day", name=op.f("ck_period_date_order")),
        sa.ForeignKeyConstraint(["year_uid"], ["school_year.uid"], name=op.f("fk_period_year_uid"), initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("uid", name=op.f("pk_period")),
    )
    op.create_index(op.f("ix_period_year_uid"), "period", ["year_uid"], unique=False)
    op.create_table(
        "day_off",
        sa.Column("year_uid", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=True),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.CheckConstraint("first_day IS NULL OR last_day IS NULL OR first_day <= last_day", name=op.f("ck_day_off_date_order")),
        sa.ForeignKeyConstraint(["year_uid"], ["school_year.uid"], name=op.f("fk_day_off_year_uid"), initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("uid", name=op.f("pk_day_off")),
    )
    op.create_index(op.f("ix_day_off_year_uid"), "day_off", ["year_uid"], unique=False)


def _people() -> None:
    op.create_table(
        "subject",
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("official_code", sa.Text(), nullable=False),
        sa.Column("special", sa.Boolean(), nullable=False),
        sa.Column("hue", sa.Integer(), nullable=False),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("archived", sa.Boolean(), nullable=False),
        sa.Column("ordinal", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("0 <= hue AND hue <= 11", name=op.f("ck_subject_hue")),
        sa.PrimaryKeyConstraint("uid", name=op.f("pk_subject")),
    )
    op.create_table(
        "staff_member",
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("signature", sa.Text(), nullable=False),
        sa.Column("given_name", sa.Text(), nullable=False),
        sa.Column("family_name", sa.Text(), nullable=False),
        sa.Column("percent", sa.Double(), nullable=False),
        sa.Column("duty_type", sa.Text(), nullable=False),
        sa.Column("teaching_minutes", sa.Integer(), nullable=True),
        sa.Column("first_day", sa.Date(), nullable=True),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.Column("marking", sa.Text(), nullable=False),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("archived", sa.Boolean(), nullable=False),
        sa.Column("ordinal", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("first_day IS NULL OR last_day IS NULL OR first_day <= last_day", name=op.f("ck_staff_member_date_order")),
        sa.CheckConstraint("percent >= 0 AND percent <= 100", name=op.f("ck_staff_member_percent")),
        sa.CheckConstraint("teaching_minutes >= 0", name=op.f("ck_staff_member_teaching_minutes")),
        sa.PrimaryKeyConstraint("uid", name=op.f("pk_staff_member")),
    )
    op.create_table(
        "staff_subject",
        sa.Column("staff_uid", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("subject_uid", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["staff_uid"], ["staff_member.uid"], name=op.f("fk_staff_subject_staff_uid"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["subject_uid"], ["subject.uid"], name=op.f("fk_staff_subject_subject_uid"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("staff_uid", "position", name=op.f("pk_staff_subject")),
    )
    op.create_index(op.f("ix_staff_subject_subject_uid"), "staff_subject", ["subject_uid"], unique=False)
    op.create_table(
        "pupil",
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("given_name", sa.Text(), nullable=False),
        sa.Column("family_name", sa.Text(), nullable=False),
        sa.Column("school_form", sa.Text(), nullable=False),
        sa.Column("grade", sa.Integer(), nullable=True),
        sa.Column("expected_minutes", sa.Integer(), nullable=True),
        sa.Column("marking", sa.Text(), nullable=False),
        sa.Column("placeholder", sa.Boolean(), nullable=False),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("archived", sa.Boolean(), nullable=False),
        sa.Column("ordinal", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("expected_minutes >= 0", name=op.f("ck_pupil_expected_minutes")),
        sa.PrimaryKeyConstraint("uid", name=op.f("pk_pupil")),
    )


def _groups() -> None:
    op.create_table(
        "pupil_group",
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("school_form", sa.Text(), nullable=False),
        sa.Column("grade", sa.Integer(), nullable=True),
        sa.Column("parent_uid", sa.Text(), nullable=True),
        sa.Column("mentor_uid", sa.Text(), nullable=True),
        sa.Column("planned_pupils", sa.Integer(), nullable=False),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("archived", sa.Boolean(), nullable=False),
        sa.Column("ordinal", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("planned_pupils >= 0", name=op.f("ck_pupil_group_planned_pupils")),
        sa.ForeignKeyConstraint(
            ["mentor_uid"], ["staff_member.uid"], name=op.f("fk_pupil_group_mentor_uid"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["parent_uid"], ["pupil_group.uid"], name=op.f("fk_pupil_group_parent_uid"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("uid", name=op.f("pk_pupil_group")),
    )
    op.create_index(op.f("ix_pupil_group_mentor_uid"), "pupil_group", ["mentor_uid"], unique=False)
    op.create_index(op.f("ix_pupil_group_parent_uid"), "pupil_group", ["parent_uid"], unique=False)
    op.create_table(
        "membership",
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("group_uid", sa.Text(), nullable=False),
        sa.Column("pupil_uid", sa.Text(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=True),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("ordinal", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("first_day IS NULL OR last_day IS NULL OR first_day <= last_day", name=op.f("ck_membership_date_order")),
        sa.ForeignKeyConstraint(
            ["group_uid"], ["pupil_group.uid"], name=op.f("fk_membership_group_uid"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(["pupil_uid"], ["pupil.uid"], name=op.f("fk_membership_pupil_uid"), initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("uid", name=op.f("pk_membership")),
    )
    op.create_index(op.f("ix_membership_group_uid"), "membership", ["group_uid"], unique=False)
    op.create_index(op.f("ix_membership_pupil_uid"), "membership", ["pupil_uid"], unique=False)


def _rooms() -> None:
    op.create_table(
        "room",
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("seats", sa.Integer(), nullable=False),
        sa.Column("building", sa.Text(), nullable=False),
        sa.Column("shared", sa.Boolean(), nullable=False),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("archived", sa.Boolean(), nullable=False),
        sa.Column("ordinal", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("seats >= 0", name=op.f("ck_room_seats")),
        sa.PrimaryKeyConstraint("uid", name=op.f("pk_room")),
    )
    op.create_table(
        "room_tag",
        sa.Column("room_uid", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("tag", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["room_uid"], ["room.uid"], name=op.f("fk_room_tag_room_uid"), initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("room_uid", "position", name=op.f("pk_room_tag")),
    )
    op.create_table(
        "block",
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("ordinal", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("uid", name=op.f("pk_block")),
    )


def _requirements() -> None:
    op.create_table(
        "requirement",
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("subject_uid", sa.Text(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("room_needed", sa.Boolean(), nullable=False),
        sa.Column("room_count", sa.Integer(), nullable=False),
        sa.Column("block_uid", sa.Text(), nullable=True),
        sa.Column("setup", sa.Integer(), nullable=False),
        sa.Column("cleanup", sa.Integer(), nullable=False),
        sa.Column("seats", sa.Integer(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("ordinal", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("minutes >= 0", name=op.f("ck_requirement_minutes")),
        sa.CheckConstraint("room_count >= 0", name=op.f("ck_requirement_room_count")),
        sa.CheckConstraint("seats >= 0", name=op.f("ck_requirement_seats")),
        sa.CheckConstraint("setup >= 0 AND cleanup >= 0", name=op.f("ck_requirement_around")),
        sa.ForeignKeyConstraint(["block_uid"], ["block.uid"], name=op.f("fk_requirement_block_uid"), initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(
            ["subject_uid"], ["subject.uid"], name=op.f("fk_requirement_subject_uid"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("uid", name=op.f("pk_requirement")),
    )
    op.create_index(op.f("ix_requirement_block_uid"), "requirement", ["block_uid"], unique=False)
    op.create_index(op.f("ix_requirement_subject_uid"), "requirement", ["subject_uid"], unique=False)
    op.create_table(
        "requirement_group",
        sa.Column("requirement_uid", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("group_uid", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["group_uid"], ["pupil_group.uid"], name=op.f("fk_requirement_group_group_uid"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["requirement_uid"],
            ["requirement.uid"],
            name=op.f("fk_requirement_group_requirement_uid"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("requirement_uid", "position", name=op.f("pk_requirement_group")),
    )
    op.create_index(op.f("ix_requirement_group_group_uid"), "requirement_group", ["group_uid"], unique=False)
    op.create_table(
        "requirement_teacher",
        sa.Column("requirement_uid", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("staff_uid", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["requirement_uid"],
            ["requirement.uid"],
            name=op.f("fk_requirement_teacher_requirement_uid"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["staff_uid"], ["staff_member.uid"], name=op.f("fk_requirement_teacher_staff_uid"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("requirement_uid", "position", name=op.f("pk_requirement_teacher")),
    )
    op.create_index(op.f("ix_requirement_teacher_staff_uid"), "requirement_teacher", ["staff_uid"], unique=False)
    op.create_table(
        "requirement_room",
        sa.Column("requirement_uid", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("room_uid", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["requirement_uid"],
            ["requirement.uid"],
            name=op.f("fk_requirement_room_requirement_uid"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["room_uid"], ["room.uid"], name=op.f("fk_requirement_room_room_uid"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("requirement_uid", "position", name=op.f("pk_requirement_room")),
    )
    op.create_index(op.f("ix_requirement_room_room_uid"), "requirement_room", ["room_uid"], unique=False)
    op.create_table(
        "requirement_room_tag",
        sa.Column("requirement_uid", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("tag", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["requirement_uid"],
            ["requirement.uid"],
            name=op.f("fk_requirement_room_tag_requirement_uid"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("requirement_uid", "position", name=op.f("pk_requirement_room_tag")),
    )


def _lessons() -> None:
    op.create_table(
        "lesson",
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("requirement_uid", sa.Text(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("week_kind", sa.Text(), nullable=False),
        sa.Column("weeks", sa.Text(), nullable=False),
        sa.Column("period_uid", sa.Text(), nullable=True),
        sa.Column("ordinal", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("(week_kind = 'explicit') = (weeks <> '')", name=op.f("ck_lesson_weeks")),
        sa.CheckConstraint("minutes > 0", name=op.f("ck_lesson_minutes")),
        sa.ForeignKeyConstraint(["period_uid"], ["period.uid"], name=op.f("fk_lesson_period_uid"), initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(
            ["requirement_uid"], ["requirement.uid"], name=op.f("fk_lesson_requirement_uid"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("uid", name=op.f("pk_lesson")),
    )
    op.create_index(op.f("ix_lesson_period_uid"), "lesson", ["period_uid"], unique=False)
    op.create_index(op.f("ix_lesson_requirement_uid"), "lesson", ["requirement_uid"], unique=False)
    op.create_table(
        "adapted_programme",
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("pupil_uid", sa.Text(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=True),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.Column("expected_minutes", sa.Integer(), nullable=True),
        sa.Column("ordinal", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("expected_minutes >= 0", name=op.f("ck_adapted_programme_expected_minutes")),
        sa.CheckConstraint("first_day IS NULL OR last_day IS NULL OR first_day <= last_day", name=op.f("ck_adapted_programme_date_order")),
        sa.ForeignKeyConstraint(
            ["pupil_uid"], ["pupil.uid"], name=op.f("fk_adapted_programme_pupil_uid"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("uid", name=op.f("pk_adapted_programme")),
    )
    op.create_index(op.f("ix_adapted_programme_pupil_uid"), "adapted_programme", ["pupil_uid"], unique=False)
    op.create_table(
        "adapted_programme_lesson",
        sa.Column("programme_uid", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("lesson_uid", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["lesson_uid"], ["lesson.uid"], name=op.f("fk_adapted_programme_lesson_lesson_uid"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["programme_uid"],
            ["adapted_programme.uid"],
            name=op.f("fk_adapted_programme_lesson_programme_uid"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("programme_uid", "position", name=op.f("pk_adapted_programme_lesson")),
    )
    op.create_index(op.f("ix_adapted_programme_lesson_lesson_uid"), "adapted_programme_lesson", ["lesson_uid"], unique=False)


def _rules() -> None:
    op.create_table(
        "rule",
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("rule_id", sa.Text(), nullable=False),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("params", sa.Text(), nullable=False),
        sa.Column("weight", sa.Double(), nullable=True),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("ordinal", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("uid", name=op.f("pk_rule")),
    )
    op.create_table(
        "rule_target",
        sa.Column("rule_uid", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("target_uid", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["rule_uid"], ["rule.uid"], name=op.f("fk_rule_target_rule_uid"), initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("rule_uid", "position", name=op.f("pk_rule_target")),
    )


def _timetables() -> None:
    op.create_table(
        "timetable_version",
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=True),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.Column("ordinal", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("first_day IS NULL OR last_day IS NULL OR first_day <= last_day", name=op.f("ck_timetable_version_date_order")),
        sa.PrimaryKeyConstraint("uid", name=op.f("pk_timetable_version")),
    )
    op.create_table(
        "placement",
        sa.Column("timetable_uid", sa.Text(), nullable=False),
        sa.Column("lesson_uid", sa.Text(), nullable=False),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("start_minute", sa.Integer(), nullable=False),
        sa.Column("time_lock", sa.Text(), nullable=True),
        sa.Column("room_lock", sa.Text(), nullable=True),
        sa.Column("ordinal", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("0 <= day AND day <= 6", name=op.f("ck_placement_day")),
        sa.CheckConstraint("0 <= start_minute AND start_minute < 1440", name=op.f("ck_placement_start")),
        sa.ForeignKeyConstraint(
            ["lesson_uid"], ["lesson.uid"], name=op.f("fk_placement_lesson_uid"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["timetable_uid"], ["timetable_version.uid"], name=op.f("fk_placement_timetable_uid"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("timetable_uid", "lesson_uid", name=op.f("pk_placement")),
    )
    op.create_index(op.f("ix_placement_lesson_uid"), "placement", ["lesson_uid"], unique=False)
    op.create_table(
        "placement_room",
        sa.Column("timetable_uid", sa.Text(), nullable=False),
        sa.Column("lesson_uid", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("room_uid", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["room_uid"], ["room.uid"], name=op.f("fk_placement_room_room_uid"), initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(
            ["timetable_uid", "lesson_uid"],
            ["placement.timetable_uid", "placement.lesson_uid"],
            name=op.f("fk_placement_room_timetable_uid_lesson_uid"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("timetable_uid", "lesson_uid", "position", name=op.f("pk_placement_room")),
    )
    op.create_index(op.f("ix_placement_room_room_uid"), "placement_room", ["room_uid"], unique=False)


def _state() -> None:
    op.create_table(
        "school_state",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("revision", sa.BigInteger(), nullable=False),
        sa.Column("current_uid", sa.Text(), nullable=True),
        sa.CheckConstraint("id = 1", name=op.f("ck_school_state_single")),
        sa.ForeignKeyConstraint(
            ["current_uid"], ["timetable_version.uid"], name=op.f("fk_school_state_current_uid"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_school_state")),
    )
    op.create_index(op.f("ix_school_state_current_uid"), "school_state", ["current_uid"], unique=False)
    op.create_table(
        "source_text",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_source_text")),
    )


def _log() -> None:
    op.create_table(
        "step",
        sa.Column("number", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("data", sa.Text(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("undone", sa.Boolean(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_step")),
    )
    op.create_table(
        "step_change",
        sa.Column("step_number", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("row_before", sa.Text(), nullable=True),
        sa.Column("row_after", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["step_number"], ["step.number"], name=op.f("fk_step_change_step_number"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("step_number", "position", name=op.f("pk_step_change")),
    )
    op.create_index(op.f("ix_step_change_kind_uid"), "step_change", ["kind", "uid"], unique=False)
    op.create_table(
        "outgoing_publication",
        sa.Column("token", sa.Text(), nullable=False),
        sa.Column("target", sa.Text(), nullable=False),
        sa.Column("kept_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("snapshot", sa.LargeBinary(), nullable=True),
        sa.Column("receipt", sa.Text(), nullable=True),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("token", name=op.f("pk_outgoing_publication")),
    )
