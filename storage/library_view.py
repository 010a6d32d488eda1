"""What the others see of a library: frozen views of its rows, and what a search may ask."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import datetime

from storage.models import AssetRow, Binary, LibraryLinkRow


@dataclass(frozen=True, kw_only=True)
class Link:
    """A group whose masters may go to a channel.

    channel_name: the channel's public name without @, "" for a private one.
    publishers: who may publish from this group, "administrators" or "members".
    """

    group_id: int
    channel_id: int
    channel_title: str
    channel_name: str
    linked_by: int
    publishers: str


@dataclass(frozen=True, kw_only=True)
class NewAsset:
    """A master on its way into the library `channel_id`. Size in pixels and bytes.

    tags: without #, folded by the caller. asked_by, approved_by: Telegram's ids, 0 when it isn't known or
    was forgotten; the names are what people are called there, with a public name as in "Ben @ben".
    source_sha256: the photo it was made from, None for what was imported.
    likeness: 256 bits in hexadecimal, None for a picture that has nothing to tell apart.
    cuts: the same bits and those of what is left when it is cut, 32 bytes each (engine.recall).
    small_sha256: blob of a small one, to be shown and compared.
    """

    channel_id: int
    group_id: int
    title: str
    tags: tuple[str, ...]
    asked_by: int
    asked_name: str
    approved_by: int
    approved_name: str
    width: int
    height: int
    bytes: int
    format: str
    file_name: str
    source_verdict: str
    trust_verdict: str
    sha256: str
    job_id: str | None = None
    source_sha256: str | None = None
    likeness: str | None = None
    cuts: Binary | None = None
    small_sha256: str | None = None
    file_id: str = ""


@dataclass(frozen=True, kw_only=True)
class Asset(NewAsset):
    """A master in a library. message_id: its post in the channel, None until it stands there.

    proof_message_id: its proof sheet's post, 0 when Telegram didn't confirm that it stands there.
    versions: names of the versions (engine.version_kinds) that stand below its post, separated by spaces.
    version: 1, 2, … ; previous_id and next_id: the masters it replaces and is replaced by.
    """

    id: int
    proof_message_id: int | None
    message_id: int | None
    versions: str
    version: int
    previous_id: int | None
    next_id: int | None
    posted_at: datetime | None


@dataclass(frozen=True)
class Wanted:
    """What a search asks for, all of it at once: words and tags by how they begin, a person by name."""

    words: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    since: datetime | None = None
    until: datetime | None = None


def link_view(row: LibraryLinkRow) -> Link:
    return Link(**{field.name: getattr(row, field.name) for field in fields(Link)})


def asset_view(row: AssetRow) -> Asset:
    values = {field.name: getattr(row, field.name) for field in fields(Asset)}
    return Asset(**{**values, "tags": tuple(row.tags.split())})
