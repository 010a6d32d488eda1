"""Metrics move as they should, tell nothing of anybody, and the dashboard asks only for what exists."""

from __future__ import annotations

import io
import json
import re
import socket
import time
from collections.abc import Iterator
from pathlib import Path

import aiohttp
import pytest
import yaml

from bot.settings import Settings
from bot.web.beside import metrics_beside
from bot.web.metrics import BotMetrics, Registry, WorkerMetrics
from engine.errors import Cancelled, UnreadablePicture
from engine.order import Order
from engine.pipeline import run
from engine.target import parse_target
from storage.db import Database
from storage.outage import DATABASE
from tests.bot.conftest import KeptPool, on_stage
from tests.bot.pictures import jpeg
from tests.bot.telegram_here import Telegram, eventually
from tests.bot.test_settings_table import lines
from tests.e2e.product import free_port

__all__ = ["lines"]

DEPLOY = Path(__file__).parents[2] / "deploy"
DASHBOARD, ALERTS = DEPLOY / "grafana-dashboard.json", DEPLOY / "alerts.yaml"
NAME = re.compile(r"\b(?:enlarger|process|python)_[a-z_]+")


async def page(port: int) -> dict[str, float]:
    async with aiohttp.ClientSession() as session, session.get(f"http://127.0.0.1:{port}/metrics") as answer:
        assert answer.status == 200
        lines = (await answer.text()).splitlines()
    return {name: float(value) for name, value in (line.rsplit(" ", 1) for line in lines if line[:1] != "#")}


async def test_a_photo_moves_the_bots_metrics(
    settings: Settings, telegram: Telegram, readings: KeptPool
) -> None:
    port = free_port()
    with_port = settings.model_copy(update={"web_port": port})
    async with on_stage(with_port, telegram, readings) as stage:
        before = await page(port)
        assert before['enlarger_jobs{state="queued"}'] == 0
        assert before["enlarger_oldest_wait_seconds"] == 0
        ann = telegram.person()
        await ann.send(("holiday-of-ann.jpg", jpeg(640, 480)), how="file")
        card = await ann.hears("2K")
        await ann.press(card, "2K")
        waiting = await page(port)
        assert waiting['enlarger_jobs{state="queued"}'] == 1
        assert sum(value for name, value in waiting.items() if name.startswith("enlarger_photos{")) == 1
        stage.make()
        await eventually(lambda: stage.maker.made or None)
        after = await page(port)
        assert after['enlarger_jobs{state="queued"}'] == 0
        assert after['enlarger_jobs{state="made"}'] + after['enlarger_jobs{state="delivered"}'] == 1
        told = " ".join(after)
        assert "holiday" not in told
        assert str(ann.id) not in told


async def test_a_master_moves_the_workers_metrics(settings: Settings, tmp_path: Path) -> None:
    port = free_port()
    metrics, beside = metrics_beside(settings.model_copy(update={"worker_port": port}))
    make = metrics.measured(run)
    order = Order(jpeg(160, 120), "a.jpg", parse_target("320"))
    async with beside:
        outcome = make(order, tmp_path, lambda _: None, lambda: False)
        with pytest.raises(UnreadablePicture):
            make(Order(b"none", "b.jpg", parse_target("320")), tmp_path, lambda _: None, lambda: False)
        with pytest.raises(Cancelled):
            make(order, tmp_path, lambda _: None, lambda: True)
        told = await page(port)
    seconds = outcome.report["seconds"]
    assert isinstance(seconds, dict)
    for stage, spent in seconds.items():
        assert told[f'enlarger_stage_seconds_count{{stage="{stage}"}}'] == 1
        assert told[f'enlarger_stage_seconds_sum{{stage="{stage}"}}'] == pytest.approx(spent)
    trust = outcome.report["trust"]
    assert isinstance(trust, dict)
    assert told[f'enlarger_trust_verdicts_total{{verdict="{trust["verdict"]}"}}'] == 1
    assert told['enlarger_engine_errors_total{reason="not_a_picture"}'] == 1
    assert len([name for name in told if name.startswith("enlarger_engine_errors_total")]) == 1
    assert told['enlarger_device_memory_used_bytes{device="cpu"}'] > 0
    assert (
        told['enlarger_device_memory_used_bytes{device="cpu"}']
        < told['enlarger_device_memory_total_bytes{device="cpu"}']
    )


@pytest.fixture
def deaf() -> Iterator[int]:
    """A port where nobody ever says a word, as at a Postgres that hangs."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


@pytest.mark.parametrize("how", ["away", "hangs"])
async def test_the_page_comes_while_the_database_is_away(
    how: str,
    deaf: int,
    settings: Settings,
    telegram: Telegram,
    readings: KeptPool,
    lines: io.StringIO,
) -> None:
    DATABASE.forget()
    port, worker_port = free_port(), free_port()
    address = f"postgresql+asyncpg://enlarger@127.0.0.1:{deaf if how == 'hangs' else free_port()}/enlarger"
    worker = settings.model_copy(update={"worker_port": worker_port, "database_url": address})
    _, beside = metrics_beside(worker)
    with_port = settings.model_copy(update={"web_port": port})
    async with on_stage(with_port, telegram, readings) as stage, beside:
        told = await page(port)
        assert told["enlarger_database_up"] == 1
        assert 'enlarger_jobs{state="queued"}' in told
        real, stage.bot.services.database = stage.bot.services.database, Database(address)
        try:
            for one in (port, worker_port):
                began = time.monotonic()
                told = await page(one)
                assert time.monotonic() - began < 4.5
                assert told["enlarger_database_up"] == 0
                assert told["process_open_fds"] > 0
                assert not [name for name in told if name.startswith("enlarger_jobs")], "yesterday's"
        finally:
            await stage.bot.services.database.close()
            stage.bot.services.database = real
        assert (await page(port))["enlarger_database_up"] == 1
    said = lines.getvalue()
    assert "Traceback" not in said
    assert ("the database is away" in said) == (how == "away")


def test_the_dashboard_asks_only_for_what_exists() -> None:
    asked = {
        name
        for panel in json.loads(DASHBOARD.read_text())["panels"]
        for target in panel["targets"]
        for name in NAME.findall(target["expr"])
    }
    assert len(asked) > 10
    assert asked <= names(BotMetrics()) | names(WorkerMetrics())


def test_the_alerts_ask_only_for_what_exists() -> None:
    (group,) = yaml.safe_load(ALERTS.read_text())["groups"]
    asked = {name for rule in group["rules"] for name in NAME.findall(rule["expr"])}
    assert "enlarger_database_up" in asked
    assert asked <= names(BotMetrics()) | names(WorkerMetrics())


def names(registry: Registry) -> set[str]:
    """Every name that can be asked for, also of what has not been counted yet."""
    found = set()
    registry.known.up = True
    for family in registry.registry.collect():
        endings = {"counter": ("_total",), "histogram": ("_bucket", "_sum", "_count")}.get(family.type, ("",))
        found |= {family.name + ending for ending in endings}
    return found
