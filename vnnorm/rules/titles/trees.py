"""The word lists of titles as trees: ``bộ`` → ``công`` → ``an``, with the longest entry of each list at every node.

A run needs few of the 8,000 entries, so a tree is built when the first word of its entries first occurs in a text.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from typing import NamedTuple

from vnnorm.core.ready import LISTED, Table
from vnnorm.text.fold import fold
from vnnorm.text.syllable import analyse

_PARTING = re.compile(r"[^\w\s][^\w\n]*| [^\w\n]+")  # separators in entries, except one space: TP.HCM, GD-ĐT, Bà Rịa - Vũng Tàu
_SPOKEN = 4  # letters of the shortest acronym that is read as a word: NATO
# Letters that are read one by one: HAGL, UBND, FPT.
_SPELLED = re.compile(r"[^aeiouy]{3}|[^aeiouy]{2}\Z|\A[^aeiouy]{2}|[^a-z]")

STOPS = ("verb", "auxiliary", "link")  # kinds of words that end a title


class Phrase(NamedTuple):
    """The folded words of an entry. ``cased``: the entry matches only a capitalised word (``TS``)."""

    words: tuple[str, ...]
    kind: str
    cased: bool
    entry: str
    upper: bool = False  # it is written in capitals, and the word in other case is another word (CA, Ca)


class Listed(NamedTuple):
    """The longest entry of each list that begins at a word."""

    head: Phrase | None = None  # a title
    before: Phrase | None = None  # a modifier or plural
    inside: Phrase | None = None  # a function, body, field or body name: what may be between a head and a name
    place: Phrase | None = None
    around: Phrase | None = None  # a group, keeper, or verb or similar word
    stop: Phrase | None = None  # ``around`` if it ends a title: a verb, with no body or function as long at this word
    readings: tuple[Phrase, ...] = ()  # ``inside`` in each of its kinds, and the one-word body that it begins with
    places: tuple[Phrase, ...] = ()  # ``place`` and the shorter ones: Hà Nam Ninh, Hà Nam
    opening: bool = False  # whether a title, or a word that precedes one, begins here
    length: int = 1  # words of the longest entry in any list
    closed: bool = False  # whether that entry is no title, so that no title and no name begins at its second word


class Node(NamedTuple):
    """The entries at a sequence of words, and the next words of longer entries."""

    listed: Listed
    further: Mapping[str, Node]


NOTHING = Node(Listed(), {})

CELL_END = "\t"


def folded_entries(lines: list[str]) -> list[str]:
    """The entries of the lines of a list, which are a kind, a tab and an entry each, folded in a single call."""
    kinds = [line.index(CELL_END) + 1 for line in lines]
    folded = fold(_PARTING.sub(" ", "\n".join(lines))).split("\n")
    return [line[start:] for line, start in zip(folded, kinds, strict=True)]


class Trees(dict[tuple[str, bool, bool], Node]):
    """Maps (folded word, begins with a capital, all in capitals) to the tree of the entries that begin with the word.

    packed: the entries by their first folded word, each as the number of its list, kind, entry as written and folded entry.
    """

    def __init__(self, packed: Table) -> None:
        super().__init__()
        self._packed = packed

    def __missing__(self, key: tuple[str, bool, bool]) -> Node:
        first, capital, upper = key
        if first not in self._packed:
            return NOTHING
        rows = [row.split(CELL_END) for row in self._packed[first].split(LISTED)]
        phrases = [
            (int(number), Phrase(tuple(entry.split(" ")), kind, written[0].isupper(), entry, written.isupper()))
            for number, kind, written, entry in rows
            if upper or " " in entry or not written.isupper() or (capital and _is_spoken(entry))
        ]
        self[key] = root = _grown(phrases, 1, capital, NOTHING.listed)
        return root


def _is_spoken(acronym: str) -> bool:
    """Whether an acronym is as often written with one capital, and then no other word: Asean, Unesco; not Ca, Hagl."""
    return len(acronym) >= _SPOKEN and analyse(acronym) is None and _SPELLED.search(acronym) is None


def _grown(phrases: list[tuple[int, Phrase]], depth: int, capital: bool, above: Listed) -> Node:
    """Build the tree of the phrases that share ``depth`` words. above: the entries listed at one word less."""
    further: defaultdict[str, list[tuple[int, Phrase]]] = defaultdict(list)
    here: list[list[Phrase]] = [[], [], [], [], []]
    for number, phrase in phrases:
        if len(phrase.words) > depth:
            further[phrase.words[depth]].append((number, phrase))
        elif capital or not phrase.cased:
            here[number].append(phrase)
    listed = _listed(here, capital, above) if any(here) else above
    return Node(listed, {word: _grown(longer, depth + 1, capital, listed) for word, longer in further.items()})


def _listed(here: list[list[Phrase]], capital: bool, above: Listed) -> Listed:
    """The entries at a node: those that end here, and for each list without one, the longest that ends above."""
    head, before, inside, place, around = (
        phrases[0] if phrases else longest for phrases, longest in zip(here, above[:5], strict=True)
    )
    _, _, insides, places, _ = here
    covered = inside is not None and around is not None and len(inside.words) >= len(around.words)
    stops = around is not None and around.kind in STOPS and not capital and not covered
    bodies = (phrase for phrase in above.readings if len(phrase.words) == 1 and phrase.kind == "head")
    grouped = head is not None and around is not None and around.kind == "group"
    titled, others = (
        max((len(phrase.words) for phrase in phrases if phrase is not None), default=1)
        # The context decides whether a group that begins with a title (ông trời) is a group.
        for phrases in ((head, before), (inside, place, None if grouped else around))
    )
    return Listed(
        head,
        before,
        inside,
        place,
        around,
        around if stops else None,
        (*insides, *bodies) if insides else above.readings,
        (*places, *above.places),
        head is not None or before is not None,
        max(titled, others),
        others > titled or (others == titled > 1 and place is not None),
    )


class LastWords(dict[str, dict[str, set[tuple[str, ...]]]]):
    """Last word → the word before it (``""`` if there is none) → the words before that, in reverse order."""

    def __init__(self, *packed: Table) -> None:
        super().__init__()
        self._packed = packed
        self.lasts = frozenset().union(*packed)  # the last words of all entries, including those not looked up yet

    def __missing__(self, last: str) -> dict[str, set[tuple[str, ...]]]:
        befores: defaultdict[str, set[tuple[str, ...]]] = defaultdict(set)
        for packed in self._packed:
            for entry in packed[last].split(LISTED) if last in packed else ():
                _, *before = reversed(entry.split(" "))
                befores[before[0] if before else ""].add(tuple(before[1:]))
        self[last] = made = dict(befores)
        return made
