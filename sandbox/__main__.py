"""python -m sandbox: start the sandbox and say where it is."""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import logging
import signal
import sys
import webbrowser
from pathlib import Path

from aiohttp import web

from sandbox.server.app import create_app
from sandbox.server.world import DEFAULT_TOKEN, Options


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m sandbox", description=__doc__)
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (127.0.0.1)")
    parser.add_argument("--port", type=int, default=8080, help="port to listen on (8080), 0 for any free one")
    parser.add_argument("--data", type=Path, help="folder to keep the world in; without it, in memory")
    parser.add_argument("--token", default=DEFAULT_TOKEN, help="the bot's token (%(default)s)")
    parser.add_argument("--bot-name", default="Enlarger", help="the bot's name in the chats (%(default)s)")
    parser.add_argument("--bot-username", default="enlarger_sandbox_bot", help="(%(default)s)")
    parser.add_argument("--inline", action="store_true", help="inline mode on, as @BotFather switches it on")
    parser.add_argument("--local", action="store_true", help="behave as a local Bot API server")
    parser.add_argument("--no-rates", action="store_true", help="no rate limits")
    parser.add_argument("--no-browser", action="store_true", help="do not open the chat page")
    return parser.parse_args()


async def _serve(arguments: argparse.Namespace) -> None:
    options = Options(
        token=arguments.token,
        data=arguments.data,
        local=arguments.local,
        rates=not arguments.no_rates,
        bot_name=arguments.bot_name,
        bot_username=arguments.bot_username,
        inline=arguments.inline,
    )
    runner = web.AppRunner(create_app(options), access_log=None, shutdown_timeout=1)
    stop = asyncio.Event()
    for one in (signal.SIGINT, signal.SIGTERM):
        with contextlib.suppress(NotImplementedError):  # Windows has no signal handlers in asyncio
            asyncio.get_running_loop().add_signal_handler(one, stop.set)
    await runner.setup()
    try:
        site = web.TCPSite(runner, arguments.host, arguments.port)
        await site.start()
        address = f"http://{arguments.host}:{runner.addresses[0][1]}"
        print(f"Sandbox: {address}", flush=True)
        if not arguments.no_browser:
            await asyncio.to_thread(webbrowser.open, address)
        await stop.wait()
    finally:
        await runner.cleanup()


def main() -> int:
    arguments = _arguments()
    logging.basicConfig(level=logging.INFO, format="%(levelname)s %(name)s: %(message)s")
    logging.getLogger("PIL").setLevel(logging.CRITICAL)  # what is odd in a file is its sender's affair
    if not arguments.token.partition(":")[0].isdigit():
        print("sandbox: a token is a number, a colon and letters.", file=sys.stderr)
        return 2
    try:
        asyncio.run(_serve(arguments))
    except OSError as error:
        print(f"sandbox: can't listen on port {arguments.port}: {error.strerror or error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
