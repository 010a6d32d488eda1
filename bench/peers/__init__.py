"""Peers: other programs that enlarge photos, timed beside ours. They run in an environment of their own.

`make peers` builds it (tools/peers.sh). The two programs here are started by its Python, never imported
by ours: realesrgan wants a torchvision that the product's torch has none of.
"""

from __future__ import annotations

import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PYTHON = ROOT / ".venv-peers" / "bin" / "python"
PEERS = {"realesrgan": "bench.peers.realesrgan_peer", "ncnn": "bench.peers.ncnn_peer"}
"""Name and the module that its Python runs."""


def missing(name: str, python: Path = PYTHON) -> str | None:
    """Why this peer can't run here, in one sentence; None when it can."""
    if not python.exists():
        return "the peers' environment is not built: make peers"
    tried = subprocess.run(
        [python, "-m", PEERS[name], "--version"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if tried.returncode == 0:
        return None
    last = (tried.stderr.strip().splitlines() or ["no reason given"])[-1]
    return f"it does not start ({last}); make peers builds it anew"


def argv(name: str, python: Path = PYTHON) -> list[str]:
    return [str(python), "-m", PEERS[name]]
