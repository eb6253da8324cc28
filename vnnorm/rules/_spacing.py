"""The spaces that a segmenter put around marks: which of them go.

A line is a list of tokens, split at single spaces. Every mark has a reading in the data file: it clings to what stands
before it, after it, to both or to neither, or a function here looks at its neighbours. Where nothing decides, it stays.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, cached_property
from itertools import compress, pairwise
from typing import NamedTuple

from vnnorm import lexicon
from vnnorm.rules._joiners import JOINED_MARK, is_written
from vnnorm.syllable import is_syllable

Joins = tuple[bool, bool]
"""Whether a mark clings to what stands before it, and to what stands after it."""

LEFT, RIGHT, BOTH, NONE = (True, False), (False, True), (True, True), (False, False)


class Knowledge(NamedTuple):
    """What the data file says, ready for use."""

    wanted: Readings
    words: dict[str, frozenset[str]]  # kind → words
    hyphenated: frozenset[tuple[str, str]]  # the two sides of a known hyphen, in lower case
    split: frozenset[tuple[str, str]]  # the two halves of a word that segmenters take apart


CAREFUL = "careful"
"""The reading of a token that underscores, or the spaces beside it, may belong to."""


class Readings(dict[str, str]):
    """The reading of every token met; empty for a plain word. Kept small, so that any amount of text can be read."""

    def __init__(self, marks: dict[str, str], words: dict[str, frozenset[str]], halves: frozenset[str]) -> None:
        super().__init__()
        self._marks = marks
        self._first = frozenset("".join(marks))
        self._extensions = words["extension"]
        self._units = words["unit"]
        self._halves = halves

    def __missing__(self, token: str) -> str:
        if len(self) > 50_000:
            self.clear()
        reading = self[token] = self._reading(token)
        return reading

    def _reading(self, token: str) -> str:
        if token in self._marks:
            return self._marks[token]
        if not token:
            return ""
        if "_" in token and (is_written(token) or JOINED_MARK.search(token) or token[0] == "_" or token[-1] == "_"):
            return CAREFUL
        if token[0] in "#@" or "@" in token or token.rpartition(".")[2].lower() in self._extensions:
            return CAREFUL
        if token[0] in self._first:
            return self._composed(token)
        if token.rpartition("_")[2] in self._halves:
            return "half"
        if token in self._units:
            return "unit"
        return "final" if token[-1] in "&." else ""

    def _composed(self, token: str) -> str:
        """The reading of several marks on end (``...``, ``?!``, ``).``); a word that begins with a mark has none."""
        readings = {self._marks.get(char, "") for char in token}
        if readings <= {"left", "stop", "comma", "colon"}:
            return "left"
        return "right" if readings == {"right"} else ""


@cache
def knowledge(extra: tuple[str, ...] = ()) -> Knowledge:
    """The data file with a user's own lines."""
    rows = lexicon.extended(lexicon.load("desegment"), extra).rows
    marks = {text: reading for kind, text, reading in rows if kind == "mark"}
    words = {own: frozenset(text for kind, text, _ in rows if kind == own) for own in {kind for kind, _, _ in rows}}
    words["unit"] |= {f"{hour}{minute:02}" for hour in "hg" for minute in range(60)}  # 12 h30
    pairs = frozenset(pair for word in words["hyphenated"] for pair in pairwise(word.lower().split("-")))
    split = frozenset((half, rest) for kind, _, reading in rows if kind == "split" for half, _, rest in [reading.partition(" ")])
    return Knowledge(Readings(marks, words, frozenset(half for half, _ in split)), words, pairs, split)


class Stretch:
    """Segmented lines on end: what they show of their segmenter's habits, and the straight quotes that are open."""

    def __init__(self, text: str, known: Knowledge) -> None:
        self.text = text
        self.known = known
        self._last_is_open = False  # what the last quote that stood alone turned out to be
        self._read: tuple[int, dict[int, bool | None]] = (-1, {})

    def quotes(self, line: Line) -> dict[int, bool | None]:
        """The straight quotes of a line, by index: opening (True), closing (False), or nothing says which (None)."""
        if self._read[0] != line.start:
            read: dict[int, bool | None] = {}
            for mark in ('"', "'"):
                places = [place for place, token in enumerate(line.tokens) if token == mark and not _is_apostrophe(line, place)]
                if places:
                    labels = _quotes(line, places, mark == '"' and self._is_open_before(line.start))
                    read.update(zip(places, labels))
                    if mark == '"':
                        self._last_is_open = labels[-1] is True
            self._read = line.start, read
        return self._read[1]

    def _is_open_before(self, start: int) -> bool:
        """Whether the last double quote before a line is an opening one."""
        place = self.text.rfind('"', 0, start)
        if place < 0:
            return False
        before, after = self.text[place - 1 : place], self.text[place + 1 : place + 2]
        if before.isspace() and after.isspace() or not place and after.isspace():
            return self._last_is_open
        return not after.isspace() and (not before.strip() or self.known.wanted[before] == "right")


    @cached_property
    def keeps_hyphens(self) -> bool:
        """Whether a hyphen or slash was left inside a token: then one that stands apart was published so."""
        return _INNER_HYPHEN.search(self.text) is not None

    @cached_property
    def ties_names(self) -> bool:
        """Whether the outlet ties two names without spaces (``Trung-Nhật``), by one that the segmenter left whole."""
        return any(all(is_syllable(side) for side in match[0].split("-")) for match in _TIED_NAMES.finditer(self.text))

    @cached_property
    def keeps_dots(self) -> bool:
        """The same for the dot of an abbreviation (``TP.HCM``)."""
        return _INNER_DOT.search(self.text) is not None

    def keeps_unit(self, unit: str) -> bool:
        """The same for a number and its unit (``14m``)."""
        return re.search(rf"\d{re.escape(unit)}(?!\w)", self.text) is not None


_INNER_HYPHEN = re.compile(r"[^\W_][-/][^\W_]")
_TIED_NAMES = re.compile(r"(?<![^\W_])(?<!-)[^\W\d_a-z][^\W\d_]*-[^\W\d_a-z][^\W\d_]*(?![^\W_]|-)")
_INNER_DOT = re.compile(r"[^\W\d_]\.[^\W_]")


class Line(NamedTuple):
    """A line as tokens."""

    tokens: list[str]
    start: int  # in the stretch
    stretch: Stretch

    @property
    def known(self) -> Knowledge:
        return self.stretch.known

    def before(self, index: int) -> str:
        """The token before, or its part behind the last joiner; empty at the start of the line."""
        return self.tokens[index - 1].rpartition("_")[2] if index > 0 else ""

    def after(self, index: int) -> str:
        """The token after, or its part ahead of the first joiner; empty at the end of the line."""
        return self.tokens[index + 1].partition("_")[0] if index + 1 < len(self.tokens) else ""

    def is_mark(self, token: str, *readings: str) -> bool:
        return self.known.wanted[token] in readings


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
        if left and index and last != index - 1 and tokens[index - 1]:
            out.append((index - 1, index))
        if right and index < end and tokens[index + 1]:
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
        if after.isdigit() or after.isupper() and (len(after) == 1 or is_initial):
            return True
        return after[0].isupper() and is_syllable(after) and (is_initial or before in line.known.words["abbreviation"])
    return before in line.known.words["abbreviation"] and (after.isdigit() or _is_short(after) and not is_syllable(after))


def _final(line: Line, index: int) -> Joins:
    """A token that ends with its mark: ``GD& ĐT``, and ``TP. HCM`` where dots are split."""
    token, after = line.tokens[index].rpartition("_")[2], line.after(index)
    before, mark = token[:-1], token[-1:]
    if mark == "&":
        return (False, _is_short(before.rpartition("-")[2]) and _is_short(after))
    if not before or not after or line.stretch.keeps_dots and not after.isdigit():
        return NONE
    return (False, _abbreviates(line, before, after, _may_be_initial(line, index)))


def _half(line: Line, index: int) -> Joins:
    """``i Pad``: a word that segmenters take apart."""
    return (False, (line.tokens[index].rpartition("_")[2], line.after(index)) in line.known.split)


def _unit(line: Line, index: int) -> Joins:
    """``14 m``: a unit that segmenters take from its number, where they do so throughout."""
    return (line.before(index)[-1:].isdigit() and not line.stretch.keeps_unit(line.tokens[index]), False)


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


def _tag(line: Line, index: int) -> Joins:
    return (False, line.after(index)[:1].isalnum())


def _pair(line: Line, index: int) -> Joins:
    """A straight quote, read together with the others of its line."""
    opening = line.stretch.quotes(line)[index]
    return NONE if opening is None else RIGHT if opening else LEFT


_STRAIGHT = ('"', "'")


def _quotes(line: Line, places: list[int], is_open: bool) -> list[bool | None]:
    """The cheapest reading of the quotes of one line as opening and closing, by dynamic programming.

    It costs something when an opening quote stands before a closing mark or ends the line, when a closing one begins the
    line or follows a colon or bracket, when two of a kind follow each other, and when the line begins or ends otherwise
    than quotes go on: so one quote that is missing spoils its neighbours only.
    """
    if len(places) == 1 and not is_open and _cost_of_opening(line, places[0]) == _cost_of_closing(line, places[0]):
        return [None]
    opening, closing = (1.0, 0.0) if is_open else (0.0, 1.0)
    ways: list[tuple[bool, bool]] = []  # for each quote, whether the one before opens: where this opens, where it closes
    for place in places:
        if ways:
            ways.append((opening + 1.5 < closing, opening <= closing + 1.5))
            opening, closing = min(opening + 1.5, closing), min(opening, closing + 1.5)
        else:
            ways.append((False, False))
        opening += _cost_of_opening(line, place)
        closing += _cost_of_closing(line, place)
    label = opening + 0.5 < closing
    labels: list[bool | None] = []
    for before in reversed(ways):
        labels.append(label)
        label = before[not label]
    return labels[::-1]


def _cost_of_opening(line: Line, index: int) -> float:
    after = line.after(index)
    return 1.0 if not after else 2.0 if line.is_mark(after, "left", "stop", "comma", "colon") else 0.0


def _cost_of_closing(line: Line, index: int) -> float:
    before = line.before(index)
    return 1.0 if not before else 2.0 if line.is_mark(before, "right", "colon") else 0.0


def _apostrophe(line: Line, index: int) -> Joins:
    if _is_apostrophe(line, index):
        return BOTH  # can ’ t, Eto ’ o, H ’ Mông
    return LEFT if line.tokens[index] == "’" else _pair(line, index)


def _is_apostrophe(line: Line, index: int) -> bool:
    before, after = line.before(index), line.after(index)
    if not (before[-1:].isalpha() and after[:1].isalpha()) or not line.is_mark(line.tokens[index], "apostrophe"):
        return False
    return after in line.known.words["apostrophe"] or len(before) == 1 and before.isupper() and before not in "AEIOUY"


def _hyphen(line: Line, index: int) -> Joins:
    before, after = line.before(index), line.after(index)
    if after[:1].isdigit() and line.is_mark(before, "right"):
        return RIGHT  # ( - 0,13 %
    if _is_number(before) and _is_percentage(line, index + 1) and not before.endswith("%"):
        return RIGHT  # a row of a table: 382,17 - 8%
    known = line.known
    if (before.lower(), after.lower()) in known.hyphenated or before in known.words["prefix"] and after[:1].isupper():
        return BOTH
    shapes = _shape(before.rpartition("&")[2]), _shape(after.partition("&")[0])
    if shapes[0] in ("Name", "") and shapes[1] == "" and _is_transliterated(line, index):
        return BOTH
    if shapes == ("Name", "Name"):
        return BOTH if line.stretch.ties_names and line.tokens[index + 2 : index + 3] != [":"] else NONE
    if shapes in _CLOSE or shapes in _CLOSE_IF_SPLIT and not line.stretch.keeps_hyphens:
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
    return len(chain) > 2 and chain[0].istitle() and all(len(token) < 7 and token.isalpha() for token in chain) and all(token.islower() for token in chain[1:])


def _is_number(token: str) -> bool:
    return token[:1].isdigit() and token.replace(".", "").replace(",", "").removesuffix("%").isdigit()


def _is_percentage(line: Line, index: int) -> bool:
    token = line.tokens[index] if index < len(line.tokens) else ""
    return _is_number(token) and (token.endswith("%") or line.after(index) == "%")


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


_DATE = re.compile(r"\d{1,2}/\d{1,2}")

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
    ("Foreign", "letter"),
    ("foreign", "Foreign"),
    ("foreign", "foreign"),
}
# Years and amounts stand both ways too, but far more often close: taken so where the segmenter splits every hyphen.
_CLOSE_IF_SPLIT = {("year", "year"), ("number", "number"), ("letter", "year")}


_FIXED: dict[str, Joins] = {"left": LEFT, "right": RIGHT, "both": BOTH, CAREFUL: NONE}
_LOOKING: dict[str, Callable[[Line, int], Joins]] = {
    "ampersand": _ampersand,
    "apostrophe": _apostrophe,
    "colon": _colon,
    "comma": _comma,
    "final": _final,
    "half": _half,
    "hyphen": _hyphen,
    "pair": _pair,
    "row": _row,
    "sign": _sign,
    "stop": _stop,
    "tag": _tag,
    "unit": _unit,
    "unit sign": _sign_of_unit,
}
