"""Where the world is kept: shelves of JSON records, written through to one SQLite file, or only in memory."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, MutableMapping
from pathlib import Path
from typing import Any

Json = dict[str, Any]

# A changed record keeps its row, so that a world read again is in the order in which it was made.
_WRITE = "INSERT INTO records VALUES (?, ?, ?) ON CONFLICT (shelf, key) DO UPDATE SET value = excluded.value"


class Store:
    """Hands out shelves. Everything is read once at start; each change is one small write."""

    def __init__(self, path: Path | None) -> None:
        self._connection: sqlite3.Connection | None = None
        if path is not None:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
            self._connection.execute("PRAGMA journal_mode = WAL")
            self._connection.execute("PRAGMA synchronous = NORMAL")
            self._connection.execute(
                "CREATE TABLE IF NOT EXISTS records"
                " (shelf TEXT, key TEXT, value TEXT NOT NULL, PRIMARY KEY (shelf, key))"
            )

    def shelf(self, name: str) -> Shelf:
        rows: dict[str, Json] = {}
        if self._connection is not None:
            found = self._connection.execute(
                "SELECT key, value FROM records WHERE shelf = ? ORDER BY rowid", (name,)
            )
            rows = {key: json.loads(value) for key, value in found}
        return Shelf(self, name, rows)

    def write(self, shelf: str, key: str, value: Json) -> None:
        if self._connection is not None:
            text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
            self._connection.execute(_WRITE, (shelf, key, text))

    def remove(self, shelf: str, key: str) -> None:
        if self._connection is not None:
            self._connection.execute("DELETE FROM records WHERE shelf = ? AND key = ?", (shelf, key))

    def close(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None


class Shelf(MutableMapping[str, Json]):
    """A dict of JSON objects. Whoever changes a record in place puts it back: shelf[key] = record."""

    def __init__(self, store: Store, name: str, rows: dict[str, Json]) -> None:
        self._store, self._name, self._rows = store, name, rows

    def __getitem__(self, key: str) -> Json:
        return self._rows[key]

    def __setitem__(self, key: str, value: Json) -> None:
        self._rows[key] = value
        self._store.write(self._name, key, value)

    def __delitem__(self, key: str) -> None:
        del self._rows[key]
        self._store.remove(self._name, key)

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)
