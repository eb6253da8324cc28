"""Find where a sentence starts within a token, since a crawler left no space: ``giảm mạnh`` + ``Theo xã``."""

from __future__ import annotations

from collections.abc import Iterator

from vnnorm.rules.boilerplate.lexicon import Words
from vnnorm.text.letters import LETTER, UPPER
from vnnorm.text.pattern import lazily
from vnnorm.text.syllable import is_syllable

_WORD = lazily(r"[^\s]+")
# The start of a new word within a token: between a letter and a capital that a letter other than a capital follows.
CASE = lazily(rf"(?<={LETTER})(?={UPPER}(?!{UPPER}){LETTER}|[ỞÝÔỔÁỦ](?!{LETTER}))")
MIXED = lazily(rf"(?<=(?!{UPPER}){LETTER})(?={UPPER})")
_LONGEST_SYLLABLE = 8  # letters, with the space before it


def glued_starts(line: str, low: int, high: int, known: Words) -> Iterator[int]:
    """Where a sentence starts within a token, since a crawler left no space: ``giảm mạnhTheo xã``."""
    for cut in CASE.finditer(line, low, high):
        before = line[max(low, cut.start() - _LONGEST_SYLLABLE) : cut.start()].rsplit(" ", maxsplit=1)[-1]
        if before and is_syllable(before) and starts(line, cut.start(), known):
            yield cut.start()


def starts(line: str, at: int, known: Words) -> bool:
    """Whether a sentence may start within a token: at a typical first word, or at a syllable that another word follows."""
    word = _WORD.match(line, at)
    assert word is not None
    text = word[0].rstrip(",.:;")
    if text in known.starters:
        return True
    after = line[word.end() + 1 : word.end() + 2]
    return is_syllable(text) and (after.islower() or after.isupper() or after.isdigit())
