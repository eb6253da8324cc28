"""Which marks of residue a text has at all: looks for literals, before any pattern reads it.

Nearly all prose has none of them, and literals are found at many times the speed of a pattern.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from vnnorm.rules.boilerplate.entries import Entry
from vnnorm.rules.boilerplate.lexicon import Words
from vnnorm.text.pattern import lazily

# Letters at the end of a text in which a footer has a label: without the signs of one, and with them.
_TAIL, _LONG_TAIL = 700, 6_000
_LONG_NUMBER = lazily(r"\d\d[\d. ]?\d{3}|\d/GP")  # a telephone, a licence


class Signs(NamedTuple):
    """The marks of a text."""

    end_mark: bool
    link: bool
    phrases: tuple[tuple[str, Entry], ...]  # as the text spells them


def signs(text: str, known: Words) -> Signs:
    """The marks in a text."""
    # One character is found faster than two.
    has_end_mark = "/" in text and ("/." in text or "/ ." in text)
    return Signs(has_end_mark, ">" in text and ">>" in text, tuple(_phrases(lowered(text), known)))


def has_label(line: str, known: Words) -> bool:
    """Whether the last line of a text may have the label of a footer near its end."""
    if "©" in line or "@" in line or "®" in line:  # hardly ever in prose
        return any(map(lowered(line[-_LONG_TAIL:]).__contains__, known.labels))
    tail = line[-_TAIL:]
    return ":" in tail and _LONG_NUMBER.search(tail) is not None and any(map(lowered(tail).__contains__, known.labels))


def _phrases(lower: str, known: Words) -> Iterator[tuple[str, Entry]]:
    for literal, spelled in known.phrases.items():
        if literal in lower:
            for spelling, entry in spelled:
                if spelling in lower:
                    yield spelling, entry


def lowered(text: str) -> str:
    """A text in small letters and of the same length, words parted by spaces."""
    lower = (text.replace("İ", "i") if "İ" in text else text).lower()
    return lower.replace("_", " ") if "_" in lower else lower
