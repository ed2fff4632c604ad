"""The first schema: publications, dated lessons with rosters, attendance, absence reasons, announced absence, audit and the public view."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

KEY = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
UID = sa.Text().with_variant(postgresql.UUID(as_uuid=False), "postgresql")
DAY = sa.Text().with_variant(postgresql.DATE(), "postgresql")
INSTANT = sa.Text().with_variant(postgresql.TIMESTAMP(timezone=True), "postgresql")
JSON_LIST = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")

REASONS = (
    (11, "Sen ankomst", "unannounced", True, False),
    (12, "Oanmäld frånvaro del av pass", "unannounced", True, False),
    (15, "Oanmäld frånvaro", "unannounced", True, False),
    (30, "Anmäld frånvaro", "announced", True, True),
    (50, "Annan skolaktivitet", "present", False, False),
    (80, "Beviljad ledighet", "granted_leave", True, False),
)


def upgrade() -> None:
    _publication()
    _calendar_event()
    _attendance()
    _audit()
    op.execute(
        "CREATE VIEW public_calendar_event AS SELECT id, school_unit_id, local_date, start_minute, end_minute, starts_at, ends_at,"
        " subject_code, subject_name, groups, rooms FROM calendar_event WHERE status = 'planned'"
    )


def _publication() -> None:
    op.create_table(
        "publication",
        sa.Column("school_unit_id", KEY, primary_key=True),
        sa.Column("seq", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("token", UID, nullable=False, unique=True),
        sa.Column("timetable_id", sa.Text, nullable=False),
        sa.Column("base_seq", sa.Integer, nullable=False),
        sa.Column("effective_from", DAY, nullable=False),
        sa.Column("effective_until", DAY, nullable=False),
        sa.Column("snapshot_sha256", sa.Text, nullable=False),
        sa.Column("counts", JSON_LIST, nullable=False),
        sa.Column("published_by", sa.Text, nullable=False),
        sa.Column("published_at", INSTANT, nullable=False),
    )


def _calendar_event() -> None:
    op.create_table(
        "calendar_event",
        sa.Column("id", UID, primary_key=True),
        sa.Column("school_unit_id", KEY, nullable=False),
        sa.Column("lesson_uid", KEY, nullable=False),
        sa.Column("local_date", DAY, nullable=False),
        sa.Column("start_minute", sa.Integer, nullable=False),
        sa.Column("end_minute", sa.Integer, nullable=False),
        sa.Column("starts_at", INSTANT, nullable=False),
        sa.Column("ends_at", INSTANT, nullable=False),
        sa.Column("subject_code", sa.Text, nullable=False),
        sa.Column("subject_name", sa.Text, nullable=False),
        sa.Column("groups", JSON_LIST, nullable=False),
        sa.Column("rooms", JSON_LIST, nullable=False),
        sa.Column("teachers", JSON_LIST, nullable=False),
        sa.Column("status", sa.Text, nullable=False),
        sa.Column("content_hash", sa.Text, nullable=False),
        sa.Column("publication_seq", sa.Integer, nullable=False),
        sa.Column("reported_at", INSTANT),
        sa.Column("reported_by", sa.Text),
        sa.UniqueConstraint("school_unit_id", "lesson_uid", "local_date", name="uq_calendar_event_lesson_date"),
        sa.CheckConstraint("status IN ('planned', 'cancelled')", name="ck_calendar_event_status"),
        sa.CheckConstraint("end_minute > start_minute", name="ck_calendar_event_minutes"),
    )
    op.create_index("ix_calendar_event_window", "calendar_event", ["school_unit_id", "local_date"])
    op.create_table(
        "calendar_event_pupil",
        sa.Column("calendar_event_id", UID, sa.ForeignKey("calendar_event.id"), primary_key=True),
        sa.Column("pupil_id", KEY, primary_key=True),
        sa.Column("planned_minutes", sa.Integer, nullable=False),
        sqlite_with_rowid=False,
    )


def _attendance() -> None:
    reasons = op.create_table(
        "absence_reason",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("category", sa.Text, nullable=False),
        sa.Column("guardians_told", sa.Boolean, nullable=False),
        sa.Column("home_may_choose", sa.Boolean, nullable=False),
        sa.CheckConstraint("category IN ('present', 'announced', 'unannounced', 'granted_leave')", name="ck_absence_reason_category"),
    )
    names = ("id", "name", "category", "guardians_told", "home_may_choose")
    op.bulk_insert(reasons, [dict(zip(names, row, strict=True)) for row in REASONS])
    op.create_table(
        "attendance",
        sa.Column("calendar_event_id", UID, sa.ForeignKey("calendar_event.id"), primary_key=True),
        sa.Column("pupil_id", KEY, primary_key=True),
        sa.Column("reason_id", sa.Integer, sa.ForeignKey("absence_reason.id")),
        sa.Column("minutes", sa.Integer, nullable=False),
        sa.Column("extra", sa.Boolean, nullable=False),
        sa.Column("reported_at", INSTANT, nullable=False),
        sa.Column("reported_by", sa.Text, nullable=False),
        sa.CheckConstraint("minutes >= 0", name="ck_attendance_minutes"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "announced_absence",
        sa.Column("id", UID, primary_key=True),
        sa.Column("school_unit_id", KEY, nullable=False),
        sa.Column("pupil_id", KEY, nullable=False),
        sa.Column("starts_at", INSTANT, nullable=False),
        sa.Column("ends_at", INSTANT, nullable=False),
        sa.Column("reason_id", sa.Integer, sa.ForeignKey("absence_reason.id"), nullable=False),
        sa.Column("announced_at", INSTANT, nullable=False),
        sa.Column("announced_by", sa.Text, nullable=False),
        sa.CheckConstraint("ends_at > starts_at", name="ck_announced_absence_interval"),
    )
    op.create_index("ix_announced_absence_pupil_id", "announced_absence", ["pupil_id"])


def _audit() -> None:
    op.create_table(
        "audit",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("what", sa.Text, nullable=False),
        sa.Column("school_unit_id", KEY, nullable=False),
        sa.Column("calendar_event_id", UID),
        sa.Column("publication_seq", sa.Integer),
        sa.Column("reason", sa.Text),
        sa.Column("details", JSON_LIST),
    )
    if op.get_bind().dialect.name == "sqlite":
        for verb in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER audit_no_{verb.lower()} BEFORE {verb} ON audit "
                "BEGIN SELECT RAISE(ABORT, 'audit rows are never changed'); END"
            )
        return
    op.execute(
        "CREATE FUNCTION audit_is_append_only() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'audit rows are never changed' USING ERRCODE = 'restrict_violation'; END $$"
    )
    op.execute("CREATE TRIGGER audit_no_change BEFORE UPDATE OR DELETE ON audit FOR EACH ROW EXECUTE FUNCTION audit_is_append_only()")
