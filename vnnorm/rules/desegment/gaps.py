"""The spaces that a segmenter put around marks: which of them go.

A line is a list of tokens, split at single spaces. Every mark has a reading in the data file: it clings to what stands
before it, after it, to both or to neither, or a function here looks at its neighbours. Where nothing decides, it stays.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import compress

from vnnorm.rules.desegment.hyphens import hyphen
from vnnorm.rules.desegment.quotes import apostrophe, pair
from vnnorm.rules.desegment.tokens import BOTH, CAREFUL, CLOCKS, LEFT, NONE, RIGHT, Joins, Line
from vnnorm.text.syllable import is_syllable

_IN_NUMBERS = ("comma", "colon")
_NO_NEIGHBOUR = ("", "_")  # between two spaces, and an underscore that joins nothing


def closed_gaps(line: Line, readings: list[str]) -> list[tuple[int, int]]:
    """The gaps that close, in order: gap n is the space behind token n. With each the index of the token that says so.

    readings: of every token, empty for plain words.
    """
    tokens = line.tokens
    out: list[tuple[int, int]] = []
    last, end = -1, len(tokens) - 1
    for index in compress(range(len(tokens)), readings):
        reading = readings[index]
        if reading in _FIXED:
            left, right = _FIXED[reading]
        elif reading in _IN_NUMBERS and (index == end or not tokens[index + 1][:1].isdigit()):
            left, right = LEFT  # most commas: no need to look around
        elif reading == "stop" and index == end:
            left, right = LEFT  # most full stops
        else:
            left, right = _LOOKING[reading](line, index)
        if left and index and last != index - 1 and tokens[index - 1] not in _NO_NEIGHBOUR:
            out.append((index - 1, index))
        if right and index < end and tokens[index + 1] not in _NO_NEIGHBOUR:
            out.append((index, index))
            last = index
    return out


# ---------------------------------------------------------------- readings that look around


def _stop(line: Line, index: int) -> Joins:
    before, after = line.before(index), line.after(index)
    if not after[:1].isalnum():
        return LEFT
    if _abbreviates(line, before, after, index):
        return BOTH
    if before.isdigit() and len(before) < 4 and after == "000":
        return BOTH  # 1 . 000
    if after in line.known.words["domain"] and before.isascii() and before[-1:].isalnum():
        return BOTH  # vnexpress . net
    return LEFT


def _abbreviates(line: Line, before: str, after: str, index: int) -> bool:
    """Whether the dot between two tokens belongs to both: ``TP . HCM``, ``Ảnh : Đ . Hà``, ``U . 23``, ``Q . Bình_Tân``.

    before: what the dot, apart or not, abbreviates. index: where the dot stands, on its own or at the end of a token.
    """
    at = index - 1 if line.tokens[index] == "." else index  # the token of what is abbreviated
    ahead = line.tokens[at - 1] if at else ""
    is_initial = "_" not in line.tokens[at] and (not ahead or line.is_mark(ahead, "right", "colon", "both"))
    is_known = before in line.known.words["abbreviation"]
    last = after.rstrip(".")
    if len(before) == 1 and before.isupper():
        if after.isdigit() or (last.isupper() and (len(last) == 1 or is_initial)):
            return True
        if not after[0].isupper() or not is_syllable(after):
            return False
        return is_initial or (is_known and _is_place(line, at, index + 1))
    return is_known and (after.isdigit() or (_is_short(last) and not is_syllable(last)))


def _is_place(line: Line, at: int, index: int) -> bool:
    """Whether a letter before a name stands for a kind of place (``ở Q . Bình_Tân``), not for a person (``chị P . Theo``)."""
    ahead = line.tokens[at - 1] if at else ""
    if ahead and not line.is_mark(ahead, "comma", "hyphen", "left") and ahead not in line.known.words["locative"]:
        return False
    parts = line.tokens[index].split("_")
    return all(part[:1].isupper() for part in parts) and (len(parts) > 1 or line.after(index)[:1].isupper())


def _final(line: Line, index: int) -> Joins:
    """A token that ends with its mark: ``GD& ĐT``, and ``TP. HCM`` where dots are split."""
    token, after = line.tokens[index].rpartition("_")[2], line.after(index)
    before, mark = token[:-1], token[-1:]
    if mark == "&":
        return (False, _is_short(before.rpartition("-")[2]) and _is_short(after))
    if not before or not after or (line.stretch.keeps_dots and not after.isdigit()):
        return NONE
    return (False, _abbreviates(line, before, after, index))


def _half(line: Line, index: int) -> Joins:
    """``i Pad``: a word that segmenters take apart."""
    return (False, (line.tokens[index].rpartition("_")[2], line.after(index)) in line.known.split)


def _unit(line: Line, index: int) -> Joins:
    """``14 m``, ``12 h30``: a unit that segmenters take from its number; where they leave some whole, it was apart."""
    unit = line.tokens[index]
    return (line.before(index)[-1:].isdigit() and (unit in CLOCKS or not line.stretch.keeps_unit(unit)), False)


def _comma(line: Line, index: int) -> Joins:
    before, after = line.before(index), line.after(index)
    if before.isdigit():
        number = after.removesuffix("%")
        if number.isdigit() and (number != after or line.after(index + 1) == "%"):
            return BOTH  # 3 , 5 %
    return LEFT


def _colon(line: Line, index: int) -> Joins:
    before, after = line.before(index), line.after(index)
    if before.isdigit() and after.isdigit() and len(before) == len(after) == 2 and int(before) < 25 and int(after) < 60:
        return BOTH  # 17 : 02
    return LEFT


def _degree(line: Line, index: int) -> Joins:
    return BOTH if line.after(index).rstrip(".") in ("C", "F") else LEFT


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
    "degree": _degree,
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
