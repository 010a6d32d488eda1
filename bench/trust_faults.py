"""Faults as a network makes them, injected into good masters at a known place."""

from __future__ import annotations

from collections.abc import Callable

import cv2
import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw

from engine.proof_type import Type
from engine.trust.zone import Box

RGB = npt.NDArray[np.uint8]
Fault = Callable[[RGB, Box, np.random.Generator], RGB]

SHIFT = 2.0
WAVE = 2.0
WAVELENGTH = 24.0
"""Master pixels: how far a place is shifted, and how high and long the waves on a line are."""
HUE = 20
"""Degrees by which the hue is turned."""


def texture_swapped(master: RGB, box: Box, random: np.random.Generator) -> RGB:
    """The place shows another place's fine pattern, with its own light and colour: the most plausible lie."""
    x0, y0, x1, y1 = box
    width, height = x1 - x0, y1 - y0
    for _ in range(20):
        x = int(random.integers(0, master.shape[1] - width + 1))
        y = int(random.integers(0, master.shape[0] - height + 1))
        if abs(x - x0) >= width // 2 or abs(y - y0) >= height // 2:
            break
    own, other = (
        part.astype(np.float32) for part in (master[y0:y1, x0:x1], master[y : y + height, x : x + width])
    )
    low_own, low_other = (cv2.GaussianBlur(part, (0, 0), 8) for part in (own, other))
    return _put(master, box, low_own + other - low_other)


def shifted(master: RGB, box: Box, random: np.random.Generator) -> RGB:
    """The place lies SHIFT pixels off, in any direction."""
    angle = random.uniform(0, 2 * np.pi)
    return _warped(master, box, lambda x, y: (x + SHIFT * np.cos(angle), y + SHIFT * np.sin(angle)))


def waved(master: RGB, box: Box, random: np.random.Generator) -> RGB:
    """Straight lines in the place become wavy."""
    phase = random.uniform(0, 2 * np.pi)
    turn = 2 * np.pi / WAVELENGTH
    return _warped(
        master, box, lambda x, y: (x + WAVE * np.sin(y * turn + phase), y + WAVE * np.sin(x * turn + phase))
    )


def hue_turned(master: RGB, box: Box, random: np.random.Generator) -> RGB:
    """The colours of the place are others."""
    x0, y0, x1, y1 = box
    hsv = cv2.cvtColor(master[y0:y1, x0:x1], cv2.COLOR_RGB2HSV)
    sign = 1 if random.integers(2) else -1
    hsv[..., 0] = (hsv[..., 0].astype(int) + sign * HUE // 2) % 180
    return _put(master, box, cv2.cvtColor(hsv, cv2.COLOR_HSV2RGB).astype(np.float32))


def letters_changed(master: RGB, box: Box, random: np.random.Generator, text: str) -> RGB:
    """The line in the box says something else, in the same place, with its own ink and ground."""
    x0, y0, x1, y1 = box
    place = master[y0:y1, x0:x1].reshape(-1, 3)
    light = place.mean(axis=1)
    dark_ink = np.median(light) > (light.min() + light.max()) / 2
    ink, ground = place[light.argmin() if dark_ink else light.argmax()], np.median(place, axis=0)
    letters = list(text)
    spots = [i for i, letter in enumerate(letters) if letter.isalnum()]
    for spot in random.choice(spots, size=max(1, len(spots) // 6), replace=False):
        others = "0123456789" if letters[spot].isdigit() else "aeoumnrstkbd"
        letters[spot] = str(random.choice([letter for letter in others if letter != letters[spot].lower()]))
    image = Image.new("RGB", (x1 - x0, y1 - y0), tuple(int(v) for v in ground))
    size = round((y1 - y0) / 1.18)
    Type(size).draw(
        ImageDraw.Draw(image), (2, size * 0.92), "".join(letters), (int(ink[0]), int(ink[1]), int(ink[2]))
    )
    return _put(master, box, np.asarray(image, np.float32), soft=False)


def another_face(master: RGB, box: Box, other: RGB) -> RGB:
    """Another person's face in the box, with this one's light and colour."""
    x0, y0, x1, y1 = box
    face = cv2.resize(other, (x1 - x0, y1 - y0), interpolation=cv2.INTER_AREA).astype(np.float32)
    own = master[y0:y1, x0:x1].astype(np.float32)
    spread = own.std(axis=(0, 1)) / (face.std(axis=(0, 1)) + 1e-3)
    return _put(master, box, (face - face.mean(axis=(0, 1))) * spread + own.mean(axis=(0, 1)))


FAULTS: dict[str, Fault] = {
    "texture swapped": texture_swapped,
    "shifted 2 px": shifted,
    "waved": waved,
    "hue turned": hue_turned,
}


def _warped(
    master: RGB,
    box: Box,
    move: Callable[[npt.NDArray[np.float32], npt.NDArray[np.float32]], tuple[object, object]],
) -> RGB:
    x0, y0, x1, y1 = box
    y, x = np.mgrid[y0:y1, x0:x1].astype(np.float32)
    onto_x, onto_y = move(x, y)
    place = cv2.remap(
        master,
        np.asarray(onto_x, np.float32),
        np.asarray(onto_y, np.float32),
        cv2.INTER_CUBIC,
        borderMode=cv2.BORDER_REFLECT,
    )
    return _put(master, box, place.astype(np.float32))


def _put(master: RGB, box: Box, place: npt.NDArray[np.float32], *, soft: bool = True) -> RGB:
    """The place in the box, its edge softened over an eighth of it so that no seam gives it away."""
    x0, y0, x1, y1 = box
    weight = np.ones((y1 - y0, x1 - x0, 1), np.float32)
    if soft:
        rim = max(2, min(x1 - x0, y1 - y0) // 8)
        inner = np.zeros((y1 - y0, x1 - x0), np.float32)
        inner[rim // 2 : -(rim // 2) or None, rim // 2 : -(rim // 2) or None] = 1
        weight[..., 0] = cv2.blur(inner, (rim, rim))
    own = master[y0:y1, x0:x1].astype(np.float32)
    faulty = master.copy()
    faulty[y0:y1, x0:x1] = np.rint(np.clip(own + (place - own) * weight, 0, 255)).astype(np.uint8)
    return faulty
