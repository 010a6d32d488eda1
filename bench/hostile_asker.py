"""Hostile requests to the web server, and updates posted to the webhook; each answer is looked at at once."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterable

from bench import hostile_web
from bench.hostile_checks import Checks
from bench.hostile_forger import BURST, Forger
from bench.hostile_people import People
from bot.settings import Settings
from bot.web.webhook import secret_of
from sandbox.server.seed import ANN, BEN
from sandbox.server.world import DEFAULT_TOKEN


class Asker:
    def __init__(self, people: People, checks: Checks, forger: Forger) -> None:
        self._people, self._checks, self._forger, self._seen = people, checks, forger, checks.seen

    @property
    def _target(self) -> hostile_web.Known:
        return hostile_web.Known(DEFAULT_TOKEN, self._people.anns_job, ANN, BEN)

    async def requests(self, count: int) -> None:
        before = self._checks.rows()
        await self._ask_all("requests", hostile_web.requests(self._target, count, self._people.seed))
        self._checks.unchanged("requests", before)
        await self._checks.check(at_end=True)

    async def webhook(self, count: int) -> None:
        """After the bot was started anew, with a webhook."""
        await self._checks.started_anew()
        before = self._checks.rows()
        secret = secret_of(Settings.model_validate({"token": DEFAULT_TOKEN}))
        for number, sample in enumerate(self._forger.samples()):
            part = (count + number) // 3
            share = hostile_web.updates(self._target, sample, secret, part, self._people.seed + number)
            await self._ask_all("webhook", share)
        await asyncio.sleep(3)
        self._checks.unchanged("webhook", before)
        await self._checks.check(at_end=True)

    async def _ask_all(self, stage: str, requests: Iterable[hostile_web.Request]) -> None:
        waiting = iter(requests)

        async def ask() -> None:
            for request in waiting:
                self._seen.inputs += 1
                began = time.monotonic()
                try:
                    status, answer = await hostile_web.ask(self._people.place.web_port, request)
                except (TimeoutError, OSError) as error:
                    self._seen.trouble.append(f"{request.kind}: {error!r} to {request.raw[:120]!r}")
                    continue
                self._seen.note(stage, f"{request.kind}: {status or 'closed'}", time.monotonic() - began)
                if (wrong := hostile_web.wrong_with(request, status, answer)) is not None:
                    self._seen.trouble.append(wrong)
                await self._checks.check()

        async with asyncio.TaskGroup() as group:
            for _ in range(BURST):
                group.create_task(ask())
