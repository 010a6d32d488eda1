"""The tables, as SQLAlchemy sees them. Rows never leave storage: photos.py and jobs.py hand out views.

Every change here is a new revision in migrations/versions; a test holds the two together.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    DateTime,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Text,
    TypeDecorator,
    UniqueConstraint,
    text,
)
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
"""Names that both databases agree on, so that a later migration can find what it changes."""

BigId = BigInteger().with_variant(Integer(), "sqlite")
"""SQLite counts up by itself only for INTEGER; Telegram's ids need 64 bits, which its INTEGER has."""

SHA256_HEX = 64
Binary = bytes
"""In a class that has a column of the name `bytes`."""


class Moment(TypeDecorator[datetime]):
    """An aware time in UTC. SQLite forgets the zone, so it is put back on the way out."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.astimezone(UTC)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        moment: datetime = value
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


class Base(DeclarativeBase):
    metadata = MetaData(naming_convention=NAMING)


class PhotoRow(Base):
    """A source: the file a person sent, as it came."""

    __tablename__ = "photos"
    __table_args__ = (
        UniqueConstraint("chat_id", "message_id"),
        Index(None, "sha256"),
        Index(None, "user_id"),
        Index(None, "created_at"),
    )

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    sha256: Mapped[str] = mapped_column(String(SHA256_HEX))
    chat_id: Mapped[int] = mapped_column(BigInteger)
    user_id: Mapped[int] = mapped_column(BigInteger)
    message_id: Mapped[int] = mapped_column(BigInteger)
    thread_id: Mapped[int | None] = mapped_column(BigInteger)
    sent_as: Mapped[str] = mapped_column(String(16))
    file_name: Mapped[str] = mapped_column(Text)
    bytes: Mapped[int] = mapped_column(BigInteger)
    width: Mapped[int] = mapped_column(Integer)
    height: Mapped[int] = mapped_column(Integer)
    format: Mapped[str] = mapped_column(String(16))
    telegram_file_id: Mapped[str] = mapped_column(Text)
    telegram_unique_id: Mapped[str] = mapped_column(Text)
    reading: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    media_group_id: Mapped[str | None] = mapped_column(String(64))
    about_message_id: Mapped[int | None] = mapped_column(BigInteger)
    about_album: Mapped[str | None] = mapped_column(String(64))
    card_message_id: Mapped[int | None] = mapped_column(BigInteger)
    language_code: Mapped[str | None] = mapped_column(String(35))
    likeness: Mapped[str | None] = mapped_column(String(64))
    wait_target: Mapped[str | None] = mapped_column(String(32))
    better_id: Mapped[int | None] = mapped_column(BigInteger)
    created_at: Mapped[datetime] = mapped_column(Moment)


class JobRow(Base):
    """One request for one photo at one target."""

    __tablename__ = "jobs"
    __table_args__ = (
        # A second press changes nothing: one live job for one photo, target and choice of settings.
        Index(
            "uq_jobs_live",
            "photo_id",
            "target",
            "options_key",
            unique=True,
            sqlite_where=text("state NOT IN ('failed', 'cancelled')"),
            postgresql_where=text("state NOT IN ('failed', 'cancelled')"),
        ),
        Index(None, "state", "priority", "created_at"),
        Index(None, "user_id", "state"),
        Index(None, "chat_id", "state"),
        Index(None, "photo_id"),
        Index(None, "together"),
        Index(None, "master_sha256"),
        Index(None, "proof_sha256"),
        Index(None, "overview_sha256"),
        # Few rows: a progress message that is gone is no longer named (storage/progress_messages.py).
        Index(
            "ix_jobs_progress_left",
            "delivered_at",
            sqlite_where=text("state = 'delivered' AND status_message_id > 0"),
            postgresql_where=text("state = 'delivered' AND status_message_id > 0"),
        ),
    )

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    photo_id: Mapped[int] = mapped_column(ForeignKey("photos.id", ondelete="CASCADE"))
    chat_id: Mapped[int] = mapped_column(BigInteger)
    user_id: Mapped[int] = mapped_column(BigInteger)
    thread_id: Mapped[int | None] = mapped_column(BigInteger)
    together: Mapped[str | None] = mapped_column(String(32))
    target: Mapped[str] = mapped_column(String(32))
    options: Mapped[dict[str, Any]] = mapped_column(JSON)
    options_key: Mapped[str] = mapped_column(String(SHA256_HEX))
    state: Mapped[str] = mapped_column(String(16))
    priority: Mapped[int] = mapped_column(Integer)
    stage: Mapped[str | None] = mapped_column(String(16))
    fraction: Mapped[float] = mapped_column(Float(53), default=0.0)
    seconds_left: Mapped[float | None] = mapped_column(Float(53))
    status_message_id: Mapped[int | None] = mapped_column(BigInteger)
    attempts: Mapped[int] = mapped_column(Integer, default=0)
    delivery_attempts: Mapped[int] = mapped_column(Integer, default=0)
    worker_id: Mapped[str | None] = mapped_column(String(120))
    reason: Mapped[str | None] = mapped_column(String(64))
    detail: Mapped[str] = mapped_column(Text, default="")
    master_sha256: Mapped[str | None] = mapped_column(String(SHA256_HEX))
    proof_sha256: Mapped[str | None] = mapped_column(String(SHA256_HEX))
    overview_sha256: Mapped[str | None] = mapped_column(String(SHA256_HEX))
    master_name: Mapped[str | None] = mapped_column(Text)
    report: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    sending: Mapped[str | None] = mapped_column(String(8))
    proof_message_id: Mapped[int | None] = mapped_column(BigInteger)
    master_message_id: Mapped[int | None] = mapped_column(BigInteger)
    master_file_id: Mapped[str | None] = mapped_column(Text)
    kept: Mapped[bool] = mapped_column(default=False)
    versions: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    created_at: Mapped[datetime] = mapped_column(Moment)
    started_at: Mapped[datetime | None] = mapped_column(Moment)
    made_at: Mapped[datetime | None] = mapped_column(Moment)
    delivered_at: Mapped[datetime | None] = mapped_column(Moment)
    progress_at: Mapped[datetime | None] = mapped_column(Moment)
    told_at: Mapped[datetime | None] = mapped_column(Moment)


class PreferenceRow(Base):
    """Standing choices of a person (by his private chat) or a group."""

    __tablename__ = "preferences"

    chat_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    choices: Mapped[dict[str, Any]] = mapped_column(JSON)
    changed_at: Mapped[datetime] = mapped_column(Moment)


class LibraryLinkRow(Base):
    """A group whose masters may go to a channel. The channel is the team's library."""

    __tablename__ = "library_links"
    __table_args__ = (Index(None, "channel_id"),)

    group_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    channel_id: Mapped[int] = mapped_column(BigInteger)
    channel_title: Mapped[str] = mapped_column(Text)
    channel_name: Mapped[str] = mapped_column(String(64))
    linked_by: Mapped[int] = mapped_column(BigInteger)
    publishers: Mapped[str] = mapped_column(String(16))
    created_at: Mapped[datetime] = mapped_column(Moment)


class LibraryNoteRow(Base):
    """Title and tags that somebody gave to a message of a linked group, or that its topic gives."""

    __tablename__ = "library_notes"
    __table_args__ = (Index(None, "user_id"), Index(None, "created_at"), Index(None, "album"))

    chat_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    message_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    user_id: Mapped[int] = mapped_column(BigInteger)
    title: Mapped[str] = mapped_column(Text)
    tags: Mapped[str] = mapped_column(Text)
    album: Mapped[str | None] = mapped_column(String(64))
    created_at: Mapped[datetime] = mapped_column(Moment)


class AssetRow(Base):
    """An approved master in a library: what the channel's post says of it, and where it stands."""

    __tablename__ = "assets"
    __table_args__ = (
        # A second press publishes nothing: a file stands in a library once.
        UniqueConstraint("channel_id", "sha256"),
        # A master has one successor at most.
        UniqueConstraint("previous_id"),
        Index(None, "channel_id", "posted_at"),
        Index(None, "channel_id", "source_sha256"),
        Index(None, "channel_id", "message_id"),
        Index(None, "channel_id", "changed_at"),
        Index(None, "sha256"),
        Index(None, "asked_by"),
        Index(None, "approved_by"),
        Index(None, "small_sha256"),
        # A button or a picture index that still knows the id of one that is gone leads to no other.
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    channel_id: Mapped[int] = mapped_column(BigInteger)
    group_id: Mapped[int] = mapped_column(BigInteger)
    job_id: Mapped[str | None] = mapped_column(String(32))
    title: Mapped[str] = mapped_column(Text)
    tags: Mapped[str] = mapped_column(Text)
    asked_by: Mapped[int] = mapped_column(BigInteger)
    asked_name: Mapped[str] = mapped_column(Text)
    approved_by: Mapped[int] = mapped_column(BigInteger)
    approved_name: Mapped[str] = mapped_column(Text)
    width: Mapped[int] = mapped_column(Integer)
    height: Mapped[int] = mapped_column(Integer)
    bytes: Mapped[int] = mapped_column(BigInteger)
    format: Mapped[str] = mapped_column(String(16))
    file_name: Mapped[str] = mapped_column(Text)
    source_verdict: Mapped[str] = mapped_column(String(16))
    trust_verdict: Mapped[str] = mapped_column(String(16))
    sha256: Mapped[str] = mapped_column(String(SHA256_HEX))
    source_sha256: Mapped[str | None] = mapped_column(String(SHA256_HEX))
    likeness: Mapped[str | None] = mapped_column(String(64))
    cuts: Mapped[Binary | None] = mapped_column(LargeBinary)
    small_sha256: Mapped[str | None] = mapped_column(String(SHA256_HEX))
    file_id: Mapped[str] = mapped_column(Text)
    proof_message_id: Mapped[int | None] = mapped_column(BigInteger)
    message_id: Mapped[int | None] = mapped_column(BigInteger)
    versions: Mapped[str] = mapped_column(Text, default="", server_default="")
    version: Mapped[int] = mapped_column(Integer)
    previous_id: Mapped[int | None] = mapped_column(BigInteger)
    next_id: Mapped[int | None] = mapped_column(BigInteger)
    claimed_at: Mapped[datetime | None] = mapped_column(Moment)
    posted_at: Mapped[datetime | None] = mapped_column(Moment)
    changed_at: Mapped[datetime | None] = mapped_column(Moment)
    """When it became one that is found, by our clock; posted_at may be years before."""
