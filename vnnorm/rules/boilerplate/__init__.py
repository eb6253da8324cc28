"""Take page residue out of an article: sidebars, captions, credits, bylines, tags, comments, footers → the article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from vnnorm.core.checks import require_str, unknown
from vnnorm.core.rule import Finding, Rule
from vnnorm.rules.boilerplate.cuts import cuts
from vnnorm.rules.boilerplate.lexicon import KINDS, words
from vnnorm.rules.boilerplate.scan import Memory, spans
from vnnorm.text import repair
from vnnorm.text.repaired import Repaired

ALL_KINDS: frozenset[str] = frozenset(KINDS)
"""Every kind of residue."""

_ROUNDS = 6


class Boilerplate(NamedTuple):
    """A stretch of residue, in code points of the text, and its kind."""

    start: int
    end: int
    kind: str


_Span = tuple[int, int, str, str]  # start, end, kind, reason


def _found(text: str, repeated: frozenset[str], extra: tuple[str, ...]) -> list[_Span]:
    """The residue of a text, found where its characters are sound."""
    sound = Repaired(text)
    return list(sound.findings(_found_in(sound.text, repeated, extra)))


def _found_in(text: str, repeated: frozenset[str], extra: tuple[str, ...]) -> list[_Span]:
    """What is found, and found again once that is gone, until nothing is.

    So the whole is idempotent: a text that does not come to rest in a few rounds is no page that we understand, and stays.
    Where nothing would be left, what that round found stays: residue is residue of something.
    """
    known = words(extra)
    source: list[_Span] = []
    kept = [(0, len(text))]  # the stretches of the source that are left
    rest = text
    memory = Memory()
    for _ in range(_ROUNDS):
        found = spans(rest, repeated, known, memory)
        if not found:
            return source
        later = sorted(source + [piece for span in found for piece in _through(kept, span, text)]) if source else found
        kept = _kept(text, later)
        rest = "".join([text[low:high] for low, high in kept])
        if not rest.strip():
            return source
        source = later
    return []


def _through(kept: list[tuple[int, int]], span: _Span, text: str) -> Iterator[_Span]:
    """A span of what is left, in the source: a piece for each stretch that it reaches into."""
    at = 0
    for low, high in kept:
        first, last = max(span[0] - at, 0) + low, min(span[1] - at, high - low) + low
        at += high - low
        if first < last and not text[first:last].isspace():
            yield first, last, span[2], span[3]
        if at >= span[1]:
            return


def _kept(text: str, found: list[_Span]) -> list[tuple[int, int]]:
    kept: list[tuple[int, int]] = []
    last = 0
    for start, end, _ in cuts(text, ((start, end, kind) for start, end, kind, _ in found)):
        if last < start:
            kept.append((last, start))
        last = end
    if last < len(text):
        kept.append((last, len(text)))
    return kept


def find(
    text: str,
    *,
    kinds: Collection[str] = ALL_KINDS,
    repeated: Collection[str] = frozenset(),
    extra: tuple[str, ...] = (),
) -> Iterator[Finding]:
    """What goes: the residue of the kinds asked for, with the white space that it leaves."""
    found = _found(text, frozenset(repeated), extra)
    asked = ((start, end, reason) for start, end, kind, reason in found if kind in kinds)
    for start, end, reason in cuts(text, asked):
        yield start, end, "", reason


def rewrite(
    text: str,
    *,
    kinds: Collection[str] = ALL_KINDS,
    repeated: Collection[str] = frozenset(),
    extra: tuple[str, ...] = (),
) -> str:
    """The text without it."""
    found = _found(text, frozenset(repeated), extra)
    asked = [span for span in found if span[2] in kinds]
    return "".join([text[low:high] for low, high in _kept(text, asked)]) if asked else text


def check(
    *,
    kinds: Collection[str] = ALL_KINDS,
    repeated: Collection[str] = frozenset(),
    extra: tuple[str, ...] = (),
) -> None:
    """TypeError or ValueError on options that are none."""
    if kinds is ALL_KINDS and not repeated and not extra:
        return  # the usual call
    for name, value in (("kinds", kinds), ("repeated", repeated)):
        if isinstance(value, str) or not isinstance(value, Collection) or not all(isinstance(item, str) for item in value):
            raise TypeError(f"{name} takes a collection of strings, not {value!r}")
    for kind in kinds:
        if kind not in ALL_KINDS:
            raise ValueError(unknown("kind of residue", kind, ALL_KINDS))
    words(extra)


RULE = Rule("boilerplate", find, rewrite, ("kinds", "repeated", "extra"), check, uncovers=("desegment",))


def find_boilerplate(text: str) -> list[Boilerplate]:
    """What of a text is residue of the page it stood on, in order and disjoint, each with its kind.

    The kinds are those of ``ALL_KINDS``. A text that is nothing but one candidate has no article, and no residue. Raises
    TypeError on anything but ``str``.

    >>> page = "Bão vào bờ\\n\\nBão số 5 vào bờ sáng nay.\\n\\nẢnh: Hoài Thương\\n\\nTin liên quan\\nMưa ở miền Trung"
    >>> [(found.kind, page[found.start : found.end]) for found in find_boilerplate(page)]
    [('credit', 'Ảnh: Hoài Thương'), ('sidebar', 'Tin liên quan\\nMưa ở miền Trung')]
    """
    require_str(text, "find_boilerplate")
    return [Boilerplate(start, end, kind) for start, end, kind, _ in _found(text, frozenset(), ())]


def remove_boilerplate(text: str, *, kinds: Collection[str] = ALL_KINDS, repeated: Collection[str] = frozenset()) -> str:
    """The text without what is residue of the page it stood on, and without the blank lines that leaves double.

    kinds: which kinds go, all by default. repeated: lines that many texts share (``repeated_lines``), residue whatever they
    say. Title, lead, prose, sub-headings, quotes, tables and lists of the article stay; where in doubt, a line stays.
    Idempotent for all kinds together. Returns the same object where there is nothing to take out. Raises TypeError on
    anything but ``str``, ValueError on an unknown kind.

    >>> remove_boilerplate("(Dân trí) - Bão số 5 vào bờ sáng nay./.\\n\\nCùng chuyên mục\\nMưa lớn ở miền Trung")
    'Bão số 5 vào bờ sáng nay.'
    >>> remove_boilerplate("Ảnh: Hoài Thương")
    'Ảnh: Hoài Thương'
    """
    require_str(text, "remove_boilerplate")
    check(kinds=kinds, repeated=repeated)
    return rewrite(text, kinds=kinds, repeated=repeated)


def repeated_lines(texts: Iterable[str], *, minimum: int) -> frozenset[str]:
    """The lines that stand in at least ``minimum`` of the texts, for ``remove_boilerplate(text, repeated=…)``.

    Lines are compared without the white space around them, with their characters repaired; one text counts once. Raises
    TypeError on a text that is no ``str``, ValueError on a minimum below 2.

    >>> sorted(repeated_lines(["Một\\nBáo Mới - đọc là thích", "Báo Mới - đọc là thích\\nHai"], minimum=2))
    ['Báo Mới - đọc là thích']
    """
    if not isinstance(minimum, int) or isinstance(minimum, bool):
        raise TypeError(f"minimum takes an int, not {minimum!r}")
    if minimum < 2:
        raise ValueError(f"minimum is 2 or more, not {minimum}: a line of one text is not repeated")
    counts: Counter[str] = Counter()
    for text in texts:
        require_str(text, "repeated_lines")
        counts.update({line.strip() for line in repair.rewrite(text).split("\n")})
    return frozenset(line for line, count in counts.items() if line and count >= minimum)
