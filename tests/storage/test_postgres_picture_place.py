"""The mark of the pictures' place on Postgres, where machines share a database."""

from __future__ import annotations

import pytest

from tests.storage.postgres import Cluster
from tests.storage.suite_picture_place import PicturePlaceSuite


@pytest.fixture
def database_url(postgres: Cluster) -> str:
    return postgres.new_database()


@pytest.fixture
def elsewhere_url(postgres: Cluster) -> str:
    return postgres.new_database()


class TestPicturePlaceOnPostgres(PicturePlaceSuite):
    pass
