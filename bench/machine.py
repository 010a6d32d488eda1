"""A clean Debian of its own in a folder, booted with its own systemd: what a host gets from a provider.

debootstrap makes it, systemd-nspawn boots it; both need root. It shares this machine's kernel and network,
and nothing else: its disk, users, processes and services are its own.
"""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TextIO

import psutil

MIRROR = "http://deb.debian.org/debian"
BOOT_SECONDS, END_SECONDS = 90.0, 60.0
ENVIRONMENT = {
    "HOME": "/root",
    "LANG": "C.UTF-8",
    "PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
    "TERM": "dumb",
    "USER": "root",
}
"""A fresh login's."""
_SHELL = 'while IFS= read -r -d "" command <&3; do eval "$command" < /dev/null 3>&-; echo "$?" >&4; done'
"""One shell for all that is typed, as a person has: the folder it is in and its variables stay."""


class Failed(Exception):
    """A command ended with another code than 0; the message is the command and the code."""


def clean_debian(folder: Path, suite: str) -> None:
    """A new installation below `folder`, unless there is one."""
    if not (folder / "etc" / "debian_version").exists():
        options = ["--include=ca-certificates", suite, str(folder), MIRROR]
        subprocess.run(["debootstrap", *options], check=True, stdout=subprocess.DEVNULL)


class Machine:
    """Booted by `boot`, ended by `end`; `told` is written all that commands say.

    binds: paths of this machine that it sees at the same place and can't write to, for a mirror of packages.
    """

    def __init__(self, folder: Path, told: TextIO, binds: Sequence[str] = ()) -> None:
        self._folder, self._told, self._binds = folder, told, binds
        self._process: subprocess.Popen[bytes] | None = None
        self._leader = 0

    def boot(self) -> None:
        """Start its systemd and wait until that has started everything."""
        binds = [f"--bind-ro={path}" for path in self._binds]
        command = ["systemd-nspawn", "--quiet", f"--directory={self._folder}", "--boot", *binds]
        self._process = subprocess.Popen(
            [*command, "--register=no", "--keep-unit", "--resolv-conf=copy-host", "--console=pipe"],
            # Its /tmp lies on its disk, as Debian 12 has it.
            env={**os.environ, "SYSTEMD_NSPAWN_TMPFS_TMP": "0"},
            stdin=subprocess.DEVNULL,
            stdout=self._told,
            stderr=self._told,
        )
        self._leader = _until(self._first_process, "it did not start")
        _until(lambda: self.asks("systemctl is-system-running").strip() in ("running", "degraded"), "no boot")

    def asks(self, command: str) -> str:
        """What a command prints, whatever its exit code."""
        words = [*self._inside(), "bash", "-c", command]
        return subprocess.run(
            words, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
        ).stdout

    def type(self, commands: Sequence[str]) -> None:
        """One command after the other, in one shell. Raises Failed at the first that fails."""
        (their_in, our_out), (our_in, their_out) = os.pipe(), os.pipe()
        fds = (their_in, their_out)
        shell = _SHELL.replace("<&3", f"<&{their_in}").replace("3>&-", "").replace(">&4", f">&{their_out}")
        with (
            subprocess.Popen(
                [*self._inside(), "bash", "-c", shell],
                stdin=subprocess.DEVNULL,
                stdout=self._told,
                stderr=self._told,
                pass_fds=fds,
            ) as process,
            os.fdopen(our_out, "wb", buffering=0) as asking,
            os.fdopen(our_in, "r") as answers,
        ):
            for descriptor in fds:
                os.close(descriptor)
            try:
                for command in commands:
                    self._told.write(f"\n# {command}\n")
                    self._told.flush()
                    asking.write(command.encode() + b"\0")
                    code = answers.readline().strip()
                    if code != "0":
                        raise Failed(f"{command!r} ended with {code or 'the shell'}")
            finally:
                asking.close()
                process.wait(END_SECONDS)

    def end(self) -> None:
        """Shut it down; all of its processes end."""
        if self._process is None:
            return
        self._process.terminate()
        try:
            self._process.wait(END_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._process = None

    def _inside(self) -> list[str]:
        clean = ["env", "-i", "--chdir=/root", *(f"{name}={value}" for name, value in ENVIRONMENT.items())]
        return ["nsenter", f"--target={self._leader}", "--all", "--", *clean]

    def _first_process(self) -> int:
        """Its number one, by our count; 0: not yet there."""
        assert self._process is not None
        if self._process.poll() is not None:
            raise Failed(f"systemd-nspawn ended with {self._process.returncode}")
        for child in psutil.Process(self._process.pid).children(recursive=True):
            status = Path(f"/proc/{child.pid}/status").read_text(encoding="utf-8")
            numbers = next(line for line in status.splitlines() if line.startswith("NSpid:")).split()
            if numbers[-1] == "1" and child.name() == "systemd":
                return int(child.pid)
        return 0


def complete_commands(block: str) -> list[str]:
    """The commands of a block as a shell takes them, each with its further lines and here-documents."""
    commands: list[str] = []
    lines: list[str] = []
    for line in block.splitlines():
        lines.append(line)
        command = "\n".join(lines)
        read = subprocess.run(["bash", "-n"], input=command, capture_output=True, text=True, check=False)
        if read.returncode == 0 and not read.stderr:
            if command.strip():
                commands.append(command)
            lines = []
    if lines:
        raise ValueError(f"not a whole command: {lines}")
    return commands


def _until(found: Callable[[], int | bool], otherwise: str) -> int:
    end = time.monotonic() + BOOT_SECONDS
    while time.monotonic() < end:
        if value := found():
            return value
        time.sleep(0.2)
    raise Failed(otherwise)
