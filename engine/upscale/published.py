"""Networks that others published and a host may add: what is known of each before its file is here.

None of their weights comes with a package, so they are fetched by hand; `enlarger models list` says where
from, and `enlarger models add` knows a published file by its SHA-256. Those of realesr-general were taken
from ten public repositories that pin them and agree (2026-11-24); the files themselves were not at hand.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

RELEASES = "https://github.com/xinntao/Real-ESRGAN/releases/download"


@dataclass(frozen=True)
class PublishedFile:
    """One file of weights: where it is offered, under what name, with what SHA-256."""

    address: str
    sha256: str

    @property
    def name(self) -> str:
        return self.address.rpartition("/")[2]


@dataclass(frozen=True)
class Published:
    """As engine.upscale.models.Model. Of two files the first is mixed with the second by a strength."""

    name: str
    family: Literal["rrdb", "compact"]
    blocks: int
    scale: int
    licence: str
    good_for: str
    files: tuple[PublishedFile, ...]

    @property
    def how_to_add(self) -> str:
        """The command, once the files are here."""
        names = " ".join(file.name for file in self.files)
        strength = " --denoise 0.5" if len(self.files) == 2 else ""
        return f"enlarger models add {names} --name {self.name.lower()}{strength}"


GENERAL = Published(
    "realesr-general-x4v3",
    "compact",
    32,
    4,
    "BSD-3-Clause",
    "photographs of any kind, quick; how much noise it takes away is set by --denoise",
    (
        PublishedFile(
            f"{RELEASES}/v0.2.5.0/realesr-general-x4v3.pth",
            "8dc7edb9ac80ccdc30c3a5dca6616509367f05fbc184ad95b731f05bece96292",
        ),
        PublishedFile(
            f"{RELEASES}/v0.2.5.0/realesr-general-wdn-x4v3.pth",
            "1641f8c4464b9f097c9fdda5589273713f67cf59f3d909e0bd688f0cee269dca",
        ),
    ),
)
TWICE = Published(
    "RealESRGAN_x2plus",
    "rrdb",
    23,
    2,
    "BSD-3-Clause",
    "photographs that grow to no more than twice",
    (
        PublishedFile(
            f"{RELEASES}/v0.2.1/RealESRGAN_x2plus.pth",
            "49fafd45f8fd7aa8d31ab2a22d14d91b536c34494a5cfe31eb5d89c2fa266abb",
        ),
    ),
)
PUBLISHED = (GENERAL, TWICE)


def published_as(digests: tuple[str, ...]) -> Published | None:
    """The network that these SHA-256s are of, all of its files or the first alone; None for any other."""
    for one in PUBLISHED:
        known = tuple(file.sha256 for file in one.files)
        if set(digests) in ({known[0]}, set(known)):
            return one
    return None


def in_published_order(digests: tuple[str, ...]) -> tuple[int, ...]:
    """Places of these files as their publisher counts them: what a strength is a share of must come first."""
    found = published_as(digests)
    places = tuple(range(len(digests)))
    if found is None:
        return places
    known = [file.sha256 for file in found.files]
    return tuple(sorted(places, key=lambda place: known.index(digests[place])))


def only_by_name(names: tuple[str, ...], digests: tuple[str, ...]) -> tuple[str, ...]:
    """Names of files that are called as published ones, and aren't those."""
    expected = {file.name: file.sha256 for one in PUBLISHED for file in one.files}
    return tuple(
        name for name, digest in zip(names, digests, strict=True) if expected.get(name, digest) != digest
    )
