"""Convert the match of a form in digits to the parts of a date."""

from __future__ import annotations

import re

from vnnorm.rules.dates.reading import Reading
from vnnorm.rules.dates.values import Parts, is_day

_ROMAN = "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx xxi"
NUMERALS = {numeral: number for number, numeral in enumerate(_ROMAN.split(), 1)}
NEWS_YEARS = range(1900, 2100)  # a four-digit number outside this range is a count, unless a word for year precedes it
_FIRST_SHORT = 45  # "năm 45" and later means the last century; "năm 40" is the year 40, which occurs in history texts
MONTH_HEAD = r"(?:<month> |<short month~>\.? ?)"
MONTH = rf"{MONTH_HEAD}(?:{{m}}|(?P<named><named month|lunar month>))"
_MONTH_BEHIND = r" <month> (?:[0-9]|<named month>)"


def dated(month: int, number: int, year: int | None = None) -> Parts:
    """A day, of kind "none" if it does not exist in the calendar."""
    return Parts("day" if is_day(year, month, number) else "none", year, month, number)


def year_month_day(reading: Reading, match: re.Match[str]) -> Parts:
    return dated(int(match["m"]), int(match["d"]), int(match["y"]))


def day_month(reading: Reading, match: re.Match[str]) -> Parts | None:
    """16/9; not the days in 8-10 tháng 9, nor a range in 24 - 2."""
    is_two_days = reading.match(_MONTH_BEHIND, match.end()) is not None
    return None if is_two_days else dated(int(match["m"]), int(match["d"]))


def spaced(reading: Reading, match: re.Match[str]) -> Parts | None:
    """24 - 2: not a range, because the days of a range are in ascending order."""
    return day_month(reading, match) if int(match["d"]) > int(match["m"]) else None


def in_words(reading: Reading, match: re.Match[str]) -> Parts | None:
    """4 tháng 8, 13 thg 3, ba mươi tháng tư."""
    words = reading.words
    number = int(match["d"]) if match["d"] else int(words.of("count", match["word"]))
    if number > 31:
        return None
    given = dated(month(reading, match), number)
    is_lunar = match["named"] and " ".join(match["named"].split()) in words.values_of("lunar month")
    return given._replace(kind="lunar") if is_lunar else given


def month(reading: Reading, match: re.Match[str]) -> int:
    return int(match["m"]) if match["m"] else reading.words.month_named(match["named"])


def month_day_year(reading: Reading, match: re.Match[str]) -> Parts:
    return dated(month(reading, match), int(match["d"]), int(match["y"]))


def month_alone(reading: Reading, match: re.Match[str]) -> Parts:
    return Parts("month", None, month(reading, match))


def quarter(reading: Reading, match: re.Match[str]) -> Parts | None:
    written = " ".join(match["quarter"].split())
    number = NUMERALS.get(written) or int(written if written.isdecimal() else reading.words.of("count", written))
    return Parts("quarter", None, 3 * number - 2, months=3) if number <= 4 else None


def short_year(reading: Reading, match: re.Match[str]) -> Parts | None:
    """năm 938, năm 40; not a year of the last century without its first digits (năm 75)."""
    number = int(match["number"])
    if not number or match["number"][0] == "0" or reading.is_before_unit(match.end()):
        return None
    if not reading.is_closed(match.end()) and not (number > 99 or reading.match(" <era>", match.end())):
        return None
    return Parts("year", number) if number > 99 or number < _FIRST_SHORT else None


def half(reading: Reading, match: re.Match[str]) -> Parts:
    return Parts("half", None, 6 * int(match["half"]) - 5, months=6)


def day_alone(reading: Reading, match: re.Match[str]) -> Parts:
    return Parts("day", day=int(match["d"]))


def year(reading: Reading, match: re.Match[str]) -> Parts:
    return Parts("year", int(match["y"]))


def early_year(reading: Reading, match: re.Match[str]) -> Parts:
    return Parts("year", int(match["old"]))
