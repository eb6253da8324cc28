"""``vnnorm explain``: every change with its place and data entry, as lines, JSON or a page."""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import chain, islice
from typing import Any, NamedTuple, TypeVar

import click

from vnnorm.cli.configured import Configured
from vnnorm.cli.console import Console, on_terminal
from vnnorm.cli.covers import explained
from vnnorm.cli.documents import documents
from vnnorm.cli.help import GroupedCommand
from vnnorm.cli.inputs import Source
from vnnorm.cli.messages import UserError, cause, on_one_line, shown, without_controls
from vnnorm.cli.options import choice_of, input_options, step_options
from vnnorm.cli.pieces import Slot
from vnnorm.cli.targets import Written
from vnnorm.normalized import Normalized
from vnnorm.report import REPORT_MARK

Document = TypeVar("Document")
_HEAD = 1 << 10  # bytes at the start of a report that contain its mark


@click.command("explain", cls=GroupedCommand)
@input_options
@step_options
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a change, offsets in code points into the source.")
@click.option("--line", type=click.IntRange(min=1), metavar="N", help="The document or text on this line alone (Parquet: row).")
@click.option("--html", metavar="REPORT", help="Write a page that shows source and result side by side.")
@click.pass_context
def explain_command(
    context: click.Context,
    /,
    as_json: bool,
    html: str | None,
    **options: Any,
) -> None:
    """Print every change in FILEs: its place, the steps and data entries that made it, the old and the new text.

    A line is FILE:LINE:COLUMN: REASON: 'OLD' → 'NEW', columns counted in code points from 1.
    """
    if html is not None and as_json:
        raise click.UsageError("--html does not go with --json; give one of them")
    if html is not None:
        _check_report(html)
    console = Console()
    configured = Configured(options)
    choice = choice_of(options)
    found = documents(configured.sources(options, choice), choice, options["on_error"], console)
    line: int | None = options["line"]
    if line is not None:
        found = _on_line(found, line, console)
    if html is not None:
        _report(console, html, found, configured)
    for source, slot in found:
        told = explained(slot.text, slot.form, configured.steps(source.path), slot.reference)
        _changes(console, source.shown, slot, _Told(told, as_json, None if slot.place else line))
    context.exit(2 if console.failed else 0)


def _check_report(path: str) -> None:
    """UsageError if REPORT exists and is no report: most likely it is the FILE, and REPORT was forgotten."""
    try:
        if os.path.isfile(path) and os.path.getsize(path):
            with open(path, "rb") as file:
                if REPORT_MARK.encode() not in file.read(_HEAD):
                    raise click.UsageError(
                        f"--html: {shown(path)} is there, and is no report; give the report a name of its own: "
                        f"--html report.html {shown(path)}"
                    )
    except OSError as error:
        raise click.UsageError(f"--html: {shown(path)} cannot be read ({cause(error)}); name another file") from None


def _report(console: Console, path: str, found: Iterator[tuple[Source, Slot]], configured: Configured) -> None:
    """Write the page of the only document; UsageError if there are more."""
    documents = list(islice(found, 2))
    if len(documents) > 1:
        raise click.UsageError("--html shows one document, and there are more; name one file, or one of its lines: --line 7")
    for source, slot in documents:
        told = explained(slot.text, slot.form, configured.steps(source.path), slot.reference)
        page = Written(path, "txt", False)
        try:
            page.write(told.to_html(source.shown).encode("utf-8"), True)
            page.commit()
        except UserError as fault:
            console.error(shown(path), fault)
        finally:
            page.close()


def _on_line(found: Iterator[tuple[Document, Slot]], wanted: int, console: Console) -> Iterator[tuple[Document, Slot]]:
    """The texts of the document on a line, or of a file that has this line; UsageError if there is none."""
    is_there = False
    for document, slot in found:
        at = slot.place.get("line", slot.place.get("row"))
        if at == wanted or (at is None and slot.text.count("\n") >= wanted - 1):
            is_there = True
            yield document, slot
        elif isinstance(at, int) and at > wanted:
            break
    if not is_there and not console.failed:
        raise click.UsageError(f"--line: no text is on line {wanted}; the first line is number 1, that of a header included")


class _Told(NamedTuple):
    """The changes of a text, and the options for printing them."""

    text: Normalized
    as_json: bool
    only: int | None  # print the changes on this line only; None: all


def _changes(console: Console, name: str, slot: Slot, told: _Told) -> None:
    line, begin, at = 1, 0, 0
    for edit in told.text.edits:
        feeds = slot.text.count("\n", at, edit.start)
        if feeds:
            line += feeds
            begin = slot.text.rindex("\n", at, edit.start) + 1
        at = edit.start
        if told.only not in (None, line):
            continue
        if told.as_json:
            place = slot.place or {"line": line}
            change = {"start": edit.start, "end": edit.end, "old": edit.old, "new": edit.new, "reasons": edit.reasons}
            console.row({"file": name, **place, **change})
            continue
        where = ":".join(map(str, chain([name], slot.place.values(), [line, edit.start - begin + 1])))
        text = f"{where}: {', '.join(edit.reasons)}: {on_one_line(edit.old)} → {on_one_line(edit.new)}\n"
        console.write((without_controls(text) if on_terminal() else text).encode("utf-8", "backslashreplace"))
