"""Entries of the data: rows with folded words, and phrases indexed by a pair of words that they contain."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from vnnorm.text.listed import spell_entry


class Entry(NamedTuple):
    """A row of the data, with its text and the folded words."""

    kind: str
    how: str
    words: str
    text: str

    @property
    def reason(self) -> str:
        """The reason that an edit reports."""
        return f"{self.kind} {self.how} {self.text}"


COPYRIGHT = Entry("copyright", "sign", "©", "©")
BACK = Entry("share", "sign", "back", "back to a section")
REGISTERED = Entry("copyright", "sign", "®", "®")


def by_literal(entries: Iterable[Entry]) -> dict[str, tuple[tuple[str, Entry], ...]]:
    """A small set of word pairs such that every phrase contains one, each with the spellings that contain it."""
    left = {(spelling, entry): _pairs(spelling) for entry in entries for spelling in spell_entry(entry.text)}
    found = {}
    while left:
        counts = Counter(pair for pairs in left.values() for pair in pairs)
        best = max(counts, key=lambda pair: (counts[pair], len(pair), pair))
        found[best] = tuple(spelled for spelled, pairs in left.items() if best in pairs)
        for spelled in found[best]:
            del left[spelled]
    return found


def _pairs(phrase: str) -> frozenset[str]:
    words = phrase.split(" ")
    return frozenset([f"{first} {second}" for first, second in pairwise(words)] or words)
