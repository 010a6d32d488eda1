"""One test for each refusal in docs/telegram-behaviours.md. The text is taken from there."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from sandbox.running import Sandbox
from sandbox.server.world import Options
from tests.sandbox.raw import ANN, BEN, CHANNEL, FORUM, GROUP, Answer, Api, keys, picture

_TABLE = Path(__file__).parents[2] / "docs" / "telegram-behaviours.md"
Case = Callable[[Sandbox, Api], Awaitable[Answer]]
CASES: dict[str, Case] = {}


def documented(heading: str) -> list[list[str]]:
    """The rows of one table: cells without their back-quotes."""
    part = _TABLE.read_text(encoding="utf-8").split(f"## {heading}\n", 1)[1].split("\n## ", 1)[0]
    rows = [re.split(r" \| ", line.strip("| ")) for line in part.splitlines() if line.startswith("| ")]
    return [[cell.strip("`") for cell in row] for row in rows if row[0] != "key"]


ROWS = {row[0]: row[2] for row in documented("Refusals")}


def case(key: str) -> Callable[[Case], Case]:
    def keep(function: Case) -> Case:
        assert key not in CASES
        CASES[key] = function
        return function

    return keep


def test_each_row_has_its_case() -> None:
    assert list(ROWS) == list(CASES)


@pytest.fixture
def sandbox_options(request: pytest.FixtureRequest) -> Options:
    return Options(
        rates=request.node.callspec.params["key"] == "too-fast"
        if hasattr(request.node, "callspec")
        else False
    )


@pytest.mark.parametrize("key", list(ROWS))
async def test_refusal(key: str, sandbox: Sandbox, api: Api) -> None:
    await sandbox.person("Ann").text("/start")
    assert (await CASES[key](sandbox, api)).error == ROWS[key]


async def _other_token(api: Api, token: str) -> Answer:
    return await Api(api.session, api.url, token)("getMe")


def _simple(key: str, method: str, **params: object) -> None:
    """A case that is only a call; Ann's chat, unless another is named."""
    params.setdefault("chat_id", ANN)

    async def run(_: Sandbox, api: Api) -> Answer:
        return await api(method, **params)

    case(key)(run)


@case("token-shape")
async def _token_shape(_: Sandbox, api: Api) -> Answer:
    return await _other_token(api, "nonsense")


@case("token-unknown")
async def _token_unknown(_: Sandbox, api: Api) -> Answer:
    return await _other_token(api, "12345:ABCdefGHIjklMNOpqrSTUvwxYZ0123456789")


_simple("method-unknown", "getWeather")
_simple("chat-empty", "sendMessage", chat_id="", text="x")
_simple("chat-unknown", "sendMessage", chat_id=999, text="x")
_simple("chat-initiate", "sendMessage", chat_id=BEN, text="x")


@case("blocked")
async def _blocked(sandbox: Sandbox, api: Api) -> Answer:
    await sandbox.control.block("Ann")
    return await api("sendMessage", chat_id=ANN, text="x")


@case("kicked-group")
async def _kicked_group(sandbox: Sandbox, api: Api) -> Answer:
    await sandbox.control.member(GROUP, "bot", "kicked")
    return await api("sendMessage", chat_id=GROUP, text="x")


@case("left-supergroup")
async def _left_supergroup(_: Sandbox, api: Api) -> Answer:
    await api("leaveChat", chat_id=FORUM)
    return await api("sendMessage", chat_id=FORUM, text="x")


@case("left-channel")
async def _left_channel(sandbox: Sandbox, api: Api) -> Answer:
    await sandbox.control.member(CHANNEL, "bot", "left")
    return await api("sendMessage", chat_id="@studio_masters", text="x")


@case("channel-rights")
async def _channel_rights(sandbox: Sandbox, api: Api) -> Answer:
    await sandbox.control.member(CHANNEL, "bot", "administrator", can_post_messages=False)
    return await api("sendMessage", chat_id=CHANNEL, text="x")


@case("migrated")
async def _migrated(sandbox: Sandbox, api: Api) -> Answer:
    new = await sandbox.control.migrate(GROUP)
    answer = await api("sendMessage", chat_id=GROUP, text="x")
    assert answer.body["parameters"] == {"migrate_to_chat_id": new}
    return answer


_simple("text-empty", "sendMessage", text=" \n ")
_simple("text-long", "sendMessage", text="x" * 4097)
_simple("caption-long", "sendDocument", document=("a.txt", b"x"), caption="x" * 1025)
_simple("html-tag", "sendMessage", text="é <div>x</div>", parse_mode="HTML")
_simple("html-open", "sendMessage", text="<b>x", parse_mode="HTML")
_simple("markdown-reserved", "sendMessage", text="one.two", parse_mode="MarkdownV2")
_simple("parse-mode", "sendMessage", text="x", parse_mode="BBCode")
_simple("photo-missing", "sendPhoto")
_simple("document-missing", "sendDocument")
_simple("photo-bytes", "sendPhoto", photo=("a.jpg", bytes(10 * 2**20 + 1)))
_simple("photo-sides", "sendPhoto", photo=("a.jpg", picture(9000, 1001, quality=20)))
_simple("photo-ratio", "sendPhoto", photo=("a.png", picture(421, 20, "PNG")))
_simple("photo-broken", "sendPhoto", photo=("a.jpg", picture()[:3000]))
_simple("file-empty", "sendDocument", document=("a.txt", b""))


@case("file-wrong-kind")
async def _file_wrong_kind(_: Sandbox, api: Api) -> Answer:
    sent = (await api("sendDocument", chat_id=ANN, document=("a.txt", b"x"))).result
    return await api("sendPhoto", chat_id=ANN, photo=sent["document"]["file_id"])


_simple("file-id-broken", "sendDocument", document="AgACAgIAAxkBAAI")
_simple("file-url", "sendPhoto", photo="https://example.org/a.jpg")
_simple("get-file-missing", "getFile")
_simple("get-file-unknown", "getFile", file_id="AgACAgIAAxkBAAI")


@case("get-file-large")
async def _get_file_large(sandbox: Sandbox, api: Api) -> Answer:
    (message,) = await sandbox.person("Ann").send(("big.bin", bytes(20 * 2**20 + 1)), how="file")
    return await api("getFile", file_id=message["document"]["file_id"])


_simple("reply-missing", "sendMessage", text="x", reply_parameters={"message_id": 999})
_simple("thread-missing", "sendMessage", chat_id=FORUM, text="x", message_thread_id=999)
_simple("button-data", "sendMessage", text="x", reply_markup=keys("é" * 33))
_simple("button-text-only", "sendMessage", text="x", reply_markup={"inline_keyboard": [[{"text": "x"}]]})
_simple("markup-long", "sendMessage", text="x", reply_markup=keys(*map(str, range(101))))
_simple("markup-json", "sendMessage", text="x", reply_markup="{")


def _album(*items: tuple[str, str]) -> list[dict[str, str]]:
    return [{"type": kind, "media": f"attach://{name}"} for kind, name in items]


_simple("album-many", "sendMediaGroup", media=_album(*[("photo", "a")] * 11), a=("a.jpg", picture(64, 64)))
_simple(
    "album-mixed",
    "sendMediaGroup",
    media=_album(("photo", "a"), ("document", "a")),
    a=("a.jpg", picture(64, 64)),
)


@case("album-item")
async def _album_item(sandbox: Sandbox, api: Api) -> Answer:
    before = len(await sandbox.person("Ann").messages())
    media = _album(("photo", "a"), ("photo", "b"))
    answer = await api(
        "sendMediaGroup", chat_id=ANN, media=media, a=("a.jpg", picture(64, 64)), b=("b.jpg", b"x")
    )
    assert len(await sandbox.person("Ann").messages()) == before
    return answer


async def _sent(api: Api, chat_id: int = ANN, **more: object) -> int:
    return int((await api("sendMessage", chat_id=chat_id, text="first", **more)).result["message_id"])


@case("edit-same")
async def _edit_same(_: Sandbox, api: Api) -> Answer:
    number = await _sent(api, reply_markup=keys("a"))
    return await api("editMessageText", chat_id=ANN, message_id=number, text="first", reply_markup=keys("a"))


_simple("edit-missing", "editMessageText", message_id=999, text="x")
_simple("edit-foreign", "editMessageText", message_id=1, text="x")


@case("edit-no-text")
async def _edit_no_text(_: Sandbox, api: Api) -> Answer:
    sent = (await api("sendPhoto", chat_id=ANN, photo=("a.jpg", picture(64, 64)))).result
    return await api("editMessageText", chat_id=ANN, message_id=sent["message_id"], text="x")


@case("edit-no-caption")
async def _edit_no_caption(_: Sandbox, api: Api) -> Answer:
    return await api("editMessageCaption", chat_id=ANN, message_id=await _sent(api), caption="x")


_simple("delete-missing", "deleteMessage", message_id=999)


@case("delete-old")
async def _delete_old(sandbox: Sandbox, api: Api) -> Answer:
    number = await _sent(api)
    await sandbox.control.advance(48 * 3600 + 1)
    return await api("deleteMessage", chat_id=ANN, message_id=number)


_simple("react-missing", "setMessageReaction", message_id=999, reaction=[])
_simple("react-emoji", "setMessageReaction", message_id=1, reaction=[{"type": "emoji", "emoji": "🚲"}])
_simple("forward-missing", "forwardMessage", from_chat_id=ANN, message_id=999)
_simple("copy-missing", "copyMessage", from_chat_id=ANN, message_id=999)


@case("callback-old")
async def _callback_old(sandbox: Sandbox, api: Api) -> Answer:
    query = await sandbox.person("Ann").press(await _sent(api, reply_markup=keys("a")), "a")
    await sandbox.control.advance(16)
    return await api("answerCallbackQuery", callback_query_id=query)


@case("callback-long")
async def _callback_long(sandbox: Sandbox, api: Api) -> Answer:
    query = await sandbox.person("Ann").press(await _sent(api, reply_markup=keys("a")), "a")
    return await api("answerCallbackQuery", callback_query_id=query, text="x" * 201)


_simple("action-unknown", "sendChatAction", action="juggling")
_simple("command-invalid", "setMyCommands", commands=[{"command": "Hello-there", "description": "x"}])


@case("webhook-active")
async def _webhook_active(_: Sandbox, api: Api) -> Answer:
    assert (await api("setWebhook", url="https://example.org/hook")).result is True
    return await api("getUpdates")


_simple("webhook-http", "setWebhook", url="http://example.org/hook")
_simple("webhook-port", "setWebhook", url="https://example.org:8081/hook")
_simple("webhook-secret", "setWebhook", url="https://example.org/", secret_token="not this")


@case("poll-twice")
async def _poll_twice(_: Sandbox, api: Api) -> Answer:
    await api.updates()
    async with asyncio.TaskGroup() as tasks:
        older = tasks.create_task(api("getUpdates", timeout=5))
        await asyncio.sleep(0.2)
        assert (await api("getUpdates")).result == []
    return older.result()


@case("logged-out")
async def _logged_out(sandbox: Sandbox, api: Api) -> Answer:
    assert (await api("logOut")).result is True
    answer = await api("getMe")
    await sandbox.control.advance(601)
    assert (await api("getMe")).result["is_bot"] is True
    return answer


@case("too-fast")
async def _too_fast(_: Sandbox, api: Api) -> Answer:
    answers = [await api("sendMessage", chat_id=ANN, text=str(number)) for number in range(6)]
    assert [answer.status for answer in answers] == [200] * 5 + [429]
    assert answers[-1].body["parameters"] == {"retry_after": 1}
    assert answers[-1].headers["Retry-After"] == "1"
    return answers[-1]


_simple("private-admins", "getChatAdministrators")
_simple("not-a-forum", "createForumTopic", chat_id=GROUP, name="x")


@case("pin-rights")
async def _pin_rights(_: Sandbox, api: Api) -> Answer:
    return await api("pinChatMessage", chat_id=GROUP, message_id=await _sent(api, GROUP))
