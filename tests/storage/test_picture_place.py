"""The mark of the pictures' place on SQLite, and in an object store."""

from __future__ import annotations

from pathlib import Path

import pytest

from storage.blobs import open_blobs
from storage.db import Database
from storage.picture_place import here, settle
from tests.storage.s3_here import S3Here, s3
from tests.storage.suite_picture_place import PicturePlaceSuite

__all__ = ["s3"]


@pytest.fixture
def elsewhere_url(tmp_path: Path) -> str:
    return f"sqlite+aiosqlite:///{tmp_path}/elsewhere/enlarger.db"


class TestPicturePlace(PicturePlaceSuite):
    pass


async def test_a_bucket_has_one_too(database: Database, tmp_path: Path, s3: S3Here) -> None:
    bucket = open_blobs("s3://bucket/prefix")
    assert await settle(database, bucket)
    assert await here(database, open_blobs("s3://bucket/prefix"))
    assert not await here(database, open_blobs("s3://bucket/other"))
    assert not await here(database, open_blobs(str(tmp_path / "blobs"))), (
        "a worker that was told of no bucket"
    )
