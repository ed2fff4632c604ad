"""Alembic's scripts: one file a revision, numbered from 0001."""
