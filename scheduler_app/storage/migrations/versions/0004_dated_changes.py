"""Half days; substitutes, cancellations and other rooms on single dates; single lessons of one pupil."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute(
        "ALTER TABLE day_off ADD COLUMN from_minute INTEGER"
        " CONSTRAINT ck_day_off_from_minute CHECK (0 < from_minute AND from_minute < 1440)"
    )
    _dated_changes()
    op.create_table(
        "individual_lesson",
        sa.Column("uid", sa.Text, nullable=False),
        sa.Column("pupil_uid", sa.Text, nullable=False),
        sa.Column("lesson_uid", sa.Text, nullable=False),
        sa.Column("attends", sa.Boolean, nullable=False),
        sa.Column("first_day", sa.Date),
        sa.Column("last_day", sa.Date),
        sa.Column("ordinal", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("uid", name=op.f("pk_individual_lesson")),
        _reference("individual_lesson", "pupil_uid", "pupil"),
        _reference("individual_lesson", "lesson_uid", "lesson"),
        sa.CheckConstraint("first_day IS NULL OR last_day IS NULL OR first_day <= last_day", name=op.f("ck_individual_lesson_date_order")),
    )
    for column in ("pupil_uid", "lesson_uid"):
        op.create_index(op.f(f"ix_individual_lesson_{column}"), "individual_lesson", [column])


def _dated_changes() -> None:
    op.create_table(
        "dated_change",
        sa.Column("lesson_uid", sa.Text, nullable=False),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("cancelled", sa.Boolean, nullable=False),
        sa.Column("ordinal", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("lesson_uid", "day", name=op.f("pk_dated_change")),
        _reference("dated_change", "lesson_uid", "lesson"),
    )
    for name, column, target in (("dated_change_teacher", "teacher_uid", "staff_member"), ("dated_change_room", "room_uid", "room")):
        op.create_table(
            name,
            sa.Column("lesson_uid", sa.Text, nullable=False),
            sa.Column("day", sa.Date, nullable=False),
            sa.Column("position", sa.Integer, nullable=False, autoincrement=False),
            sa.Column(column, sa.Text, nullable=False),
            sa.PrimaryKeyConstraint("lesson_uid", "day", "position", name=op.f(f"pk_{name}")),
            _reference(name, column, target),
            sa.ForeignKeyConstraint(
                ["lesson_uid", "day"], ["dated_change.lesson_uid", "dated_change.day"],
                name=op.f(f"fk_{name}_lesson_uid_day"), deferrable=True, initially="DEFERRED",
            ),
        )  # fmt: skip
        op.create_index(op.f(f"ix_{name}_{column}"), name, [column])


def _reference(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    """A reference that is checked when the transaction commits."""
    return sa.ForeignKeyConstraint([column], [f"{target}.uid"], name=op.f(f"fk_{table}_{column}"), deferrable=True, initially="DEFERRED")
