"""Months, quarters, years and their first or last months in digits."""

from __future__ import annotations

import re

from vnnorm.rules.dates import lunar, values, words
from vnnorm.rules.dates.days import DURATION, has_unit
from vnnorm.rules.dates.digits import goes_on
from vnnorm.rules.dates.lexicon import S, any_of, ending, of
from vnnorm.rules.dates.reading import Found, Reading, dressed
from vnnorm.rules.dates.values import Parts
from vnnorm.rules.dates.words import MONTH, MONTH_HEAD, YEAR, YEAR_HEAD, YEARLY
from vnnorm.text.pattern import lazily

_N_MONTHS = lazily(rf"{MONTH}(?: ?t ?/ ?|t|{S}{MONTH_HEAD}{S}(?:{YEAR_HEAD}{S})?){YEAR}(?!\w)")
_COUNT = r"(?P<number>1[0-2]|0?[1-9])(?![0-9])"
_PART_OF_YEAR = (
    rf"{S}(?:(?P<month>{MONTH_HEAD})|{any_of('quarter')}){S}(?P<modifier>{any_of('modifier')}){S}(?:{any_of('of')}{S})?"
    rf"{YEAR_HEAD}(?!\w)(?:{S}{YEAR}|{S}{YEARLY})?(?!\w)"
)
_COUNTED = lazily(_COUNT + _PART_OF_YEAR)
IN_WORDS = lazily(rf"(?P<number>{any_of('count')})" + _PART_OF_YEAR)
_QUARTER = lazily(rf"([1-4]) ?[/.-] ?{YEAR}|([1-4])[ \n]{YEAR}(?!\w)")
_MONTH = lazily(rf"{MONTH} ?[/.-] ?{YEAR}")
_NAMED_MONTH = ending(("event",), any_of("event"))
_NO_DAY = lazily(rf"(?<!\w){words.DAY_HEAD}{S}[0-9]{{1,2}}{S}\Z")  # a day that no month has
_ERA = lazily(rf"{S}{any_of('era')}(?!\w)")
_DECADES = ending(("decade", "modifier"), rf"{any_of('decade')}(?:{S}{any_of('modifier')}(?:{S}{any_of('decade')})?)?")
_LUNAR_AFTER = lazily(rf"[ \n]?\(?{any_of('lunar')}")


def first_months(reading: Reading, start: int) -> Found | None:
    """``9 tháng đầu năm``, ``2 quý cuối năm 2024``, ``8 tháng năm 2023``, ``9T/2013``."""
    match = _N_MONTHS.match(reading.low, start)
    if match and not goes_on(reading.low, match.end()):
        value = values.months(1, int(match[1]), int(match[2]))
        return dressed(reading, start, match.end(), "range", value)
    match = _COUNTED.match(reading.low, start)
    return part_of_year(reading, start, match, int(match["number"])) if match else None


def part_of_year(reading: Reading, start: int, match: re.Match[str], count: int) -> Found | None:
    """So many months or quarters at the beginning or the end of a year."""
    count *= 1 if match["month"] else 3
    where = of("modifier", match["modifier"])
    year, yearly = match[4], match[5]
    if count > 12 or where not in ("early", "late"):
        return None
    placed = int(year) if year else values.placed_year(Parts("year", cue=_away(yearly)), reading.reference)
    value = values.months(1, count, placed) if where == "early" else values.months(13 - count, 12, placed)
    return dressed(reading, start, match.end(), "range", value)


def _away(yearly: str | None) -> int:
    return int(of("yearly", yearly)) if yearly else 0


def code(reading: Reading, start: int) -> Found | None:
    """``Q3/2013``, ``T9/2013``: the letter stands before the number."""
    low = reading.low
    pattern = _QUARTER if low[start - 1] == "q" else _MONTH
    match = pattern.match(low, start)
    if not match or (start > 1 and low[start - 2].isalnum()) or goes_on(low, match.end()):
        return None
    if pattern is _MONTH:
        return dressed(reading, start - 1, match.end(), "month", values.months(int(match[1]), int(match[1]), int(match[2])))
    last = 3 * int(match[1] or match[3])
    value = values.months(last - 2, last, int(match[2] or match[4]))
    return dressed(reading, start - 1, match.end(), "quarter", value)


def month(reading: Reading, start: int, parts: Parts, end: int) -> Found | None:
    """A month in digits after its head."""
    left = reading.left(start)
    head = words.MONTH_BEFORE.search(left)
    if not head:
        return None
    core = start - (len(left) - head.start())
    before = left[: head.start()]
    if (
        _NAMED_MONTH.search(before)
        or _NO_DAY.search(before)
        or (before[-2:-1].isdecimal() and DURATION.match(reading.low, end))
    ):
        return None
    if marked := _LUNAR_AFTER.match(reading.right(end)):
        return lunar.month(reading, core, end, marked, parts)
    parts, end, taken = cued(reading, parts, end)
    return dressed(reading, core, end, "month", values.single(parts, reading.reference))._replace(end=taken)


# Numbers beside it, as of an account or a call centre, or a plate.
_BESIDE_NUMBER = lazily(r" [0-9]+(?![\w/:-]|[.,][0-9])")
_AFTER_NUMBER = lazily(r"(?<![\w/.,:-])[0-9]+[a-z]? \Z")
_AFTER_BRACKETED = lazily(r" ?[),;]|[–-]")
_NUMBER_AFTER = lazily(rf" (?:[0-9]|{MONTH_HEAD}|{words.DAY_HEAD}|{any_of('away')}(?!\w))")


def cued(reading: Reading, parts: Parts, end: int) -> tuple[Parts, int, int]:
    """A month with the words after it that say which year is meant, the end of its core and of all.

    Single words are more often prepositions (tháng 9 tới Hà Nội, tháng 10 qua đời): they are of the date before a mark. Before
    another word in lower case, tới tells the year (tháng 1 tới sẽ), but is left where it stands.
    """
    cue = words.CUE.match(reading.right(end)) if parts.year is None else None
    if not cue or _NUMBER_AFTER.match(reading.right(end + cue.end(), 8)):
        return parts, end, end
    after = end + cue.end()
    is_open = cue["cue"] and words.cue(cue) != 0 and not words.is_sure(cue["cue"], reading.low, after)
    if not is_open:
        end += words.cue_end(cue)
        return parts._replace(cue=words.cue(cue)), end, end
    if words.cue(cue) == "future" and reading.text[after + 1 : after + 2].islower():
        return parts._replace(cue="future"), end, after
    return parts, end, end


def year(reading: Reading, start: int, head: str | None, item: tuple[Parts, int]) -> Found | None:
    """A year, or the first of a decade."""
    parts, end = item
    left = reading.left(start)
    decade = _DECADES.search(left)
    number = parts.year or 0
    if decade and number % 10 == 0:
        found = dressed(reading, start, end, "decade", f"{number // 10}X")
        return found._replace(start=min(found.start, start - len(left) + decade.start()))
    if _ERA.match(reading.low, end):
        return None
    if head != "year":
        if not 1900 <= number <= 2099 or reading.contexts.ends("beside", left) or has_unit(reading, start, end):
            return None
        if _BESIDE_NUMBER.match(reading.low, end) or _AFTER_NUMBER.search(left):
            return None
        if left[-1:].isalnum() or left[-1:] in tuple("-/.$€+&#"):
            return None
        if left.endswith("(") and not _AFTER_BRACKETED.match(reading.low, end):
            return None
    return dressed(reading, start, end, "year", f"{number:04}")
