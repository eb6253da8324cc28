"""``vnnorm find``: the dates, titled names and page residue in files, one JSON object for each finding."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from typing import Any

import click

from vnnorm.cli.commands import Commands
from vnnorm.cli.configured import Configured
from vnnorm.cli.console import Console
from vnnorm.cli.covers import cover_of
from vnnorm.cli.documents import documents
from vnnorm.cli.options import choice_of, input_options
from vnnorm.cli.pieces import Slot

Finding = dict[str, Any]


@click.group("find", cls=Commands)
def find_group() -> None:
    """Print the findings in files, one JSON object for each.

    Every object has the file and the line, and in JSON lines, CSV and Parquet the field (for Parquet the row in place of the
    line). Offsets (start, end) are code points into the text: of the file, or of the field.
    """


def _dates(slot: Slot) -> Iterator[tuple[int, Finding]]:
    from vnnorm.rules.dates import find_dates

    for date in find_dates(slot.text, reference=slot.reference):
        days = {"first_day": date.first_day, "last_day": date.last_day}
        cells = {**date._asdict(), "core": date.core._asdict()}
        yield date.start, {**cells, **{key: day and day.isoformat() for key, day in days.items()}}


def _titles(slot: Slot) -> Iterator[tuple[int, Finding]]:
    from vnnorm.rules.titles import find_titles

    for found in find_titles(slot.text):
        spans = {"name": found.name, "title": found.title, "apposition": found.apposition}
        cells = {part: span and {**span._asdict(), "text": span.of(slot.text)} for part, span in spans.items()}
        yield min(span.start for span in spans.values() if span), {**cells, "kinds": found.kinds}


def _boilerplate(slot: Slot) -> Iterator[tuple[int, Finding]]:
    from vnnorm.rules.boilerplate import find_boilerplate

    for found in find_boilerplate(slot.text):
        yield found.start, {**found._asdict(), "text": slot.text[found.start : found.end]}


def _command(name: str, about: str, find: Callable[[Slot], Iterator[tuple[int, Finding]]]) -> None:
    @find_group.command(name, help=about)
    @input_options
    @click.pass_context
    def command(context: click.Context, /, on_error: str, **options: Any) -> None:
        console = Console()
        choice = choice_of(options)
        for source, slot in documents(Configured(options).sources(options, choice), choice, on_error, console):
            feeds: list[int] | None = None
            cover = cover_of(slot.text, slot.form)
            hidden = cover(slot.text) if cover else []
            ends = [end for _, end, _ in hidden]
            for start, row in find(slot):
                at = bisect_right(ends, start)
                if at < len(hidden) and hidden[at][0] <= start:
                    continue
                if slot.place:
                    place = slot.place
                else:
                    feeds = feeds if feeds is not None else [at for at, char in enumerate(slot.text) if char == "\n"]
                    place = {"line": bisect_right(feeds, start - 1) + 1}
                console.row({"file": source.shown, **place, **row})
        context.exit(2 if console.failed else 0)


_command("dates", "Print the dates in FILEs with their values in EDTF; without --reference no year is guessed.", _dates)
_command("titles", "Print the names in FILEs that stand with a title or an apposition.", _titles)
_command("boilerplate", "Print the page residue in FILEs: sidebars, captions, credits, bylines and the like.", _boilerplate)
