"""The places of the fields of a JSON object in its text, so that a value can be replaced or a field added.

Everything else stays byte for byte: the spelling of numbers, the order of keys, duplicate keys, white space. Parsing and
serialising the object would not keep these.
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
# Numbers stay text, so that long numbers are no error and conversion takes no time.
value_at = json.JSONDecoder(strict=False, parse_int=str, parse_float=str, parse_constant=str).raw_decode
_KINDS = {"{": "an object", "[": "a list", "t": "true", "f": "false"}


class _Inside(NamedTuple):
    """The place in an object where a field can be added, and the layout of its fields."""

    end: int  # offset after its last value, or after its brace
    before: str  # the text between a comma and the next name
    colon: str  # the text between a name and its value
    is_empty: bool


class _Write(NamedTuple):
    """A place in a text where a result is written."""

    start: int
    end: int
    lead: str  # the text before the value: the comma and the name of an added field
    slot: int | None  # the index of the text; None writes null
    current: str | None = None  # the value in the text


class JsonObject:
    """An object that starts at an offset of a text, with the wanted fields.

    A dot in the name of a field separates levels, unless a field has that name including the dot. Of duplicate names, the last
    one counts. Raises ValueError if the text is not a JSON object, RecursionError if it is nested too deeply.
    """

    def __init__(self, text: str, start: int, wanted: Iterable[str]) -> None:
        self.found: dict[str, tuple[int, int, Any]] = {}
        self.inside: dict[str, _Inside] = {}
        self.names: list[str] = []
        self.lists: list[str] = []  # fields that are lists although a wanted field is inside them
        self._text = text
        self._wanted = set(wanted)
        self.end = self._object(start, "")

    def expect_end(self) -> None:
        """ValueError if more than white space follows the object."""
        if (at := after_blank(self._text, self.end)) < len(self._text):
            raise json.JSONDecodeError("more follows the object", self._text, at)

    def _object(self, at: int, prefix: str) -> int:
        """Read the object that starts at ``at``; returns the offset after it."""
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
        """Read the value of a field; returns the offset after it."""
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
    """A piece with one object. The texts of its fields are its slots."""

    documents = 1
    bad: Sequence[RecordError] = ()

    def __init__(self, raw: bytes, text: str, read: JsonObject, choice: Choice, place: dict[str, int | str]) -> None:
        """``place`` is the place of the object; RecordError if its fields are not as the options say."""
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
        """The object with these texts; the bytes that were read if nothing differs."""
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
    """The text of a field, None for null; RecordError if the field has no text."""
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
    """The place for the result of an output field: its value, or after the last field of its object."""
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
    read.inside[prefix] = _Inside(end, before or colon, colon, False)  # for the next output
    key = json.dumps(name[len(prefix) :], ensure_ascii=False)
    return _Write(end, end, f"{'' if is_empty else ','}{before}{key}:{colon}", slot)


def not_an_object(error: ValueError | RecursionError, text: str, what: str = "the line", start: int = 0) -> str:
    """The reason why a text is not a JSON object, and the remedy. Characters are counted from ``start``."""
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
    """The offset of the next character that is not white space in JSON."""
    found = _blank(text, at)
    return found.end() if found else at


def dumped(text: str, old: str) -> str:
    """A JSON string. It is in ASCII if the old string was in ASCII because of escapes, or if UTF-8 cannot encode it."""
    if old.isascii() and "\\u" in old:
        return json.dumps(text)
    result = json.dumps(text, ensure_ascii=False)
    try:
        result.encode("utf-8")
    except UnicodeEncodeError:  # a lone surrogate, from an escape
        return json.dumps(text)
    return result


def first_fields(text: str) -> str:
    """The fields of the first object, for the error that no field is named."""
    try:
        return f"its first object has: {listed(JsonObject(text, after_blank(text, 0), ()).names)}"
    except (ValueError, RecursionError):
        return "for instance --field text"


def _scalar(text: str, value: tuple[int, int, Any]) -> object:
    """The value; numbers become numbers again, so that they are not read as days."""
    start, _end, read = value
    return 0 if text[start] in "-0123456789IN" and isinstance(read, str) else read
