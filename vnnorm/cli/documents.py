"""The texts of files, one after another, for the commands that write no files."""

from __future__ import annotations

from collections.abc import Iterator

from vnnorm.cli.console import Console
from vnnorm.cli.formats import format_of, reader
from vnnorm.cli.inputs import Unreadable, find_sources
from vnnorm.cli.messages import UserError
from vnnorm.cli.pieces import Choice, Slot
from vnnorm.cli.streams import Reading, opened


def documents(
    files: tuple[str, ...], pattern: str | None, choice: Choice, on_error: str, console: Console
) -> Iterator[tuple[str, Slot]]:
    """Yield the printable name of the file and the text, for every text; report files that cannot be read."""
    for source in find_sources(files, pattern, choice, once=False):
        if isinstance(source, Unreadable):
            console.error(source.shown, source.error)
            continue
        try:
            with opened(source.path, Reading()) as stream:
                for piece in reader(format_of(source.path, choice))(stream, choice):
                    for bad in piece.bad:
                        console.error(source.shown, bad)
                    if piece.bad and on_error == "stop":
                        break
                    for slot in piece.slots:
                        yield source.shown, slot
        except UserError as error:
            console.error(source.shown, error)
