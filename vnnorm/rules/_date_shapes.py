"""The shapes of dates with digits: the longest that starts at a place, and where it ends."""

from __future__ import annotations

import re

from vnnorm.rules import _date_values as values
from vnnorm.rules import _date_words as words
from vnnorm.rules._date_values import Parts
from vnnorm.rules._date_words import ANY_DAY, ANY_MONTH, DAY, MONTH, MONTH_WORD, YEAR, S

_SEP = r"( ?/ ?|[.-]|\n?/\n?)"
_DMY = re.compile(rf"{DAY}{_SEP}{MONTH}{_SEP}{YEAR}")
_DM = re.compile(rf"{DAY}{_SEP}{MONTH}")
_D_WORD_M = re.compile(rf"{DAY}{S}tháng{S}(?:{MONTH}|{MONTH_WORD})(?:(?:,?{S}năm{S}| ?[/-] ?| ){YEAR})?")
_D = re.compile(DAY)
_MY = re.compile(rf"{MONTH}(?: ?[/.-] ?|,?{S}năm{S}|{S}){YEAR}")
_M = re.compile(MONTH)
_Y = re.compile(YEAR)
_GOES_ON = re.compile(
    rf"[0-9%]|[/.,:][0-9]|[–-](?!{ANY_DAY}(?: ?/ ?|[.-]){ANY_MONTH}(?![0-9]))[0-9]|[/-](?!tháng )[a-zđ]| ?/ ?[0-9]"
)
_LIST = re.compile(rf"(?:(?:, ?| và ){ANY_DAY}){{0,8}}?(?:, ?| và )(?:ngày )?{ANY_DAY}[/.-]{MONTH}(?:[/.-]{YEAR})?")


def goes_on(low: str, end: int) -> bool:
    """Whether the number does not end here."""
    return _GOES_ON.match(low, end) is not None


def parse(low: str, at: int, head: str | None) -> tuple[Parts, int] | None:
    """The longest date whose digits start here, and where it ends."""
    if head != "month":
        match = _DMY.match(low, at)
        if match and match[2].strip() == match[4].strip() and not goes_on(low, match.end()):
            year, month, day = int(match[5]), int(match[3]), int(match[1])
            return (Parts("day", year, month, day), match.end()) if values.is_day(year, month, day) else None
        match = _D_WORD_M.match(low, at)
        if match and not goes_on(low, match.end()):
            month = int(match[2]) if match[2] else words.MONTHS[match[3]]
            year_given = int(match[4]) if match[4] else None
            day = int(match[1])
            if not values.is_day(year_given, month, day):
                return None
            return Parts(
                "lunar" if match[3] in ("giêng", "chạp") and head != "month" else "day", year_given, month, day
            ), match.end()
        match = _DM.match(low, at)
        if match and not goes_on(low, match.end()):
            month, day = int(match[3]), int(match[1])
            return (Parts("day", None, month, day), match.end()) if values.is_day(None, month, day) else None
        if head == "day":
            match = _D.match(low, at)
            if match and not goes_on(low, match.end()):
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
        return (Parts("month", None, int(match[1])), match.end()) if match and not _goes_after_month(low, match.end()) else None
    match = _Y.match(low, at)
    if (
        match
        and low[match.end() : match.end() + 1] not in tuple("%px")
        and not re.match(r"[.,:/][0-9]|[/-](?!tháng )[a-zđ]", low[match.end() : match.end() + 8])
    ):
        return Parts("year", int(match[1])), match.end()
    return None


def _goes_after_month(low: str, end: int) -> bool:
    return bool(re.match(r"[0-9%]|[.,][0-9]|/[0-9]|[/-](?!tháng )[a-zđ]", low[end : end + 8]))


def bare_day(low: str, start: int) -> tuple[Parts, int] | None:
    """A day alone that a period may start with."""
    match = _D.match(low, start)
    if match and words.TO.match(low, match.end()):
        return Parts("bare", day=int(match[1])), match.end()
    return None
