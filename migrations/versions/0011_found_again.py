"""when a master became findable; words with their vowel signs, and people by plain words

Revision: 0011
Revises: 0010
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from storage import library_search

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

AT_ONCE = 2000
COLUMNS = "id, channel_id, title, file_name, tags, asked_name, approved_name"


def upgrade() -> None:
    column = sa.Column("changed_at", sa.DateTime(timezone=True), nullable=True)
    if _is_sqlite():
        # Copied, so that the id of a master that is taken out is never another's.
        again = {"sqlite_autoincrement": True}
        with op.batch_alter_table("assets", recreate="always", table_kwargs=again) as table:
            table.add_column(column)
    else:
        op.add_column("assets", column)
    op.execute("UPDATE assets SET changed_at = posted_at")
    op.create_index("ix_assets_channel_id_changed_at", "assets", ["channel_id", "changed_at"])
    _empty_words()
    _index_again()


def _empty_words() -> None:
    """Marks are parts of words to SQLite, too, as storage/library_search.py makes them."""
    if not _is_sqlite():
        op.execute("DELETE FROM asset_words")
        return
    op.execute("DROP TABLE asset_words")
    op.execute(
        "CREATE VIRTUAL TABLE asset_words USING fts5("
        "words, tokenize = \"unicode61 remove_diacritics 0 categories 'L* N* Co Mn Mc'\")"
    )


def _index_again() -> None:
    into = "asset_id, words) VALUES (:id, array_to_tsvector(CAST(:words AS text[])))"
    if _is_sqlite():
        into = "rowid, words) VALUES (:id, :words)"
    insert = sa.text(f"INSERT INTO asset_words ({into}")
    page = "WHERE message_id IS NOT NULL AND id > :last ORDER BY id LIMIT :most"
    select = sa.text(f"SELECT {COLUMNS} FROM assets {page}")  # noqa: S608 - constants of this module
    last = 0
    while rows := op.get_bind().execute(select, {"last": last, "most": AT_ONCE}).mappings().all():
        op.get_bind().execute(insert, [{"id": row["id"], "words": _words(row)} for row in rows])
        last = rows[-1]["id"]


def _words(row: sa.RowMapping) -> str | list[str]:
    words = library_search.words_of(
        channel_id=row["channel_id"],
        title=row["title"],
        file_name=row["file_name"],
        tags=row["tags"].split(),
        asked_name=row["asked_name"],
        approved_name=row["approved_name"],
    )
    return " ".join(words) if _is_sqlite() else words


def downgrade() -> None:
    """What is found by more words than before does no harm."""
    if _is_sqlite():
        op.execute("ALTER TABLE asset_words RENAME TO asset_words_before")
        op.execute("CREATE VIRTUAL TABLE asset_words USING fts5(words)")
        op.execute("INSERT INTO asset_words (rowid, words) SELECT rowid, words FROM asset_words_before")
        op.execute("DROP TABLE asset_words_before")
    op.drop_index("ix_assets_channel_id_changed_at", table_name="assets")
    with op.batch_alter_table("assets") as table:
        table.drop_column("changed_at")


def _is_sqlite() -> bool:
    return op.get_bind().dialect.name == "sqlite"
