"""Cut a text for display at a boundary of grapheme clusters (Unicode UAX 29), so that no letter loses its marks.

``regex`` matches a cluster by ``\\X``. If it is not installed, as in a browser, marks and joiners stay with the letter before.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

_JOINER = "\u200d"  # joins the emoji on both sides into one
_SKIN_TONES = range(0x1F3FB, 0x1F400)
_BEFORE = 32  # code points before a cut that decide whether it is a boundary; sequences of flags and emoji are shorter


def head(text: str, limit: int) -> str:
    """The beginning of a text, at most ``limit`` code points. It splits no cluster, unless the first cluster is longer.

    >>> head("việt", 2), head("vie\\u0323\\u0302t", 3), len(head("vie\\u0323\\u0302t", 5))
    ('vi', 'vi', 5)
    """
    if len(text) <= limit:
        return text
    if text[: limit + 1].isascii():
        return text[:limit]
    return text[: max((end for end in _ends(text[: limit + 1]) if end <= limit), default=limit)]


def tail(text: str, limit: int) -> str:
    """The end of a text, at most ``limit`` code points. It splits no cluster, unless the last cluster is longer.

    >>> tail("việt", 2), tail("vie\\u0323\\u0302t", 3), len(tail("vie\\u0323\\u0302t", 4))
    ('ệt', 't', 4)
    """
    first = len(text) - limit
    if first <= 0:
        return text
    start = max(first - _BEFORE, 0)
    window = text[start:]
    if window.isascii():
        return text[first:]
    return text[min((start + end for end in _ends(window) if first <= start + end < len(text)), default=first) :]


def _ends(text: str) -> Iterator[int]:
    """The ends of the clusters of a text."""
    try:
        import regex  # loading it takes longer than a cut, and most texts are not cut
    except ModuleNotFoundError:
        yield from (at for at in range(1, len(text) + 1) if at == len(text) or not _is_joined(text[at - 1], text[at]))
        return
    yield from (match.end() for match in regex.finditer(r"\X", text))


def _is_joined(before: str, char: str) -> bool:
    return (
        _JOINER in (before, char)
        or ord(char) in _SKIN_TONES
        or (before, char) == ("\r", "\n")
        or unicodedata.category(char).startswith("M")
    )
