"""aiogram, which knows nothing of the sandbox, has whole conversations with it, checked strictly."""

from __future__ import annotations

import asyncio
from io import BytesIO

import pytest
from aiogram import Bot, Dispatcher, F
from aiogram.exceptions import TelegramBadRequest, TelegramRetryAfter
from aiogram.filters import Command
from aiogram.types import (
    BotCommand,
    BufferedInputFile,
    CallbackQuery,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQuery,
    InlineQueryResultArticle,
    InputMediaDocument,
    InputMediaPhoto,
    InputTextMessageContent,
    Message,
    ReactionTypeEmoji,
    ReplyParameters,
)
from aiogram.webhook.aiohttp_server import SimpleRequestHandler, setup_application
from aiohttp import web

from sandbox.running import Sandbox
from sandbox.server.world import Options
from tests.sandbox.raw import ANN, CHANNEL, FORUM, GROUP, picture, size_of, strict


def _file(name: str, data: bytes) -> BufferedInputFile:
    return BufferedInputFile(data, name)


def _keys(*words: str) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup(
        inline_keyboard=[[InlineKeyboardButton(text=one, callback_data=one) for one in words]]
    )


def _conversation() -> Dispatcher:
    """A small bot: measures pictures, works on a press, and takes commands."""
    dispatcher = Dispatcher()

    @dispatcher.message(Command("start"))
    async def start(message: Message) -> None:
        await message.answer("<b>Hello</b>", parse_mode="HTML")

    @dispatcher.message(F.photo | F.document)
    async def measure(message: Message, bot: Bot) -> None:
        strict(message)
        found = message.photo[-1] if message.photo else message.document
        assert found is not None
        data = await bot.download(found)
        assert data is not None
        width, height = size_of(data.read())
        await message.reply(f"{width} × {height}", reply_markup=_keys("2K", "4K"))

    @dispatcher.callback_query()
    async def pressed(query: CallbackQuery, bot: Bot) -> None:
        assert isinstance(query.message, Message)
        strict(query)
        await query.answer("Working")
        await query.message.edit_text("Working, half done", reply_markup=_keys("Cancel"))
        await query.message.edit_text("Done")
        await bot.send_document(ANN, _file("IMG 1-4k.png", picture(320, 200, "PNG")), caption=query.data)

    return dispatcher


@pytest.mark.parametrize("how", ["photo", "file"])
async def test_polling_conversation(sandbox: Sandbox, bot: Bot, how: str) -> None:
    dispatcher = _conversation()
    ann = sandbox.person()
    async with asyncio.TaskGroup() as tasks:
        polling = tasks.create_task(
            dispatcher.start_polling(bot, handle_signals=False, close_bot_session=False)
        )
        await ann.text("/start")
        hello = await ann.wait_for(lambda message: message.get("text") == "Hello")
        assert hello["entities"] == [{"type": "bold", "offset": 0, "length": 5}]
        (sent,) = await ann.send(("IMG 1.jpg", picture(1600, 1200)), how=how)
        measured = "1280 × 960" if how == "photo" else "1600 × 1200"
        card = await ann.wait_for(lambda message: message.get("text") == measured)
        assert card["reply_to_message"]["message_id"] == sent["message_id"]
        await ann.press(card["message_id"], "4K")
        master = await ann.wait_for(lambda message: "document" in message and message.get("caption") == "4K")
        assert master["document"]["file_name"] == "IMG 1-4k.png"
        done = await ann.wait_for(lambda message: message["message_id"] == card["message_id"])
        assert done["text"] == "Done"
        assert "reply_markup" not in done
        await dispatcher.stop_polling()
        await polling


async def test_webhook_conversation(sandbox: Sandbox, bot: Bot) -> None:
    dispatcher = _conversation()
    app = web.Application()
    SimpleRequestHandler(dispatcher, bot, handle_in_background=False, secret_token="s3cret").register(
        app, "/hook"
    )
    setup_application(app, dispatcher)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
        await bot.set_webhook(url, secret_token="s3cret", allowed_updates=["message", "callback_query"])
        await sandbox.person().send(("a.jpg", picture(400, 300)))
        card = await sandbox.person().wait_for(lambda message: message.get("text") == "400 × 300")
        await sandbox.person().press(card["message_id"], "2K")
        await sandbox.person().wait_for(lambda message: message.get("caption") == "2K")
        info = await bot.get_webhook_info()
        assert (info.url, info.allowed_updates, info.last_error_message) == (
            url,
            ["message", "callback_query"],
            None,
        )
        await bot.delete_webhook(drop_pending_updates=True)
    finally:
        await runner.cleanup()


async def test_albums(sandbox: Sandbox, bot: Bot) -> None:
    await sandbox.person().text("/start")
    captions = ["Three", None, None]
    files = [_file(f"{number}.jpg", picture(300, 200 + number)) for number in range(3)]
    photos = [InputMediaPhoto(media=file, caption=words) for file, words in zip(files, captions, strict=True)]
    sent = await bot.send_media_group(ANN, list(photos))
    strict(sent)
    assert len({message.media_group_id for message in sent}) == 1
    assert [message.caption for message in sent] == captions
    documents = [InputMediaDocument(media=_file(f"{n}.txt", b"x")) for n in range(2)]
    names = [
        message.document.file_name
        for message in await bot.send_media_group(ANN, list(documents))
        if message.document
    ]
    assert names == ["0.txt", "1.txt"]


async def test_edits(sandbox: Sandbox, bot: Bot) -> None:
    await sandbox.person().text("/start")
    message = await bot.send_photo(ANN, _file("a.jpg", picture()), caption="before", reply_markup=_keys("a"))
    edited = await message.edit_caption(caption="after", reply_markup=_keys("b"))
    assert isinstance(edited, Message)
    strict(edited)
    assert (edited.caption, edited.message_id) == ("after", message.message_id)
    assert edited.edit_date is not None
    swapped = await message.edit_media(InputMediaDocument(media=_file("b.txt", b"text")))
    assert isinstance(swapped, Message)
    assert swapped.document is not None
    assert swapped.photo is None
    with pytest.raises(TelegramBadRequest, match="message is not modified"):
        await message.edit_reply_markup(reply_markup=None)
    assert await message.delete()


async def test_copies_reactions_pins(sandbox: Sandbox, bot: Bot) -> None:
    sent = await sandbox.person("Ann", GROUP).text("Keep this, @enlarger_sandbox_bot")
    number = sent["message_id"]
    forwarded = await bot.forward_message(CHANNEL, GROUP, number)
    strict(forwarded)
    assert forwarded.forward_origin is not None
    assert forwarded.sender_chat is not None
    copied = await bot.copy_message(FORUM, GROUP, number, reply_parameters=None)
    assert copied.message_id > 1
    assert await bot.set_message_reaction(GROUP, number, [ReactionTypeEmoji(emoji="👍")])
    seen = (await sandbox.person("Ann", GROUP).messages())[-1]
    assert seen["reactions"] == [{"emoji": "👍", "people": [bot.id]}]
    assert await bot.pin_chat_message(CHANNEL, forwarded.message_id)
    chat = await bot.get_chat(CHANNEL)
    strict(chat)
    assert chat.pinned_message is not None


async def test_members_and_chats(bot: Bot) -> None:
    strict(await bot.get_me())
    for chat_id in (GROUP, FORUM, CHANNEL):
        strict(await bot.get_chat(chat_id))
        administrators = await bot.get_chat_administrators(chat_id)
        strict(administrators)
        assert administrators[0].status == "creator"
        assert await bot.get_chat_member_count(chat_id) >= 3
    member = await bot.get_chat_member(GROUP, ANN)
    assert member.status == "creator"


async def test_topics(sandbox: Sandbox, bot: Bot) -> None:
    topic = await bot.create_forum_topic(FORUM, "Harbour")
    strict(topic)
    thread = topic.message_thread_id
    message = await bot.send_message(FORUM, "In it", message_thread_id=thread)
    assert (message.message_thread_id, message.is_topic_message) == (thread, True)
    answer = await bot.send_message(
        FORUM, "An answer", reply_parameters=ReplyParameters(message_id=message.message_id)
    )
    assert answer.message_thread_id == thread
    assert await bot.close_forum_topic(FORUM, thread)
    assert await bot.reopen_forum_topic(FORUM, thread)
    assert await bot.delete_forum_topic(FORUM, thread)
    with pytest.raises(TelegramBadRequest, match="message thread not found"):
        await bot.send_message(FORUM, "Too late", message_thread_id=thread)


async def test_profile(sandbox: Sandbox, bot: Bot) -> None:
    commands = [BotCommand(command="start", description="What this bot does")]
    assert await bot.set_my_commands(commands)
    strict(await bot.get_my_commands())
    assert [(one.command, one.description) for one in await bot.get_my_commands()] == [
        ("start", "What this bot does")
    ]
    assert await bot.set_my_description("Makes photos larger.")
    assert (await bot.get_my_description()).description == "Makes photos larger."
    state = await sandbox.person().state()
    assert state["bot"]["description"] == "Makes photos larger."
    assert (await sandbox.person().chat())["commands"] == [
        {"command": "start", "description": "What this bot does"}
    ]
    assert await bot.delete_my_commands()
    assert await bot.get_my_commands() == []
    strict(await bot.get_my_default_administrator_rights())


async def test_inline(sandbox: Sandbox, bot: Bot) -> None:
    await sandbox.control.inline(on=True)
    dispatcher = Dispatcher()

    @dispatcher.inline_query()
    async def asked(query: InlineQuery) -> None:
        content = InputTextMessageContent(message_text=f"You asked for {query.query}")
        await query.answer([InlineQueryResultArticle(id="1", title="x", input_message_content=content)])

    ben = sandbox.person("Ben", GROUP)
    async with asyncio.TaskGroup() as tasks:
        polling = tasks.create_task(
            dispatcher.start_polling(bot, handle_signals=False, close_bot_session=False)
        )
        key = await ben.ask_inline("harbour")
        async with asyncio.timeout(10):
            while (found := await ben.inline_results(key)) is None:
                await asyncio.sleep(0.02)
        message = await ben.choose_inline(key, found[0]["id"])
        await dispatcher.stop_polling()
        await polling
    assert (message["text"], message["via_bot"]["id"]) == ("You asked for harbour", bot.id)


async def test_download_of_a_sent_document(sandbox: Sandbox, bot: Bot) -> None:
    await sandbox.person().text("/start")
    data = bytes(range(256)) * 5000
    message = await bot.send_document(ANN, _file("a b é.bin", data))
    assert message.document is not None
    assert message.document.file_name == "a b é.bin"
    target = await bot.download(message.document, BytesIO())
    assert target is not None
    assert target.read() == data


class TestRates:
    @pytest.fixture
    def sandbox_options(self) -> Options:
        return Options(rates=True)

    async def test_waiting_as_told_is_enough(self, sandbox: Sandbox, bot: Bot) -> None:
        await sandbox.person().text("/start")
        for number in range(5):
            await bot.send_message(ANN, str(number))
        with pytest.raises(TelegramRetryAfter) as error:
            await bot.send_message(ANN, "too soon")
        await sandbox.control.advance(error.value.retry_after)
        await bot.send_message(ANN, "after the wait")
