"""All residue of a text in one look: whole lines first, then what stands within the lines that stay."""

from __future__ import annotations

from itertools import accumulate

from vnnorm.fold import View
from vnnorm.rules import characters
from vnnorm.rules._residue_flat import dump
from vnnorm.rules._residue_inline import within
from vnnorm.rules._residue_page import Page
from vnnorm.rules._residue_shape import shape
from vnnorm.rules._residue_words import Words

Span = tuple[int, int, str, str]  # start, end, kind, reason


def spans(text: str, repeated: frozenset[str], known: Words) -> list[Span]:
    """The residue of a text, in order and disjoint. What shows only once that is gone is not looked for."""
    if characters.rewrite(text) is text:
        return _spans(text, repeated, known)
    view = View(text)
    found = []
    last = 0
    for start, end, kind, reason in _spans(view.text, repeated, known):
        low, high = view.to_source(start, end)
        if max(low, last) < high:
            found.append((max(low, last), high, kind, reason))
            last = high
    return found


def _spans(text: str, repeated: frozenset[str], known: Words) -> list[Span]:
    raw = text.split("\n")
    lines = [line.strip() for line in raw]
    shapes = [shape(line, known) for line in lines]
    indented = frozenset(at for at, line in enumerate(raw) if line.startswith("  ") or line.startswith("\t"))
    page = Page(lines, shapes, known, repeated, indented)
    if not page.prose:
        return []
    starts = list(accumulate((len(line) + 1 for line in raw), initial=0))
    found: list[Span] = []
    open_from = -1  # the first line of the block that the lines before this one belong to
    for at in page.filled:
        label = page.labels[at]
        start = starts[at] + raw[at].index(lines[at])
        if label is None:
            open_from = -1
            continue
        if open_from >= 0 and found[-1][2:] == label:
            found[-1] = found[-1][0], start + len(lines[at]), *label
        else:
            found.append((start, start + len(lines[at]), *label))
            open_from = at
    inner: list[Span] = []
    stays = [at for at in page.filled if page.labels[at] is None]
    leads = {at for at in stays if page.names[at] in ("prose", "teaser")}
    lead = sorted(leads)[:2]
    for at in stays:
        if at not in leads:
            continue
        line, start = lines[at], starts[at] + raw[at].index(lines[at])
        low = start
        is_last = at == stays[-1]
        pieces = sorted(
            [*within(line, known, at in lead, is_last), *dump(line, known, is_last)]
        )
        for first, last, kind, reason in pieces:
            if start + last > low:
                inner.append((max(start + first, low), start + last, kind, reason))
                low = start + last
    return sorted(found + inner) if inner else found

