"""The words of a part of a text, with what stands between them, and what the lists say of each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import accumulate, compress, count
from operator import attrgetter, contains

from vnnorm.rules.titles.lexicon import NO_WORD, Words
from vnnorm.rules.titles.trees import Listed, Node

_WORD = re.compile(r"(\w+)")
_IS_OPENING = attrgetter("opening")
_BLANKS = frozenset([" ", "  "])
_WITHIN = frozenset([*_BLANKS, "-", " - ", "–", " – ", ".", ". ", "'", "’", "' ", "’ ", "&", " & ", "/"])  # TP.HCM, GD-ĐT


class Stretch:
    """The words of a part of a text. ``gap[i]`` stands before word ``i``, ``gap[-1]`` after the last one.

    ``blank[i]`` says whether nothing but a space parts word ``i`` from the one before it. The rest is what ``Word`` has of
    each, and of an empty word behind the last.
    """

    __slots__ = (
        "_at",
        "_further",
        "_inside",
        "_parts",
        "_starts",
        "alone",
        "blank",
        "capital",
        "folded",
        "gap",
        "listed",
        "reserved",
        "surname",
        "syllable",
        "upper",
        "word",
    )

    folded: tuple[str, ...]
    capital: tuple[bool, ...]
    syllable: tuple[bool, ...]
    surname: tuple[str | None, ...]
    reserved: tuple[bool, ...]
    alone: tuple[Listed, ...]  # what is listed at a word, were it the last one
    listed: list[Listed]
    _further: tuple[Mapping[str, Node], ...]

    def __init__(self, text: str, at: int, words: Words) -> None:
        self._at = at
        self._parts = _WORD.split(text)
        self._starts: list[int] | None = None
        self.word = self._parts[1::2]
        self.gap = self._parts[::2]
        self.blank = [*map(_BLANKS.__contains__, self.gap)]
        self.upper = text.isupper()
        known = words.vocabulary.of(self.word)
        known.append(NO_WORD)
        self.folded, self.capital, self.syllable, self.surname, self.reserved, self.alone, self._further = zip(
            *known, strict=True
        )
        self.listed = [*self.alone]
        for index in compress(count(), map(contains, self._further, self.folded[1:])):
            self.listed[index] = self._longest(index)
        self._inside: set[int] | None = None

    def _longest(self, at: int) -> Listed:
        """What is listed at a word: as far as entries go on, their words parted by blanks or by what may part those of one."""
        listed, further = self.alone[at], self._further[at]
        while True:
            at += 1
            node = further.get(self.folded[at])
            if node is None or self.gap[at] not in _WITHIN:
                return listed
            listed, further = node

    def is_inside(self, at: int) -> bool:
        """Whether a place, body or other written word of several words holds a word, and begins before it: Hai |Bà| Trưng.

        From the left, the longest entry at each word is the one that is meant: no name begins at the second word of Ấn Độ,
        and no title at that of đàn ông.
        """
        if self._inside is None:
            self._inside = set(self._insides())
        return at in self._inside

    def _insides(self) -> Iterator[int]:
        beyond = 0
        for at, listed in enumerate(self.listed):
            if at >= beyond and listed.length > 1:
                beyond = at + listed.length
                if listed.closed:
                    yield from range(at + 1, beyond)

    def is_spelled_as_name(self, at: int, end: int) -> bool:
        """Whether several words have a capital each, as syllables of names: Nguyễn Hoàng Phi Hùng holds no hoàng phi."""
        return not self.upper and end - at > 1 and all(self.capital[at:end]) and not any(map(str.isupper, self.word[at:end]))

    def title_starts(self) -> Iterator[int]:
        """The words that may begin a title, in order."""
        return compress(count(), map(_IS_OPENING, self.listed))

    @property
    def span(self) -> tuple[int, int]:
        """Where the stretch begins and ends in the text."""
        return self._at, self._at + sum(map(len, self._parts))

    def closing(self, at: int, mark: str, reach: int) -> int | None:
        """The word, or the end, before which stands the mark that closes what was opened before a word, within so many."""
        beyond = min(len(self.gap), at + reach)
        return next((index for index in range(at + 1, beyond) if self.gap[index].startswith(mark)), None)

    def start(self, index: int) -> int:
        """Where a word begins in the text."""
        if self._starts is None:
            self._starts = [*accumulate(map(len, self._parts), initial=self._at)][1::2]
        return self._starts[index]

    def end(self, index: int) -> int:
        """Where a word ends in the text."""
        return self.start(index) + len(self.word[index])
