"""A source reader for a process that is held itself (engine.bounds.confine) and so can start no other."""

from __future__ import annotations

from engine.errors import UnreadablePicture
from engine.sealed import Sealed
from engine.sealed_start import Decoder


class OwnSealed(Sealed):
    """decoder: started before Landlock, by the main thread. Once it has died or taken too long it is `gone`,
    and every further source is UnreadablePicture."""

    most_pictures = 1_000_000
    """The process that has it is replaced itself."""

    def __init__(self, decoder: Decoder) -> None:
        super().__init__(decoder=decoder)
        self.gone = False

    def _start(self) -> Decoder:
        raise UnreadablePicture("damaged", "the decoding process died")

    def _end(self) -> None:
        """Who is held may signal nobody: the process ends by its limits, or with this one."""
        self.gone = True
        if self._running is not None:
            self._running.line.close()
        self._running = None
