"""The texts of files, one after another, for the commands that write no files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from vnnorm.cli.console import Console
from vnnorm.cli.formats import format_of, reader
from vnnorm.cli.inputs import Source, Unreadable
from vnnorm.cli.messages import UserError
from vnnorm.cli.pieces import Choice, Slot
from vnnorm.cli.streams import OpenFile, opened


def documents(
    sources: Sequence[Source | Unreadable], choice: Choice, on_error: str, console: Console
) -> Iterator[tuple[Source, Slot]]:
    """Yield the file and the text, for every text; report files that cannot be read."""
    for source in sources:
        if isinstance(source, Unreadable):
            console.error(source.shown, source.error)
            continue
        try:
            with opened(source.path, OpenFile()) as stream:
                for piece in reader(format_of(source.path, choice))(stream, choice):
                    for bad in piece.bad:
                        console.error(source.shown, bad)
                    if piece.bad and on_error == "stop":
                        break
                    for slot in piece.slots:
                        yield source, slot
        except UserError as error:
            console.error(source.shown, error)
