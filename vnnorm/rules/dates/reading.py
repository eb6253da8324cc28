"""A text as the finders of dates see it, and a date in it with the words that belong to it."""

from __future__ import annotations

import datetime
import re
from functools import cached_property
from typing import NamedTuple

from vnnorm.rules.dates import words
from vnnorm.rules.dates.lexicon import Contexts, S, any_of, ending, of
from vnnorm.rules.dates.words import ANY_DAY, ANY_MONTH, DAY_HEAD
from vnnorm.text.fold import fold, lowered
from vnnorm.text.pattern import lazily

# A tone on a bare vowel beside one with a mark, or on the wrong one of two: hôì, vưà, cuôí, đâù, ngoaí.
_SLIP = lazily("[ìíỉĩịùúủũụàáảãạỳý](?:(?<=[ăâêôơư][^ỳý])|(?<=a[ìíỳý])(?!\\w))")
_SURE = lazily(rf"{DAY_HEAD}{S}{ANY_DAY}([/.-]){ANY_MONTH}(?![0-9]|[/.-][0-9])")
_HEADED = ending(("year", "decade"), any_of("year", "decade"))


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
    """A text as the finders see it, and what is known of it.

    ``low`` is the folded view. Folding tones throughout costs as much as finding the dates, and the words of dates are known
    in every tone style: the words in which a tone stands wrong are folded.
    """

    def __init__(self, text: str, reference: datetime.date | None, contexts: Contexts) -> None:
        self.text = text
        self.low = _mended(lowered(text))
        self.reference = reference
        self.contexts = contexts

    def left(self, at: int, size: int = 56) -> str:
        """The text before a place, as far as its paragraph goes."""
        shown = self.low[max(0, at - size) : at]
        return shown[shown.rfind("\n\n") + 1 :] if "\n\n" in shown else shown

    def right(self, at: int, size: int = 40) -> str:
        """The text after a place, as far as its paragraph goes."""
        shown = self.low[at : at + size]
        return shown[: shown.find("\n\n") + 1] if "\n\n" in shown else shown

    def is_glued(self, at: int) -> bool:
        """Whether letters after a number are of it (9/7mm, 9/7MM): in flattened text a word may follow (7/2/2017Theo)."""
        after = self.text[at : at + 3]
        if not after[:1].isalpha():
            return False
        return after[0].islower() or not (after[1:2].islower() or (len(after) == 3 and after.isalpha()))

    @cached_property
    def separators(self) -> frozenset[str]:
        """What stands between day and month in the sure dates of the text. A value written in ISO form is none of them."""
        return frozenset(match[1] for match in _SURE.finditer(self.low))


def _mended(low: str) -> str:
    """Text whose words are folded where a tone stands wrong."""
    pieces: list[str] = []
    done = 0
    for match in _SLIP.finditer(low):
        if match.start() >= done:
            start, end = low.rfind(" ", done, match.start()) + 1 or done, low.find(" ", match.end())
            end = len(low) if end < 0 else end
            pieces += low[done:start], fold(low[start:end])
            done = end
    return "".join([*pieces, low[done:]]) if pieces else low


def day(reading: Reading, start: int, end: int, value: str | None, kind: str = "day") -> Found:
    """A day with its clock, part of day, head and weekday before it, and a clock after it."""
    left = reading.left(start)
    before = words.before(left)
    begin = start - len(left) + (before.start() if before else len(left))
    time = clock(before)
    part = before["part"] if before else None
    later = words.TIME_AFTER.match(reading.low, end)
    core_end = end
    if later and time is None and kind == "day":
        time, end = f"{int(later[1]):02}:{later[2]}", later.end()
    return Found(begin, end, start, core_end, kind, value, time, part)


def clock(before: re.Match[str] | None) -> str | None:
    """The clock time among the words before a day."""
    if not before or not before["hour"]:
        return None
    return f"{int(before['hour']):02}:{before['minute'] or '00'}" if int(before["hour"]) < 24 else None


def dressed(reading: Reading, start: int, end: int, kind: str, value: str | None) -> Found:
    """A month, quarter, year or period with what says early, mid or late before it."""
    left = reading.left(start)
    begin = start
    of_years = kind in ("year", "decade") or (kind == "range" and value is not None and len(value) == len("2013/2014"))
    if of_years and (head := _HEADED.search(left)):
        begin -= len(left) - head.start()
        left = left[: head.start()]
    if kind in ("year", "range") and (term := words.TERM.search(left)):
        begin -= len(left) - term.start()
        left = left[: term.start()]
    modified = words.MODIFIED.search(left)
    modifier = of("modifier", modified[1]) if modified else None
    if modified:
        begin -= len(left) - modified.start()
    return Found(begin, end, start, end, kind, value, None, None, modifier)
