"""Settings from the environment (prefix ENLARGER_) and the file .env, checked at the start.

Only bot/ reads them; storage and the worker are handed plain values.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr, ValidationError, ValidationInfo, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot import settings_shapes as shapes
from bot.settings_names import ENCODING, FILE, FileUnreadable, misspelt, settings_file
from bot.settings_shapes import CLOUD_URL
from engine.order import BackendName, ModelName
from engine.upscale.models import MODELS
from engine.upscale.own import at_strength

PREFIX = "ENLARGER_"
WEBHOOK_PORT = 8081
TOKEN_SHAPE = re.compile(r"\d{5,16}:[A-Za-z0-9_-]{30,64}")
"""Bot number, colon, secret. BotFather's tokens have 35 characters after the colon today."""


class SettingsError(Exception):
    """One sentence naming the setting that is wrong; the command line prints it and exits with 2."""


class DatabaseAway(SettingsError):
    """The same settings may do later: the command line exits with 75, and the supervisor starts it again."""


class Settings(BaseSettings):
    """Everything a host can set. The fields' descriptions are what `docs` and errors quote."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_file=FILE,
        env_file_encoding=ENCODING,
        extra="ignore",
        hide_input_in_errors=True,
    )

    token: SecretStr | None = Field(default=None, description="The bot's token, from @BotFather.")
    api_url: shapes.ServerAddress = Field(default=CLOUD_URL, description="Bot API server, without /bot.")
    api_folder: shapes.ServersFolder | None = Field(
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
    data: shapes.Folder = Field(
        default=Path("data"), description="Folder of everything kept on this machine."
    )
    database_url: shapes.DatabaseAddress = Field(
        default="", description="SQLAlchemy address; SQLite in the data folder if empty."
    )
    queue_url: shapes.QueueAddress = Field(
        default="", description="Database of the queue; SQLite in the data folder if empty."
    )
    blobs: shapes.PicturePlace = Field(
        default="", description="Folder of the picture files; in the data folder if empty."
    )
    backend: BackendName = Field(default="auto", description="auto, openvino, torch or realesrgan.")
    devices: shapes.Devices = Field(
        default="", description="CUDA devices, such as 0,1: a worker each. One worker if empty."
    )
    model: shapes.Network = Field(
        default="photo", description="photo, illustration, or a network that you added."
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
    admins: shapes.Numbers = Field(
        default="", description="Numbers of the host's people, such as 501,502: /stats."
    )
    allowed: shapes.Numbers = Field(
        default="", description="Numbers of people and chats that may use it; all if empty."
    )
    host_chat: shapes.Chat | None = Field(
        default=None, description="Chat that is told, shortened, of what needs the host's look."
    )
    readers: int = Field(default=1, ge=1, le=32, description="Processes that read sources.")
    first_look: Literal["private", "everywhere", "off"] = Field(
        default="private", description="Where a first look follows the card: private, everywhere or off."
    )
    webhook_url: shapes.PublicAddress = Field(
        default="",
        description="Public https address of the bot's web server, without a path's end: updates come by "
        "webhook. Long polling if empty.",
    )
    public_url: shapes.PublicAddress = Field(
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

    @field_validator("*", mode="before")
    @classmethod
    def _empty_is_not_set(cls, value: object, info: ValidationInfo) -> object:
        """As in a settings file with all its lines, or as docker compose hands on what isn't set."""
        if isinstance(value, str) and not value.strip():
            return cls.model_fields[str(info.field_name)].default
        return value

    @model_validator(mode="after")
    def _local_server_has_an_address(self) -> Settings:
        if self.api_folder is not None and self.api_url == CLOUD_URL:
            raise ValueError(
                "ENLARGER_API_FOLDER belongs to a local Bot API server: set ENLARGER_API_URL to it too"
            )
        return self

    @model_validator(mode="after")
    def _strength_has_a_network(self) -> Settings:
        if self.denoise is not None and self.model in MODELS:
            raise ValueError(
                "ENLARGER_DENOISE belongs to a network that you added: set ENLARGER_MODEL to it too"
            )
        return self

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


def device_names(settings: Settings) -> list[str]:
    return [name.strip() for name in settings.devices.split(",") if name.strip()]


def load_settings() -> Settings:
    """Read and check the settings; SettingsError names the first one that is wrong."""
    try:
        wrong = misspelt(PREFIX, Settings.model_fields)
        if wrong is not None:
            raise SettingsError(wrong)
        return Settings(_env_file=settings_file())  # type: ignore[call-arg]  # known to its base alone
    except FileUnreadable as error:
        raise SettingsError(str(error)) from error
    except ValidationError as error:
        first = error.errors()[0]
        name = PREFIX + str(first["loc"][0]).upper() if first["loc"] else "A setting"
        message = str(first["msg"]).removeprefix("Value error, ")
        raise SettingsError(f"{name} is wrong: {message}.") from error


def prepare_data_folder(settings: Settings) -> None:
    """Make the data folder, its owner's alone; one that is there stays so. SettingsError when that fails."""
    try:
        settings.data.mkdir(0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise SettingsError(
            f"ENLARGER_DATA: the folder {settings.data} can't be used: {error.strerror}."
        ) from error
