"""What a person calls a file never becomes a path, nor a trick on whoever sees the result's name."""

from __future__ import annotations

import unicodedata
from pathlib import Path, PurePosixPath

import pytest

from bench.hostile_inputs import BAD_NAMES
from engine.naming import result_stem, safe_name, safe_stem
from engine.target import parse_target


@pytest.mark.parametrize("name", [*BAD_NAMES, "", ".", "..", "\ud800.jpg", "画" * 90 + ".jpg"], ids=ascii)
def test_a_name_is_one_plain_file_below_the_folder(name: str, tmp_path: Path) -> None:
    stem = result_stem(name, parse_target("1200x900"))
    assert stem
    assert PurePosixPath(stem).name == stem
    assert not any(unicodedata.category(sign) == "Cc" or sign in "/\\" for sign in stem)
    assert not any(unicodedata.bidirectional(sign) in ("RLO", "LRO", "RLE", "LRE", "RLI") for sign in stem)
    (tmp_path / f"{stem}-proof.jpg").write_bytes(b"")
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize("name", [*BAD_NAMES, "", "..", "a.j/pg", "a.\u202egpj", "a.p\nng"], ids=ascii)
def test_a_name_with_its_ending_is_one_too(name: str) -> None:
    """As a part of a ZIP, which somebody unpacks."""
    safe = safe_name(name)
    assert safe == f"{safe_stem(name)}{PurePosixPath(safe).suffix}"
    assert PurePosixPath(safe).suffix.removeprefix(".").isalnum() or "." not in safe
    assert safe_name("Été à Lisbonne.JPG") == "Été à Lisbonne.JPG"


def test_names_of_people_stay_readable() -> None:
    for name in ("IMG_2041", "Été à Lisbonne", "фото 1", "صورة", "写真"):
        assert safe_stem(f"{name}.jpg") == name
