"""Look up words in the word lists: the longest entry of each list that begins at a word."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from functools import lru_cache
from typing import NamedTuple

from vnnorm.core.ready import LISTED, ready
from vnnorm.rules.titles.packed import packed
from vnnorm.rules.titles.trees import NOTHING, LastWords, Listed, Node, Trees
from vnnorm.text.fold import fold
from vnnorm.text.syllable import is_syllable

ADDRESS = ("honorific", "kinship")  # kinds of titles that directly precede a name
DASHES = (" - ", " – ", " -", "- ", "-", "–", " — ")

NUMBERS = frozenset("123456789")  # numbers in posts: Á hậu 2; longer numbers are counts of people, or years
_TAIL = re.compile(r"[\W_]+\Z")
_KEPT = 1 << 15  # the number of words, and of tokens, in the caches


class Word(NamedTuple):
    """The properties of a word as written."""

    folded: str
    capital: bool  # whether it begins with a capital
    syllable: bool
    surname: str | None  # common or rare
    reserved: bool  # whether something other than a name may begin with it: a title, body, place, group, sentence
    alone: Listed  # the entries that consist of this word only
    further: Mapping[str, Node]  # the next words of longer entries


NO_WORD = Word("", False, False, None, False, *NOTHING)


class WordCache(dict[str, Word]):
    """A cache of words and their properties: news text has a small vocabulary."""

    def __init__(self, trees: Trees, surnames: Mapping[str, str], openers: Collection[str]) -> None:
        super().__init__()
        self._trees = trees
        self._surnames = surnames
        self._openers = openers

    def of(self, words: list[str]) -> list[Word]:
        """The properties of several words."""
        if len(self) > _KEPT:
            self.clear()
        return [*map(self.__getitem__, words)]

    def __missing__(self, word: str) -> Word:
        folded, capital = fold(word), word[0].isupper()
        root = self._trees[folded, capital, word.isupper()]
        reserved = folded in self._openers or root is not NOTHING
        self[word] = known = Word(folded, capital, is_syllable(word), self._surnames.get(folded), reserved, *root)
        return known


# The bits in the letter of a token.
CAPITAL, END, HEAD_END, START, SURNAME, TAIL, EMPTY, LETTERS = (1 << bit for bit in range(8))
"""The word is capitalised · a title may end here · a head may end here · a title may begin here · it is a surname ·
marks follow the word · the token has no word · the number of possible letters.
"""


class _Folds(dict[str, str]):
    """Token → its folded form without the marks after it: ``Sở`` and ``Sở,`` are the same word."""

    def __missing__(self, token: str) -> str:
        self[token] = folded = fold(_TAIL.sub("", token))
        return folded


class Letters(dict[str, int]):
    """A cache of tokens and their letters, with a second cache of their folded forms."""

    def __init__(
        self, starts: Collection[str], head_ends: Collection[str], ends: Collection[str], surnames: Collection[str]
    ) -> None:
        super().__init__({"": EMPTY})
        self.folds: dict[str, str] = _Folds()
        self._bits = ((END, ends), (HEAD_END, head_ends), (START, starts), (SURNAME, surnames))

    def __missing__(self, token: str) -> int:
        folded = self.folds[token]
        letter = sum(bit for bit, words in self._bits if folded in words) | (END if token in NUMBERS else 0)
        first = next(filter(str.isalnum, token), "")
        letter += CAPITAL * first.isupper() + TAIL * (not token[-1].isalnum()) + EMPTY * (not first)
        self[token] = letter
        return letter

    def of(self, tokens: list[str]) -> bytes:
        """The letters of several tokens."""
        if len(self) > _KEPT:
            self.clear()
            self.folds.clear()
            self[""] = EMPTY
        return bytes(map(self.__getitem__, tokens))


class TitleWords(NamedTuple):
    """The word lists in the forms that the grammar uses."""

    vocabulary: WordCache
    letters: Letters
    lone: dict[str, frozenset[str]]  # the kinds of words.txt that are in no tree
    starts: frozenset[str]  # the first words of titles and of the words that precede them
    heads: frozenset[str]  # the first words of heads
    head_ends: LastWords  # the last words of heads
    ends: LastWords  # the last words of heads and of what may be between a head and a name
    keepers: LastWords  # the last words of keepers: words for things that are named after people


@lru_cache(maxsize=8)
def tables(extra: tuple[str, ...] = ()) -> TitleWords:
    """The word lists, with a user's own titles added."""
    made = packed(extra) if extra else ready("titles") or packed()
    surnames = made["surnames"]
    lone = {kind: frozenset(entries.split(LISTED)) for kind, entries in made["lone"].items()}
    firsts = {name: frozenset(words.split(LISTED)) for name, words in made["firsts"].items()}
    starts = firsts["heads"] | firsts["before"]
    head_ends, ends = LastWords(made["heads"]), LastWords(made["heads"], made["inside"])
    return TitleWords(
        WordCache(Trees(made["trees"]), surnames, lone["opener"]),
        Letters(starts, head_ends.lasts, ends.lasts, surnames),
        lone,
        starts,
        firsts["heads"],
        head_ends,
        ends,
        LastWords(made["keepers"]),
    )
