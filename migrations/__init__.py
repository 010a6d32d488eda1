"""Alembic's revisions. `storage.db.upgrade(url)` runs them; there is no alembic.ini to find."""
