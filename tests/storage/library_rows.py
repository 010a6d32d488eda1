"""Masters of a library, put into a database, and found there."""

from __future__ import annotations

from typing import Any

from storage import library_posts, library_search
from storage.db import Database
from storage.library_view import Asset, NewAsset, Wanted

TEAM, OTHER_TEAM, GROUP = -1002100023757, -1002100099999, -1002100015838
ANN, BEN = 501, 502


def new_asset(number: int = 1, **changes: Any) -> NewAsset:
    values: dict[str, Any] = {
        "channel_id": TEAM,
        "group_id": GROUP,
        "title": "Été à Lisbonne",
        "tags": ("spring", "banner"),
        "asked_by": BEN,
        "asked_name": "Ben @ben_b",
        "approved_by": ANN,
        "approved_name": "Ann",
        "width": 3840,
        "height": 2560,
        "bytes": 17_000_000,
        "format": "png",
        "file_name": f"IMG_{number}-4k.png",
        "source_verdict": "degraded",
        "trust_verdict": "green",
        "sha256": f"{number:064x}",
    }
    return NewAsset(**{**values, **changes})


async def publish(database: Database, number: int = 1, replaces: int | None = None, **changes: Any) -> Asset:
    async with database.session() as session:
        asset, claim = await library_posts.claim(session, new_asset(number, **changes), replaces=replaces)
        assert claim is library_posts.Claim.MINE
    async with database.session() as session:
        return await library_posts.posted(session, asset.id, 100 + number, f"file-{number}")


async def found(database: Database, *teams: int, **wanted: Any) -> list[int]:
    async with database.session(reading=True) as session:
        assets = await library_search.find(session, teams or (TEAM,), Wanted(**wanted))
    return [asset.id for asset in assets]
