"""Recognize page stamps: ``Thứ ba, 13/12/2016 | 20:40 GMT+7``, ``Cập nhật lúc 16:12 04/11/2019``, ``2 giờ trước``."""

from __future__ import annotations

from vnnorm.rules.boilerplate.labels import Labels
from vnnorm.text.pattern import lazily

_DAY = lazily(r"\d{1,2} ?[/.-] ?\d{1,2} ?[/.-] ?\d{4}(?!\d)")
_CLOCK = lazily(r"\d{1,2} ?(:|[^\W\d_]{1,3}) ?\d{2}(?!\d)(?: ?[ap]\.?m\b\.?)?")
_ZONE = lazily(r"\(? ?gmt ?[+-] ?\d{1,2}(?: ?\))?")
_GAP = lazily(r"[ ,|;:•·–-]{0,4}")
_PAST = lazily(r"\d{1,3} ")
_LONG_DAY = lazily(r"(\d{1,2}) (\D+) (\d{1,2}),? (?:(\D+) )?\d{4}\Z")
LONGEST = 80  # characters
LONGEST_AGE = 20  # characters: "30 phút trước"


def stamp(folded: str, labels: Labels) -> tuple[int, bool]:
    """The end of the stamp at the start of a text, and whether it has a clock time; -1 if there is no stamp.

    A stamp has a date with a year, and a weekday or a clock time; a date alone may be a heading of a chronicle.
    """
    at = end = days = clocks = weekdays = 0
    while at < len(folded):
        if day := _DAY.match(folded, at):
            at, days = day.end(), days + 1
        elif (clock := _CLOCK.match(folded, at)) and (clock[1] == ":" or clock[1] in labels.clock):
            at, clocks = clock.end(), clocks + 1
        elif zone := _ZONE.match(folded, at):
            at = zone.end()
        elif (after := labels.weekday.ahead(folded, at)) > 0:
            at, weekdays = after, weekdays + 1
        elif (after := labels.stamp.ahead(folded, at)) > 0:
            at = after
        else:
            break
        end = at
        gap = _GAP.match(folded, at)
        at = gap.end() if gap else at
        if days > 1 or clocks > 1:
            return -1, False
    return (end, bool(clocks)) if days and (clocks or weekdays) else (-1, False)


def is_stamp(folded: str, labels: Labels) -> bool:
    """Whether a whole line is a stamp or a date in words."""
    end, _ = stamp(folded, labels)
    return (end > 0 and not folded[end:].strip(" |")) or _is_long_day(folded, labels)


def _is_long_day(folded: str, labels: Labels) -> bool:
    """Whether a text is a date in words: ``Ngày 12 tháng 5 năm 2020``."""
    start = max(0, labels.stamp.ahead(folded))
    day = _LONG_DAY.match(folded[start:].lstrip())
    return day is not None and day[2] in labels.month and (day[4] is None or day[4] in labels.year)


def is_past(folded: str, labels: Labels) -> bool:
    """Whether a text is an age: ``2 giờ trước``."""
    number = _PAST.match(folded)
    return number is not None and folded[number.end() :] in labels.past


def day_end(folded: str, labels: Labels, at: int) -> int:
    """The end of the date with a year, and its clock time, at a position; -1 if there is none."""
    end, _ = stamp(folded[at:], labels)
    if end > 0:
        return at + end
    day = _DAY.match(folded, at)
    return day.end() if day else -1


def past_end(folded: str, labels: Labels, at: int) -> int:
    """The end of the age (``2 giờ trước``) at a position; -1 if there is none."""
    number = _PAST.match(folded, at)
    return labels.past.ahead(folded, number.end()) if number else -1
