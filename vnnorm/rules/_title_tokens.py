"""The stretches of a text in which a title may stand before a name, cut into words."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate, islice

from vnnorm.fold import fold
from vnnorm.rules._title_words import Neighbours, Words

_UPPER = "".join(char for char in map(chr, range(0x1F00)) if char.isupper())
CAPITAL = f"[{re.escape(_UPPER)}]"
_RUN = re.compile(rf"{CAPITAL}\w*(?: {CAPITAL}\w*)*")
# A sentence end, but for the stop of an abbreviation (TS. Nguyễn, V. Hùng), and what else no title reaches across.
_BREAK = re.compile(r"[\n.!?…:;](?:(?<=\n)|(?<=[:;])\s|(?<=[^\W_A-ZĐ][.!?…])[.!?…]*[\"”’»)\]]*\s)")
_WORD = re.compile(r"(\w+)")
_PARTING = '_\n.-–([“"‘/'  # what words are parted by, beside spaces
_BETWEEN = " _.-–"  # what may part a title from its name (TS. An, Chủ tịch Real - An)

fold_word = lru_cache(maxsize=1 << 14)(fold)
"""``fold``, remembered: the words of news are few, and to look one up costs a twentieth of folding it."""


class Stretch:
    """The words of a part of a text. ``gap[i]`` stands before word ``i``, ``gap[-1]`` after the last one.

    ``blank[i]`` says whether nothing but a space parts word ``i`` from the one before it. ``folded`` ends with an empty word.
    """

    __slots__ = ("_at", "_parts", "_starts", "blank", "folded", "gap", "upper", "word")

    def __init__(self, text: str, at: int) -> None:
        self._at = at
        self._parts = _WORD.split(text)
        self._starts: list[int] | None = None
        self.word = self._parts[1::2]
        self.gap = self._parts[::2]
        self.folded = [*map(fold_word, self.word), ""]
        self.blank = [gap in (" ", "  ") for gap in self.gap]
        self.upper = text.isupper()

    def holds(self, words: list[str], at: int) -> bool:
        """Whether folded words stand at a word, parted by blanks or hyphens."""
        end = at + len(words)
        return self.folded[at:end] == words and all(self.blank[index] or self.gap[index] == "-" for index in range(at + 1, end))

    def start(self, index: int) -> int:
        """Where a word begins in the text."""
        if self._starts is None:
            self._starts = [*accumulate(map(len, self._parts), initial=self._at)][1::2]
        return self._starts[index]

    def end(self, index: int) -> int:
        """Where a word ends in the text."""
        return self.start(index) + len(self.word[index])


def runs(text: str) -> list[str]:
    """The runs of capitalised words."""
    return _RUN.findall(text)


def stretches(text: str, words: Words) -> Iterator[Stretch]:
    """The stretches, from one break to the next, in which the last words of a title stand before a capital, in order.

    Most words are passed over by the functions of C that split the text and look them up.
    """
    spaced = text
    for mark in _PARTING:
        spaced = spaced.replace(mark, " ")
    tokens = spaced.split(" ")
    folded = [*map(fold_word, tokens)]
    ends = words.ends
    before: list[int] | None = None  # letters before a token
    left = right = searched = 0
    small = map(str.islower, islice(tokens, 1, None))
    for index in [index for index, (word, low) in enumerate(zip(folded, small, strict=False)) if not low and word in ends]:
        following = index + 1
        while following < len(tokens) and not tokens[following]:
            following += 1
        if following == len(tokens) or not tokens[following][0].isupper() or not _ends_in(folded, index, ends):
            continue
        if before is None:
            before = [0, *accumulate(map(len, tokens))]
        start = before[following] + following
        gap = text[before[index + 1] + index : start]
        if start < right or gap.strip(_BETWEEN) or ("." in gap and not tokens[index][0].isupper()):
            continue
        for match in _BREAK.finditer(text, searched, start):
            left = match.end()
        searched = start
        if not _ends_in(folded, index, words.head_ends) and not any(
            map(words.starts.__contains__, folded[bisect_left(range(index), left, key=lambda at: before[at] + at) : index])
        ):
            continue
        closing = _BREAK.search(text, start)
        left, right = max(left, right), closing.end() if closing else len(text)
        yield Stretch(text[left:right], left)


def _ends_in(folded: list[str], index: int, ends: Neighbours) -> bool:
    """Whether a word ends an entry, with the words before it."""
    known = ends.get(folded[index], ())
    return "" in known or folded[index - 1] in known or (index > 1 and not folded[index - 1] and folded[index - 2] in known)
