"""Crops that people lent: what looked wrong to them, kept on this machine to calibrate with.

A folder for each person, so that forgetting is deleting one; for each crop the plain enlargement, what was
drawn, and what the check had measured there.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from bot.close_ups import CutOut

MOST = 500
"""Crops kept in all; beyond it the oldest go."""


class Lent:
    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, user_id: int, name: str, cut: CutOut, facts: Mapping[str, Any]) -> None:
        """Keep a crop; keeping it twice is harmless. name: the job and the crop's number."""
        own = self._folder / str(user_id)
        own.mkdir(parents=True, exist_ok=True)
        (own / f"{name}-plain.png").write_bytes(cut.plain)
        (own / f"{name}-drawn.png").write_bytes(cut.master)
        (own / f"{name}.json").write_text(json.dumps(facts, indent=1), encoding="utf-8")
        kept = sorted(self._folder.glob("*/*.json"), key=lambda path: path.stat().st_mtime)
        for path in kept[:-MOST]:
            for part in path.parent.glob(f"{path.stem}*"):
                part.unlink(missing_ok=True)

    def forget(self, user_id: int) -> None:
        """Delete all that a person lent."""
        shutil.rmtree(self._folder / str(user_id), ignore_errors=True)
