"""Heartbeats: a counter for each process, in the queue's database.

Beats are counted, not dated. Whoever watches compares counters by its own steady clock, so neither
a wall clock that jumps nor two machines that disagree can make a living process look dead.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import IntegrityError

from storage.db import tame_sqlite

_metadata = sa.MetaData()
_pulse = sa.Table(
    "enlarger_pulse",
    _metadata,
    sa.Column("name", sa.String(160), primary_key=True),
    sa.Column("holder", sa.String(120), nullable=False),
    sa.Column("beats", sa.BigInteger, nullable=False),
)


@dataclass(frozen=True)
class Beat:
    holder: str
    beats: int


class Pulse:
    """The table, synchronously; one connection."""

    def __init__(self, queue_url: str) -> None:
        url = make_url(queue_url)
        if url.get_backend_name() == "sqlite":
            self._engine = sa.create_engine(url, pool_size=1, max_overflow=0)
            tame_sqlite(self._engine)
            # A beat lost in a power cut is no loss: it need not wait for the disk.
            event.listen(
                self._engine, "connect", lambda connection, _: connection.execute("PRAGMA synchronous=NORMAL")
            )
        else:
            driver = url.set(drivername="postgresql+psycopg")
            self._engine = sa.create_engine(driver, pool_size=1, max_overflow=0, pool_pre_ping=True)

    def create(self) -> None:
        """Create the table unless it exists, also when several processes try at once."""
        try:
            _metadata.create_all(self._engine)
        except (IntegrityError, sa.exc.ProgrammingError, sa.exc.OperationalError):
            with self._engine.connect() as connection:
                connection.execute(sa.select(_pulse).limit(1))

    def beat(self, name: str, holder: str) -> None:
        """Count one more."""
        with self._engine.begin() as connection:
            counted = connection.execute(
                sa.update(_pulse).where(_pulse.c.name == name).values(beats=_pulse.c.beats + 1, holder=holder)
            )
            if not counted.rowcount:
                connection.execute(sa.insert(_pulse).values(name=name, holder=holder, beats=1))

    def read(self) -> dict[str, Beat]:
        """All counters by name."""
        with self._engine.connect().execution_options(reading=True) as connection:
            rows = connection.execute(sa.select(_pulse)).all()
        return {row.name: Beat(row.holder, row.beats) for row in rows}

    def take(self, name: str, holder: str, seen: Beat | None) -> bool:
        """Count one more in `holder`'s name, provided the counter still stands as `seen`."""
        try:
            with self._engine.begin() as connection:
                if seen is None:
                    connection.execute(sa.insert(_pulse).values(name=name, holder=holder, beats=1))
                    return True
                taken = connection.execute(
                    sa.update(_pulse)
                    .where(_pulse.c.name == name, _pulse.c.beats == seen.beats)
                    .values(beats=_pulse.c.beats + 1, holder=holder)
                )
                return bool(taken.rowcount)
        except IntegrityError:
            return False

    def drop(self, name: str, holder: str) -> None:
        """Take a counter away, if it is `holder`'s."""
        with self._engine.begin() as connection:
            connection.execute(sa.delete(_pulse).where(_pulse.c.name == name, _pulse.c.holder == holder))

    def close(self) -> None:
        self._engine.dispose()


class Watch:
    """Remembers when each counter was last seen to change, by this process's steady clock.

    patience: seconds between two looks beyond which this process itself was held up (suspended, or
    the database was away): then it knows nothing about the others, and all start anew.
    """

    def __init__(self, patience: float) -> None:
        self._patience = patience
        self._looked = time.monotonic()
        self._seen: dict[str, tuple[int, float]] = {}

    def look(self, beats: Mapping[str, Beat], expected: set[str]) -> None:
        """Take in a reading. `expected` names are watched even when they have no counter."""
        now = time.monotonic()
        if now - self._looked > self._patience:
            self._seen.clear()
        self._looked = now
        counts = {name: beats[name].beats if name in beats else 0 for name in beats.keys() | expected}
        for name, count in counts.items():
            if name not in self._seen or self._seen[name][0] != count:
                self._seen[name] = (count, now)
        for name in self._seen.keys() - counts.keys():
            del self._seen[name]

    def silent(self, name: str) -> float:
        """Seconds from the last seen change of the counter to the last look."""
        return self._looked - self._seen[name][1] if name in self._seen else 0.0
