"""which jobs were ordered together, and so go out together

Revision: 0008
Revises: 0007
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("jobs", sa.Column("together", sa.String(length=32), nullable=True))
    op.create_index("ix_jobs_together", "jobs", ["together"])


def downgrade() -> None:
    op.drop_index("ix_jobs_together", table_name="jobs")
    with op.batch_alter_table("jobs") as jobs:
        jobs.drop_column("together")
