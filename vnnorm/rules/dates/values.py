"""Compute the value of a date: the parts in the text and a reference day give EDTF, the first day and the last day."""

from __future__ import annotations

import datetime
from typing import NamedTuple

from vnnorm.text.pattern import lazily

_DAY = datetime.timedelta(1)
_YEARS_AHEAD = 19  # for two-digit years: as in ICU, from 80 years before the reference to 19 after
_LENGTHS = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)  # days per month, common year


class Parts(NamedTuple):
    """The parts of a date that the text gives.

    ``cue`` is how the words determine the year: a distance in years, "past", "future", "elsewhere" (by another date in the
    text), "each" (every year) or None. ``short`` is a two-digit year. ``months`` is the length of a period that starts with
    ``month``: three for a quarter.
    """

    kind: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    cue: int | str | None = None
    short: int | None = None
    months: int = 1

    @property
    def has_year(self) -> bool:
        """Whether the text gives the year, or its distance from that of the reference."""
        return self.year is not None or self.short is not None or isinstance(self.cue, int)


def _is_leap(year: int) -> bool:
    """What ``calendar.isleap`` tells; that module imports ``locale``, which takes as long as all data of the dates."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def is_day(year: int | None, month: int, day: int) -> bool:
    """Whether the calendar has this day. An unknown year may be a leap year."""
    if day == 29 and month == 2:
        return year is None or _is_leap(year)
    return 1 <= month <= 12 and 1 <= day <= _LENGTHS[month]


def placed_year(parts: Parts, reference: datetime.date | None) -> int | None:
    """The year of a date: as given, or by the cue, or the nearest for a day, or the reference's own for a month."""
    if parts.year is not None or reference is None or parts.cue in ("elsewhere", "each"):
        return parts.year
    if parts.short is not None:
        return _in_range(_full_year(parts.short, reference.year))
    if isinstance(parts.cue, int):
        return _in_range(reference.year + parts.cue)
    if parts.day is not None and parts.month is not None:
        far = 8 if (parts.month, parts.day) == (2, 29) else 1
        near = [
            y
            for y in range(reference.year - far, reference.year + far + 1)
            if _in_range(y) and is_day(y, parts.month, parts.day)
        ]
        days = [datetime.date(year, parts.month, parts.day) for year in near]
        if parts.cue == "past":
            days = [day for day in days if day <= reference]
        elif parts.cue == "future":
            days = [day for day in days if day >= reference]
        return min(days, key=lambda day: abs(day - reference)).year if days else None
    month = parts.month or reference.month
    if parts.cue == "past" and month > reference.month:
        return _in_range(reference.year - 1)
    if parts.cue == "future" and month < reference.month:
        return _in_range(reference.year + 1)
    return reference.year


def _full_year(short: int, year: int) -> int:
    """The full year of two digits, within the century that ends ``_YEARS_AHEAD`` years after the reference, as in ICU."""
    last = year + _YEARS_AHEAD
    return last - (last - short) % 100


def _in_range(year: int) -> int | None:
    return year if 1 <= year <= 9999 else None


def written(parts: Parts, year: int | None) -> str | None:
    """EDTF of a day, month, year or period, with X for unknown digits; None if nothing is known or the day does not exist."""
    digits = f"{year:04}" if year is not None else "XXXX" if parts.short is None else f"XX{parts.short:02}"
    if parts.day is not None:
        if parts.month is None:
            return f"{digits}-XX-{parts.day:02}"
        return f"{digits}-{parts.month:02}-{parts.day:02}" if is_day(year, parts.month, parts.day) else None
    if parts.month is not None:
        first = f"{digits}-{parts.month:02}"
        return first if parts.months == 1 else f"{first}/{digits}-{parts.month + parts.months - 1:02}"
    return None if digits == "XXXX" else digits


def single(parts: Parts, reference: datetime.date | None) -> str | None:
    """The value of one date. A day without a month is in the reference's month or an adjacent one."""
    if parts.day is not None and parts.month is None:
        return _day_alone(parts.day, None if parts.cue in ("elsewhere", "each") else reference, is_past=parts.cue == "past")
    return written(parts, placed_year(parts, reference))


def _day_alone(day: int, reference: datetime.date | None, *, is_past: bool) -> str | None:
    if reference is None:
        return f"XXXX-XX-{day:02}"
    months = filter(None, (month_away(reference, step) for step in (-1, 0, 1)))
    days = [datetime.date(year, month, day) for year, month in months if is_day(year, month, day)]
    if is_past:
        days = [found for found in days if found <= reference]
    return min(days, key=lambda found: abs(found - reference)).isoformat() if days else None


def month_away(reference: datetime.date, distance: int) -> tuple[int, int] | None:
    """The year and month ``distance`` months away; None if the year is out of range."""
    year, month = divmod(reference.year * 12 + reference.month - 1 + distance, 12)
    return (year, month + 1) if _in_range(year) else None


def carried_back(first: Parts, last: Parts, *, is_list: bool = False) -> Parts:
    """The first of two dates, with the month and year that only the second gives, adjusted at the turn of a month or year."""
    if first.day is not None and first.month is None and last.month is not None:
        month = last.month
        if last.day is not None and first.day > last.day:  # đêm 31 rạng sáng 1/11
            month = (last.month - 2) % 12 + 1
        first = first._replace(month=month, cue=None if first.cue == "past" else first.cue)
    if not first.has_year and first.cue is None and last.has_year and (first.month is None) <= (last.month is None):
        turn = _order(first) > _order(last) or (_order(first) == _order(last) and last.cue == 1 and not is_list)
        if turn and is_list and (first.month, last.month) != (12, 1):
            return first  # lists are in ascending order, so the year belongs to the last date only
        year = None if last.year is None else _in_range(last.year - turn)
        short = None if last.short is None else (last.short - turn) % 100
        cue = last.cue - turn if isinstance(last.cue, int) else first.cue
        first = first._replace(year=year, short=short, cue=cue)
    return first


def _order(parts: Parts) -> tuple[int, int]:
    """The sort key of a date within its year."""
    return parts.month or 1, parts.day or 0


def interval(first: Parts, last: Parts, reference: datetime.date | None) -> str | None:
    """The value of the period between two dates. What only the last one gives is carried back to the first."""
    first = carried_back(first, last)
    if first.day is not None and first.month is None:
        return None
    year = placed_year(last, reference)
    if not last.has_year and last.cue is None and first.has_year and (start := placed_year(first, reference)):
        year = start + (_order(last) < _order(first))
    start = placed_year(first, None) or (placed_year(first, reference) if first.has_year else None)
    if start is None and year is not None and not first.has_year:
        start = _in_range(year - (_order(first) > _order(last)))
    one, two = written(first, start), written(last, year)
    if one is None or two is None:
        return None
    one, two = one.partition("/")[0], two.rpartition("/")[2]
    if start is not None and year is not None and one > two:
        return None
    return f"{one}/{two}"


def months(first: int, last: int, year: int | None) -> str:
    """The value of a range of months in one year."""
    digits = "XXXX" if year is None else f"{year:04}"
    return f"{digits}-{first:02}" + (f"/{digits}-{last:02}" if last > first else "")


def week(reference: datetime.date, distance: int) -> str | None:
    """Monday to Sunday of the week ``distance`` weeks from that of the reference."""
    try:
        monday = reference + (7 * distance - reference.weekday()) * _DAY
        return f"{monday.isoformat()}/{(monday + 6 * _DAY).isoformat()}"
    except OverflowError:
        return None


def shifted(reference: datetime.date, distance: int) -> str | None:
    """The day ``distance`` days away; None if it is out of range."""
    try:
        return (reference + distance * _DAY).isoformat()
    except OverflowError:
        return None


_PART = lazily(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?|(\d{1,3})(X{1,3})")


def ends(value: str | None) -> tuple[datetime.date | None, datetime.date | None]:
    """The first and last day of a value; None if a year is unknown, and for seasons."""
    if value is None:
        return None, None
    first, _, last = value.partition("/")
    start, end = _bounds(first), _bounds(last or first)
    return (start[0], end[1]) if start and end else (None, None)


def _bounds(part: str) -> tuple[datetime.date, datetime.date] | None:
    match = _PART.fullmatch(part)
    if not match:
        return None
    year, month, day, known, unknown = match.groups()
    if known:
        if len(part) != 4:
            return None
        return datetime.date(max(1, int(known + "0" * len(unknown))), 1, 1), datetime.date(
            int(known + "9" * len(unknown)), 12, 31
        )
    number, at = int(year), int(month or 0)
    if number < 1 or at > 12:
        return None
    if day:
        found = datetime.date(number, at, int(day))
        return found, found
    first, last = (at, at) if month else (1, 12)
    length = _LENGTHS[last] + (last == 2 and _is_leap(number))
    return datetime.date(number, first, 1), datetime.date(number, last, length)
