"""Options that several commands share, and the checks of their values."""

from __future__ import annotations

import datetime
import os
from collections.abc import Callable
from typing import Any, TypeVar

import click

from vnnorm.cli.dialects import DIALECTS
from vnnorm.cli.formats import FORMATS
from vnnorm.cli.pieces import Choice, Reference
from vnnorm.cli.settings import parsed, patterns
from vnnorm.config.layers import PRESETS
from vnnorm.core.checks import unknown
from vnnorm.rules import RULES

Command = TypeVar("Command", bound=Callable[..., Any])


def _steps(_context: click.Context, _parameter: click.Parameter, value: str | None) -> tuple[str, ...] | None:
    """The names of steps. They are checked after the configuration is read, because it may define steps."""
    if value is None:
        return None
    names = tuple(name.strip() for name in value.split(",") if name.strip())
    if not names:
        raise click.BadParameter(f"names no step; choose from {', '.join(sorted(RULES))}")
    return names


def _preset(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
    if value is None:
        return None
    if value.lower() not in PRESETS:
        raise click.BadParameter(unknown("preset", value, PRESETS))
    return value.lower()


def _date(_context: click.Context, _parameter: click.Parameter, value: str | None) -> Reference:
    if value is None or value == "auto":
        return value  # type: ignore[return-value]
    try:
        return datetime.datetime.strptime(value, "%Y-%m-%d").date()
    except ValueError:
        raise click.BadParameter(f"{value!r} is not a day; write YYYY-MM-DD, for instance 2025-09-16") from None


def _completed(_context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[str]:
    """The completions of a list of names: each keeps the names before the last comma."""
    before, comma, begun = incomplete.rpartition(",")
    return [f"{before}{comma}{name}" for name in sorted(RULES) if name.startswith(begun)]


# One function: it is a list of options.
def step_options(command: Command) -> Command:
    """``--steps``, ``--preset``, ``--set`` and ``--pattern``."""
    names = ", ".join(sorted(RULES))
    command = click.option(
        "--default-steps",
        callback=_steps,
        metavar="STEP,…",
        help="Steps to run where neither the command nor a configuration names any; for hooks.",
    )(command)
    command = click.option(
        "--pattern",
        "patterns",
        callback=patterns,
        type=(str, str, str),
        multiple=True,
        metavar="NAME REGEX REPLACE",
        help="A step of your own: what REGEX matches becomes REPLACE, in which \\1 is a group. It runs after the others, or "
        "where --steps names it; repeatable.",
    )(command)
    command = click.option(
        "--set",
        "settings",
        callback=parsed,
        multiple=True,
        metavar="STEP.OPTION=VALUE",
        help="An option of a step, for instance desegment.segmented=yes, boilerplate.kinds=-caption,-credit (all but these), "
        "titles.extra=FILE (lines of yours); repeatable.",
    )(command)
    command = click.option(
        "--preset", callback=_preset, metavar="news|match", help="The steps of a preset: news, the default, or match."
    )(command)
    return click.option(
        "--steps",
        callback=_steps,
        metavar="STEP,…",
        shell_complete=_completed,
        help=f"Steps to run, in this order. There are: {names}.  [default: {','.join(PRESETS['news'])}]",
    )(command)


def input_options(command: Command) -> Command:
    """The inputs and how they are read."""
    for option in reversed(_INPUT):
        command = option(command)
    return command


_INPUT = [
    click.argument("files", nargs=-1, metavar="[FILE | FOLDER | -]…", type=click.Path(path_type=str, readable=False)),
    click.option(
        "--glob",
        "pattern",
        metavar="PATTERN",
        help="Which files of a FOLDER to read, for instance '**/*.txt'; without it, those whose names say a format asked for.",
    ),
    click.option(
        "--format",
        "form",
        type=click.Choice(FORMATS, case_sensitive=False),
        help="What the files are, where their names do not say it.",
    ),
    click.option("--field", "fields", multiple=True, metavar="NAME", help="The field of JSON lines with the text; repeatable."),
    click.option(
        "--column",
        "columns",
        multiple=True,
        metavar="NAME",
        help="The column of CSV or Parquet with the text; repeatable.",
    ),
    click.option(
        "--quoting",
        type=click.Choice(DIALECTS),
        default="csv",
        show_default=True,
        help="How cells are quoted: as CSV, not at all (TSV of cut and awk), or with backslashes (COPY of PostgreSQL).",
    ),
    click.option(
        "--reference",
        callback=_date,
        metavar="DATE",
        help="The day of publication, or auto: that of each text's dateline; without it no year is guessed.",
    ),
    click.option("--reference-field", metavar="NAME", help="The field or column with the day of publication of each document."),
    click.option(
        "--on-error",
        type=click.Choice(["stop", "skip", "keep"]),
        default="stop",
        show_default=True,
        help="What a document that cannot be read does: stop its file, be left out, or be passed on as it is.",
    ),
    click.option(
        "--config",
        metavar="PATH",
        help="One configuration for all files. Default: the nearest vnnorm.toml, or pyproject.toml with [tool.vnnorm].",
    ),
    click.option("--no-config", is_flag=True, help="Read no configuration."),
    click.option("--force-exclude", is_flag=True, help="Leave out files that a configuration excludes, also those named here."),
]


def _utf8(name: str) -> str:
    """A name from the command line decoded as UTF-8, which is the encoding of the files in every locale.

    >>> _utf8("tiêu đề")
    'tiêu đề'
    """
    return os.fsencode(name).decode("utf-8", "surrogateescape")


def choice_of(options: dict[str, Any], keep_frame: bool = False) -> Choice:
    """The options about the files as a ``Choice``."""
    for name in ("fields", "columns"):
        if len(set(options[name])) < len(options[name]):
            raise click.UsageError(f"--{name[:-1]} names {options[name][0]!r} more than once; name each once")
    dated = options["reference_field"]
    return Choice(
        options["form"],
        tuple(map(_utf8, options["fields"])),
        tuple(map(_utf8, options["columns"])),
        options["reference"],
        None if dated is None else _utf8(dated),
        keep_frame,
        quoting=options["quoting"],
    )
