"""The spaces that a segmenter put around marks: which of them go.

A line is a list of tokens, split at single spaces. Every mark has a reading in the data file: it clings to what stands
before it, after it, to both or to neither, or a function here looks at its neighbours. Where nothing decides, it stays.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import compress

from vnnorm.rules._hyphens import hyphen
from vnnorm.rules._quotes import apostrophe, pair
from vnnorm.rules._stretch import BOTH, CAREFUL, CLOCKS, LEFT, NONE, RIGHT, Joins, Line
from vnnorm.syllable import is_syllable

_NO_NEIGHBOUR = ("", "_")  # between two spaces, and an underscore that joins nothing


def closed_gaps(line: Line, readings: list[str]) -> list[tuple[int, int]]:
    """The gaps that close, in order: gap n is the space behind token n. With each the index of the token that says so.

    readings: of every token, empty for plain words.
    """
    tokens = line.tokens
    out: list[tuple[int, int]] = []
    last, end = -1, len(tokens) - 1
    for index in compress(range(end + 1), readings):
        reading = readings[index]
        left, right = _FIXED.get(reading) or _LOOKING[reading](line, index)
        if left and index and last != index - 1 and tokens[index - 1] not in _NO_NEIGHBOUR:
            out.append((index - 1, index))
        if right and index < end and tokens[index + 1] not in _NO_NEIGHBOUR:
            out.append((index, index))
            last = index
    return out


# ---------------------------------------------------------------- readings that look around


def _stop(line: Line, index: int) -> Joins:
    if index + 1 == len(line.tokens):
        return LEFT
    before, after = line.before(index), line.after(index)
    if not after[:1].isalnum():
        return LEFT
    if _abbreviates(line, before, after, _may_be_initial(line, index - 1)):
        return BOTH
    if before.isdigit() and len(before) < 4 and len(after) == 3 and after.isdigit():
        return BOTH  # 1 . 000
    if after in line.known.words["domain"] and before.isascii() and before[-1:].isalnum():
        return BOTH  # vnexpress . net
    return LEFT


def _may_be_initial(line: Line, index: int) -> bool:
    """Whether a token begins a name as far as what stands before it goes: nothing does, or a bracket, colon or slash."""
    return "_" not in line.tokens[index] and (index == 0 or line.is_mark(line.tokens[index - 1], "right", "colon", "both"))


def _abbreviates(line: Line, before: str, after: str, is_initial: bool) -> bool:
    """Whether the dot between two tokens belongs to both: ``TP . HCM``, ``Ảnh : Đ . Hà``, ``U . 23``, ``T . Ư``."""
    if len(before) == 1 and before.isupper():
        if after.isdigit() or (after.isupper() and (len(after) == 1 or is_initial)):
            return True
        return after[0].isupper() and is_syllable(after) and (is_initial or before in line.known.words["abbreviation"])
    return before in line.known.words["abbreviation"] and (after.isdigit() or (_is_short(after) and not is_syllable(after)))


def _final(line: Line, index: int) -> Joins:
    """A token that ends with its mark: ``GD& ĐT``, and ``TP. HCM`` where dots are split."""
    token, after = line.tokens[index].rpartition("_")[2], line.after(index)
    before, mark = token[:-1], token[-1:]
    if mark == "&":
        return (False, _is_short(before.rpartition("-")[2]) and _is_short(after))
    if not before or not after or (line.stretch.keeps_dots and not after.isdigit()):
        return NONE
    return (False, _abbreviates(line, before, after, _may_be_initial(line, index)))


def _half(line: Line, index: int) -> Joins:
    """``i Pad``: a word that segmenters take apart."""
    return (False, (line.tokens[index].rpartition("_")[2], line.after(index)) in line.known.split)


def _unit(line: Line, index: int) -> Joins:
    """``14 m``, ``12 h30``: a unit that segmenters take from its number; where they leave some whole, it was apart."""
    unit = line.tokens[index]
    return (line.before(index)[-1:].isdigit() and (unit in CLOCKS or not line.stretch.keeps_unit(unit)), False)


def _comma(line: Line, index: int) -> Joins:
    if not line.tokens[index + 1 : index + 2] or not line.tokens[index + 1][:1].isdigit():
        return LEFT
    before, after = line.before(index), line.after(index)
    if before.isdigit():
        number = after.removesuffix("%")
        if number.isdigit() and (number != after or line.after(index + 1) == "%"):
            return BOTH  # 3 , 5 %
    return LEFT


def _colon(line: Line, index: int) -> Joins:
    before, after = line.before(index), line.after(index)
    if before.isdigit() and after.isdigit() and len(before) < 3 and len(after) == 2 and int(before) < 25 and int(after) < 60:
        return BOTH  # 17 : 02
    return LEFT


def _sign_of_unit(line: Line, index: int) -> Joins:
    before, after = line.before(index), line.after(index)
    return before[-1:].isdigit(), not before[-1:].isdigit() and after[:1].isdigit()


def _sign(line: Line, index: int) -> Joins:
    before, after = line.before(index), line.after(index)
    if after[:1].isdigit():
        return RIGHT if not before or line.is_mark(before, "right") else NONE
    return LEFT if before[-1:].isalpha() and (not after or line.is_mark(after, "left", "stop", "comma")) else NONE


def _ampersand(line: Line, index: int) -> Joins:
    # R & D; Standard & Poor stays
    return BOTH if _is_short(line.before(index).rpartition("-")[2]) and _is_short(line.after(index).partition("-")[0]) else NONE


def _is_short(token: str) -> bool:
    """Whether a token is an abbreviation in capitals."""
    return 0 < len(token) < 6 and token.isalpha() and token.isupper()


def _row(line: Line, index: int) -> Joins:
    """``> >``: a mark that a segmenter took apart."""
    return (False, line.after(index) == line.tokens[index])


_FIXED: dict[str, Joins] = {"left": LEFT, "right": RIGHT, "both": BOTH, CAREFUL: NONE}
_LOOKING: dict[str, Callable[[Line, int], Joins]] = {
    "ampersand": _ampersand,
    "apostrophe": apostrophe,
    "colon": _colon,
    "comma": _comma,
    "final": _final,
    "half": _half,
    "hyphen": hyphen,
    "pair": pair,
    "row": _row,
    "sign": _sign,
    "stop": _stop,
    "unit": _unit,
    "unit sign": _sign_of_unit,
}
