"""Find the dates of a text: one scan for numbers, one for words that begin a date, and the matching forms at each hit."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from functools import lru_cache

from vnnorm.rules.dates import chain, lunar, periods, plain, written
from vnnorm.rules.dates.forms_at_numbers import TERM
from vnnorm.rules.dates.lexicon import DateWords, known
from vnnorm.rules.dates.reading import FoundDate, Reading, word_before
from vnnorm.rules.dates.relative import SAME_DAY_KIND
from vnnorm.rules.dates.triggers import Triggers
from vnnorm.text.pattern import lazily

# Numbers that are never dates: clock times, decimals, thousands, and numbers of five digits.
_NEVER = lazily(r"[0-9]*:|[0-9]+,[0-9]+(?![0-9/.,-])|[0-9]+[^0-9][0-9]{3}(?![0-9])|[0-9]{5}")
_AMOUNT = r"[0-9]*(?::[0-9]|,[0-9]+(?![0-9/.,-])|\.[0-9]{3}(?![0-9]))"  # most of these, from the second digit on
_BEFORE_NUMBER = ("day", "month", "year", "short month", "from", "part", "quarter")
_SHORT = ("short month", "short quarter", "short half")
_MAY_BEGIN = lazily(r"(?:3[01]|[12][0-9]|0?[1-9])(?![0-9])|[12][0-9]{3}(?![0-9])")  # a day, a month or a year
_COUNTED = "[0-9]{1,2}(?: ?t ?/|t[12]| <month|quarter>)"
_MAY_START = r"[0-9]{1,2}(?: <month|quarter|short month|lunar|new year|part>| <short month~>\.? ?[0-9]| ?t ?/|t[12])"
_LUNAR_HINT = "<lunar|lunar month|new year|leap|stem~>"  # takes half the time of the full pattern
_LONG = lazily("[0-9]{3}")  # too long for a day, a month or a count of months
_LUNAR_REACH = 40  # code points from a number to the end of its lunar word: 10 tháng mười một năm Giáp Thìn (âm lịch


class Scan:
    """The scans of a text for the words of a lexicon."""

    def __init__(self, words: DateWords) -> None:
        self.words = words
        self._triggers = Triggers(words)
        self._numbers = re.compile(self._number_source())
        self._ends_part = frozenset(word.rpartition(" ")[2] for word in words.values_of("part"))
        self._before_number = frozenset(word.rpartition(" ")[2] for role in _BEFORE_NUMBER for word in words.values_of(role))

    def _number_source(self) -> str:
        """The pattern of a number with signs inside, with four digits, after a head, or before a possible unit.

        The lookbehinds prevent a retry at each digit of a long number, and at the later parts of an amount.
        """

        def ends(roles: tuple[str, ...], size: int) -> str:
            """The last letters of the words of some roles: three, or all of a shorter word."""
            lasts = {word[-3:] for role in roles for word in self.words.values_of(role)}
            return "|".join(sorted(last for last in lasts if len(last) == size))

        short = "|".join(sorted({word[-1] for role in _SHORT for word in self.words.values_of(role)}))
        heads = [ends(_BEFORE_NUMBER, 3), ends(_BEFORE_NUMBER, 2), rf"(?:{short})\."]
        behind = "|".join([rf"(?<=(?:{head}) {{{spaces}}}[0-9])" for head in heads for spaces in (1, 2)])
        clinging = "|".join([rf"(?<=(?:{short}){dot}[0-9])" for dot in ("", r"\.")])
        headed = rf"(?:(?:{behind})[0-9]{{0,2}}|(?:{clinging})[0-9]?)(?![0-9])"
        units = self.words.any_of("month", "short month", "quarter", "lunar", "new year", "part")
        signs = r"(?:(?:[.,:/–-]| ?/ ?| [-–] )[0-9]+){1,24}"
        before_unit = rf"(?=(?: ?t ?/|t[12]|[ ]{{1,4}}{units}))"
        shapes = rf"[0-9]*(?![0-9])(?:{signs}|(?<=[0-9]{{4}})|{before_unit})|{headed}"
        list_head = rf"(?<=[{''.join(sorted({word[-1] for word in self.words.values_of('day')}))}] [0-9])"  # ngày 5,6 và 8/5
        return rf"[0-9](?<![0-9][0-9])(?<![0-9][.,:][0-9])(?:{list_head}|(?!{_AMOUNT}))(?:{shapes})"

    def find(self, reading: Reading) -> list[FoundDate]:
        """The dates of a text, in order and without overlaps: the leftmost first, then the longest."""
        every = [*self._in_digits(reading), *written.find(reading), *self._triggers.find(reading)]
        every.sort(key=lambda found: (found.start, -found.end))
        kept: list[FoundDate] = []
        day: str | None = None
        for found in every:
            if kept and found.start < kept[-1].end:
                continue
            if found.kind == "day":
                day = found.value
            same = found.kind == SAME_DAY_KIND
            kept.append(found._replace(kind="day", value=day) if same else found)
        return kept

    def _in_digits(self, reading: Reading) -> Iterator[FoundDate]:
        """The dates that begin with a number, in order."""
        low = reading.low
        done = 0
        for match in self._numbers.finditer(low):
            start, end = match.span()
            if start < done:
                continue
            if low[start - 1 : start] == " " and (found := plain.read(reading, start)):
                done = found.end
                yield found
                continue
            if end - start < 4 and not self._may_be_date(low, start, end):
                continue
            if _NEVER.match(low, start, end) and not (low[start:end].count(",") and self._is_list(reading, start)):
                continue
            while start < end:
                for found in self._at_number(reading, start, end):
                    yield found
                    done = max(done, found.end)
                # Dates joined by a comma: 2013-11-05,2013-11-06.
                start = done + 1 if start < done < end and low[done] == "," else end

    def _is_list(self, reading: Reading, start: int) -> bool:
        """Whether numbers with commas are days: ngày 5,6 và 8/5."""
        return self.words.last(reading.left(start), "day") >= 0

    def _may_be_date(self, low: str, start: int, end: int) -> bool:
        """Whether a short number may be part of a date: a date word is next to it. Most numbers have none."""
        before = low[start - 1] if start else "\n"
        if before.isalpha() or before == "." or not low[start:end].isdecimal():
            return True
        is_headed = word_before(low, start) in self._before_number
        return is_headed or (low[end : end + 1] in (" ", "t") and self.words[_MAY_START].match(low, start) is not None)

    def _at_number(self, reading: Reading, start: int, end: int) -> list[FoundDate]:
        """The dates that begin at a number, depending on what precedes it."""
        low = reading.low
        before = low[start - 1] if start else " "
        if before.isalpha() or (before == "." and start > 1 and low[start - 2].isalpha()):
            head = self._letter_head(reading, start)
            return chain.read(reading, start, head) if head else []
        if before in "/-–—.,:#&+=" and start > 1 and not low[start - 2].isspace():
            value = written.read(reading, start) if before == "," and end - start >= len("2013-09-16") else None
            return [value] if value and value.core_end - value.core_start >= len("2013-09-16") else []
        left = reading.left(start)
        is_long = _LONG.match(low, start) is not None
        if is_long and low[start : start + 4].isdecimal() and (found := self._at_year(reading, start, end, left)):
            return [found]
        head = self._head(reading, start, left)
        if head != "year" and not _MAY_BEGIN.match(low, start):
            return []
        if not is_long and self._may_be_lunar(low, start) and (found := self._lunar(reading, start, left, head)):
            return [found]
        if not is_long and head != "day" and self.words[_COUNTED].match(low, start):
            for pattern, read in ((periods.MONTHS_OF, periods.months_of), (periods.FIRST_MONTHS, periods.first_months)):
                if (match := reading.match(pattern, start)) and (found := read(reading, match)):
                    return [found]
        return chain.read(reading, start, head)

    def _at_year(self, reading: Reading, start: int, end: int, left: str) -> FoundDate | None:
        """A value, a term of two years, or a year before our era, all of which begin with four digits."""
        value = written.read(reading, start) if end - start >= len("2013-09") else None
        if value and value.core_end - start > len("2013"):
            is_term = value.core_end - start == len("2013-09") and self.words.last(left, "span") >= 0
            if not is_term:
                return value
        term = reading.match(TERM.pattern, start) if reading.low[start + 4 : start + 5] in (" ", "/", "-") else None
        found: FoundDate | None = TERM.read(reading, term) if term else None
        return found or (written.before_our_era(reading, start) if left.endswith("-") else None)

    def _may_be_lunar(self, low: str, start: int) -> bool:
        """Whether a word of the lunar calendar follows a number."""
        end = start + _LUNAR_REACH
        return (
            self.words[_LUNAR_HINT].search(low, start, end) is not None
            and self.words[lunar.MARK].search(low, start, end) is not None
        )

    def _lunar(self, reading: Reading, start: int, left: str, head: str) -> FoundDate | None:
        if head == "month":
            at = start - len(left) + self.words.last(left, "month")
            match = reading.match(lunar.MARKED_MONTH, at)
            return lunar.month(reading, match) if match else None
        return lunar.numbered(reading, start)

    def _head(self, reading: Reading, start: int, left: str) -> str:
        """The role of the word directly before a number; "part" for a part of day, "" if the word is no head."""
        word = word_before(left, len(left)) if left.endswith(" ") else ""
        role = self.words.heads.get(word, "")
        if role == "year" and self.words.last(left, "weekday") >= 0:  # thứ năm 16/9
            return ""
        if left.rstrip(" ").endswith(".") and not role.startswith("short"):
            return ""  # the end of a sentence: mỗi ngày. 5 người
        if role.startswith("short"):
            return role if role == "short month" and len(word) > 1 else ""  # a lone T must be attached to its number
        if not role and word in self._ends_part and self.words.last(left, "part") >= 0:
            return "part"
        return role

    def _letter_head(self, reading: Reading, start: int) -> str:
        """The role of the letters attached to a number: T9/2013, Q.III/2024."""
        match = self.words[_LETTERS].search(reading.left(start, 6))
        return self.words.heads.get(match["letters"], "") if match else ""


_LETTERS = r"(?<!\w)(?P<letters><short month|short quarter|short half~>)\.?\Z"


@lru_cache(maxsize=16)
def scan(extra: tuple[str, ...] = ()) -> Scan:
    """The scan for the words of the data files and a user's own lines."""
    return Scan(known(extra))


def find(text: str, reference: datetime.date | None, extra: tuple[str, ...] = ()) -> list[FoundDate]:
    """The dates of a text with repaired characters, in order and without overlaps."""
    made = scan(extra)
    return made.find(Reading(text, reference, made.words))
