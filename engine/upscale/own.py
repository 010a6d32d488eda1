"""The host's own networks: weights files that were added, each with a manifest beside it.

They lie in XDG_DATA_HOME/enlarger/models (~/.local/share), for every process of the user that runs the
engine: NAME.json, and the files it names as <SHA-256>.pth. What a manifest says is checked when it is read.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from engine.errors import BackendUnavailable
from engine.upscale.models import MODELS, Model, OwnFiles

NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,39}")
MIXED = re.compile(rf"({NAME.pattern})@(0\.\d{{1,3}}|[01])")
"""A network of two files at another strength than it was added with, as `at_strength` names it."""
DIGEST = re.compile(r"[0-9a-f]{64}")
UNREADABLE = (OSError, ValueError, KeyError, TypeError, OverflowError, RecursionError)
"""What reading a manifest that makes no sense raises."""
FAR = 32
"""Reach of an RRDBNet, as of the packaged ones."""


def folder() -> Path:
    base = os.environ.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
    return Path(base) / "enlarger" / "models"


def model_named(name: str) -> Model:
    """A packaged network or an added one, perhaps at_strength. Raises BackendUnavailable when there is none
    of the name."""
    if name in MODELS:
        return MODELS[name]
    if mixed := MIXED.fullmatch(name):
        return _mixed(model_named(mixed[1]), float(mixed[2]))
    if NAME.fullmatch(name):
        try:
            return _read(folder() / f"{name}.json")
        except UNREADABLE as error:
            detail = f"there is no network named {name}: enlarger models list"
            raise BackendUnavailable("model_unavailable", detail) from error
    raise BackendUnavailable("model_unavailable", "that is no name of a network: enlarger models list")


def at_strength(name: str, denoise: float | None) -> str:
    """The name of an added network whose two files are mixed like this (0…1 of the first); None: as it was
    added. It is a name like any other, so that equal orders look equal, and others don't."""
    return name if denoise is None else f"{name}@{round(denoise, 3):g}"


def _mixed(model: Model, share: float) -> Model:
    if model.own is None or len(model.own.sha256) != 2:
        detail = f"{model.name} was not added as two files that are mixed: it has no denoise strength"
        raise BackendUnavailable("model_unavailable", detail)
    return replace(model, name=at_strength(model.name, share), own=replace(model.own, share=share))


def added() -> list[Model]:
    """Those that were added, by name; without those whose manifest makes no sense (`damaged`)."""
    return [model for _, model in _manifests() if model is not None]


def damaged() -> list[str]:
    """Names of manifests that make no sense."""
    return [name for name, model in _manifests() if model is None]


def _manifests() -> Iterator[tuple[str, Model | None]]:
    for path in sorted(folder().glob("*.json")):
        name = path.stem
        try:
            yield name, _read(path) if NAME.fullmatch(name) and name not in MODELS else None
        except UNREADABLE:
            yield name, None


def in_use(name: str) -> bool:
    """Whether a network was added under this name, or something that calls itself one."""
    return bool(NAME.fullmatch(name)) and (folder() / f"{name}.json").exists()


def wrong_files(model: Model) -> str | None:
    """None when the added network's files are what they were, else what is the matter."""
    assert model.own is not None
    for digest in model.own.sha256:
        try:
            with (folder() / f"{digest}.pth").open("rb") as file:
                found = hashlib.file_digest(file, "sha256").hexdigest()
        except OSError as error:
            return f"can't be read ({type(error).__name__})"
        if found != digest:
            return f"has changed: SHA-256 is {found}"
    return None


def add(
    name: str,
    files: tuple[Path, ...],
    *,
    licence: str,
    good_for: str,
    share: float,
    replacing: bool = False,
) -> Model:
    """Keep a network under a name. files: one, or two of one network that are mixed (`share` of the first).
    replacing: also under a name that another has: masters are known by the name alone.

    Raises ForeignWeights (engine.upscale.pth) for files or a name that can't be used, OSError.
    """
    from engine.upscale.networks import state_of
    from engine.upscale.pth import ForeignWeights, need_plain, shape_of

    if not NAME.fullmatch(name) or name in MODELS:
        raise ForeignWeights("a name is up to 40 small letters, digits, - . _ and none of our own")
    if not (licence.strip() and 0 <= share <= 1):
        raise ForeignWeights("it needs a licence, and a strength between 0 and 1")
    for file in files:
        need_plain(file)
    where = folder()
    where.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=where) as beside:
        # Measured and kept is the copy: the original may change meanwhile.
        copies = [Path(shutil.copyfile(file, Path(beside) / str(at))) for at, file in enumerate(files)]
        shape = shape_of(state_of(copies, share))
        digests = tuple(hashlib.sha256(copy.read_bytes()).hexdigest() for copy in copies)
        model = Model(
            name=name,
            stem="",
            family=shape.family,
            blocks=shape.blocks,
            scale=shape.scale,
            licence=licence.strip(),
            good_for=good_for.strip(),
            reach=FAR if shape.family == "rrdb" else shape.blocks + 4,
            features=shape.features,
            growth=shape.growth,
            own=OwnFiles(digests, share),
        )
        _try_out(model, copies)
        if in_use(name) and not replacing and not _is(name, model):
            raise ForeignWeights(f"there is another network named {name}: choose another name, or --replace")
        for copy, digest in zip(copies, digests, strict=True):
            copy.replace(where / f"{digest}.pth")
        manifest = Path(beside) / "manifest"
        manifest.write_text(json.dumps(_written(model), indent=1), "utf-8")
        manifest.replace(where / f"{name}.json")
    return model


def _is(name: str, model: Model) -> bool:
    """Whether the network of this name is this one: to add it again mends its files."""
    assert model.own is not None
    try:
        there = model_named(name).own
    except BackendUnavailable:
        return False
    if there is None or there.sha256 != model.own.sha256:
        return False
    # Of one file the share says nothing.
    return len(there.sha256) == 1 or there.share == model.own.share


def _try_out(model: Model, files: list[Path]) -> None:
    """Weights of the right shapes in the right places, seen by running them once."""
    import torch

    from engine.upscale.networks import build
    from engine.upscale.pth import ForeignWeights

    network = build(model, files)
    with torch.inference_mode():
        drawn = network(torch.full((1, 3, 9, 7), 0.5))
    if drawn.shape != (1, 3, 9 * model.scale, 7 * model.scale) or not bool(torch.isfinite(drawn).all()):
        raise ForeignWeights("its network does not enlarge a picture")


def _written(model: Model) -> dict[str, Any]:
    assert model.own is not None
    names = ("family", "blocks", "scale", "features", "growth", "reach", "licence", "good_for")
    return {
        **{name: getattr(model, name) for name in names},
        "sha256": list(model.own.sha256),
        "share": model.own.share,
    }


def _read(path: Path) -> Model:
    """Raises UNREADABLE."""
    row = json.loads(path.read_text("utf-8"))
    digests = tuple(str(digest) for digest in row["sha256"])
    named = len(digests) in (1, 2) and all(DIGEST.fullmatch(one) for one in digests)
    if row["family"] not in ("rrdb", "compact") or not named:
        raise ValueError("not a manifest of ours")
    return Model(
        name=path.stem,
        stem="",
        family=row["family"],
        blocks=int(row["blocks"]),
        scale=int(row["scale"]),
        licence=str(row["licence"]),
        good_for=str(row["good_for"]),
        reach=int(row["reach"]),
        features=int(row["features"]),
        growth=int(row["growth"]),
        own=OwnFiles(digests, float(row["share"])),
    )
