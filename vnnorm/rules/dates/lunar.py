"""Days of the lunar calendar: found and marked, with a Gregorian value where the extra ``lunar`` is installed.

``lunar-vn`` reckons on the meridian of Hà Nội (UTC+7), as the Vietnamese calendar does; libraries for the Chinese one put Tết
of 1985, 2007 and 2030 on other days. Without it, or where no year is known, the value is None.
"""

from __future__ import annotations

import datetime
import re
from functools import cache
from importlib import import_module
from typing import Any, NamedTuple

from vnnorm.rules.dates import words
from vnnorm.rules.dates.lexicon import S, any_of, of
from vnnorm.rules.dates.reading import Found, Reading, day, dressed
from vnnorm.rules.dates.values import Parts
from vnnorm.rules.dates.words import DAY, MONTH, MONTH_HEAD, MONTH_WORD, YEAR, YEAR_HEAD
from vnnorm.text.pattern import lazily

_MARK, _TET = any_of("lunar"), any_of("new year")
MARK = lazily(any_of("lunar", "lunar month", "new year"))
_CYCLIC = rf"(?P<stem>{any_of('stem')}){S}(?P<branch>{any_of('branch')})(?!\w)"
_GIVEN, _YEARLY = rf"(?P<year>{YEAR})", rf"(?P<yearly>{any_of('yearly')})(?!\w)"
_OF_YEAR = rf"(?:{S}{YEAR_HEAD}{S}(?:{_GIVEN}|{_YEARLY}|{_CYCLIC}))?"
_MAYBE_HEADED = rf"(?:{S}{YEAR_HEAD})?{S}{_GIVEN}"
_MONTH = rf"(?:(?P<month>{MONTH})|(?P<named>{MONTH_WORD}))"
_NUMBER = rf"(?:(?P<digits>{DAY})|(?P<word>{any_of('count')}))"
_NAMED_MONTH = rf"{MONTH_HEAD}{S}(?P<lunar>{any_of('lunar month')})(?!\w)(?:{S}{_MARK}(?!\w))?"
_DAY = lazily(rf"{_NUMBER}{S}(?:(?P<tet>{_TET})(?!\w)|{_NAMED_MONTH}){_OF_YEAR}")
_MARKED = lazily(rf"{_NUMBER}(?:{S}{MONTH_HEAD}{S}| ?/ ?|[.-]){_MONTH}{_OF_YEAR}(?:{S}{_MARK}(?!\w)|(?=[ \n]?\({_MARK}\)))")
_FULL_MOON = lazily(rf"{any_of('full moon')}{S}{MONTH_HEAD}{S}{_MONTH}(?:{S}{_MARK}(?!\w))?{_OF_YEAR}")
_FESTIVAL = lazily(rf"(?P<name>{any_of('festival')})(?!\w)(?:{_MAYBE_HEADED}|{S}{YEAR_HEAD}{S}{_YEARLY})?")
_TET_OF = lazily(rf"{_TET}{S}{_CYCLIC}(?:{_MAYBE_HEADED})?")
_TO = lazily(rf"(?:{S}{any_of('to')}{S}| ?[-–] ?)(?:{any_of('day')}{S})?")


class _Lunar(NamedTuple):
    """A day of the lunar calendar as written: a year given, or how many from this one."""

    day: int
    month: int
    year: int | None = None
    away: int | None = None
    of_tet: bool = False


@cache
def _library() -> Any:
    """The calendar, or None where the extra is not installed."""
    try:
        return import_module("lunar_vn")
    except ImportError:
        return None


def _gregorian(day: int, month: int, year: int) -> datetime.date | None:
    """The day of the Gregorian calendar; None where the lunar one has no such day, or the library no such year.

    The eve of Tết is called the thirtieth in the years, too, in which it is the twenty-ninth.
    """
    library = _library()
    try:
        lunar = library.LunarDate(day, month, year)
        found: datetime.date = library.lunar_to_solar(lunar)
        if library.solar_to_lunar(found) == lunar:
            return found
        return _gregorian(29, month, year) if (day, month) == (30, 12) else None
    except ValueError:
        return None


def _placed(lunar: _Lunar, reference: datetime.date | None) -> datetime.date | None:
    """The day that is meant: of the year given, else of the one that puts it nearest to the reference."""
    if _library() is None:
        return None
    if lunar.year is not None:
        return _gregorian(lunar.day, lunar.month, lunar.year)
    if reference is None:
        return None
    years = range(reference.year - 2, reference.year + 2) if lunar.away is None else [reference.year + lunar.away]
    days = [found for year in years if (found := _gregorian(lunar.day, lunar.month, year))]
    return min(days, key=lambda found: abs(found - reference)) if days else None


def _year_of(match: re.Match[str], reference: datetime.date | None) -> tuple[int | None, int | None]:
    """The year that a match gives, and how many it is from that of the reference."""
    groups = match.groupdict()
    if groups.get("year"):
        return int(groups["year"]), None
    if groups.get("stem"):
        return _cyclic(groups["stem"], groups["branch"], reference), None
    return None, int(of("yearly", groups["yearly"])) if groups.get("yearly") else None


def _cyclic(stem: str, branch: str, reference: datetime.date | None) -> int | None:
    """The year of a name that comes every sixty years, if it is that of the reference or one beside it."""
    for year in range(reference.year - 1, reference.year + 2) if reference else ():
        if (year - 4) % 10 == int(of("stem", stem)) and (year - 4) % 12 == int(of("branch", branch)):
            return year
    return None


def _read(reading: Reading, start: int) -> tuple[_Lunar, int] | None:
    """The lunar day whose number starts here, and where it ends."""
    match = _DAY.match(reading.low, start)
    if match:
        number = int(match["digits"] or of("count", match["word"]))
        year, away = _year_of(match, reading.reference)
        if not match["tet"]:
            return _Lunar(number, words.month_named(match["lunar"]), year, away), match.end()
        # The last days before Tết of a year are of the year before it.
        if number > 20:
            before = None if year is None else year - 1, None if away is None else away - 1
            return _Lunar(number, 12, *before, of_tet=True), match.end()
        return _Lunar(number, 1, year, away, of_tet=True), match.end()
    match = _MARKED.match(reading.low, start)
    if match:
        number = int(match["digits"] or of("count", match["word"]))
        month = int(match["month"]) if match["month"] else words.month_named(match["named"])
        return _Lunar(number, month, *_year_of(match, reading.reference)), match.end()
    return None


def _value(lunar: _Lunar, reading: Reading) -> str | None:
    found = _placed(lunar, reading.reference)
    return found.isoformat() if found else None


def numbered(reading: Reading, start: int) -> Found | None:
    """``mùng 1 Tết``, ``23 tháng Chạp``, ``10/3 âm lịch``; ``từ 29 tháng Chạp đến mùng 5 Tết``."""
    read = _read(reading, start)
    if read is None:
        return None
    lunar, end = read
    left = reading.left(start)
    if lunar.of_tet and lunar.month == 1 and not words.DAY_BEFORE.search(left):
        return None
    value = _value(lunar, reading)
    since = words.FROM.search(left)
    to = _TO.match(reading.low, end)
    last = _read(reading, to.end()) if to and (since or to[0].lstrip(" ")[0] in "-–") else None
    if last and to:
        later = _value(last[0], reading)
        both = f"{value}/{later}" if value and later and value <= later else None
        begin = start - len(left) + since.start() if since else day(reading, start, end, None).start
        return Found(begin, last[1], start, last[1], "range", both, calendar="lunar")
    return day(reading, start, end, value)._replace(calendar="lunar")


def worded(reading: Reading, at: int) -> Found | None:
    """``mùng một Tết``: the number after its head is a word."""
    head = words.DAY_HEAD_AT.match(reading.low, at)
    return numbered(reading, head.end()) if head and not reading.low[head.end() : head.end() + 1].isdecimal() else None


def full_moon(reading: Reading, at: int) -> Found | None:
    """``rằm tháng 7``."""
    match = _FULL_MOON.match(reading.low, at)
    if not match:
        return None
    month = int(match["month"]) if match["month"] else words.month_named(match["named"])
    lunar = _Lunar(15, month, *_year_of(match, reading.reference))
    return day(reading, at, match.end(), _value(lunar, reading))._replace(calendar="lunar")


def festival(reading: Reading, at: int) -> Found | None:
    """``Tết Nguyên đán 2024``: the day of the festival; ``Tết Mậu Thân năm 1968``: the year, where the text gives it."""
    if reading.text[at : at + 3].isupper() and not reading.text.isupper():
        return None
    if match := _FESTIVAL.match(reading.low, at):
        month, number = of("festival", match["name"]).split("-")
        value = _value(_Lunar(int(number), int(month), *_year_of(match, reading.reference)), reading) or match["year"]
        return Found(at, match.end(), at, match.end(), "holiday", value, calendar="lunar")
    if match := _TET_OF.match(reading.low, at):
        year = int(match["year"]) if match["year"] else _cyclic(match["stem"], match["branch"], reading.reference)
        return Found(at, match.end(), at, match.end(), "holiday", f"{year:04}" if year else None, calendar="lunar")
    return None


def month(reading: Reading, core: int, end: int, marked: re.Match[str], parts: Parts) -> Found:
    """``tháng 7 âm lịch``: from its first day to its last."""
    found = dressed(reading, core, end if "(" in marked[0] else end + marked.end(), "month", None)
    lunar = _Lunar(1, parts.month or 1, parts.year)
    if parts.year is None and reading.reference and _library():
        lunar = lunar._replace(year=_library().solar_to_lunar(reading.reference).year)
    first, last = _placed(lunar, None), _placed(lunar._replace(day=30), None) or _placed(lunar._replace(day=29), None)
    value = f"{first.isoformat()}/{last.isoformat()}" if first and last else None
    return found._replace(value=value, calendar="lunar")
