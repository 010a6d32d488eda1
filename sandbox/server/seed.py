"""Who is there at first: three people, and a private chat, a group, a forum and a channel with the bot."""

from __future__ import annotations

from sandbox.server.methods.topics import open_topic
from sandbox.server.store import Json
from sandbox.server.world import World

ANN, BEN, CORA = 501_000_001, 501_000_002, 501_000_003
GROUP = -4_100_007_919
FORUM = -1_002_100_015_838
CHANNEL = -1_002_100_023_757

_MEMBER_RIGHTS = {
    "can_be_edited": False,
    "is_anonymous": False,
    "can_manage_chat": True,
    "can_delete_messages": True,
    "can_manage_video_chats": False,
    "can_restrict_members": False,
    "can_promote_members": False,
    "can_change_info": False,
    "can_invite_users": True,
    "can_post_stories": False,
    "can_edit_stories": False,
    "can_delete_stories": False,
    "can_send_welcome_messages": False,  # since Bot API 10.3; newer clients insist on it
}
OWNER: Json = {"status": "creator", "is_anonymous": False}
MEMBER: Json = {"status": "member"}


def administrator(kind: str) -> Json:
    """The rights that a bot is usually given."""
    more = {"can_post_messages": True, "can_edit_messages": True}
    if kind != "channel":
        more = {"can_pin_messages": True, "can_manage_topics": True}
    return {"status": "administrator", **_MEMBER_RIGHTS, **more}


def populate(world: World) -> None:
    """Does nothing to a world that is already there, but keeps the bot's name up to date."""
    new = not world.users
    _add_bot(world)
    if not new:
        return
    for person, name, language in ((ANN, "Ann", "en"), (BEN, "Ben", "en"), (CORA, "Cora", "de")):
        add_person(world, person, name, language)
    _add_chat(world, {"id": GROUP, "title": "Weekend in Lisbon", "type": "group"})
    _join(world, GROUP, {ANN: OWNER, BEN: MEMBER, world.bot_id: MEMBER})
    _add_chat(world, {"id": FORUM, "title": "Studio", "type": "supergroup", "is_forum": True})
    _join(world, FORUM, {ANN: OWNER, BEN: MEMBER, CORA: MEMBER, world.bot_id: administrator("supergroup")})
    _add_chat(
        world, {"id": CHANNEL, "title": "Studio masters", "type": "channel", "username": "studio_masters"}
    )
    _join(world, CHANNEL, {ANN: OWNER, BEN: MEMBER, world.bot_id: administrator("channel")})
    for topic in ("Portraits", "Products"):
        open_topic(world, FORUM, ANN, topic)
    world.updates.clear()  # what happened before the bot was there is not news


def _add_bot(world: World) -> None:
    options = world.options
    world.users[str(world.bot_id)] = {
        "id": world.bot_id,
        "is_bot": True,
        "first_name": options.bot_name,
        "username": options.bot_username,
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_guest_queries": False,
        "supports_inline_queries": options.inline,
        "can_connect_to_business": False,
        "has_main_web_app": False,
        "has_topics_enabled": False,
        "allows_users_to_create_topics": False,
        "can_manage_bots": False,
        "supports_join_request_queries": False,
        **{
            key: value
            for key, value in world.users.get(str(world.bot_id), {}).items()
            if key.startswith(("can", "supp"))
        },
    }


def add_person(world: World, person: int, name: str, language: str = "en") -> None:
    """A person and their private chat with the bot, which starts with their first message."""
    username = f"{name.lower()}_{person % 1000:03}" if name.isascii() and name.isalnum() else ""
    named = {"username": username} if username else {}
    world.users[str(person)] = {
        "id": person,
        "is_bot": False,
        "first_name": name,
        **named,
        "language_code": language,
    }
    _add_chat(world, {"id": person, "type": "private", "first_name": name, **named})


def _add_chat(world: World, chat: Json) -> None:
    full = {} if chat["type"] == "private" else {"permissions": dict.fromkeys(PERMISSIONS, True)}
    first = {"next": 1} if chat.get("is_forum") else {}  # 1 is the general topic
    world.save_record({"chat": chat, "full": full if chat["type"] != "channel" else {}, **first})


def _join(world: World, chat_id: int, members: dict[int, Json]) -> None:
    for user_id, member in members.items():
        world.set_member(chat_id, user_id, member)


PERMISSIONS = (
    "can_send_messages",
    "can_send_audios",
    "can_send_documents",
    "can_send_photos",
    "can_send_videos",
    "can_send_video_notes",
    "can_send_voice_notes",
    "can_send_polls",
    "can_send_other_messages",
    "can_add_web_page_previews",
    "can_react_to_messages",
    "can_edit_tag",
    "can_change_info",
    "can_invite_users",
    "can_pin_messages",
    "can_manage_topics",
)
