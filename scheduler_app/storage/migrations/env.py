"""Runs migrations on the connection that scheduler_app/storage/migrating.py hands over."""

from __future__ import annotations

from alembic import context

from scheduler_app.storage.tables import Base

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=Base.metadata,
    render_as_batch=True,  # SQLite cannot alter a column in place
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()
if connection.dialect.name == "sqlite":
    revision = context.get_context().get_current_revision()
    connection.exec_driver_sql(f"PRAGMA user_version = {int(revision or 0)}")
