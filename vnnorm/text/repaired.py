"""Find on repaired text: repair the characters, find there, and map the offsets back to the source.

Every rule that looks words up uses it, so that all rules read ``thơ`` + ``◌̀`` + ``i`` and ``thời`` as the same word. Rules that
read sentences also read two spaces as one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from vnnorm.core.edits import Edits, Span
from vnnorm.core.findings import Finding, disjoint
from vnnorm.text import repair
from vnnorm.text.pattern import lazily

# Two spaces between words are a slip. More of them lay out columns, and spaces at the start of a line lay out verse and code.
_DOUBLED = lazily(r"(?<=\S)  (?=\S)")


class Repaired:
    """A text with its characters repaired, with a map back to the source.

    ``text`` is the source itself if nothing was broken; then spans stay the same.

    >>> sound = Repaired("Tha\\u0300nh phố")
    >>> sound.text, sound.span(0, 5)
    ('Thành phố', Span(start=0, end=6))
    >>> Repaired("Thành  phố", single_spaced=True).text
    'Thành phố'
    """

    __slots__ = ("_edits", "text")

    def __init__(
        self, source: str, find: Callable[[str], Iterable[Finding]] = repair.find, *, single_spaced: bool = False
    ) -> None:
        """``find`` finds what is repaired. ``single_spaced``: two spaces between words become one, too."""
        self._edits = Edits.from_findings(source, find(source))
        self.text = self._edits.apply(source)
        if single_spaced and "  " in self.text:
            singled = Edits.from_findings(self.text, _doubled_spaces(self.text))
            self._edits = self._edits.then(singled)
            self.text = singled.apply(self.text)

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


def single_spaced(text: str) -> str:
    """The text with one space for every two spaces between words."""
    return _DOUBLED.sub(" ", text)


def _doubled_spaces(text: str) -> Iterator[Finding]:
    """The first of every two spaces between words, to be removed. A span that ends in a space ends in the second one."""
    return ((match.start(), match.start() + 1, "", "") for match in _DOUBLED.finditer(text))
