"""Tags of requirements; rooms without order and in sets."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("requirement", sa.Column("room_ordered", sa.Boolean, nullable=False, server_default=sa.true()))
    op.add_column("requirement", sa.Column("room_set_sizes", sa.Text, nullable=False, server_default=sa.text("''")))
    op.add_column("requirement", sa.Column("room_choices", sa.Text, nullable=False, server_default=sa.text("''")))
    op.create_table(
        "requirement_tag",
        sa.Column("requirement_uid", sa.Text, nullable=False),
        sa.Column("position", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("tag", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("requirement_uid", "position", name=op.f("pk_requirement_tag")),
        sa.ForeignKeyConstraint(
            ["requirement_uid"], ["requirement.uid"], name=op.f("fk_requirement_tag_requirement_uid"), deferrable=True, initially="DEFERRED"
        ),
    )
