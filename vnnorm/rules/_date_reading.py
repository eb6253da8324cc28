"""A text as the finders of dates see it, and a date in it with the words that belong to it."""

from __future__ import annotations

import datetime
import re
from functools import cached_property
from typing import NamedTuple

from vnnorm.rules import _date_words as words
from vnnorm.rules import tones
from vnnorm.rules._date_words import ANY_DAY, ANY_MONTH

# A mark that stands wrong in one of the words of dates: hôì, vưà, cuôí, đâù, ngoaí, tuâǹ.
_SLIP = re.compile("[ìíỉĩịùúủũụàáảãạỳý](?:(?<=[ăâêôơư][^ỳý])|(?<=a[ìíỳý])(?!\\w))")
_SURE = re.compile(rf"(?:ngày|hôm) {ANY_DAY}([/.-]){ANY_MONTH}(?![0-9]|[/.-][0-9])")


class Found(NamedTuple):
    """A date in a view of a text: its span, its core, and what it is worth."""

    start: int
    end: int
    core_start: int
    core_end: int
    kind: str
    value: str | None
    time: str | None = None
    part: str | None = None
    modifier: str | None = None
    calendar: str = "gregorian"


class Reading:
    """A text as the finders see it, and what is known of it."""

    def __init__(self, text: str, reference: datetime.date | None, contexts: words.Contexts) -> None:
        self.text = text
        self.low = text.replace("İ", "i").lower().replace("_", " ")
        if not self.low.isascii():
            self.low = self.low.replace("\u00a0", " ")
        self.reference = reference
        self.contexts = contexts
        self._at, self._left = -1, ""
        self._slips = _SLIP.search(self.low) is not None

    def left(self, at: int, size: int = 56) -> str:
        """The text before a place, its tone marks where they belong (``hôì tháng 9``)."""
        if at != self._at:
            self._at, self._left = at, self._placed(self.low[max(0, at - 56) : at])
        return self._left if size >= 56 else self._left[-size:]

    def right(self, at: int, size: int = 40) -> str:
        """The text after a place, likewise."""
        return self._placed(self.low[at : at + size])

    def _placed(self, part: str) -> str:
        return tones.rewrite(part) if self._slips else part

    @cached_property
    def separators(self) -> frozenset[str]:
        """What stands between day and month in the sure dates of the text."""
        return frozenset(match[1] for match in _SURE.finditer(self.low))


def day(reading: Reading, start: int, end: int, value: str | None, kind: str = "day") -> Found:
    """A day with its clock, part of day, head and weekday before it, and a clock after it."""
    left = reading.left(start)
    before = words.before(left)
    begin = start - len(left) + (before.start() if before else len(left))
    time = _clock(before["hour"], before["minute"]) if before and before["hour"] else None
    part = before["part"] if before else None
    later = words.TIME_AFTER.match(reading.low, end)
    core_end = end
    if later and time is None and kind == "day":
        time, end = f"{int(later[1]):02}:{later[2]}", later.end()
    return Found(begin, end, start, core_end, kind, value, time, part)


def _clock(hour: str, minute: str | None) -> str | None:
    return f"{int(hour):02}:{minute or '00'}" if int(hour) < 24 else None


def dressed(reading: Reading, start: int, end: int, kind: str, value: str | None) -> Found:
    """A month, quarter, year or period with what says early, mid or late before it."""
    left = reading.left(start)
    begin = start
    if kind in ("year", "decade") and left.endswith(("năm ", "năm\n")):
        begin = start - 4
        left = left[:-4]
        if left.endswith("những "):
            begin, left = begin - 6, left[:-6]
    if kind in ("year", "range") and (term := words.TERM.search(left)):
        begin -= len(left) - term.start()
        left = left[: term.start()]
    modified = words.MODIFIED.search(left)
    modifier = words.MODIFIERS[modified[1]] if modified else None
    if modified:
        begin -= len(left) - modified.start()
    return Found(begin, end, start, end, kind, value, None, None, modifier)
