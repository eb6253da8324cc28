"""Find in a text with some parts hidden: ``**Thủ_tướng** `a_b` .`` is read as ``Thủ_tướng x .``.

No rule reads or changes a hidden part: a finding that reaches into one is dropped.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator

from vnnorm.core.edits import Edits
from vnnorm.core.rule import Finding
from vnnorm.text.repaired import Repaired

Part = tuple[int, int, str]
"""Start and end of a hidden part (code points, half-open), and the text that replaces it while rules read."""

_Group = list[Finding]

Cover = Callable[[str], list[Part]]
"""The hidden parts of a text, in order and disjoint."""

_TRIALS = 32  # maximum trials of halves of the findings: the work stays linear, and a dozen harmful groups are still isolated
_INDENT = 8  # characters searched for the start of a line: a mark that opens a block is indented by 3 spaces at most


def find_around(text: str, find: Callable[[str], Iterable[Finding]], cover: Cover) -> Iterator[Finding]:
    """The findings of ``find`` on what is not hidden, in offsets of ``text``, ordered and disjoint.

    Findings are dropped if the cover of the result would hide other parts than before: if the mark before ``1.`` is removed
    and the line then begins with ``1.``, it becomes a list item.

    >>> def cover(text: str) -> list[tuple[int, int, str]]:
    ...     return [(text.index("<"), text.index(">") + 1, "x")]
    >>> def find(text: str) -> list[tuple[int, int, str, str]]:
    ...     return [(at, at + 1, " ", "joiner") for at, char in enumerate(text) if char == "_"]
    >>> list(find_around("a_b <c_d> e_f", find, cover))
    [(1, 2, ' ', 'joiner'), (11, 12, ' ', 'joiner')]
    """
    parts = cover(text)
    view = Repaired(text, lambda _: ((*part, "") for part in parts))
    starts, ends = [start for start, _, _ in parts], [end for _, end, _ in parts]
    openings: list[_Group] = []
    others: dict[int, _Group] = {}  # by the number of hidden parts before them, so that the two marks of a pair share a group
    last = 0
    for begin, stop, new, entry in find(view.text):
        start, end = view.span(begin, stop)
        before = bisect_right(ends, start)
        if start >= last and before == bisect_left(starts, max(end, start + 1)):
            last = end
            finding = start, end, new, entry
            if _opens_line(view.text, begin):
                openings.append([finding])
            else:
                others.setdefault(before, []).append(finding)
    yield from _kept(text, cover, parts, openings, list(others.values()))


def _opens_line(text: str, at: int) -> bool:
    before = text[max(0, at - _INDENT) : at]
    return not before[before.rfind("\n") + 1 :].strip() and (len(before) < _INDENT or "\n" in before)


def _kept(text: str, cover: Cover, parts: list[Part], openings: list[_Group], others: list[_Group]) -> list[Finding]:
    """The findings after which the cover still hides the same parts.

    If not all of them can be made, the groups that open lines and the other groups are tried separately.
    """
    hidden = [text[start:end] for start, end, _ in parts]

    def hides_the_same(findings: list[Finding]) -> bool:
        result = Edits.from_findings(text, findings).apply(text)
        return [result[start:end] for start, end, _ in cover(result)] == hidden

    everything = _flat(openings + others)
    if not everything or hides_the_same(everything):
        return everything
    kept = _flat(_sound(openings, hides_the_same) + _sound(others, hides_the_same))
    return kept if not kept or hides_the_same(kept) else []


def _sound(groups: list[_Group], is_sound: Callable[[list[Finding]], bool]) -> list[_Group]:
    """The groups that are sound, found by bisection; none if that takes more than ``_TRIALS`` trials."""
    sound: list[_Group] = []
    waiting = [groups] if groups else []
    for _ in range(_TRIALS):
        if not waiting:
            return sound
        half = waiting.pop()
        if is_sound(_flat(half)):
            sound += half
        elif len(half) > 1:
            middle = len(half) // 2
            waiting += [half[:middle], half[middle:]]
    return []


def _flat(groups: list[_Group]) -> list[Finding]:
    return sorted(finding for group in groups for finding in group)


def merged(parts: list[Part]) -> list[Part]:
    """Parts in order and disjoint. Overlapping parts become one part, with the replacement of the first.

    >>> merged([(4, 9, "x"), (0, 2, ""), (5, 12, "")])
    [(0, 2, ''), (4, 12, 'x')]
    """
    out: list[Part] = []
    for start, end, instead in sorted(parts, key=lambda part: part[:2]):
        if out and start < out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]), out[-1][2])
        else:
            out.append((start, end, instead))
    return out
