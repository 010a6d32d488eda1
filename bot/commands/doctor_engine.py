"""What `enlarger doctor` tries of the engine: the backend and the devices that the settings ask for."""

from __future__ import annotations

from collections.abc import Iterator

from bot.commands.finding import Finding
from bot.settings import Settings, device_names

ADVICE = {
    "auto": "run `make install` again, with a GPU look at its driver too",
    "realesrgan": "it is there for the bench: set ENLARGER_BACKEND to auto",
}


def engine(settings: Settings) -> Iterator[Finding]:
    """The very backend that jobs will get, with the network that they get where it is here."""
    from engine.errors import BackendUnavailable
    from engine.upscale.choose import describe
    from engine.upscale.own import model_named

    try:
        model_named(network := settings.network)
    except BackendUnavailable:  # it has a finding of its own
        network = "photo"
    asked = settings.backend
    try:
        for line in describe(asked, network):
            yield Finding("Engine", line)
    except Exception as error:
        what = "no backend can run" if asked == "auto" else f"ENLARGER_BACKEND={asked} can't run here"
        advice = ADVICE.get(asked, "run `make install` again, or set ENLARGER_BACKEND to auto")
        yield Finding("Engine", f"{what} ({type(error).__name__}: {error}): {advice}", good=False)
    else:
        if asked != "auto":
            yield Finding("Engine", f"ENLARGER_BACKEND asks for {asked}.")


def devices(settings: Settings) -> Iterator[Finding]:
    """Whether torch sees each: the worker of one that it doesn't see would compute on the processor."""
    names = device_names(settings)
    if not names:
        return
    if settings.backend == "openvino":
        text = (
            "ENLARGER_DEVICES names CUDA devices, and ENLARGER_BACKEND=openvino computes on the processor: "
        )
        yield Finding("Devices", f"{text}set it to auto, or leave ENLARGER_DEVICES empty", good=False)
        return
    from engine.upscale.torch_backend import cuda_devices

    seen = cuda_devices()
    for name in names:
        yield _looked_for(name, seen)


def _looked_for(name: str, seen: list[tuple[str, str]]) -> Finding:
    """seen: of each device its UUID, which CUDA knows by any beginning, and its name."""
    if name.isdigit():
        found = seen[int(name) : int(name) + 1]
    elif name.startswith("MIG-") and seen:
        return Finding("Devices", f"{name} is a part of a GPU, which can't be looked for")
    else:
        found = [one for one in seen if one[0].startswith(name)]
    if found:
        return Finding("Devices", f"{name} is {found[0][1]}")
    have = f"torch sees only {len(seen)} (0 to {len(seen) - 1})" if seen else "torch sees no GPU here"
    text = (
        f"ENLARGER_DEVICES names {name}, and {have}: its worker would compute on the processor. Look at the "
    )
    advice = "driver (nvidia-smi) and whether torch came with CUDA, or take the name out"
    return Finding("Devices", text + advice, good=False)
