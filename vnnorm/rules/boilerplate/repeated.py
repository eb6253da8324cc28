"""Count the lines that many texts of one outlet share, in one pass and in bounded memory."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from vnnorm.core.checks import require_str
from vnnorm.text import repair

_LINES = 100_000  # lines of an outlet kept in memory: about ten megabytes


class RepeatedLines:
    """Counts the lines of a stream of texts from one or several outlets, in bounded memory.

    minimum: the number of texts of one outlet that must contain a line. lines: the number of different lines kept per
    outlet; above it, the least frequent lines are dropped (Misra and Gries, 1982). A count is then too small by at most the
    number of lines of the outlet divided by ``lines``, and never too large, so frequent lines are found.
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
        """Count the lines of a text, each once, stripped and with their characters repaired."""
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

    def outlets(self) -> list[str]:
        """The outlets whose texts were counted, sorted."""
        return sorted(self._counts)

    def of(self, outlet: str = "") -> frozenset[str]:
        """The lines that at least ``minimum`` texts of an outlet contain, for ``remove_boilerplate(text, repeated=…)``."""
        return frozenset(line for line, count in self._counts.get(outlet, {}).items() if count >= self._minimum)


def repeated_lines(texts: Iterable[str], *, minimum: int) -> frozenset[str]:
    """The lines that at least ``minimum`` of the texts contain, for ``remove_boilerplate(text, repeated=…)``.

    Lines are compared after stripping white space and repairing characters; each text counts once. Accepts any iterable,
    also a stream, and keeps up to 100,000 lines in memory (``RepeatedLines`` counts by outlet and can set another limit).
    Raises TypeError on a text that is not a ``str``, ValueError on a minimum below 2.

    >>> sorted(repeated_lines(["Một\\nBáo Mới - đọc là thích", "Báo Mới - đọc là thích\\nHai"], minimum=2))
    ['Báo Mới - đọc là thích']
    """
    counted = RepeatedLines(minimum=minimum)
    for text in texts:
        counted.add(text)
    return counted.of()
