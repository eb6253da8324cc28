"""``vnnorm explain``: what fired, where, from which data entry; as lines or as JSON."""

from __future__ import annotations

from itertools import chain
from typing import Any

import click

from vnnorm.cli.console import Console, on_terminal
from vnnorm.cli.documents import documents
from vnnorm.cli.messages import on_one_line, without_controls
from vnnorm.cli.options import choice_of, chosen_steps, input_options, step_options
from vnnorm.cli.pieces import Slot
from vnnorm.normalized import Normalized
from vnnorm.pipeline import explain
from vnnorm.step import Step


@click.command("explain")
@input_options
@step_options
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a change, offsets in code points into the source.")
@click.pass_context
def explain_command(
    context: click.Context,
    /,
    steps: tuple[str | Step, ...] | None,
    preset: tuple[str | Step, ...] | None,
    as_json: bool,
    **options: Any,
) -> None:
    """Tell every change in FILEs: its place, the steps and data entries that made it, what was there and what is there now.

    A line is FILE:LINE:COLUMN: REASON: 'OLD' → 'NEW', columns counted in code points from 1.
    """
    console = Console()
    names = chosen_steps(steps, preset)
    found = documents(options["files"], options["pattern"], choice_of(options), options["on_error"], console)
    for name, slot in found:
        told = explain(slot.text, steps=names, reference=slot.reference)
        _changes(console, name, slot, told, as_json)
    context.exit(2 if console.failed else 0)


def _changes(console: Console, name: str, slot: Slot, told: Normalized, as_json: bool) -> None:
    line, begin, at = 1, 0, 0
    for edit in told.edits:
        feeds = slot.text.count("\n", at, edit.start)
        if feeds:
            line += feeds
            begin = slot.text.rindex("\n", at, edit.start) + 1
        at = edit.start
        if as_json:
            place = slot.place or {"line": line}
            change = {"start": edit.start, "end": edit.end, "old": edit.old, "new": edit.new, "reasons": edit.reasons}
            console.row({"file": name, **place, **change})
            continue
        where = ":".join(map(str, chain([name], slot.place.values(), [line, edit.start - begin + 1])))
        text = f"{where}: {', '.join(edit.reasons)}: {on_one_line(edit.old)} → {on_one_line(edit.new)}\n"
        console.write((without_controls(text) if on_terminal() else text).encode("utf-8", "backslashreplace"))
