"""The files of deploy/ name only commands, settings and files that exist."""

from __future__ import annotations

import configparser
import json
import os
import re
import shutil
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest
import typer
import yaml

from bot.cli import app
from bot.open_files import MOST as MOST_FILES
from bot.settings import PREFIX, WEBHOOK_PORT, Settings

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "deploy"
IMAGES = sorted(DEPLOY.glob("Dockerfile*"))
UNITS = sorted(DEPLOY.glob("systemd/*.service"))
NOT_FOR_A_HOST = {"realesrgan", "audit", "dev"}
"""Extras for the bench, the audit and the tests."""
WORKERS = ("worker", "worker-cuda")
SETTINGS = {PREFIX + name.upper() for name in Settings.model_fields}


def is_command(words: list[str]) -> bool:
    group: Any = typer.main.get_command(app)
    for word in words:
        group = getattr(group, "commands", {}).get(word)
        if group is None:
            return False
    return not hasattr(group, "commands")


def compose() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((DEPLOY / "compose.yaml").read_text())
    return found


def test_every_setting_that_is_named_exists() -> None:
    for path in [*IMAGES, *UNITS, DEPLOY / "compose.yaml"]:
        named = set(re.findall(r"\bENLARGER_[A-Z_]+", path.read_text()))
        assert named <= SETTINGS, path


@pytest.mark.parametrize("image", IMAGES, ids=lambda path: path.name)
def test_an_image_runs_a_command_and_copies_what_there_is(image: Path) -> None:
    lines = image.read_text().splitlines()
    words = {line.split(" ", 1)[0]: line.split(" ", 1)[1] for line in lines if " " in line}
    assert json.loads(words["ENTRYPOINT"]) == ["enlarger"]
    assert is_command(json.loads(words["CMD"]))
    assert words["USER"] == "enlarger"
    copied = [name for line in lines if line.startswith("COPY ") for name in line.split()[1:-1]]
    assert all((ROOT / name).exists() for name in copied)
    packages = re.findall(r'"(\w+)\*"', (ROOT / "pyproject.toml").read_text().split("include =")[1][:100])
    assert set(packages) <= set(copied)


@pytest.mark.parametrize("image", IMAGES, ids=lambda path: path.name)
def test_an_image_installs_no_more_of_debian_than_a_host_does(image: Path) -> None:
    """But for the client that backups need; git, make and Python are there or not needed."""
    typed = re.search(r"apt-get install -y (.+)", (ROOT / "docs" / "hosting.md").read_text())
    installed = re.search(r"apt-get install -y --no-install-recommends (.+?) \\\n", image.read_text())
    assert typed
    assert installed
    assert set(installed[1].split()) - set(typed[1].split()) == {"postgresql-client"}


def test_an_image_has_every_extra_that_a_setting_needs() -> None:
    """ENLARGER_SENTRY_DSN in an image without the package would end the bot at its start."""
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["optional-dependencies"]
    for image in IMAGES:
        installed = re.findall(r'"\.\[([a-z0-9,]+)\]"', image.read_text())
        assert [set(one.split(",")) for one in installed] == [extras.keys() - NOT_FOR_A_HOST], image.name


@pytest.mark.parametrize("image", IMAGES, ids=lambda path: path.name)
def test_what_an_image_keeps_lies_in_a_volume_of_its_users(image: Path) -> None:
    """Docker gives a new volume the owner that the image's folder has."""
    text = image.read_text()
    volumes = set(json.loads(re.findall(r"^VOLUME (.+)$", text, re.MULTILINE)[0]))
    made = re.search(r"mkdir (.+?) && chown enlarger (.+)", text)
    assert made
    assert set(made[1].split()) == set(made[2].split()) == volumes
    folders = dict(re.findall(r"\b(ENLARGER_DATA|XDG_[A-Z]+_HOME)=(\S+)", text))
    assert set(folders) == {"ENLARGER_DATA", "XDG_DATA_HOME", "XDG_CACHE_HOME"}
    assert {"/" + folder.split("/")[1] for folder in folders.values()} == volumes


def test_an_image_is_sent_only_what_it_copies() -> None:
    """All else stays out of the build: .env with the token, pictures, the virtual environment."""
    lines = [line for line in (ROOT / ".dockerignore").read_text().splitlines() if line[:1] not in ("", "#")]
    assert lines[0] == "*"
    allowed = {line.removeprefix("!") for line in lines if line.startswith("!")}
    for image in IMAGES:
        copied = re.findall(r"^COPY (.+) \S+$", image.read_text(), re.MULTILINE)
        assert {name for names in copied for name in names.split()} == allowed, image.name


def test_git_takes_no_settings_file(tmp_path: Path) -> None:
    shutil.copy(ROOT / ".gitignore", tmp_path)
    for name in (".env", "deploy/.env", "data/enlarger.db", "README.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("ENLARGER_TOKEN=1:a\n")
    subprocess.run(["git", "init", "--quiet", str(tmp_path)], check=True)
    asked = ["git", "-C", str(tmp_path), "status", "--porcelain", "--untracked-files=all"]
    told = subprocess.run(asked, capture_output=True, text=True, check=True).stdout
    assert set(told.split()) - {"??"} == {".gitignore", "README.md"}


def is_ours(service: dict[str, Any]) -> bool:
    return str(service.get("image")).split(":")[0] == "enlarger"


def test_the_services_run_commands_and_wait_for_services() -> None:
    services = compose()["services"]
    ours = {name for name, service in services.items() if is_ours(service)}
    assert ours == {"migrate", "bot", *WORKERS}
    for name in ours:
        assert is_command(services[name]["command"]), name
    for name, service in services.items():
        assert set(service.get("depends_on", [])) <= set(services), name
        for volume in service.get("volumes", []):
            source = volume.split(":")[0]
            assert source in compose()["volumes"] or (DEPLOY / source).exists(), volume
    assert {"postgres", "s3", "bot-api"} <= set(services)


def test_every_setting_reaches_bot_or_worker_and_the_token_the_bot_alone() -> None:
    services = compose()["services"]
    assert not [name for name, service in services.items() if "env_file" in service], (
        "it would bring the token"
    )
    reached = {key for name in ("bot", *WORKERS) for key in services[name]["environment"]}
    assert reached >= SETTINGS
    telling = {name for name, service in services.items() if "ENLARGER_TOKEN" in json.dumps(service)}
    assert telling == {"bot"}


def test_what_a_service_keeps_outlives_its_container() -> None:
    services = compose()["services"]
    for name in ("bot", *WORKERS):
        kept = [volume.split(":")[1] for volume in services[name]["volumes"]]
        assert "/networks" in kept, name
    assert "bot:/data" in services["bot"]["volumes"]


def test_our_services_tell_their_health_and_have_time_to_end() -> None:
    services = compose()["services"]
    for name in ("bot", *WORKERS):
        service = services[name]
        port = (
            service["environment"].get("ENLARGER_WEB_PORT") or service["environment"]["ENLARGER_WORKER_PORT"]
        )
        assert f":{port}/healthz" in service["healthcheck"]["test"][-1], name
        assert int(service["stop_grace_period"].removesuffix("s")) > 40, "the supervisor's own patience"


def test_the_database_is_healthy_when_it_answers_those_who_wait_for_it() -> None:
    """By TCP. On its socket the image's server answers while the scripts of its first start run."""
    asked = compose()["services"]["postgres"]["healthcheck"]["test"]
    assert asked[asked.index("-h") + 1] == "127.0.0.1"


def test_images_of_others_are_pinned() -> None:
    tags = {
        service["image"].split(":")[0]: service["image"].split(":")[1:]
        for service in compose()["services"].values()
        if not is_ours(service)
    }
    assert len(tags) == 4
    assert all(tag and re.search(r"\d+\.\d+|\d{4}-\d\d-\d\d", tag[0]) for tag in tags.values()), tags


def test_the_bot_may_read_the_servers_files() -> None:
    services = compose()["services"]
    [volume] = services["bot-api"]["volumes"]
    assert f"{volume}:ro" in services["bot"]["volumes"], "at the same path, and nothing there is changed"
    assert services["bot"]["group_add"] == ["101"], "the group that the server's image makes"


def test_a_gpu_is_given_to_the_image_that_can_use_it() -> None:
    worker = compose()["services"]["worker-cuda"]
    assert worker["profiles"] == ["cuda"]
    assert worker["build"]["dockerfile"] == "deploy/Dockerfile.cuda"
    [device] = worker["deploy"]["resources"]["reservations"]["devices"]
    assert (device["driver"], device["capabilities"]) == ("nvidia", ["gpu"])


def test_the_services_settings_are_accepted() -> None:
    for name in ("bot", *WORKERS):
        environment = compose()["services"][name]["environment"]
        values = {
            key.removeprefix(PREFIX).lower(): re.sub(r"\$\{[A-Z_]+(?::-([^}]*)|:\?)\}", r"\1", value)
            for key, value in environment.items()
            if key.startswith(PREFIX) and value is not None
        }
        values["token"] = "1:" + "a" * 35
        assert Settings.model_validate(values).blobs.startswith("s3://")


@pytest.mark.skipif(shutil.which("docker-compose") is None, reason="Debian's docker-compose isn't here")
@pytest.mark.parametrize("profiles", [(), ("local-api",), ("cuda", "local-api")], ids="-".join)
def test_docker_compose_takes_the_file(profiles: tuple[str, ...]) -> None:
    text = (DEPLOY / "compose.yaml").read_text()
    needed = set(re.findall(r"\$\{([A-Z_]+):\?\}", text))
    assert needed

    asked = [word for profile in profiles for word in ("--profile", profile)]

    def read(missing: str = "") -> subprocess.CompletedProcess[str]:
        given = {name: "something" for name in needed if name != missing} | {"ENLARGER_ADMINS": "501"}
        return subprocess.run(
            ["docker-compose", "-f", str(DEPLOY / "compose.yaml"), *asked, "config"],
            env={"PATH": os.environ["PATH"], **given},
            capture_output=True,
            text=True,
            check=False,
        )

    done = read()
    assert done.returncode == 0, done.stderr
    services = yaml.safe_load(done.stdout)["services"]
    wanted = {
        name for name, one in compose()["services"].items() if set(one.get("profiles", ())) <= set(profiles)
    }
    assert set(services) >= wanted
    told = services["bot"]["environment"]
    assert (told["ENLARGER_ADMINS"], told["ENLARGER_KEEP_DAYS"]) == ("501", None), "what is set, and no more"
    assert Path(services["bot"]["build"]["context"]) == ROOT
    assert "ENLARGER_TOKEN" in read("ENLARGER_TOKEN").stderr, "what is missing is said"


def parsed_unit(unit: Path) -> configparser.ConfigParser:
    # The same key may stand there twice; what is asked for below stands there once.
    parsed = configparser.ConfigParser(interpolation=None, strict=False)
    parsed.optionxform = str  # type: ignore[assignment,method-assign] # the names are case-sensitive
    parsed.read(unit)
    return parsed


@pytest.mark.parametrize("unit", UNITS, ids=lambda path: path.name)
def test_a_unit_comes_back_whatever_it_ended_with(unit: Path) -> None:
    """Also from a code of a wrong setting: a database that isn't migrated yet mends itself."""
    parsed = parsed_unit(unit)
    assert parsed["Service"]["Restart"] == "always"
    assert "RestartPreventExitStatus" not in parsed["Service"]
    assert parsed["Unit"]["StartLimitIntervalSec"] == "0"
    assert "postgresql.service" in parsed["Unit"]["After"]
    assert int(parsed["Service"]["LimitNOFILE"]) == MOST_FILES


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd isn't here")
def test_systemd_takes_the_units(tmp_path: Path) -> None:
    for unit in UNITS:
        # It looks whether the program is there, which it is on a host only.
        text = unit.read_text().replace("/opt/enlarger/.venv/bin/enlarger", "/bin/true")
        (tmp_path / unit.name).write_text(text)
    for name in ("enlarger-bot.service", "enlarger-worker@1.service"):
        asked = ["systemd-analyze", "verify", "--man=no", "--recursive-errors=no", str(tmp_path / name)]
        done = subprocess.run(asked, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        assert "enlarger" not in done.stderr, "a word about an unknown key or value names the unit"


@pytest.mark.parametrize("unit", UNITS, ids=lambda path: path.name)
def test_a_unit_runs_a_command(unit: Path) -> None:
    service = parsed_unit(unit)["Service"]
    for key in ("ExecStart", "ExecStartPre"):
        if key in service:
            program, *words = service[key].split()
            assert program == "/opt/enlarger/.venv/bin/enlarger"
            assert is_command(words)
    assert int(service["TimeoutStopSec"]) > 40, "the supervisor's own patience (bot/supervise.py)"
    folders = dict(word.split("=", 1) for word in service["Environment"].split())
    assert set(folders) == {"XDG_CACHE_HOME", "XDG_DATA_HOME"}
    writable = service["ReadWritePaths"]
    assert all(folder.startswith(f"{writable}/") for folder in folders.values()), (
        "else no network is converted"
    )


def test_prometheus_is_told_ports_that_the_page_names() -> None:
    page = (ROOT / "docs" / "hosting.md").read_text()
    found = re.search(r"^```yaml\n(scrape_configs:.*?)^```", page, re.MULTILINE | re.DOTALL)
    assert found
    [scrape] = yaml.safe_load(found[1])["scrape_configs"]
    assert "metrics_path" not in scrape, "/metrics is what Prometheus asks for by itself"
    [targets] = [group["targets"] for group in scrape["static_configs"]]
    assert f"127.0.0.1:{WEBHOOK_PORT}" in targets
    assert all(re.fullmatch(r"127\.0\.0\.1:\d{4}", target) for target in targets)
