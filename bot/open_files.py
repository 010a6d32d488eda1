"""How many files a process may have open: connections, the database, pictures, Telegram."""

from __future__ import annotations

MOST = 65_536
"""As the systemd units allow. A container may be allowed a thousand million, which helps nobody."""


def allow_more() -> None:
    """As many as may be had without asking. Systems give a process 1,024 (macOS 256) until it says that it
    can do with more, for the sake of programs that can't (select); asyncio can."""
    try:
        import resource
    except ImportError:  # Windows
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = MOST if hard == resource.RLIM_INFINITY else min(hard, MOST)
    if soft == resource.RLIM_INFINITY or soft >= wanted:
        return
    try:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
    except (OSError, ValueError):  # macOS says "infinite" and means 10,240
        return
