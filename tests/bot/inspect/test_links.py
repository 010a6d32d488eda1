"""Links and initData: what holds, and every way of forging them that we could think of."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.inspect.init_data import AHEAD_SECONDS, LONGEST, OLDEST_SECONDS, person_of
from bot.inspect.links import Links, Pass
from sandbox.server.world import DEFAULT_TOKEN
from tests.bot.inspect.signing import signed

JOB, OTHER_JOB = "ab" * 16, "cd" * 16
ANN, BEN = 501000001, 501000002
NOW = 1_795_000_000.0
LINKS = Links(DEFAULT_TOKEN)


def inside(path: str) -> str:
    return path.removeprefix("/inspect/").removesuffix("/")


def test_a_link_opens_one_job_of_one_person_until_its_end() -> None:
    link = inside(LINKS.make(JOB, ANN, 60, NOW))
    held = LINKS.check(link, NOW + 59)
    assert held == Pass(JOB, LINKS.mark(ANN))
    assert isinstance(held, Pass)
    assert LINKS.is_of(held, ANN)
    assert not LINKS.is_of(held, BEN)
    assert LINKS.check(link, NOW + 61) == "expired"


def test_a_link_tells_neither_the_person_nor_the_token() -> None:
    link = LINKS.make(JOB, ANN, 60, NOW)
    assert str(ANN) not in link
    assert DEFAULT_TOKEN.split(":")[1] not in link
    assert LINKS.make(JOB, BEN, 60, NOW) != link


def test_every_part_is_signed() -> None:
    job, mark, end, signature = inside(LINKS.make(JOB, ANN, 60, NOW)).split(".")
    other = inside(LINKS.make(OTHER_JOB, BEN, 90, NOW)).split(".")
    forged = [
        (OTHER_JOB, mark, end, signature),
        (job, LINKS.mark(BEN), end, signature),
        (job, mark, str(int(end) + 1), signature),
        (job, mark, "0" + end, signature),
        (job, mark, end, other[3]),
        (job, mark, end, signature.swapcase()),
        (job, mark, end, "A" * 43),
        (job, mark, end, ""),
        ("", "", "", ""),
    ]
    assert {LINKS.check(".".join(parts), NOW) for parts in forged} == {"invalid"}


def test_no_other_key_makes_one() -> None:
    """Another bot's token, and the plain HMAC that a reader of half of this would try."""
    assert LINKS.check(inside(Links("110201543:" + "B" * 35).make(JOB, ANN, 60, NOW)), NOW) == "invalid"
    mark, end = LINKS.mark(ANN), int(NOW) + 60
    plain = hmac.new(DEFAULT_TOKEN.encode(), f"{JOB}\n{mark}\n{end}".encode(), hashlib.sha256).digest()
    text = base64.urlsafe_b64encode(plain).decode().rstrip("=")
    assert LINKS.check(f"{JOB}.{mark}.{end}.{text}", NOW) == "invalid"


def test_an_expired_link_that_is_forged_is_told_nothing() -> None:
    job, mark, _end, signature = inside(LINKS.make(JOB, ANN, 60, NOW)).split(".")
    assert LINKS.check(f"{job}.{mark}.1.{signature}", NOW) == "invalid"


@given(st.text(max_size=200))
def test_anything_at_all_is_no_link(text: str) -> None:
    assert LINKS.check(text, NOW) == "invalid"


@given(st.integers(0, 10**6), st.characters(codec="ascii"))
def test_no_changed_letter_goes_through(place: int, letter: str) -> None:
    link = inside(LINKS.make(JOB, ANN, 60, NOW))
    at = place % len(link)
    changed = link[:at] + letter + link[at + 1 :]
    assert changed == link or not isinstance(LINKS.check(changed, NOW), Pass)


def test_init_data_tells_who_opened_the_app() -> None:
    assert person_of(signed(ANN, NOW), DEFAULT_TOKEN, NOW) == ANN


def test_init_data_of_telegrams_own_kind_holds() -> None:
    """All fields of a real one, in any order, `signature` among those that count (Bot API 8.0)."""
    more = {"query_id": "AAHdF6IQ", "chat_instance": "-3788475317572404878", "signature": "a_-b"}
    assert person_of(signed(ANN, NOW, first_name="Анна & Бен = 🙂", **more), DEFAULT_TOKEN, NOW) == ANN


@pytest.mark.parametrize("age", [-AHEAD_SECONDS - 1, OLDEST_SECONDS + 1, 10**9])
def test_init_data_has_an_age(age: float) -> None:
    assert person_of(signed(ANN, NOW - age), DEFAULT_TOKEN, NOW) is None


def test_init_data_can_not_be_changed() -> None:
    real = signed(ANN, NOW)
    forged = [
        real.replace(str(ANN), str(BEN)),
        real.replace(f"auth_date={int(NOW)}", f"auth_date={int(NOW) + 1}"),
        real + "&chat_type=private",
        real + f"&user={ANN}",
        real.replace("hash=", "hash=0"),
        real.partition("&hash=")[0],
        signed(ANN, NOW, token="110201543:" + "B" * 35),
        urlencode({"user": json.dumps({"id": ANN}), "auth_date": int(NOW), "hash": ""}),
    ]
    assert [person_of(one, DEFAULT_TOKEN, NOW) for one in forged] == [None] * len(forged)


def test_one_keyed_the_wrong_way_round_is_refused() -> None:
    """The mistake that is often made: the token as the key of "WebAppData"."""
    fields = {"auth_date": str(int(NOW)), "user": json.dumps({"id": ANN})}
    key = hmac.new(DEFAULT_TOKEN.encode(), b"WebAppData", hashlib.sha256).digest()
    text = "\n".join(f"{name}={fields[name]}" for name in sorted(fields))
    wrong = hmac.new(key, text.encode(), hashlib.sha256).hexdigest()
    assert person_of(urlencode({**fields, "hash": wrong}), DEFAULT_TOKEN, NOW) is None


@pytest.mark.parametrize(
    "user", [None, "", "7", "[]", "{}", '{"id": "7"}', '{"id": true}', '{"id": 1.5}', "[" * 3000]
)
def test_what_is_signed_but_names_nobody_is_nobody(user: str | None) -> None:
    assert person_of(signed(ANN, NOW, user=user), DEFAULT_TOKEN, NOW) is None


@pytest.mark.parametrize(
    "text", ["", "&", "=", "hash=", "%", "ünï=1&hash=é", "a" * (LONGEST + 1), "\0", "\ud800"]
)
def test_anything_else_is_nobody(text: str) -> None:
    assert person_of(text, DEFAULT_TOKEN, NOW) is None


@given(st.text(max_size=300))
def test_any_text_is_nobody(text: str) -> None:
    assert person_of(text, DEFAULT_TOKEN, NOW) is None
