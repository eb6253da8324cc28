"""JSON files that are not lines: ``[{"text": "Hà_Nội ."}, …]``, pretty-printed or not, and objects one after another.

One value is in memory at a time. The text between the values and the layout inside them stay.
"""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator, Sequence
from typing import BinaryIO

from vnnorm.cli import jsonl
from vnnorm.cli.json_object import JsonObject, Record, after_blank, first_fields, value_at
from vnnorm.cli.jsonl import OtherLine
from vnnorm.cli.messages import RecordError, UserError
from vnnorm.cli.pieces import Choice, Piece, place_of
from vnnorm.cli.records import LIMIT

_CHUNK = 1 << 16  # bytes read at first; doubled while a value needs more
_NAMES = {'"': "a string", "[": "a list", "t": "true", "f": "false", "n": "null"}


class _List:
    """The list of the items. It omits the comma before the first item that is written."""

    closing = b"\n]\n"

    def __init__(self, has_items: bool) -> None:
        self._has_items = has_items

    def passed(self, built: bytes) -> bytes:
        """An item as it is written."""
        if self._has_items or not built:
            return built
        self._has_items = True
        return built.replace(b",", b"", 1) if built.lstrip().startswith(b",") else built


class _Sequence(_List):
    """Objects outside a list."""

    closing = b"\n"

    def passed(self, built: bytes) -> bytes:
        return built


class _Item(Record):
    """An object, with the text before it."""

    frame: _List

    @property
    def closing(self) -> bytes:
        """The end of the file if no item follows."""
        return self.frame.closing

    def built(self, texts: Sequence[str], keep_bad: bool) -> bytes:
        return self.frame.passed(super().built(texts, keep_bad))


class _BadItem(OtherLine):
    """A value that cannot be read, with the text before it."""

    def __init__(self, raw: bytes, bad: RecordError, frame: _List) -> None:
        super().__init__(raw, (bad,))
        self._frame = frame
        self.closing = frame.closing

    def built(self, texts: Sequence[str], keep_bad: bool) -> bytes:
        return self._frame.passed(super().built(texts, keep_bad))


class _Text:
    """The text of a stream, of which a part is in memory."""

    def __init__(self, first: bytes, stream: BinaryIO, line: int = 1) -> None:
        self.line = line  # line number at ``at``
        self._stream = stream
        self._decode = codecs.getincrementaldecoder("utf-8")("surrogateescape").decode
        self._buffer = self._decode(first)
        self._at = 0
        self._ended = False

    def peek(self) -> str:
        """The next character that is not white space; empty at the end."""
        while (at := after_blank(self._buffer, self._at)) == len(self._buffer) and self._more():
            pass
        return self._buffer[at : at + 1]

    def blank(self, signs: str = "") -> str:
        """Take white space, and one of ``signs`` in it."""
        begin = self._at
        if self.peek() and self.peek() in signs:
            self._at = after_blank(self._buffer, self._at) + 1
            self.peek()
        return self._taken(begin, after_blank(self._buffer, self._at))

    def value(self) -> str:
        """Take a JSON value; UserError if there is none or it is too large, because the rest cannot be read either."""
        while True:
            try:
                _, end = value_at(self._buffer, self._at)
                if end < len(self._buffer) or not self._more():  # a number may continue
                    return self._taken(self._at, end)
            except json.JSONDecodeError as error:
                if len(self._buffer) - self._at > LIMIT:
                    raise UserError(
                        f"line {self.line}: a value of more than {LIMIT >> 20} MiB; make lines of the list in it: "
                        "jq -c '.name[]' tin.json > tin.jsonl"
                    ) from None
                if not self._more():
                    raise self._failed(error.msg.removesuffix(" at"), error.pos) from None
            except RecursionError:
                raise UserError(f"line {self.line}: nested too deep; take the value out") from None

    def failed(self, told: str) -> UserError:
        """An error at the next character that is not white space."""
        return self._failed(told, after_blank(self._buffer, self._at))

    def _failed(self, told: str, at: int) -> UserError:
        before = self._buffer[self._at : at]
        line = self.line + before.count("\n")
        column = at - self._buffer.rfind("\n", 0, at)
        return UserError(f"line {line}: not JSON ({told} at character {column}); mend the file there")

    def _taken(self, begin: int, end: int) -> str:
        text = self._buffer[begin:end]
        self.line += text.count("\n")
        self._at = end
        if end > _CHUNK:
            self._buffer, self._at = self._buffer[end:], 0
        return text

    def _more(self) -> bool:
        """Read more of the stream; False at its end."""
        if self._ended:
            return False
        chunk = self._stream.read(max(_CHUNK, len(self._buffer) - self._at))
        self._ended = not chunk
        self._buffer += self._decode(chunk, self._ended)
        return True


class _Again:
    """A stream whose first line was read already; it returns this line again."""

    def __init__(self, first: bytes, stream: BinaryIO) -> None:
        self._first = first
        self._stream = stream

    def readline(self, size: int = -1, /) -> bytes:
        """The next line."""
        first, self._first = self._first, b""
        return first or self._stream.readline(size)


def pieces(stream: BinaryIO, choice: Choice) -> Iterator[Piece]:
    """The values of a file, in order, from ``choice.start`` on. A file whose first line is an object is read as JSON lines."""
    first = stream.readline(_CHUNK)
    if first.lstrip().startswith(b"{") and not first.endswith(b"\n"):
        first += stream.readline(LIMIT)
    if _is_line(first):
        lines = stream if choice.start[0] else _Again(first, stream)
        yield from jsonl.pieces(lines, choice)  # type: ignore[arg-type]
        return
    text = _Text(first, stream)
    offset, before, number = choice.start
    opening = text.blank("\ufeff") if text.peek() == "\ufeff" else ""
    is_list = text.peek() == "["
    frame = (_List if is_list else _Sequence)(number > 0)
    if offset:
        stream.seek(offset)
        text, opening = _Text(b"", stream, before + 1), ""
    elif is_list:
        yield OtherLine((opening + text.blank("[")).encode())
        opening = ""
    yield from _items(text, opening, choice, frame)
    end = text.blank("]" if frame.closing != b"\n" else "")
    yield OtherLine(end.encode())
    if text.peek():
        raise text.failed("more follows the end of the list")


def _is_line(first: bytes) -> bool:
    """Whether a first line is a whole object."""
    try:
        line = first.decode("utf-8-sig")
        opening = after_blank(line, 0)
        JsonObject(line, opening, ()).expect_end()
    except (ValueError, RecursionError):
        return False
    return True


def _items(text: _Text, before: str, choice: Choice, frame: _List) -> Iterator[Piece]:
    """The values of a list, or successive values; each with the text before it."""
    in_list = not isinstance(frame, _Sequence)
    number = choice.start[2]
    while (sign := text.peek()) and not (in_list and sign == "]"):
        separator = before + text.blank("," if in_list and number else "")
        if in_list and number and "," not in separator:
            raise text.failed("a comma or ] is missing")
        if in_list and text.peek() == "]":
            raise text.failed("a value is missing after the comma")
        before, number = "", number + 1
        place: dict[str, int | str] = {"item": number, "line": text.line}
        yield _item(separator, text.value(), place, choice, frame)
    if in_list and not sign:
        raise text.failed("the list is not closed, ] is missing")


def _item(separator: str, value: str, place: dict[str, int | str], choice: Choice, frame: _List) -> Piece:
    if not choice.fields:
        raise UserError(f"which field holds the text? Pass --field; {first_fields(value)}")
    told = place_of(place)
    whole = separator + value
    raw = whole.encode("utf-8", "surrogateescape")
    try:
        if not value.startswith("{"):
            kind = _NAMES.get(value[0], "a number")
            raise RecordError(f"{told}: is {kind}, not an object; leave it out with --on-error skip, or as it is with keep")
        if raw != whole.encode("utf-8", "replace"):
            raise RecordError(f"{told}: not UTF-8; mend it, or pass --on-error skip or keep")
        item = _Item(raw, whole, JsonObject(whole, len(separator), choice.names), choice, place)
    except RecordError as bad:
        return _BadItem(raw, bad, frame)
    item.frame = frame
    return item
