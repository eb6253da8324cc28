"""CSV: ``1,Hà_Nội .`` → ``1,Hà Nội.``; a row in which nothing changes stays byte for byte, quotes and all."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from functools import partial
from typing import BinaryIO, NamedTuple

from vnnorm.cli.jsonl import OtherLine
from vnnorm.cli.messages import RecordError, UserError
from vnnorm.cli.pieces import Choice, Piece, Reference, Slot, choices, day, listed, reference_of
from vnnorm.cli.plain import not_utf8
from vnnorm.cli.records import LIMIT, lines

_DELIMITERS = ",;\t|"
_LONG_HEADER = 1 << 20  # bytes


class Row:
    """A row of a file."""

    documents = 1
    bad: Sequence[RecordError] = ()

    def __init__(self, raw: bytes, cells: list[str], numbers: Sequence[int], slots: Sequence[Slot], delimiter: str) -> None:
        self.slots = slots
        self._raw = raw
        self._cells = cells
        self._numbers = numbers
        self._delimiter = delimiter

    def built(self, texts: Sequence[str], keep_bad: bool) -> bytes:
        cells = list(self._cells)
        for number, text in zip(self._numbers, texts, strict=True):
            cells[number] = text
        if cells == self._cells:
            return self._raw
        end = "\r\n" if self._raw.endswith(b"\r\n") else "\n" if self._raw.endswith(b"\n") else ""
        everywhere = _row(self._cells, self._delimiter, end, True).encode("utf-8", "surrogatepass") == self._raw
        return _row(cells, self._delimiter, end, everywhere).encode("utf-8")


class _Layout(NamedTuple):
    """How the rows of a file are read."""

    delimiter: str
    numbers: list[int]  # of the columns with text
    dated: int | None  # the column with the day
    choice: Choice


class _Lines:
    """The lines of a stream as ``csv.reader`` takes them, and the bytes of those it took."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._taken: list[bytes] = []
        self.offset = 0  # of the first byte not yet handed out
        self.number = 0  # of the last line
        self._size = 0  # of the lines taken

    def __iter__(self) -> Iterator[str]:
        for raw in lines(self._stream):
            self._taken.append(raw)
            self.number += 1
            self._size += len(raw)
            if self._size > LIMIT:  # of a quote that is never closed, too
                first = self.number - len(self._taken) + 1
                raise UserError(f"line {first}: a row of more than {LIMIT >> 20} MiB; close its quotes, or split its text")
            yield raw.decode("utf-8", "surrogateescape")

    def header(self) -> bytes:
        """The lines of the first row, whatever its delimiter is: as many as close all quotes."""
        marks = size = 0
        for raw in lines(self._stream):
            self._taken.append(raw)
            self.number += 1
            marks += raw.count(b'"')
            size += len(raw)
            if marks % 2 == 0:
                break
            if size > _LONG_HEADER:
                raise UserError("line 1: the quotes of the header do not close; mend it")
        return self.taken()

    def taken(self) -> bytes:
        """The bytes since the last call."""
        raw = b"".join(self._taken)
        self._taken.clear()
        self._size = 0
        self.offset += len(raw)
        return raw


def pieces(stream: BinaryIO, choice: Choice) -> Iterator[Piece]:
    """The header, then the rows of a file, in order."""
    csv.field_size_limit(LIMIT)
    source = _Lines(stream)
    raw = source.header()
    if not raw:
        return  # an empty file
    _check_header(raw)
    delimiter, header = _header(raw, choice)
    if not choice.columns:
        raise UserError(f"which column holds the text? Pass --column; there are: {listed(header)}")
    numbers = [_number(name, header) for name in choice.columns]
    dated = None if choice.reference_field is None else _number(choice.reference_field, header)
    layout = _Layout(delimiter, numbers, dated, choice)
    yield OtherLine(raw)
    rows = csv.reader(source, delimiter=delimiter, strict=True)
    while True:
        first = source.number + 1
        offset = source.offset
        try:
            cells = next(rows, None)
        except csv.Error as error:
            raise UserError(f"line {first}: not CSV ({error}); close its quotes, or double those inside of quotes") from None
        raw = source.taken()
        if cells is None:
            return
        try:
            yield _piece(raw, cells, layout, first, offset)
        except RecordError as bad:
            yield OtherLine(raw, (bad,))


def _check_header(raw: bytes) -> None:
    """UserError for a first line that is not UTF-8 or runs on to the end of the file."""
    if (at := _first_bad_byte(raw)) is not None:
        raise UserError(str(not_utf8(raw, at)))
    if b"\r" in raw.rstrip(b"\r\n").replace(b"\r\n", b"") and b'"' not in raw:
        raise UserError("its lines end with a carriage return alone; convert it first: tr '\\r' '\\n'")


def _piece(raw: bytes, cells: list[str], layout: _Layout, line: int, offset: int) -> Piece:
    if not cells:
        return OtherLine(raw)  # a blank line
    place = f"line {line}"
    if (at := _first_bad_byte(raw)) is not None:
        raise not_utf8(raw, at, offset, f"{place}: ")
    numbers, dated, choice = layout.numbers, layout.dated, layout.choice
    if (last := max([*numbers, dated or 0])) >= len(cells):
        raise RecordError(
            f"{place}: has {len(cells)} cells, the column is number {last + 1}; mend the row, or pass --on-error keep"
        )
    reference: Reference = choice.reference
    if dated is not None:
        reference = day(cells[dated], place, choice.reference_field or "") or reference
    slots = [
        Slot(cells[number], reference_of(cells[number], reference), {"line": line, "field": name})
        for number, name in zip(numbers, choice.columns, strict=True)
    ]
    return Row(raw, cells, numbers, slots, layout.delimiter)


def _header(raw: bytes, choice: Choice) -> tuple[str, list[str]]:
    """The delimiter by which the header has the columns asked for, or the most columns, and the names by it."""
    text = raw.decode("utf-8-sig")
    read = {mark: _names(text, mark) for mark in _DELIMITERS}
    wanted = {*choice.columns, *([choice.reference_field] if choice.reference_field is not None else [])}
    best = max(_DELIMITERS, key=lambda mark: (len(wanted & set(read[mark])), len(read[mark]), mark == ","))
    return best, read[best]


def _names(text: str, delimiter: str) -> list[str]:
    """The cells of a header; none where it does not read so."""
    try:
        return next(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True), [])
    except csv.Error:
        return []


def _number(name: str, header: list[str]) -> int:
    if header.count(name) > 1:
        raise UserError(f"column {name!r} is there {header.count(name)} times; give each its own name")
    if name not in header:
        raise UserError(choices("column", name, header))
    return header.index(name)


def _row(cells: list[str], delimiter: str, end: str, everywhere: bool) -> str:
    out = io.StringIO(newline="")
    write = partial(csv.writer, out, delimiter=delimiter, lineterminator=end)
    (write(quoting=csv.QUOTE_ALL) if everywhere else write()).writerow(cells)
    return out.getvalue()


def _first_bad_byte(raw: bytes) -> int | None:
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start
    return None
