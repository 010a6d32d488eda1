"""editMessageText, -Caption, -Media, -ReplyMarkup and setMessageReaction."""

from __future__ import annotations

from sandbox.server import access, board, markup, media, render, text
from sandbox.server.errors import BadRequest
from sandbox.server.messages import Message
from sandbox.server.request import Call
from sandbox.server.store import Json

METHODS = (
    "edit_message_text",
    "edit_message_caption",
    "edit_message_media",
    "edit_message_reply_markup",
    "set_message_reaction",
)

_SAME = (
    "message is not modified: specified new message content and reply markup are exactly the same"
    " as a current content and reply markup of the message"
)
_TEXT = ("text", "entities")
_CAPTION = ("caption", "caption_entities")


def _target(call: Call) -> Message:
    """The bot edits its own messages, and others' posts in a channel where it may."""
    message = access.message_for(call, "edit", "edit")
    mine = message.sender == call.world.bot_id
    if call.world.kind(message.chat_id) == "channel":
        member = call.world.member(message.chat_id, call.world.bot_id) or {}
        mine = bool(member.get("can_edit_messages") or member.get("can_post_messages"))
    if not mine or message.service:
        raise BadRequest("message can't be edited")
    return message


def _replace(call: Call, message: Message, gone: tuple[str, ...], content: Json) -> Json:
    """Leave out `gone`, put in `content`; the keyboard is replaced by the given one or removed."""
    keys = markup.inline(markup.read(call))
    new = {name: value for name, value in message.content.items() if name not in gone} | content
    if new == message.content and keys == message.reply_markup:
        raise BadRequest(_SAME)
    only_keys = new == message.content
    message.content, message.reply_markup = new, keys
    return render.message(call.world, board.changed(call.world, message, dated=not only_keys))


async def edit_message_text(call: Call) -> Json:
    message = _target(call)
    if "text" not in message.content:
        raise BadRequest("there is no text in the message to edit")
    return _replace(call, message, _TEXT, text.message_text(call))


async def edit_message_caption(call: Call) -> Json:
    message = _target(call)
    if not message.album_family:
        raise BadRequest("there is no caption in the message to edit")
    return _replace(call, message, _CAPTION, text.caption(call))


async def edit_message_media(call: Call) -> Json:
    message = _target(call)
    item = call.json("media", "input media")
    if not isinstance(item, dict):
        raise BadRequest("input media is not specified")
    kind = item.get("type")
    if kind not in ("photo", "document"):
        raise BadRequest(f'can\'t parse InputMedia: type "{kind}" is unsupported')
    if message.media_group_id is not None and message.album_family != kind:
        raise BadRequest("message content type can't be used in an album")
    given = media.source(call, item.get("media"), "media")
    made = await (media.photo if kind == "photo" else media.document)(call.world, given)
    return _replace(call, message, (*_TEXT, *_CAPTION, "photo", "document"), text.caption(call, item) | made)


async def edit_message_reply_markup(call: Call) -> Json:
    return _replace(call, _target(call), (), {})


async def set_message_reaction(call: Call) -> bool:
    message = access.message_for(call, "react", "read")
    given = call.json("reaction", "reaction types") or []
    if not isinstance(given, list):
        raise BadRequest("expected an Array of ReactionType")
    if any(one.get("type") != "emoji" for one in given):
        raise BadRequest("can't parse ReactionType: invalid reaction type specified")
    emoji = [str(one.get("emoji", "")) for one in given][:1]
    if any(one not in REACTIONS for one in emoji):
        raise BadRequest("REACTION_INVALID")
    board.react(call.world, message, call.world.bot_id, emoji)
    return True


_EMOJI = """
❤ 👍 👎 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢 🎉 🤩 🤮 💩 🙏 👌 🕊 🤡 🥱 🥴 😍 🐳 ❤‍🔥
🌚 🌭 💯 🤣 ⚡ 🍌 🏆 💔 🤨 😐 🍓 🍾 💋 🖕 😈 😴 😭 🤓 👻 👨‍💻 👀 🎃 🙈 😇 😨
🤝 ✍ 🤗 🫡 🎅 🎄 ☃ 💅 🤪 🗿 🆒 💘 🙉 🦄 😘 💊 🙊 😎 👾 🤷‍♂ 🤷 🤷‍♀ 😡
"""
REACTIONS = frozenset(_EMOJI.split())
"""The emoji of ReactionTypeEmoji."""
