"""Runs of imports, remembered column mappings and rows waiting for a person's decision."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "withheld_person",
        *_texts("kind", "person_uid", "marking", "decision", "source"),
        sa.Column("ordinal", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("kind", "person_uid", name=op.f("pk_withheld_person")),
    )
    op.create_table(
        "column_mapping",
        *_texts("uid", "kind", "columns_by_heading"),
        sa.Column("ordinal", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("uid", name=op.f("pk_column_mapping")),
    )
    op.create_table(
        "import_run",
        sa.Column("number", sa.BigInteger(), nullable=False, autoincrement=False),
        sa.Column("ran_at", sa.DateTime(timezone=True), nullable=False),
        *_texts("author", "format", "source"),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in ("added", "changed", "unchanged", "archived", "refused")),
        sa.Column("step_number", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_import_run")),
    )


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text(), nullable=False) for name in names]
