"""A text as the readers of dates see it, and a date in it with the words that belong to it."""

from __future__ import annotations

import datetime
import re
from functools import cached_property
from typing import NamedTuple

from vnnorm.rules.dates.lexicon import Words
from vnnorm.text.fold import fold, lowered
from vnnorm.text.pattern import lazily

# A tone on a bare vowel beside one with a mark, or on the wrong one of two: hôì, vưà, cuôí, đâù, ngoaí.
_SLIP = lazily("[ìíỉĩịùúủũụàáảãạỳý](?:(?<=[ăâêôơư][^ỳý])|(?<=a[ìíỳý])(?!\\w))")
_LINE_END = lazily(r"\n(?<=[^\n.!?:;…]\n) *(?=[^\n])")
_ROMAN = lazily(r"[IVX]{1,5}(?!\w)")
_NEVER_FIRST = "%$€°),;"  # signs that no line begins with
_SURE = r"<day> (?:3[01]|[12][0-9]|0?[1-9])([/.-])(?:1[0-2]|0?[1-9])(?![0-9]|[/.-][0-9])"
_MIDDAY = 12
_LEFT = 64  # code points before a number that may belong to its date: a clock, a part of day, a weekday, heads
_TO_COLON = 32  # code points after a day in which the colon of its clock stands, runs of spaces at their longest
_RIGHT = 48  # code points after a date that may say which year is meant

CLOCK = (
    r"(?P<hour>[01]?[0-9]|2[0-4])(?: ?(?:<clock~>|:)(?![^\W\d_]) ?(?P<minute>[0-5][0-9])?(?::[0-5][0-9])?(?: ?<minute>)?)"
    r"(?: (?P<half><half day>))?"
)
_ZONE = r"(?:<zone~>(?: ?[+-][0-9]{1,2}(?::?[0-9]{2})?)?|[+-][0-9]{2}:?[0-9]{2})"
ZONE = rf"(?:\({_ZONE}\)|{_ZONE})"
_STOP = r"(?: ?,? |\Z)"
# What may stand before the calendar part, from the left: clock, part of day, head, relative day, weekday, head.
_BEFORE_NAME = (
    rf"(?<![\w.,:/-])(?:{CLOCK}(?:{_STOP}))?(?:{ZONE}{_STOP})?"
    rf"(?:<modifier> <clock> )?(?:(?P<part><part>)(?: <away>)?{_STOP})?(?:<day> ){{0,2}}"
)
BEFORE = rf"{_BEFORE_NAME}(?:<today>{_STOP})?(?:<weekday>(?: <week> <near>)?{_STOP})?(?:<day>(?: |\Z))?\Z"
BEFORE_NAME = _BEFORE_NAME + r"\Z"  # of a day that has a name: a second one before it is another day
# A clock time after a day, as software writes it: T17:02:03+07:00, lúc 17:02 (GMT+7), 5:02 CH.
CLOCK_AFTER = (
    r"(?:t| ?(?:,|[-–|] )? ?(?:<at> )?)(?P<hour>[01]?[0-9]|2[0-3]):(?P<minute>[0-5][0-9])(?::[0-5][0-9](?:[.,][0-9]{1,9})?)?"
    rf"(?!:?[0-9])(?: ?(?P<half><half day|part>))?(?:z(?!\w)| ?{ZONE}(?![0-9]))?"
)


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
    """A text as the readers see it, and what is known of it.

    ``low`` is the folded view, of the same length. The end of a line that was wrapped is a space in it, and every other line
    end a line feed: no date reaches across one. Folding tones throughout costs as much as finding the dates, and the words of
    dates are known in every tone style: only words in which a tone stands wrong are folded.
    """

    def __init__(self, text: str, reference: datetime.date | None, words: Words) -> None:
        self.text = text
        self.low = _mended(_joined(text, lowered(text)))
        self.reference = reference
        self.words = words

    def match(self, template: str, at: int) -> re.Match[str] | None:
        """What a template matches at a place."""
        return self.words[template].match(self.low, at)

    def left(self, at: int, size: int = _LEFT) -> str:
        """The text before a place, as far as its line goes."""
        shown = self.low[at - size if at > size else 0 : at]
        return shown[shown.rfind("\n") + 1 :] if "\n" in shown else shown

    def right(self, at: int, size: int = _RIGHT) -> str:
        """The text after a place, as far as its line goes."""
        return self.low[at : at + size].partition("\n")[0]

    def before(self, left: str, template: str = BEFORE) -> re.Match[str] | None:
        """The words at the end of a text that belong to the day after it; None where there are none.

        It is looked for only from the first of the words that may be of it.
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
        """The word before a place, as it is written."""
        shown = self.text[max(0, at - _LEFT) : at].replace("_", " ")
        return shown.rstrip(" ").rpartition(" ")[2].rpartition("\n")[2].rpartition("-")[2] if shown.endswith(" ") else ""

    def is_glued(self, at: int) -> bool:
        """Whether letters after a number are of it (9/7mm, 9/7MM): in flattened text a word may follow (7/2/2017Theo)."""
        after = self.text[at : at + 3]
        if not after[:1].isalpha() or (after[0] in "tT" and after[1:2].isdecimal()):
            return False  # 2013-09-16T17:02
        return after[0].islower() or not (after[1:2].islower() or (len(after) == 3 and after.isalpha()))

    def is_closed(self, at: int) -> bool:
        """Whether a sentence, a part of it, or the line ends here: what follows does not belong to what stands before."""
        after = self.low[at : at + 2].lstrip(" ")[:1]
        if after in ("-", "–", "—"):
            return (
                self.low[at : at + 1] == " " and self.low[at + 2 : at + 3] == " " and not self.low[at + 3 : at + 4].isdecimal()
            )
        return not after or after == "\n" or not (after.isalnum() or after in "/-–%$€°_(&+")

    def is_compound(self, at: int) -> bool:
        """Whether the syllable that ends here begins a compound or a fixed phrase: qua loa, mai táng, sau khi."""
        start = self.low.rfind(" ", 0, at) + 1
        words = self.low[start : at + 24].replace("\n", " . ").split()[:3]
        return any(" ".join(words[:size]).rstrip(_CLOSING) in self.words.compounds for size in (2, 3))

    @cached_property
    def separators(self) -> frozenset[str]:
        """What stands between day and month in the sure dates of the text. A value written in ISO form is none of them."""
        return frozenset(match[1] for match in self.words[_SURE].finditer(self.low))


_LAST_LETTERS = lazily(r"[^\W\d_]*\Z")


def word_before(low: str, at: int) -> str:
    """The word before a place, without the mark that it clings to: ``tháng`` in ``hơn.Tháng 4``, ``th`` in ``Th. 12``.

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
    """The view with a space for the line ends within a sentence: the next line goes on in lower case or with a number."""
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


def clock(words: Words, match: re.Match[str] | None, part: str | None = None) -> str | None:
    """The clock time of a match, of the half of the day that its words tell: 8 giờ tối is 20:00, 12 giờ đêm 00:00."""
    if not match or not match["hour"] or int(match["hour"]) > 23:
        return None
    given = match.groupdict()
    hour = int(match["hour"])
    named = given.get("half") or given.get("part") or part
    half = ({**words.worth("part"), **words.worth("half day")}).get(" ".join(named.split())) if named else None
    if half in ("pm", "noon", "night") and 0 < hour < _MIDDAY and (half == "pm" or _is_later(half, hour)):
        hour += _MIDDAY
    elif hour == _MIDDAY and half in ("night", "am"):
        hour = 0
    return f"{hour:02}:{given.get('minute') or '00'}"


def _is_later(half: str, hour: int) -> bool:
    """Whether an hour of a night is before midnight (10 giờ đêm), and one of noon behind it (1 giờ trưa)."""
    return hour > 5 if half == "night" else hour < 4


def day(reading: Reading, start: int, end: int, value: str | None, kind: str = "day") -> Found:
    """A day with its clock, part of day, head and weekday before it, and a clock after it."""
    left = reading.left(start)
    before = reading.before(left)
    begin = start - len(left) + before.start() if before else start
    time = clock(reading.words, before)
    part = before["part"] if before else None
    core_end = end
    has_colon = time is None and kind == "day" and ":" in reading.low[end : end + _TO_COLON]
    if has_colon and (later := reading.match(CLOCK_AFTER, end)):
        time, end = clock(reading.words, later), later.end()
    return Found(begin, end, start, core_end, kind, value, time, part)


def dressed(reading: Reading, start: int, end: int, kind: str, value: str | None) -> Found:
    """A month, quarter, year or period with what says early, mid or late before it."""
    words = reading.words
    if word_before(reading.low, start) not in words.ends_dress:
        return Found(start, end, start, end, kind, value)
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
    return Found(begin, end, start, end, kind, value, None, None, modifier)


def since(reading: Reading, left: str) -> int:
    """Where the word ``từ`` stands that opens a period, before the head of its first date; -1 where there is none."""
    at = reading.words.last(left, "day", "month", "year")
    return reading.words.last(left if at < 0 else left[:at], "from")
