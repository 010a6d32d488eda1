"""Bot API objects made from what the world keeps."""

from __future__ import annotations

from sandbox.server.messages import Message
from sandbox.server.store import Json
from sandbox.server.world import World


def message(world: World, kept: Message, *, with_reply: bool = True) -> Json:
    """The Bot API Message. A reply carries the message it answers, one level deep."""
    out: Json = {"message_id": kept.message_id, "chat": world.chat(kept.chat_id), "date": kept.date}
    if kept.sender is not None:
        out["from"] = public_user(world, kept.sender)
    if kept.sender_chat is not None:
        out["sender_chat"] = world.chat(kept.sender_chat)
    if kept.automatic:
        out["is_automatic_forward"] = True
    if kept.thread_id is not None:
        out["message_thread_id"] = kept.thread_id
        out["is_topic_message"] = True
    if with_reply:
        out |= _reply(world, kept)
    if kept.via_bot is not None:
        out["via_bot"] = public_user(world, kept.via_bot)
    for name, value in (
        ("forward_origin", kept.forward_origin),
        ("edit_date", kept.edit_date),
        ("media_group_id", kept.media_group_id),
        ("author_signature", kept.signature),
        ("reply_markup", kept.reply_markup),
    ):
        if value is not None:
            out[name] = value
    return out | kept.content


def _reply(world: World, kept: Message) -> Json:
    """In a topic whatever answers nothing else answers the topic's first message, as Telegram has it."""
    answered = kept.reply_to or (kept.thread_id if "forum_topic_created" not in kept.content else None)
    found = None if answered is None else world.message(kept.chat_id, answered)
    return {} if found is None else {"reply_to_message": message(world, found, with_reply=False)}


def public_user(world: World, user_id: int) -> Json:
    """A User without the fields that only getMe returns."""
    names = ("id", "is_bot", "first_name", "last_name", "username", "language_code", "is_premium")
    user = world.users[str(user_id)]
    return {name: user[name] for name in names if name in user}


def for_page(world: World, kept: Message) -> Json:
    """A Message for people: what the bot sees, and the reactions with who gave them."""
    reactions: dict[str, list[int]] = {}
    for who, emoji_list in kept.reactions.items():
        for emoji in emoji_list:
            reactions.setdefault(emoji, []).append(int(who))
    found = [{"emoji": emoji, "people": people} for emoji, people in reactions.items()]
    return {**message(world, kept), "reactions": found}


def origin(world: World, kept: Message) -> Json:
    """The MessageOrigin of a forward."""
    if kept.forward_origin is not None:
        return kept.forward_origin
    if kept.sender is not None and kept.sender_chat is not None:
        return {"type": "chat", "date": kept.date, "sender_chat": world.chat(kept.sender_chat)}
    if kept.sender is not None:
        return {"type": "user", "date": kept.date, "sender_user": public_user(world, kept.sender)}
    signature = {} if kept.signature is None else {"author_signature": kept.signature}
    chat = world.chat(kept.chat_id)
    return {"type": "channel", "date": kept.date, "chat": chat, "message_id": kept.message_id, **signature}
