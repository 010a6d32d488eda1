"""Who decodes a source for the pipeline: this process, or one with limits (engine/sealed.py)."""

from __future__ import annotations

from typing import Protocol

from engine.decode import Picture, open_picture
from engine.source.data import File, OnDisk, opened
from engine.source.evidence import Reading
from engine.source.history import HiddenJpeg, hidden_jpeg
from engine.source.reading import read


class SourceReader(Protocol):
    """The three things that need a source's bytes decoded. Each raises UnreadablePicture, and OSError for a
    file that can't be opened."""

    def picture(self, source: File) -> Picture: ...

    def hidden(self, source: File) -> HiddenJpeg | None: ...

    def reading(self, source: File, file_name: str) -> Reading: ...


class Here:
    """In this very process: inside of the one that has limits, and where the files are our own."""

    def picture(self, source: File | OnDisk) -> Picture:
        with opened(source) as data:
            return open_picture(data)

    def hidden(self, source: File | OnDisk) -> HiddenJpeg | None:
        with opened(source) as data:
            return hidden_jpeg(data)

    def reading(self, source: File | OnDisk, file_name: str) -> Reading:
        with opened(source) as data:
            return read(data, "file", file_name)


HERE = Here()
