"""Residue of a text, found where its characters are sound, and found again once that is gone, until nothing is."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator

from vnnorm.rules.boilerplate.cuts import cuts
from vnnorm.rules.boilerplate.lexicon import KINDS, words
from vnnorm.rules.boilerplate.scan import Memory, spans
from vnnorm.text.repaired import Repaired

Span = tuple[int, int, str, str]  # start, end, kind, reason
Piece = tuple[int, int]  # start, end of what is left

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
    return list(sound.findings(_residue(sound.text, kinds, repeated, extra, favor)[0]))


def without_residue(
    text: str,
    kinds: Collection[str] = KINDS,
    repeated: frozenset[str] = frozenset(),
    extra: tuple[str, ...] = (),
    favor: str | None = None,
) -> str:
    """The text without its residue, and the white space that it leaves; the same object where there is none."""
    sound = Repaired(text)
    found, pieces = _residue(sound.text, kinds, repeated, extra, favor)
    if not found:
        return text
    if sound.text is not text:  # characters outside of the residue stay as they were
        pieces = kept(text, list(sound.findings(found)))
    return "".join([text[low:high] for low, high in pieces])


def _residue(
    text: str, kinds: Collection[str], repeated: frozenset[str], extra: tuple[str, ...], favor: str | None
) -> tuple[list[Span], list[Piece]]:
    """The residue of a text whose characters are sound, and the stretches that it leaves."""
    memory = Memory(words(extra), repeated, favor)

    def all_kinds(rest: str) -> list[Span]:
        return _settled(rest, lambda left: spans(left, memory), _ROUNDS)[0]

    asked = frozenset(kinds)
    if len(asked) == len(KINDS):
        return _settled(text, lambda left: spans(left, memory), _ROUNDS)
    return _settled(text, lambda rest: [span for span in all_kinds(rest) if span[2] in asked], _EXTENSIONS)


def kept(text: str, found: Collection[Span]) -> list[Piece]:
    """The stretches of a text that are left when residue is taken out with the white space that it leaves."""
    left: list[Piece] = []
    last = 0
    for start, end, _ in cuts(text, ((start, end, kind) for start, end, kind, _ in found)):
        if last < start:
            left.append((last, start))
        last = end
    if last < len(text):
        left.append((last, len(text)))
    return left


def _settled(text: str, find: Callable[[str], list[Span]], rounds: int) -> tuple[list[Span], list[Piece]]:
    """What is found, and found again once that is gone, until nothing is; and the stretches that are left.

    So the whole is idempotent: a text that does not come to rest in a few rounds is no page that we understand, and stays.
    Where nothing would be left, what that round found stays: residue is residue of something.
    """
    source: list[Span] = []
    whole = pieces = [(0, len(text))]
    rest = text
    for _ in range(rounds):
        found = find(rest)
        if not found:
            return source, pieces
        later = sorted(source + [piece for span in found for piece in _through(pieces, span, text)]) if source else found
        left = kept(text, later)
        rest = "".join([text[low:high] for low, high in left])
        if not rest.strip():
            return source, pieces
        source, pieces = later, left
    return [], whole


def _through(pieces: list[Piece], span: Span, text: str) -> Iterator[Span]:
    """A span of what is left, in the source: a piece for each stretch that it reaches into."""
    at = 0
    for low, high in pieces:
        first, last = max(span[0] - at, 0) + low, min(span[1] - at, high - low) + low
        at += high - low
        if first < last and not text[first:last].isspace():
            yield first, last, span[2], span[3]
        if at >= span[1]:
            return
