"""A local Bot API server: large files in and out, read where they lie, and no path trusted."""

from __future__ import annotations

import asyncio
import errno
import os
import random
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from pydantic import SecretStr, ValidationError

from bot.commands.doctor_local import kept, local_files
from bot.fetching import patience
from bot.local_api import CLOUD, NotTheServers, file_below, limits_of
from bot.settings import Settings
from sandbox.server.seed import ANN, BEN, CHANNEL
from sandbox.server.world import DEFAULT_TOKEN, Options
from storage.blobs import FolderBlobs
from tests.bot import fixed_cost_maker, pictures
from tests.bot.conftest import KeptPool, on_stage
from tests.bot.library_steps import linked, noise
from tests.bot.telegram_here import Telegram, eventually, telegram_here
from tests.bot.test_library_posts import taken

MIB = 2**20


@pytest.fixture
async def telegram(tmp_path: Path) -> AsyncIterator[Telegram]:
    async with telegram_here(Options(rates=False, local=True, data=tmp_path / "server")) as telegram:
        yield telegram


@pytest.fixture
def local(settings: Settings, telegram: Telegram) -> Settings:
    return settings.model_copy(update={"api_folder": telegram.world.files.folder})


def large_photo(size: int) -> bytes:
    """A JPEG of a given size in bytes: what follows its end is the cheapest part of a file."""
    photo = pictures.jpeg(1600, 1200)
    return photo + random.Random(1).randbytes(size - len(photo))


async def test_sixty_megabytes_in_and_more_than_fifty_out(
    local: Settings, telegram: Telegram, readings: KeptPool, monkeypatch: pytest.MonkeyPatch
) -> None:
    noise = random.Random(2).randbytes(52 * MIB)
    monkeypatch.setattr(fixed_cost_maker, "png", lambda size: noise)
    source = large_photo(60 * MIB)
    ann = telegram.person()
    async with on_stage(local, telegram, readings, deliveries=True) as stage:
        await ann.send(("sea.jpg", source), how="file")
        card = await ann.hears("1600 × 1200")
        (theirs,) = (telegram.world.files.folder / "documents").iterdir()
        (ours,) = [file for file in (local.data / "blobs").glob("??/??/*") if file.stat().st_size > 50 * MIB]
        assert ours.samefile(theirs), "it is the server's file, not a copy"
        assert theirs.stat().st_size == len(source)
        assert not telegram.calls("file"), "nothing was fetched over HTTP"
        stage.make()
        await ann.press(card, "2K")
        master = await eventually(
            lambda: next((message for message in ann.said() if is_master(message.content)), None), 40
        )
        assert master.content["document"]["file_name"] == "sea-2k.png"
        assert master.content["document"]["file_size"] == len(noise)
    assert theirs.exists(), "what is the server's stays the server's"


def is_master(content: dict[str, object]) -> bool:
    document = content.get("document")
    return isinstance(document, dict) and str(document.get("file_name", "")).endswith(".png")


async def test_nearly_two_gigabytes_that_take_the_server_their_time(
    local: Settings, telegram: Telegram, readings: KeptPool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The server answers once it has the file; others' photos have their cards meanwhile."""
    monkeypatch.setattr("bot.app.READ_TIMEOUT", 1.5)
    ann, ben = telegram.person(), telegram.person(BEN)
    async with on_stage(local.model_copy(update={"largest_mb": 2000}), telegram, readings):
        slow = telegram.world.faults.add(kind="stall", method="getFile", seconds=6.0)
        await ann.send(("sea.jpg", pictures.jpeg(1600, 1200)), how="file")
        (theirs,) = await eventually(lambda: list((telegram.world.files.folder / "documents").glob("*")))
        os.truncate(theirs, 1900 * 10**6)  # a hole behind the picture takes no room
        await eventually(lambda: slow.seen)
        await ben.send(("hill.jpg", pictures.jpeg(800, 600)), how="file")
        await ben.hears("800 × 600")
        assert not any("1600" in words for words in ann.texts()), "still on its way"
        await ann.hears("1600 × 1200", patience=30)
        assert len(telegram.calls("getFile")) == 2, "nobody asked twice"
        (ours,) = [file for file in (local.data / "blobs").glob("??/??/*") if file.stat().st_size > 10**9]
        assert ours.samefile(theirs)


def test_a_local_server_has_as_long_as_a_file_takes() -> None:
    assert patience(10**6) < 70
    assert patience(1900 * 10**6) == patience(None) == 900


async def test_a_file_over_the_hosts_own_limit_is_told_with_that_limit(
    local: Settings, telegram: Telegram, readings: KeptPool
) -> None:
    ann = telegram.person()
    async with on_stage(local.model_copy(update={"largest_mb": 30}), telegram, readings):
        await ann.send(("sea.jpg", large_photo(31 * MIB)), how="file")
        await ann.hears("32.5 MB", "30 MB at most")


async def test_a_library_is_searched_and_filled_from_the_servers_folder(
    local: Settings, telegram: Telegram, readings: KeptPool
) -> None:
    async with on_stage(local, telegram, readings) as stage:
        ann = await linked(stage)
        lamp = ("lamp.png", noise())
        await telegram.person(ANN, CHANNEL).send(lamp, how="file", caption="Brass lamp")
        await taken(stage, {"Brass lamp"})
        [picture] = await ann.send(lamp, how="file")
        ann.text("/find", reply_to=picture)
        await ann.hears("1. Brass lamp")
        ann.text("/verify", reply_to=picture)
        await ann.hears("That is an untouched master from the library: Brass lamp.")
        assert not telegram.calls("file"), "nothing was fetched over HTTP"


async def test_a_path_outside_of_the_folder_is_not_opened(
    local: Settings, telegram: Telegram, readings: KeptPool, tmp_path: Path
) -> None:
    secret = tmp_path / "secret.jpg"
    secret.write_bytes(pictures.jpeg(900, 700))
    ann = telegram.person()
    async with on_stage(local, telegram, readings):
        telegram.world.faults.add(kind="500", method="getFile", times=1)  # holds it up for a second
        await ann.send(("sea.jpg", pictures.jpeg(800, 600)), how="file")
        (theirs,) = await eventually(lambda: list((telegram.world.files.folder / "documents").glob("*")))
        theirs.unlink()
        theirs.symlink_to(secret)
        await ann.hears("didn't hand me that file")
    assert not any("900" in words for words in ann.texts())


def test_only_plain_files_below_the_folder(tmp_path: Path) -> None:
    folder, outside = tmp_path / "server", tmp_path / "outside"
    folder.mkdir()
    outside.mkdir()
    good = folder / "photo.jpg"
    good.write_bytes(b"x")
    (outside / "photo.jpg").write_bytes(b"x")
    (folder / "link").symlink_to(outside)
    (folder / "within").symlink_to(good)
    os.mkfifo(folder / "pipe")
    assert file_below(folder, str(good)) == good.resolve()
    assert file_below(folder, str(folder / "within")) == good.resolve()
    wrong = ("photo.jpg", str(folder / "link/photo.jpg"), str(folder / ".." / "outside/photo.jpg"))
    for named in (*wrong, str(folder), str(folder / "pipe"), str(outside / "photo.jpg"), f"{good}\0.png"):
        with pytest.raises(NotTheServers):
            file_below(folder, named)
    with pytest.raises(FileNotFoundError):
        file_below(folder, str(folder / "gone.jpg"))


async def test_a_link_counts_from_when_it_was_linked(tmp_path: Path) -> None:
    """Else the sweep would take a photo away between its arrival and its row."""
    theirs = tmp_path / "old.jpg"
    theirs.write_bytes(b"from last year")
    os.utime(theirs, (1, 1))
    blobs = FolderBlobs(tmp_path / "blobs")
    name = await blobs.link_file(theirs)
    assert await blobs.link_file(theirs) == name
    (info,) = [info async for info in blobs.names()]
    assert info.age < 60
    assert not list((tmp_path / "blobs" / "incoming").iterdir())
    await blobs.delete(name)
    assert theirs.read_bytes() == b"from last year"


async def test_another_disk_is_copied_from(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")

    def other_disk(self: Path, target: Path) -> None:
        raise OSError(18, "Invalid cross-device link")

    monkeypatch.setattr(Path, "hardlink_to", other_disk)
    theirs = tmp_path / "photo.jpg"
    theirs.write_bytes(b"far away")
    blobs = FolderBlobs(tmp_path / "blobs")
    assert await blobs.get(await blobs.link_file(theirs)) == b"far away"
    assert "copied, not linked (enlarger doctor says why): Invalid cross-device link" in caplog.text


async def test_the_doctor_compares_a_file(local: Settings, telegram: Telegram, readings: KeptPool) -> None:
    async def looked(settings: Settings) -> tuple[bool, str]:
        finding, *more = await asyncio.to_thread(lambda: list(local_files(settings, DEFAULT_TOKEN)))
        assert [one.text for one in more] == (
            ["photos are linked, not copied"] if "same files" in finding.text else []
        )
        return finding.good, finding.text

    assert "ask again" in (await looked(local))[1]
    ann = telegram.person()
    async with on_stage(local, telegram, readings):
        await ann.send(("sea.jpg", pictures.jpeg(800, 600)), how="file")
        await ann.hears("800 × 600")
    assert await looked(local) == (True, "files up to 200 MB in, 2000 MB out; the same files here as there")
    (theirs,) = (telegram.world.files.folder / "documents").iterdir()
    other = local.data / "other"
    other.mkdir()
    assert (await looked(local.model_copy(update={"api_folder": other})))[0] is False
    theirs.write_bytes(b"another")
    assert "other files" in (await looked(local))[1]
    theirs.rename(other / theirs.name)
    theirs.symlink_to(other / theirs.name)
    assert "aren't below" in (await looked(local))[1]
    good, words = await looked(local.model_copy(update={"api_folder": local.data / "none"}))
    assert not good
    assert "can't be read" in words


@pytest.mark.parametrize(
    ("refused", "advice"),
    [(errno.EXDEV, "--dir below"), (errno.EPERM, "as the user of the bot"), (errno.EMLINK, "Too many links")],
)
def test_the_doctor_says_why_photos_are_copied(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, refused: int, advice: str
) -> None:
    def no_link(self: Path, target: Path) -> None:
        raise OSError(refused, os.strerror(refused))

    theirs = tmp_path / "photo.jpg"
    theirs.write_bytes(b"x")
    monkeypatch.setattr(Path, "hardlink_to", no_link)
    [finding] = kept(Settings(data=tmp_path), theirs)
    assert finding.good, "a copy is as good"
    assert "photos are copied, because" in finding.text
    assert advice in finding.text
    assert not list(kept(Settings(data=tmp_path, blobs="s3://bucket/prefix"), theirs)), "nothing to link"


def test_the_doctor_knows_what_the_service_sees(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Outside of the service a link can be made that it could not make itself."""
    unit, ours = tmp_path / "enlarger-bot.service", tmp_path / "enlarger"
    unit.write_text(f"[Service]\nReadWritePaths={ours}\n")
    monkeypatch.setattr("bot.commands.doctor_local.UNIT", unit)
    for name, one_mount in (("telegram-bot-api", False), ("enlarger/telegram-bot-api", True)):
        theirs = tmp_path / name / "photo.jpg"
        theirs.parent.mkdir(parents=True)
        theirs.write_bytes(b"x")
        [finding] = kept(Settings(data=ours), theirs)
        assert ("photos are linked" in finding.text) is one_mount, finding.text
        assert not list((ours / "blobs" / "incoming").iterdir())


def test_the_folder_needs_the_address_of_its_server(tmp_path: Path) -> None:
    token = SecretStr(DEFAULT_TOKEN)
    with pytest.raises(ValidationError, match="ENLARGER_API_URL"):
        Settings(token=token, data=tmp_path, api_folder=tmp_path)
    with pytest.raises(ValidationError, match="absolute"):
        Settings(token=token, data=tmp_path, api_url="http://127.0.0.1:8081", api_folder=Path("files"))
    empty = Settings.model_validate({"token": token, "api_folder": ""})
    assert limits_of(empty) == CLOUD
    local = Settings(token=token, data=tmp_path, api_url="http://127.0.0.1:8081", api_folder=tmp_path)
    assert limits_of(local).upload == 2000
