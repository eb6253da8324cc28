"""The options of ``normalize`` for the place of the results, the part of the input to process, and messages."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from vnnorm.cli.pieces import Choice

Command = TypeVar("Command", bound=Callable[..., Any])

_OUTPUT = [
    click.option(
        "-o", "--output", metavar="FILE|DIR", help="Write to a file, or several inputs to a folder of the same shape."
    ),
    click.option(
        "--output-field",
        "output_fields",
        multiple=True,
        metavar="NAME",
        help="Keep the raw text, and write the result into this field of the line; one for each --field.",
    ),
    click.option(
        "--output-column",
        "output_columns",
        multiple=True,
        metavar="NAME",
        help="Keep the raw text, and write the result into this column; one for each --column.",
    ),
    click.option("-i", "--in-place", is_flag=True, help="Change the files where they are, each whole or not at all."),
    click.option("--force", is_flag=True, help="Replace files that are read-only, too."),
    click.option("--drop-bom", is_flag=True, help="Let characters take the byte order mark of files changed in place."),
    click.option("--check", is_flag=True, help="Write nothing; the exit status is 1 if a file would change."),
    click.option("--diff", is_flag=True, help="Write nothing; print what would change, as a unified diff."),
    click.option("--skip-existing", is_flag=True, help="With --output, leave out files whose output is there already."),
    click.option(
        "--resume/--no-resume",
        default=None,
        help="With --output, continue where an earlier run was stopped (any format but text and Markdown), or start anew.",
    ),
    click.option("--limit", type=click.IntRange(min=0), metavar="N", help="A trial: the first N documents alone."),
    click.option("--sample", type=click.IntRange(min=0), metavar="N", help="A trial: N documents at random, in their order."),
    click.option(
        "--seed", type=int, default=0, show_default=True, help="Which documents --sample takes; the same for the same number."
    ),
    click.option(
        "-j", "--jobs", type=click.IntRange(min=0), default=1, show_default=True, help="Processes; 0: one for each core."
    ),
    click.option("--stats", is_flag=True, help="Count documents by step and characters removed by kind, on standard error."),
    click.option("-q", "--quiet", is_flag=True, help="Tell errors only."),
    click.option("-v", "--verbose", is_flag=True, help="Tell of every file what was done."),
]


def output_options(command: Command) -> Command:
    """Add the options of this module to a command."""
    for option in reversed(_OUTPUT):
        command = option(command)
    return command


def with_outputs(choice: Choice, options: dict[str, Any]) -> Choice:
    """The choice with the fields and columns for the results; UsageError if they do not match those of the texts."""
    for kind, sources in (("field", choice.fields), ("column", choice.columns)):
        names = options[f"output_{kind}s"]
        if names and len(names) != len(sources):
            raise click.UsageError(
                f"there are {len(names)} --output-{kind} and {len(sources)} --{kind}; give one for each, in order"
            )
        if len(set(names)) < len(names):
            raise click.UsageError(f"--output-{kind} names one {kind} twice; name each once")
        for name in names:
            if name in sources:
                raise click.UsageError(
                    f"--output-{kind} {name} holds a text that is read; name another, or leave it out to overwrite the text"
                )
    return choice._replace(field_outputs=options["output_fields"], column_outputs=options["output_columns"])


def check_flags(output: str | None, in_place: bool, options: dict[str, Any]) -> None:
    """UsageError on options that exclude each other."""
    looks = options["check"] or options["diff"]
    ways = [("--in-place", in_place), ("--output", output is not None), ("--check or --diff", looks)]
    _check_one(ways, ": the results can go one way only")
    _check_one([("--quiet", options["quiet"]), ("--verbose", options["verbose"])], "")
    trial = "--limit" if options["limit"] is not None else "--sample" if options["sample"] is not None else None
    _check_one([("--limit", options["limit"] is not None), ("--sample", options["sample"] is not None)], "")
    resume = {True: "--resume", False: "--no-resume", None: None}[options["resume"]]
    if trial and in_place:
        raise click.UsageError(f"{trial} does not go with --in-place: the rest of the file would be lost; pass --output")
    if trial and resume:
        raise click.UsageError(f"{trial} does not go with {resume}: a trial is done at once; leave one of them out")
    for name, wanted in (("--skip-existing", options["skip_existing"]), (resume, resume is not None)):
        if wanted and output is None:
            again = "; --in-place needs none, run it again: what is done stays as it is" if in_place else ""
            raise click.UsageError(f"{name} needs --output{again}")


def _check_one(given: list[tuple[str, bool]], why: str) -> None:
    names = [name for name, wanted in given if wanted]
    if len(names) > 1:
        raise click.UsageError(f"{names[0]} does not go with {names[1]}{why}; give one of them")
