"""an index of progress messages that still stand for delivered jobs

Revision: 0007
Revises: 0006
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

LEFT = sa.text("state = 'delivered' AND status_message_id > 0")


def upgrade() -> None:
    op.create_index(
        "ix_jobs_progress_left", "jobs", ["delivered_at"], sqlite_where=LEFT, postgresql_where=LEFT
    )


def downgrade() -> None:
    op.drop_index("ix_jobs_progress_left", table_name="jobs")
