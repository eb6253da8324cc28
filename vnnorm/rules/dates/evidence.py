"""Decide whether numbers are a date, from the head, the neighbouring words, brackets and the other dates of the text."""

from __future__ import annotations

from vnnorm.rules.dates import behind
from vnnorm.rules.dates.beside import DURATION, has_unit, is_acronym, is_amount, is_counted, is_dressed
from vnnorm.rules.dates.evidence_of_periods import month_holds, year_holds
from vnnorm.rules.dates.joints import PERIODS
from vnnorm.rules.dates.link import Link
from vnnorm.rules.dates.reading import Reading, since
from vnnorm.text.pattern import lazily

_MOST_GOALS = 12  # a higher first number is neither a score nor a month
_HEADLINE_SIZE = 40  # code points of four words, which may be foreign
_ROUND_THE_CLOCK = ("24/7", "24/24")
_HEADLINE = lazily(r"(?:\w+ ){0,4}\Z")  # the words of a headline before its date and colon (Đọc nhanh 17-8:)


def holds(reading: Reading, links: list[Link], ends: behind.DateEnds) -> bool:
    """Whether the context of a chain is evidence that its numbers are dates."""
    first = links[0]
    kind = first.parts.kind
    if kind == "day":
        return _day_holds(reading, links, ends)
    if kind == "month":
        return month_holds(reading, links, ends)
    if kind == "year":
        return year_holds(reading, links, ends)
    if first.head.startswith("short"):
        return links[0].parts.has_year or links[-1].parts.has_year
    left = reading.left(first.item.start)
    if is_amount(reading, first.item.start, first.item.end):
        return False
    return kind in ("quarter", "half") and reading.words.last(left[: reading.words.last(left, "quarter")], "each") < 0


def _day_holds(reading: Reading, links: list[Link], ends: behind.DateEnds) -> bool:
    first, last = links[0], links[-1]
    start, end, parts = first.item.start, first.item.end, first.parts
    if first.has_head and parts.month is not None:
        return True
    left = reading.left(start)
    if parts.month is None:
        if len(links) == 1:
            return first.head == "day" and _bare_day_holds(reading, left, end, ends)
        return _first_number_holds(reading, links, ends, left)
    if any(char.isalpha() for char in reading.low[start:end]):
        return _worded_holds(reading, first, left)
    if parts.year is not None or (parts.short is not None and "." not in reading.low[start:end]):
        return not reading.words.ends("after", left)
    if len(links) > 1 and links[1].joint in PERIODS:
        if last.parts.has_year or since(reading, left) >= 0:
            return True
        return not reading.words.ends("after", left) and not has_unit(reading, ends.all)
    return _has_context(reading, first, left)


def _first_number_holds(reading: Reading, links: list[Link], ends: behind.DateEnds, left: str) -> bool:
    """Whether the bare number at the start of a chain is a day: 22 đến 24/11, 20-22/11, tối 18, 24, 25-7."""
    first, last = links[0], links[-1]
    if first.head == "day":
        return True
    if last.parts.month is None or last.parts.kind != "day":
        return False
    if first.head:
        return True
    if links[1].joint not in PERIODS:
        return False
    if since(reading, left) >= 0 or (last.parts.has_year and reading.words.last(left, "week") >= 0):
        return True
    shown = reading.low[last.item.start : last.item.end]
    is_tight = reading.low[first.item.end : first.item.end + 1] in "-–" or " " in shown or last.parts.has_year
    return is_tight and not reading.words.ends("after", left) and not (has_unit(reading, ends.all) and not last.parts.has_year)


def _bare_day_holds(reading: Reading, left: str, end: int, ends: behind.DateEnds) -> bool:
    """Whether a lone number after ``ngày`` is a day: a clause ends after it, or the words around it are about time."""
    words = reading.words
    head = words.last(left, "day")
    if head < 0:
        return False
    if ends.core > end or behind.year_cue(reading, end):
        return True
    if has_unit(reading, end) or reading.match(" <month>", end):
        return False
    before = left[:head]
    if words.of("day", left[head:].strip()) == "past":
        return True
    if is_counted(reading, before):
        return False
    return (
        reading.is_closed(end)
        or ends.all > end
        or reading.match(" <and|to>", end) is not None
        or words.last(before, "within") < 0
    )


def _worded_holds(reading: Reading, first: Link, left: str) -> bool:
    """Whether 6 tháng một is a day, not a duration. The evidence is its year, the words before it, or the name of the month."""
    if first.parts.has_year or is_dressed(reading, left):
        return True
    if reading.words.ends("after", left) or reading.match(DURATION, first.item.end):
        return False
    shown = reading.text[first.item.start : first.item.end]
    if is_acronym(reading, first.item.start):
        return False
    *_, head, name = shown.replace("_", " ").split()
    if head[:1].isupper() and not reading.text.isupper():
        return False  # cầu 2 Tháng 9
    return name[:1].isdecimal() or (name[:1].isupper() and not reading.text.isupper())


def _has_context(reading: Reading, first: Link, left: str) -> bool:
    """Whether the context of a day and month without a head is evidence of a date."""
    words, start, end = reading.words, first.item.start, first.item.end
    shown = reading.low[start:end]
    sign = next(char for char in shown if char in "/.-")
    if words.ends("after", left):
        return False
    before = reading.before(left)
    is_dressed = before is not None or words.ends("feast", left)
    if shown in _ROUND_THE_CLOCK and not is_dressed:
        return False
    right = reading.right(end)
    if before and before["part"] and sign == "/":
        # Units may follow a date with a part of day (sáng 16/9 xe chạy thử), unless it is a fraction (tối 2/3 số quán).
        is_share = (first.parts.day or 0) < (first.parts.month or 0) and words.starts(right, "share")
        return not is_share and right.lstrip(" ")[:1] not in ("%", "$", "€")
    if has_unit(reading, end):
        return False
    if is_dressed or _is_bracketed(reading, first, left, right, sign) or _is_headline(reading, start, right, sign):
        return True
    if not words.ends("before", left):
        return False
    is_open = not reading.is_closed(end) and reading.match(" <to|until now>", end) is None
    return sign == "/" or _is_no_count(first) or (not is_open and sign in reading.separators)


def _is_no_count(first: Link) -> bool:
    """Whether the day is above 12: such a pair (15-3) is neither an ascending range (từ 2-3 loại) nor a score."""
    return first.parts.day is not None and first.parts.day > _MOST_GOALS


def _is_bracketed(reading: Reading, first: Link, left: str, right: str, sign: str) -> bool:
    """Whether a date is in brackets, with evidence from a day before it or from other dates with the same sign."""
    opened = left.rfind("(")
    if opened < 0 or ")" in left[opened:]:
        return False
    inner = left[opened + 1 :].strip()
    if sign == "/":
        return not inner or right.startswith(")")
    if inner and not right.startswith(")"):
        return False
    return _is_no_count(first) or sign in reading.separators or reading.before(left[:opened].rstrip() + " ") is not None


def _is_headline(reading: Reading, start: int, right: str, sign: str) -> bool:
    """Whether a line begins with a few words, the date and a colon: Đọc nhanh 17-8: …"""
    if not right.startswith(":") or right[1:2].isdecimal():
        return False
    line = reading.low.rfind("\n", 0, start) + 1
    return start - line <= _HEADLINE_SIZE and _HEADLINE.fullmatch(reading.low, line, start) is not None
