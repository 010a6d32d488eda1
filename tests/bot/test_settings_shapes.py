"""A setting that can't be right is told in one sentence with its name, without a password or a pattern."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.settings import PREFIX, SettingsError, load_settings
from storage.blobs import open_blobs

SECRET = "hunter2-and-more"


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("ADMINS", "501,", "numbers with commas between, such as 501,502"),
        ("ALLOWED", "@bob", "numbers with commas between"),
        ("MODEL", "Sharp", "the name of a network that you added"),
        ("HOST_CHAT", "@mychannel", "one number, such as 501 (a chat's with its minus"),
        ("HOST_CHAT", "1" * 22, "one number, such as 501 (a chat's with its minus"),
        ("HOST_CHAT", "501,502", "one number, such as 501 (a chat's with its minus"),
        ("DEVICES", "0;1", "CUDA devices with commas between"),
        ("DATA", "~nouser/x", "nobody whose home ~nouser is"),
        ("BLOBS", "~nouser/x", "nobody whose home ~nouser is"),
        ("BLOBS", "gs://bucket/x", "a folder, or an address such as s3://bucket/prefix"),
        ("BLOBS", "S3://bucket/x", "a folder, or an address such as s3://bucket/prefix"),
        ("BLOBS", "s3://", "a folder, or an address such as s3://bucket/prefix"),
        ("API_FOLDER", "telegram", "an absolute path"),
        ("API_URL", f"http://u:{SECRET}@h:port", "an address such as https://api.telegram.org"),
        ("API_URL", "http://h:99999", "an address such as"),
        ("API_URL", "http://[::1", "an address such as"),
        ("WEBHOOK_URL", "https://x:port", "an address such as https://bot.example.org"),
        ("WEBHOOK_URL", "http://bot.example.org", "an address such as https://bot.example.org"),
        ("PUBLIC_URL", "https://bot.☃.org", "an address such as https://bot.example.org"),
        ("DATABASE_URL", f"postgresql+asyncpg://u:{SECRET}@127.0.0.1:port/x", "@machine:5432/database"),
        ("DATABASE_URL", "postgresql+asyncpg://u@127.0.0.1:99999/x", "@machine:5432/database"),
        ("QUEUE_URL", f"postgresql://u:{SECRET}@127.0.0.1:port/x", "postgresql://name:password@machine"),
    ],
)
def test_what_can_t_be_right_is_told_in_a_sentence(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, words: str
) -> None:
    monkeypatch.setenv(PREFIX + name, value)
    with pytest.raises(SettingsError) as told:
        load_settings()
    assert str(told.value).startswith(f"{PREFIX}{name} is wrong: must ")
    assert words in str(told.value)
    assert SECRET not in str(told.value)
    assert "pattern" not in str(told.value)


@pytest.mark.parametrize(
    ("name", "value", "used"),
    [
        ("ADMINS", "501, 502", "501, 502"),
        ("ALLOWED", "501,-1001234", "501,-1001234"),
        ("HOST_CHAT", " -1001234567890 ", -1001234567890),
        ("BLOBS", "s3://bucket/prefix", "s3://bucket/prefix"),
        ("API_URL", "http://127.0.0.1:8081/", "http://127.0.0.1:8081"),
        ("WEBHOOK_URL", "https://bot.example.org:8443/x/", "https://bot.example.org:8443/x"),
        ("DATABASE_URL", "postgresql+asyncpg://u@/x?host=/run/pg", "postgresql+asyncpg://u@/x?host=/run/pg"),
        ("QUEUE_URL", "postgresql+psycopg://u@db/queue", "postgresql+psycopg://u@db/queue"),
    ],
)
def test_what_is_right_is_used(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, used: str | int
) -> None:
    monkeypatch.setenv(PREFIX + name, value)
    assert getattr(load_settings(), name.lower()) == used


def test_a_folder_of_pictures_is_absolute(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Or the worker, started elsewhere, would look for it in another place."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    for value, folder in (("pics", tmp_path / "pics"), ("~/pics", tmp_path / "home" / "pics")):
        monkeypatch.setenv("ENLARGER_BLOBS", value)
        assert load_settings().blob_folder == str(folder)


def test_no_folder_is_named_like_an_address() -> None:
    with pytest.raises(ValueError, match="neither a folder nor s3://"):
        open_blobs("gs://bucket/pictures")
