"""CSV: ``1,Hà_Nội .`` → ``1,Hà Nội.``; an unchanged row is copied byte for byte."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from typing import BinaryIO, NamedTuple

from vnnorm.cli.dialects import Csv, dialect
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

    def __init__(self, raw: bytes, cells: list[str], slots: Sequence[Slot], layout: _Layout) -> None:
        self.raw = raw
        self.slots = slots
        self._cells = cells
        self._layout = layout

    def built(self, texts: Sequence[str], keep_bad: bool) -> bytes:
        dialect, cells = self._layout.dialect, list(self._cells)
        cells += [""] * (self._layout.width - len(cells))
        for source, number, slot, text in zip(self._layout.numbers, self._layout.results, self.slots, texts, strict=True):
            cells[number] = self._cells[source] if text == slot.text else dialect.cell(text)
        return self.raw if cells == self._cells else _changed(self.raw, self._cells, cells, dialect)


class _Header(OtherLine):
    """A header that is written with further columns."""

    def __init__(self, raw: bytes, new: bytes) -> None:
        super().__init__(raw)
        self._new = new

    def built(self, texts: Sequence[str], keep_bad: bool) -> bytes:
        return self._new


class _Layout(NamedTuple):
    """How the rows of a file are read."""

    dialect: Csv
    header: list[str]
    numbers: list[int]  # of the columns with text
    results: list[int]  # of the columns that take the results
    width: int  # cells of a row that is written
    dated: int | None  # the column with the day
    choice: Choice


class _Lines:
    """The lines of a stream for ``csv.reader``, and the bytes of the lines that it read."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._taken: list[bytes] = []
        self.offset = 0  # of the first byte that ``taken`` has not returned
        self.number = 0  # number of the last line
        self._size = 0  # bytes of these lines

    def __iter__(self) -> Iterator[str]:
        for raw in lines(self._stream):
            self._taken.append(raw)
            self.number += 1
            self._size += len(raw)
            if self._size > LIMIT:  # also reached if a quote is never closed
                first = self.number - len(self._taken) + 1
                raise UserError(f"line {first}: a row of more than {LIMIT >> 20} MiB; close its quotes, or split its text")
            yield raw.decode("utf-8", "surrogateescape")

    def header(self, has_quotes: bool) -> bytes:
        """The lines of the header row, up to the one that closes all quotes."""
        marks = size = 0
        for raw in lines(self._stream):
            self._taken.append(raw)
            self.number += 1
            marks += raw.count(b'"')
            size += len(raw)
            if marks % 2 == 0 or not has_quotes:
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

    def seek(self, offset: int, number: int) -> None:
        """Continue at a byte of the file, after so many lines."""
        self._stream.seek(offset)
        self.offset, self.number = offset, number


def pieces(stream: BinaryIO, choice: Choice) -> Iterator[Piece]:
    """The header, then the rows of a file, in order, from ``choice.start`` on."""
    csv.field_size_limit(LIMIT)
    source = _Lines(stream)
    raw = source.header(choice.quoting == "csv")
    if not raw:
        return  # an empty file
    _check_header(raw)
    layout = _layout(raw, choice)
    if choice.start[0]:
        source.seek(*choice.start[:2])
    else:
        yield _header(raw, layout)
    rows = layout.dialect.rows(source)
    while True:
        first = source.number + 1
        offset = source.offset
        try:
            cells = next(rows, None)
        except csv.Error as error:
            plain = "; where quotes are plain characters, pass --quoting none" if layout.dialect.delimiter == "\t" else ""
            raise UserError(
                f"line {first}: not CSV ({error}); close its quotes, or double those inside of quotes{plain}"
            ) from None
        raw = source.taken()
        if cells is None:
            return
        try:
            yield _piece(raw, cells, layout, first, offset)
        except RecordError as bad:
            yield OtherLine(raw, (bad,))


def _check_header(raw: bytes) -> None:
    """UserError if the header is not UTF-8, or carriage returns end the lines."""
    if (at := _first_bad_byte(raw)) is not None:
        raise UserError(str(not_utf8(raw, at)))
    if b"\r" in raw.rstrip(b"\r\n").replace(b"\r\n", b"") and b'"' not in raw:
        raise UserError("its lines end with a carriage return alone; convert it first: tr '\\r' '\\n'")


def _layout(raw: bytes, choice: Choice) -> _Layout:
    """Choose the delimiter with which the header has the most of the wanted columns, then the most columns."""
    text = raw.decode("utf-8-sig")
    dialects = [dialect(choice.quoting, mark) for mark in _DELIMITERS]
    read = {one: _names(text, one) for one in dialects}
    usual = "," if choice.quoting == "csv" else "\t"
    best = max(dialects, key=lambda one: (len(choice.names & set(read[one])), len(read[one]), one.delimiter == usual))
    header = read[best]
    if not choice.columns:
        raise UserError(f"which column holds the text? Pass --column; there are: {listed(header)}")
    numbers = [_number(name, header) for name in choice.columns]
    new = [name for name in choice.column_outputs if name not in header]
    results = [_number(name, header + new) for name in choice.column_outputs] or numbers
    dated = None if choice.reference_field is None else _number(choice.reference_field, header)
    return _Layout(best, header, numbers, results, len(header + new) if choice.column_outputs else 0, dated, choice)


def _header(raw: bytes, layout: _Layout) -> Piece:
    """The header, with the columns that are new."""
    old = layout.header
    new = [name for name in layout.choice.column_outputs if name not in old]
    return _Header(raw, _changed(raw, old, old + new, layout.dialect)) if new else OtherLine(raw)


def _names(text: str, dialect: Csv) -> list[str]:
    """The cells of a header; empty if it is not valid in this dialect."""
    try:
        return next(dialect.rows(io.StringIO(text, newline="")), [])
    except csv.Error:
        return []


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
    if layout.width > len(layout.header) < len(cells):
        raise RecordError(
            f"{place}: has {len(cells)} cells, more than the {len(layout.header)} of the header, so that a new column has no "
            "place; mend the row, or pass --on-error keep"
        )
    reference: Reference = choice.reference
    if dated is not None:
        reference = day(cells[dated], place, choice.reference_field or "") or reference
    slots = []
    for number, name in zip(numbers, choice.columns, strict=True):
        text = layout.dialect.text(cells[number])
        slots.append(Slot(text, reference_of(text, reference), {"line": line, "field": name}))
    return Row(raw, cells, slots, layout)


def _changed(raw: bytes, old: list[str], new: list[str], dialect: Csv) -> bytes:
    """A row with its new cells; if cells are only appended, the bytes before them stay."""
    end = "\r\n" if raw.endswith(b"\r\n") else "\n" if raw.endswith(b"\n") else ""
    everywhere = dialect.is_quoted_everywhere(old, end, raw)
    if new[: len(old)] == old:
        added = dialect.row(["", *new[len(old) :]], end, everywhere)
        return raw[: len(raw) - len(end)] + added.removeprefix('""' if everywhere else "").encode("utf-8")
    return dialect.row(new, end, everywhere).encode("utf-8")


def _number(name: str, header: list[str]) -> int:
    if header.count(name) > 1:
        raise UserError(f"column {name!r} is there {header.count(name)} times; give each its own name")
    if name not in header:
        raise UserError(choices("column", name, header))
    return header.index(name)


def _first_bad_byte(raw: bytes) -> int | None:
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start
    return None
