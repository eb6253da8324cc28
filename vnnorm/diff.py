"""A unified diff of the lines that edits changed. It is made from the edits, not by comparing texts, so the cost is linear."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate

from vnnorm.core.edits import Edits

_CONTEXT = 3


def unified(source: str, result: str, edits: Edits, name: str) -> str:
    """The diff between ``source`` and ``result``, its text after ``edits``; empty without edits."""
    if not edits:
        return ""
    before, after = _lines(source), _lines(result)
    blocks = _blocks(edits, before, after)
    out = [f"--- {name}\n+++ {name} (normalized)\n"]
    hunk: list[tuple[int, int, int, int]] = []
    for block in blocks:
        if hunk and block[0] - hunk[-1][1] > 2 * _CONTEXT:
            out.append(_hunk(hunk, before, after))
            hunk = []
        hunk.append(block)
    out.append(_hunk(hunk, before, after))
    return "".join(out)


def _lines(text: str) -> list[str]:
    """Lines with their line feeds; no other character ends a line."""
    lines = [line + "\n" for line in text.split("\n")]
    lines[-1] = lines[-1][:-1]
    return lines if lines[-1] else lines[:-1]


def _blocks(edits: Edits, before: list[str], after: list[str]) -> list[tuple[int, int, int, int]]:
    """Runs of changed lines: start and end (half-open) in the source, then in the result."""
    olds, news = _starts(before), _starts(after)
    blocks: list[tuple[int, int, int, int]] = []
    shift = 0
    for edit in edits:
        start, end = edit.start + shift, edit.start + shift + len(edit.new)
        shift += len(edit.new) - len(edit.old)
        # Whole lines on both sides: from the line in which the edit begins to the end of the line in which it ends.
        low, high = bisect_right(olds, edit.start) - 1, bisect_right(olds, edit.end)
        new_low, new_high = bisect_right(news, start) - 1, bisect_right(news, end)
        if blocks and (low < blocks[-1][1] or new_low < blocks[-1][3]):
            first = blocks.pop()
            low, new_low = first[0], first[2]
        blocks.append((low, min(high, len(before)), new_low, min(new_high, len(after))))
    return blocks


def _starts(lines: list[str]) -> list[int]:
    """The start of each line, and of the line that would follow; without a final line feed, an offset beyond the text."""
    starts = [0, *accumulate(map(len, lines))]
    if lines and not lines[-1].endswith("\n"):
        starts[-1] += 1
    return starts


def _hunk(blocks: list[tuple[int, int, int, int]], before: list[str], after: list[str]) -> str:
    low = max(blocks[0][0] - _CONTEXT, 0)
    high = min(blocks[-1][1] + _CONTEXT, len(before))
    new_low = blocks[0][2] - (blocks[0][0] - low)
    new_high = blocks[-1][3] + (high - blocks[-1][1])
    out = [f"@@ -{_range(low, high)} +{_range(new_low, new_high)} @@\n"]
    at = low
    for old_start, old_end, new_start, new_end in blocks:
        out += [_shown(" ", line) for line in before[at:old_start]]
        out += [_shown("-", line) for line in before[old_start:old_end]]
        out += [_shown("+", line) for line in after[new_start:new_end]]
        at = old_end
    out += [_shown(" ", line) for line in before[at:high]]
    return "".join(out)


def _range(low: int, high: int) -> str:
    return f"{low + 1}" if high - low == 1 else f"{low + 1 if high > low else low},{high - low}"


def _shown(sign: str, line: str) -> str:
    return f"{sign}{line}" if line.endswith("\n") else f"{sign}{line}\n\\ No newline at end of file\n"
