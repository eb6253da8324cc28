"""The pieces of a file. Each contains texts to normalize, and is written as a whole.

A piece is a line of JSON, a row of CSV, a batch of Parquet, or a whole text file. It can be written again with other texts. It
reports its faults instead of raising them, because the user decides how to handle them (``--on-error``).
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from typing import Any, Literal, NamedTuple, Protocol

from vnnorm.cli.messages import RecordError, on_one_line

_DAY = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:[T ].*)?\Z", re.DOTALL)


Reference = datetime.date | Literal["auto"] | None
"""The day of publication from the options; "auto": from the dateline of each text."""


class Slot(NamedTuple):
    """One text to normalize, with its day of publication and its place in the file."""

    text: str
    reference: datetime.date | None
    place: dict[str, int | str]  # line or row, counted from 1, and field; empty for a whole text
    line_end: str = "\n"  # how the file writes each line feed of the text
    form: str = ""  # "md" for Markdown, in which only the prose changes


class Choice(NamedTuple):
    """The options for the files: the place of the texts, their day of publication, the place of the results."""

    format: str | None = None
    fields: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    reference: Reference = None
    reference_field: str | None = None
    keep_frame: bool = False  # keep line ends and byte order mark of text files: for --in-place, --check and --diff
    drop_bom: bool = False  # let steps remove the byte order mark nevertheless
    field_outputs: tuple[str, ...] = ()  # fields for the results, one for each field; empty: overwrite the texts
    column_outputs: tuple[str, ...] = ()  # the same for each column
    quoting: str = "csv"  # how cells of CSV are quoted
    start: tuple[int, int, int] = (0, 0, 0)  # the bytes, lines and documents of the file that an earlier run has processed

    @property
    def names(self) -> set[str]:
        """All fields and columns that are read."""
        dated = () if self.reference_field is None else (self.reference_field,)
        return {*self.fields, *self.columns, *self.field_outputs, *self.column_outputs, *dated}


class Piece(Protocol):
    """A part of a file."""

    @property
    def raw(self) -> Any:
        """The piece as it was read, in the form of ``built``."""

    @property
    def slots(self) -> Sequence[Slot]:
        """The texts in it, in order; none if it cannot be read."""

    @property
    def bad(self) -> Sequence[RecordError]:
        """The errors of its documents, in order."""

    @property
    def documents(self) -> int:
        """The number of its documents, including bad ones."""

    def built(self, texts: Sequence[str], keep_bad: bool) -> Any:
        """The piece with these texts, in the form for the sink of its format; ``raw`` itself if nothing differs."""


class Sink(Protocol):
    """Takes built pieces."""

    def write(self, built: Any, /) -> object:
        """Take one piece."""

    def close(self) -> None:
        """No piece follows."""


Pieces = Iterator[Piece]


def day(value: object, place: str, field: str) -> datetime.date | None:
    """The day in a reference field; None if empty; ``RecordError`` if it is not a day."""
    if value is None or value == "":
        return None
    if isinstance(value, datetime.date):
        return value
    if isinstance(value, str) and (found := _DAY.match(value)):
        try:
            return datetime.date.fromisoformat(found[1])
        except ValueError:
            pass
    told = on_one_line(value) if isinstance(value, str) else f"a {type(value).__name__}"
    raise RecordError(f"{place}: {field!r} is not a day ({told}); write YYYY-MM-DD, a time may follow")


def reference_of(text: str, reference: Reference) -> datetime.date | None:
    """The day of publication of a text."""
    if reference == "auto":
        from vnnorm.rules.dates import publication_date  # loaded only on demand

        return publication_date(text)
    return reference


def place_of(place: dict[str, int | str]) -> str:
    """A place as a message names it.

    >>> place_of({"line": 7, "field": "text"})
    'line 7 field text'
    """
    return " ".join(f"{name} {value}" for name, value in place.items())


def listed(names: Sequence[str]) -> str:
    """Names of fields or columns for a message, the first twelve of many."""
    few = ", ".join(map(on_one_line, names[:12]))
    return f"{few}, …" if len(names) > 12 else few or "none"


def choices(kind: str, wanted: str, names: Sequence[str]) -> str:
    """The error message for an unknown field or column: the nearest name, and all names."""
    from difflib import get_close_matches  # needed for an error only

    near = get_close_matches(wanted, names, 1)
    meant = f"; did you mean {near[0]!r}?" if near else ";"
    return f"no {kind} {wanted!r}{meant} there are: {listed(names)}"
