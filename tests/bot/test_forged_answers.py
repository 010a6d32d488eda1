"""What a process of the bot's that was taken over may answer: nothing of it does anything."""

from __future__ import annotations

import pickle
import struct
from concurrent.futures.process import _ResultItem
from multiprocessing import Pipe
from typing import Any

import pytest

from bot import doubted_pool
from bot.close_ups import CutOut
from bot.reading_pool import ANSWERS
from engine.known_values import Known, NotPlain
from engine.recalled import Question
from engine.source.evidence import Evidence, Reading
from tests.forging import END, HARMFUL, START, called, fields, instance, named, of, plain, word


def received(packed: bytes) -> Any:
    """What the bot makes of it."""
    reader, writer = Pipe(duplex=False)
    line: Any = reader
    line.__class__ = doubted_pool._Doubting
    line.known = Known((*ANSWERS, CutOut, _ResultItem), doubted_pool._MAKERS)
    with reader, writer:
        writer.send_bytes(START + packed + END)
        return line.recv()


def answer(result: bytes = pickle.NONE, exception: bytes = pickle.NONE) -> bytes:
    number, nobody = plain(1), pickle.NONE
    return instance(_ResultItem, work_id=number, exception=exception, result=result, exit_pid=nobody)


@pytest.mark.parametrize("packed", [one for name, one in HARMFUL.items() if name != "many steps"])
def test_harmful_answers_are_none(packed: bytes) -> None:
    with pytest.raises(NotPlain):
        received(answer(packed))


def test_an_honest_answer_is_one() -> None:
    question = Question("ab", (1, 2, 3, 4), 0.5)
    evidence = Evidence("soft", 0.5, "a \udc80 b", measured={"odds": 2**40, "shares": [0.5, None, True]})
    packed = pickle.dumps(_ResultItem(7, result=[question, evidence, b"\0" * 7_000, -1]))
    found = received(packed[2:-1])
    assert (found.work_id, found.exception, found.exit_pid) == (7, None, None)
    assert found.result == [question, evidence, b"\0" * 7_000, -1]


@pytest.mark.parametrize(
    "state", [fields(as_json=word("x")), pickle.NONE + fields(as_json=word("x")) + b"\x86"]
)
@pytest.mark.parametrize("target", [of(Reading), of(_ResultItem), named("builtins", "ValueError")])
def test_classes_stay_as_they_are(target: bytes, state: bytes) -> None:
    before = Reading.as_json
    with pytest.raises(NotPlain):
        received(answer(target + state + pickle.BUILD))
    assert Reading.as_json is before


def test_bytes_are_no_name_of_a_file() -> None:
    """Telegram's library would take a word for a path, and send what lies there."""
    with pytest.raises(NotPlain, match="no plain of CutOut"):
        received(answer(instance(CutOut, plain=word("/etc/passwd"), master=pickle.SHORT_BINBYTES + b"\0")))


def test_errors_come_with_their_words() -> None:
    try:
        raise ValueError("in the child", 3)
    except ValueError as error:
        error.add_note("left out")
        kept = error
    found = received(answer(exception=pickle.dumps(kept)[2:-1])).exception
    assert (type(found), found.args) == (ValueError, ("in the child", 3))
    assert not hasattr(found, "__notes__")
    missing = received(answer(exception=pickle.dumps(FileNotFoundError(2, "none", "a"))[2:-1])).exception
    assert (type(missing), missing.filename) == (FileNotFoundError, "a")
    text = UnicodeDecodeError("utf-8", b"\xff", 0, 1, "invalid start byte")
    assert str(received(answer(exception=pickle.dumps(text)[2:-1])).exception) == "invalid start byte"


@pytest.mark.parametrize(
    "error",
    [
        called(named("builtins", "ValueError"), pickle.EMPTY_LIST),
        called(named("builtins", "ValueError"), of(Reading)),
        called(named("builtins", "ExceptionGroup"), word("a"), pickle.EMPTY_LIST),
        called(named("builtins", "SystemExit"), plain(1)),
        called(named("builtins", "StopIteration")),
        called(named("builtins", "UnicodeDecodeError"), pickle.EMPTY_LIST),
        called(named("concurrent.futures.process", "_rebuild_exc"), of(Reading), word("")),
        called(named("concurrent.futures.process", "_rebuild_exc"), word(""), word("")),
        called(named("concurrent.futures.process", "_rebuild_exc.__globals__.get"), word("os")),
        called(named("concurrent.futures.process", "os.system"), word("true")),
        called(named("concurrent.futures.process", "_RemoteTraceback"), word("")),
        word("an error"),
    ],
)
def test_errors_hold_plain_values(error: bytes) -> None:
    with pytest.raises(NotPlain):
        received(answer(exception=error))


@pytest.mark.parametrize(
    "packed",
    [
        word("a"),
        pickle.NONE,
        pickle.NEWTRUE,
        answer() + pickle.TUPLE1,
        of(_ResultItem) + pickle.EMPTY_TUPLE + pickle.NEWOBJ,
        instance(
            _ResultItem, work_id=word("1"), exception=plain(None), result=plain(None), exit_pid=plain(None)
        ),
        instance(
            _ResultItem, work_id=plain(1), exception=plain(None), result=plain(None), exit_pid=word("1")
        ),
        pickle.BINUNICODE + struct.pack("<I", 2**31),
    ],
)
def test_what_the_pool_could_not_use_never_reaches_it(packed: bytes) -> None:
    with pytest.raises(NotPlain):
        received(packed)
