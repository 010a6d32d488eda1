"""A picture with little in it but crisp edges is in focus; no blur and no enlarging leaves them so."""

from __future__ import annotations

import subprocess
import sys

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFilter

from engine.source import crisp_edges
from engine.source.crisp_edges import mostly_crisp
from engine.source.picture import Luma
from engine.source.softness import SOFT, softness_of
from tests.engine.source.pictures import jpeg, opened, scene


def luma(image: Image.Image) -> Luma:
    return np.asarray(opened(jpeg(image, 87)).convert("L"))


def cup() -> Image.Image:
    """On plain paper, with light that falls from the side, as a shop shows it."""
    light = np.linspace(250, 200, 1280)[None, :].repeat(960, axis=0)
    paper = Image.fromarray(np.stack([light] * 3, axis=-1).astype(np.uint8))
    large = paper.resize((2560, 1920))
    draw = ImageDraw.Draw(large)
    draw.ellipse((900, 500, 1700, 1300), fill=(70, 90, 140))
    draw.ellipse((1000, 560, 1600, 800), fill=(40, 50, 90))
    return large.resize((1280, 960), Image.Resampling.LANCZOS)


def test_a_cup_on_plain_paper_is_not_blurred() -> None:
    picture = luma(cup())
    assert mostly_crisp(picture)
    found = softness_of(picture)
    assert found is None or found.odds <= SOFT


@pytest.mark.parametrize("sigma", [2.0, 3.0, 5.0, 8.0])
def test_blur_leaves_none(astronaut: NDArray[np.uint8], sigma: float) -> None:
    for photo in (cup(), scene(1400, 1000), Image.fromarray(astronaut)):
        assert not mostly_crisp(luma(photo.filter(ImageFilter.GaussianBlur(sigma))))


@pytest.mark.parametrize("factor", [3, 5, 8])
def test_nor_does_a_blow_up(factor: int) -> None:
    for photo in (cup(), scene(1400, 1000)):
        size = (photo.width // factor, photo.height // factor)
        small = opened(jpeg(photo.resize(size, Image.Resampling.LANCZOS), 80))
        assert not mostly_crisp(luma(small.resize(photo.size, Image.Resampling.BICUBIC)))


def test_the_edge_of_a_band_speaks_for_nobody() -> None:
    framed = Image.new("RGB", (1400, 1000), "white")
    framed.paste(scene(1000, 700).filter(ImageFilter.GaussianBlur(6)), (200, 150))
    assert not mostly_crisp(luma(framed))


def test_strips_find_what_the_whole_has(monkeypatch: pytest.MonkeyPatch) -> None:
    picture = luma(cup())
    edges, crisp = crisp_edges.edges_in(picture)
    monkeypatch.setattr(crisp_edges, "STRIP", 100 * picture.shape[1])
    in_strips = [crisp_edges.edges_in(strip)[0][inner] for strip, inner in crisp_edges.strips(picture)]
    assert len(in_strips) == 10
    assert np.array_equal(np.concatenate(in_strips), edges)
    assert crisp.any()
    assert mostly_crisp(picture)


def test_ninety_eight_megapixels_take_little_memory() -> None:
    """Of a decoder's 1.5 GiB the picture itself takes some 700 MB; measured in a process of its own."""
    script = (
        "import resource, numpy as np\n"
        "from engine.source.crisp_edges import mostly_crisp\n"
        "large = np.tile(np.arange(99, dtype=np.uint8) * 2, (9900, 100))\n"
        "before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "mostly_crisp(large)\n"
        "print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024)\n"
    )
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert int(told.stdout) < 300
