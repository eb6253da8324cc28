"""What a file is made of: pieces that are written at once, each with the texts in it that are normalized.

A piece is a line of JSON, a row of CSV, a batch of Parquet, or the whole of a text file. It can be written again with other
texts. It reports what is wrong with it instead of failing, because the user chooses what happens then (``--on-error``).
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from typing import Any, Literal, NamedTuple, Protocol

from vnnorm.cli.messages import RecordError, on_one_line

_DAY = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:[T ].*)?\Z", re.DOTALL)


Reference = datetime.date | Literal["auto"] | None
"""The day of publication that the user gave; "auto": that of each text's own dateline."""


class Slot(NamedTuple):
    """One text to normalize, with its day of publication and its place in the file."""

    text: str
    reference: datetime.date | None
    place: dict[str, int | str]  # line or row, counted from 1, and field; empty for a whole text
    line_end: str = "\n"  # what stands in the file for each line feed of the text
    form: str = ""  # "md" for Markdown, of which only the prose is touched


class Choice(NamedTuple):
    """Where in the files the text is, and when it was published, as the user says."""

    format: str | None = None
    fields: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    reference: Reference = None
    reference_field: str | None = None
    keep_frame: bool = False  # line ends and byte order mark of text files: where they are changed in their place, or would be
    drop_bom: bool = False  # for steps to take away all the same
    field_outputs: tuple[str, ...] = ()  # where the results go, one for each field; none: in the place of the texts
    column_outputs: tuple[str, ...] = ()  # the same for each column
    quoting: str = "csv"  # how cells of CSV are quoted
    start: tuple[int, int] = (0, 0)  # the bytes and lines of the file that an earlier run has done

    @property
    def names(self) -> set[str]:
        """The fields or columns that are looked for."""
        dated = () if self.reference_field is None else (self.reference_field,)
        return {*self.fields, *self.columns, *self.field_outputs, *self.column_outputs, *dated}


class Piece(Protocol):
    """A stretch of a file."""

    @property
    def raw(self) -> Any:
        """The piece as it was read, in the form of ``built``."""

    @property
    def slots(self) -> Sequence[Slot]:
        """The texts in it, in order; none where it is bad."""

    @property
    def bad(self) -> Sequence[RecordError]:
        """What is wrong with documents of it, in order."""

    @property
    def documents(self) -> int:
        """How many documents it holds, the bad ones among them."""

    def built(self, texts: Sequence[str], keep_bad: bool) -> Any:
        """The piece with these texts, as its format's sink takes it; ``raw`` itself where nothing differs."""


class Sink(Protocol):
    """Where pieces go that were built."""

    def write(self, built: Any, /) -> object:
        """Take one piece."""

    def close(self) -> None:
        """No piece follows."""


Pieces = Iterator[Piece]


def day(value: object, place: str, field: str) -> datetime.date | None:
    """The day that a reference field holds; None for no value; ``RecordError`` for anything that is not a day."""
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
        from vnnorm.rules.dates import publication_date  # needed only where it is asked for

        return publication_date(text)
    return reference


def place_of(place: dict[str, int | str]) -> str:
    """A place as a message names it.

    >>> place_of({"line": 7, "field": "text"})
    'line 7 field text'
    """
    return " ".join(f"{name} {value}" for name, value in place.items())


def listed(names: Sequence[str]) -> str:
    """Names of fields or columns for a message, the first few of many."""
    few = ", ".join(map(on_one_line, names[:12]))
    return f"{few}, …" if len(names) > 12 else few or "none"


def choices(kind: str, wanted: str, names: Sequence[str]) -> str:
    """That there is no such field or column, the nearest one, and which there are."""
    from difflib import get_close_matches  # needed on the way to an error only

    near = get_close_matches(wanted, names, 1)
    meant = f"; did you mean {near[0]!r}?" if near else ";"
    return f"no {kind} {wanted!r}{meant} there are: {listed(names)}"
