"""`enlarger inspect`: the source reading on the command line."""

from __future__ import annotations

import json
from pathlib import Path

from bot.commands.files import decoder
from bot.record import recommended, record
from engine.source.evidence import Reading

VERDICTS = {
    "degraded": "A copy that has lost detail.",
    "original": "This looks like the original.",
    "unproven": "No damage found; nothing proves that it is the original.",
}


def run(photo: Path, *, as_json: bool) -> None:
    """Print what the picture is worth. Raises UnreadablePicture."""
    with decoder(photo) as reader:
        reading = reader.reading(photo, photo.name)
    print(json.dumps(record(reading), ensure_ascii=False) if as_json else _in_words(photo, reading))


def _in_words(photo: Path, reading: Reading) -> str:
    lines = [
        f"{photo.name}: {reading.width} × {reading.height}, {reading.format.upper()}",
        VERDICTS[reading.verdict],
    ]
    lines += [f"  - {evidence.text}" for evidence in reading.evidence]
    if reading.advice:
        lines.append(reading.advice)
    return "\n".join([*lines, f"Recommended: {recommended(reading)}"])
