"""Run a program in a fresh process: its time, and its peak memory by the operating system."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path


class ProgramFailed(Exception):
    """A measured program ended badly; the text says which and how."""


@dataclass(frozen=True)
class Ran:
    """out: what it printed. seconds: wall clock from start to end. cpu_seconds: user and system.
    peak_mb: highest resident memory of the whole process, 10^6 bytes (wait4, ru_maxrss; what it had
    from its parent before it began counts too, so the parent must stay smaller than what it measures).
    """

    out: str
    seconds: float
    cpu_seconds: float
    peak_mb: float


def run_fresh(
    argv: Sequence[str], *, folder: Path | None = None, more: Mapping[str, str] | None = None
) -> Ran:
    """Run to the end and measure. more: environment on top of this one. Raises ProgramFailed."""
    with tempfile.TemporaryFile("w+") as out, tempfile.TemporaryFile("w+") as complaints:
        begun = time.monotonic()
        process = subprocess.Popen(
            argv, cwd=folder, env={**os.environ, **(more or {})}, stdout=out, stderr=complaints
        )
        try:
            _, status, usage = os.wait4(process.pid, 0)
        except BaseException:
            process.kill()
            process.wait()
            raise
        seconds = time.monotonic() - begun
        process.returncode = os.waitstatus_to_exitcode(status)  # wait4 took it away from Popen
        if process.returncode:
            complaints.seek(0)
            last = (complaints.read().strip().splitlines() or ["no word of why"])[-1]
            raise ProgramFailed(f"{_name(argv)} ended with {process.returncode}: {last}")
        out.seek(0)
        kilobytes = usage.ru_maxrss / 1024 if sys.platform == "darwin" else usage.ru_maxrss
        return Ran(out.read(), seconds, usage.ru_utime + usage.ru_stime, round(kilobytes * 1024 / 1e6, 1))


def _name(argv: Sequence[str]) -> str:
    """The module that a Python runs, or the program."""
    return argv[argv.index("-m") + 1] if "-m" in argv else Path(argv[0]).name
