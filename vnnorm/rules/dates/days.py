"""A day in digits, if a head or the words beside it say that it is one."""

from __future__ import annotations

import re

from vnnorm.rules.dates import values, words
from vnnorm.rules.dates.digits import COMMA
from vnnorm.rules.dates.lexicon import S, any_of, of
from vnnorm.rules.dates.reading import Found, Reading, day
from vnnorm.rules.dates.values import Parts
from vnnorm.rules.dates.words import MONTH_HEAD, NEAR
from vnnorm.text.pattern import lazily

_THAT_MONTH = lazily(rf"{S}{MONTH_HEAD}{S}{NEAR}")
_MONTH_AFTER = lazily(rf"{S}{MONTH_HEAD}")
DURATION = lazily(rf"{S}{any_of('day', 'week')}(?!\w)(?! ?[0-9])")  # 5 tháng 12 ngày
_EVENING = lazily(rf"(?<!\w){words.PART}{S}(?:{words.DAY_HEAD}{S})?{words.DAY}(?:{S}|{COMMA})\Z")
_ROUND_THE_CLOCK = ("24/7", "24/24")


def is_free(reading: Reading, start: int, end: int, left: str) -> bool:
    """Whether no word beside numbers says that they are something else."""
    return not reading.contexts.ends("after", left) and not has_unit(reading, start, end)


def has_unit(reading: Reading, start: int, end: int) -> bool:
    """Whether a unit stands here; that of a year which is told is none (2/9 năm ngoái)."""
    right = reading.right(end, 24)
    if not reading.contexts.starts(right):
        return False
    cue = words.CUE.match(right) if "/" in reading.low[start:end] else None
    return cue is None or bool(cue["cue"])


def _is_dressed(left: str) -> bool:
    """Whether words of a day stand before it."""
    before = words.before(left)
    return bool(before and before[0])


def _has_context(reading: Reading, start: int, end: int, left: str, parts: Parts) -> bool:
    """Whether the words beside a day and month without a head make it a date."""
    contexts, shown = reading.contexts, reading.low[start:end]
    sign = next(char for char in shown if char in "/.-")
    if contexts.ends("after", left):
        return False
    before = words.before(left)
    is_dressed = bool(before and before[0]) or contexts.ends("feast", left)
    if shown in _ROUND_THE_CLOCK and not is_dressed:
        return False
    if before and before["part"] and sign == "/":
        # Units may follow a date that has a part of day (sáng 16/9 xe chạy thử), but for a share of a whole (tối 2/3 số quán).
        right = reading.right(end, 24)
        is_share = (parts.day or 0) < (parts.month or 0) and contexts.starts(right, "share")
        return not is_share and right.lstrip(" ")[:1] not in ("%", "$", "€")
    if has_unit(reading, start, end):
        return False
    if sign != "/":
        if left.endswith("("):
            near = words.before(left.rstrip("( \n") + " ")
            return sign in reading.separators or bool(near and near[0])
        return is_dressed or (sign in reading.separators and reading.low.startswith(")", end))
    in_brackets = left.endswith("(") or (reading.low.startswith(")", end) and "(" in left)
    return is_dressed or in_brackets or contexts.ends("before", left)


def read(reading: Reading, start: int, sure: bool, item: tuple[Parts, int]) -> Found | None:
    """A day, if a head (``sure``) or the words beside it say that it is one."""
    parts, end = item
    left = reading.left(start)
    low = reading.low
    if parts.month is None:
        near = _THAT_MONTH.match(low, end) if sure else None
        if near:
            return _of_month(reading, start, near, parts)
        if has_unit(reading, start, end) or _MONTH_AFTER.match(low, end) or not sure:
            return None
        if words.PAST_DAY.search(left):
            parts = parts._replace(cue="past")
    elif not sure and not any(char.isalpha() for char in low[start:end]):
        if parts.year is None:
            if not _has_context(reading, start, end, left, parts):
                return None
        elif reading.contexts.ends("after", left):
            return None
    elif not sure and not _is_dressed(left) and (DURATION.match(low, end) or reading.contexts.ends("after", left)):
        return None
    cue = words.CUE.match(reading.right(end))
    if cue and parts.year is None:
        if not cue["cue"]:
            parts, end = parts._replace(cue=words.cue(cue)), end + words.cue_end(cue)
        elif " " in cue["cue"]:
            parts = parts._replace(cue=words.cue(cue))
    return day(reading, start, end, values.single(parts, reading.reference))


def evening_before(reading: Reading, found: Found) -> Found | None:
    """``đêm 5`` before ``rạng sáng 6/11``, ``sáng 20`` before ``và chiều 21/10``: a day whose month the next one tells."""
    left = reading.left(found.start)
    match = _EVENING.search(left)
    if not match or found.kind != "day" or not found.value or found.value[5:7] == "XX":
        return None
    year, month, number = found.value[:4], int(found.value[5:7]), int(match[1])
    known = int(year) if year.isdecimal() else None
    if number > int(found.value[8:]):
        month = month - 1 or 12
        known = known - 1 if known and month == 12 else known
    if not values.is_day(known, month, number):
        return None
    start = found.start - len(left) + match.start(1)
    return day(reading, start, start + len(match[1]), values.written(Parts("day", known, month, number), known))


def _of_month(reading: Reading, start: int, near: re.Match[str], parts: Parts) -> Found | None:
    """``ngày 23 tháng này``: the month counted from that of the reference."""
    value = values.single(parts, None)
    if reference := reading.reference:
        found = values.month_away(reference, int(of("near", near[1])))
        value = values.written(parts._replace(month=found[1]), found[0]) if found else value
    return day(reading, start, near.end(), value) if value else None
