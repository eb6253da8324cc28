"""Search a text with repaired characters for residue, and repeat the search on the remaining text until it finds none."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator

from vnnorm.rules.boilerplate.cuts import cuts
from vnnorm.rules.boilerplate.lexicon import KINDS, words
from vnnorm.rules.boilerplate.scan import Memory, spans
from vnnorm.text.repaired import Repaired

Span = tuple[int, int, str, str]  # start, end, kind, reason
Piece = tuple[int, int]  # start, end of what is left

_ROUNDS = 6  # searches per text: a removal can reveal more residue; three searches are enough for most pages
_EXTENSIONS = 8  # searches when only some kinds are removed


def residue(
    text: str,
    kinds: Collection[str] = KINDS,
    repeated: frozenset[str] = frozenset(),
    extra: tuple[str, ...] = (),
    favor: str | None = None,
) -> list[Span]:
    """The residue of the given kinds, in order and disjoint, in offsets of the original text.

    The whole text, all kinds included, determines what is article, title and residue. If removing these kinds reveals more
    of them, that is included too, so that a second call on the result finds nothing.
    """
    sound = Repaired(text, single_spaced=True)
    return list(sound.findings(_residue(sound.text, kinds, repeated, extra, favor)[0]))


def without_residue(
    text: str,
    kinds: Collection[str] = KINDS,
    repeated: frozenset[str] = frozenset(),
    extra: tuple[str, ...] = (),
    favor: str | None = None,
) -> str:
    """The text without its residue and the superfluous white space; the same object if there is no residue."""
    sound = Repaired(text, single_spaced=True)
    found, pieces = _residue(sound.text, kinds, repeated, extra, favor)
    if not found:
        return text
    if sound.text is not text:  # characters outside the residue keep their original form
        pieces = kept(text, list(sound.findings(found)))
    return "".join([text[low:high] for low, high in pieces])


def _residue(
    text: str, kinds: Collection[str], repeated: frozenset[str], extra: tuple[str, ...], favor: str | None
) -> tuple[list[Span], list[Piece]]:
    """The residue of a text with repaired characters, and the stretches that remain."""
    memory = Memory(words(extra), repeated, favor)

    def all_kinds(rest: str) -> list[Span]:
        return _settled(rest, lambda left: spans(left, memory), _ROUNDS)[0]

    asked = frozenset(kinds)
    if len(asked) == len(KINDS):
        return _settled(text, lambda left: spans(left, memory), _ROUNDS)
    return _settled(text, lambda rest: [span for span in all_kinds(rest) if span[2] in asked], _EXTENSIONS)


def kept(text: str, found: Collection[Span]) -> list[Piece]:
    """The stretches of a text that remain after removing residue and the superfluous white space."""
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
    """Search repeatedly, each time in what remains, until nothing is found; return all findings and the remaining stretches.

    The repetition makes removal idempotent. If a text still yields findings after the last round, the rules do not fit it,
    and nothing is removed. If a round would remove all that remains, its findings are dropped: residue presupposes an article.
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
    """Map a span of the remaining text to the source: one piece for each stretch that it overlaps."""
    at = 0
    for low, high in pieces:
        first, last = max(span[0] - at, 0) + low, min(span[1] - at, high - low) + low
        at += high - low
        if first < last and not text[first:last].isspace():
            yield first, last, span[2], span[3]
        if at >= span[1]:
            return
