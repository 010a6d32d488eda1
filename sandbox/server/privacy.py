"""Privacy mode: which messages of people reach the bot (core.telegram.org/bots/features#privacy-mode)."""

from __future__ import annotations

from sandbox.server.messages import Message
from sandbox.server.store import Json
from sandbox.server.world import World


def bot_sees(world: World, message: Message, author: int) -> bool:
    """`author` is the person behind the message, also when it speaks in a channel's name."""
    chat_id = message.chat_id
    kind = world.kind(chat_id)
    if author == world.bot_id:
        return False
    if kind == "private":
        return not world.chats[str(chat_id)].get("blocked")
    if not world.present(chat_id, world.bot_id):
        return False
    if kind == "channel" or message.service or message.via_bot == world.bot_id:
        return True
    if world.bot["can_read_all_group_messages"] or world.is_admin(chat_id, world.bot_id):
        return True
    return _meant_for_bot(world, message)


def _meant_for_bot(world: World, message: Message) -> bool:
    answered = None if message.reply_to is None else world.message(message.chat_id, message.reply_to)
    if answered is not None and answered.sender == world.bot_id:
        return True
    text = str(message.content.get("text") or message.content.get("caption") or "")
    entities: list[Json] = message.content.get("entities") or message.content.get("caption_entities") or []
    return any(_addresses_bot(world, message, text, entity) for entity in entities)


def _addresses_bot(world: World, message: Message, text: str, entity: Json) -> bool:
    username = str(world.bot["username"]).lower()
    raw = text.encode("utf-16-le")[2 * entity["offset"] : 2 * (entity["offset"] + entity["length"])]
    words = raw.decode("utf-16-le").lower()
    if entity["type"] == "mention":
        return words == f"@{username}"
    if entity["type"] == "bot_command":
        _, _, addressed = words.partition("@")
        return addressed == username or (not addressed and not _other_bot_spoke_last(world, message))
    return False


def _other_bot_spoke_last(world: World, message: Message) -> bool:
    """A bare command goes to every bot here, save when another bot was the last one to speak."""
    for earlier in reversed(world.messages.of_chat(message.chat_id, before=message.message_id, limit=200)):
        if earlier.sender_chat is None and earlier.sender and world.users[str(earlier.sender)]["is_bot"]:
            return earlier.sender != world.bot_id
    return False
