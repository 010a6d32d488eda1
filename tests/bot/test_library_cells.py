"""Who may do what with a team's library: each cell of the table in docs/library.md, by every way there is."""

from __future__ import annotations

import re
import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from pydantic import SecretStr

from bot.settings import Settings
from bot.teams import link_of
from sandbox.server.seed import ANN, BEN, CHANNEL, FORUM
from sandbox.server.world import DEFAULT_TOKEN
from storage import jobs
from storage.jobs import Job
from tests.bot import pictures
from tests.bot.conftest import KeptPool, Stage, on_stage
from tests.bot.library_steps import linked, made, master_of, published
from tests.bot.library_ways import STANDINGS, WAYS, Team
from tests.bot.telegram_here import eventually, telegram_here
from tests.bot.test_library_posts import assets

DOCS = Path(__file__).parents[2] / "docs" / "library.md"
ROW = r"^\| ([a-z ]+) \| (administrators|members) \| (yes|no) \| (yes|no) \| (yes|no) \|$"
TABLE = {
    (deed, publishers, standing): cell == "yes"
    for deed, publishers, *cells in re.findall(ROW, DOCS.read_text(), re.M)
    for standing, cell in zip(STANDINGS, cells, strict=True)
}
CELLS = [
    (deed, way, publishers, standing)
    for deed, ways in WAYS.items()
    for way in ways
    for publishers in ("administrators", "members")
    for standing in STANDINGS
]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def team(
    tmp_path_factory: pytest.TempPathFactory, templates: Path, readings: KeptPool
) -> AsyncIterator[Team]:
    data = tmp_path_factory.mktemp("team")
    for file in templates.iterdir():
        shutil.copy(file, data)
    async with telegram_here() as telegram:
        token = SecretStr(DEFAULT_TOKEN)
        settings = Settings(token=token, api_url=telegram.address, data=data, first_look="off")
        async with on_stage(settings, telegram, readings) as stage:
            stage.bot.app.bot.rate_limiter._group_max_rate = 0  # so much is said at once
            yield await _founded(stage)


async def _founded(stage: Stage) -> Team:
    stage.maker.hand_over = False
    telegram = stage.telegram
    telegram.world.bot["supports_inline_queries"] = True
    [old_post] = await telegram.person(ANN, CHANNEL).send(("lamp.png", pictures.png(640, 480)), how="file")
    ann = await linked(stage)
    first = await made(stage, ann, caption="Red shoe")
    await ann.press(master_of(stage, first), "Publish")
    await published(stage, 1)
    unpublished = await made(stage, ann, file=("boots.jpg", pictures.jpeg(640, 400)))
    link = await link_of(stage.bot.services.database, FORUM)
    [shoe] = await assets(stage)
    assert link is not None
    blob = await stage.bot.services.blobs.get(shoe.sha256)
    return Team(stage, link, shoe, blob, unpublished, await _in_private(stage), old_post)


async def _in_private(stage: Stage) -> Job:
    ben = stage.telegram.person(BEN)
    await ben.send(("hat.jpg", pictures.jpeg(500, 400)), how="file", caption="2k")
    await ben.hears("2K")
    async with stage.bot.services.database.session(reading=True) as session:
        [job] = await jobs.open_jobs(session, user_id=BEN)
    await stage.maker.make(job.id)
    await stage.bot.delivery.deliver(job.id)
    await eventually(lambda: next((m for m in ben.said() if "document" in m.content), None))
    async with stage.bot.services.database.session(reading=True) as session:
        found = await jobs.get(session, job.id)
    assert found is not None
    return found


def test_the_documentations_table_has_a_row_for_each_deed_and_no_other() -> None:
    assert {deed for deed, _, _ in TABLE} == set(WAYS)
    assert len(TABLE) == len(WAYS) * 2 * len(STANDINGS)
    written = DOCS.read_text().split("| deed |", 1)[1].split("\n\n", 1)[0].splitlines()
    assert len(written) == 2 + len(WAYS) * 2, "a row can't be read"


@pytest.mark.asyncio(loop_scope="module")
@pytest.mark.parametrize(("deed", "way", "publishers", "standing"), CELLS)
async def test_each_cell(team: Team, deed: str, way: str, publishers: str, standing: str) -> None:
    await team.stands(standing, publishers)
    assert await WAYS[deed][way](team) is TABLE[deed, publishers, standing]
