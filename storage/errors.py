"""Errors of storage.

StorageError
├── TooMany           the person has asked for as much as one may
│   ├── TooManyOpenJobs   as many jobs open as one may have
│   └── TooManyToday      as many masters in 24 hours as one may have
├── BlobMissing       no blob of that name
├── BlobCorrupt       the bytes are not those that were stored
├── PicturesElsewhere the place named in the settings is not the one that the database's pictures are in
├── NoRoom            the disk, or the bucket's quota, is full
├── BlobsUnreachable  the object store does not answer
└── DatabaseUnreachable  the database can't be reached
"""

from __future__ import annotations


class StorageError(Exception):
    """Base of all."""


class TooMany(StorageError):
    """The person has asked for `limit`, which is as much as one may."""

    def __init__(self, limit: int) -> None:
        super().__init__(f"{limit} jobs")
        self.limit = limit


class TooManyOpenJobs(TooMany):
    """So many are queued or running."""


class TooManyToday(TooMany):
    """So many were asked for within 24 hours."""


class BlobMissing(StorageError):
    """No blob of that name."""


class BlobCorrupt(StorageError):
    """The bytes are not those that were stored; the name no longer fits them."""


class PicturesElsewhere(StorageError):
    """The place of the pictures that the settings name is not the one that the database's are in."""


class NoRoom(StorageError):
    """Nothing was stored: the disk is full. Nothing of the file is left behind either."""


class BlobsUnreachable(StorageError):
    """The object store does not answer, or refuses us."""


class DatabaseUnreachable(StorageError, ConnectionError):
    """No connection to the database's server: SQLAlchemy hands on asyncpg's bare OSError, which could be
    anybody's."""
