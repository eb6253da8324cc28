"""The words of one part of a text, the gaps between them, and the list entries that begin at each word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import accumulate, compress, count
from operator import attrgetter, contains

from vnnorm.rules.titles.lexicon import NO_WORD, TitleWords
from vnnorm.rules.titles.trees import Listed, Node

_WORD = re.compile(r"(\w+)")
_IS_OPENING = attrgetter("opening")
_WITHIN = frozenset([" ", "-", " - ", "–", " – ", ".", ". ", "'", "’", "' ", "’ ", "&", " & ", "/"])  # TP.HCM, GD-ĐT

LONGEST_ENTRY = 10  # words of the longest entry in the lists
_FARTHEST = 60  # words from a post to the capital after it; the bound keeps a line without capitals linear
# The gaps that a title, from its first head to its name, may contain. Any other gap parts two phrases.
_PASSABLE = _WITHIN | {", ", " , ", " -", "- ", " — ", " (", ".-"}


class Sentence:
    """The words of the part of a text between two breaks, which is mostly a sentence.

    ``gap[i]`` is the text before word ``i``, ``gap[-1]`` the text after the last word.

    ``blank[i]`` is True if only spaces separate word ``i`` from the one before it. The other attributes hold the fields of
    ``Word`` for each word, and for an empty word after the last one.
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
    alone: tuple[Listed, ...]  # what would be listed at a word if it were the last one
    listed: list[Listed]
    _further: tuple[Mapping[str, Node], ...]

    def __init__(self, text: str, at: int, words: TitleWords) -> None:
        self._at = at
        self._parts = _WORD.split(text)
        self._starts: list[int] | None = None
        self.word = self._parts[1::2]
        self.gap = self._parts[::2]
        self.blank = [*map(" ".__eq__, self.gap)]
        self.upper = text.isupper()
        known = words.vocabulary.of(self.word)
        known.append(NO_WORD)
        self.folded, self.capital, self.syllable, self.surname, self.reserved, self.alone, self._further = zip(
            *known, strict=True
        )
        self.listed = [*self.alone]
        self._inside: set[int] = set()
        self._look_up()

    def _look_up(self) -> None:
        """Replace the one-word entries by the longest ones. Spaces, or marks within entries, may separate their words."""
        folded, gap, listed, furthers = self.folded, self.gap, self.listed, self._further
        beyond = 0  # the word after the last entry of several words
        for start in compress(count(), map(contains, furthers, folded[1:])):
            at, found, further = start, listed[start], furthers[start]
            while True:
                at += 1
                node = further.get(folded[at])
                if node is None or gap[at] not in _WITHIN:
                    break
                found, further = node
            listed[start] = found
            if found.length > 1 and start >= beyond:
                beyond = start + found.length
                if found.closed:
                    self._inside.update(range(start + 1, beyond))

    def before(self, at: int) -> Iterator[tuple[int, Listed]]:
        """The words from which an entry may end before a word: how many words that are, and the entries that begin there."""
        listed = self.listed
        return ((length, listed[at - length]) for length in range(1, min(LONGEST_ENTRY, at) + 1))

    def is_inside(self, at: int) -> bool:
        """Whether a multi-word entry (place, body or other compound) contains a word but begins before it: Hai |Bà| Trưng.

        Scanning from the left, the longest entry at each word wins: no name begins at the second word of Ấn Độ,
        and no title begins at the second word of đàn ông.
        """
        return at in self._inside

    def reaches_capital(self, at: int) -> bool:
        """Whether a name may follow a post that ends before a word: a capital comes before a mark that no title crosses."""
        try:
            capital = self.capital.index(True, at, at + _FARTHEST)
        except ValueError:
            return False
        return all(map(_PASSABLE.__contains__, self.gap[at : capital + 1]))

    def is_spelled_as_name(self, at: int, end: int) -> bool:
        """Whether several words are all capitalised, like syllables of a name: Nguyễn Hoàng Phi Hùng has no title hoàng phi."""
        return not self.upper and end - at > 1 and all(self.capital[at:end]) and not any(map(str.isupper, self.word[at:end]))

    def title_starts(self) -> Iterator[int]:
        """The words that may begin a title, in order."""
        return compress(count(), map(_IS_OPENING, self.listed))

    @property
    def span(self) -> tuple[int, int]:
        """The offsets of the start and end of the sentence in the text."""
        return self._at, self._at + sum(map(len, self._parts))

    def closing(self, at: int, mark: str, reach: int) -> int | None:
        """The word (or the end) preceded by the closing ``mark`` for what opens before word ``at``, within ``reach`` words."""
        beyond = min(len(self.gap), at + reach)
        return next((index for index in range(at + 1, beyond) if self.gap[index].startswith(mark)), None)

    def start(self, index: int) -> int:
        """The offset in the text at which a word begins."""
        if self._starts is None:
            self._starts = [*accumulate(map(len, self._parts), initial=self._at)][1::2]
        return self._starts[index]

    def end(self, index: int) -> int:
        """The offset in the text at which a word ends."""
        return self.start(index) + len(self.word[index])
