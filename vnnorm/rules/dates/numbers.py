"""Read the date at a number, by the first form whose digits match there, with the year after it."""

from __future__ import annotations

import re
from typing import NamedTuple

from vnnorm.rules.dates.forms_in_digits import IN_DIGITS
from vnnorm.rules.dates.reading import Reading
from vnnorm.rules.dates.shapes import NEWS_YEARS, dated
from vnnorm.rules.dates.values import Parts
from vnnorm.text.pattern import lazily

_YEAR_BEHIND = (
    r"(?:(?P<word>,? (?:<of> )?<year> )|(?P<comma> ?, ?)|(?P<sign> ?[/-] ?|\.)| )"
    r"(?:{y}|(?P<short>[0-9]{2})(?![0-9]))"
)
# Text without a space after a number belongs to the number. A comma or a dash may join another date to it.
_GOES_ON = lazily(
    r"[0-9%]|[/.:][0-9]| ?/ ?[0-9]|[/-](?!(?:tháng|ngày|hôm|năm) |(?<=-)(?:iv|i{1,3})(?!\w))[a-zđ]"
    r"|(?P<joined>,[0-9]|[–-] ?[0-9])"
)
_MAY_GO_ON = "0123456789%/.,:–- "
_VALUE_GOES_ON = lazily("-[0-9x]{2}(?![0-9])")  # 2013-09, 2013-09-16
_LONG = ("{y}", "{old}")
_HEADS = {head for form in IN_DIGITS for head in form.trigger}
# The forms for each head, separately for four-digit numbers and for others.
_OF_HEAD = {
    (head, is_long): [form for form in IN_DIGITS if head in form.trigger and form.pattern.startswith(_LONG) == is_long]
    for head in _HEADS
    for is_long in (False, True)
}


class NumberedDate(NamedTuple):
    """A date at a number: its parts, the span of its digits, and whether a number is joined to it without a space."""

    parts: Parts
    start: int
    end: int
    is_joined: bool


def read(reading: Reading, at: int, head: str) -> NumberedDate | None:
    """The date whose digits start at an offset, with a year after it; of kind "none" for a day that does not exist."""
    low, words = reading.low, reading.words
    for form in _OF_HEAD.get((head, _is_long(low, at)), ()):
        match = words[form.pattern].match(low, at)
        parts = form.read(reading, match) if match else None
        if match is None or parts is None:
            continue
        end = match.end()
        if parts.year is None and parts.month is not None:
            parts, end = _with_year(reading, parts, end, match.groupdict().get("sep"), head)
        if low[end : end + 1] not in _MAY_GO_ON or low[end : end + 2] == ", ":
            return NumberedDate(parts, at, end, False)
        goes_on = _GOES_ON.match(low, end)
        if (goes_on and not goes_on["joined"]) or (parts.kind == "year" and _VALUE_GOES_ON.match(low, end)):
            continue
        return NumberedDate(parts, at, end, goes_on is not None)
    return None


def _is_long(low: str, at: int) -> bool:
    """Whether four digits start at an offset."""
    return low[at + 3 : at + 4].isdecimal() and low[at : at + 4].isdecimal()


def _with_year(reading: Reading, parts: Parts, end: int, sep: str | None, head: str) -> tuple[Parts, int]:
    """Add the year after a date: after a word for year, the same separator, a comma or a space."""
    match = reading.match(_YEAR_BEHIND, end) if reading.low[end : end + 1] in " ,/-." else None
    if not match or not _is_year(reading, match, parts, sep, head):
        return parts, end
    if match["y"]:
        parts = parts._replace(year=int(match["y"]))
        if parts.day is not None and parts.kind != "lunar":
            parts = dated(parts.month or 0, parts.day, parts.year)
        return parts, match.end()
    return parts._replace(short=int(match["short"])), match.end()


def _is_year(reading: Reading, match: re.Match[str], parts: Parts, sep: str | None, head: str) -> bool:
    """Whether a number after a date is its year."""
    if not match["sign"] and _VALUE_GOES_ON.match(reading.low, match.end()):
        return False  # tháng năm 2025-08
    if match["short"]:  # 13/3/24, tháng 12-99, but not the range in tháng 7-10
        number = int(match["short"])
        if _GOES_ON.match(reading.low, match.end()):
            return False
        return match["sign"] == sep if sep else bool(match["sign"]) and parts.kind == "month" and number > 12
    if match["word"]:
        return True
    if match["comma"]:
        is_counted = reading.is_before_unit(match.end()) or _GOES_ON.match(reading.low, match.end())
        is_sure = (reading.is_closed(match.end()) and (not sep or head == "day")) or (parts.day is not None and not sep)
        return int(match["y"]) in NEWS_YEARS and is_sure and not is_counted
    if match["sign"]:
        sign = match["sign"].strip()
        return sep is None or sign == sep.strip() or (sep.strip(), sign) == ("/", "-")  # 2/9-2025
    return sep is None and not reading.is_before_unit(match.end())
