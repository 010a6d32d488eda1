"""Pickles written by hand, as a process that was taken over could send them."""

from __future__ import annotations

import pickle
import struct

START = pickle.PROTO + b"\5"
END = pickle.STOP
NOTHING = pickle.EMPTY_TUPLE


def word(text: str) -> bytes:
    packed = text.encode()
    return pickle.BINUNICODE + struct.pack("<I", len(packed)) + packed


def named(module: str, name: str) -> bytes:
    return word(module) + word(name) + pickle.STACK_GLOBAL


def of(kind: type) -> bytes:
    return named(kind.__module__, kind.__qualname__)


def fields(**values: bytes) -> bytes:
    """A dict, its values pickled already."""
    inside = b"".join(word(key) + value for key, value in values.items())
    return pickle.EMPTY_DICT + pickle.MARK + inside + pickle.SETITEMS


def called(what: bytes, *arguments: bytes) -> bytes:
    return what + pickle.MARK + b"".join(arguments) + pickle.TUPLE + pickle.REDUCE


def instance(kind: type, **values: bytes) -> bytes:
    return of(kind) + NOTHING + pickle.NEWOBJ + fields(**values) + pickle.BUILD


def plain(value: object) -> bytes:
    """A plain value's instructions, without start and end."""
    if isinstance(value, tuple):
        return pickle.MARK + b"".join(map(plain, value)) + pickle.TUPLE
    if isinstance(value, str):
        return word(value)
    if isinstance(value, int):
        return pickle.BININT + struct.pack("<i", value)
    assert value is None
    return pickle.NONE


def laughs(levels: int) -> bytes:
    """A list of tens of lists of tens …: short, and endless for whoever walks it."""
    one = pickle.EMPTY_LIST + pickle.MEMOIZE
    for level in range(levels):
        again = pickle.BINGET + bytes([level])
        one += pickle.EMPTY_LIST + pickle.MEMOIZE + pickle.MARK + again * 10 + pickle.APPENDS
    return one


HARMFUL = {
    "a name behind a dot": called(
        called(named("numpy.dtypes", "_add_dtype_helper.__builtins__.get"), word("eval")), word("1 + 1")
    ),
    "a name behind a dot of an error": called(named("builtins", "ValueError.__init__.__globals__.get")),
    "eval": called(named("builtins", "eval"), word("1 + 1")),
    "a name by another way": b"cbuiltins\neval\n" + plain(("1 + 1",)) + pickle.REDUCE,
    "an instance by another way": pickle.MARK + word("1 + 1") + b"ibuiltins\neval\n",
    "one more": pickle.MARK + named("builtins", "eval") + word("1 + 1") + pickle.OBJ,
    "copyreg": called(named("copyreg", "_reconstructor"), named("builtins", "object")),
    "copyreg's new": called(named("copyreg", "__newobj__"), named("builtins", "object")),
    "new with words": named("builtins", "object") + NOTHING + pickle.EMPTY_DICT + pickle.NEWOBJ_EX,
    "the registry": pickle.EXT1 + b"\1",
    "the larger registry": pickle.EXT4 + struct.pack("<i", 1),
    "something kept elsewhere": word("1") + pickle.BINPERSID,
    "something kept elsewhere, by line": pickle.PERSID + b"1\n",
    "numpy's own": called(
        named("numpy._core.multiarray", "_reconstruct"), named("numpy", "ndarray"), plain((0,)), word("O")
    ),
    "numpy's own from bytes": called(named("numpy._core.numeric", "_frombuffer"), plain(()), word("O")),
    "a dtype": called(named("numpy", "dtype"), word("O")),
    "a name as an answer": named("builtins", "ValueError"),
    "a call of a value": called(plain(None)),
    "a half": pickle.NEWTRUE + pickle.NEWTRUE,
    "the same once more": pickle.NEWTRUE + pickle.DUP + pickle.TUPLE2,
    "memory for what never comes": pickle.BINBYTES8 + struct.pack("<Q", 2**60),
    "memory for what never comes, written to": pickle.BYTEARRAY8 + struct.pack("<Q", 2**60),
    "a place far behind": pickle.NONE + pickle.LONG_BINPUT + struct.pack("<I", 2**31),
    "a place that is none": pickle.LONG_BINGET + struct.pack("<I", 2**31),
    "a long number": pickle.LONG4 + struct.pack("<i", 2**31 - 1),
    "no marks": pickle.TUPLE,
    "a set": pickle.EMPTY_SET,
    "numbers as keys": pickle.EMPTY_DICT + plain(1) + plain(1) + pickle.SETITEM,
    "a list in itself": pickle.EMPTY_LIST + pickle.MEMOIZE + pickle.BINGET + b"\0" + pickle.APPEND,
    "a list of lists of lists": laughs(9),
    "a deep one": pickle.EMPTY_LIST * 1000 + pickle.APPEND * 999,
    "many steps": pickle.EMPTY_LIST + (pickle.NONE + pickle.APPEND) * 200_000,
    "a buffer that never came": pickle.NEXT_BUFFER,
    "nothing": b"",
}
