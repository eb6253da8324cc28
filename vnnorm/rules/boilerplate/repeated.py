"""Lines that many texts of one outlet share, counted in one pass and in bounded memory."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from vnnorm.core.checks import require_str
from vnnorm.text import repair

_LINES = 100_000  # of an outlet, kept at a time: some ten megabytes


class RepeatedLines:
    """Counts the lines of a stream of texts, an outlet at a time or several at once, in bounded memory.

    minimum: in how many texts of one outlet a line stands. lines: how many different lines of an outlet are kept; where more
    come, those that were seen least go (Misra and Gries, 1982). A count is then too small by at most the number of lines of
    the outlet divided by ``lines``: what has gone with the page for long is found, and a line is never counted too often.
    Raises TypeError and ValueError as ``repeated_lines`` does.

    >>> counted = RepeatedLines(minimum=2)
    >>> for text in ["Một\\nBáo Sông Quê", "Báo Sông Quê\\nHai"]:
    ...     counted.add(text, outlet="Sông Quê")
    >>> sorted(counted.of("Sông Quê")), sorted(counted.of("Bến Đá"))
    (['Báo Sông Quê'], [])
    """

    def __init__(self, *, minimum: int, lines: int = _LINES) -> None:
        for name, value in (("minimum", minimum), ("lines", lines)):
            if not isinstance(value, int) or isinstance(value, bool):
                raise TypeError(f"{name} takes an int, not {value!r}")
        if minimum < 2:
            raise ValueError(f"minimum is 2 or more, not {minimum}: a line of one text is not repeated")
        if lines < 1:
            raise ValueError(f"lines is 1 or more, not {lines}")
        self._minimum = minimum
        self._lines = lines
        self._counts: defaultdict[str, dict[str, int]] = defaultdict(dict)

    def add(self, text: str, outlet: str = "") -> None:
        """Count the lines of a text, each once, without the white space around them and with their characters repaired."""
        require_str(text, "repeated_lines")
        counts = self._counts[outlet]
        for line in sorted({line.strip() for line in repair.rewrite(text).split("\n")}):
            if line:
                self._count(counts, line)

    def _count(self, counts: dict[str, int], line: str) -> None:
        if line in counts or len(counts) < self._lines:
            counts[line] = counts.get(line, 0) + 1
            return
        for held in [held for held, count in counts.items() if count == 1]:
            del counts[held]
        for held in counts:
            counts[held] -= 1

    def of(self, outlet: str = "") -> frozenset[str]:
        """The lines that stand in at least ``minimum`` texts of an outlet, for ``remove_boilerplate(text, repeated=…)``."""
        return frozenset(line for line, count in self._counts.get(outlet, {}).items() if count >= self._minimum)


def repeated_lines(texts: Iterable[str], *, minimum: int) -> frozenset[str]:
    """The lines that stand in at least ``minimum`` of the texts, for ``remove_boilerplate(text, repeated=…)``.

    Lines are compared without the white space around them, with their characters repaired; one text counts once. Takes any
    iterable, a stream too, and keeps 100,000 lines at a time (``RepeatedLines`` counts by outlet, and sets another bound).
    Raises TypeError on a text that is no ``str``, ValueError on a minimum below 2.

    >>> sorted(repeated_lines(["Một\\nBáo Mới - đọc là thích", "Báo Mới - đọc là thích\\nHai"], minimum=2))
    ['Báo Mới - đọc là thích']
    """
    counted = RepeatedLines(minimum=minimum)
    for text in texts:
        counted.add(text)
    return counted.of()
