"""The table of all settings for docs/settings.md: `python -m bot.settings_table` writes it.

Made from the settings themselves, so that it can't say anything else; a test compares the two.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, get_args

from pydantic import SecretStr
from pydantic.fields import FieldInfo

from bot.settings import PREFIX, Settings

PAGE = Path(__file__).parent.parent / "docs" / "settings.md"
HEAD = """# Settings

<!-- Made by `python -m bot.settings_table` from bot/settings.py: change it there. -->

Environment variables, or lines `NAME=value` of a file `.env` in the folder that the command is started
in; the environment goes before the file, and empty is the same as not set. What is wrong or misspelt is
told at the start, in one line with the setting's name. `enlarger doctor` tries them. Secrets, and passwords
in addresses, are cut out of every log line and error; keep the file readable for the service's user only
(`chmod 600 .env`).

| setting | meaning | default |
|---|---|---|
"""
TAIL = """
S3: keys, region and endpoint come from `AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY`, `AWS_REGION` and
`AWS_ENDPOINT`; `AWS_ALLOW_HTTP=true` for one without TLS.
"""


def page() -> str:
    """docs/settings.md."""
    return HEAD + "".join(_row(name, field) for name, field in Settings.model_fields.items()) + TAIL


def _row(name: str, field: FieldInfo) -> str:
    meaning = (field.description or "").replace("|", "\\|")
    if is_secret(field):
        meaning += " Secret."
    return f"| `{PREFIX}{name.upper()}` | {meaning} | {_default(field.default)} |\n"


def is_secret(field: FieldInfo) -> bool:
    return SecretStr in (field.annotation, *get_args(field.annotation))


def _default(value: Any) -> str:
    return "" if value is None or value == "" else f"`{value}`"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
