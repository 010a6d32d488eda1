"""The world outlives a restart; forms of requests; live events; who may do what."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
import time
from pathlib import Path
from urllib.request import urlopen

import aiohttp
import pytest

from sandbox.client import Refused
from sandbox.running import Sandbox
from sandbox.server.methods import METHODS, NOT_HERE
from sandbox.server.world import Options
from tests.sandbox.raw import ANN, CHANNEL, FORUM, GROUP, Api, answer_of, keys, picture


async def test_everything_is_there_after_a_restart(tmp_path: Path) -> None:
    options = Options(data=tmp_path, rates=False)
    with Sandbox(options) as sandbox:
        ann = sandbox.person()
        await ann.send(("a.jpg", picture()), caption="keep me")
        await sandbox.person("Ben", GROUP).react(
            (await sandbox.person("Ben", GROUP).text("x"))["message_id"], "👍"
        )
        await sandbox.control.migrate(GROUP)
        async with aiohttp.ClientSession() as session:
            await Api(session, sandbox.url, sandbox.token)(
                "sendMessage", chat_id=ANN, text="x", reply_markup=keys("a")
            )
        before = [await sandbox.person(name).state() for name in ("Ann", "Ben")]
        messages, pending = await ann.messages(), (await sandbox.control.look())["pending_updates"]
    with Sandbox(options) as sandbox:
        after = [await sandbox.person(name).state() for name in ("Ann", "Ben")]
        for one in (*before, *after):
            del one["now"]
        assert after == before
        assert await sandbox.person().messages() == messages
        assert (await sandbox.control.look())["pending_updates"] == pending
        async with aiohttp.ClientSession() as session:
            photo = messages[0]["photo"][-1]
            async with session.get(f"{sandbox.url}/sandbox/files/{photo['file_id']}") as answer:
                assert len(await answer.read()) == photo["file_size"]


async def test_every_form_of_request(sandbox: Sandbox, api: Api) -> None:
    await sandbox.person().text("/start")
    base = f"{api.url}/bot{api.token}"
    markup = keys("a")
    async with api.session.get(f"{base}/SENDmessage", params={"chat_id": str(ANN), "text": "get"}) as answer:
        assert (await answer_of(answer)).result["text"] == "get"
    async with api.session.post(
        f"{base}/sendmessage", json={"chat_id": ANN, "text": "j", "reply_markup": markup}
    ) as answer:
        assert (await answer_of(answer)).result["reply_markup"] == markup
    form = {"chat_id": str(ANN), "text": "form", "reply_markup": json.dumps(markup)}
    async with api.session.post(f"{base}/sendMessage", data=form) as answer:
        assert (await answer_of(answer)).result["reply_markup"] == markup
    async with api.session.post(
        f"{base}/sendMessage", data="{", headers={"Content-Type": "application/json"}
    ) as answer:
        assert (await answer_of(answer)).error == "Bad Request: can't parse JSON object"


async def test_nonsense_is_refused_and_the_server_goes_on(api: Api) -> None:
    headers = {"Content-Type": "multipart/form-data; boundary=line"}
    for body in (b"", b"--line", b"--line\r\nnothing", b"--other\r\n\r\n", b"\xff" * 100):
        async with api.session.post(
            f"{api.url}/bot{api.token}/sendMessage", data=body, headers=headers
        ) as answer:
            assert answer.status in (400, 500)
    assert (await api("getMe")).status == 200


@pytest.mark.parametrize(
    ("header", "name"),
    [
        ('filename="a b.txt"', "a b.txt"),
        ("filename=a b.txt", "a b.txt"),  # grammY
        ('filename="a \\"b\\".txt"', 'a "b".txt'),
        ("filename=\"?.txt\"; filename*=UTF-8''%C3%A9.txt", "é.txt"),
        ('filename="é; 1.txt"', "é; 1.txt"),
    ],
)
async def test_file_names_as_clients_write_them(sandbox: Sandbox, api: Api, header: str, name: str) -> None:
    await sandbox.person().text("/start")
    parts = [
        f'Content-Disposition: form-data; name="chat_id"\r\n\r\n{ANN}',
        f'Content-Disposition: form-data; name="document"; {header}\r\n\r\nhello',
    ]
    body = "".join(f"--line\r\n{part}\r\n" for part in parts) + "--line--\r\n"
    headers = {"Content-Type": "multipart/form-data; boundary=line"}
    url = f"{api.url}/bot{api.token}/sendDocument"
    async with api.session.post(url, data=body.encode(), headers=headers) as answer:
        assert (await answer_of(answer)).result["document"]["file_name"] == name


async def test_a_method_that_is_not_here_says_so(api: Api) -> None:
    assert len(METHODS) + len(NOT_HERE) == 180
    answer = await api("sendPoll", chat_id=ANN)
    assert (answer.status, answer.error) == (501, "Not Implemented: the sandbox has no sendPoll")


async def test_people_stay_within_their_rights(sandbox: Sandbox) -> None:
    refusals = [
        (sandbox.person("Ben", CHANNEL).text("x"), "Only administrators can post in a channel"),
        (sandbox.person("Cora", GROUP).text("x"), "not in that chat"),
        (sandbox.person("Zoe").text("x"), "no such person"),
        (sandbox.person("Ann", "Nowhere").text("x"), "no such chat"),
        (sandbox.person().press(1, "a"), "gone"),
        (sandbox.person().send(("a.jpg", b"nonsense")), "Send it as a file"),
    ]
    for trial, words in refusals:
        with pytest.raises(Refused, match=words):
            await trial


async def test_a_button_that_is_gone_cannot_be_pressed(sandbox: Sandbox, api: Api) -> None:
    await sandbox.person().text("/start")
    sent = (await api("sendMessage", chat_id=ANN, text="x", reply_markup=keys("a"))).result
    await api("editMessageReplyMarkup", chat_id=ANN, message_id=sent["message_id"])
    with pytest.raises(Refused, match="no such button"):
        await sandbox.person().press(sent["message_id"], "a")


async def test_people_edit_delete_and_forward(sandbox: Sandbox, api: Api) -> None:
    ann = sandbox.person()
    number = (await ann.text("frist"))["message_id"]
    assert (await ann.edit(number, "first"))["text"] == "first"
    (forwarded,) = await sandbox.person("Ann", FORUM).forward("private", number)
    assert forwarded["forward_origin"]["sender_user"]["first_name"] == "Ann"
    await ann.delete(number)
    assert await ann.messages() == []
    kinds = [next(key for key in update if key != "update_id") for update in await api.updates()]
    assert kinds == ["message", "edited_message", "message"]


async def test_people_put_another_picture_into_a_message(sandbox: Sandbox, api: Api) -> None:
    ann = sandbox.person()
    (sent,) = await ann.send(("a.jpg", picture()), caption="first")
    changed = await ann.edit(sent["message_id"], "second", ("b.jpg", picture()), how="file")
    assert (changed["message_id"], changed["caption"]) == (sent["message_id"], "second")
    told = (await api.updates())[-1]["edited_message"]
    assert (told["document"]["file_name"], told["caption"]) == ("b.jpg", "second")
    assert "photo" not in told
    assert told["edit_date"] >= told["date"]
    number = (await ann.text("words"))["message_id"]
    with pytest.raises(Refused, match="no picture"):
        await ann.edit(number, "second", ("b.jpg", picture()))


@pytest.mark.parametrize("socket", [True, False])
async def test_live_events(sandbox: Sandbox, api: Api, socket: bool) -> None:
    """Ben's window hears of the group, not of Ann's chat with the bot."""
    url = f"{sandbox.url}/sandbox/events?person=501000002"
    ready, seen = asyncio.Event(), asyncio.Queue[dict[str, object]]()

    async def by_socket() -> None:
        async with api.session.ws_connect(url) as line:
            ready.set()
            async for message in line:
                seen.put_nowait(message.json())

    async def by_stream() -> None:
        async with api.session.get(url) as answer:
            async for line in answer.content:
                ready.set()
                if line.startswith(b"data: "):
                    seen.put_nowait(json.loads(line.removeprefix(b"data: ")))

    async with asyncio.TaskGroup() as tasks:
        listening = tasks.create_task(by_socket() if socket else by_stream())
        await ready.wait()
        await asyncio.sleep(0.1)
        await sandbox.person().text("private")
        await api("sendChatAction", chat_id=GROUP, action="upload_photo")
        await api("sendMessage", chat_id=GROUP, text="hello")
        async with asyncio.timeout(5):
            events = [await seen.get() for _ in range(3)]
        listening.cancel()
    found = [(event["type"], event["chat_id"], event.get("action")) for event in events]
    assert found == [("action", GROUP, "upload_photo"), ("action", GROUP, None), ("message", GROUP, None)]


async def test_commands_follow_their_scope(sandbox: Sandbox, api: Api) -> None:
    def commands(word: str) -> list[dict[str, str]]:
        return [{"command": word, "description": word}]

    await api("setMyCommands", commands=commands("all"))
    await api("setMyCommands", commands=commands("alle"), language_code="de")
    await api("setMyCommands", commands=commands("group"), scope={"type": "all_group_chats"})
    await api("setMyCommands", commands=commands("boss"), scope={"type": "all_chat_administrators"})
    asked = [("Ann", "private"), ("Cora", "private"), ("Ben", str(GROUP)), ("Ann", str(GROUP))]
    found = [(await sandbox.person(who, where).chat())["commands"][0]["command"] for who, where in asked]
    assert found == ["all", "alle", "group", "boss"]


def test_the_command_starts_and_ends(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "sandbox", "--port", "0", "--no-browser", "--data", str(tmp_path)]
    root = Path(__file__).parents[2]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=root
    ) as process:
        started = time.monotonic()
        assert process.stdout is not None
        address = process.stdout.readline().removeprefix("Sandbox: ").strip()
        assert time.monotonic() - started < 10
        with urlopen(f"{address}/sandbox/health") as answer:
            assert json.load(answer) == {"ok": True}
        process.terminate()
        _, problems = process.communicate(timeout=10)
    assert (process.returncode, problems) == (0, "")
