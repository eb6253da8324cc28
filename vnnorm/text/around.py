"""Find in what is left of a text when parts of it are hidden: ``**Thủ_tướng** `a_b` .`` as ``Thủ_tướng x .``.

No rule sees a hidden part, and none changes it: a finding that reaches into one is not made.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby

from vnnorm.core.edits import Edits
from vnnorm.core.rule import Finding
from vnnorm.text.repaired import Repaired

Part = tuple[int, int, str]
"""Start and end of a hidden part (code points, half-open), and what stands for it meanwhile."""

Cover = Callable[[str], list[Part]]
"""The hidden parts of a text, in order and disjoint."""

_TRIALS = 32  # times that a text is looked at again, from which findings not yet tried are left out: work stays linear


def find_around(text: str, find: Callable[[str], Iterable[Finding]], cover: Cover) -> Iterator[Finding]:
    """The findings of ``find`` on what is not hidden, in offsets of ``text``, ordered and disjoint.

    Those that would make the cover hide anything else in the result are left out: a line that begins with ``1.`` once the
    mark before it is gone is a list item.

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
    found: list[tuple[int, Finding]] = []  # with the number of hidden parts before
    last = 0
    for begin, stop, new, entry in find(view.text):
        start, end = view.span(begin, stop)
        before = bisect_right(ends, start)
        if start >= last and before == bisect_left(starts, max(end, start + 1)):
            found.append((before, (start, end, new, entry)))
            last = end
    groups = [[finding for _, finding in group] for _, group in groupby(found, key=lambda item: item[0])]
    trial = _Trial(text, cover, parts)
    kept = trial.kept(groups)
    if len(kept) == len(found) or trial.hides_the_same(kept):  # halves that are sound each are nearly always so together
        yield from kept


class _Trial:
    """Looks whether a text hides the same once findings are made."""

    def __init__(self, text: str, cover: Cover, parts: list[Part]) -> None:
        self._text = text
        self._cover = cover
        self._hidden = [text[start:end] for start, end, _ in parts]
        self._left = _TRIALS

    def kept(self, groups: list[list[Finding]]) -> list[Finding]:
        """The findings of the groups that can be made; where all cannot, halves are tried, each by itself."""
        findings = [finding for group in groups for finding in group]
        if not findings or (self._left and self.hides_the_same(findings)):
            return findings
        if len(groups) == 1:
            return []
        half = len(groups) // 2
        return [*self.kept(groups[:half]), *self.kept(groups[half:])]

    def hides_the_same(self, findings: list[Finding]) -> bool:
        """Whether the text with these findings made hides what it hides now."""
        self._left -= 1
        result = Edits.from_findings(self._text, findings).apply(self._text)
        return [result[start:end] for start, end, _ in self._cover(result)] == self._hidden
