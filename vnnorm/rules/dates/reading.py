"""The view of a text that the date readers use, and the words around a date that belong to it."""

from __future__ import annotations

import datetime
import re
from functools import cached_property
from typing import NamedTuple

from vnnorm.rules.dates.lexicon import DateWords
from vnnorm.text.fold import lowered
from vnnorm.text.pattern import lazily

_LINE_END = lazily(r"\n(?<=[^\n.!?:;…]\n) *(?=[^\n])")
_ROMAN = lazily(r"[IVX](?:[IVX]{1,4}|(?! +[^\W\d_]))(?!\w)")  # a lone I before a word is English
_NEVER_FIRST = "%$€°),;"  # signs that never begin a line
_SURE = r"<day> (?:3[01]|[12][0-9]|0?[1-9])([/.-])(?:1[0-2]|0?[1-9])(?![0-9]|[/.-][0-9]| <month>)"
_MIDDAY = 12
_LEFT = 64  # code points before a number that may belong to its date: a clock time, a part of day, a weekday, heads
BESIDE = 24  # code points that hold what is looked up directly beside a date: a count of 13, an era of 17, a clock time

CLOCK = (
    r"(?P<hour>[01]?[0-9]|2[0-4])(?: ?(?:<clock~>|:(?= ?[0-5][0-9]))(?![^\W\d_])"
    r" ?(?P<minute>[0-5][0-9])?(?::[0-5][0-9])?(?: ?<minute>)?)"
    r"(?: (?P<half><half day>))?"
)
_ZONE = r"(?:<zone~>(?: ?[+-][0-9]{1,2}(?::?[0-9]{2})?)?|[+-][0-9]{2}:?[0-9]{2})"
ZONE = rf"(?:\({_ZONE}\)|{_ZONE})"
_STOP = r"(?: ?,? |\Z)"
# What may precede the calendar part, from the left: clock time, part of day, head, relative day, weekday, head.
_BEFORE_NAME = (
    rf"(?<![\w.,:/-])(?:{CLOCK}(?:{_STOP}))?(?:{ZONE}{_STOP})?"
    rf"(?:<modifier> <clock> )?(?:(?P<part><part>)(?: <away>)?{_STOP})?(?:<day> ){{0,2}}"
)
BEFORE = rf"{_BEFORE_NAME}(?:<today>{_STOP})?(?:<weekday>(?: <week> <near>)?{_STOP})?(?:<day>(?: |\Z))?\Z"
BEFORE_NAME = _BEFORE_NAME + r"\Z"  # for a day with a name: a second name before it is another day
# A clock time after a day, in machine formats: T17:02:03+07:00, lúc 17:02 (GMT+7), 5:02 CH.
CLOCK_AFTER = (
    r"(?:t| ?(?:,|[-–|] )? ?(?:<at> )?)(?P<hour>[01]?[0-9]|2[0-3]):(?P<minute>[0-5][0-9])(?::[0-5][0-9](?:[.,][0-9]{1,9})?)?"
    rf"(?!:?[0-9])(?: ?(?P<half><half day|part>))?(?:z(?!\w)| ?{ZONE}(?![0-9]))?"
)


class FoundDate(NamedTuple):
    """A date in the view of a text: its span, its core, and its value."""

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
    """The view of a text that the readers use, with the reference and the word lists.

    ``low`` is the lower-case view, of the same length. Line ends within a sentence are spaces in it; all other line ends are
    line feeds, which no date crosses. Folding all tone marks would cost as much as finding the dates, so the word lists have
    every tone style, and the slips of typing.
    """

    def __init__(self, text: str, reference: datetime.date | None, words: DateWords) -> None:
        self.text = text
        self.low = _joined(text, lowered(text))
        self.reference = reference
        self.words = words

    def match(self, template: str, at: int) -> re.Match[str] | None:
        """The match of a template at an offset."""
        return self.words[template].match(self.low, at)

    def left(self, at: int, size: int = _LEFT) -> str:
        """The text before an offset, within the same line."""
        shown = self.low[at - size if at > size else 0 : at]
        return shown[shown.rfind("\n") + 1 :] if "\n" in shown else shown

    def right(self, at: int) -> str:
        """The text directly after an offset, within the same line."""
        return self.low[at : at + BESIDE].partition("\n")[0]

    def is_before_unit(self, at: int) -> bool:
        """Whether a unit, or the sign of one, follows an offset."""
        return self.words.starts(self.right(at))

    def before(self, left: str, template: str = BEFORE) -> re.Match[str] | None:
        """The words at the end of ``left`` that belong to the day after it; None if there are none.

        The search starts at the first of the last words that may all belong to a day.
        """
        if left[-1:] != " ":
            return None
        at = len(left)
        may_belong, ends_clock = self.words.before_day
        while at > 0:
            space = left.rfind(" ", 0, at - 1)
            word = left[space + 1 : at].strip(" ,()“‘\"'")
            if word and word not in may_belong and not word.endswith(ends_clock):
                break
            at = space + 1
        if at == len(left):
            return None
        found = self.words[template].search(left, at)
        return found if found and found[0] else None

    def word_before(self, at: int) -> str:
        """The word before an offset, as written."""
        shown = self.text[max(0, at - _LEFT) : at].replace("_", " ")
        return shown.rstrip(" ").rpartition(" ")[2].rpartition("\n")[2].rpartition("-")[2] if shown.endswith(" ") else ""

    def is_glued(self, at: int) -> bool:
        """Whether letters after a number belong to it (9/7mm, 9/7MM). In flattened text, a word may follow (7/2/2017Theo)."""
        after = self.text[at : at + 3]
        if not after[:1].isalpha() or (after[0] in "tT" and after[1:2].isdecimal()):
            return False  # 2013-09-16T17:02
        return after[0].islower() or not (after[1:2].islower() or (len(after) == 3 and after.isalpha()))

    def is_closed(self, at: int) -> bool:
        """Whether a sentence, clause or line ends here, so that what follows does not belong to what precedes."""
        after = self.low[at : at + 2].lstrip(" ")[:1]
        if after in ("-", "–", "—"):
            return (
                self.low[at : at + 1] == " " and self.low[at + 2 : at + 3] == " " and not self.low[at + 3 : at + 4].isdecimal()
            )
        return not after or after == "\n" or not (after.isalnum() or after in "/-–%$€°_(&+")

    def is_compound(self, at: int) -> bool:
        """Whether the syllable that ends here begins a compound or a fixed phrase: qua loa, mai táng, sau khi."""
        start = self.low.rfind(" ", 0, at) + 1
        words = self.low[start : at + BESIDE].replace("\n", " . ").split()[:3]
        return any(" ".join(words[:size]).rstrip(_CLOSING) in self.words.compounds for size in (2, 3))

    @cached_property
    def separators(self) -> frozenset[str]:
        """The separators between day and month in the certain dates of the text; ISO dates do not count."""
        return frozenset(match[1] for match in self.words[_SURE].finditer(self.low))


_LAST_LETTERS = lazily(r"[^\W\d_]*\Z")


def word_before(low: str, at: int) -> str:
    """The word before an offset, without the mark attached to it: ``tháng`` in ``hơn.Tháng 4``, ``th`` in ``Th. 12``.

    >>> word_before("hơn.tháng 4", 10), word_before("th. 12", 4)
    ('tháng', 'th')
    """
    end = at
    while end and low[end - 1] == " ":
        end -= 1
    if end and low[end - 1] == ".":
        end -= 1
    start = max(low.rfind(" ", 0, end), low.rfind("\n", 0, end)) + 1
    word = low[start:end]
    return word if word.isalpha() else _LAST_LETTERS.search(word)[0]  # type: ignore[index]


_CLOSING = ".,;:!?…)”\"'’"


def _joined(text: str, low: str) -> str:
    """Replace line ends within a sentence by spaces: the next line continues in lower case, with a number or the like."""
    if "\n" not in text:
        return low

    def wrapped(match: re.Match[str]) -> str:
        following, last = text[match.end()], text[match.start() - 1]
        if last == " ":
            last = text[: match.start()].rstrip(" ")[-1:]
        goes_on = following.islower() or following.isdecimal() or following in _NEVER_FIRST
        goes_on = goes_on or (following.isupper() and last.isupper()) or _ROMAN.match(text, match.end()) is not None
        return " " * len(match[0]) if goes_on and last not in ".!?:;…\n" else match[0]

    return _LINE_END.sub(wrapped, low)


def clock(words: DateWords, match: re.Match[str] | None, part: str | None = None) -> str | None:
    """The clock time of a match, in the half of the day that its words name: 8 giờ tối is 20:00, 12 giờ đêm 00:00."""
    if not match or not match["hour"] or int(match["hour"]) > 23:
        return None
    given = match.groupdict()
    hour = int(match["hour"])
    named = given.get("half") or given.get("part") or part
    half = ({**words.values_of("part"), **words.values_of("half day")}).get(" ".join(named.split())) if named else None
    if half in ("pm", "noon", "night") and 0 < hour < _MIDDAY and (half == "pm" or _is_later(half, hour)):
        hour += _MIDDAY
    elif hour == _MIDDAY and half in ("night", "am"):
        hour = 0
    return f"{hour:02}:{given.get('minute') or '00'}"


def _is_later(half: str, hour: int) -> bool:
    """Whether an hour belongs to the second half of the day: 10 giờ đêm is before midnight, 1 giờ trưa is after noon."""
    return hour > 5 if half == "night" else hour < 4


def day(reading: Reading, start: int, end: int, value: str | None, kind: str = "day") -> FoundDate:
    """A day with the clock time, part of day, head and weekday before it, or with the clock time after it."""
    left = reading.left(start)
    before = reading.before(left)
    begin = start - len(left) + before.start() if before else start
    time = clock(reading.words, before)
    part = before["part"] if before else None
    core_end = end
    has_colon = time is None and kind == "day" and ":" in reading.low[end : end + BESIDE]
    if has_colon and (later := reading.match(CLOCK_AFTER, end)):
        time, end = clock(reading.words, later), later.end()
    return FoundDate(begin, end, start, core_end, kind, value, time, part)


def dressed(reading: Reading, start: int, end: int, kind: str, value: str | None) -> FoundDate:
    """A month, quarter, year or period with the modifier before it (early, mid or late)."""
    words = reading.words
    if word_before(reading.low, start) not in words.ends_dress:
        return FoundDate(start, end, start, end, kind, value)
    left = reading.left(start)
    of_years = kind in ("year", "decade") or (kind == "range" and value is not None and len(value) == len("2013/2014"))
    if of_years and (head := words.last(left, "year", "decade")) >= 0:
        left = left[:head]
    if kind in ("year", "range") and (term := words.last(left, "span")) >= 0:
        left = left[:term]
    modifier = None
    if (at := words.last(left, "modifier")) >= 0:
        modifier = words.of("modifier", left[at:].strip())
        left = left[:at]
        if (decade := words.last(left, "decade")) >= 0:
            left = left[:decade]
    begin = start - (len(reading.left(start)) - len(left))
    return FoundDate(begin, end, start, end, kind, value, None, None, modifier)


def since(reading: Reading, left: str) -> int:
    """The offset of the word ``từ`` that opens a period, before the head of its first date; -1 if there is none."""
    at = reading.words.last(left, "day", "month", "year")
    return reading.words.last(left if at < 0 else left[:at], "from")
