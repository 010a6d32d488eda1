"""`enlarger upscale`: one photo, one target, without bot or database."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn

from bot.commands.files import decoder, need_writable
from bot.commands.guard import WrongUse
from engine.errors import BackendUnavailable
from engine.order import BackendName, Character, MasterFormat, MetadataPolicy, ModelName, Order
from engine.order import Progress as Step
from engine.source_readers import SourceReader
from engine.target import parse_target
from engine.upscale.own import at_strength, model_named


@dataclass(frozen=True)
class Choices:
    """The options of the command that change the result."""

    model: ModelName
    denoise: float | None
    backend: BackendName
    character: Character
    lock: bool
    fallback: bool
    master_format: MasterFormat
    metadata: MetadataPolicy


def run(photo: Path, to: str, choices: Choices, out: Path, *, as_json: bool) -> None:
    """Make the master; print where it is, or the object of the contract."""
    try:
        model = model_named(at_strength(choices.model, choices.denoise)).name
    except BackendUnavailable as error:
        raise WrongUse(f"--model: {error.detail}.") from error
    target = parse_target(to)
    order = Order(
        source=photo,
        file_name=photo.name,
        target=target,
        model=model,
        character=choices.character,
        lock=choices.lock,
        fallback=choices.fallback,
        backend=choices.backend,
        master_format=choices.master_format,
        metadata=choices.metadata,
    )
    with decoder(photo) as reader:
        need_writable(out)
        report = _make(order, out, reader)
    if as_json:
        print(json.dumps(report, ensure_ascii=False))
        return
    master: dict[str, Any] = report["master"]
    print(f"{master['path']}  {master['width']} × {master['height']}, {report['seconds']['total']:.1f} s")
    proof: dict[str, Any] = report["proof"]
    print(proof.get("trouble") or f"{proof['path']}  the proof sheet: look at it before you use the master")
    print(f"Trust: {report['trust']['verdict']}")


def _make(order: Order, out: Path, reader: SourceReader) -> dict[str, Any]:
    from engine.pipeline import run as make

    console = Console(stderr=True)
    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.fields[left]}"),
        console=console,
        transient=True,
        disable=not console.is_terminal,
    )
    with bar:
        task = bar.add_task("decode", total=1.0, left="")

        def show(step: Step) -> None:
            left = "" if step.seconds_left is None else f"about {math.ceil(step.seconds_left)} s left"
            bar.update(task, completed=step.fraction, description=step.stage, left=left)

        return dict(make(order, out, show, lambda: False, reader).report)
