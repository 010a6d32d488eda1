"""A channel's discussion group: Telegram itself forwards each post there, where it can be answered."""

from __future__ import annotations

from sandbox.server import privacy, render
from sandbox.server.errors import PersonError
from sandbox.server.ids import TELEGRAM
from sandbox.server.messages import Message
from sandbox.server.world import World


def link(world: World, channel_id: int, group_id: int) -> None:
    """Make a supergroup the discussion of a channel. Both getChat answers name the other."""
    if world.kind(channel_id) != "channel" or world.kind(group_id) != "supergroup":
        raise PersonError("Only a channel and a supergroup can be linked.")
    for one, other in ((channel_id, group_id), (group_id, channel_id)):
        record = world.chats[str(one)]
        world.save_record({**record, "full": {**record.get("full", {}), "linked_chat_id": other}})
    if world.user(TELEGRAM) is None:
        world.users[str(TELEGRAM)] = {"id": TELEGRAM, "is_bot": False, "first_name": "Telegram"}


def follow(world: World, post: Message) -> None:
    """Bring a channel's post into its discussion group, if it has one."""
    if post.service or world.kind(post.chat_id) != "channel":
        return
    group_id = (world.record(post.chat_id) or {}).get("full", {}).get("linked_chat_id")
    if group_id is None:
        return
    copy = Message(
        chat_id=group_id,
        message_id=world.next_message_id(group_id),
        date=world.clock.date(),
        sender=TELEGRAM,
        sender_chat=post.chat_id,
        content=dict(post.content),
        media_group_id=post.media_group_id,
        forward_origin=render.origin(world, post),
        automatic=True,
    )
    world.messages.write(copy)
    world.events.publish("message", group_id, message=render.for_page(world, copy))
    if privacy.bot_sees(world, copy, TELEGRAM):
        world.updates.push("message", render.message(world, copy))
