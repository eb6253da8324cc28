"""The Vietnamese syllable: its onset, rime and tone, and whether a word is one: ``quốc`` → qu, ôc, sắc."""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from typing import NamedTuple

from vnnorm.core.lexicon import load

TONE_MARKS = "\u0300\u0301\u0303\u0309\u0323"  # huyền, sắc, ngã, hỏi, nặng
VOWELS = "aăâeêioôơuưy"

# Every toned vowel, both cases, with its toneless letter and its tone mark.
TONED = {unicodedata.normalize("NFC", vowel + tone): (vowel, tone) for vowel in VOWELS + VOWELS.upper() for tone in TONE_MARKS}
_BARE = str.maketrans({letter: vowel for letter, (vowel, _) in TONED.items()})
_STOPS = ("c", "ch", "p", "t", "k")
LONGEST = 7  # nghiêng
_LONGEST_ONSET = 3  # ngh


class Syllable(NamedTuple):
    """A syllable in lower case: ``onset`` (may be empty), ``rime`` without its tone, ``tone`` (a combining mark or empty)."""

    onset: str
    rime: str
    tone: str


def _parts(spelling: str) -> tuple[str, str] | None:
    """The onset and rime of a spelling without tone, with the longest onset that permits it: ``gia`` is gi and a."""
    onsets, rimes = _onsets(), _rimes()
    for length in range(min(_LONGEST_ONSET, len(spelling) - 1), -1, -1):
        onset, rime = spelling[:length], spelling[length:]
        if onset in onsets and rime in rimes and _joins(onset, rime):
            return onset, rime
    return None


@cache
def _onsets() -> frozenset[str]:
    return frozenset(["", *(spelling for part, spelling in load("text/syllable").rows if part == "onset")])


def _joins(onset: str, rime: str) -> bool:
    first = rime[0]
    if onset in ("gh", "ngh"):
        return first in "eêi"
    if onset == "qu":
        return first not in "uưo" and rime != "ôông"
    if onset == "gi":
        return first not in "iy"
    if onset == "c":
        return first not in "eêiy"
    if first == "y" and len(rime) > 1 and onset:
        return False  # yêu, yên; after an onset the rime is spelled with i
    if onset in ("g", "ng"):
        return first not in "eê" and (onset == "g" or first != "i")
    return True


def has_rime(onset: str, rime: str) -> bool:
    """Whether an onset and a rime make a syllable, even if their spelling has another reading too.

    >>> has_rime("g", "ia"), has_rime("g", "iau")
    (True, False)
    """
    return rime in _rimes() and _joins(onset, rime)


@cache
def _rimes() -> frozenset[str]:
    return frozenset(spelling for part, spelling in load("text/syllable").rows if part == "rime")


@lru_cache(maxsize=65_536)
def analyse(word: str) -> Syllable | None:
    """The parts of a word, in NFC and any case; None if it is not a Vietnamese syllable.

    The tone mark may be on any vowel: ``hoà`` and ``hòa`` are the same syllable.

    >>> analyse("Quốc")
    Syllable(onset='qu', rime='ôc', tone='́')
    >>> analyse("gìn").onset, analyse("Raúl"), analyse("cat"), analyse("case")
    ('g', None, Syllable(onset='c', rime='at', tone=''), None)
    """
    if len(word) > LONGEST:
        return None
    lower = word.lower()
    tones = [TONED[letter][1] for letter in lower if letter in TONED]
    parts = _parts(lower.translate(_BARE))
    if parts is None or len(tones) > 1:
        return None
    tone = tones[0] if tones else ""
    if parts[1].endswith(_STOPS) and tone and tone not in "\u0301\u0323":
        return None
    return Syllable(*parts, tone)


def is_syllable(word: str) -> bool:
    """Whether a word, in NFC and any case, is spelled as a Vietnamese syllable.

    A syllable that ends in a stop counts without its tone too (``cat``), because text may be written without marks.
    """
    return analyse(word) is not None
