"""Speeds: what jobs took on this machine, kept in a small file of the cache folder.

Only for the machine's own foretelling: the file may be deleted at any time, and is worth no error.
"""

from __future__ import annotations

import json
import logging
import os
import tempfile
from collections import deque
from collections.abc import Mapping
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from engine.estimate import RECENT, Speed, Timed, Work, learn, timed

log = logging.getLogger(__name__)

KEPT = 3 * RECENT
"""Newest jobs in the file, of all kinds."""
_made: deque[Work] = deque(maxlen=1)
"""The last job of this process."""


def file_of_speeds() -> Path:
    """XDG_CACHE_HOME is honoured, as for the networks."""
    base = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(base) / "enlarger" / "speeds.json"


def speed_here() -> Speed:
    """What jobs cost on this machine, as far as is known."""
    return learn(recall())


def as_here(work: Work) -> Work:
    """The work with what this process has still to load."""
    return replace(work, cold=not _made)


def remember(work: Work, report: Mapping[str, Any]) -> None:
    """Put a made job in front of the others. Of two processes at once one may lose its job: no matter."""
    made = timed(as_here(work), report)
    _made.append(work)
    if made is None:
        return
    path = file_of_speeds()
    jobs = [made, *recall()][:KEPT]
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("w", dir=path.parent, prefix="speeds", delete=False) as fresh:
            json.dump([asdict(job) for job in jobs], fresh)
        Path(fresh.name).replace(path)
    except OSError:
        log.warning("what this job took was not kept", exc_info=True)


def recall() -> list[Timed]:
    """The jobs in the file, newest first; none when there is no such file, or another version's."""
    try:
        return [_job(entry) for entry in json.loads(file_of_speeds().read_text())]
    except FileNotFoundError:
        return []
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        log.warning("the file of speeds is unreadable and begun anew", exc_info=True)
        return []


def _job(entry: dict[str, Any]) -> Timed:
    work = entry["work"]
    networks = tuple(str(name) for name in work["networks"])
    pixels = float(work["network_megapixels"]), float(work["output_megapixels"])
    seconds = {str(stage): float(spent) for stage, spent in entry["seconds"].items()}
    return Timed(Work(networks, *pixels, cold=bool(work["cold"])), str(entry["backend"]), seconds)
