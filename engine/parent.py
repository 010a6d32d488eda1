"""Children that end with their parent, also when it is killed and can't say goodbye."""

from __future__ import annotations

import ctypes
import os
import signal
import sys

PR_SET_PDEATHSIG = 1
"""From linux/prctl.h."""


def die_with_parent(parent: int | None = None) -> None:
    """Called in a child: have the kernel end it when its parent ends. Linux only, elsewhere nothing.

    parent: the parent's process id, to notice one that died before the kernel was told.
    """
    if not sys.platform.startswith("linux"):
        return
    ctypes.CDLL(None, use_errno=True).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if parent is not None and os.getppid() != parent:
        os._exit(1)
