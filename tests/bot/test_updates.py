"""An update that can't be read keeps nobody from the others, and is told without its words."""

from __future__ import annotations

import json
from typing import Any

import pytest
from structlog.testing import capture_logs

from bot.incoming import picture_in
from bot.update_shapes import UPDATE
from bot.updates import only_readable, read_update
from bot.web.listening import ALLOWED_UPDATES
from tests.bot.conftest import Stage
from tests.bot.telegram_here import eventually


def message(person: int, **more: Any) -> dict[str, Any]:
    chat = {"id": person, "type": "private", "first_name": "Ann"}
    return {
        "message_id": 7,
        "date": 1,
        "chat": chat,
        "from": {**chat, "is_bot": False},
        "text": "hush",
        **more,
    }


def bent(person: int) -> list[dict[str, Any]]:
    """Of each the whole answer of getUpdates could not be read."""
    deep: dict[str, Any] = {}
    for _ in range(300):
        deep = message(person, reply_to_message=deep)
    return [
        {"message": message(person, **{"from": 5})},
        {"message": message(person, chat=7)},
        {"message": message(person, date="soon")},
        {"message": message(person, date=10**40)},
        {"message": message(person, entities=[{}])},
        {"message": deep},
        {"message": "x"},
        {"callback_query": {"id": "1"}},
        {"callback_query": {"id": "1", "from": {}, "chat_instance": "1", "message": message(person)}},
        {"message_reaction": {"chat": {}, "message_id": 7, "old_reaction": [], "new_reaction": []}},
        {"message": message(person, chat=None)},
        {"message": message(person, text={"x": 1})},
        {"message": message(person, caption="\ud800")},
        {"message": message(person, message_id=2**70)},
        {"message": message(person, message_id=True)},
        {"message": message(person, photo=[7])},
        {"message": message(person, reply_to_message={"message_id": 1})},
        {"channel_post": message(person, document={"file_id": 5})},
        {
            "inline_query": {
                "id": "1",
                "from": {"id": person, "language_code": {}},
                "query": "x",
                "offset": "",
            }
        },
        {"my_chat_member": {"chat": {"id": person, "type": "private"}, "from": {"id": person}, "date": 1}},
        {"my_chat_member": {"chat": {"id": person, "type": "private"}, "new_chat_member": {"status": 5}}},
    ]


def answer(*updates: object) -> bytes:
    return json.dumps({"ok": True, "result": updates}).encode()


@pytest.mark.parametrize("number", range(len(bent(1))))
def test_it_is_cut_down_to_its_number(number: int) -> None:
    good = {"update_id": 2, "message": message(1)}
    bad = {"update_id": 1, **bent(1)[number]}
    with capture_logs() as logged:
        assert json.loads(only_readable(answer(bad, good)))["result"] == [{"update_id": 1}, good]
    assert len(logged) == 1
    assert "hush" not in str(logged)


def test_what_is_in_order_or_no_list_stays_as_it_is() -> None:
    good = answer({"update_id": 2, "message": message(1)}, {"update_id": 3})
    for payload in (good, answer(), b"no JSON", b"{}", b"[]", b"null", b'{"result": 7}', b"\xff"):
        assert only_readable(payload) == payload


@pytest.mark.parametrize("kind", ["poll_answer", "business_message", "chat_member", "of_next_year"])
def test_what_nobody_asked_for_is_let_go_in_silence(kind: str) -> None:
    """Nobody has looked at its shape: its chat may have a reply for a number."""
    with capture_logs() as logged:
        found = json.loads(only_readable(answer({"update_id": 1, kind: {"chat": {"id": {"x": 1}}}})))
    assert found["result"] == [{"update_id": 1}]
    assert not logged


def test_of_all_that_is_asked_for_the_shape_is_known() -> None:
    assert set(ALLOWED_UPDATES) == UPDATE.keys()


@pytest.mark.parametrize("number", [None, "1", True, 1.5, [], {}])
def test_without_a_number_it_is_none(number: object) -> None:
    raw = {"update_id": number, "message": message(1)}
    assert read_update(raw, None) is None
    assert json.loads(only_readable(answer(raw)))["result"] == []


def test_a_label_may_say_what_it_likes() -> None:
    document = {"file_id": "x", "file_unique_id": "y", "file_name": "\ud800.jpg", "file_size": 10**30}
    update = read_update({"update_id": 1, "message": message(1, document=document)}, None)
    assert update is not None
    assert update.message is not None
    picture = picture_in(update.message)
    assert picture is not None
    assert picture.file_name == "?.jpg"


async def test_the_next_person_is_answered(stage: Stage) -> None:
    ann, world = stage.telegram.person(), stage.telegram.world
    ann.text("/start")
    await ann.hears("Send")
    for update in bent(ann.id):
        [(kind, body)] = update.items()
        world.updates.push(kind, body)
    ann.text("/status")
    await ann.hears("working on")
    await eventually(lambda: not world.updates.pending() or None)
    assert not list((stage.bot.services.settings.data / "updates").glob("*"))
