"""Test the words next to a number: a unit or a count, words that belong to a day, an acronym that the number belongs to."""

from __future__ import annotations

from vnnorm.rules.dates import behind
from vnnorm.rules.dates.reading import Reading

DURATION = r" (?:<day>|<week>)(?! ?[0-9])"  # 5 tháng 12 ngày
_COUNTED = r"(?:(?<![\w/.,:-])(?:[0-9]+|<count|plural|half>)\)? |<each> )\Z"
_MAGNITUDE = " <magnitude>"
_SEVERAL = r"(?<!\w)(?:[0-9]+\)?|<count|plural|half>|\(<count>\)) \Z"
_ORDINAL_BEFORE = r"(?:<ordinal>|<weekday>) \Z"


def has_unit(reading: Reading, end: int) -> bool:
    """Whether a unit follows. A year given by its distance is no unit (2/9 năm ngoái)."""
    return reading.is_before_unit(end) and behind.year_cue(reading, end) is None


def is_amount(reading: Reading, start: int, end: int) -> bool:
    """Whether digits count something, because a magnitude follows: lương tháng 12 triệu, but not tháng 12 tỷ lệ tăng."""
    magnitude = reading.match(_MAGNITUDE, end) if reading.low[start:end].isdecimal() else None
    return magnitude is not None and not reading.is_compound(magnitude.end())


def is_one_of_several(reading: Reading, before: str) -> bool:
    """Whether a period is one of several, from the words before it: các quý | sau, 2 tuần | trước."""
    return reading.words.at_end(_SEVERAL, before, "count", "plural", "half") is not None


def is_counted(reading: Reading, before: str) -> bool:
    """Whether a number or ``mỗi`` precedes a head, which is then a unit: 3 ngày 2 đêm, mỗi tháng 5 triệu."""
    counted = reading.words.at_end(_COUNTED, before, "count", "plural", "half", "each")
    return bool(counted) and not reading.words[_ORDINAL_BEFORE].search(before)


def is_dressed(reading: Reading, left: str) -> bool:
    """Whether words that belong to a day precede it."""
    return reading.before(left) is not None


def is_acronym(reading: Reading, start: int) -> bool:
    """Whether the word before a number is an acronym (THPT 19 tháng 5), so that the number is part of a name."""
    word = reading.word_before(start)
    return len(word) > 1 and word.isalpha() and word.isupper() and not reading.text.isupper()
