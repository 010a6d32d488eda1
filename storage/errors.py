"""Errors of storage.

StorageError
├── TooManyOpenJobs   the person has as many jobs open as one may have
├── BlobMissing       no blob of that name
├── BlobCorrupt       the bytes are not those that were stored
├── NoRoom            the disk, or the bucket's quota, is full
└── BlobsUnreachable  the object store does not answer
"""

from __future__ import annotations


class StorageError(Exception):
    """Base of all."""


class TooManyOpenJobs(StorageError):
    """The person has `limit` jobs queued or running, which is as many as one may have."""

    def __init__(self, limit: int) -> None:
        super().__init__(f"{limit} jobs open")
        self.limit = limit


class BlobMissing(StorageError):
    """No blob of that name."""


class BlobCorrupt(StorageError):
    """The bytes are not those that were stored; the name no longer fits them."""


class NoRoom(StorageError):
    """Nothing was stored: the disk is full. Nothing of the file is left behind either."""


class BlobsUnreachable(StorageError):
    """The object store does not answer, or refuses us."""
