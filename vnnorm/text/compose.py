"""Canonical composition: ``e`` + ``◌̂`` + ``◌́`` → ``ế``, in linear time; ``find_composition`` reports the changes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import groupby, takewhile

from vnnorm.core.rule import Finding
from vnnorm.text.pattern import lazily

# A text can be split before one of these characters without changing its composition: they are not marks, and NFC rewrites
# none of them. The list is incomplete, but Vietnamese text needs no others; a missing character only makes an edit longer.
CUT = "\x00-\u02ff\u0400-\u0482\u048a-\u04ff\u1e00-\u1eff\u2010-\u2027\u2030-\u205e\u3041-\u3098\u30a1-\u30ff\u4e00-\u9fff"


@cache
def _uncut(least: int) -> re.Pattern[str]:
    """A run of at least ``least`` characters that are not in ``CUT``."""
    return lazily(f"[^{CUT}]{{{least},}}")


# CPython puts marks in canonical order by an insertion sort, so thousands of marks on one letter would take quadratic time.
# Unicode's stream-safe format allows 30.
_LONG = 31


def in_order(text: str) -> str:
    """A canonically equivalent text whose long runs of combining marks are in canonical order."""
    return _uncut(_LONG).sub(_sorted_marks, text)


def _sorted_marks(match: re.Match[str]) -> str:
    decomposed = "".join(unicodedata.normalize("NFD", char) for char in match[0])
    runs = groupby(decomposed, lambda char: unicodedata.combining(char) > 0)
    return "".join("".join(sorted(run, key=unicodedata.combining) if marks else run) for marks, run in runs)


def compose(text: str) -> str:
    """The text in NFC; the same object if it is in NFC already."""
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", in_order(text))


def decompose(text: str) -> str:
    """The text in NFD."""
    return unicodedata.normalize("NFD", in_order(text))


def find_composition(text: str) -> Iterator[Finding]:
    """The findings that ``compose`` makes."""
    if unicodedata.is_normalized("NFC", text):
        return
    for match in _uncut(1).finditer(text):
        start = max(match.start() - 1, 0)
        piece = text[start : match.end()]
        composed = compose(piece)
        if composed != piece:
            same = composed[:1] == piece[:1]  # true if the character before the run took no mark
            tail = _common_tail(piece[same:], composed[same:])  # the unchanged end of the run, such as a sign or another script
            yield start + same, match.end() - tail, composed[same : len(composed) - tail], "letters in NFC"


def _common_tail(one: str, other: str) -> int:
    """The number of characters in the longest common ending of two texts."""
    alike = takewhile(lambda pair: pair[0] == pair[1], zip(reversed(one), reversed(other), strict=False))
    return sum(1 for _ in alike)
