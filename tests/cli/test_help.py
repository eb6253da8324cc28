"""The help of the commands, and what the docs say of their options."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from tests.support.command import run
from vnnorm.cli.app import cli
from vnnorm.cli.help import heading_of
from vnnorm.cli.normalize import normalize_command

DOCS = Path(__file__).parents[2] / "docs"
# Options that are of no group of the help of normalize.
OTHER = {"quiet", "stats", "verbose"}


def commands(group: click.Group = cli) -> Iterator[click.Command]:
    """The commands of the program, those of a group among them."""
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if isinstance(command, click.Group):
            yield from commands(command)
        elif command is not None:
            yield command


OPTIONS = sorted(
    {
        option
        for command in commands()
        for parameter in command.get_params(click.Context(command))
        for option in (*parameter.opts, *parameter.secondary_opts)
        if option.startswith("--") and option != "--help"
    }
)


@pytest.mark.parametrize("option", OPTIONS)
def test_the_docs_tell_every_option(option: str) -> None:
    pages = [(DOCS / name).read_text("utf-8") for name in ("command-line.md", "configuration.md")]
    assert any(re.search(rf"{option}(?![\w-])", page) for page in pages), (
        f"write a sentence on {option} into docs/command-line.md"
    )


@pytest.mark.parametrize("name", [option.name for option in normalize_command.params if isinstance(option, click.Option)])
def test_every_option_of_normalize_has_a_group(name: str) -> None:
    is_other = heading_of(name) == "Other options"
    assert is_other == (name in OTHER), f"name {name!r} in its group in vnnorm/cli/help.py"


def test_help_shows_groups_with_every_option_once() -> None:
    told = run("normalize", "--help").stdout.decode()
    headings = ["What is read:", "What is done:", "Where it goes:", "Long work, and trials:", "Other options:"]
    places = [told.index(f"\n{heading}\n") for heading in headings]
    assert places == sorted(places)
    for option in ("--output-field", "--quoting", "--resume", "--limit", "--seed"):
        assert told.count(f"  {option} ") == 1, option
