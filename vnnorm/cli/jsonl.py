"""JSON lines: ``{"id":1, "text":"Hà_Nội ."}`` → ``{"id":1, "text":"Hà Nội."}``; the rest of the line stays byte for byte."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import BinaryIO

from vnnorm.cli.json_object import JsonObject, Record, after_blank, first_fields, not_an_object
from vnnorm.cli.messages import RecordError, UserError
from vnnorm.cli.pieces import Choice, Piece, Slot
from vnnorm.cli.plain import BOM, not_utf8
from vnnorm.cli.records import TooLong, is_too_long, lines, skip_line


class OtherLine:
    """A line without a text: blank, or bad."""

    slots: Sequence[Slot] = ()

    def __init__(self, raw: bytes, bad: Sequence[RecordError] = ()) -> None:
        self.raw = raw
        self.bad = bad
        self.documents = len(bad)

    def built(self, texts: Sequence[str], keep_bad: bool) -> bytes:
        return self.raw if keep_bad or not self.bad else b""


def pieces(stream: BinaryIO, choice: Choice) -> Iterator[Piece]:
    """The lines of a file, in order, from ``choice.start`` on."""
    offset, before, _ = choice.start
    if offset:
        stream.seek(offset)
    for number, raw in enumerate(lines(stream), before + 1):
        if not choice.fields:
            raise UserError(f"which field holds the text? Pass --field; {first_fields(raw.decode('utf-8-sig', 'replace'))}")
        if is_too_long(raw):
            size = len(raw) + skip_line(stream)
            yield TooLong(f"line {number}", size)
            offset += size
            continue
        start = len(BOM) if number == 1 and raw.startswith(BOM) else 0
        try:
            yield _piece(raw, 1 if start else 0, number, choice)
        except UnicodeDecodeError as error:
            yield OtherLine(raw, (not_utf8(raw, error.start, offset, f"line {number}: "),))
        except RecordError as bad:
            yield OtherLine(raw, (bad,))
        offset += len(raw)


def _piece(raw: bytes, mark: int, number: int, choice: Choice) -> Piece:
    line = str(raw, "utf-8")
    opening = after_blank(line, mark)
    if opening == len(line):
        return OtherLine(raw)
    if number == 1 and line[opening] == "[":
        raise RecordError("line 1: a list begins here, not an object; for a file that is one list, pass --format json")
    try:
        read = JsonObject(line, opening, choice.names)
        read.expect_end()
    except (ValueError, RecursionError) as error:
        raise RecordError(f"line {number}: {not_an_object(error, line)}") from None
    return Record(raw, line, read, choice, {"line": number})
