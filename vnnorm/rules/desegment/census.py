"""Count the evidence about the segmenter of a text: the whole and the split tokens of each class."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from vnnorm.rules.desegment.classes import dash_class, dot_class, unit_class
from vnnorm.text.pattern import lazily

_MARK = lazily(
    r"[-–/:.](?:(?<=[^\W_][-–/])(?=[^\W_])|(?<= [-–/]) (?=[^\W_])"
    r"|(?<=[0-9]:)(?=[0-9])|(?<=[0-9] :) (?=[0-9])|(?<=[A-ZĐƯ]\.)(?=[A-ZĐƯ]))"
)
_UNIT = lazily(r"[0-9]( ?)(%|[^\W\d_]{1,4}[23]?)(?![^\W_])")
_REACH = 40  # code points inspected on each side of a mark; no token of a class is longer
_ADDRESS = lazily(r"//|@|www\.|\.(?:vn|com|net)")  # every segmenter keeps addresses whole
_OPENING, _CLOSING = "([{“\"'‘", ".,;:!?)]}”\"'’…"


class Seen(NamedTuple):
    """The number of whole and of split tokens of each class in a text."""

    whole: Counter[str]
    apart: Counter[str]
    units: Counter[tuple[str, str]]  # split tokens by class and unit


def census(text: str, units: frozenset[str]) -> Seen:
    """Count the tokens of the classes in the table, once for each position at which a token is or could be split.

    >>> seen = census("từ 20-22/11 , 18 - 21 người ở TP.HCM , 35 m", frozenset("m"))
    >>> dict(seen.whole), dict(seen.apart)
    ({'date range': 1, 'date': 1, 'place abbreviation': 1}, {'short range': 1, 'unit': 1})
    """
    seen = Seen(Counter(), Counter(), Counter())
    for is_apart, name in _marks(text):
        (seen.apart if is_apart else seen.whole)[name] += 1
    for is_apart, name, unit in _units(text, units):
        (seen.apart if is_apart else seen.whole)[name] += 1
        if is_apart:
            seen.units[name, unit] += 1
    return seen


def _marks(text: str) -> Iterator[tuple[bool, str]]:
    for match in _MARK.finditer(text):
        start, end = match.span()
        is_apart = end - start == 2
        before, after = _last(text[max(0, start - _REACH) : start]), _first(text[end : end + _REACH])
        if not before or not after or _ADDRESS.search(before + text[start] + after):
            continue
        name = _class_at(text[start], before.lstrip(_OPENING), after.rstrip(_CLOSING))
        if name:
            yield is_apart, name


def _class_at(mark: str, before: str, after: str) -> str:
    if mark in "-–":
        return dash_class(piece_before(before), mark, piece_after(after))
    if mark == ":":
        return "clock"
    if mark == ".":
        return dot_class(before)
    return "date" if before[-1:].isdecimal() and after[:1].isdecimal() else "slash"


def _units(text: str, units: frozenset[str]) -> Iterator[tuple[bool, str, str]]:
    for match in _UNIT.finditer(text):
        unit = match[2]
        if unit == "%" or unit in units:
            number = _last(text[max(0, match.start() - _REACH) : match.start() + 1])
            yield bool(match[1]), unit_class(number, unit), unit


def piece_before(token: str) -> str:
    """The part of a token directly before the next mark: ``84/2009/NĐ`` → ``NĐ``, while ``30/4`` stays whole.

    >>> piece_before("84/2009/NĐ"), piece_before("30/4"), piece_before("SARS-CoV")
    ('NĐ', '30/4', 'CoV')
    """
    piece = token.replace("–", "-").rpartition("-")[2]
    last = piece.rpartition("/")[2]
    return last if last[:1].isalpha() else piece


def piece_after(token: str) -> str:
    """The part of a token directly after a mark: ``CP/2013`` → ``CP``, while ``70km/h`` stays whole.

    >>> piece_after("CP/2013"), piece_after("70km/h"), piece_after("un-hye")
    ('CP', '70km/h', 'un')
    """
    piece = token.replace("–", "-").partition("-")[0]
    first = piece.partition("/")[0]
    return first if first.isalpha() else piece


def _last(chunk: str) -> str:
    """The last token, or its part after the last underscore."""
    tokens = chunk.rstrip(" ").replace("_", " ").rsplit(None, 1)
    return tokens[-1] if tokens else ""


def _first(chunk: str) -> str:
    tokens = chunk.replace("_", " ").split(None, 1)
    return tokens[0] if tokens else ""
