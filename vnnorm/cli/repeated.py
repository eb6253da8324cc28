"""``vnnorm repeated-lines``: the lines that many texts of an outlet share, for ``--set boilerplate.repeated=FILE``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

import click

from vnnorm.cli.configured import Configured
from vnnorm.cli.console import Console
from vnnorm.cli.documents import documents
from vnnorm.cli.inputs import Source
from vnnorm.cli.options import choice_of, input_options
from vnnorm.cli.pieces import Choice, Slot

_OUTLETS = 1_000  # maximum outlets, each with at most 100,000 lines; a field with more values is no outlet


@click.command("repeated-lines")
@input_options
@click.option(
    "--minimum", type=click.IntRange(min=2), required=True, metavar="N", help="In how many texts a line stands, at least."
)
@click.option(
    "--outlet-field",
    metavar="NAME",
    help="The field or column that names the outlet of a text: each outlet is counted by itself, and printed before its lines.",
)
@click.pass_context
def repeated_lines_command(
    context: click.Context,
    /,
    on_error: str,
    minimum: int,
    outlet_field: str | None,
    **options: Any,
) -> None:
    """Print the lines that stand in N texts of FILEs or more, sorted: what an outlet puts on every page.

    Give the texts of one outlet at a time, or name the field of the outlet; then each line of the output is the outlet, a
    tabulator and the line. The texts are read once, and memory is bounded.
    """
    from vnnorm.rules.boilerplate import RepeatedLines

    console = Console()
    counted = RepeatedLines(minimum=minimum)
    choice = choice_of(options)
    if outlet_field is not None:
        choice = _with_field(choice, outlet_field)
    sources = Configured(options).sources(options, choice)
    outlets: set[str] = set()
    for text, outlet in _by_outlet(documents(sources, choice, on_error, console), outlet_field):
        outlets.add(outlet)
        if len(outlets) > _OUTLETS:
            raise click.UsageError(f"{outlet_field!r} has more than {_OUTLETS:,} values; name the field of the outlet")
        counted.add(text, outlet)
    for outlet in counted.outlets():
        head = "" if outlet_field is None else f"{' '.join(outlet.split())}\t"
        console.write("".join(f"{head}{line}\n" for line in sorted(counted.of(outlet))).encode("utf-8", "surrogatepass"))
    context.exit(2 if console.failed else 0)


def _with_field(choice: Choice, name: str) -> Choice:
    """The choice with one more field or column, after those of the texts."""
    if not choice.fields and not choice.columns:
        raise click.UsageError(
            "--outlet-field names a field of records; name that of the text as well, with --field or --column"
        )
    if choice.columns:
        return choice._replace(columns=(*choice.columns, name))
    return choice._replace(fields=(*choice.fields, name))


def _by_outlet(slots: Iterable[tuple[Source, Slot]], outlet_field: str | None) -> Iterator[tuple[str, str]]:
    """The texts, each with its outlet from another field of the same record; the outlet of a null is empty."""
    if outlet_field is None:
        yield from ((slot.text, "") for _, slot in slots)
        return
    for _, record in groupby(slots, key=_record):
        values = [slot for _, slot in record]
        outlet = next((slot.text for slot in values if slot.place.get("field") == outlet_field), "")
        yield from ((slot.text, outlet) for slot in values if slot.place.get("field") != outlet_field)


def _record(found: tuple[Source, Slot]) -> tuple[object, ...]:
    """The record that a value belongs to: its file, and its line or row."""
    source, slot = found
    return (source.path, *(number for number in slot.place.values() if isinstance(number, int)))
