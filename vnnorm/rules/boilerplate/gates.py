"""Check which markers of residue a text contains, by a search for literals before any pattern is applied.

Nearly all prose contains none, and a search for literals is many times faster than a pattern.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from vnnorm.rules.boilerplate.entries import Entry
from vnnorm.rules.boilerplate.lexicon import Words


class Signs(NamedTuple):
    """The markers of residue that a text contains."""

    end_mark: bool
    link: bool
    phrases: tuple[tuple[str, Entry], ...]  # as the text spells them


def signs(text: str, known: Words) -> Signs:
    """Find the markers of residue in a text."""
    # A search for one character is faster than for two.
    has_end_mark = "/" in text and ("/." in text or "/ ." in text)
    return Signs(has_end_mark, ">" in text and ">>" in text, tuple(_phrases(lowered(text), known)))


def _phrases(lower: str, known: Words) -> Iterator[tuple[str, Entry]]:
    for literal, spelled in known.phrases.items():
        if literal in lower:
            for spelling, entry in spelled:
                if spelling in lower:
                    yield spelling, entry


def lowered(text: str) -> str:
    """The text in lower case with the same length, with spaces for underscores."""
    lower = (text.replace("İ", "i") if "İ" in text else text).lower()
    return lower.replace("_", " ") if "_" in lower else lower


def places(text: str, words: str) -> Iterator[int]:
    """Where words occur in a text."""
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + len(words))
