"""A long random conversation: every answer and update is valid by the machine-readable specification."""

from __future__ import annotations

import os

import pytest

from sandbox.running import Sandbox
from sandbox.server.methods import METHODS, NOT_HERE
from sandbox.server.methods.table import known_methods
from tests.sandbox.random_talk import Talk
from tests.sandbox.raw import ANN, Api
from tests.sandbox.spec import Invalid, Spec

STEPS = int(os.environ.get("SANDBOX_TALK_STEPS", "600"))
"""Of each talk; some ten seconds in all. A long one: SANDBOX_TALK_STEPS=20000."""


@pytest.fixture(scope="module")
def spec() -> Spec:
    return Spec()


def test_the_sandbox_knows_every_method(spec: Spec) -> None:
    assert sorted(known_methods()) == sorted(name.lower() for name in spec.methods)
    assert METHODS.keys() | NOT_HERE == set(known_methods())


async def test_every_method_answers_or_says_that_it_is_not_here(spec: Spec, api: Api) -> None:
    for name in sorted(spec.methods, key=lambda name: name in ("close", "logOut")):
        answer = await api(name)
        spec.check_answer(name, answer.body)
        if name.lower() in NOT_HERE:
            assert answer.status == 501
            assert answer.error == f"Not Implemented: the sandbox has no {name}"
        else:
            assert answer.status < 500, name


@pytest.mark.parametrize("seed", [1, 2, 3])
async def test_a_long_random_conversation(spec: Spec, sandbox: Sandbox, api: Api, seed: int) -> None:
    talk = Talk(sandbox, api, spec, seed)
    for _ in range(STEPS):
        await talk.bot_does_something()
        await talk.somebody_does_something()
        await talk.updates()
    done = {key.split()[0] for key in talk.counts if key.endswith(" 200")}
    # It was a conversation, not a row of refusals.
    assert {"sendMessage", "sendPhoto", "sendMediaGroup", "editMessageText", "copyMessage"} <= done
    assert {"message", "channel_post", "callback_query", "my_chat_member"} <= talk.counts.keys()
    assert len(done) > 30


async def test_what_is_not_valid_is_found(spec: Spec, sandbox: Sandbox, api: Api) -> None:
    """The judge itself: a field too many, one too few, another type, another constant."""
    await sandbox.person().text("/start")
    good = (await api("sendMessage", chat_id=ANN, text="Hello")).body
    spec.check_answer("sendMessage", good)
    message = good["result"]
    wrong = [
        {**message, "colour": "red"},
        {name: value for name, value in message.items() if name != "date"},
        {**message, "message_id": "1"},
        {**message, "message_id": True},
        {**message, "forward_origin": {"type": "nobody", "date": 1}},
    ]
    for one in wrong:
        with pytest.raises(Invalid):
            spec.check_answer("sendMessage", {"ok": True, "result": one})
    with pytest.raises(Invalid):
        spec.check_answer("sendMessage", {"ok": False, "description": "without a code"})
