"""Events of reading: a file is opened, a piece of it is read, it ends; and the errors of a piece."""

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
    """A file is opened."""

    source: Source
    journal: Journal | None = None


class Read(NamedTuple):
    """A piece of the file was read."""

    piece: Piece
    position: int
    status: os.stat_result | None  # of the file, when it was opened


class Ended(NamedTuple):
    """The file was read to its end, or to an error."""

    error: UserError | None


Event = Opened | Read | Ended


def slots(event: Event) -> Sequence[Slot]:
    """The texts that come with an event."""
    return event.piece.slots if isinstance(event, Read) else ()


def faults(piece: Piece, done: list[Outcome]) -> Iterator[UserError]:
    """The errors of the steps on the texts of a piece."""
    for slot, outcome in zip(piece.slots, done, strict=True):
        start = f"{place_of(slot.place)}: " if slot.place else ""
        if outcome.fault:
            yield RecordError(f"{start}{outcome.fault}")
        elif not outcome.stable:
            yield RecordError(
                f"{start}the same steps would change the result again; run with --diff to see it, and please report it"
            )


def with_return(line: str) -> str:
    """A line of a diff, with its carriage return."""
    return f"{line}\r" if line[:1] in (" ", "+", "-") else line
