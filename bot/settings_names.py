"""The names of settings as a host wrote them, in the environment and in the file .env: one that is misspelt
would leave its setting as it is by default, and nobody would know."""

from __future__ import annotations

import difflib
import io
import os
import re
from collections.abc import Collection, Mapping
from pathlib import Path

FILE = Path(".env")
ENCODING = "utf-8-sig"
"""UTF-8; some editors put a mark before it."""
WITHOUT_FILE = "ENLARGER_WITHOUT_FILE"
"""Set by the sandbox for its processes: nothing of .env, which may be a real bot's, is read."""
OF_A_SERVICE = re.compile(r"_SERVICE_(HOST|PORT)(_|$)|_PORT_\d+_(TCP|UDP|SCTP)(_|$)")
"""Kubernetes and docker's links set these in every container beside a service that is named enlarger."""


class FileUnreadable(Exception):
    """One sentence about .env."""


def settings_file() -> Path | None:
    return None if os.environ.get(WITHOUT_FILE) else FILE


def misspelt(prefix: str, fields: Collection[str]) -> str | None:
    """One sentence about a name that begins as our settings do and is none; None when all are right.

    Raises FileUnreadable.
    """
    file = settings_file()
    known = [field.upper() for field in fields]
    for name, value in {**os.environ, **(_given(file, prefix) if file else {})}.items():
        upper = name.upper()
        rest = upper.removeprefix(prefix)
        if rest == upper or rest in known or upper == WITHOUT_FILE or _a_services(upper, value):
            continue
        near = difflib.get_close_matches(rest, known, n=1)
        advice = f"did you mean {prefix}{near[0]}?" if near else "docs/settings.md has them all."
        return f"{name} is no setting: {advice}"
    return None


def _a_services(name: str, value: str) -> bool:
    return bool(OF_A_SERVICE.search(name) or re.match(r"(tcp|udp|sctp)://", value))


def _given(file: Path, prefix: str) -> Mapping[str, str]:
    """What stands in the file; FileUnreadable also for a line of ours that would be passed over."""
    from dotenv.parser import parse_stream

    found = {}
    for line in parse_stream(io.StringIO(_text(file))):
        ours = re.match(rf"\s*(export\s+)?{prefix}", line.original.string, re.IGNORECASE)
        if ours and (line.error or line.value is None):
            raise FileUnreadable(f"{file}, line {line.original.line}: this is no line NAME=value.")
        if line.key is not None:
            found[line.key] = line.value or ""
    return found


def _text(file: Path) -> str:
    try:
        text = file.read_text(ENCODING) if file.is_file() else ""
    except OSError as error:
        advice = "let the user who runs this read it"
        raise FileUnreadable(f"{file} can't be read ({error.strerror}): {advice}.") from error
    except UnicodeDecodeError as error:
        raise FileUnreadable(f"{file} is no text in UTF-8: save it in that encoding.") from error
    if "\0" in text:  # UTF-16 without its mark
        raise FileUnreadable(f"{file} is no text in UTF-8: save it in that encoding.")
    return text
