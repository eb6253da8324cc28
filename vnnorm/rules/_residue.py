"""All residue of a text in one look: whole lines first, then what stands within the lines that stay."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate

from vnnorm.fold import View
from vnnorm.rules import characters
from vnnorm.rules._residue_inline import Signs, signs, within
from vnnorm.rules._residue_page import Page
from vnnorm.rules._residue_shape import Shape, shape
from vnnorm.rules._residue_words import Words

Span = tuple[int, int, str, str]  # start, end, kind, reason


class Memory:
    """What one look at a text tells the next, over what is left of it: the shapes of its lines, which marks it has."""

    def __init__(self) -> None:
        self.shapes: dict[str, Shape] = {}
        self.signs: Signs | None = None

    def seen(self, text: str) -> Signs:
        """The marks in a text; taking lines and sentences out brings none in."""
        if self.signs is None:
            self.signs = signs(text)
        return self.signs


def spans(text: str, repeated: frozenset[str], known: Words, memory: Memory) -> list[Span]:
    """The residue of a text, in order and disjoint. What shows only once that is gone is left to another look."""
    if characters.rewrite(text) is text:
        return _spans(text, repeated, known, memory)
    view = View(text)
    found = []
    last = 0
    for start, end, kind, reason in _spans(view.text, repeated, known, memory):
        low, high = view.to_source(start, end)
        if max(low, last) < high:
            found.append((max(low, last), high, kind, reason))
            last = high
    return found


def _spans(text: str, repeated: frozenset[str], known: Words, memory: Memory) -> list[Span]:
    raw = text.split("\n")
    lines = [line.strip() for line in raw]
    seen = memory.shapes
    for line in lines:
        if line not in seen:
            seen[line] = shape(line, known)
    shapes = [seen[line] for line in lines]
    indented = frozenset(at for at, line in enumerate(raw) if line.startswith(("  ", "\t")))
    page = Page(lines, shapes, known, repeated, indented)
    if not page.prose:
        return []
    starts = list(accumulate((len(line) + 1 for line in raw), initial=0))
    found: list[Span] = []
    last = -1  # the line before this one, where both are of one block
    for at in page.filled:
        label = page.labels[at]
        if label is None:
            last = -1
            continue
        start = starts[at] + raw[at].index(lines[at])
        if last >= 0 and page.labels[last] == label:
            found[-1] = found[-1][0], start + len(lines[at]), *label
        else:
            found.append((start, start + len(lines[at]), *label))
        last = at
    stays = [at for at in page.filled if page.labels[at] is None]
    prose = [at for at in stays if page.names[at] in ("prose", "teaser")]
    marks = memory.seen(text)
    leads = prose[:2]
    inner: list[Span] = []
    for at in prose if any(marks) else {*leads, *prose[-1:]}:
        line, is_last = lines[at], at == stays[-1]
        pieces = within(line, known, marks, at in leads, is_last)
        if pieces:
            inner += _disjoint(pieces, starts[at] + raw[at].index(line))
    return sorted(found + inner) if inner else found


def _disjoint(pieces: list[Span], start: int) -> Iterator[Span]:
    """Pieces of a line in order, in offsets of the text; where two overlap, the second is what the first leaves."""
    low = 0
    for first, last, kind, reason in sorted(pieces):
        if last > low:
            yield start + max(first, low), start + last, kind, reason
            low = last
