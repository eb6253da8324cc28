"""Decide which of the spaces that a segmenter inserted around marks are removed.

A line is a list of tokens, split at single spaces. Every mark has a reading in the data file: it attaches to the left, to
the right, to both sides or to neither, or a function inspects its neighbours. Without evidence the space stays.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import compress

from vnnorm.rules.desegment.classes import is_abbreviation
from vnnorm.rules.desegment.dots import final, stop
from vnnorm.rules.desegment.hyphens import hyphen, signed
from vnnorm.rules.desegment.lines import BOTH, LEFT, NONE, RIGHT, Joins, Line
from vnnorm.rules.desegment.numbers import colon, comma, degree, sign, signed_metres, unit, unit_sign
from vnnorm.rules.desegment.quotes import apostrophe, guillemet, pair
from vnnorm.rules.desegment.vocabulary import BREAK, VERBATIM
from vnnorm.text.syllable import is_syllable

_NO_NEIGHBOUR = ("", "_", BREAK)  # between two spaces, and an underscore that joins nothing
# Such a mark attaches to the left, unless the next character has this property; then its neighbours are inspected.
_LEFT_UNLESS = {"comma": str.isdecimal, "colon": str.isdecimal, "stop": str.isalnum}


def closed_gaps(tokens: list[str], readings: list[str], line_at: Callable[[int, int], Line]) -> list[tuple[int, int]]:
    """The gaps that close, in order, each with the index of the token that closes it; gap n is the space after token n.

    tokens: those of one or more lines, with ``BREAK`` before, between and after the lines. readings: the reading of every
    token, empty for plain words. line_at: makes the line of a number and the index of its first token; it is called only for
    the lines in which a neighbour decides, since most marks need none.
    """
    out: list[tuple[int, int]] = []
    number, first, last = -1, 0, -1
    line: Line | None = None
    for index in compress(range(len(tokens)), readings):
        reading = readings[index]
        joins = _FIXED.get(reading)
        if joins:
            left, right = joins
        elif reading in _LEFT_UNLESS and not _LEFT_UNLESS[reading](tokens[index + 1][:1]):
            left, right = LEFT
        elif reading == BREAK:
            number, first, line = number + 1, index + 1, None
            continue
        else:
            line = line or line_at(number, first)
            left, right = _LOOKING[reading](line, index - first)
        if left and last != index - 1 and tokens[index - 1] not in _NO_NEIGHBOUR:
            out.append((index - 1, index))
        if right and tokens[index + 1] not in _NO_NEIGHBOUR:
            out.append((index, index))
            last = index
    return out


def _half(line: Line, index: int) -> Joins:
    """The first half of a word that segmenters split: ``i Pad``, ``Mc Nally``."""
    half, after = line.tokens[index].rpartition("_")[2], line.after(index)
    is_camel = half in line.words["camel"] and after[:1].isupper()
    return (False, is_camel or (half, after) in line.document.vocabulary.split)


def _ampersand(line: Line, index: int) -> Joins:
    # R & D; Standard & Poor stays
    before, after = line.before(index).rpartition("-")[2], line.after(index).partition("-")[0].partition("/")[0].rstrip(".")
    return BOTH if is_abbreviation(before) and is_abbreviation(after) else NONE


def _foreign_letter(line: Line, index: int) -> Joins:
    """A foreign letter at which a segmenter split a word that continues in lower case: ``Fran ç ais``."""
    before, after = line.before(index), line.after(index)
    is_foreign = before.isalpha() and (before[0].isupper() if before.isascii() else not is_syllable(before))
    if not is_foreign:
        return NONE
    return (True, after.isalpha() and after.islower() and not is_syllable(after))


def _row(line: Line, index: int) -> Joins:
    """A repeated mark that a segmenter split: ``> >``."""
    return (False, line.after(index) == line.tokens[index])


_FIXED: dict[str, Joins] = {"left": LEFT, "right": RIGHT, "both": BOTH, VERBATIM: NONE}
_LOOKING: dict[str, Callable[[Line, int], Joins]] = {
    "ampersand": _ampersand,
    "apostrophe": apostrophe,
    "colon": colon,
    "comma": comma,
    "degree": degree,
    "final": final,
    "foreign letter": _foreign_letter,
    "guillemet": guillemet,
    "half": _half,
    "hyphen": hyphen,
    "pair": pair,
    "row": _row,
    "sign": sign,
    "signed": signed,
    "signed metres": signed_metres,
    "stop": stop,
    "unit": unit,
    "unit sign": unit_sign,
}
