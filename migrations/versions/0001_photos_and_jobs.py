"""photos and jobs

Revision: 0001
Revises: (nothing)
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

BIG_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
LIVE = sa.text("state NOT IN ('failed', 'cancelled')")


def upgrade() -> None:
    _create_photos()
    _create_jobs()


def _moment(name: str, *, nullable: bool = True) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _create_photos() -> None:
    op.create_table(
        "photos",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=False),
        sa.Column("thread_id", sa.BigInteger()),
        sa.Column("sent_as", sa.String(16), nullable=False),
        sa.Column("file_name", sa.Text(), nullable=False),
        sa.Column("bytes", sa.BigInteger(), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.Column("format", sa.String(16), nullable=False),
        sa.Column("telegram_file_id", sa.Text(), nullable=False),
        sa.Column("telegram_unique_id", sa.Text(), nullable=False),
        sa.Column("reading", sa.JSON()),
        sa.Column("media_group_id", sa.String(64)),
        sa.Column("card_message_id", sa.BigInteger()),
        sa.Column("language_code", sa.String(35)),
        _moment("created_at", nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_photos"),
        sa.UniqueConstraint("chat_id", "message_id", name="uq_photos_chat_id_message_id"),
    )
    for column in ("sha256", "user_id", "created_at"):
        op.create_index(f"ix_photos_{column}", "photos", [column])


def _create_jobs() -> None:
    op.create_table(
        "jobs",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("photo_id", BIG_ID, nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("thread_id", sa.BigInteger()),
        sa.Column("target", sa.String(32), nullable=False),
        sa.Column("options", sa.JSON(), nullable=False),
        sa.Column("options_key", sa.String(64), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("priority", sa.Integer(), nullable=False),
        sa.Column("stage", sa.String(16)),
        sa.Column("fraction", sa.Float(53), nullable=False),
        sa.Column("seconds_left", sa.Float(53)),
        sa.Column("status_message_id", sa.BigInteger()),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("delivery_attempts", sa.Integer(), nullable=False),
        sa.Column("worker_id", sa.String(120)),
        sa.Column("reason", sa.String(64)),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.Column("master_sha256", sa.String(64)),
        sa.Column("proof_sha256", sa.String(64)),
        sa.Column("master_name", sa.Text()),
        sa.Column("report", sa.JSON()),
        sa.Column("proof_message_id", sa.BigInteger()),
        sa.Column("master_message_id", sa.BigInteger()),
        sa.Column("master_file_id", sa.Text()),
        sa.Column("kept", sa.Boolean(), nullable=False),
        _moment("created_at", nullable=False),
        *(_moment(f"{event}_at") for event in ("started", "made", "delivered", "progress", "told")),
        sa.ForeignKeyConstraint(
            ["photo_id"], ["photos.id"], name="fk_jobs_photo_id_photos", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_jobs"),
    )
    op.create_index(
        "uq_jobs_live",
        "jobs",
        ["photo_id", "target", "options_key"],
        unique=True,
        sqlite_where=LIVE,
        postgresql_where=LIVE,
    )
    op.create_index("ix_jobs_state_priority_created_at", "jobs", ["state", "priority", "created_at"])
    for columns in (
        ["user_id", "state"],
        ["chat_id", "state"],
        ["photo_id"],
        ["master_sha256"],
        ["proof_sha256"],
    ):
        op.create_index(f"ix_jobs_{'_'.join(columns)}", "jobs", columns)


def downgrade() -> None:
    op.drop_table("jobs")
    op.drop_table("photos")
