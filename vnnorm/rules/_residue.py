"""All residue of a text in one look: whole lines first, then what stands within the lines that stay."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate

from vnnorm.fold import View
from vnnorm.rules import characters
from vnnorm.rules._residue_gates import Signs, signs
from vnnorm.rules._residue_inline import within
from vnnorm.rules._residue_page import Page
from vnnorm.rules._residue_shape import LONGEST_SHAPED, Shape, shape
from vnnorm.rules._residue_words import Words

Span = tuple[int, int, str, str]  # start, end, kind, reason


class Memory:
    """What one look at a text tells the next, over what is left of it: the shapes of its lines, which marks it has.

    Taking lines and sentences out brings no mark in, and breaks no character.
    """

    def __init__(self) -> None:
        self.shapes: dict[str, Shape] = {}
        self.signs: Signs | None = None
        self.is_sound = False  # whether its characters need no repair

    def seen(self, text: str, known: Words) -> Signs:
        """The marks in a text."""
        if self.signs is None:
            self.signs = signs(text, known)
        return self.signs


def spans(text: str, repeated: frozenset[str], known: Words, memory: Memory) -> list[Span]:
    """The residue of a text, in order and disjoint. What shows only once that is gone is left to another look."""
    if memory.is_sound or characters.rewrite(text) is text:
        memory.is_sound = True
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
    if "\n" not in text:
        return _in_one_line(text, known, memory)
    raw = text.split("\n")
    lines = [line.strip() for line in raw]
    seen = memory.shapes
    for line in lines:
        if line not in seen:
            seen[line] = shape(line, known)
    shapes = [seen[line] for line in lines]
    indented = frozenset([at for at, line in enumerate(raw) if line.startswith(("  ", "\t"))])
    page = Page(lines, shapes, known, repeated, indented)
    if not page.prose:
        return []
    starts = list(accumulate([len(line) + 1 for line in raw], initial=0))
    found = _whole_lines(page, raw, starts)
    stays = [at for at in page.filled if page.labels[at] is None]
    prose = [at for at in stays if page.names[at] in ("prose", "teaser")]
    marks = memory.seen(text, known)
    any_marks = any(marks)
    leads = prose[:2]
    inner: list[Span] = []
    for at in prose:
        line, is_lead, is_last = lines[at], at in leads, at == stays[-1]
        if is_lead or is_last or any_marks or ":" in line:
            pieces = within(line, known, marks, is_lead, is_last)
            if pieces:
                inner += _disjoint(pieces, starts[at] + raw[at].index(line))
    return sorted(found + inner) if inner else found


def _in_one_line(text: str, known: Words, memory: Memory) -> list[Span]:
    """The residue of a text with no line ends: it is prose, or it is a lone candidate and stays."""
    line = text.strip()
    if not line or (len(line) <= LONGEST_SHAPED and shape(line, known).name != "prose"):
        return []
    pieces = within(line, known, memory.seen(text, known), True, True)
    return list(_disjoint(pieces, text.index(line[0]))) if pieces else []


def _whole_lines(page: Page, raw: list[str], starts: list[int]) -> list[Span]:
    """The labelled lines, those of one block as one."""
    found: list[Span] = []
    last = -1  # the line before this one, where both are of one block
    for at in page.filled:
        label = page.labels[at]
        if label is None:
            last = -1
            continue
        start = starts[at] + raw[at].index(page.lines[at])
        end = start + len(page.lines[at])
        if last >= 0 and page.labels[last] == label:
            found[-1] = found[-1][0], end, *label
        else:
            found.append((start, end, *label))
        last = at
    return found


def _disjoint(pieces: list[Span], start: int) -> Iterator[Span]:
    """Pieces of a line in order, in offsets of the text; where two overlap, the second is what the first leaves."""
    low = 0
    for first, last, kind, reason in sorted(pieces):
        if last > low:
            yield start + max(first, low), start + last, kind, reason
            low = last
