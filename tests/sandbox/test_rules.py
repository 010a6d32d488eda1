"""One test for each row of "Behaviour" in docs/telegram-behaviours.md."""

from __future__ import annotations

import asyncio
import io
import struct
import sys
import zlib
from collections.abc import Awaitable, Callable
from pathlib import Path

import aiohttp
import pytest
from PIL import Image

from sandbox.client import Refused
from sandbox.running import Sandbox
from sandbox.server.world import Options
from tests.sandbox.hook import Hook, webhook
from tests.sandbox.raw import ANN, BEN, CHANNEL, FORUM, GROUP, Api, Json, answer_of, keys, picture, size_of
from tests.sandbox.test_behaviours import documented

Rule = Callable[[Sandbox, Api], Awaitable[None]]
ROWS = [row[0] for row in documented("Behaviour")]


def test_each_row_has_its_test() -> None:
    names = {name.removeprefix("test_").replace("_", "-") for name in vars(sys.modules[__name__])}
    assert set(ROWS) <= names
    assert len(ROWS) == len(set(ROWS))


async def _bytes(api: Api, file_id: str) -> bytes:
    path = (await api("getFile", file_id=file_id)).result["file_path"]
    async with api.session.get(f"{api.url}/file/bot{api.token}/{path}") as answer:
        assert answer.status == 200
        return await answer.read()


async def test_sizes(sandbox: Sandbox, api: Api) -> None:
    await sandbox.person().text("/start")
    sent = (await api("sendPhoto", chat_id=ANN, photo=("a.jpg", picture(3000, 1500)))).result
    found = [(size["width"], size["height"]) for size in sent["photo"]]
    assert found == [(90, 45), (320, 160), (800, 400), (1280, 640), (2560, 1280)]
    for size in sent["photo"]:
        data = await _bytes(api, size["file_id"])
        assert (len(data), size_of(data)) == (size["file_size"], (size["width"], size["height"]))
        assert Image.open(io.BytesIO(data)).format == "JPEG"
    small = (await api("sendPhoto", chat_id=ANN, photo=("b.png", picture(200, 100, "PNG")))).result
    assert [(size["width"], size["height"]) for size in small["photo"]] == [(90, 45), (200, 100)]


async def test_unique_ids(sandbox: Sandbox, api: Api) -> None:
    (photo,) = await sandbox.person().send(("a.jpg", picture()))
    (document,) = await sandbox.person().send(("a.jpg", picture()), how="file")
    uniques = [size["file_unique_id"] for size in photo["photo"]]
    assert all(one.startswith("AQAD") for one in uniques)
    assert len(set(uniques)) == len(uniques)
    assert document["document"]["file_unique_id"].startswith("AgAD")
    again = (await api("sendPhoto", chat_id=ANN, photo=photo["photo"][-1]["file_id"])).result
    assert [size["file_unique_id"] for size in again["photo"]] == uniques


async def test_client_shrinks(sandbox: Sandbox, api: Api) -> None:
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = 6, "Camera"  # turned by a quarter, made by
    source = picture(4000, 3000, quality=95, exif=exif)
    for how, longest in (("photo", 1280), ("hd", 2560)):
        (message,) = await sandbox.person().send(("a.jpg", source), how=how)
        largest = message["photo"][-1]
        assert (largest["width"], largest["height"]) == (longest * 3 // 4, longest)
        data = await _bytes(api, largest["file_id"])
        assert dict(Image.open(io.BytesIO(data)).getexif()) == {}
    (message,) = await sandbox.person().send(("IMG 1.jpg", source), how="file")
    assert message["document"]["file_name"] == "IMG 1.jpg"
    assert await _bytes(api, message["document"]["file_id"]) == source


async def test_upload_413(sandbox: Sandbox, api: Api) -> None:
    await sandbox.person().text("/start")
    just = await api("sendDocument", chat_id=ANN, document=("a.bin", bytes(49 * 2**20)))
    assert just.status == 200
    answer = await api("sendDocument", chat_id=ANN, document=("a.bin", bytes(52 * 2**20)))
    assert answer.status == 413
    assert "<title>413 Request Entity Too Large</title>" in answer.text


async def test_offset(sandbox: Sandbox, api: Api) -> None:
    for words in ("one", "two", "three", "four"):
        await sandbox.person().text(words)
    found = (await api("getUpdates", limit=2)).result
    assert [update["message"]["text"] for update in found] == ["one", "two"]
    assert (await api("getUpdates", limit=2)).result == found
    rest = (await api("getUpdates", offset=found[-1]["update_id"] + 1)).result
    assert [update["message"]["text"] for update in rest] == ["three", "four"]
    last = (await api("getUpdates", offset=-1)).result
    assert [update["message"]["text"] for update in last] == ["four"]
    assert (await api("getUpdates")).result == last


async def test_kept_24_hours(sandbox: Sandbox, api: Api) -> None:
    await sandbox.person().text("old")
    await sandbox.control.advance(24 * 3600 - 10)
    await sandbox.person().text("new")
    assert len((await api("getUpdates")).result) == 2
    await sandbox.control.advance(20)
    assert [update["message"]["text"] for update in (await api("getUpdates")).result] == ["new"]


async def test_allowed_updates(sandbox: Sandbox, api: Api) -> None:
    await api("getUpdates", allowed_updates=["callback_query"])
    await sandbox.person().text("not wanted")
    number = (await api("sendMessage", chat_id=ANN, text="x", reply_markup=keys("a"))).result["message_id"]
    await sandbox.person().press(number, "a")
    assert [sorted(update) for update in await api.updates()] == [["callback_query", "update_id"]]
    await api("getUpdates", allowed_updates=[])
    await sandbox.person().text("wanted")
    assert [update["message"]["text"] for update in await api.updates()] == ["wanted"]


def _texts(updates: list[Json]) -> list[str]:
    return [update["message"].get("text", "") for update in updates if "message" in update]


async def test_privacy(sandbox: Sandbox, api: Api) -> None:
    ben = sandbox.person("Ben", GROUP)
    own = (await api("sendMessage", chat_id=GROUP, text="Hello")).result["message_id"]
    await ben.text("just talking")
    await ben.send(("a.jpg", picture(64, 64)))
    await ben.text("/upscale")
    await ben.text("/upscale@somebody_else_bot")
    await ben.text("what do you say, @Enlarger_Sandbox_Bot?")
    await ben.text("yes", reply_to=own)
    seen = _texts(await api.updates())
    assert seen == ["/upscale", "what do you say, @Enlarger_Sandbox_Bot?", "yes"]
    await sandbox.control.member(GROUP, "Cora", "member")
    assert [update["message"]["new_chat_members"][0]["first_name"] for update in await api.updates()] == [
        "Cora"
    ]
    await sandbox.control.privacy(on=False)
    await ben.text("heard now")
    await sandbox.control.privacy(on=True)
    await sandbox.control.member(GROUP, "bot", "administrator")
    await ben.text("heard as well")
    assert [text for text in _texts(await api.updates()) if text] == ["heard now", "heard as well"]


async def test_albums(sandbox: Sandbox, api: Api) -> None:
    files = [(f"{number}.jpg", picture(64 + number, 64)) for number in range(12)]
    await sandbox.person().send(*files, caption="All of them")
    messages = [update["message"] for update in await api.updates()]
    groups = [message["media_group_id"] for message in messages]
    assert groups == [groups[0]] * 10 + [groups[10]] * 2
    assert groups[0] != groups[10]
    assert [message.get("caption") for message in messages] == ["All of them"] + [None] * 11


async def test_topic_reply(sandbox: Sandbox, api: Api) -> None:
    topic = await sandbox.control.topic(FORUM, "Harbour")
    await sandbox.person("Ben", FORUM, thread=topic).text("In the topic")
    created, message = [update["message"] for update in await api.updates()]
    assert created["forum_topic_created"]["name"] == "Harbour"
    assert (message["message_thread_id"], message["is_topic_message"]) == (topic, True)
    assert message["reply_to_message"]["message_id"] == topic
    answer = (await api("sendMessage", chat_id=FORUM, text="x", message_thread_id=topic)).result
    assert answer["message_thread_id"] == topic


async def test_anonymous(sandbox: Sandbox, api: Api) -> None:
    await sandbox.control.member(FORUM, "Ben", "administrator", is_anonymous=True)
    await api.updates(allowed_updates=["message", "edited_message", "message_reaction", "callback_query"])
    ben = sandbox.person("Ben", FORUM)
    sent = await ben.text("from the group")
    await ben.edit(sent["message_id"], "from the group, still")
    answer = (await api("sendMessage", chat_id=FORUM, text="x", reply_markup=keys("A"))).result
    await ben.react(answer["message_id"], "👍")
    await ben.press(answer["message_id"], "A")
    said, edited, reacted, pressed = await api.updates()
    for one in (said["message"], edited["edited_message"]):
        assert one["from"] == {
            "id": 1087968824,
            "is_bot": True,
            "first_name": "Group",
            "username": "GroupAnonymousBot",
        }
        assert one["sender_chat"]["id"] == one["chat"]["id"] == FORUM
    change = reacted["message_reaction"]
    assert (change["actor_chat"]["id"], change.get("user")) == (FORUM, None)
    assert pressed["callback_query"]["from"]["id"] == BEN


async def test_ids_shared(sandbox: Sandbox, api: Api) -> None:
    ann = (await sandbox.person("Ann").text("x"))["message_id"]
    ben = (await sandbox.person("Ben").text("x"))["message_id"]
    group = (await sandbox.person("Ben", GROUP).text("x"))["message_id"]
    assert (ben - ann, group - ann) == (1, 2)
    assert (await api("sendMessage", chat_id=CHANNEL, text="x")).result["message_id"] == 1


async def test_reaction_updates(sandbox: Sandbox, api: Api) -> None:
    number = (await sandbox.person().text("x"))["message_id"]
    await api.updates()
    await sandbox.person().react(number, "👍")
    assert await api.updates(allowed_updates=["message_reaction"]) == []
    await sandbox.person().react(number, "🔥")
    (update,) = await api.updates()
    change = update["message_reaction"]
    assert [one["emoji"] for one in change["old_reaction"] + change["new_reaction"]] == ["👍", "🔥"]


async def test_block_update(sandbox: Sandbox, api: Api) -> None:
    await sandbox.person().text("/start")
    await sandbox.control.block("Ann")
    await sandbox.control.block("Ann", blocked=False)
    changes = [update["my_chat_member"] for update in (await api.updates())[1:]]
    assert [change["new_chat_member"]["status"] for change in changes] == ["kicked", "member"]


async def test_migration(sandbox: Sandbox, api: Api) -> None:
    new = await sandbox.control.migrate(GROUP)
    old_says, new_says = [update["message"] for update in await api.updates()]
    assert (old_says["chat"]["id"], old_says["migrate_to_chat_id"]) == (GROUP, new)
    assert (new_says["chat"]["id"], new_says["migrate_from_chat_id"]) == (new, GROUP)
    assert (await api("sendMessage", chat_id=new, text="x")).result["chat"]["type"] == "supergroup"


async def _until(hook: Hook, count: int) -> None:
    async with asyncio.timeout(10):
        while len(hook.updates) < count:
            await asyncio.sleep(0.02)


async def test_webhook_secret_header(sandbox: Sandbox, api: Api) -> None:
    async with webhook() as hook:
        hook.answers = [(500, {}), (503, {})]
        await api("setWebhook", url=hook.url, secret_token="s3cret_-")
        await sandbox.person().text("one")
        await sandbox.person().text("two")
        await _until(hook, 4)
        assert [update["message"]["text"] for update in hook.updates] == ["one", "one", "one", "two"]
        assert set(hook.secrets) == {"s3cret_-"}
        info = (await api("getWebhookInfo")).result
        assert info["last_error_message"] == "Wrong response from the webhook: 503 Service Unavailable"
        assert (await api("deleteWebhook")).result is True
    await sandbox.person().text("three")
    assert _texts(await api.updates()) == ["three"]


async def test_webhook_answer(sandbox: Sandbox, api: Api) -> None:
    async with webhook() as hook:
        hook.answers = [(200, {"method": "sendMessage", "chat_id": ANN, "text": "by the answer"})]
        await api("setWebhook", url=hook.url)
        await sandbox.person().text("x")
        await sandbox.person().wait_for(lambda message: message.get("text") == "by the answer")
        await api("deleteWebhook")


async def test_local_paths(tmp_path: Path) -> None:
    with Sandbox(Options(local=True, rates=False, data=tmp_path)) as sandbox:
        async with aiohttp.ClientSession() as session:
            api = Api(session, sandbox.url, sandbox.token)
            (message,) = await sandbox.person().send(("big.bin", bytes(21 * 2**20)), how="file")
            path = Path((await api("getFile", file_id=message["document"]["file_id"])).result["file_path"])
            assert path.is_absolute()
            assert path.stat().st_size == 21 * 2**20
            sent = (await api("sendDocument", chat_id=ANN, document=f"file://{path}")).result
            assert sent["document"]["file_size"] == 21 * 2**20
            large = await api("sendDocument", chat_id=ANN, document=("b.bin", bytes(66 * 2**20)))
            assert large.result["document"]["file_size"] == 66 * 2**20
            async with session.get(f"{sandbox.file_url}{sandbox.token}/{path}") as answer:
                assert (await answer_of(answer)).error == "Not Found"


def _bomb() -> bytes:
    """A PNG of 30000 × 30000 pixels, all of them white, in 140 kB."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    packer = zlib.compressobj(9)
    row = b"\0" + b"\xff" * 3750
    rows = b"".join(packer.compress(row * 500) for _ in range(60)) + packer.flush()
    head = struct.pack(">IIBBBBB", 30_000, 30_000, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


async def test_bomb(sandbox: Sandbox, api: Api) -> None:
    await sandbox.person().text("/start")
    bomb = ("bomb.png", _bomb())
    assert (await api("sendPhoto", chat_id=ANN, photo=bomb)).error == "Bad Request: PHOTO_INVALID_DIMENSIONS"
    with pytest.raises(Refused, match="too large to be sent as a photo"):
        await sandbox.person().send(bomb)
    (message,) = await sandbox.person("Ben").send(bomb, how="file")
    assert "thumbnail" not in message["document"]
    assert (await api("sendMessage", chat_id=BEN, text="still here")).status == 200


async def test_discussion(sandbox: Sandbox, api: Api) -> None:
    group = await sandbox.control.migrate(GROUP)
    await sandbox.control.member(group, "bot", "administrator")
    with pytest.raises(Refused):
        await sandbox.control.link(group, CHANNEL)
    await sandbox.control.link(CHANNEL, group)
    assert (await api("getChat", chat_id=CHANNEL)).result["linked_chat_id"] == group
    assert (await api("getChat", chat_id=group)).result["linked_chat_id"] == CHANNEL
    updates = (await api("getUpdates")).result
    await sandbox.person("Ann", CHANNEL).send(("a.jpg", picture()), caption="new")
    posted = (await api("sendMessage", chat_id=CHANNEL, text="from the bot")).result
    found = (await api("getUpdates", offset=updates[-1]["update_id"] + 1)).result
    post = next(update["channel_post"] for update in found if "channel_post" in update)
    copy, other = (update["message"] for update in found if "message" in update)
    assert copy["is_automatic_forward"] is True
    assert (copy["chat"]["id"], copy["from"]["id"], copy["sender_chat"]["id"]) == (group, 777000, CHANNEL)
    assert copy["forward_origin"]["type"] == "channel"
    assert copy["forward_origin"]["message_id"] == post["message_id"]
    assert (copy["photo"], copy["caption"]) == (post["photo"], "new")
    assert other["forward_origin"]["message_id"] == posted["message_id"]
    assert 777000 not in [one["id"] for one in (await sandbox.person("Ann").state())["people"]]
