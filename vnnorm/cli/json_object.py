"""One object of JSON in a text: where its fields stand, so that a value can be replaced, or a field added, and all else kept.

Numbers keep their spelling, keys their order and doubles, and white space its place, which no reading and writing again would
promise.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from operator import itemgetter
from typing import Any, NamedTuple

from vnnorm.cli.messages import RecordError
from vnnorm.cli.pieces import Choice, Reference, Slot, choices, day, listed, place_of, reference_of

_blank = re.compile(r"[ \t\n\r]*").match
# Numbers stay text: none is too long, and nothing is spent on them.
value_at = json.JSONDecoder(strict=False, parse_int=str, parse_float=str, parse_constant=str).raw_decode
_KINDS = {"{": "an object", "[": "a list", "t": "true", "f": "false"}


class _Inside(NamedTuple):
    """Where a field can be added to an object, and how its fields are laid out."""

    end: int  # offset behind its last value, or behind its brace
    before: str  # what stands between a comma and the next name
    colon: str  # what stands between a name and its value
    is_empty: bool


class _Write(NamedTuple):
    """A place of a text that takes a result."""

    start: int
    end: int
    lead: str  # what goes before the value: the comma and the name of a field that is added
    slot: int | None  # which text it takes; None writes null
    current: str | None = None  # the value that is there


class JsonObject:
    """An object that starts at an offset of a text, with the fields that are wanted.

    A dot in the name of a field goes down one level, unless a field is called so, dot and all. The last of equal names
    counts. Raises ValueError where the text is no object of JSON, RecursionError where it is nested too deep.
    """

    def __init__(self, text: str, start: int, wanted: Iterable[str]) -> None:
        self.found: dict[str, tuple[int, int, Any]] = {}
        self.inside: dict[str, _Inside] = {}
        self.names: list[str] = []
        self.lists: list[str] = []  # fields that hold lists, where a wanted field lies below
        self._text = text
        self._wanted = set(wanted)
        self.end = self._object(start, "")

    def expect_end(self) -> None:
        """ValueError where more than white space follows the object."""
        if (at := after_blank(self._text, self.end)) < len(self._text):
            raise json.JSONDecodeError("more follows the object", self._text, at)

    def _object(self, at: int, prefix: str) -> int:
        """Read the object that starts at ``at``; the offset behind it."""
        text = self._text
        self._expect("{", at, "no { opens it")
        begin, at = at + 1, after_blank(text, at + 1)
        if text[at : at + 1] == "}":
            self.inside[prefix] = _Inside(begin, "", " ", True)
            return at + 1
        while True:
            before = text[begin:at]
            self._expect('"', at, "a name in double quotes is missing")
            key, at = value_at(text, at)
            at = after_blank(text, at)
            self._expect(":", at, "a colon is missing")
            start = after_blank(text, at + 1)
            colon = text[at + 1 : start]
            end = self._member(prefix + key, start)
            at = after_blank(text, end)
            if text[at : at + 1] == "}":
                self.inside[prefix] = _Inside(end, before or colon, colon, False)
                return at + 1
            self._expect(",", at, "a comma or } is missing")
            begin, at = at + 1, after_blank(text, at + 1)

    def _member(self, name: str, start: int) -> int:
        """Read the value of a field; the offset behind it."""
        value, end = value_at(self._text, start)
        self.names.append(name)
        if name in self._wanted:
            self.found[name] = (start, end, value)
        elif isinstance(value, (dict, list)) and any(field.startswith(name + ".") for field in self._wanted):
            if isinstance(value, dict):
                self._object(start, name + ".")
            else:
                self.lists.append(name)
        return end

    def _expect(self, sign: str, at: int, told: str) -> None:
        if self._text[at : at + 1] != sign:
            raise json.JSONDecodeError(told, self._text, at)


class Record:
    """A piece that holds one object; the texts of its fields are its slots."""

    documents = 1
    bad: Sequence[RecordError] = ()

    def __init__(self, raw: bytes, text: str, read: JsonObject, choice: Choice, place: dict[str, int | str]) -> None:
        """``place`` is where the object stands; RecordError where its fields are not as the user says."""
        self.raw = raw
        self._text = text
        told = place_of(place)
        reference: Reference = choice.reference
        dated = choice.reference_field
        if dated is not None and dated in read.found:
            reference = day(_scalar(text, read.found[dated]), told, dated) or reference
        slots: list[Slot] = []
        self._writes: list[_Write] = []
        for number, field in enumerate(choice.fields):
            source = _text_of(text, read, field, told)
            index = None
            if source is not None:
                index = len(slots)
                slots.append(Slot(source, reference_of(source, reference), {**place, "field": field}))
            if choice.field_outputs:
                self._writes.append(_place_for(text, read, choice.field_outputs[number], index, told))
            elif index is not None:
                self._writes.append(_Write(*read.found[field][:2], "", index, source))
        self.slots = slots

    def built(self, texts: Sequence[str], keep_bad: bool) -> bytes:
        """The object with these texts; the bytes that were read where nothing differs."""
        parts: list[str] = []
        at = 0
        for start, end, lead, slot, current in sorted(self._writes, key=itemgetter(0, 1)):
            text = None if slot is None else texts[slot]
            if lead or text != current:
                value = "null" if text is None else dumped(text, self._text[start:end] or self._text)
                parts += [self._text[at:start], lead, value]
                at = end
        if not parts:
            return self.raw
        parts.append(self._text[at:])
        return "".join(parts).encode("utf-8")


def _text_of(text: str, read: JsonObject, field: str, told: str) -> str | None:
    """The text of a field, None for null; RecordError where there is none."""
    if field not in read.found:
        for name in read.lists:
            if field.startswith(name + "."):
                raise RecordError(f"{told}: field {name!r} is a list; make lines of it: jq -c '.{name}[]' tin.json > tin.jsonl")
        raise RecordError(f"{told}: {choices('field', field, read.names)}; --on-error keep leaves such lines as they are")
    at, _end, value = read.found[field]
    if text[at] == '"' or value is None:
        return None if value is None else str(value)
    kind = _KINDS.get(text[at], "a number")
    raise RecordError(f"{told}: field {field!r} is {kind}, not a string; name another with --field, or pass --on-error keep")


def _place_for(text: str, read: JsonObject, name: str, slot: int | None, told: str) -> _Write:
    """Where the result of an output field goes: over its value, or behind the last field of its object."""
    if name in read.found:
        start, end, value = read.found[name]
        if text[start] != '"' and value is not None:
            kind = _KINDS.get(text[start], "a number")
            raise RecordError(f"{told}: field {name!r} is there already and is {kind}; name another with --output-field")
        return _Write(start, end, "", slot, value)
    prefix = name
    while prefix not in read.inside:
        prefix = prefix[: prefix[:-1].rfind(".") + 1]
    end, before, colon, is_empty = read.inside[prefix]
    read.inside[prefix] = _Inside(end, before or colon, colon, False)  # as the next output finds it
    key = json.dumps(name[len(prefix) :], ensure_ascii=False)
    return _Write(end, end, f"{'' if is_empty else ','}{before}{key}:{colon}", slot)


def not_an_object(error: ValueError | RecursionError, text: str, what: str = "the line", start: int = 0) -> str:
    """Why a text is no object of JSON, and the remedy; characters are counted from ``start``."""
    if isinstance(error, RecursionError):
        return f"nested too deep; leave {what} out with --on-error skip, or as it is with keep"
    cause, where = str(error), ""
    if isinstance(error, json.JSONDecodeError):
        cause, where = error.msg.removesuffix(" at"), f" at character {error.pos - start + 1}"
        if text[error.pos : error.pos + 1] == "\ufeff":
            return (
                f"a byte order mark (U+FEFF) stands{where}, as where files were joined; "
                "take it out: sed 's/^\\xEF\\xBB\\xBF//' FILE"
            )
    return f"not an object of JSON ({cause}{where}); mend {what}, or leave it out with --on-error skip"


def after_blank(text: str, at: int) -> int:
    """The offset of the next character that is no white space of JSON."""
    found = _blank(text, at)
    return found.end() if found else at


def dumped(text: str, old: str) -> str:
    """A JSON string, in ASCII where the old one was so for its escapes, and where no UTF-8 can be made of it."""
    if old.isascii() and "\\u" in old:
        return json.dumps(text)
    result = json.dumps(text, ensure_ascii=False)
    try:
        result.encode("utf-8")
    except UnicodeEncodeError:  # half of a pair, which came as an escape
        return json.dumps(text)
    return result


def first_fields(text: str) -> str:
    """The fields of the first object, for the message that none is named."""
    try:
        return f"its first object has: {listed(JsonObject(text, after_blank(text, 0), ()).names)}"
    except (ValueError, RecursionError):
        return "for instance --field text"


def _scalar(text: str, value: tuple[int, int, Any]) -> object:
    """The value, its number as a number again, which is no day."""
    start, _end, read = value
    return 0 if text[start] in "-0123456789IN" and isinstance(read, str) else read
