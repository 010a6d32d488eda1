"""docs/hosting.md followed word by word: a clean Debian, its own systemd, and what the page says to type.

    python -m bench.hosting [--clean DIR] [--suite bookworm] [--bind PATH]... [--prepare COMMAND] [--log FILE]

Root only, with debootstrap and systemd-container; 20 minutes at most. The page's blocks from the first to
the way back are typed as they stand into a root shell, but for two placeholders (see hosting_page.py), since
Telegram is a sandbox here. Between them people send photos. Looked at: the doctor finds nothing, masters are
made; after a backup everything is destroyed and restored, and every row is there again; an upgrade brings a
newer version with a migration, which is taken back with every row. All that on SQLite, then on Postgres,
where both workers make masters, an open job is made and the library finds its master; after a reboot
everything runs. --bind and --prepare are for a mirror of packages: paths of this machine that the clean one
may read, and a command before the page's first. Exit code 1 when anything was otherwise.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from bench.here import answers, environment, free_port
from bench.hosting_page import PAGE, REPOSITORY, blocks, commands, filled_in, publish_newer
from bench.hosting_people import TITLE, Guests
from bench.machine import Machine, clean_debian

ROOT = Path(__file__).resolve().parents[1]
SERVICES = ("enlarger-bot", "enlarger-worker@1", "enlarger-worker@2")
PHOTOS = 6
UP_SECONDS, STEADY_SECONDS = 120.0, 8.0

# On the machine: every row of the SQLite database, as the statements that would make it again.
SQLITE_ROWS = (
    "runuser -u enlarger -- /opt/enlarger/.venv/bin/python -c 'import hashlib, sqlite3;"
    'database = sqlite3.connect("/var/lib/enlarger/enlarger.db"); dump = sorted(database.iterdump());'
    'print(*database.execute("SELECT version_num FROM alembic_version").fetchone(), len(dump),'
    'hashlib.md5("|".join(dump).encode()).hexdigest())\''
)
STOP = "systemctl stop enlarger-bot 'enlarger-worker@*'"


class Rehearsal:
    """repository: what the machine clones, as a folder here."""

    def __init__(self, machine: Machine, told: TextIO, telegram: str, repository: Path) -> None:
        self._machine, self._told, self._telegram = machine, told, telegram
        self._repository = repository
        self._before = self._older = ""
        self._blocks = blocks(PAGE.read_text(encoding="utf-8"))
        self._guests = Guests(telegram)
        self.seconds: dict[str, float] = {}
        self.wrong: list[str] = []

    async def whole(self, prepare: str | None) -> None:
        if prepare:
            await self._type([prepare])
        async with asyncio.TaskGroup() as beside:
            listening = beside.create_task(self._guests.listen())
            await self._guests.arrive()
            await self._installed()
            await self._restored_on_sqlite()
            newer = publish_newer(self._repository)
            await self._upgraded(newer, sqlite=True)
            await self._back_again(sqlite=True)
            await self._on_postgres()
            await self._destroyed_and_restored()
            await self._upgraded(newer, sqlite=False)
            await self._back_again(sqlite=False)
            await self._rebooted()
            listening.cancel()

    async def _installed(self) -> None:
        await self._step("install")
        await self._up(SERVICES[:2])
        await self._photos("on SQLite", 1)
        await self._step("doctor")

    async def _restored_on_sqlite(self) -> None:
        await self._type([STOP])
        before = await self._sqlite_rows()
        await self._step("backup")
        await self._type(["rm -rf /var/lib/enlarger/*"])
        await self._back_by("restore", before, sqlite=True)
        # As the page says: what it makes is moved away before the next time.
        await self._type(["rm -rf /var/backups/enlarger/*.tar /var/lib/enlarger.before"])

    async def _on_postgres(self) -> None:
        await self._step("postgres")
        await self._up(SERVICES)
        await self._step("doctor")
        await self._photos("on Postgres", PHOTOS)
        made = await self._sql(
            "SELECT count(*), count(DISTINCT worker_id) FROM jobs WHERE state = 'delivered'"
        )
        self._expect("masters delivered in Postgres | workers that made them", made, f"{PHOTOS}|2")

    async def _destroyed_and_restored(self) -> None:
        await self._guests.choose_a_setting()
        await self._guests.publish_a_master()
        await self._type(["systemctl stop enlarger-worker@1 enlarger-worker@2"])
        async with asyncio.TaskGroup() as lives:
            waits = lives.create_task(self._guests.photos(1))
            await self._until("SELECT count(*) FROM jobs WHERE state = 'queued'", "1")
            before = await self._rows()
            await self._step("backup")
            await self._type(
                [
                    "systemctl stop enlarger-bot",
                    "rm -rf /var/lib/enlarger/*",
                    *(f"su postgres -c 'dropdb {name}'" for name in ("enlarger", "queue")),
                ]
            )
            await self._back_by("restore", before, sqlite=False)
            await waits
        self._say("the open job was made and delivered after the restore")
        self._expect("the library finds", await self._guests.find_it(), TITLE)

    async def _upgraded(self, newer: str, *, sqlite: bool) -> None:
        await self._type([STOP])
        self._before = await self._rows(sqlite=sqlite)
        self._older = self._version()
        await self._step("upgrade", sqlite=sqlite)
        self._expect("version after the upgrade", self._version(), newer)
        await self._up(SERVICES[:2] if sqlite else SERVICES)
        await self._photos("after the upgrade", 1)
        migrated = "of_tomorrow" in await self._rows(sqlite=sqlite)
        self._expect("the newer version migrated", str(migrated), "True")

    async def _back_again(self, *, sqlite: bool) -> None:
        await self._back_by("back again", self._before, sqlite=sqlite)
        self._expect("version after the way back", self._version(), self._older)
        await self._photos("back again", 1)
        await self._type(["rm -rf /var/backups/enlarger/*.tar /var/lib/enlarger.newer"])

    async def _back_by(self, step: str, before: str, *, sqlite: bool) -> None:
        """A block that restores: its first commands, a look at the rows, then those that start services."""
        typed = self._commands(step, sqlite=sqlite)
        moves = next(number for number, one in enumerate(typed) if one.startswith("mv "))
        starts = next(number for number, one in enumerate(typed) if one.startswith("systemctl start "))
        with self._timed(step):
            await self._type(typed[:moves])
            if step == "back again":
                said = await asyncio.to_thread(self._machine.asks, "enlarger doctor")
                self._expect("the older version sees it", str("of a newer Enlarger" in said), "True")
            await self._type(typed[moves:starts])
            self._expect(f"rows, {step}", await self._rows(sqlite=sqlite), before)
            await self._type(typed[starts:])
        await self._up(SERVICES[:2] if sqlite else SERVICES)

    async def _rebooted(self) -> None:
        with self._timed("reboot"):
            await asyncio.to_thread(self._machine.end)
            await asyncio.to_thread(self._machine.boot)
            await self._up(SERVICES)
        await self._photos("after a reboot", 1)

    # ---- what is typed, and looked at

    def _commands(self, step: str, *, sqlite: bool = False) -> list[str]:
        return commands(filled_in(self._blocks[step], self._telegram), sqlite=sqlite)

    async def _step(self, step: str, *, sqlite: bool = False) -> None:
        with self._timed(step):
            await self._type(self._commands(step, sqlite=sqlite))

    async def _type(self, commands: Sequence[str]) -> None:
        await asyncio.to_thread(self._machine.type, commands)

    async def _up(self, services: Sequence[str]) -> None:
        """All of them run, and for a while as the same process: none starts again and again."""
        ask = "for one in " + " ".join(services) + "; do systemctl show -p MainPID -p SubState $one; done"
        end, since, last = time.monotonic() + UP_SECONDS, time.monotonic(), ""
        while time.monotonic() < end:
            states = await asyncio.to_thread(self._machine.asks, ask)
            if states != last or states.count("SubState=running") != len(services):
                since, last = time.monotonic(), states
            if time.monotonic() - since > STEADY_SECONDS:
                return
            await asyncio.sleep(1)
        journal = self._machine.asks("journalctl --no-pager -n 60 -u 'enlarger-*'")
        raise RuntimeError(f"not all of {services} run: {last}\n{journal}")

    async def _sql(self, query: str) -> str:
        command = f'su postgres -c "psql -At enlarger -c \\"{query}\\""'
        return (await asyncio.to_thread(self._machine.asks, command)).strip()

    async def _until(self, query: str, wanted: str) -> None:
        end = time.monotonic() + UP_SECONDS
        while (found := await self._sql(query)) != wanted:
            if time.monotonic() > end:
                raise TimeoutError(f"{query}: {found!r}, not {wanted!r}")
            await asyncio.sleep(0.5)

    async def _sqlite_rows(self) -> str:
        return (await asyncio.to_thread(self._machine.asks, SQLITE_ROWS)).strip()

    async def _rows(self, *, sqlite: bool = False) -> str:
        """Of every table: how many rows, and a sum of all that is in them."""
        if sqlite:
            return await self._sqlite_rows()
        tables = await self._sql("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1")
        sums = [
            f"SELECT '{name}', count(*), md5(string_agg(t::text, '|' ORDER BY t::text)) FROM {name} t"  # noqa: S608 - names of our own tables
            for name in tables.split()
        ]
        return await self._sql(" UNION ALL ".join(sums)) if sums else ""

    async def _photos(self, when: str, count: int) -> None:
        began = time.monotonic()
        wishes = await self._guests.photos(count)
        again = sum(wish.sent_again + wish.pressed_again for wish in wishes)
        took = time.monotonic() - began
        self._say(f"{when}: {count} photos, {count} masters in {took:.0f} s, {again} sent or pressed again")

    def _version(self) -> str:
        return self._machine.asks("git -C /opt/enlarger rev-parse HEAD").strip()

    # ---- what is told

    def _expect(self, what: str, found: str, wanted: str) -> None:
        if found == wanted and found:
            self._say(f"{what}: {' '.join(found.split())}")
        else:
            self.wrong.append(f"{what}: {found!r}, not {wanted!r}")

    @contextmanager
    def _timed(self, step: str) -> Iterator[None]:
        began = time.monotonic()
        yield
        self.seconds[step] = round(time.monotonic() - began, 1)
        self._say(f"{step}: {self.seconds[step]} s")

    def _say(self, line: str) -> None:
        print(line, flush=True)
        self._told.write(f"== {line}\n")
        self._told.flush()


@contextmanager
def _telegram(folder: Path) -> Iterator[str]:
    """A sandbox on this machine, and its address."""
    port = free_port()
    command = [sys.executable, "-m", "sandbox", "--port", str(port), "--data", str(folder), "--no-browser"]
    path = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
    process = subprocess.Popen(command, env={**environment(), "PYTHONPATH": path}, stdout=subprocess.DEVNULL)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait()


async def _answering(address: str) -> None:
    end = time.monotonic() + UP_SECONDS
    while not await answers(address):
        if time.monotonic() > end:
            raise TimeoutError("the sandbox does not answer")
        await asyncio.sleep(0.2)


def rehearse(folder: Path, asked: argparse.Namespace) -> Rehearsal:
    """The whole of it, in an empty folder."""
    clean = asked.clean or folder / "clean"
    clean_debian(clean, asked.suite)
    disk = folder / "machine"
    subprocess.run(["cp", "-a", str(clean), str(disk)], check=True)
    repository = disk / REPOSITORY.lstrip("/")
    subprocess.run(["git", "clone", "--quiet", "--bare", str(ROOT), str(repository)], check=True)
    with asked.log.open("w", encoding="utf-8") as told, _telegram(folder / "telegram") as address:
        machine = Machine(disk, told, asked.bind)
        rehearsal = Rehearsal(machine, told, address, repository)
        try:
            asyncio.run(_answering(address))
            machine.boot()
            asyncio.run(rehearsal.whole(asked.prepare))
        finally:
            machine.end()
    return rehearsal


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m bench.hosting",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--clean", type=Path, help="folder that keeps the clean Debian for the next run")
    parser.add_argument("--suite", default="bookworm", help="of Debian")
    parser.add_argument("--bind", action="append", default=[], metavar="PATH")
    parser.add_argument("--prepare", metavar="COMMAND")
    parser.add_argument("--log", type=Path, default=Path("hosting.log"), help="all that was typed and said")
    folder = Path(tempfile.mkdtemp(prefix="enlarger-hosting-"))
    try:
        rehearsal = rehearse(folder, parser.parse_args(argv))
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    print(json.dumps({"seconds": rehearsal.seconds, "wrong": rehearsal.wrong}, indent=1))
    return 1 if rehearsal.wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
