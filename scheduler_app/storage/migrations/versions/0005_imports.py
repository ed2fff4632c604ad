"""Runs of imports, remembered column mappings and rows waiting for a person's decision."""

from __future__ import annotations

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    pass
