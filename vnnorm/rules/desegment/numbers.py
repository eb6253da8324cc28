"""Reattach separated marks and units of numbers: ``3 , 5 %`` → ``3,5%``, ``17 : 02`` → ``17:02``."""

from __future__ import annotations

from vnnorm.rules.desegment.classes import shape, unit_class
from vnnorm.rules.desegment.habits import units
from vnnorm.rules.desegment.lines import BOTH, LEFT, NONE, RIGHT, Joins, Line
from vnnorm.rules.desegment.vocabulary import CLOCKS
from vnnorm.text.pattern import lazily

_KNOWN = 0.98  # share of units in the word list that print attaches to the number
_LAST_HOUR, _LAST_MINUTE = 24, 59
_METRES = 3  # digits
_REACH = 4  # tokens before a ratio that are searched for a word such as tỷ_lệ: tỷ_lệ chuyển_đổi là 10 : 1
_LONGEST_DECIMAL = 3  # maximum digits on each side of a separated decimal comma; a year is longer (năm 2015 , 4 %)
_DECIMAL = lazily(r"[.,](?![0-9]{3}(?![0-9]))[0-9]")  # not a thousands separator: 3.000 km
_RANGE = lazily(r"[0-9]-[0-9]")
_FACTOR = lazily(r"(?:[0-9]+|[0-9,]*x[0-9]+)(?:x[0-9,]*)?")  # dimensions: 0,95x7 , 92x0


def comma(line: Line, index: int) -> Joins:
    """A comma attaches to the left, a decimal comma to both sides (``3 , 5 %``, ``2 , 5 triệu``), but not in a list."""
    before, after = line.before(index), line.after(index)
    if _FACTOR.fullmatch(before) and _FACTOR.fullmatch(after.partition(",")[0]) and "x" in before[1:] + after:
        return BOTH
    number = after.removesuffix("%")
    is_counted = shape(after) == "quantity" or line.token(index + 2) in line.words["scale"]
    if is_counted and _RANGE.fullmatch(before) and after[0].isdecimal():
        return BOTH  # 1-1 , 5m
    if not before.isdecimal() or not number.isdecimal() or max(len(before), len(number)) > _LONGEST_DECIMAL:
        return LEFT
    if number != after or line.token(index + 2) == "%":
        return BOTH
    is_in_list = line.token(index - 2) == "," or line.token(index + 2) == ","
    return BOTH if line.token(index + 2) in line.words["scale"] and not is_in_list else LEFT


def colon(line: Line, index: int) -> Joins:
    """A colon attaches to the left, in a clock time (``17 : 02``) or a ratio (``tỷ_lệ 10 : 1``) to both sides."""
    before, after = line.before(index), line.after(index)
    if not before.isdecimal() or not after.isdecimal():
        return LEFT
    if _is_ratio(line, index):
        return BOTH
    ahead = line.token(index - 2).rpartition("_")[2].lower()
    if ahead in line.words["numbered"]:
        return LEFT  # ngày 16 : 16 ca
    is_clock = len(before) == len(after) == 2 and int(before) <= _LAST_HOUR and int(after) <= _LAST_MINUTE
    return BOTH if is_clock else LEFT


def _is_ratio(line: Line, index: int) -> bool:
    ahead = " ".join(line.tokens[max(0, index - 1 - _REACH) : index - 1]).replace("_", " ").lower()
    return any(word in ahead for word in line.words["ratio"])


def degree(line: Line, index: int) -> Joins:
    """A degree sign attaches to the left, before a scale to both sides: ``40 ° C``."""
    return BOTH if line.after(index).rstrip(".") in ("C", "F") else LEFT


def unit_sign(line: Line, index: int) -> Joins:
    """A sign attaches to its number, and to the preceding one if there are two: ``5 %``, ``$ 20``."""
    before, after = line.before(index), line.after(index)
    return before[-1:].isdecimal(), not before[-1:].isdecimal() and after[:1].isdecimal()


def sign(line: Line, index: int) -> Joins:
    """A plus or minus sign before a number or after a name: ``( + 5 % )``, ``Disney + ,``."""
    before, after = line.before(index), line.after(index)
    if after[:1].isdecimal():
        if _is_kilometre_post(line, index, before, after):
            return BOTH if line.closes(index, "kilometre post") else NONE
        return RIGHT if not before or line.is_mark(before, "right") else NONE
    return LEFT if before[-1:].isalpha() and (not after or line.is_mark(after, "left", "stop", "comma")) else NONE


def _is_kilometre_post(line: Line, index: int, before: str, metres: str) -> bool:
    """Whether a plus is part of a kilometre post, which has three digits of metres: ``Km 1720 + 015``."""
    return len(metres) == _METRES and metres.isdecimal() and before.isdecimal() and line.before(index - 1).lower() == "km"


def signed_metres(line: Line, index: int) -> Joins:
    """A plus that a segmenter left attached to the following number: ``Km 383 +980``."""
    return (_is_kilometre_post(line, index, line.before(index), line.tokens[index][1:]), False)


def unit(line: Line, index: int) -> Joins:
    """A unit separated from its number (``14 m``, ``12 h30``); the habits of the text and of print decide."""
    token, before = line.tokens[index], line.before(index)
    if not before[-1:].isdecimal():
        return NONE
    if token == "%":
        return LEFT
    if token in CLOCKS:
        return LEFT
    name = token.partition("/")[0]
    is_decimal = _DECIMAL.search(before) is not None
    typical = units()[name][is_decimal] if name in units() else _KNOWN
    return (line.closes(index, unit_class(before, name), typical, name if name in units() else ""), False)
