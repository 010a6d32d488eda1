"""what a library's master is known again by, and which versions stand below its post

Revision: 0010
Revises: 0009
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("assets", sa.Column("cuts", sa.LargeBinary()))
    op.add_column("assets", sa.Column("small_sha256", sa.String(64)))
    op.add_column("assets", sa.Column("versions", sa.Text(), nullable=False, server_default=""))
    op.create_index("ix_assets_small_sha256", "assets", ["small_sha256"])
    op.create_index("ix_assets_channel_id_message_id", "assets", ["channel_id", "message_id"])


def downgrade() -> None:
    op.drop_index("ix_assets_channel_id_message_id", table_name="assets")
    op.drop_index("ix_assets_small_sha256", table_name="assets")
    with op.batch_alter_table("assets") as table:
        table.drop_column("versions")
        table.drop_column("small_sha256")
        table.drop_column("cuts")
