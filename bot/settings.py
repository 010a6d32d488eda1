"""Settings from the environment (prefix ENLARGER_) and the file .env, checked at the start.

Only bot/ reads them; storage and the worker are handed plain values.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from engine.order import BackendName, ModelName
from engine.upscale.models import MODELS
from engine.upscale.own import at_strength

PREFIX = "ENLARGER_"
WEBHOOK_PORT = 8081
CLOUD_URL = "https://api.telegram.org"
TOKEN_SHAPE = re.compile(r"\d{5,16}:[A-Za-z0-9_-]{30,64}")
"""Bot number, colon, secret. BotFather's tokens have 35 characters after the colon today."""

NUMBERS = r"^(?:-?\d{1,19}(?: *, *-?\d{1,19})*)?$"
"""Telegram's numbers of people and (negative) of chats, with commas between."""


class SettingsError(Exception):
    """One sentence naming the setting that is wrong; the command line prints it and exits with 2."""


class DatabaseAway(SettingsError):
    """The same settings may do later: the command line exits with 75, and the supervisor starts it again."""


class Settings(BaseSettings):
    """Everything a host can set. The fields' descriptions are what `docs` and errors quote."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_file=".env", extra="ignore", hide_input_in_errors=True
    )

    token: SecretStr | None = Field(default=None, description="The bot's token, from @BotFather.")
    api_url: str = Field(default=CLOUD_URL, description="Bot API server, without /bot.")
    api_folder: Path | None = Field(
        default=None,
        description="Folder of a local Bot API server (--local), at the same path here as there: large "
        "files, read in place. The cloud's server if empty.",
    )
    largest_mb: int = Field(
        default=200,
        ge=20,
        le=2000,
        description="Largest file taken from a local Bot API server, in MB; the cloud's gives 20.",
    )
    data: Path = Field(default=Path("data"), description="Folder of everything kept on this machine.")
    database_url: str = Field(
        default="", description="SQLAlchemy address; SQLite in the data folder if empty."
    )
    queue_url: str = Field(
        default="", description="Database of the queue; SQLite in the data folder if empty."
    )
    blobs: str = Field(default="", description="Folder of the picture files; in the data folder if empty.")
    backend: BackendName = Field(default="auto", description="auto, openvino, torch or realesrgan.")
    devices: str = Field(
        default="",
        pattern=r"^(?:[\w-]+(?: *, *[\w-]+)*)?$",
        description="CUDA devices, such as 0,1: a worker each. One worker if empty.",
    )
    model: ModelName = Field(
        default="photo",
        pattern=r"^[a-z0-9][a-z0-9._-]{0,39}$",
        description="photo, illustration, or a network that you added.",
    )
    denoise: float | None = Field(
        default=None,
        ge=0,
        le=1,
        description="Denoise strength, for a network that you added as two files; as it was added if empty.",
    )
    log_format: Literal["console", "json"] = Field(default="console", description="console or json.")
    log_level: Literal["debug", "info", "warning", "error"] = Field(
        default="info", description="How much is logged."
    )
    sentry_dsn: SecretStr | None = Field(
        default=None,
        description="Address of a Sentry project that exceptions go to: kind and place in the code. "
        "Off if empty; needs the extra `sentry`.",
    )
    most_open: int = Field(
        default=20, ge=1, le=1000, description="Jobs that one person may have waiting or running."
    )
    keep_days: int = Field(
        default=30, ge=1, le=3650, description="Days after which photos and masters are deleted."
    )
    most_a_day: int = Field(
        default=0,
        ge=0,
        le=100_000,
        description="Masters that a person may ask for in 24 hours; 0: no limit.",
    )
    admins: str = Field(
        default="", pattern=NUMBERS, description="Numbers of the host's people, such as 501,502: /stats."
    )
    allowed: str = Field(
        default="",
        pattern=NUMBERS,
        description="Numbers of people and chats that may use it; all if empty.",
    )
    host_chat: int | None = Field(
        default=None, description="Chat that is told, shortened, of what needs the host's look."
    )
    readers: int = Field(default=1, ge=1, le=32, description="Processes that read sources.")
    first_look: Literal["private", "everywhere", "off"] = Field(
        default="private", description="Where a first look follows the card: private, everywhere or off."
    )
    webhook_url: str = Field(
        default="",
        description="Public https address of the bot's web server, without a path's end: updates come by "
        "webhook. Long polling if empty.",
    )
    public_url: str = Field(
        default="",
        description="Public https address of the bot's web server, where its /inspect can be reached: with "
        "it a button under proof sheets opens the Inspect page. No button if empty.",
    )
    web_host: str = Field(default="127.0.0.1", description="Address that the web servers listen on.")
    web_port: int | None = Field(
        default=None,
        ge=1,
        le=65535,
        description="Port of the bot's web server (webhook, Inspect page, /healthz, /readyz, /metrics); 8081 "
        "with a webhook or a public address, else none if empty.",
    )
    worker_port: int | None = Field(
        default=None,
        ge=1,
        le=65535,
        description="Port of a worker's /healthz and /metrics; of several devices each has the next one. "
        "None if empty.",
    )

    @field_validator("webhook_url", "public_url")
    @classmethod
    def _reachable(cls, value: str) -> str:
        if value and not re.match(r"https://[^/\s]+|http://(127\.0\.0\.1|localhost)(:|/|$)", value):
            raise ValueError("must be an address such as https://bot.example.org")
        return value.rstrip("/")

    @field_validator("api_url")
    @classmethod
    def _http_address(cls, value: str) -> str:
        if not re.match(r"https?://[^/\s]+", value):
            raise ValueError("must be an address such as https://api.telegram.org")
        return value.rstrip("/")

    @field_validator("api_folder", mode="before")
    @classmethod
    def _folder_of_a_local_server(cls, value: object) -> object:
        """Empty, as in a settings file with all its lines, is the same as not set."""
        if not value:
            return None
        if not Path(str(value)).is_absolute():
            raise ValueError("must be an absolute path")
        return value

    @model_validator(mode="after")
    def _local_server_has_an_address(self) -> Settings:
        if self.api_folder is not None and self.api_url == CLOUD_URL:
            raise ValueError(
                "ENLARGER_API_FOLDER belongs to a local Bot API server: set ENLARGER_API_URL to it too"
            )
        return self

    @field_validator("denoise", mode="before")
    @classmethod
    def _as_it_was_added(cls, value: object) -> object:
        return None if value == "" else value

    @model_validator(mode="after")
    def _strength_has_a_network(self) -> Settings:
        if self.denoise is not None and self.model in MODELS:
            raise ValueError(
                "ENLARGER_DENOISE belongs to a network that you added: set ENLARGER_MODEL to it too"
            )
        return self

    @field_validator("data")
    @classmethod
    def _absolute(cls, value: Path) -> Path:
        return value.expanduser().absolute()

    @field_validator("database_url")
    @classmethod
    def _async_database(cls, value: str) -> str:
        if value and not value.startswith(("sqlite+aiosqlite://", "postgresql+asyncpg://")):
            raise ValueError("must start with sqlite+aiosqlite:// or postgresql+asyncpg://")
        return value

    @field_validator("queue_url")
    @classmethod
    def _queue_database(cls, value: str) -> str:
        if value and not value.startswith(("sqlite://", "postgresql://", "postgresql+psycopg://")):
            raise ValueError("must start with sqlite:// or postgresql://")
        return value

    @property
    def network(self) -> ModelName:
        """The network's name, with the strength that it is mixed at."""
        return at_strength(self.model, self.denoise)

    @property
    def bot_port(self) -> int | None:
        """Port of the bot's web server; None: it has none."""
        return self.web_port or (WEBHOOK_PORT if self.webhook_url or self.public_url else None)

    @property
    def database(self) -> str:
        return self.database_url or f"sqlite+aiosqlite:///{self.data / 'enlarger.db'}"

    @property
    def queue(self) -> str:
        return self.queue_url or f"sqlite:///{self.data / 'queue.db'}"

    @property
    def blob_folder(self) -> str:
        return self.blobs or str(self.data / "blobs")

    @property
    def admin_ids(self) -> frozenset[int]:
        return _numbers(self.admins)

    @property
    def allowed_ids(self) -> frozenset[int]:
        """Empty: everybody is allowed."""
        return _numbers(self.allowed)

    @property
    def kept_elsewhere(self) -> bool:
        """Whether pictures or rows lie on another machine than this one."""
        return "://" in self.blobs or self.database_url.startswith("postgresql")

    def require_token(self) -> str:
        """The token, or SettingsError when it is missing or can't be one."""
        token = self.token.get_secret_value().strip() if self.token else ""
        if not token:
            raise SettingsError(
                "ENLARGER_TOKEN is not set: put the token that @BotFather gave you into it, "
                "in the environment or in a file named .env."
            )
        if not TOKEN_SHAPE.fullmatch(token):
            raise SettingsError(
                "ENLARGER_TOKEN does not look like a bot token: it should be digits, a colon and "
                "about 35 letters, as @BotFather sends it."
            )
        return token


def _numbers(text: str) -> frozenset[int]:
    return frozenset(int(number) for number in text.split(",") if number.strip())


def load_settings() -> Settings:
    """Read and check the settings; SettingsError names the first one that is wrong."""
    try:
        settings = Settings()
    except ValidationError as error:
        first = error.errors()[0]
        name = PREFIX + str(first["loc"][0]).upper() if first["loc"] else "A setting"
        message = str(first["msg"]).removeprefix("Value error, ")
        raise SettingsError(f"{name} is wrong: {message}.") from error
    return settings


def prepare_data_folder(settings: Settings) -> None:
    """Make the data folder; SettingsError when that is not possible."""
    try:
        settings.data.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SettingsError(
            f"ENLARGER_DATA: the folder {settings.data} can't be used: {error.strerror}."
        ) from error
