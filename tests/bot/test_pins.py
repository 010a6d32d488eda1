"""What is installed is pinned: each package that pyproject names, in constraints.txt, within its range."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).parents[2]
NOT_INSTALLED_HERE = {"realesrgan", "basicsr", "enlarger"}
"""The peers' own environment has the first two, pinned where they are named; the third is this."""


def pinned() -> dict[str, Version]:
    lines = (ROOT / "constraints.txt").read_text().splitlines()
    found = [line.partition("==") for line in lines if line and not line.startswith("#")]
    assert all(same and version for _, same, version in found), "one exact version each"
    names = [canonicalize_name(name) for name, _, _ in found]
    assert len(names) == len(set(names)), "each once"
    return {name: Version(version) for name, (_, _, version) in zip(names, found, strict=True)}


def test_each_named_package_is_pinned_within_its_range() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    named = [
        *project["dependencies"],
        *(one for extra in project["optional-dependencies"].values() for one in extra),
    ]
    pins = pinned()
    for text in named:
        wanted = Requirement(text)
        name = canonicalize_name(wanted.name)
        if name in NOT_INSTALLED_HERE:
            assert name == "enlarger" or re.search(r"==\d", text), text
            continue
        assert name in pins, f"{name} is in no constraint"
        assert pins[name] in wanted.specifier, f"{name} {pins[name]} is not {wanted.specifier}"


def test_the_images_and_make_install_what_is_pinned() -> None:
    for path in [ROOT / "Makefile", *sorted((ROOT / "deploy").glob("Dockerfile*"))]:
        for line in path.read_text().splitlines():
            if re.search(r"pip install .*-e|pip install .*\[", line):
                assert "-c constraints.txt" in line, f"{path.name}: {line.strip()}"
