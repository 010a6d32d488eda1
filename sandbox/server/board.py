"""Everything that changes messages goes through here: posting, editing, deleting, reacting.

Each change is kept, told to open pages, and, when a person did it, put into the bot's updates.
"""

from __future__ import annotations

from sandbox.server import discussion, ids, privacy, render
from sandbox.server.messages import Message
from sandbox.server.store import Json
from sandbox.server.world import World


def new(world: World, chat_id: int, sender: int | None, content: Json, **more: object) -> Message:
    """A message with the next id, not posted yet. In a channel it speaks in the channel's name, and an
    anonymous administrator in the group's."""
    in_channel = world.kind(chat_id) == "channel"
    as_group = sender is not None and world.speaks_as_group(chat_id, sender)
    if as_group:
        sender = _anonymous(world)
    signature = None
    if in_channel and sender is not None and world.chats[str(chat_id)].get("signatures"):
        signature = world.users[str(sender)]["first_name"]
    return Message(
        chat_id=chat_id,
        message_id=world.next_message_id(chat_id),
        date=world.clock.date(),
        sender=None if in_channel else sender,
        sender_chat=chat_id if in_channel or as_group else None,
        signature=signature,
        content=content,
        **more,  # type: ignore[arg-type]  # the dataclass's own fields, checked when it is made
    )


def _anonymous(world: World) -> int:
    """The account that stands as the sender for those who may not be named."""
    if world.user(ids.ANONYMOUS_ADMIN) is None:
        named = {"first_name": "Group", "username": "GroupAnonymousBot"}
        world.users[str(ids.ANONYMOUS_ADMIN)] = {"id": ids.ANONYMOUS_ADMIN, "is_bot": True, **named}
    return ids.ANONYMOUS_ADMIN


def post(world: World, message: Message) -> Message:
    world.messages.write(message)
    world.events.publish("message", message.chat_id, message=render.for_page(world, message))
    discussion.follow(world, message)
    return message


def post_from_person(world: World, message: Message, author: int) -> Message:
    """Post and, if privacy mode lets the bot see it, tell the bot."""
    post(world, message)
    if privacy.bot_sees(world, message, author):
        kind = "channel_post" if world.kind(message.chat_id) == "channel" else "message"
        world.updates.push(kind, render.message(world, message))
    return message


def changed(world: World, message: Message, *, dated: bool = True) -> Message:
    """After an edit in place. `dated` is false for a change that people don't see as an edit."""
    if dated:
        message.edit_date = world.clock.date()
    world.messages.write(message)
    world.events.publish("edit", message.chat_id, message=render.for_page(world, message))
    return message


def changed_by_person(world: World, message: Message, author: int) -> None:
    changed(world, message)
    if privacy.bot_sees(world, message, author):
        kind = "edited_channel_post" if world.kind(message.chat_id) == "channel" else "edited_message"
        world.updates.push(kind, render.message(world, message))


def delete(world: World, message: Message) -> None:
    """Telegram tells bots nothing of deleted messages."""
    world.messages.remove(message)
    world.events.publish("delete", message.chat_id, message_id=message.message_id)


def react(world: World, message: Message, who: int, emoji: list[str]) -> None:
    """Replace the reactions of one person. The bot is told if it asked and is an administrator."""
    old = message.reactions.pop(str(who), [])
    if emoji:
        message.reactions[str(who)] = emoji
    changed(world, message, dated=False)
    private = world.kind(message.chat_id) == "private"
    if who == world.bot_id or not (private or world.is_admin(message.chat_id, world.bot_id)):
        return
    if world.speaks_as_group(message.chat_id, who):
        actor = {"actor_chat": world.chat(message.chat_id)}
    else:
        actor = {"user": render.public_user(world, who)}
    body = {
        "chat": world.chat(message.chat_id),
        "message_id": message.message_id,
        **actor,
        "date": world.clock.date(),
        "old_reaction": [{"type": "emoji", "emoji": one} for one in old],
        "new_reaction": [{"type": "emoji", "emoji": one} for one in emoji],
    }
    world.updates.push("message_reaction", body)


def service(world: World, chat_id: int, sender: int | None, content: Json, **more: object) -> Message:
    """A service message, which every bot in the chat sees."""
    message = new(world, chat_id, sender, content, service=True, **more)
    if sender is not None and sender != world.bot_id:
        return post_from_person(world, message, sender)
    return post(world, message)
