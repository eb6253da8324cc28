"""Rows of a source and its result: each source line beside its result line, with gaps for removed and added lines.

The rows are made from the edits. No text is compared, so the cost is linear. An edit that removes lines yields a row for each
of them, with a gap on the side of the result. So every paragraph that is kept begins in the same row on both sides.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest
from typing import NamedTuple

from vnnorm.core.edits import Edits


class Part(NamedTuple):
    """A piece of a line of both texts. ``edit``: the index of the edit that changed it; None if both texts are equal.

    ``leads``: whether it is the first piece of its edit. The report shows that piece even if it is empty.
    """

    source: str
    result: str
    edit: int | None
    leads: bool = False


class Side(NamedTuple):
    """One side of a row. ``joined``: it continues a line that began in an earlier row.

    ``ends``: a line feed follows it. ``gap``: it has no line and no piece of one.
    """

    joined: bool
    ends: bool
    gap: bool


class Row(NamedTuple):
    """Pieces that are shown side by side, and ``start``: their offset in the source, in code points."""

    start: int
    parts: tuple[Part, ...]
    source: Side
    result: Side


class _Ended(NamedTuple):
    """The end of a row: which of the texts have a line feed here."""

    source: bool
    result: bool


def rows(source: str, edits: Edits) -> Iterator[Row]:
    """The rows, in order. Their pieces, with a line feed after each side that ``ends``, are the two texts.

    >>> from vnnorm import Edit
    >>> found = rows("Mưa to.\\nẢnh: An\\nLũ về.", Edits([Edit(8, 16, "Ảnh: An\\n", "")]))
    >>> [(row.parts[0].source, row.parts[0].result, row.result.gap) for row in found]
    [('Mưa to.', 'Mưa to.', False), ('Ảnh: An', '', True), ('Lũ về.', 'Lũ về.', False)]
    """
    start = at = 0
    parts: list[Part] = []
    begun = [False, False]  # for each side, whether its current line began in an earlier row
    for piece in _pieces(source, edits):
        if isinstance(piece, Part):
            parts.append(piece)
            at += len(piece.source)
            continue
        yield Row(start, tuple(parts), *_sides(parts, piece, begun))
        at += piece.source
        start, parts = at, []
    if parts:
        yield Row(start, tuple(parts), *_sides(parts, _Ended(False, False), begun))


def _sides(parts: list[Part], ended: _Ended, begun: list[bool]) -> Iterator[Side]:
    """Both sides of a row. Records in ``begun`` whether their lines continue in the next row."""
    for side, ends in enumerate(ended):
        is_empty = not any(part[side] for part in parts)
        yield Side(begun[side] and not is_empty, ends, is_empty and (begun[side] or not ends))
        begun[side] = not ends and (begun[side] or not is_empty)


def _pieces(source: str, edits: Edits) -> Iterator[Part | _Ended]:
    last = 0
    for index, edit in enumerate(edits):
        yield from _kept(source[last : edit.start])
        last = edit.end
        yield from _changed(edit.old, edit.new, index)
    yield from _kept(source[last:])


def _kept(text: str) -> Iterator[Part | _Ended]:
    *lines, rest = text.split("\n")
    for line in lines:
        if line:
            yield Part(line, line, None)
        yield _Ended(True, True)
    if rest:
        yield Part(rest, rest, None)


def _changed(old: str, new: str, index: int) -> Iterator[Part | _Ended]:
    """The lines of an edit: pairs of lines, then the lines that only one side has."""
    olds, news = old.split("\n"), new.split("\n")
    for line, (before, after) in enumerate(zip_longest(olds, news, fillvalue="")):
        if line:
            yield _Ended(line < len(olds), line < len(news))
        if not line or before or after:
            yield Part(before, after, index, not line)
