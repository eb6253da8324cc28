"""Segmented lines as tokens, with what the data say of each and what the lines show of their segmenter.

Segmenters differ: pyvi sets every hyphen, slash and dot apart, underthesea the units of numbers, vnTokenizer some hyphens
only. No profile is asked for; a mark that was left inside a token tells that the segmenter leaves such marks alone, so
that one which stands apart was published apart.
"""

from __future__ import annotations

import re
from functools import cache, cached_property
from itertools import pairwise
from typing import NamedTuple

from vnnorm.core import lexicon
from vnnorm.rules.desegment.joiners import JOINED_MARK, is_written, may_end_file
from vnnorm.text.pattern import lazily
from vnnorm.text.syllable import is_syllable

Joins = tuple[bool, bool]
"""Whether a mark clings to what stands before it, and to what stands after it."""

LEFT, RIGHT, BOTH, NONE = (True, False), (False, True), (True, True), (False, False)

CLOCKS = frozenset(f"{hour}{minute:02}" for hour in "hg" for minute in range(60))
"""``h30``: the end of a clock time that is set apart from its hour."""


_NEEDED = {"hyphenated": "-", "split": " "}


class Knowledge(NamedTuple):
    """What the data file says, ready for use."""

    wanted: Readings
    words: dict[str, frozenset[str]]  # kind → words
    hyphenated: frozenset[tuple[str, str]]  # the two sides of a known hyphen, in lower case
    split: frozenset[tuple[str, str]]  # the two halves of a word that segmenters take apart


CAREFUL = "careful"
"""The reading of a token that underscores, or the spaces beside it, may belong to; ``#`` and ``@`` have it in the data."""


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
        reading = self._reading(token)
        if len(token) < 64:
            self[token] = reading
        return reading

    def _reading(self, token: str) -> str:
        if token in self._marks:
            return self._marks[token]
        if not token:
            return ""
        if token.split() != [token]:
            return CAREFUL  # a tab or a no-break space inside
        if "_" in token and (is_written(token) or JOINED_MARK.search(token) or token[0] == "_" or token[-1] == "_"):
            return CAREFUL
        if "#" in token or "@" in token or may_end_file(token, self._extensions):
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
    """The data files, with a user's own lines for ``desegment.txt``."""
    marks = {row[0]: row[1] for row in lexicon.load("desegment/marks").rows}
    rows = lexicon.extended(lexicon.load("desegment/words"), extra).rows
    for kind, text in rows:
        if kind in _NEEDED and (_NEEDED[kind] not in text or (kind == "split" and text.count(" ") > 1)):
            raise lexicon.LexiconError(
                f"desegment: {text!r} is no {kind} word; write it with one {_NEEDED[kind]!r} where it is cut"
            )
    words = {own: frozenset(text for kind, text in rows if kind == own) for own in {kind for kind, _ in rows}}
    words["unit"] |= CLOCKS
    hyphenated = frozenset(pair for word in words["hyphenated"] for pair in pairwise(word.lower().split("-")))
    split = frozenset((half, rest) for half, _, rest in (word.partition(" ") for word in words["split"]))
    return Knowledge(Readings(marks, words, frozenset(half for half, _ in split)), words, hyphenated, split)


class Stretch:
    """Segmented lines on end, and what they show of their segmenter's habits."""

    def __init__(self, text: str, known: Knowledge) -> None:
        self.text = text
        self.known = known
        self.last_is_open = False  # what the last straight quote that stood alone turned out to be
        self.quotes_read: tuple[int, dict[int, bool | None]] = (-1, {})  # the line last read for quotes, by its start
        self._keeps: dict[str, bool] = {}

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
        """Whether the dot of an abbreviation was left inside a token (``TP.HCM``)."""
        return _INNER_DOT.search(self.text) is not None

    def keeps_unit(self, unit: str) -> bool:
        """Whether a number was left with this unit (``14m``)."""
        if unit not in self._keeps:
            self._keeps[unit] = re.search(rf"\d{re.escape(unit)}(?!\w)", self.text) is not None
        return self._keeps[unit]


_INNER_HYPHEN = lazily(r"[^\W_][-/][^\W_]")
_TIED_NAMES = lazily(r"(?<![^\W_])(?<!-)[^\W\d_a-z][^\W\d_]*-[^\W\d_a-z][^\W\d_]*(?![^\W_]|-)")
_INNER_DOT = lazily(r"[^\W\d_]\.[^\W_]")


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
