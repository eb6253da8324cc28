"""Find on repaired text: repair the characters, find there, and map the offsets back to the source.

Every rule that looks words up uses it, so that all rules read ``thơ`` + ``◌̀`` + ``i`` and ``thời`` as the same word.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from vnnorm.core.edits import Edits, Span
from vnnorm.core.findings import Finding, disjoint
from vnnorm.text import repair


class Repaired:
    """A text with its characters repaired, with a map back to the source.

    ``text`` is the source itself if nothing was broken; then spans stay the same.

    >>> sound = Repaired("Tha\\u0300nh phố")
    >>> sound.text, sound.span(0, 5)
    ('Thành phố', Span(start=0, end=6))
    """

    __slots__ = ("_edits", "text")

    def __init__(self, source: str, find: Callable[[str], Iterable[Finding]] = repair.find) -> None:
        self._edits = Edits.from_findings(source, find(source))
        self.text = self._edits.apply(source)

    def span(self, start: int, end: int) -> Span:
        """The span of the source that a span of ``text`` came from."""
        return self._edits.to_source((start, end)) if self._edits else Span(start, end)

    def findings(self, found: Iterable[Finding]) -> Iterable[Finding]:
        """Findings on ``text``, in offsets of the source, ordered and disjoint."""
        found = disjoint(found, len(self.text))
        return self._carried(found) if self._edits else found

    def _carried(self, found: Iterable[Finding]) -> Iterator[Finding]:
        last = 0  # two findings in one repaired character have the same source, which the first one takes
        for start, end, new, entry in found:
            low, high = self._edits.to_source((start, end))
            low = max(low, last)
            if low < high:
                yield low, high, new, entry
                last = high
