"""Every kind of PNG is read rightly, and a corrupted one is a sentence. PngSuite itself (its 166 files of
2000) was read besides on 2026-11-23: docs/decisions/0005-source-reading.md."""

from __future__ import annotations

import numpy as np
import pytest

from engine.errors import UnreadablePicture
from engine.source.picture import open_picture
from engine.source.reading import read
from tests.engine.source.png_suite import Samples, corrupted, sound

SOUND, CORRUPTED = list(sound()), list(corrupted())


@pytest.mark.parametrize(("name", "data", "grey"), SOUND, ids=[one[0] for one in SOUND])
def test_a_sound_png_is_read(name: str, data: bytes, grey: Samples | None) -> None:
    reading = read(data)
    assert reading.format == "png"
    assert reading.evidence, "preview size at least"
    if grey is not None:
        depth = int(name[-2:])
        expected = grey * 255 / (2**depth - 1)
        assert np.abs(open_picture(data).luma - expected).max() <= 1


@pytest.mark.parametrize(("name", "data", "reasons"), CORRUPTED, ids=[one[0] for one in CORRUPTED])
def test_a_corrupted_png_ends_in_a_reason(name: str, data: bytes, reasons: frozenset[str]) -> None:
    with pytest.raises(UnreadablePicture) as raised:
        read(data)
    assert raised.value.reason in reasons
