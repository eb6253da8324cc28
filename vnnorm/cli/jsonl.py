"""JSON lines: ``{"id":1, "text":"Hà_Nội ."}`` → ``{"id":1, "text":"Hà Nội."}``; all else in the line stays byte for byte.

The value of the field is cut out of the line and its successor put there, so that numbers keep their spelling, keys their order
and doubles, and white space its place, which no reading and writing again would promise.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any, BinaryIO

from vnnorm.cli.messages import RecordError, UserError
from vnnorm.cli.pieces import Choice, Piece, Reference, Slot, choices, day, listed, reference_of
from vnnorm.cli.plain import not_utf8
from vnnorm.cli.records import TooLong, is_too_long, lines, skip_line

_BOM = b"\xef\xbb\xbf"
_blank = re.compile(r"[ \t\n\r]*").match
# Numbers stay text: none is too long, and nothing is spent on them.
_value = json.JSONDecoder(strict=False, parse_int=str, parse_float=str, parse_constant=str).raw_decode
_KINDS = {"{": "an object", "[": "a list", "t": "true", "f": "false"}


class Line:
    """A line of a file."""

    documents = 1
    bad: Sequence[RecordError] = ()

    def __init__(self, raw: bytes, line: str, spans: Sequence[tuple[int, int]], slots: Sequence[Slot]) -> None:
        self.slots = slots
        self._raw = raw
        self._line = line
        self._spans = spans

    def built(self, texts: Sequence[str], keep_bad: bool) -> bytes:
        changes = [
            (span, text)
            for span, slot, text in zip(self._spans, self.slots, texts, strict=True)
            if text is not slot.text and text != slot.text
        ]
        if not changes:
            return self._raw
        parts, at = [], 0
        for (start, end), text in sorted(changes):
            parts += [self._line[at:start], _dumped(text, self._line[start:end])]
            at = end
        parts.append(self._line[at:])
        return "".join(parts).encode("utf-8")


class OtherLine:
    """A line without a text: blank, or bad."""

    slots: Sequence[Slot] = ()

    def __init__(self, raw: bytes, bad: Sequence[RecordError] = ()) -> None:
        self.bad = bad
        self.documents = len(bad)
        self._raw = raw

    def built(self, texts: Sequence[str], keep_bad: bool) -> bytes:
        return self._raw if keep_bad or not self.bad else b""


def pieces(stream: BinaryIO, choice: Choice) -> Iterator[Piece]:
    """The lines of a file, in order."""
    offset = 0
    for number, raw in enumerate(lines(stream), 1):
        if not choice.fields:
            raise UserError(f"which field holds the text? Pass --field; {_first_fields(raw)}")
        if is_too_long(raw):
            offset += len(raw) + skip_line(stream)
            yield TooLong(f"line {number}")
            continue
        start = len(_BOM) if number == 1 and raw.startswith(_BOM) else 0
        try:
            yield _piece(raw, start, number, choice)
        except UnicodeDecodeError as error:
            yield OtherLine(raw, (not_utf8(raw, start + error.start, offset, f"line {number}: "),))
        except RecordError as bad:
            yield OtherLine(raw, (bad,))
        offset += len(raw)


def _piece(raw: bytes, start: int, number: int, choice: Choice) -> Piece:
    line = raw.decode("utf-8") if start else str(raw, "utf-8")
    opening = _after_blank(line, 1 if start else 0)
    if opening == len(line):
        return OtherLine(raw)
    place = f"line {number}"
    dated = choice.reference_field
    walk = _walked(line, opening, {*choice.fields, *([] if dated is None else [dated])}, number)
    reference: Reference = choice.reference
    if dated is not None and dated in walk.found:
        reference = day(_scalar(line, walk.found[dated]), place, dated) or reference
    spans, slots = [], []
    for field in choice.fields:
        if field not in walk.found:
            raise RecordError(f"{place}: {choices('field', field, walk.names)}; --on-error keep leaves such lines as they are")
        at, end, text = walk.found[field]
        if line[at] == '"':
            spans.append((at, end))
            slots.append(Slot(text, reference_of(text, reference), {"line": number, "field": field}))
        elif text is not None:  # null: there is no text, and nothing to do
            kind = _KINDS.get(line[at], "a number")
            raise RecordError(
                f"{place}: field {field!r} is {kind}, not a string; name another with --field, or pass --on-error keep"
            )
    return Line(raw, line, spans, slots) if slots else _Untouched(raw)


def _walked(line: str, opening: int, fields: set[str], number: int) -> _Walk:
    """The fields of a line; RecordError with the remedy where it is no object of JSON."""
    place = f"line {number}"
    try:
        return _Walk(line, opening, fields)
    except RecursionError:
        raise RecordError(f"{place}: nested too deep; leave the line out with --on-error skip, or as it is with keep") from None
    except ValueError as error:
        where = f" at character {error.pos + 1}" if isinstance(error, json.JSONDecodeError) else ""
        cause = error.msg if isinstance(error, json.JSONDecodeError) else str(error)
        remedy = "mend the line, or leave it out with --on-error skip"
        if number == 1 and line[opening] == "[":
            remedy = "one object a line is read; make lines of a list: jq -c '.[]' tin.json > tin.jsonl"
        raise RecordError(f"{place}: not an object of JSON ({cause}{where}); {remedy}") from None


class _Untouched(OtherLine):
    """A line whose fields are null."""

    def __init__(self, raw: bytes) -> None:
        super().__init__(raw)
        self.documents = 1


def _scalar(line: str, value: tuple[int, int, Any]) -> object:
    """The value, its number as a number again, which is no day."""
    start, _end, read = value
    return 0 if line[start] in "-0123456789IN" and isinstance(read, str) else read


class _Walk:
    """A walk through the object on a line: where the wanted fields stand, with their values; the last of equal names counts.

    A dot goes down one level, unless a field is called so, dot and all.
    """

    def __init__(self, line: str, start: int, wanted: set[str]) -> None:
        self.found: dict[str, tuple[int, int, Any]] = {}
        self.names: list[str] = []
        self._line = line
        self._wanted = wanted
        end = _after_blank(line, self._object(start, ""))
        if end != len(line):
            raise json.JSONDecodeError("more follows the object", line, end)

    def _object(self, at: int, prefix: str) -> int:
        """Read the object that starts at ``at``; the offset behind it."""
        line = self._line
        self._expect("{", at, "no { opens it")
        at = _after_blank(line, at + 1)
        if line[at : at + 1] == "}":
            return at + 1
        while True:
            self._expect('"', at, "a name in double quotes is missing")
            key, at = _value(line, at)
            at = _after_blank(line, at)
            self._expect(":", at, "a colon is missing")
            at = self._member(prefix + key, _after_blank(line, at + 1))
            at = _after_blank(line, at)
            if line[at : at + 1] == "}":
                return at + 1
            self._expect(",", at, "a comma or } is missing")
            at = _after_blank(line, at + 1)

    def _member(self, name: str, start: int) -> int:
        """Read the value of a field; the offset behind it."""
        value, end = _value(self._line, start)
        self.names.append(name)
        if name in self._wanted:
            self.found[name] = (start, end, value)
        elif isinstance(value, dict) and any(field.startswith(name + ".") for field in self._wanted):
            self._object(start, name + ".")
        return end

    def _expect(self, sign: str, at: int, told: str) -> None:
        if self._line[at : at + 1] != sign:
            raise json.JSONDecodeError(told, self._line, at)


def _after_blank(line: str, at: int) -> int:
    found = _blank(line, at)
    return found.end() if found else at


def _dumped(text: str, old: str) -> str:
    """A JSON string, in ASCII where the old one was so for its escapes, and where no UTF-8 can be made of it."""
    if old.isascii() and "\\u" in old:
        return json.dumps(text)
    dumped = json.dumps(text, ensure_ascii=False)
    try:
        dumped.encode("utf-8")
    except UnicodeEncodeError:  # half of a pair, which came as an escape
        return json.dumps(text)
    return dumped


def _first_fields(raw: bytes) -> str:
    try:
        line = raw.decode("utf-8-sig")
        return f"its first line has: {listed(_Walk(line, _after_blank(line, 0), set()).names)}"
    except (ValueError, RecursionError):
        return "for instance --field text"
