"""The word lists of titles, as tables: first word → second word → the phrases that begin so, the longest first."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable
from functools import lru_cache
from typing import NamedTuple

from vnnorm.fold import fold
from vnnorm.lexicon import extended, load


class Phrase(NamedTuple):
    """The words of an entry, folded. ``cased``: it stands with a capital, or it is none (``TS``)."""

    words: list[str]
    kind: str
    cased: bool
    entry: str


_PARTING = re.compile(r"[^\w\n]+")  # in entries: TP.HCM, GD-ĐT, Bà Rịa - Vũng Tàu

Table = dict[str, dict[str, list[Phrase]]]
"""A phrase of one word stands under the second word ``""``."""


def _table(rows: Iterable[tuple[str, ...]]) -> Table:
    table: Table = {}
    kinds, written = zip(*rows, strict=True)
    folded = fold(_PARTING.sub(" ", "\n".join(written))).split("\n")
    for kind, entry, source in zip(kinds, folded, written, strict=True):
        words = entry.split(" ")
        seconds = table.setdefault(words[0], {})
        seconds.setdefault(words[1] if len(words) > 1 else "", []).append(Phrase(words, kind, source[0].isupper(), entry))
    for seconds in table.values():
        for same in seconds.values():
            if len(same) > 1:
                same.sort(key=_length, reverse=True)
    return table


def _length(phrase: Phrase) -> int:
    return len(phrase.words)


# What the letter of a token says.
CAPITAL, END, HEAD_END, START, SURNAME, TAIL, EMPTY = (1 << bit for bit in range(7))
"""It begins with a capital · its last words may end a title · a head · begin a title · it is a surname · marks stand after it ·
there is no word."""

Starts = dict[str, set[str]]
"""The first word of entries → the second ones; ``""`` where it stands alone."""

Ends = dict[str, dict[str, set[tuple[str, ...]]]]
"""The last word of entries → the one before it → the words before that, read backwards; ``""`` where it stands alone."""


class Letters(dict[str, int]):
    """Token → its letter, remembered."""

    _KEPT = 1 << 15

    def __init__(
        self, starts: Container[str], head_ends: Container[str], ends: Container[str], surnames: Container[str]
    ) -> None:
        self[""] = EMPTY
        self._bits = ((END, ends), (HEAD_END, head_ends), (START, starts), (SURNAME, surnames))

    def __missing__(self, token: str) -> int:
        folded = fold(token)
        letter = sum(bit for bit, words in self._bits if folded in words)
        letter += CAPITAL * token[0].isupper() + TAIL * (not token[-1].isalnum()) + EMPTY * (not any(map(str.isalnum, token)))
        self[token] = letter
        return letter

    def of(self, tokens: list[str]) -> bytes:
        """The letters of some tokens."""
        if len(self) > self._KEPT:
            self.clear()
            self[""] = EMPTY
        return bytes(map(self.__getitem__, tokens))


class Words(NamedTuple):
    """What the grammar reads."""

    heads: Table
    before: Table  # modifiers and plurals
    inside: Table  # functions, bodies, fields, names of bodies: what may stand between a head and a name
    places: Table
    around: Table  # groups, keepers and verbs
    lone: dict[str, frozenset[str]]  # the other kinds of title_words.txt
    surnames: dict[str, str]  # surname → common or rare
    starts: Starts  # the first words of titles, and of groups that hold one
    head_ends: Ends  # the last words of heads
    ends: Ends  # the same, and the last words of what may stand between a head and a name
    nameless: frozenset[str]  # the first words of what may begin where a name would: titles, bodies, places, groups, openers
    letters: Letters


ADDRESS = ("honorific", "kinship")  # kinds of titles that nothing stands between and a name
DASHES = (" - ", " – ", " -", "- ", "-", "–", " — ")

_BEFORE = ("modifier", "plural")
_INSIDE = ("complete", "designator", "function", "position")
STOPS = ("verb", "auxiliary", "link")  # words of the sentence, which end a title
_AROUND = ("collective", "group", "keeper", *STOPS)


@lru_cache(maxsize=8)
def tables(extra: tuple[str, ...] = ()) -> Words:
    """The lists, with a user's own titles."""
    lexicon = load("titles")
    heads = _table((extended(lexicon, extra) if extra else lexicon).rows)
    own = load("title_words").rows
    inside = _table([*load("bodies").rows, *(row for row in own if row[0] in _INSIDE)])
    lone: dict[str, set[str]] = {}
    for kind, entry in own:
        if kind == "complete" or kind not in (*_BEFORE, *_INSIDE, *_AROUND):
            lone.setdefault(kind, set()).add(fold(entry))
    before = _table(row for row in own if row[0] in _BEFORE)
    around = _table(row for row in own if row[0] in _AROUND)
    places = _table(load("places").rows)
    surnames = {fold(entry): kind for kind, entry in load("surnames").rows}
    starts, head_ends, ends = _starts(heads, before, around), _ends(heads), _ends(heads, inside)
    return Words(
        heads,
        before,
        inside,
        places,
        around,
        {kind: frozenset(entries) for kind, entries in lone.items()},
        surnames,
        starts,
        head_ends,
        ends,
        frozenset([*heads, *inside, *places, *around, *lone["opener"]]),
        Letters(starts, head_ends, ends, surnames),
    )


def _starts(heads: Table, before: Table, around: Table) -> Starts:
    starts = {first: {*seconds} for first, seconds in heads.items()}
    firsts = {*heads, *before}
    for first, seconds in before.items():
        starts.setdefault(first, set()).update(firsts, filter(None, seconds))
    for first, seconds in around.items():
        for second, same in seconds.items():
            if any(phrase.kind == "group" for phrase in same):
                starts.setdefault(first, set()).add(second)
    return starts


def _ends(*tables: Table) -> Ends:
    ends: Ends = {}
    for table in tables:
        for seconds in table.values():
            for same in seconds.values():
                for phrase in same:
                    last, *before = reversed(phrase.words)
                    ends.setdefault(last, {}).setdefault(before[0] if before else "", set()).add(tuple(before[1:]))
    return ends
