"""What stands in for the engine in the process of first looks; a small module, as that process loads it."""

from __future__ import annotations

import io
import os
import signal
import time

from PIL import Image

from bot.look_pool import NoLook, Seen, Wanted
from engine.order import BackendName
from engine.source.data import size_of


async def not_crowded() -> bool:
    return False


async def is_crowded() -> bool:
    return True


def ready(_backend: BackendName) -> NoLook | None:
    return None


def never_ready(_backend: BackendName) -> NoLook | None:
    return NoLook("no engine here")


def quick(wanted: Wanted) -> Seen | NoLook:
    with io.BytesIO() as file:
        Image.new("RGB", (60, 40), (90, 120, 150)).save(file, "JPEG")
        return Seen(file.getvalue(), f"{wanted.target} {wanted.character} {os.getpid()}")


def slow(wanted: Wanted) -> Seen | NoLook:
    time.sleep(1.0)
    return quick(wanted)


def hangs(_wanted: Wanted) -> Seen | NoLook:
    time.sleep(600)
    raise AssertionError


def dies_unless_small(wanted: Wanted) -> Seen | NoLook:
    if size_of(wanted.data) > 10:
        os.kill(os.getpid(), signal.SIGKILL)
    return quick(wanted)


def hangs_unless_small(wanted: Wanted) -> Seen | NoLook:
    return hangs(wanted) if size_of(wanted.data) > 10 else quick(wanted)


def niceness(_wanted: Wanted) -> Seen | NoLook:
    return NoLook(str(os.nice(0)))
