"""the coarse tiles that are made with a master

Revision: 0009
Revises: 0008
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("jobs", sa.Column("overview_sha256", sa.String(length=64), nullable=True))
    # Blobs that no row names any more are looked for by their names.
    op.create_index("ix_jobs_overview_sha256", "jobs", ["overview_sha256"])


def downgrade() -> None:
    op.drop_index("ix_jobs_overview_sha256", table_name="jobs")
    with op.batch_alter_table("jobs") as jobs:
        jobs.drop_column("overview_sha256")
