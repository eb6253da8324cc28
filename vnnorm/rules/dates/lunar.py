"""Read dates of the lunar calendar. They get a Gregorian value if the extra ``lunar`` is installed.

``lunar-vn`` uses the meridian of Hà Nội (UTC+7), as the Vietnamese calendar does. Libraries for the Chinese calendar put Tết
of 1985, 2007 and 2030 on other days. Without the extra, or if the year is unknown, the value is None.
"""

from __future__ import annotations

import datetime
import re
from functools import cache
from importlib import import_module
from typing import Any, NamedTuple

from vnnorm.rules.dates.reading import FoundDate, Reading, day, dressed, since
from vnnorm.rules.dates.shapes import MONTH_HEAD

MARK = r"(?<!\w)(?:<lunar|lunar month|new year|leap>|<stem> <branch>)"
_YEAR = r"(?:(?P<given>1[0-9]{3}|20[0-9]{2})(?![0-9])|(?P<yearly><yearly>)|(?P<stem><stem>) (?P<branch><branch>))"
_SAID = r"(?: ?(?P<said>\(<lunar>\)|<lunar>))"
_LEAP = "(?: (?P<leap><leap>))?"
# The year and the lunar mark, in either order. A year given by its cyclic name is itself a lunar mark.
_BEHIND = rf"{_LEAP}{_SAID}?(?:,? <year> {_YEAR}{_SAID.replace('said', 'after')}?)?"
_NUMBER = r"(?:{d}|(?P<word><count>))"
_MONTH = r"(?:{m}|(?P<named><named month|lunar month>))"
LUNAR_DAY = rf"{_NUMBER} (?:(?P<tet><new year>)|<month> (?P<of><lunar month>)){_BEHIND}"
MARKED_DAY = rf"{_NUMBER}(?: {MONTH_HEAD}| ?/ ?|[.-]){_MONTH}{_BEHIND}"
MARKED_MONTH: str = rf"<month> {_MONTH}{_BEHIND}"
FULL_MOON: str = rf"<full moon> <month> {_MONTH}{_BEHIND}"
FESTIVAL = r"(?P<name><festival>)(?:(?: <year>)? (?P<given>1[0-9]{3}|20[0-9]{2})(?![0-9])| <year> (?P<yearly><yearly>))?"
TET_OF = r"<new year> (?P<stem><stem>) (?P<branch><branch>)(?:(?: <year>)? (?P<given>1[0-9]{3}|20[0-9]{2})(?![0-9]))?"
WORDED_DAY = "<day> (?=<count> <new year|month>)"
_TO = r"(?: <to> | ?[-–] ?)(?:<day> )?"


_FAR = 0  # a cyclic year name that matches no year near the reference


class _Lunar(NamedTuple):
    """A day of the lunar calendar as written, with its year or the distance in years from the reference."""

    day: int
    month: int
    year: int | None = None
    away: int | None = None
    of_tet: bool = False
    is_leap: bool = False


@cache
def _library() -> Any:
    """The calendar library, or None if the extra is not installed."""
    try:
        return import_module("lunar_vn")
    except ImportError:
        return None


def _gregorian(day: int, month: int, year: int, *, is_leap: bool = False) -> datetime.date | None:
    """The Gregorian day; None if the lunar day does not exist or the library does not cover the year.

    The eve of Tết is called the thirtieth even in years in which it is the twenty-ninth.
    """
    library = _library()
    try:
        lunar = library.LunarDate(day, month, year, is_leap)
        found: datetime.date = library.lunar_to_solar(lunar)
        if library.solar_to_lunar(found) == lunar:
            return found
        return _gregorian(29, month, year) if (day, month) == (30, 12) else None
    except ValueError:
        return None


def _placed(lunar: _Lunar, reference: datetime.date | None) -> datetime.date | None:
    """The Gregorian day: in the given year, or in the year that puts it nearest to the reference."""
    if _library() is None:
        return None
    if lunar.year is not None and lunar.year <= _FAR:
        return None
    if lunar.year is not None:
        return _gregorian(lunar.day, lunar.month, lunar.year, is_leap=lunar.is_leap)
    if reference is None:
        return None
    years = range(reference.year - 2, reference.year + 2) if lunar.away is None else [reference.year + lunar.away]
    days = [found for year in years if (found := _gregorian(lunar.day, lunar.month, year, is_leap=lunar.is_leap))]
    return min(days, key=lambda found: abs(found - reference)) if days else None


def _year_of(reading: Reading, match: re.Match[str]) -> tuple[int | None, int | None]:
    """The year that a match gives, or its distance in years from the reference."""
    groups = match.groupdict()
    if groups.get("given"):
        return int(groups["given"]), None
    if groups.get("stem"):
        return _cyclic(reading, groups["stem"], groups["branch"]) or _FAR, None
    return None, reading.words.away(match)


def _cyclic(reading: Reading, stem: str, branch: str) -> int | None:
    """The year with a cyclic name (one in sixty years), if it is that of the reference or an adjacent one."""
    of, reference = reading.words.of, reading.reference
    for year in range(reference.year - 1, reference.year + 2) if reference else ():
        if (year - 4) % 10 == int(of("stem", stem)) and (year - 4) % 12 == int(of("branch", branch)):
            return year
    return None


def _month(reading: Reading, match: re.Match[str]) -> int:
    return int(match["m"]) if match["m"] else reading.words.month_named(match["named"])


def _is_marked(match: re.Match[str]) -> bool:
    """Whether a lunar mark follows a day or month: âm lịch, nhuận, năm Bính Ngọ."""
    return any(match[name] for name in ("said", "after", "leap", "stem"))


def _day_at(reading: Reading, start: int) -> tuple[_Lunar, int] | None:
    """The lunar day whose number starts at an offset, and its end."""
    words = reading.words
    match = reading.match(LUNAR_DAY, start)
    if match:
        number = int(match["d"] or words.of("count", match["word"]))
        year, away = _year_of(reading, match)
        if not match["tet"]:
            return _Lunar(number, words.month_named(match["of"]), year, away), match.end()
        # The last days before the Tết of a year belong to the year before.
        if number > 20:
            before = None if year is None else year - 1, None if away is None else away - 1
            return _Lunar(number, 12, *before, of_tet=True), match.end()
        return _Lunar(number, 1, year, away, of_tet=True), match.end()
    match = reading.match(MARKED_DAY, start)
    if match and _is_marked(match):
        number = int(match["d"] or words.of("count", match["word"]))
        year, away = _year_of(reading, match)
        return _Lunar(number, _month(reading, match), year, away, is_leap=bool(match["leap"])), match.end()
    return None


def _value(lunar: _Lunar, reading: Reading) -> str | None:
    found = _placed(lunar, reading.reference)
    return found.isoformat() if found else None


def numbered(reading: Reading, start: int) -> FoundDate | None:
    """``mùng 1 Tết``, ``23 tháng Chạp``, ``10/3 âm lịch``; ``từ 29 tháng Chạp đến mùng 5 Tết``."""
    read = _day_at(reading, start)
    if read is None:
        return None
    lunar, end = read
    left = reading.left(start)
    if lunar.of_tet and lunar.month == 1 and reading.words.last(left, "day") < 0:
        return None
    value = _value(lunar, reading)
    opened, to = since(reading, left), reading.match(_TO, end)
    last = _day_at(reading, to.end()) if to and (opened >= 0 or to[0].lstrip(" ")[0] in "-–") else None
    if last and to:
        later = _value(last[0], reading)
        both = f"{value}/{later}" if value and later and value <= later else None
        begin = start - len(left) + opened if opened >= 0 else day(reading, start, end, None).start
        return FoundDate(begin, last[1], start, last[1], "range", both, calendar="lunar")
    return day(reading, start, end, value)._replace(calendar="lunar")


def worded(reading: Reading, match: re.Match[str]) -> FoundDate | None:
    """``mùng một Tết``: the number after the head is a word."""
    return numbered(reading, match.end())


def full_moon(reading: Reading, match: re.Match[str]) -> FoundDate:
    """``rằm tháng 7``."""
    lunar = _Lunar(15, _month(reading, match), *_year_of(reading, match), is_leap=bool(match["leap"]))
    return day(reading, match.start(), match.end(), _value(lunar, reading))._replace(calendar="lunar")


def festival(reading: Reading, match: re.Match[str]) -> FoundDate | None:
    """``Tết Nguyên đán 2024``: the day of the festival."""
    start, end = match.span()
    if _is_acronym(reading, start):
        return None
    month, number = reading.words.of("festival", match["name"]).split("-")
    value = _value(_Lunar(int(number), int(month), *_year_of(reading, match)), reading) or match["given"]
    return FoundDate(start, end, start, end, "holiday", value, calendar="lunar")


def tet_of(reading: Reading, match: re.Match[str]) -> FoundDate | None:
    """``Tết Mậu Thân năm 1968``: the value is the year."""
    start, end = match.span()
    if _is_acronym(reading, start):
        return None
    year = int(match["given"]) if match["given"] else _cyclic(reading, match["stem"], match["branch"])
    return FoundDate(start, end, start, end, "holiday", f"{year:04}" if year else None, calendar="lunar")


def _is_acronym(reading: Reading, at: int) -> bool:
    return reading.text[at : at + 3].isupper() and not reading.text.isupper()


def month(reading: Reading, match: re.Match[str]) -> FoundDate | None:
    """``tháng 7 âm lịch``, ``tháng 6 nhuận năm 2025``, ``tháng Chạp``: from the first day to the last."""
    words, number = reading.words, _month(reading, match)
    is_last = number == 12 and match["named"] and " ".join(match["named"].split()) in words.values_of("lunar month")
    if not _is_marked(match) and not is_last:
        return None
    left = reading.left(match.start())
    if words.last(left, "event") >= 0 or words.last(left, "plural") >= 0 or left[-2:-1].isdecimal():
        return None
    year, away = _year_of(reading, match)
    found = dressed(reading, match.start(), match.end(), "month", None)._replace(calendar="lunar")
    if not _is_marked(match):
        return found
    if year is None and reading.reference and _library():
        year = _library().solar_to_lunar(reading.reference).year + (away or 0)
    lunar = _Lunar(1, number, year, is_leap=bool(match["leap"]))
    first, last = _placed(lunar, None), _placed(lunar._replace(day=30), None) or _placed(lunar._replace(day=29), None)
    return found._replace(value=f"{first.isoformat()}/{last.isoformat()}" if first and last else None)
