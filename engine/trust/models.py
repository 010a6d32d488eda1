"""Models that load once in a process, under a lock, and are used by one thread at a time."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Generic, TypeVar

T = TypeVar("T")


class Shared(Generic[T]):
    """A model made by `load` at its first use. OpenCV's and RapidOCR's objects keep state between calls,
    so `borrowed` also serialises their use. A load that fails is tried again by the next check."""

    def __init__(self, load: Callable[[], T]) -> None:
        self._load = load
        self._lock = threading.Lock()
        self._model: T | None = None

    @contextmanager
    def borrowed(self) -> Iterator[T]:
        with self._lock:
            if self._model is None:
                self._model = self._load()
            yield self._model
