"""``vnnorm repeated-lines``: the lines that many texts of an outlet share, for ``--set boilerplate.repeated=FILE``."""

from __future__ import annotations

from typing import Any

import click

from vnnorm.cli.configured import Configured
from vnnorm.cli.console import Console
from vnnorm.cli.documents import documents
from vnnorm.cli.options import choice_of, input_options


@click.command("repeated-lines")
@input_options
@click.option(
    "--minimum", type=click.IntRange(min=2), required=True, metavar="N", help="In how many texts a line stands, at least."
)
@click.pass_context
def repeated_lines_command(
    context: click.Context,
    /,
    on_error: str,
    minimum: int,
    **options: Any,
) -> None:
    """Print the lines that stand in N texts of FILEs or more, sorted: what an outlet puts on every page.

    Give the texts of one outlet at a time. They are read once, and memory is bounded.
    """
    from vnnorm.rules.boilerplate import RepeatedLines

    console = Console()
    counted = RepeatedLines(minimum=minimum)
    choice = choice_of(options)
    for _, slot in documents(Configured(options).sources(options, choice), choice, on_error, console):
        counted.add(slot.text)
    console.write("".join(f"{line}\n" for line in sorted(counted.of())).encode("utf-8", "surrogatepass"))
    context.exit(2 if console.failed else 0)
