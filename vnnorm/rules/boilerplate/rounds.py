"""Residue of a text, found where its characters are sound, and found again once that is gone, until nothing is."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator

from vnnorm.rules.boilerplate.cuts import cuts
from vnnorm.rules.boilerplate.lexicon import KINDS, words
from vnnorm.rules.boilerplate.scan import Memory, spans
from vnnorm.text.repaired import Repaired

Span = tuple[int, int, str, str]  # start, end, kind, reason

_ROUNDS = 6  # looks at one text: each sees what the one before laid bare, and three see all of most pages
_EXTENSIONS = 8  # times that some kinds are taken out alone, until none of them shows


def residue(
    text: str,
    kinds: Collection[str] = KINDS,
    repeated: frozenset[str] = frozenset(),
    extra: tuple[str, ...] = (),
    favor: str | None = None,
) -> list[Span]:
    """The residue of some kinds, in order and disjoint, in offsets of the text passed in.

    Article, title and evidence are those of the whole text. Where taking these kinds out lays more of them bare, that is
    found too, so that nothing is left to find.
    """
    sound = Repaired(text)
    memory = Memory(words(extra), repeated, favor)

    def all_kinds(rest: str) -> list[Span]:
        return _settled(rest, lambda left: spans(left, memory), _ROUNDS)

    asked = frozenset(kinds)
    if len(asked) == len(KINDS):
        return list(sound.findings(all_kinds(sound.text)))
    found = _settled(sound.text, lambda rest: [span for span in all_kinds(rest) if span[2] in asked], _EXTENSIONS)
    return list(sound.findings(found))


def kept(text: str, found: Collection[Span]) -> list[tuple[int, int]]:
    """The stretches of a text that are left when residue is taken out with the white space that it leaves."""
    left: list[tuple[int, int]] = []
    last = 0
    for start, end, _ in cuts(text, ((start, end, kind) for start, end, kind, _ in found)):
        if last < start:
            left.append((last, start))
        last = end
    if last < len(text):
        left.append((last, len(text)))
    return left


def _settled(text: str, find: Callable[[str], list[Span]], rounds: int) -> list[Span]:
    """What is found, and found again once that is gone, until nothing is.

    So the whole is idempotent: a text that does not come to rest in a few rounds is no page that we understand, and stays.
    Where nothing would be left, what that round found stays: residue is residue of something.
    """
    source: list[Span] = []
    pieces = [(0, len(text))]  # the stretches of the source that are left
    rest = text
    for _ in range(rounds):
        found = find(rest)
        if not found:
            return source
        later = sorted(source + [piece for span in found for piece in _through(pieces, span, text)]) if source else found
        pieces = kept(text, later)
        rest = "".join([text[low:high] for low, high in pieces])
        if not rest.strip():
            return source
        source = later
    return []


def _through(pieces: list[tuple[int, int]], span: Span, text: str) -> Iterator[Span]:
    """A span of what is left, in the source: a piece for each stretch that it reaches into."""
    at = 0
    for low, high in pieces:
        first, last = max(span[0] - at, 0) + low, min(span[1] - at, high - low) + low
        at += high - low
        if first < last and not text[first:last].isspace():
            yield first, last, span[2], span[3]
        if at >= span[1]:
            return
