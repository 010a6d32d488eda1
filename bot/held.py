"""Processes of the bot's that do more with pictures than read them, and what holds them.

They have networks, or the whole of an 8K master, and so more memory than decoding may have. What somebody
sent is decoded for them by a process of their own that has no more than that (engine/sealed_own.py).
"""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from engine.bounds import bound, confine
from engine.parent import die_with_parent
from engine.sealed_start import Decoder, start_decoder

if TYPE_CHECKING:
    from engine.sealed_own import OwnSealed

WORK_LIMIT = 6 * 2**30
"""Bytes of memory, and of address space, of such a process."""

_decoder: Decoder | None = None


def settle(scratch: str, *more: Path, memory: int = WORK_LIMIT, sources: bool = True) -> None:
    """In the child, before numpy is imported: Ctrl-C is the parent's business, memory has an end, and so has
    an orphan; temporary files go to `scratch`, and nothing is written but there and to `more`. sources:
    whether it meets files that somebody sent."""
    global _decoder  # noqa: PLW0603 - one for each process
    die_with_parent()
    tempfile.tempdir = scratch
    if sources:
        _decoder = start_decoder()
    bound(memory, WORK_LIMIT)
    confine(Path(scratch), *more)


@cache
def own_reader() -> OwnSealed:
    """In the child: what decodes its sources."""
    from engine.sealed_own import OwnSealed

    assert _decoder is not None
    return OwnSealed(_decoder)
