"""What a process that decodes tries once it has been taken over; small, as those processes load it."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bot.look_pool import NoLook, Seen, Wanted


@dataclass(frozen=True)
class Order:
    """outside: a folder that isn't its own, with a file "there". mine: one that is, or None. memory: bytes
    that it must not get."""

    outside: Path
    mine: Path | None
    memory: int


def tries(order: Order) -> dict[str, str]:
    import numpy  # noqa: F401 - it starts threads

    outside, mine = order.outside, order.mine
    found = {
        "write": _tried(lambda: (outside / "new").write_text("x")),
        "over": _tried(lambda: (outside / "there").write_text("x")),
        "delete": _tried((outside / "there").unlink),
        "link": _tried(lambda: Path(tempfile.gettempdir(), "link").symlink_to(outside)),
        "program": _tried(lambda: subprocess.run(["/bin/true"], check=True)),
        "temporary": _tried(lambda: tempfile.NamedTemporaryFile().close()),
        "memory": _tried(lambda: bytearray(order.memory)),
        "threads": _held_threads(),
    }
    if mine is not None:
        found["mine"] = _tried(lambda: (mine / "new").write_text("x"))
    return found


def look_tries(wanted: Wanted) -> Seen | NoLook:
    assert isinstance(wanted.data, bytes)
    folder, memory = json.loads(wanted.data)
    told = tries(Order(Path(folder), None, memory))
    network = Path(os.environ["XDG_CACHE_HOME"], "enlarger", "openvino-2", "a.bin")
    told |= {"reads": network.read_text(), "networks": _tried(lambda: network.write_text("mine"))}
    return NoLook(json.dumps(told))


def decoded(photo: Path) -> dict[str, str]:
    from bot.held import own_reader

    reader = own_reader()
    picture = reader.picture(photo)
    assert reader._running is not None
    pid = reader._running.process.pid
    return {
        "size": "{} {}".format(*picture.size),
        "decoder": _data_limits(pid),
        "here": _data_limits(os.getpid()),
        "pid": str(pid),
    }


def decoded_by_the_dead(photo: Path) -> dict[str, str]:
    from bot.held import own_reader

    reader = own_reader()
    _end_the_decoder()
    return {
        "first": _reason(lambda: reader.picture(photo)),
        "second": _reason(lambda: reader.picture(photo)),
        "gone": str(reader.gone),
    }


def look_without_decoder(wanted: Wanted) -> Seen | NoLook:
    from bot.look_pool import _look

    _end_the_decoder()
    return _look(wanted)


def _end_the_decoder() -> None:
    """As it would end itself, by its end of the line; a held process may signal nobody."""
    from bot import held

    assert held._decoder is not None
    held._decoder.line.shutdown(socket.SHUT_RDWR)
    held._decoder.process.wait(30)


def _data_limits(pid: int) -> str:
    soft, hard = next(
        line.split()[3:5]
        for line in Path(f"/proc/{pid}/limits").read_text().splitlines()
        if line.startswith("Max data size")
    )
    return f"{soft} {hard}"


def _reason(work: Callable[[], object]) -> str:
    from engine.errors import UnreadablePicture

    try:
        work()
    except UnreadablePicture as error:
        return error.reason
    return "done"


class Evil:
    """Pickled, it is a program's start."""

    def __init__(self, mark: Path) -> None:
        self._mark = mark

    def __reduce__(self) -> tuple[Callable[..., object], tuple[str]]:
        return os.system, (f"touch {self._mark}",)


def evil(mark: Path) -> Evil:
    return Evil(mark)


def too_much(length: int) -> bytes:
    return bytes(length)


def unknown(mark: Path) -> Order:
    return Order(mark, None, 0)


def breaks(_nothing: Path) -> bytes:
    raise LookupError("in the child")


def _tried(work: Callable[[], object]) -> str:
    try:
        work()
    except Exception as error:
        return type(error).__name__
    return "done"


def _held_threads() -> str:
    """Landlock holds a thread that was started by one that it holds, and comes with "no new privileges"."""
    told = [path.read_text() for path in Path("/proc/self/task").glob("*/status")]
    return "all" if all("NoNewPrivs:\t1" in one for one in told) else "not all"
