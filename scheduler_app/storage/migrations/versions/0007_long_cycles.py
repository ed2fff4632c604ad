"""Placements on days after the seventh: FET's schools may have cycles of eight days or more."""

from __future__ import annotations

from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("placement") as placement:  # SQLite changes no constraint in place: the table is copied there
        placement.drop_constraint(op.f("ck_placement_day"), type_="check")
        placement.create_check_constraint(op.f("ck_placement_day"), "0 <= day")
