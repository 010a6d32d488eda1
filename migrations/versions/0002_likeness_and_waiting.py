"""likeness of photos, and the slot that waits for a better file

Revision: 0002
Revises: 0001
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

COLUMNS: dict[str, sa.types.TypeEngine[Any]] = {
    "likeness": sa.String(64),
    "wait_target": sa.String(32),
    "better_id": sa.BigInteger(),
}


def upgrade() -> None:
    with op.batch_alter_table("photos") as photos:
        for name, kind in COLUMNS.items():
            photos.add_column(sa.Column(name, kind))


def downgrade() -> None:
    with op.batch_alter_table("photos") as photos:
        for name in COLUMNS:
            photos.drop_column(name)
