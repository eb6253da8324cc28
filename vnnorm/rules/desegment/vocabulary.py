"""The data on marks and words, which determine the reading of each token of a segmented line."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import NamedTuple

from vnnorm.core import lexicon
from vnnorm.rules.desegment.habits import units
from vnnorm.rules.desegment.joiners import JOINED_MARK, is_written, may_end_file
from vnnorm.text.syllable import is_syllable

CLOCKS = frozenset(f"{hour}{minute:02}" for hour in "hg" for minute in range(60))
"""``h30``: the second part of a clock time that a segmenter split."""

VERBATIM = "verbatim"
"""The reading of a token that may be part of a hashtag, an address or a file name (``#``, ``@``, ``a_b . jpg``)."""

BREAK = "\n"
"""The token between two lines, and its reading. No other token holds a line feed."""

_NEEDED = {"hyphenated": "-", "split": " "}
_MOST_READINGS = 50_000  # maximum cached tokens, some megabytes; a large corpus has more
_LONGEST_REMEMBERED = 64  # code points; longer tokens are addresses or hostile input and unlikely to recur


class Vocabulary(NamedTuple):
    """The data files as lookup tables."""

    readings: Readings
    words: dict[str, frozenset[str]]  # kind → words
    hyphenated: frozenset[tuple[str, str]]  # the two sides of a known hyphen, in lower case
    split: frozenset[tuple[str, str]]  # the two halves of a word that segmenters split


class Readings(dict[str, str]):
    """Cache of token → reading, empty for a plain word. It is cleared when full, so memory stays bounded."""

    def __init__(self, marks: dict[str, str], words: dict[str, frozenset[str]], halves: frozenset[str]) -> None:
        super().__init__()
        self._marks = marks
        self._first = frozenset("".join(marks))
        self._extensions = words["extension"]
        self._units = words["unit"] | CLOCKS | units().keys()
        self._halves = halves

    def __missing__(self, token: str) -> str:
        if len(self) > _MOST_READINGS:
            self.clear()
        reading = self._reading(token)
        if len(token) < _LONGEST_REMEMBERED:
            self[token] = reading
        return reading

    def _reading(self, token: str) -> str:
        if token in self._marks:
            return self._marks[token]
        if token == BREAK:
            return BREAK
        if not token:
            return ""
        if token.split() != [token]:
            return VERBATIM  # a tab or a no-break space inside
        if "_" in token and (is_written(token) or JOINED_MARK.search(token) or token[0] == "_" or token[-1] == "_"):
            return VERBATIM
        if "#" in token or "@" in token or may_end_file(token, self._extensions):
            return VERBATIM
        if token[0] in self._first:
            return self._composed(token)
        return self._reading_of_word(token)

    def _reading_of_word(self, token: str) -> str:
        last = token.rpartition("_")[2]
        if last in self._halves:
            return "half"
        if len(token) == 1 and token.isalpha() and not token.isascii() and not is_syllable(token):
            return "foreign letter"
        if token in self._units or ("/" in token and token.partition("/")[0] in self._units):
            return "unit"
        return "final" if token[-1] in "&.'’" else ""

    def _composed(self, token: str) -> str:
        """The reading of a token of several marks (``...``, ``?!``, ``).``) or of a signed number; empty for a word."""
        if token[0] in "-–" and token[1:2].isdecimal():
            return "signed"
        if token[0] == "+" and token[1:].isdecimal():
            return "signed metres"
        if token[0] in ":;" and len(token) > 1:
            return ""  # an emoticon: :)))
        readings = {self._marks.get(char, "") for char in token}
        if readings <= {"left", "stop", "comma", "colon"}:
            return "left"
        return "right" if readings == {"right"} else ""


@cache
def vocabulary(extra: tuple[str, ...] = ()) -> Vocabulary:
    """The data files, with a user's extra lines for ``words.txt``. Raises LexiconError on an invalid line."""
    marks = {row[0]: row[1] for row in lexicon.load("desegment/marks").rows}
    loaded = lexicon.extended(lexicon.load("desegment/words"), extra)
    rows = loaded.rows
    for kind, text in rows:
        if kind in _NEEDED and (_NEEDED[kind] not in text or (kind == "split" and text.count(" ") > 1)):
            raise lexicon.LexiconError(
                f"desegment: {text!r} is no {kind} word; write it with one {_NEEDED[kind]!r} where it is cut"
            )
    words = {own: frozenset(text for kind, text in rows if kind == own) for own in loaded.choices["kind"]}
    hyphenated = frozenset(pair for word in words["hyphenated"] for pair in pairwise(word.lower().split("-")))
    split = frozenset((half, rest) for half, _, rest in (word.partition(" ") for word in words["split"]))
    halves = words["camel"] | {half for half, _ in split}
    return Vocabulary(Readings(marks, words, halves), words, hyphenated, split)
