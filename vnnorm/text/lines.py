"""A property of the line at a place in a text, computed at most once per line and only on demand."""

from __future__ import annotations

import re
from collections.abc import Callable

from vnnorm.text.pattern import lazily

LINE = lazily("[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
LEGACY_LINE = lazily("[^\n\r\x0b\x0c\x1c-\x1e\u2028\u2029]+")  # U+0085 is a byte of ễ (Nguyá»\x85n)


class Lines:
    """Whether a property holds for the line at a place. Callers ask for places in ascending order."""

    def __init__(self, text: str, line: re.Pattern[str], holds: Callable[[str, int, int], bool]) -> None:
        self._text = text
        self._line = line
        self._holds = holds
        self._start = self._end = 0
        self._answer = False

    def holds_at(self, place: int) -> bool:
        """Whether the property holds for the line of the character at ``place``; False for a line break."""
        if place >= self._end:
            for match in self._line.finditer(self._text, self._end):
                if match.end() > place:
                    self._start, self._end = match.span()
                    self._answer = self._holds(self._text, self._start, self._end)
                    break
        return self._answer and self._start <= place < self._end
