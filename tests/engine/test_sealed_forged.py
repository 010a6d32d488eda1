"""What a decoding process that was taken over may send the engine: nothing of it does anything."""

from __future__ import annotations

import pickle
import socket
import struct
import threading
import time
from typing import Any

import numpy as np
import psutil
import pytest
from PIL import Image

from engine import sealed_wire
from engine.decode import Picture
from engine.jpeg_coefficients import Component
from engine.sealed_wire import Failed, Hurry, receive, send
from engine.source.evidence import Reading
from tests.forging import END, HARMFUL, START, called, fields, instance, named, of, plain, word

ARRAY = named("engine.sealed_wire", "array_from")
EXIF = named("engine.sealed_wire", "exif_from")


def received(packed: bytes, *beside: bytes) -> Any:
    """What the engine makes of it."""
    parts = [START + packed + END, *beside]
    head = struct.pack(f"<{len(parts) + 1}Q", len(parts), *map(len, parts))
    ours, theirs = socket.socketpair()
    with ours, theirs:
        sending = threading.Thread(target=theirs.sendall, args=(head + b"".join(parts),))
        sending.start()
        try:
            return receive(ours, time.monotonic() + 30)
        finally:
            sending.join()


@pytest.mark.parametrize("packed", HARMFUL.values(), ids=HARMFUL)
def test_harmful_answers_are_none(packed: bytes) -> None:
    with pytest.raises(EOFError, match="the decoding process sent"):
        received(packed)


def test_an_answer_of_a_known_class_is_one() -> None:
    assert received(instance(Failed, reason=word("damaged"), detail=word(""))) == Failed("damaged", "")


@pytest.mark.parametrize(
    "state",
    [
        fields(as_json=named("builtins", "ValueError")),
        pickle.NONE + fields(as_json=word("x")) + pickle.TUPLE2,
        fields(),
    ],
    ids=["dict", "slots", "nothing"],
)
@pytest.mark.parametrize("target", [of(Reading), ARRAY, plain(None), pickle.EMPTY_LIST])
def test_only_instances_get_fields(target: bytes, state: bytes) -> None:
    before = Reading.as_json
    with pytest.raises(EOFError):
        received(target + state + pickle.BUILD)
    assert Reading.as_json is before


WHOLE = {"reason": word("damaged"), "detail": word("")}


@pytest.mark.parametrize(
    "packed",
    [
        of(Failed) + pickle.EMPTY_TUPLE + pickle.NEWOBJ,
        of(Failed) + plain(("a", "b")) + pickle.NEWOBJ,
        called(of(Failed), word("a"), word("b")),
        instance(Failed, reason=word("damaged")),
        instance(Failed, **WHOLE, as_json=word("")),
        instance(Failed, reason=word("damaged"), __class__=of(Reading)),
        instance(Failed, **{**WHOLE, "detail": plain(1)}),
        instance(Failed, **WHOLE) + fields(**WHOLE) + pickle.BUILD,
        instance(Failed, **WHOLE) + pickle.NONE + fields(**WHOLE) + pickle.TUPLE2 + pickle.BUILD,
    ],
)
def test_fields_are_those_of_the_class_and_given_once(packed: bytes) -> None:
    with pytest.raises(EOFError):
        received(packed)


@pytest.mark.parametrize("dtype", ["O", "|O", "O,u1", "(2,)O", "|O8", "V8", "M8[s]", "U2", "<c16", "no such"])
def test_arrays_hold_numbers(dtype: str) -> None:
    with pytest.raises(EOFError):
        received(called(ARRAY, pickle.NEXT_BUFFER, word(dtype), plain((1,))), bytes(8))


@pytest.mark.parametrize(
    "shape", [(9,), (2**30, 2**30), (-2, -4), (-8,), (), (1,) * 5 + (8,), (2**31 - 1,) * 4, "8", (None,)]
)
def test_arrays_have_the_size_of_their_bytes(shape: object) -> None:
    with pytest.raises(EOFError):
        received(called(ARRAY, pickle.NEXT_BUFFER, word("|u1"), plain_any(shape)), bytes(8))


def plain_any(shape: object) -> bytes:
    """Large numbers, too."""
    if isinstance(shape, tuple):
        return pickle.MARK + b"".join(map(plain_any, shape)) + pickle.TUPLE
    if isinstance(shape, int):
        return pickle.LONG1 + b"\x08" + struct.pack("<q", shape)
    return plain(shape)


@pytest.mark.parametrize("bytes_of_it", [pickle.SHORT_BINBYTES + b"\1a", word("a"), plain(1), plain(None)])
def test_arrays_are_made_on_what_came_beside(bytes_of_it: bytes) -> None:
    with pytest.raises(EOFError):
        received(called(ARRAY, bytes_of_it, word("|u1"), plain((1,))))


@pytest.mark.parametrize("data", [word("a"), plain(8), plain(()), pickle.NEXT_BUFFER])
def test_exif_is_made_of_bytes(data: bytes) -> None:
    with pytest.raises(EOFError):
        received(called(EXIF, data), bytes(8))


def test_what_came_beside_is_no_answer() -> None:
    with pytest.raises(EOFError):
        received(pickle.NEXT_BUFFER, bytes(8))


def test_memory_is_not_used_before_there_is_something() -> None:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        theirs.sendall(struct.pack("<2Q", 1, sealed_wire._MOST_BYTES))
        before = psutil.Process().memory_info().rss
        with pytest.raises(Hurry) as raised:
            receive(ours, time.monotonic() + 0.5)
        # Its traceback holds what was set aside.
        assert raised.value.__traceback__ is not None
        assert psutil.Process().memory_info().rss - before < 256 * 2**20
    with pytest.raises(EOFError):
        received(b"", bytes(1))


@pytest.mark.parametrize("length", [sealed_wire._MOST_BYTES + 1, 2**60, 2**64 - 1])
def test_no_more_is_taken_than_the_process_can_have(length: int) -> None:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        theirs.sendall(struct.pack("<2Q", 1, length))
        with pytest.raises(EOFError, match="too many bytes"):
            receive(ours, time.monotonic() + 5)


def test_honest_arrays_come_as_they_are() -> None:
    rng = np.random.default_rng(1)
    pixels = rng.integers(0, 65535, (5, 7, 3), dtype=np.uint16)
    stored = np.asfortranarray(rng.integers(-99, 99, (2, 3, 8, 8), dtype=np.int16))
    table = np.ones((8, 8), ">f4")
    fixed = pixels[..., 0].copy()
    fixed.flags.writeable = False
    picture = Picture(pixels, fixed, True, "png", 1, None, Image.Exif(), b"x" * 70_000, (300.0, 72.0), None)
    for value in (picture, Component(stored, table, (1, 2)), np.zeros((0, 4), np.uint8)):
        ours, theirs = socket.socketpair()
        with ours, theirs:
            sending = threading.Thread(target=send, args=(theirs, value))
            sending.start()
            found = receive(ours, time.monotonic() + 5)
            sending.join()
        assert type(found) is type(value)
        if isinstance(found, Picture):
            np.testing.assert_array_equal(found.pixels, pixels)
            np.testing.assert_array_equal(found.alpha, fixed)
            assert (found.deep, found.xmp, found.dpi) == (True, picture.xmp, picture.dpi)
            assert found.pixels.flags.writeable
        if isinstance(found, Component):
            np.testing.assert_array_equal(found.stored, stored)
            np.testing.assert_array_equal(found.table, table)
