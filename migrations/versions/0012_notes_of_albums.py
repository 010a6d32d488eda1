"""which message a photo was asked about in, and which album a note's message belongs to

Revision: 0012
Revises: 0011
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("photos", sa.Column("about_message_id", sa.BigInteger()))
    op.add_column("photos", sa.Column("about_album", sa.String(64)))
    op.add_column("library_notes", sa.Column("album", sa.String(64)))
    op.create_index("ix_library_notes_album", "library_notes", ["album"])


def downgrade() -> None:
    op.drop_index("ix_library_notes_album", table_name="library_notes")
    with op.batch_alter_table("library_notes") as table:
        table.drop_column("album")
    with op.batch_alter_table("photos") as table:
        table.drop_column("about_album")
        table.drop_column("about_message_id")
