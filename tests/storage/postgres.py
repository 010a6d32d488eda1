"""A real Postgres for the tests: a cluster of our own, in a temporary folder, as an ordinary user."""

from __future__ import annotations

import os
import pwd
import secrets
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

MISSING = (
    "These tests need a Postgres server: as root, `apt-get update && apt-get install -y postgresql` "
    "(they start a cluster of their own and leave the system's alone)."
)
START_SECONDS = 60.0


def find_program(name: str) -> str:
    """Debian keeps the server's programs out of the PATH."""
    found = shutil.which(name)
    if found is None:
        found = next((str(p) for p in sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))[::-1]), None)
    if found is None:
        pytest.fail(MISSING, pytrace=False)
    return found


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


class Cluster:
    """One server. `restart` is an immediate stop, as in a crash, and a start."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="enlarger-postgres-"))
        self.port = _free_port()
        self._as: list[str] = []
        if os.geteuid() == 0:
            # The server refuses root.
            user = next((name for name in ("postgres", "nobody") if _exists(name)), "nobody")
            shutil.chown(self.folder, user)
            self._as = ["runuser", "-u", user, "--"]
        self._data = self.folder / "data"
        self._call(
            find_program("initdb"),
            "-D",
            self._data,
            "-U",
            "enlarger",
            "-A",
            "trust",
            "--no-sync",
            "-E",
            "UTF8",
        )

    def _call(self, *command: object) -> None:
        subprocess.run(
            [*self._as, *map(str, command)],
            check=True,
            capture_output=True,
            cwd=self.folder,
            env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"},
        )

    def start(self) -> None:
        options = f"-h 127.0.0.1 -p {self.port} -k {self.folder} -c fsync=off -c max_connections=60"
        log = self.folder / "log"
        self._call(
            find_program("pg_ctl"), "-D", self._data, "-l", log, "-o", options, "-w", "-t", "60", "start"
        )
        deadline = time.monotonic() + START_SECONDS
        while True:
            try:
                psycopg.connect(self.url("postgres")).close()
            except psycopg.OperationalError:
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.1)
            else:
                return

    def stop(self, mode: str) -> None:
        self._call(find_program("pg_ctl"), "-D", self._data, "-m", mode, "-w", "stop")

    def restart(self) -> None:
        self.stop("immediate")
        self.start()

    def url(self, database: str) -> str:
        return f"postgresql://enlarger@127.0.0.1:{self.port}/{database}"

    def new_database(self) -> str:
        name = f"t_{secrets.token_hex(6)}"
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{name}"'.encode())
        return self.url(name)

    def remove(self) -> None:
        try:
            self.stop("immediate")
        finally:
            shutil.rmtree(self.folder, ignore_errors=True)


def _exists(user: str) -> bool:
    try:
        pwd.getpwnam(user)
    except KeyError:
        return False
    return True


@pytest.fixture(scope="session")
def postgres() -> Iterator[Cluster]:
    cluster = Cluster()
    try:
        cluster.start()
        yield cluster
    finally:
        cluster.remove()
