"""Reattach separated dots: ``TP . HCM`` → ``TP.HCM``, ``Đ . Hà`` → ``Đ.Hà``; a full stop attaches to the left only."""

from __future__ import annotations

from vnnorm.rules.desegment.classes import dot_class, is_abbreviation
from vnnorm.rules.desegment.lines import BOTH, LEFT, NONE, Joins, Line
from vnnorm.rules.desegment.quotes import is_apostrophe
from vnnorm.text.syllable import is_syllable

_MOST_LABELS = 3  # maximum labels of an address after the dot
_LONGEST_THOUSAND = 3  # maximum digits before a group of thousands: 1 . 000, 45 . 000


def stop(line: Line, index: int) -> Joins:
    """A separated dot: a full stop, or part of an abbreviation, a number or an address."""
    before, after = line.before(index), line.after(index)
    if not after[:1].isalnum():
        return LEFT
    if _abbreviates(line, before, after, index):
        return BOTH
    if before.isdecimal() and len(before) <= _LONGEST_THOUSAND and after == "000":
        return BOTH  # 1 . 000
    return BOTH if _is_address(line, index, before, after) else LEFT


def final(line: Line, index: int) -> Joins:
    """A token with a mark at its end that may attach to the next token: ``GD& ĐT``, ``TP. HCM``, ``VOV. VN``, ``I’ m``."""
    token, after = line.tokens[index].rpartition("_")[2], line.after(index)
    before, mark = token[:-1], token[-1:]
    if not before or not after:
        return NONE
    if mark == "&":
        return (False, is_abbreviation(before.rpartition("-")[2]) and is_abbreviation(after))
    if mark in "'’":
        return (False, is_apostrophe(line, before, mark, after))
    if _is_address(line, index, before, after):
        return (False, True)
    if not _abbreviates(line, before, after, index):
        return NONE
    return (False, after.isdecimal() or line.closes(index, dot_class(before)))


def _is_address(line: Line, index: int, before: str, after: str) -> bool:
    """Whether a dot is part of an address that ends in a known domain: ``vnexpress . net``, ``tin . abc . gov . vn``."""
    if before == "www":
        return True
    place = index + 1
    while line.token(place + 1) == "." and line.after(place).isascii() and place < index + 2 * _MOST_LABELS:
        place += 2
    end = (line.token(place) or after).partition("/")[0].rpartition(".")[2]
    if end.lower() not in line.words["domain"] or not (end.islower() or end.isupper()):
        return False
    return before.isascii() and before[-1:].isalnum()


def _abbreviates(line: Line, before: str, after: str, index: int) -> bool:
    """Whether the dot of an abbreviation attaches to both sides: ``TP . HCM``, ``Ảnh : Đ . Hà``, ``U . 23``, ``Q . Bình_Tân``.

    before: the abbreviation before the dot. index: the token that is the dot or ends with it.
    """
    at = index - 1 if line.tokens[index] == "." else index  # the token of the abbreviation
    ahead = line.tokens[at - 1] if at else ""
    is_initial = "_" not in line.tokens[at] and (not ahead or line.is_mark(ahead, "right", "colon", "both"))
    is_known = before in line.words["abbreviation"]
    last = after.rstrip(".")
    if len(before) == 1 and before.isupper():
        if after.isdecimal() or (last.isupper() and (len(last) == 1 or is_initial)):
            return True
        if not after[0].isupper() or not is_syllable(after):
            return False
        return is_initial or (is_known and _is_place(line, at, index + 1))
    if before == after == "v":
        return True  # v . v
    return is_known and (after.isdecimal() or (is_abbreviation(last) and not is_syllable(last)))


def _is_place(line: Line, at: int, index: int) -> bool:
    """Whether a letter before a name stands for a kind of place (``ở Q . Bình_Tân``), not for a person (``chị P . Theo``)."""
    ahead = line.tokens[at - 1] if at else ""
    if ahead and not line.is_mark(ahead, "comma", "hyphen", "left") and ahead not in line.words["locative"]:
        return False
    parts = line.tokens[index].split("_")
    return all(part[:1].isupper() for part in parts) and (len(parts) > 1 or line.after(index)[:1].isupper())
