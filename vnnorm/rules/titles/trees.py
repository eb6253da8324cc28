"""The word lists of titles as trees: ``bộ`` → ``công`` → ``an``, with the longest entry of each list at every step.

A run needs few of the 8,000 entries: a tree grows when a word that entries begin with is first met in a text.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from vnnorm.text.fold import fold

_PARTING = re.compile(r"[^\w\s][^\w\n]*| [^\w\n]+")  # in entries, more than a space: TP.HCM, GD-ĐT, Bà Rịa - Vũng Tàu

STOPS = ("verb", "auxiliary", "link")  # kinds of words of the sentence, which end a title


class Phrase(NamedTuple):
    """The words of an entry, folded. ``cased``: it stands with a capital, or it is none (``TS``)."""

    words: tuple[str, ...]
    kind: str
    cased: bool
    entry: str
    upper: bool = False  # it is written in capitals, and a word that is not is another (CA, Ca)


class Listed(NamedTuple):
    """The longest entry of each list that begins at a word."""

    head: Phrase | None = None  # a title
    before: Phrase | None = None  # a modifier or plural
    inside: Phrase | None = None  # a function, body, field or name of a body: what may stand between a head and a name
    place: Phrase | None = None
    around: Phrase | None = None  # a group, keeper, or word of the sentence
    stop: Phrase | None = None  # ``around``, where it ends a title: a verb, and no body or function as long begins there
    readings: tuple[Phrase, ...] = ()  # ``inside`` by each of its kinds, and the body of one word that it begins with
    places: tuple[Phrase, ...] = ()  # ``place``, and the shorter ones: Hà Nam Ninh, Hà Nam
    opening: bool = False  # whether a title begins here, or a word that stands before one
    length: int = 1  # words of the longest entry of all
    closed: bool = False  # whether that is no title: no title and no name begins at its second word


class Node(NamedTuple):
    """What is listed at some words, and the words that longer entries go on with."""

    listed: Listed
    further: Mapping[str, Node]


NOTHING = Node(Listed(), {})

Row = tuple[str, str, str]
"""A line of a list: the kind, the entry folded, and as it is written."""


def folded_rows(lines: Iterable[tuple[str, ...]]) -> list[Row]:
    """The lines of a list, folded all at once."""
    kinds, written = zip(*lines, strict=True)
    folded = fold(_PARTING.sub(" ", "\n".join(written))).split("\n")
    return [*zip(kinds, folded, written, strict=True)]


class Trees(dict[tuple[str, bool, bool], Node]):
    """A folded word, whether it has a capital, and nothing else → the tree of the entries that begin with it."""

    def __init__(self, *lists: Iterable[Row]) -> None:
        super().__init__()
        self._rows: defaultdict[str, list[tuple[int, Row]]] = defaultdict(list)
        for number, rows in enumerate(lists):
            for row in rows:
                self._rows[row[1].partition(" ")[0]].append((number, row))

    def __missing__(self, key: tuple[str, bool, bool]) -> Node:
        first, capital, upper = key
        if first not in self._rows:
            return NOTHING
        phrases = [
            (number, Phrase(tuple(entry.split(" ")), kind, written[0].isupper(), entry, written.isupper()))
            for number, (kind, entry, written) in self._rows[first]
            if upper or " " in entry or not written.isupper()
        ]
        self[key] = root = _grown(phrases, 1, capital, NOTHING.listed)
        return root


def _grown(phrases: list[tuple[int, Phrase]], depth: int, capital: bool, above: Listed) -> Node:
    """The tree of the phrases that share so many words; above: what is listed at one word less."""
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
    """What is listed at some words: the entries that end here, and of a list that has none, those that end above."""
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
        # Whether a group that begins with a title is one, ông trời, depends on the words around.
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


class Ends(dict[str, dict[str, set[tuple[str, ...]]]]):
    """Last word → the one before it → the words before that, read backwards; ``""`` is the one before where it stands alone."""

    def __init__(self, *lists: Iterable[Row]) -> None:
        super().__init__()
        self._entries: defaultdict[str, list[str]] = defaultdict(list)
        for rows in lists:
            for _, entry, _ in rows:
                self._entries[entry.rpartition(" ")[2]].append(entry)

    @property
    def lasts(self) -> Collection[str]:
        """The last words, whether met or not."""
        return self._entries.keys()

    def __missing__(self, last: str) -> dict[str, set[tuple[str, ...]]]:
        befores: defaultdict[str, set[tuple[str, ...]]] = defaultdict(set)
        for entry in self._entries.get(last, ()):
            _, *before = reversed(entry.split(" "))
            befores[before[0] if before else ""].add(tuple(before[1:]))
        self[last] = made = dict(befores)
        return made
