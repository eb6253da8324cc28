"""The shapes of dates with digits: the longest that starts at a place, and where it ends."""

from __future__ import annotations

from typing import Literal

from vnnorm.rules.dates import values, words
from vnnorm.rules.dates.lexicon import S, any_of
from vnnorm.rules.dates.values import Parts
from vnnorm.rules.dates.words import ANY_DAY, ANY_MONTH, DAY, DAY_HEAD, MONTH, MONTH_HEAD, MONTH_WORD, YEAR, YEAR_HEAD
from vnnorm.text.pattern import lazily

_SEP = r"( ?/ ?|[.-]|\n?/\n?)"
_DMY = lazily(rf"{DAY}{_SEP}{MONTH}(?:{_SEP}|,?{S}{YEAR_HEAD}{S}){YEAR}")
_YMD = lazily(rf"{YEAR} ?/ ?{MONTH} ?/ ?{DAY}")
_DM = lazily(rf"{DAY}{_SEP}{MONTH}")
_D_WORD_M = lazily(rf"{DAY}{S}{MONTH_HEAD}{S}(?:{MONTH}|{MONTH_WORD})(?:(?:,?{S}{YEAR_HEAD}{S}| ?[/-] ?|\.|{S}){YEAR})?")
_D = lazily(DAY)
_MY = lazily(rf"{MONTH}(?: ?[/.-] ?|,?{S}{YEAR_HEAD}{S}|{S}){YEAR}")
_M = lazily(MONTH)
_Y = lazily(YEAR)
_GOES_ON = lazily(
    rf"[0-9%]|[/.,:][0-9]|[–-](?!{ANY_DAY}(?: ?/ ?|[.-]){ANY_MONTH}(?![0-9]))[0-9]|[/-](?!{MONTH_HEAD} )[a-zđ]| ?/ ?[0-9]"
)
COMMA = rf"(?: ?,[ \n]?|{S}{any_of('and')}{S}|[ \n]?&[ \n]?)"
_LIST = lazily(
    rf"(?:{COMMA}{ANY_DAY}){{0,8}}?{COMMA}(?:{DAY_HEAD}{S})?{ANY_DAY}(?: ?/ ?|[.-]|{S}{MONTH_HEAD}{S}){MONTH}"
    rf"(?:(?: ?/ ?|[.-]|{S}{YEAR_HEAD}{S}){YEAR})?"
)
_GOES_AFTER_MONTH = lazily(rf"[0-9%]|[.,][0-9]|/[0-9]|[/-](?!{MONTH_HEAD} )[a-zđ]")
_GOES_AFTER_YEAR = lazily(rf"[%px+]|[.,:/][0-9]|-[01][0-9]-[0-3][0-9]|[/-](?!{MONTH_HEAD} )[a-zđ]")


def goes_on(low: str, end: int) -> bool:
    """Whether the number does not end here."""
    return _GOES_ON.match(low, end) is not None


def parse(low: str, at: int, head: str | None) -> tuple[Parts, int] | None:
    """The longest date whose digits start here, and where it ends."""
    if low[at : at + 4].isdecimal() and at + 4 <= len(low):
        return _from_year(low, at, head)
    if head != "month":
        found = _full_day(low, at)
        if found is not False:
            return found
        match = _DM.match(low, at)
        if match and not goes_on(low, match.end()):
            month, day = int(match[3]), int(match[1])
            return (Parts("day", None, month, day), match.end()) if values.is_day(None, month, day) else None
        if head == "day":
            match = _D.match(low, at)
            if match and (not goes_on(low, match.end()) or _LIST.match(low, match.end())):
                listed = _LIST.match(low, match.end())
                month_given = int(listed[1]) if listed else None
                year_given = int(listed[2]) if listed and listed[2] else None
                return Parts("day", year_given, month_given, int(match[1])), match.end()
            return None
    match = _MY.match(low, at) if head in ("month", None) else None
    if match and (head or "/" in match[0] or "-" in match[0]) and not goes_on(low, match.end()):
        return Parts("month", int(match[2]), int(match[1])), match.end()
    if head == "month":
        match = _M.match(low, at)
        goes_further = match and _GOES_AFTER_MONTH.match(low, match.end())
        return (Parts("month", None, int(match[1])), match.end()) if match and not goes_further else None
    return None


def _from_year(low: str, at: int, head: str | None) -> tuple[Parts, int] | None:
    """A year, or a day that begins with one."""
    match = _YMD.match(low, at) if head != "month" else None
    if match and not goes_on(low, match.end()):
        year, month, day = (int(part) for part in match.groups())
        return (Parts("day", year, month, day), match.end()) if values.is_day(year, month, day) else None
    match = _Y.match(low, at) if head in ("year", None) else None
    if match and not _GOES_AFTER_YEAR.match(low, match.end()):
        return Parts("year", int(match[1])), match.end()
    return None


def _full_day(low: str, at: int) -> tuple[Parts, int] | Literal[False] | None:
    """A day with its month in words or with its year; None where the calendar has no such day, False where none is."""
    match = _DMY.match(low, at)
    if match and (not match[4] or match[2].strip() == match[4].strip()) and not goes_on(low, match.end()):
        year, month, day = int(match[5]), int(match[3]), int(match[1])
        return (Parts("day", year, month, day), match.end()) if values.is_day(year, month, day) else None
    match = _D_WORD_M.match(low, at)
    if match and not goes_on(low, match.end()):
        month = int(match[2]) if match[2] else words.month_named(match[3])
        given = int(match[4]) if match[4] else None
        if not values.is_day(given, month, int(match[1])):
            return None
        kind = "lunar" if match[3] and words.is_lunar_month(match[3]) else "day"
        return Parts(kind, given, month, int(match[1])), match.end()
    return False


def bare_day(low: str, start: int) -> tuple[Parts, int] | None:
    """A day alone that a period may start with."""
    match = _D.match(low, start)
    if match and words.TO.match(low, match.end()):
        return Parts("bare", day=int(match[1])), match.end()
    return None
