"""getMe, logOut, close."""

from __future__ import annotations

from sandbox.server.errors import TooManyRequests
from sandbox.server.limits import LOGGED_OUT_SECONDS
from sandbox.server.request import Call
from sandbox.server.store import Json

METHODS = ("get_me", "log_out", "close")


async def get_me(call: Call) -> Json:
    return call.world.bot


async def log_out(call: Call) -> bool:
    """From here on the cloud refuses the bot for ten minutes; a local server serves it at once."""
    if not call.world.options.local:
        call.world.meta["logged_out"] = {"at": call.world.clock.now()}
    call.world.updates.clear()
    return True


async def close(call: Call) -> bool:
    """Refused in the first ten minutes after a start, as with the cloud."""
    world = call.world
    left = LOGGED_OUT_SECONDS - (world.clock.now() - world.started_at)
    if left > 0 and not world.options.local:
        raise TooManyRequests(max(1, int(left)))
    return True
