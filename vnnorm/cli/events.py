"""What happens while files are read: one is opened, pieces of it are read, it ends; and what went wrong with a piece."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from vnnorm.cli.inputs import Source
from vnnorm.cli.journal import Journal
from vnnorm.cli.messages import RecordError, UserError
from vnnorm.cli.pieces import Piece, Slot, place_of
from vnnorm.cli.work import Outcome


class Opened(NamedTuple):
    """A file comes next."""

    source: Source
    journal: Journal | None = None


class Read(NamedTuple):
    """A piece of it was read."""

    piece: Piece
    position: int
    status: os.stat_result | None  # of the file, when it was opened


class Ended(NamedTuple):
    """It is read to its end, or as far as it can be."""

    error: UserError | None


Event = Opened | Read | Ended


def slots(event: Event) -> Sequence[Slot]:
    """The texts that come with an event."""
    return event.piece.slots if isinstance(event, Read) else ()


def faults(piece: Piece, done: list[Outcome]) -> Iterator[UserError]:
    """What went wrong with the texts of a piece."""
    for slot, outcome in zip(piece.slots, done, strict=True):
        start = f"{place_of(slot.place)}: " if slot.place else ""
        if outcome.fault:
            yield RecordError(f"{start}{outcome.fault}")
        elif not outcome.stable:
            yield RecordError(
                f"{start}the same steps would change the result again; run with --diff to see it, and please report it"
            )


def with_return(line: str) -> str:
    """A line of a diff of a text with carriage returns."""
    return f"{line}\r" if line[:1] in (" ", "+", "-") else line
