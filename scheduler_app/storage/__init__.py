"""Keeps schools in SQLite files or PostgreSQL schemas; ORM rows never leave this package."""
