"""Choose a backend by what the machine has, build each at most once per process."""

from __future__ import annotations

import importlib.util
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

from engine.errors import BackendUnavailable
from engine.upscale.models import MODELS, Model
from engine.upscale.own import added, model_named

if TYPE_CHECKING:
    from engine.order import BackendName
    from engine.upscale.backend import Backend

_built: dict[tuple[str, Model], Backend] = {}
_lock = threading.Lock()


def backend_for(name: BackendName, model_name: str) -> Backend:
    """The backend with the model loaded; the second call is free.

    Raises BackendUnavailable when the machine or its packages can't run it.
    """
    chosen = automatic() if name == "auto" else name
    with _lock:
        key = (chosen, model_named(model_name))
        if key not in _built:
            _built[key] = _build(*key)
        return _built[key]


def automatic() -> str:
    """ "torch" where a GPU is, else "openvino", else "torch" on the CPU.

    torch takes seconds to import, so a machine that plainly has no GPU is not asked through it.
    """
    if Path("/dev/nvidiactl").exists() or sys.platform == "darwin":
        from engine.upscale.torch_backend import best_device

        if best_device().type != "cpu":
            return "torch"
    return "openvino" if importlib.util.find_spec("openvino") else "torch"


def fallback_of(backend: Backend) -> BackendName:
    """Where to try again when a backend gave a picture that can't be right."""
    return "openvino" if backend.name == "torch" else "torch"


def describe(name: BackendName = "auto", model_name: str = "photo") -> list[str]:
    """What this machine will use and why, one plain line each (for `enlarger doctor`).

    Raises as backend_for.
    """
    chosen = automatic() if name == "auto" else name
    backend = backend_for(chosen, model_name)  # type: ignore[arg-type] # automatic() names only known ones
    lines = [f"Backend: {backend.name} on {backend.device}, precision {backend.precision}."]
    if chosen == "openvino" and backend.precision == "f32":
        lines.append("This processor has no bf16 instructions, so it takes about twice as long.")
    if name == "auto":
        lines.append(_why(backend))
    lines.append(f"Models: {', '.join(sorted(MODELS) + [model.name for model in added()])}.")
    return lines


def _why(backend: Backend) -> str:
    if backend.name == "openvino":
        return "Chosen because no GPU was found and OpenVINO is the fastest here on a processor."
    if backend.device == "cpu":
        return "Chosen because OpenVINO is not installed; installing it makes this much faster."
    return "Chosen because this machine has a GPU."


def _build(name: str, model: Model) -> Backend:
    try:
        if name == "openvino":
            from engine.upscale.openvino_backend import OpenvinoBackend

            return OpenvinoBackend(model)
        if name == "torch":
            from engine.upscale.torch_backend import TorchBackend

            return TorchBackend(model)
        from engine.upscale.realesrgan_backend import RealesrganBackend

        return RealesrganBackend(model)
    except ImportError as error:
        raise BackendUnavailable("backend_unavailable", f"{name}: {error}") from error
