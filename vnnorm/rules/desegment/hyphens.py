"""Reattach hyphens that a segmenter separated: ``GD - ĐT`` → ``GD-ĐT``, while ``ông Thắng - giám đốc`` stays."""

from __future__ import annotations

from vnnorm.rules.desegment.census import piece_after, piece_before
from vnnorm.rules.desegment.classes import dash_class, shape
from vnnorm.rules.desegment.habits import table
from vnnorm.rules.desegment.lines import BOTH, LEFT, NONE, RIGHT, Joins, Line
from vnnorm.rules.desegment.numbers import unit

_KNOWN = 0.99  # how often print closes a word in the data, a document number and a name spelled by syllables
_LONGEST_MODEL_NAME = 2  # letters of a model that is also a syllable: Su-57, Mi-8; a longer one is a name (ông Nam - 30 tuổi)
_LONGEST_CHAIN = 16  # maximum tokens on each side of a name spelled by syllables; it bounds the running time
_LONGEST_SYLLABLE = 6  # letters of a syllable in a foreign name; the first one of a Korean given name is shorter
_HOURS = ("giờ", "h")


def hyphen(line: Line, index: int) -> Joins:
    """A hyphen attaches as a minus, in a word in the data, or by the habits of the text for its class."""
    mark, before, after = line.tokens[index], line.before(index), line.after(index)
    if after == mark:
        return RIGHT  # a row of hyphens
    if not before or before == mark:
        return NONE
    if after[:1].isdecimal() and line.is_mark(before, "right"):
        return RIGHT  # ( - 0,13 %
    if before == "." and line.before(index - 1) == ")":
        return LEFT  # the dateline of an outlet: (SGGP).-
    if after[:1].isdecimal() and _is_minus_in_row(line, index):
        return RIGHT
    return BOTH if _is_tied(line, index, before, after) else NONE


def signed(line: Line, index: int) -> Joins:
    """A hyphen that a segmenter left attached to the following number: ``Su -30``, ``2018 -2019``."""
    token, before = line.tokens[index], line.before(index)
    if _is_minus_in_row(line, index):
        return NONE
    name = dash_class(piece_before(before), token[0], piece_after(token[1:])) or _name_of_model(line, index, before, token[1:])
    return (bool(name) and line.closes(index, name), False)


def _is_tied(line: Line, index: int, before: str, after: str) -> bool:
    """Whether a hyphen between two tokens attaches to both."""
    mark = line.tokens[index]
    left, right = piece_before(before.rpartition("&")[2]), piece_after(after.partition("&")[0].rstrip("."))
    if before == "%" and line.token(index + 2) == "%":  # 3,75 % - 4 %
        left, right = f"{line.before(index - 1)}%", f"{right}%"
    name = dash_class(left, mark, right)
    if mark == "-" and _is_known(line, left, right):
        return line.closes(index, name or "foreign word", _KNOWN)
    if mark == "-" and _is_document_number(line, index, before, left, right):
        return line.closes(index, "abbreviations", _KNOWN)
    if name == "short range" and _is_between_clocks(line, index):
        return False
    if mark == "-":
        name = name if name != "words" else ""
        name = name or _name_of_model(line, index, before, right)
        if not name and (_is_transliterated(line, index) or _is_korean(line, index)):
            return line.closes(index, "words", _KNOWN)
    if name == "foreign names" and "-" in (line.token(index - 2), line.token(index + 2)):
        name = "names"  # three parties: Mỹ - Mexico - Canada
    return bool(name) and line.closes(index, name, _typical(line, index, name))


def _typical(line: Line, index: int, name: str) -> float | None:
    """The print share of a range before an attached unit, which is that of a quantity range: ``0,3 - 0,5 m``; else None."""
    if name not in ("number range", "amount range") or not line.is_mark(line.token(index + 2), "unit", "unit sign"):
        return None
    return table().printed["quantity range"] if unit(line, index + 2)[0] else None


def _is_known(line: Line, before: str, after: str) -> bool:
    if (before.lower(), after.lower()) in line.document.vocabulary.hyphenated:
        return True
    return before.lower() in line.words["prefix"] and after[:1].isupper()


def _is_document_number(line: Line, index: int, before: str, left: str, right: str) -> bool:
    """Whether a hyphen is part of a document number: ``18 - NQ / TW``, ``3010-1/TB - ĐHHV``."""
    if shape(right) != "capitals":
        return False
    return (left.isdecimal() and line.token(index + 2) == "/") or ("/" in before and shape(left) == "capitals")


def _is_between_clocks(line: Line, index: int) -> bool:
    """Whether a hyphen separates two clock times, so its numbers are not a range: ``7 giờ 30 - 9 giờ``."""
    return line.token(index - 2) in _HOURS and line.token(index + 2) in _HOURS


def _name_of_model(line: Line, index: int, before: str, after: str) -> str:
    """The class of a model designation, a short name in one token before a number (``Su - 57``); else empty."""
    is_short = len(before) <= _LONGEST_MODEL_NAME and before.isascii() and shape(before) == "Name"
    is_number = shape(piece_after(after)) in ("short", "number", "model")
    return "model of a name" if is_short and is_number and line.token(index - 1) == before else ""


def _is_korean(line: Line, index: int) -> bool:
    """Whether a hyphen is part of a Korean name, a surname and a given name of two syllables: ``Moon_Jae - in``."""
    before, after = line.tokens[index - 1], line.after(index)
    surname, _, given = before.rpartition("_")
    surname = surname.rpartition("_")[2] or line.token(index - 2).rpartition("_")[2]
    return (
        surname in line.words["korean surname"]
        and given.istitle()
        and given.isascii()
        and len(given) < _LONGEST_SYLLABLE
        and after.islower()
        and after.isascii()
    )


def _is_transliterated(line: Line, index: int) -> bool:
    """Whether a hyphen is part of a name spelled by syllables: ``Xu - pha - nu - vông``."""
    tokens = line.tokens
    low, high = index - 1, index + 1
    while low >= 2 and tokens[low - 1] == "-" and tokens[low].islower() and index - low < _LONGEST_CHAIN:
        low -= 2
    last = min(len(tokens), index + _LONGEST_CHAIN)
    while high + 2 < last and tokens[high + 1] == "-" and _is_lower_syllable(tokens[high + 2]):
        high += 2
    chain = tokens[low : high + 1 : 2]
    return len(chain) > 2 and chain[0].istitle() and chain[0].isalpha() and all(map(_is_lower_syllable, chain[1:]))


def _is_lower_syllable(token: str) -> bool:
    return len(token) <= _LONGEST_SYLLABLE and token.isalpha() and token.islower()


def _is_minus_in_row(line: Line, index: int) -> bool:
    """Whether a hyphen precedes a percentage in a table row, after two numbers: ``416,32 382,17 - 8%``."""
    ahead = _cells(line.tokens[max(index - 4, 0) : index])[-2:]
    behind = _cells([line.tokens[index][1:], *line.tokens[index + 1 : index + 3]])[:1]
    return len(ahead) == 2 and all(map(_is_number, ahead + behind)) and behind[0].endswith("%")


def _cells(tokens: list[str]) -> list[str]:
    return " ".join(tokens).replace("_", " ").replace(" %", "%").split()


def _is_number(token: str) -> bool:
    return token[:1].isdecimal() and token.replace(".", "").replace(",", "").removesuffix("%").isdecimal()
