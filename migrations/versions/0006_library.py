"""the team library: which group goes to which channel, approved masters, and their words for search

Revision: 0006
Revises: 0005
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "library_links",
        sa.Column("group_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("channel_id", sa.BigInteger(), nullable=False),
        sa.Column("channel_title", sa.Text(), nullable=False),
        sa.Column("channel_name", sa.String(length=64), nullable=False),
        sa.Column("linked_by", sa.BigInteger(), nullable=False),
        sa.Column("publishers", sa.String(length=16), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("group_id", name="pk_library_links"),
    )
    op.create_index("ix_library_links_channel_id", "library_links", ["channel_id"])
    op.create_table(
        "library_notes",
        sa.Column("chat_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("message_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("tags", sa.Text(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("chat_id", "message_id", name="pk_library_notes"),
    )
    op.create_index("ix_library_notes_user_id", "library_notes", ["user_id"])
    op.create_index("ix_library_notes_created_at", "library_notes", ["created_at"])
    _assets()
    _words()


def _assets() -> None:
    big_id = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.create_table(
        "assets",
        sa.Column("id", big_id, nullable=False),
        sa.Column("channel_id", sa.BigInteger(), nullable=False),
        sa.Column("group_id", sa.BigInteger(), nullable=False),
        sa.Column("job_id", sa.String(length=32), nullable=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("tags", sa.Text(), nullable=False),
        sa.Column("asked_by", sa.BigInteger(), nullable=False),
        sa.Column("asked_name", sa.Text(), nullable=False),
        sa.Column("approved_by", sa.BigInteger(), nullable=False),
        sa.Column("approved_name", sa.Text(), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.Column("bytes", sa.BigInteger(), nullable=False),
        sa.Column("format", sa.String(length=16), nullable=False),
        sa.Column("file_name", sa.Text(), nullable=False),
        sa.Column("source_verdict", sa.String(length=16), nullable=False),
        sa.Column("trust_verdict", sa.String(length=16), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("source_sha256", sa.String(length=64), nullable=True),
        sa.Column("likeness", sa.String(length=64), nullable=True),
        sa.Column("file_id", sa.Text(), nullable=False),
        sa.Column("proof_message_id", sa.BigInteger(), nullable=True),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("previous_id", sa.BigInteger(), nullable=True),
        sa.Column("next_id", sa.BigInteger(), nullable=True),
        sa.Column("claimed_at", MOMENT, nullable=True),
        sa.Column("posted_at", MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_assets"),
        sa.UniqueConstraint("channel_id", "sha256", name="uq_assets_channel_id_sha256"),
        sa.UniqueConstraint("previous_id", name="uq_assets_previous_id"),
    )
    for columns in (
        ["channel_id", "posted_at"],
        ["channel_id", "source_sha256"],
        ["sha256"],
        ["asked_by"],
        ["approved_by"],
    ):
        op.create_index(f"ix_assets_{'_'.join(columns)}", "assets", columns)


def _words() -> None:
    """Each database has its own full-text search, of one name: storage/library_search.py alone uses it."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute("CREATE VIRTUAL TABLE asset_words USING fts5(words)")
        return
    op.execute(
        "CREATE TABLE asset_words ("
        "asset_id bigint PRIMARY KEY REFERENCES assets (id) ON DELETE CASCADE, words tsvector NOT NULL)"
    )
    op.execute("CREATE INDEX asset_words_words ON asset_words USING gin (words)")


def downgrade() -> None:
    op.execute("DROP TABLE asset_words")
    op.drop_table("assets")
    op.drop_table("library_notes")
    op.drop_table("library_links")
