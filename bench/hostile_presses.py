"""Presses that no button gives: signs at random, others' pictures, numbers changed, words too long."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

Json = dict[str, Any]

LONG = 4000
HUGE = (
    "0",
    "00",
    "-1",
    "1e9",
    "9" * 15,
    "9" * 16,
    "9" * 400,
    "9223372036854775808",
    "٣",
    "\uff11",
    "1_0",
    " 1",
    "1\n",
)
TARGETS = (
    "2k",
    "4k",
    "8k",
    "",
    "99999",
    "1x1",
    "99999x99999",
    "a4@300",
    "a4@0",
    "@",
    "zz",
    "٢k",
    "2k\n",
    "x" * 60,
)
NO_SETTINGS = (
    "s:character:loud",
    "s:nothing:crisp",
    "s:__class__:x",
    "s:language:xx",
    "s:language:../de",
    "s:target:9k",
    "s::",
)


@dataclass(frozen=True)
class Others:
    """What there is that is not the forger's: photos and jobs of others, their people and groups."""

    photos: Sequence[int]
    jobs: Sequence[str]
    people: Sequence[int]
    groups: Sequence[int]


def forged_data(others: Others, rng: random.Random) -> str:
    """Callback data that must have no effect when a stranger sends it."""
    return rng.choice((_of_others, _of_others, _of_others, _numbers, _no_settings, _noise, _bent))(
        others, rng
    )


def _of_others(others: Others, rng: random.Random) -> str:
    """In the very shape of a real one."""
    photo, job = rng.choice(others.photos), rng.choice(others.jobs)
    person, group = rng.choice(others.people), rng.choice(others.groups)
    bits = f"{rng.randrange(1, 0xFFFF):x}"
    return rng.choice(
        (
            f"g:{photo}:{rng.choice(('2k', '4k', '640'))}",
            f"x:{job}",
            f"r:{job}",
            f"b:{job}",
            f"wt:{photo}:{rng.randrange(2)}",
            f"tc:{photo}",
            f"p:{photo}:{rng.choice(('', '2k', 'a4', 'web'))}",
            f"a:{job}:{rng.choice(('crisp', 'natural', 'safer', 'photo'))}",
            f"m:{job}:{rng.choice((0, 1, 2, 99))}",
            f"k:{job}:{rng.randrange(4)}:{rng.randrange(2)}",
            f"v:{job}:{rng.choice('apts')}:{bits}:{bits}",
            f"o:{job}:{rng.choice(('', 'back', '2k', '4k'))}",
            f"d:{job}:{rng.choice(('ask', 'yes', 'no'))}",
            f"pb:{job}:{rng.choice(('go', 'red'))}:{rng.choice((0, group))}",
            f"f:{person}:{rng.randrange(2)}",
            f"f:{group}:1",
            f"c:{job}:{rng.randrange(10)}",
            f"w:{photo}",
        )
    )


def _numbers(others: Others, rng: random.Random) -> str:
    """The shape of a real one with what can't be."""
    n, m, job = rng.choice(HUGE), rng.choice(HUGE), rng.choice(others.jobs)
    bad_job = rng.choice((job[:-1], job.upper(), job + "0", "0" * 32, "g" * 32, "f" * 32, "", job[::-1]))
    return rng.choice(
        (
            f"g:{n}:{rng.choice(TARGETS)}",
            f"g:{others.photos[0]}:{rng.choice(TARGETS)}",
            f"w:{n}",
            f"x:{bad_job}",
            f"b:{bad_job}",
            f"d:{bad_job}:yes",
            f"c:{job}:{n}",
            f"m:{job}:{n}",
            f"v:{job}:s:{n}:{m}",
            f"ag:{rng.choice(TARGETS)}:{n}.{m}",
            f"ag:2k:{rng.choice(others.photos)}",
            f"ae:{n}-{m}",
            f"wt:{n}:{m}",
            f"f:{n}:1",
            f"fd:{n}:{m}",
            f"pb:{job}:go:{n}",
            f"k:{job}:{n}:{m}",
        )
    )


def _no_settings(_others: Others, rng: random.Random) -> str:
    return rng.choice(NO_SETTINGS)


def _noise(_others: Others, rng: random.Random) -> str:
    length = rng.choice((0, 1, 3, 32, 64, 65, 300, LONG))
    spread = rng.choice((0x80, 0x800, 0x11000))
    return "".join(chr(rng.randrange(spread)) for _ in range(length))


def _bent(others: Others, rng: random.Random) -> str:
    """A real one with something done to it."""
    data = _of_others(others, rng)
    place = rng.randrange(len(data) + 1)
    bends: tuple[Callable[[], str], ...] = (
        lambda: data + rng.choice((":", "\n", " ", "\0", ":1", "'; DROP TABLE jobs; --")),
        lambda: data[:place] + chr(rng.randrange(0x3000)) + data[place:],
        lambda: data[:place],
        data.upper,
        lambda: data.replace(":", rng.choice(("::", ";", "\uff1a", "|"))),
        lambda: data * 30,
    )
    return rng.choice(bends)()


def forged_press(number: str, person: Json, message: Json, data: str, rng: random.Random) -> Json:
    """An update with a press, on a message that is there, that is gone, or that can't be seen."""
    query: Json = {"id": number, "from": person, "chat_instance": "1", "data": data}
    about = rng.random()
    if about < 0.8:
        query["message"] = message
    elif about < 0.9:
        query["message"] = {"chat": message["chat"], "message_id": message["message_id"], "date": 0}
    elif about < 0.95:
        query["inline_message_id"] = "AAAAAAAAAAAA"
    else:
        query["message"] = {**message, "message_id": rng.choice((0, -1, 2**31, 2**63))}
    if rng.random() < 0.04:
        del query["data"]
        query["game_short_name"] = "chess"
    return {"callback_query": query}
