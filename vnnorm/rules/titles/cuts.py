"""Select the titles and appositions to remove, and keep those whose removal would make a second run remove more."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from itertools import pairwise
from typing import Literal, get_args

from vnnorm.core.checks import unknown
from vnnorm.core.rule import Finding
from vnnorm.rules.titles.document import Document
from vnnorm.rules.titles.lexicon import tables
from vnnorm.rules.titles.people import Named, people
from vnnorm.rules.titles.sentence import Sentence
from vnnorm.text.repaired import Repaired

_CLOSING = re.compile(" {0,2}([-,–—]) ?")  # what closes an apposition that a comma or dash has opened

TitleKind = Literal["degree", "foreign", "honorific", "kinship", "office", "party", "profession", "rank", "relation", "role"]
"""The kinds of titles, for type checkers and editors."""

TITLE_KINDS: frozenset[TitleKind] = frozenset(get_args(TitleKind))

DEFAULT_KINDS: frozenset[TitleKind] = TITLE_KINDS - {"relation", "role"}
"""The kinds of titles that ``strip_titles`` removes by default."""


def found(text: str, extra: tuple[str, ...]) -> Iterator[Named]:
    """The names with titles or appositions, in order, of a text with repaired characters."""
    words = tables(extra)
    document = Document(text.replace("_", " "), words)
    for sentence in document.scan.sentences():
        yield from people(sentence, document, words)[0]


def _findings(text: str, kinds: Collection[str], appositions: bool, extra: tuple[str, ...]) -> Iterator[Finding]:
    """The cuts of each sentence. If the remaining text would be cut again, cut nothing in that sentence."""
    words = tables(extra)
    document = Document(text.replace("_", " "), words)
    for sentence in document.scan.sentences():
        named, unsettled = people(sentence, document, words)
        cuts = [*_cuts(text, named, kinds, appositions)]
        if cuts and (unsettled or appositions or any(part[1] not in kinds for one in named for part in one.parts)):
            left = _without(text, sentence.span, cuts)
            plain = left.replace("_", " ")
            left_found, _ = people(Sentence(plain, 0, words), Document(plain, words, document), words)
            if any(_cuts(left, left_found, kinds, appositions)):
                continue
        yield from cuts


def _without(text: str, span: tuple[int, int], cuts: list[Finding]) -> str:
    """A span of the text with the given cuts removed."""
    ends = [span[0], *(end for _, end, _, _ in cuts)]
    starts = [*(start for start, _, _, _ in cuts), span[1]]
    return "".join([text[end:start] for end, start in zip(ends, starts, strict=True)])


def _cuts(text: str, named: list[Named], kinds: Collection[str], appositions: bool) -> Iterator[Finding]:
    for one, following in pairwise([*named, None]):
        assert one is not None
        start, entries = one.name, ""
        for offset, kind, entry in reversed(one.parts):
            if kind not in kinds:
                break
            start, entries = offset, f"{kind} {entry}" + (f"; {entries}" if entries else "")
        if start < one.name:
            yield start, one.name, "", entries
        if appositions and one.apposition:
            yield one.name_end, _apposition_end(text, *one.apposition, following), "", "apposition"


def _apposition_end(text: str, start: int, end: int, following: Named | None) -> int:
    """Where the cut of an apposition ends: after the closing mark, unless that mark separates two people."""
    closing = _CLOSING.match(text, end)
    if text[start] == "(" or not closing:
        return end
    after = closing.end()
    person = following.parts[0][0] if following and following.parts else None
    return end if after == person or text[after : after + 1].isupper() else closing.end(1)


def find(
    text: str,
    *,
    kinds: Collection[str] = DEFAULT_KINDS,
    appositions: bool = False,
    extra: tuple[str, ...] = (),
) -> Iterator[Finding]:
    """Every title of the given kinds, with the space between it and the name."""
    sound = Repaired(text, single_spaced=True)
    yield from sound.findings(_findings(sound.text, kinds, appositions, extra))


def rewrite(
    text: str,
    *,
    kinds: Collection[str] = DEFAULT_KINDS,
    appositions: bool = False,
    extra: tuple[str, ...] = (),
) -> str:
    """The text without the findings of ``find``."""
    pieces: list[str] = []
    last = 0
    for start, end, _, _ in find(text, kinds=kinds, appositions=appositions, extra=extra):
        pieces.append(text[last:start])
        last = end
    if not last:
        return text
    pieces.append(text[last:])
    return "".join(pieces)


def check(*, kinds: Collection[TitleKind] = DEFAULT_KINDS, appositions: bool = False, extra: tuple[str, ...] = ()) -> None:
    """Raise TypeError or ValueError for invalid options."""
    if isinstance(kinds, str) or not isinstance(kinds, Collection):
        raise TypeError(f"kinds takes a set of names, not {kinds!r}; write kinds={{'office'}}")
    for kind in kinds:
        if kind not in TITLE_KINDS:
            raise ValueError(unknown("kind of title", kind, TITLE_KINDS))
    if not isinstance(appositions, bool):
        raise TypeError(f"appositions takes True or False, not {appositions!r}")
    tables(extra)
