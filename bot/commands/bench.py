"""`enlarger bench …`: finds the measurement and hands its arguments over."""

from __future__ import annotations

import importlib
import importlib.util

import typer

from bot.commands.guard import WrongUse

NAMES = ("speed", "quality", "source", "trust", "load", "better_copy")


def run(name: str, arguments: list[str]) -> None:
    """Run bench.<name>.main; its return value is the exit code."""
    if name not in NAMES:
        raise WrongUse(f"there is no bench {name!r}; there are {', '.join(NAMES)}.")
    module = f"bench.{name}"
    if importlib.util.find_spec(module) is None:
        raise WrongUse(f"bench {name} is not installed.")
    raise typer.Exit(importlib.import_module(module).main(arguments))
