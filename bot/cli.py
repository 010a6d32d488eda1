"""The command `enlarger`: a table of contents. Each command's work is imported when it is called.

Exit codes: 0 done, 2 wrong use, unreadable input or no place to write (one line on stderr), 75 the database
is away (try again), 1 an error of ours.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Literal

import typer

Backend = Literal["auto", "openvino", "torch", "realesrgan"]
Character = Literal["natural", "crisp"]
Format = Literal["png", "jpeg", "webp"]
Metadata = Literal["keep", "strip_gps", "strip_all"]

# The commands' own imports stand inside them: `enlarger --help` must not load torch or telegram.
app = typer.Typer(
    name="enlarger",
    help="Makes a faithful larger master of a photo, on this machine.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
db = typer.Typer(help="The database.", no_args_is_help=True)
app.add_typer(db, name="db")

jobs = typer.Typer(help="The jobs: what waits, runs, is done, or failed.", no_args_is_help=True)
app.add_typer(jobs, name="jobs")

models = typer.Typer(help="The networks and their weights.", no_args_is_help=True)
app.add_typer(models, name="models")

Photo = Annotated[Path, typer.Argument(help="The picture file.", metavar="PHOTO")]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]
State = Literal["queued", "running", "made", "delivered", "failed", "cancelled"]
JobId = Annotated[str, typer.Argument(help="The job's id, or how it begins.", metavar="ID")]
Port = Annotated[int, typer.Option(min=1, max=65535, help="Port of the chat page.")]


@app.command()
def upscale(
    photo: Photo,
    to: Annotated[str, typer.Option(help="2k, 4k, 6k, 8k, pixels of the longest side, WxH, a4@300 or own.")],
    model: Annotated[
        str, typer.Option(help="What the picture is: photo, illustration, or a network you added.")
    ] = "photo",
    denoise: Annotated[
        float | None,
        typer.Option(min=0, max=1, help="Strength, for a network you added as two files; else as added."),
    ] = None,
    backend: Annotated[Backend, typer.Option(help="What computes it.")] = "auto",
    character: Annotated[Character, typer.Option(help="How it looks.")] = "natural",
    lock: Annotated[bool, typer.Option(help="Hold the result to the source's pixels.")] = True,
    fallback: Annotated[
        bool, typer.Option(help="Keep the source's own pixels where a face or a text came out changed.")
    ] = True,
    format: Annotated[Format, typer.Option(help="Format of the master.")] = "png",  # noqa: A002 - the option's name
    metadata: Annotated[Metadata, typer.Option(help="What of EXIF is carried over.")] = "keep",
    out: Annotated[Path, typer.Option(help="Folder for the results.", metavar="DIR")] = Path(),
    json: Json = False,
) -> None:
    """Make a larger master and its proof sheet."""
    from bot.commands.upscale import Choices, run

    choices = Choices(model, denoise, backend, character, lock, fallback, format, metadata)
    run(photo, to, choices, out, as_json=json)


@app.command()
def versions(
    master: Annotated[Path, typer.Argument(help="The master, or any picture.", metavar="MASTER")],
    out: Annotated[Path, typer.Option(help="Folder for the results.", metavar="DIR")] = Path(),
    only: Annotated[
        str | None, typer.Option(help="Some of web,portrait,square,story,link,listing,10x15,a5,a4,a3.")
    ] = None,
    json: Json = False,
) -> None:
    """Cut smaller versions from a master, for the web, social networks and print, around faces."""
    from bot.commands.versions import run

    run(master, out, only, as_json=json)


@app.command()
def inspect(photo: Photo, json: Json = False) -> None:
    """Say what a picture is worth: where it comes from, what it has lost, which size it can carry."""
    from bot.commands.inspect import run

    run(photo, as_json=json)


@app.command()
def sandbox(
    port: Port = 8080,
    data: Annotated[Path, typer.Option(help="Folder for all of it.", metavar="DIR")] = Path("data/sandbox"),
    no_browser: Annotated[bool, typer.Option("--no-browser", help="Don't open the chat page.")] = False,
) -> None:
    """Telegram, bot and worker on this machine, with a chat page in the browser."""
    from bot.commands.processes import sandbox as run

    run(port, data, browser=not no_browser)


@app.command(name="run")
def run_all() -> None:
    """Bot and worker together, on one machine."""
    from bot.commands.processes import run_all as run

    run()


@app.command()
def bot() -> None:
    """The bot alone."""
    from bot.commands.processes import bot as run

    run()


@app.command()
def worker() -> None:
    """A worker alone: takes jobs and makes masters. Needs no Telegram token."""
    from bot.commands.processes import worker as run

    run()


@db.command()
def upgrade() -> None:
    """Create the database or bring it up to date."""
    from bot.commands.database import upgrade as run

    run()


@db.command()
def pictures_here() -> None:
    """Say that the pictures are kept where these settings say, after they were moved or lost."""
    from bot.commands.shared import pictures_here as run

    run()


@models.command(name="list")
def models_list(json: Json = False) -> None:
    """What each network is for, its scale, licence and SHA-256."""
    from bot.commands.models import list_ as run

    run(as_json=json)


@models.command(name="add")
def models_add(
    files: Annotated[
        list[Path],
        typer.Argument(help="One .pth, or two of one network to mix.", metavar="FILE.pth …"),
    ],
    name: Annotated[str, typer.Option(help="What --model shall call it.")],
    licence: Annotated[
        str,
        typer.Option(help="Under which its weights are given, such as BSD-3-Clause."),
    ] = "",
    good_for: Annotated[str, typer.Option(help="What it is good for.")] = "",
    denoise: Annotated[
        float,
        typer.Option(min=0, max=1, help="Of two files: the first one's share, where no other is asked."),
    ] = 0.5,
    replace: Annotated[
        bool,
        typer.Option("--replace", help="Also under a name that is in use; masters made before stay."),
    ] = False,
) -> None:
    """Add a network of your own: RRDBNet or SRVGGNetCompact, as Real-ESRGAN's."""
    from bot.commands.models import add as run

    run(files, name, licence=licence, good_for=good_for, denoise=denoise, replace=replace)


@models.command(name="verify")
def models_verify() -> None:
    """Compare every weights file with its SHA-256."""
    from bot.commands.models import verify as run

    run()


@jobs.command(name="list")
def jobs_list(
    state: Annotated[State | None, typer.Option(help="Only those in this state.")] = None,
    limit: Annotated[int, typer.Option(min=1, max=10_000, help="How many of the newest.")] = 20,
    json: Json = False,
) -> None:
    """The newest jobs, one line each."""
    from bot.commands.jobs import list_ as run

    run(state, limit, as_json=json)


@jobs.command(name="show")
def jobs_show(job: JobId, json: Json = False) -> None:
    """All that is known of one job."""
    from bot.commands.jobs import show as run

    run(job, as_json=json)


@jobs.command(name="retry")
def jobs_retry(job: JobId) -> None:
    """Give a failed job a fresh start."""
    from bot.commands.jobs import retry as run

    run(job)


@jobs.command(name="cancel")
def jobs_cancel(job: JobId) -> None:
    """Cancel a job that waits or runs."""
    from bot.commands.jobs import cancel as run

    run(job)


@app.command()
def backup(
    file: Annotated[Path, typer.Argument(help="The archive to write.", metavar="FILE")],
) -> None:
    """Copy the database and the picture files into one file; bot and workers may go on."""
    from bot.commands.backup import backup as run

    run(file)


@app.command()
def export(
    folder: Annotated[Path, typer.Argument(help="A folder that is empty or isn't there.", metavar="DIR")],
) -> None:
    """Write the team libraries' masters, with a table of each library; bot and workers may go on."""
    from bot.commands.export import run

    run(folder)


@app.command()
def restore(
    file: Annotated[Path, typer.Argument(help="An archive of `enlarger backup`.", metavar="FILE")],
) -> None:
    """Put a backup's database and picture files in place; nothing may be there yet."""
    from bot.commands.backup import restore as run

    run(file)


@app.command()
def doctor(json: Json = False) -> None:
    """Say in plain words what is installed, what will run, and what is missing."""
    from bot.commands.doctor import run

    run(as_json=json)


@app.command(
    context_settings={"allow_extra_args": True, "ignore_unknown_options": True, "help_option_names": []}
)
def bench(
    context: typer.Context, name: Annotated[str, typer.Argument(metavar="speed|quality|source|load")]
) -> None:
    """Measure: speed, quality, the source reading, or the whole way under load."""
    from bot.commands.bench import run

    run(name, context.args)


def main(arguments: list[str] | None = None) -> None:
    """Entry point; ends the process with the contract's exit code."""
    from bot.commands.guard import guarded

    sys.exit(guarded(app, sys.argv[1:] if arguments is None else arguments))
