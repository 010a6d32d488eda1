"""Looks for a file that was sent to a chat by a process which was killed before it knew so.

A bot can't read a chat. But what it answers comes back with the answer: so it answers, silently, the numbers
that follow its last known message, and takes the answer away again. A number that is no message of this chat
is refused, and nothing is seen of that.
"""

from __future__ import annotations

from collections.abc import Collection

from telegram import Bot, Message, ReplyParameters
from telegram.constants import ChatType
from telegram.error import BadRequest

from bot.sending import Place, remove, says
from bot.texts import say
from storage.jobs import Job

NUMBERS = 20
"""So many numbers after the proof sheet are tried. In private chats other chats' messages count, too, so this
finds it where little else happened in the second between; in an hour of random use one lay 18 further."""
ANSWERS = 2
"""At most so many answers flash up in the chat."""


async def find_document(
    bot: Bot, place: Place, name: str, after: int | None, *, size: int, known: Collection[int] = ()
) -> Message | None:
    """The bot's own document of this name and size among the messages that follow number `after`; None when
    it isn't there, can't be told, or `after` isn't known (None or 0).

    size: in bytes: the masters of all photos that Telegram gives no name are called the same. 0 when it
    isn't known. known: numbers of messages that are something else.
    """
    answers = 0
    for number in range(after + 1, after + 1 + NUMBERS) if after else ():
        if number in known:
            continue
        try:
            answer = await bot.send_message(
                place.chat_id,
                say("delivery.looking", name=name),
                reply_parameters=ReplyParameters(number, allow_sending_without_reply=False),
                message_thread_id=place.thread_id,
                disable_notification=True,
            )
        except BadRequest as error:
            if not says(error, "not found"):
                raise
            continue
        await remove(bot, place.chat_id, answer.message_id)
        answered = answer.reply_to_message
        if answered and _is_it(answered, name, size) and _is_mine(bot, answered):
            return answered
        answers += 1
        if answers == ANSWERS:
            break
    return None


def master_bytes(job: Job) -> int:
    """The size of its master, 0 when it isn't known."""
    return int(((job.report or {}).get("master") or {}).get("bytes", 0))


def _is_it(message: Message, name: str, size: int) -> bool:
    document = message.document
    if document is None or document.file_name != name:
        return False
    return size in (0, document.file_size)


def _is_mine(bot: Bot, message: Message) -> bool:
    if message.chat.type == ChatType.CHANNEL:  # posts bear the channel's name, whoever wrote them
        return message.sender_chat is None or message.sender_chat.id == message.chat.id
    return message.from_user is not None and message.from_user.id == bot.id
