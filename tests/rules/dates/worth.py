"""What a date that is written out is worth: reckoned from its parts, without the library that is tested."""

from __future__ import annotations

import calendar
import datetime
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from vnnorm.core.lexicon import load

Reference = datetime.date | None
Values = list[str | None]
_ROMAN = "I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII XVIII XIX XX XXI"
NUMERALS = _ROMAN.split()
WORDS: dict[str, dict[str, str]] = {}
for _role, _word, _value in load("dates/words").rows:
    WORDS.setdefault(_role, {})[_word] = _value
_YEARS_BACK = range(-8, 9)


class Slots(dict[str, str]):
    """The parts of a date as written; a slot is a number, a role a word."""

    def number(self, *names: str) -> int | None:
        """The first that is there, in digits or Roman numerals."""
        for name in names:
            if written := self.get(name):
                return NUMERALS.index(written.upper()) + 1 if written.upper() in NUMERALS else int(written)
        return None

    def word(self, role: str) -> str | None:
        """What the word of a role is worth."""
        written = self.get(role.replace(" ", "_"))
        return WORDS[role][written.lower()] if written else None

    def month_number(self) -> int:
        """The month, in digits or by its name."""
        return int(self.word("named month") or self.word("lunar month") or self.number("m") or 0)


def _exists(year: int, month: int, day: int) -> bool:
    return 1 <= year <= 9999 and 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]


def _nearest(month: int, day: int, reference: datetime.date) -> datetime.date:
    days = [
        datetime.date(reference.year + step, month, day) for step in _YEARS_BACK if _exists(reference.year + step, month, day)
    ]
    return min(days, key=lambda found: (abs(found - reference), found))


def _day(month: int, number: int, year: int | None, reference: Reference) -> str:
    if year is None and reference:
        return _nearest(month, number, reference).isoformat()
    return f"{'XXXX' if year is None else f'{year:04}'}-{month:02}-{number:02}"


def _years(given: Slots, reference: Reference) -> int | None:
    """The year given, or that of the reference and so many on."""
    if year := given.number("y", "Y"):
        return year
    away = given.word("yearly")
    return reference.year + int(away or 0) if reference else None


def _of_year(year: int | None, first: int, last: int | None = None) -> str:
    shown = "XXXX" if year is None else f"{year:04}"
    return f"{shown}-{first:02}" + (f"/{shown}-{last:02}" if last and last > first else "")


def day(given: Slots, reference: Reference) -> Values:
    month, number = given.month_number(), given.number("d") or 0
    if not month:
        return [_day_alone(number, reference, is_past=given.word("day") == "past")]
    year = _years(given, reference) if "yearly" in given else given.number("y")
    return [_day(month, number, year, reference)]


def _day_alone(number: int, reference: Reference, *, is_past: bool) -> str:
    if reference is None:
        return f"XXXX-XX-{number:02}"
    near = [reference.year * 12 + reference.month - 1 + step for step in (-1, 0, 1)]
    days = [datetime.date(at // 12, at % 12 + 1, number) for at in near if _exists(at // 12, at % 12 + 1, number)]
    if is_past:
        days = [found for found in days if found <= reference]
    return min(days, key=lambda found: (abs(found - reference), found)).isoformat()


def day_in_words(given: Slots, reference: Reference) -> Values:
    return day(Slots(given, d=WORDS["count"][given["words"].lower()]), reference)


def any_day(given: Slots, reference: Reference) -> Values:
    return day(Slots(given, d=given["any"]), reference)


def big_day(given: Slots, reference: Reference) -> Values:
    return day(Slots(given, d=given["big"]), reference)


def short_year(given: Slots, reference: Reference) -> Values:
    """The nearest year with these last digits."""
    return [f"{_year_of(given.number('short') or 0, reference)}-{given.month_number():02}-{given.number('d') or 0:02}"]


def month_of_short_year(given: Slots, reference: Reference) -> Values:
    return [f"{_year_of(given.number('late') or 0, reference)}-{given.month_number():02}"]


def _year_of(short: int, reference: Reference) -> str:
    if reference is None:
        return f"XX{short:02}"
    (found,) = [year for year in range(reference.year - 80, reference.year + 20) if year % 100 == short]
    return f"{found:04}"


def day_near_month(given: Slots, reference: Reference) -> Values:
    if reference is None:
        return day(given, None)
    at = reference.year * 12 + reference.month - 1 + int(given.word("near") or 0)
    number = given.number("d") or 0
    return [f"{at // 12:04}-{at % 12 + 1:02}-{number:02}"] if _exists(at // 12, at % 12 + 1, number) else []


def weekday_and_day(given: Slots, reference: Reference) -> Values:
    (value,) = day(given, reference)
    return [value if reference or "y" in given else None, value]


def same_day(given: Slots, reference: Reference) -> Values:
    return day(given, reference) * 2


def some_days(given: Slots, reference: Reference) -> Values:
    month, year = given.month_number(), given.number("y")
    return [_day(month, number, year, reference) for name in ("d", "E", "D") if (number := given.number(name))]


def each_day(given: Slots, reference: Reference) -> Values:
    return [*day(given, reference), *day(Slots(m=given["M"], d=given["D"]), reference)]


def listed_days(given: Slots, reference: Reference) -> Values:
    """The year of the last is that of the first, where they rise or stand at the turn of a year."""
    start, end, year = given.number("m") or 0, given.number("M") or 0, given.number("Y") or 0
    turns = (start, given.number("d")) > (end, given.number("D"))
    of = year - turns if not turns or (start, end) == (12, 1) else None
    return [_day(start, given.number("d") or 0, of, reference), _day(end, given.number("D") or 0, year, reference)]


def two_months(given: Slots, reference: Reference) -> Values:
    year = _years(given, reference)
    return [_of_year(year, number) for name in ("m", "between", "M") if (number := given.number(name))]


def months_to_told(given: Slots, reference: Reference) -> Values:
    """From a month of one year to one of the next, where they are the same."""
    start, end, last = given.number("m") or 0, given.number("M") or 0, _years(given, reference)
    turns = start > end or (start == end and given.word("yearly") == "1")
    return [f"{_of_year(None if last is None else last - turns, start)}/{_of_year(last, end)}"]


def _cued(cue: str | None, month: int, reference: datetime.date) -> int:
    """The year of the last such month, or of the next."""
    return reference.year - (cue == "past" and month > reference.month) + (cue == "future" and month < reference.month)


def month(given: Slots, reference: Reference) -> Values:
    number, year = given.month_number() or (reference.month if reference else 0), _years(given, reference)
    if not number:
        return [None]
    if reference and "cue" in given:
        year = _cued(given.word("cue"), number, reference)
    return [_of_year(year, number)]


def near_month(given: Slots, reference: Reference) -> Values:
    at = reference.year * 12 + reference.month - 1 + int(given.word("near") or 0) if reference else 0
    return [_of_year(at // 12, at % 12 + 1) if at else None]


def quarter(given: Slots, reference: Reference) -> Values:
    number, found = given.number("q") or int(given.word("count") or 0), _years(given, reference)
    if reference and "cue" in given:
        found = _cued(given.word("cue"), 3 * number - 2, reference)
    return [_of_year(found, 3 * number - 2, 3 * number)]


def near_quarter(given: Slots, reference: Reference) -> Values:
    at = reference.year * 4 + (reference.month - 1) // 3 + int(given.word("near") or 0) if reference else 0
    return [_of_year(at // 4, at % 4 * 3 + 1, at % 4 * 3 + 3) if at else None]


def two_quarters(given: Slots, reference: Reference) -> Values:
    year = _years(given, reference)
    return [_of_year(year, 3 * at - 2, 3 * at) for at in (given.number("q") or 0, given.number("Q") or 0)]


def quarters(given: Slots, reference: Reference) -> Values:
    return [_of_year(given.number("y"), 3 * (given.number("q") or 0) - 2, 3 * (given.number("Q") or 0))]


def first_or_last_quarter(given: Slots, reference: Reference) -> Values:
    first = 10 if given.word("modifier") == "late" else 1
    return [_of_year(_years(given, reference), first, first + 2)]


def numbered_half(given: Slots, reference: Reference) -> Values:
    first = 6 * (given.number("half") or 0) - 5
    return [_of_year(given.number("y"), first, first + 5)]


def months(given: Slots, reference: Reference) -> Values:
    """So many months or quarters at the beginning or the end of a year."""
    count = int(given.word("count") or given.number("n") or 3 * (given.number("quarters") or 0))
    if "quarter" in given and "count" in given:
        count *= 3
    first, last = (13 - count, 12) if given.word("modifier") == "late" else (1, count)
    return [_of_year(_years(given, reference), first, last)]


def half(given: Slots, reference: Reference) -> Values:
    first = 7 if given.word("modifier") == "late" else 1
    return [_of_year(_years(given, reference), first, first + 5)]


def year(given: Slots, reference: Reference) -> Values:
    found = _years(given, reference)
    return [f"{found:04}" if found else None]


def decade(given: Slots, reference: Reference) -> Values:
    if number := given.number("years"):
        return [f"{number // 10}X"]
    tens = (given.number("tens") or 0) // 10
    if reference is None:
        return [f"XX{tens}X"]
    return [f"{reference.year // 100 - (tens > reference.year % 100 // 10):02}{tens}X"]


def decade_of(given: Slots, reference: Reference) -> Values:
    return [f"{(given.number('c') or 0) - 1:02}{(given.number('tens') or 0) // 10}X"]


def old_year(given: Slots, reference: Reference) -> Values:
    """Years before the first one of our era are counted from 0."""
    year = given.number("y", "hundreds", "old") or 0
    return [f"-{year - 1:04}" if given.word("era") == "before" else f"{year:04}"]


def century(given: Slots, reference: Reference) -> Values:
    first, last = given.number("c") or 0, given.number("C")
    return [f"{first - 1:02}XX" + (f"/{last - 1:02}XX" if last else "")]


def season(given: Slots, reference: Reference) -> Values:
    number, found = int(given.word("seasons") or 0), _years(given, reference)
    if reference and "near" in given:
        middle, away = 3 * (number - 21) + 2, int(given.word("near") or 0)
        found = reference.year - (away < 0 and middle > reference.month) + (away > 0 and middle < reference.month)
    return [f"{found:04}-{number}" if found else None]


def term(given: Slots, reference: Reference) -> Values:
    first, last = given.number("y") or 0, given.number("Y", "next")
    return [f"{first:04}/{last or first + 1:04}"]


def days(given: Slots, reference: Reference) -> Values:
    """A period; what only its end has is of its beginning, too, but for the turn of a year."""
    first, last = given.number("d") or 0, given.number("D") or 0
    start = given.number("m") or 0
    end = given.number("M") or start
    given_year, given_last = given.number("y"), given.number("Y")
    if "M" not in given:  # 8-10/9/2013
        given_year, given_last = None, given_year
    if given_last is None and reference:
        given_last = _nearest(end, last, reference).year
    if given_year is None and given_last is not None:
        given_year = given_last - ((start, first) > (end, last))
    return [f"{_day(start, first, given_year, None)}/{_day(end, last, given_last, None)}"]


def months_between(given: Slots, reference: Reference) -> Values:
    start, end = given.number("m") or 0, given.number("M") or 0
    last = given.number("Y") or (reference.year if reference else None)
    first = given.number("y") or (None if last is None else last - (start > end))
    return [f"{_of_year(first, start)}/{_of_year(last, end)}"]


def year_to_month(given: Slots, reference: Reference) -> Values:
    return [f"{given['y']}/{_of_year(given.number('Y'), given.number('M') or 0)}"]


def today(given: Slots, reference: Reference) -> Values:
    away = int(given.word("today") or given.word("away") or 0)
    return [(reference + datetime.timedelta(away)).isoformat() if reference else None]


def week(given: Slots, reference: Reference) -> Values:
    if reference is None:
        return [None]
    monday = reference + datetime.timedelta(7 * int(given.word("near") or 0) - reference.weekday())
    first, last = (5, 6) if given.word("modifier") == "late" else (0, 6)
    return [f"{monday + datetime.timedelta(first)}/{monday + datetime.timedelta(last)}"]


def weekday(given: Slots, reference: Reference) -> Values:
    """Of a week counted from this one; alone, the last such day."""
    if reference is None:
        return [None]
    away = int(given.word("weekday") or 0) - reference.weekday()
    if cue := given.word("cue"):
        away = (away - 1) % 7 + 1 if cue == "future" else -((-away - 1) % 7 + 1)
        return [(reference + datetime.timedelta(away)).isoformat()]
    away += 7 * int(given.word("near") or 0) if "week" in given else -7 * (away > 0)
    return [(reference + datetime.timedelta(away)).isoformat()]


LUNAR: Any = import_module("lunar_vn") if find_spec("lunar_vn") else None


def _gregorian(number: int, month: int, year: int) -> datetime.date | None:
    lunar = LUNAR.LunarDate(number, month, year)
    try:
        found: datetime.date = LUNAR.lunar_to_solar(lunar)
    except ValueError:
        found = datetime.date.min
    if found > datetime.date.min and LUNAR.solar_to_lunar(found) == lunar:
        return found
    return _gregorian(29, month, year) if (number, month) == (30, 12) else None


def lunar_day(given: Slots, reference: Reference) -> Values:
    """The nearest one; of Tết, the last days are of the month before it."""
    number = given.number("tet", "eve") or int(given.word("count") or 15)
    named = given.word("lunar month") or given.word("named month")
    at = int(named) if named else given.number("m") or (12 if "eve" in given else 1)
    if festival := given.word("festival"):
        at, number = (int(part) for part in festival.split("-"))
    if LUNAR is None:
        return [given.get("y")]
    if year := given.number("y"):
        return [str(_gregorian(number, at, year) or year)]
    if reference is None:
        return [None]
    found_days = [found for step in range(-3, 4) if (found := _gregorian(number, at, reference.year + step))]
    return [min(found_days, key=lambda found: (abs(found - reference), found)).isoformat()]


def lunar_month(given: Slots, reference: Reference) -> Values:
    if LUNAR is None or (reference is None and "y" not in given):
        return [None]
    of = given.number("y") or LUNAR.solar_to_lunar(reference).year
    first = _gregorian(1, given.month_number(), of)
    last = _gregorian(30, given.month_number(), of) if given.month_number() != 12 else None
    if given.month_number() == 12:
        last = _gregorian(1, 1, of + 1)
        assert last
        last -= datetime.timedelta(1)
    return [f"{first}/{last or _gregorian(29, given.month_number(), of)}"]


def leap_month(given: Slots, reference: Reference) -> Values:
    """A month that comes twice in its year, where it does."""
    if LUNAR is None:
        return [None]
    days = []
    for number in (1, 30, 29):
        lunar = LUNAR.LunarDate(number, given.month_number(), given.number("y"), True)
        try:
            found = LUNAR.lunar_to_solar(lunar)
        except ValueError:
            continue
        if LUNAR.solar_to_lunar(found) == lunar:
            days.append(found.isoformat())
    return [f"{days[0]}/{days[1]}" if len(days) > 1 else None]


def day_of_lunar_year(given: Slots, reference: Reference) -> Values:
    (year,) = lunar_year(given, reference)
    if LUNAR is None or year is None:
        return [None]
    found = _gregorian(given.number("d") or 0, given.month_number(), int(year))
    return [found.isoformat() if found else None]


def lunar_year(given: Slots, reference: Reference) -> Values:
    """The year of a name, if it is this one or one beside it."""
    stem, branch = int(given.word("stem") or 0), int(given.word("branch") or 0)
    near = range(reference.year - 1, reference.year + 2) if reference else ()
    found = [year for year in near if ((year - 4) % 10, (year - 4) % 12) == (stem, branch)]
    return [f"{found[0]:04}" if found else None]
