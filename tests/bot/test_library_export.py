"""Exports: what a team takes along, what fits into a ZIP by the server in use, and the host's folder."""

from __future__ import annotations

import asyncio
import io
import json
import zipfile
from pathlib import Path

import numpy as np
import pytest
import sqlalchemy as sa
from PIL import Image

from bot.commands.export import run
from bot.commands.guard import WrongUse
from bot.local_api import LOCAL_UPLOAD, MIB, FileLimits
from sandbox.server.messages import Message
from sandbox.server.seed import ANN, BEN, CHANNEL, FORUM
from storage.models import AssetRow
from tests.bot import pictures
from tests.bot.conftest import Stage
from tests.bot.library_steps import linked, made, master_of, published
from tests.bot.telegram_here import Person, eventually
from tests.bot.test_library_posts import LAMP, assets, taken

OTHER = ("chair.jpg", pictures.jpeg(640, 480))


async def two_masters(stage: Stage) -> Person:
    ann = await linked(stage)
    channel = stage.telegram.person(ANN, CHANNEL)
    await channel.send(LAMP, how="file", caption="Brass lamp #autumn")
    await taken(stage, {"Brass lamp"})
    await channel.send(OTHER, how="file", caption="Chair")
    await taken(stage, {"Brass lamp", "Chair"})
    return ann


async def is_said_to_have(stage: Stage, size: int) -> None:
    """All masters are of so many bytes, says the database."""
    async with stage.bot.services.database.session() as session:
        await session.execute(sa.update(AssetRow).values(bytes=size))


def zips(ann: Person) -> list[Message]:
    return [m for m in ann.said() if str(m.content.get("document", {}).get("file_name")).endswith(".zip")]


async def test_an_administrator_takes_the_library_along(stage: Stage) -> None:
    stage.maker.hand_over = False
    ann = await linked(stage)
    ben = stage.telegram.person(BEN, FORUM)
    job = await made(stage, ann, caption="=Red shoe #spring")
    await ann.press(master_of(stage, job), "Publish")
    await published(stage, 1)
    ben.text("/export")
    await ben.hears("Only administrators of this group can do that.")
    ann.text("/export")
    await ann.hears("That is the whole library: 1 master, and a table of all.")
    files = {}
    for message in ann.said():
        document = message.content.get("document") or {}
        if str(document.get("file_name", "")).startswith("masters"):
            file = await stage.bot.app.bot.get_file(document["file_id"])
            files[document["file_name"]] = bytes(await file.download_as_bytearray())
    assert sorted(files) == ["masters-1.zip", "masters.csv", "masters.json"]
    with zipfile.ZipFile(io.BytesIO(files["masters-1.zip"])) as archive:
        [name] = archive.namelist()
        exported = archive.read(name)
    master = await stage.bot.services.blobs.get(job.master_sha256 or "")
    before, after = (np.asarray(Image.open(io.BytesIO(one))) for one in (master, exported))
    assert np.array_equal(before, after)
    assert b"<rdf:li>spring</rdf:li>" in exported  # its words are inside
    [row] = json.loads(files["masters.json"])
    assert (row["file"], row["title"], row["tags"], row["sha256"]) == (
        name,
        "=Red shoe",
        "spring",
        job.master_sha256,
    )
    assert "'=Red shoe" in files["masters.csv"].decode("utf-8-sig")


async def test_a_master_larger_than_a_part_has_a_zip_of_its_own(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.handlers.export.PART", 10)
    ann = await two_masters(stage)
    ann.text("/export")
    done = await ann.hears("That is the whole library: 2 masters")
    assert "only in the table" not in str(done.content)
    assert len(zips(ann)) == 2


async def test_what_the_server_does_not_take_is_in_the_table_only(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    ann = await two_masters(stage)
    await is_said_to_have(stage, 60 * MIB)
    ann.text("/export")
    await ann.hears("2 of them are only in the table: too large to be sent")
    assert zips(ann) == []
    local = FileLimits(download=200, upload=LOCAL_UPLOAD)
    monkeypatch.setattr("bot.handlers.export.limits_of", lambda _settings: local)
    ann.text("/export")
    await eventually(lambda: zips(ann) or None)
    await stage.settle()
    assert len(zips(ann)) == 1


@pytest.fixture
def as_host(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = stage.bot.services.settings
    monkeypatch.setenv("ENLARGER_DATA", str(settings.data))
    monkeypatch.setenv("ENLARGER_TOKEN", settings.require_token())
    monkeypatch.setenv("ENLARGER_API_URL", settings.api_url)


@pytest.mark.usefixtures("as_host")
async def test_the_host_gets_a_folder(
    stage: Stage, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    await two_masters(stage)
    await is_said_to_have(stage, 3000 * MIB)  # no limit of Telegram's holds here
    lamp, _chair = await assets(stage)
    blobs = stage.bot.services.blobs
    await blobs.delete(lamp.sha256)  # not kept any more: Telegram has it
    await asyncio.to_thread(run, tmp_path / "out")
    folder = tmp_path / "out" / "studio_masters"
    assert f"{folder}: 2 masters." in capsys.readouterr().out
    rows = json.loads((folder / "masters.json").read_text())
    assert {row["title"] for row in rows} == {"Brass lamp", "Chair"}
    names = {row["file"] for row in rows} | {"masters.csv", "masters.json"}
    assert {path.name for path in folder.iterdir() if path.suffix != ".xmp"} == names
    assert b"<rdf:li>autumn</rdf:li>" in b"".join(path.read_bytes() for path in folder.glob("*lamp*"))
    with pytest.raises(WrongUse, match="is not empty"):
        await asyncio.to_thread(run, tmp_path / "out")


@pytest.mark.usefixtures("as_host")
async def test_the_host_is_told_what_is_missing(
    stage: Stage, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    await asyncio.to_thread(run, tmp_path / "none")
    assert "There is no library with a master." in capsys.readouterr().out
    await two_masters(stage)
    for asset in await assets(stage):
        await stage.bot.services.blobs.delete(asset.sha256)
    monkeypatch.delenv("ENLARGER_TOKEN")
    await asyncio.to_thread(run, tmp_path / "out")
    assert "2 masters, 2 of them in the table only." in capsys.readouterr().out
