"""Alembic's entry: the connection comes from storage.db, in a transaction that is already begun."""

from __future__ import annotations

from alembic import context

from storage.models import Base

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=Base.metadata,
    compare_type=True,
    # SQLite can't alter most things in place; a batch copies the table.
    render_as_batch=connection.dialect.name == "sqlite",
)
context.run_migrations()
