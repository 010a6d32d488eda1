"""What a process that decodes a stranger's picture may use: memory, processor time, and one folder.

The kernel holds it to that, whatever a decoder is brought to do. Landlock (Linux 5.13) takes the rest of the
disk away from it; elsewhere that part is left out, and `confine` says so.
"""

from __future__ import annotations

import ctypes
import logging
import math
import os
import resource
import signal
import sys
import tempfile
import warnings
from pathlib import Path

MEMORY = 1536 * 2**20
"""Bytes of its own (RLIMIT_DATA) that a decoding process may have: 1.5 GiB. What the libraries only reserve
counts too, some 300 MB, so what is really used stays below. Peaks of one decoding (2026-11-23): 12 MP JPEG
246 MB; 100 MP 4:2:0 1.45 GB, 16-bit PNG 1.9 GB, JPEG 4:4:4 2.0 GB: of the last two the person hears so."""
MAPPED = MEMORY + 2**30
"""Address space, with the files of the libraries and what is shared; the file of a source comes on top."""
SECONDS = 20.0
"""Of the clock and of the processor, for one picture. A photo of 12 MP takes one, of 100 MP up to 15."""

_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446
_ASK_VERSION = 1
_PATH_BENEATH = 1
_PR_SET_NO_NEW_PRIVS = 38
"""System calls and constants of linux/landlock.h and linux/prctl.h, the same on all architectures."""
_ALLOWED = 1 << 1 | 1 << 4 | 1 << 5 | 1 << 7 | 1 << 8
"""To write, delete and make files and folders: allowed in its own place."""
_NEVER = 1 << 0 | 1 << 6 | 1 << 9 | 1 << 10 | 1 << 11 | 1 << 12
"""To run a program; to make devices, sockets, pipes, and links that lead out of the folder."""
_NEVER_SINCE_2, _ALLOWED_SINCE_3 = 1 << 13, 1 << 14
"""Moving and linking between folders came with version 2, cutting a file short with version 3."""
_TCP = 1 << 0 | 1 << 1
"""To listen and to connect, from version 4."""
_SCOPES = 1 << 0 | 1 << 1
"""Abstract sockets of others, and signals to them, from version 6."""
_FILE_RIGHTS = 1 << 1 | 1 << 14
SINK = "/dev/null"
GRAPHICS = ("nvidia*", "dri/*", "kfd")
"""Below /dev."""


class _Ruleset(ctypes.Structure):
    _fields_ = (("fs", ctypes.c_uint64), ("net", ctypes.c_uint64), ("scopes", ctypes.c_uint64))


class _Beneath(ctypes.Structure):
    _pack_ = 1
    _fields_ = (("rights", ctypes.c_uint64), ("folder", ctypes.c_int32))


def bound(memory: int = MEMORY, mapped: int = MAPPED) -> None:
    """Called in a child: memory has an end, nothing is dumped, a terminal's Ctrl-C and end are the parent's
    business, and what is odd in a file is told to who sent it, and not to the host's log."""
    logging.getLogger("PIL").setLevel(logging.CRITICAL)
    warnings.filterwarnings("ignore", module="PIL")
    os.environ["OPENCV_LOG_LEVEL"] = "SILENT"
    for number in (signal.SIGINT, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    _lower(resource.RLIMIT_DATA, memory, for_good=True)
    _lower(resource.RLIMIT_AS, mapped)
    _lower(resource.RLIMIT_CORE, 0)


def begin(seconds: float = SECONDS, mapped: int = 0) -> None:
    """Called in a child before each picture: processor time from now on, after which the kernel ends it.
    The parent looks at the clock. mapped: bytes of the picture's file, which a library may map; what it maps
    of a file is no memory of its own."""
    _lower(resource.RLIMIT_AS, MAPPED + mapped)
    used = resource.getrusage(resource.RUSAGE_SELF)
    _soft, hard = resource.getrlimit(resource.RLIMIT_CPU)
    end = math.ceil(used.ru_utime + used.ru_stime + seconds)
    resource.setrlimit(resource.RLIMIT_CPU, (end if hard == resource.RLIM_INFINITY else min(end, hard), hard))


def own_folder(within: str | None = None) -> Path:
    """Called in a child: make a folder for it, work there, and keep temporary files there."""
    folder = Path(tempfile.mkdtemp(prefix="enlarger-decode-", dir=within))
    os.chdir(folder)
    tempfile.tempdir = str(folder)
    return folder


def graphics() -> list[Path]:
    """Devices of graphics cards: to compute on one is to write to them."""
    return [path for kind in GRAPHICS for path in sorted(Path("/dev").glob(kind)) if not path.is_dir()]


def confine(*places: Path) -> bool:
    """Called in a child: from now on it can write to these files and below these folders alone, run no
    program, connect to nobody where the kernel is new enough (6.7), and signal nobody (6.12). False where the
    kernel has no Landlock.

    It holds for the thread that calls it and those it starts: to be called before numpy is imported, whose
    own threads would stay free.
    """
    if not sys.platform.startswith("linux"):
        return False
    libc = ctypes.CDLL(None, use_errno=True)
    version = libc.syscall(_CREATE_RULESET, None, ctypes.c_size_t(0), _ASK_VERSION)
    if version < 1:
        return False
    allowed = _ALLOWED | (_ALLOWED_SINCE_3 if version >= 3 else 0)
    handled = allowed | _NEVER | (_NEVER_SINCE_2 if version >= 2 else 0)
    rules = _Ruleset(handled, _TCP if version >= 4 else 0, _SCOPES if version >= 6 else 0)
    known = 3 if version >= 6 else 2 if version >= 4 else 1
    size = known * ctypes.sizeof(ctypes.c_uint64)
    ruleset = libc.syscall(_CREATE_RULESET, ctypes.byref(rules), ctypes.c_size_t(size), 0)
    if ruleset < 0:
        return False
    try:
        for place in (*places, Path(SINK)):
            _allow(libc, ruleset, place, allowed)
        libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
        return bool(libc.syscall(_RESTRICT_SELF, ruleset, 0) == 0)
    finally:
        os.close(ruleset)


def _allow(libc: ctypes.CDLL, ruleset: int, place: Path, rights: int) -> None:
    if not place.exists():
        return
    if not place.is_dir():
        rights &= _FILE_RIGHTS
    opened = os.open(place, os.O_PATH | os.O_CLOEXEC)
    try:
        rule = _Beneath(rights, opened)
        libc.syscall(_ADD_RULE, ruleset, _PATH_BENEATH, ctypes.byref(rule), 0)
    finally:
        os.close(opened)


def _lower(what: int, limit: int, *, for_good: bool = False) -> None:
    """for_good: the process itself can't raise it again."""
    _soft, hard = resource.getrlimit(what)
    lowered = limit if hard == resource.RLIM_INFINITY else min(limit, hard)
    resource.setrlimit(what, (lowered, lowered if for_good else hard))
