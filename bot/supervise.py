"""Several of our processes under one: started, started again when one dies, ended together."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

import structlog

from engine.parent import die_with_parent

log = structlog.get_logger(__name__)

WRONG_USE = 2
"""Exit code of a child that was set up wrongly: starting it again would say the same. A database that is only
away has another (bot/commands/guard.py)."""
FIRST_PAUSE, LONGEST_PAUSE = 1.0, 30.0
"""Seconds before a dead child starts again: the first time and at most."""
HEALTHY = 60.0
"""After so many seconds of work a child's earlier deaths are forgiven."""
PATIENCE = 19.5
"""Seconds a child gets to end by itself; then it is killed. A little more than it gives itself."""


@dataclass(frozen=True)
class Child:
    """A process to keep alive. env is added to ours. serves: the others need it to the very end."""

    name: str
    command: Sequence[str]
    env: Mapping[str, str] = field(default_factory=dict)
    serves: bool = False


async def keep_alive(children: Sequence[Child], stop: asyncio.Event) -> int:
    """Run the children until `stop`, or until one says that it is set up wrongly.

    Returns 0 after a stop, else that child's exit code. None is left running; those that serve end last.
    """
    codes: list[int] = []
    alone = asyncio.Event()
    async with asyncio.TaskGroup() as servers:
        for child in children:
            if child.serves:
                servers.create_task(_keep(child, alone, stop, codes))
        async with asyncio.TaskGroup() as others:
            for child in children:
                if not child.serves:
                    others.create_task(_keep(child, stop, stop, codes))
        await stop.wait()
        alone.set()
    return codes[0] if codes else 0


async def _keep(child: Child, stop: asyncio.Event, wrong: asyncio.Event, codes: list[int]) -> None:
    """Start the child again and again until `stop`; sets `wrong` when it is set up wrongly."""
    loop = asyncio.get_running_loop()
    pause = FIRST_PAUSE
    while not stop.is_set():
        began = loop.time()
        code = await _run_once(child, stop)
        if stop.is_set():
            return
        if code == WRONG_USE:
            codes.append(code)
            wrong.set()
            return
        if loop.time() - began > HEALTHY:
            pause = FIRST_PAUSE
        log.warning("a process ended and is started again", process=child.name, code=code, pause=pause)
        await _wait(stop, pause)
        pause = min(pause * 2, LONGEST_PAUSE)


async def _run_once(child: Child, stop: asyncio.Event) -> int:
    """One life of a child: until it ends by itself, or is asked to after `stop`."""
    # A group of its own: a terminal's Ctrl-C is for us alone, and we end the children in their order.
    process = await asyncio.create_subprocess_exec(
        *child.command,
        env={**os.environ, **child.env},
        process_group=0,
        preexec_fn=partial(die_with_parent, os.getpid()),
    )
    log.info("started", process=child.name, pid=process.pid)
    try:
        async with asyncio.TaskGroup() as group:
            waits = {group.create_task(process.wait()), group.create_task(stop.wait())}
            await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
            if process.returncode is None:
                await _end(process)
            for wait in waits:
                wait.cancel()
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    return process.returncode or 0


async def _end(process: asyncio.subprocess.Process) -> None:
    process.send_signal(signal.SIGTERM)
    try:
        async with asyncio.timeout(PATIENCE):
            await process.wait()
    except TimeoutError:
        process.kill()
        await process.wait()


async def _wait(stop: asyncio.Event, seconds: float) -> None:
    try:
        async with asyncio.timeout(seconds):
            await stop.wait()
    except TimeoutError:
        return


def stop_on_signals(stop: asyncio.Event, *then: Callable[[], None]) -> None:
    """SIGTERM, Ctrl-C and the end of the terminal (SIGHUP, unless nohup had it ignored) set the event; the
    first of them also does `then`. Call inside a running loop."""

    def heard() -> None:
        if not stop.is_set():
            stop.set()
            for also in then:
                also()

    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        if number == signal.SIGHUP and signal.getsignal(number) == signal.SIG_IGN:
            continue
        loop.add_signal_handler(number, heard)
