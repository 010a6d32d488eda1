"""The files of the world: bytes on disk under a path like Telegram's, known by file id."""

from __future__ import annotations

import asyncio
import shutil
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path

from sandbox.server import ids
from sandbox.server.errors import BadRequest
from sandbox.server.store import Shelf


@dataclass(frozen=True)
class StoredFile:
    """`kind` is "photo", "document" or "thumbnail"; `path` is relative to the folder of the files."""

    file_id: str
    unique_id: str
    kind: str
    path: str
    size: int
    name: str
    mime: str
    number: int
    letter: str = ""


class FileStore:
    """Keeps bytes in `folder`, or in a temporary folder that close() removes."""

    def __init__(self, shelf: Shelf, folder: Path | None) -> None:
        self._shelf = shelf
        self._temporary = folder is None
        self.folder = (
            Path(tempfile.mkdtemp(prefix="sandbox-files-")) if folder is None else folder
        ).absolute()
        self.folder.mkdir(parents=True, exist_ok=True)
        self._by_path = {row["path"]: key for key, row in shelf.items()}

    async def add_photo(self, data: bytes, photo_id: int, letter: str) -> StoredFile:
        unique = ids.photo_unique_id(photo_id, letter)
        key = ids.file_id(ids.PHOTO_TYPE, photo_id, letter)
        path = self._new_path("photos", "jpg")
        stored = StoredFile(key, unique, "photo", path, len(data), "", "image/jpeg", photo_id, letter)
        return await self._add(stored, data)

    async def add_document(self, data: bytes | Path, name: str, mime: str) -> StoredFile:
        number = ids.random_id()
        suffix = Path(name).suffix.lstrip(".").lower()[:16] or "bin"
        key, unique = ids.file_id(ids.DOCUMENT_TYPE, number), ids.document_unique_id(number)
        size = len(data) if isinstance(data, bytes) else await asyncio.to_thread(_size, data)
        path = self._new_path("documents", suffix)
        return await self._add(StoredFile(key, unique, "document", path, size, name, mime, number), data)

    async def add_thumbnail(self, data: bytes, number: int) -> StoredFile:
        key, unique = ids.file_id(ids.THUMBNAIL_TYPE, number, "m"), ids.photo_unique_id(number, "m")
        path = self._new_path("thumbnails", "jpg")
        return await self._add(
            StoredFile(key, unique, "thumbnail", path, len(data), "", "image/jpeg", number, "m"), data
        )

    def _new_path(self, place: str, suffix: str) -> str:
        return f"{place}/file_{len(self._shelf)}.{suffix}"

    async def _add(self, stored: StoredFile, data: bytes | Path) -> StoredFile:
        """Known before it is written: two uploads at once get two paths."""
        self._shelf[stored.file_id] = asdict(stored)
        self._by_path[stored.path] = stored.file_id
        await asyncio.to_thread(_write, self.folder / stored.path, data)
        return stored

    def find(self, file_id: str) -> StoredFile | None:
        row = self._shelf.get(file_id)
        return None if row is None else StoredFile(**row)

    def get(self, file_id: str) -> StoredFile:
        """Raises BadRequest as Telegram does for an id it can't decode."""
        found = self.find(file_id)
        if found is None:
            problem = "Wrong padding in the string" if len(file_id) % 4 == 1 else "can't unserialize it"
            raise BadRequest(f"wrong remote file identifier specified: {problem}")
        return found

    def at_path(self, path: str) -> StoredFile | None:
        key = self._by_path.get(path)
        return None if key is None else self.find(key)

    def disk_path(self, stored: StoredFile) -> Path:
        return self.folder / stored.path

    def close(self) -> None:
        if self._temporary:
            shutil.rmtree(self.folder, ignore_errors=True)


def _size(path: Path) -> int:
    return path.stat().st_size


def _write(path: Path, data: bytes | Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    if isinstance(data, bytes):
        path.write_bytes(data)
    else:
        shutil.copyfile(data, path)
