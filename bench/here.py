"""What programs of the bench need to start the product on this machine and to know whether it is up."""

from __future__ import annotations

import os
import socket

import aiohttp


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def environment() -> dict[str, str]:
    """Ours without any setting of Enlarger, so that a host's own settings can't change a figure."""
    return {name: value for name, value in os.environ.items() if not name.startswith("ENLARGER_")}


async def answers(url: str) -> bool:
    """Whether the sandbox at this address does."""
    timeout = aiohttp.ClientTimeout(total=5)
    try:
        async with (
            aiohttp.ClientSession(timeout=timeout) as session,
            session.get(f"{url}/sandbox/health") as answer,
        ):
            return answer.status == 200
    except (aiohttp.ClientError, TimeoutError):
        return False
