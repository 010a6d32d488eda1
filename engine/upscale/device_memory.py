"""How full the devices are, without waking one that nobody uses."""

from __future__ import annotations

import sys
from dataclasses import dataclass

import psutil


@dataclass(frozen=True)
class DeviceMemory:
    """Bytes. device: "cpu" (this process, of the machine's memory), "cuda:0" and so on (all processes)."""

    device: str
    used: int
    total: int


def device_memory() -> list[DeviceMemory]:
    """The processor always; GPUs once torch is at work in this process."""
    found = [DeviceMemory("cpu", psutil.Process().memory_info().rss, psutil.virtual_memory().total)]
    torch = sys.modules.get("torch")
    if torch is not None and torch.cuda.is_available() and torch.cuda.is_initialized():
        for number in range(torch.cuda.device_count()):
            free, total = torch.cuda.mem_get_info(number)
            found.append(DeviceMemory(f"cuda:{number}", total - free, total))
    return found
