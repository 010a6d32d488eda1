"""Who decodes a source for the pipeline: this process, or one with limits (engine/sealed.py)."""

from __future__ import annotations

from typing import Protocol

from engine.decode import Picture, open_picture
from engine.source.evidence import Reading
from engine.source.history import HiddenJpeg, hidden_jpeg
from engine.source.reading import read


class SourceReader(Protocol):
    """The three things that need a source's bytes decoded. Each raises UnreadablePicture."""

    def picture(self, source: bytes) -> Picture: ...

    def hidden(self, source: bytes) -> HiddenJpeg | None: ...

    def reading(self, source: bytes, file_name: str) -> Reading: ...


class Here:
    """In this very process: for the command line, where the person's own file meets the person's own machine,
    and inside of the process that has limits."""

    def picture(self, source: bytes) -> Picture:
        return open_picture(source)

    def hidden(self, source: bytes) -> HiddenJpeg | None:
        return hidden_jpeg(source)

    def reading(self, source: bytes, file_name: str) -> Reading:
        return read(source, "file", file_name)
