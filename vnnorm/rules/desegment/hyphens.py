"""Hyphens that a segmenter set apart: ``GD - ĐT`` → ``GD-ĐT``, while ``ông Thắng - giám đốc`` stays."""

from __future__ import annotations

from vnnorm.rules.desegment.tokens import BOTH, LEFT, NONE, RIGHT, Joins, Line
from vnnorm.text.pattern import lazily
from vnnorm.text.syllable import is_syllable


def hyphen(line: Line, index: int) -> Joins:
    """Whether a hyphen clings: as a minus, in a word of the data, or by the shapes of its sides."""
    before, after = line.before(index), line.after(index)
    if after[:1].isdigit() and line.is_mark(before, "right"):
        return RIGHT  # ( - 0,13 %
    if before == "." and line.before(index - 1) == ")":
        return LEFT  # the dateline of an outlet: (SGGP).-
    if after[:1].isdigit() and _is_minus_in_row(line, index):
        return RIGHT
    known = line.known
    if (before.lower(), after.lower()) in known.hyphenated or (before in known.words["prefix"] and after[:1].isupper()):
        return BOTH
    shapes = _shape(before.rpartition("&")[2]), _shape(after.partition("&")[0].rstrip("."))
    if shapes[0] in ("small", "number") and shapes[1] == "capitals" and line.tokens[index + 2 : index + 3] == ["/"]:
        return BOTH  # 18 - NQ / TW
    if shapes[0] in ("Name", "") and shapes[1] == "" and _is_transliterated(line, index):
        return BOTH
    if shapes == ("Name", "Name"):
        return BOTH if line.stretch.ties_names and line.tokens[index + 2 : index + 3] != [":"] else NONE
    if shapes in _CLOSE or (shapes in _CLOSE_IF_SPLIT and not line.stretch.keeps_hyphens):
        return BOTH
    return NONE


def _is_transliterated(line: Line, index: int) -> bool:
    """Whether a hyphen stands in a name spelled by syllables: ``Xu - pha - nu - vông``."""
    tokens = line.tokens
    low, high = index - 1, index + 1
    while low >= 2 and tokens[low - 1] == "-" and index - low < 16:
        low -= 2
    while high + 2 < len(tokens) and tokens[high + 1] == "-" and high - index < 16:
        high += 2
    chain = tokens[low : high + 1 : 2]
    return (
        len(chain) > 2
        and chain[0].istitle()
        and all(len(token) < 7 and token.isalpha() for token in chain)
        and all(token.islower() for token in chain[1:])
    )


def _is_minus_in_row(line: Line, index: int) -> bool:
    """Whether a hyphen stands before a percentage in a row of a table, behind two numbers: ``416,32 382,17 - 8%``."""
    ahead = _cells(line.tokens[max(index - 4, 0) : index])[-2:]
    behind = _cells(line.tokens[index + 1 : index + 3])[:1]
    return len(ahead) == 2 and all(map(_is_number, ahead + behind)) and behind[0].endswith("%")


def _cells(tokens: list[str]) -> list[str]:
    return " ".join(tokens).replace("_", " ").replace(" %", "%").split()


def _is_number(token: str) -> bool:
    return token[:1].isdigit() and token.replace(".", "").replace(",", "").removesuffix("%").isdigit()


def _shape(token: str) -> str:
    """What a side of a hyphen looks like."""
    if token.isdigit():
        return "small" if len(token) < 3 else "year" if len(token) == 4 and token[:2] in ("19", "20") else "number"
    if not token.isalpha():
        return "code" if token[:1].isalpha() and token.isalnum() else "date" if _DATE.fullmatch(token) else ""
    if len(token) == 1:
        return "letter" if token.isupper() else ""
    if is_syllable(token):
        return "Name" if token[0].isupper() else ""
    if token.isupper():
        return "capitals" if len(token) < 6 else ""
    return "Foreign" if token[0].isupper() else "foreign"


_DATE = lazily(r"\d{1,2}/\d{1,2}")

# What stands close around a hyphen in published news: scores (1-0), months (10-2013), dates (30/4-1/5), models (F-16,
# VN30-Index), abbreviations (GD-ĐT), foreign names (Geun-hye, al-Qaeda). Names of two countries stand both ways, as do
# amounts and all that is Vietnamese words: those stay as they are.
_CLOSE = {
    ("small", "small"),
    ("small", "year"),
    ("small", "date"),
    ("date", "date"),
    ("letter", "small"),
    ("letter", "number"),
    ("letter", "foreign"),
    ("capitals", "small"),
    ("capitals", "number"),
    ("capitals", "capitals"),
    ("capitals", "code"),
    ("capitals", "Foreign"),
    ("code", "Foreign"),
    ("Foreign", "foreign"),
    ("Name", "foreign"),
    ("Foreign", "letter"),
    ("foreign", "Foreign"),
    ("foreign", "foreign"),
}
# Years and amounts stand both ways too, but far more often close: taken so where the segmenter splits every hyphen.
_CLOSE_IF_SPLIT = {("year", "year"), ("number", "number"), ("letter", "year")}
