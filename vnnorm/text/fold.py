"""The folded view that lexicons match on: ``ỦY_BAN``, ``Uỷ ban``, ``ủy ban`` → ``ủy ban``, code point for code point.

A rule that looks words up in a lexicon does so on this view, and reports offsets into the text itself.
"""

from __future__ import annotations

import re
import unicodedata

from vnnorm.text.pattern import lazily
from vnnorm.text.syllable import TONED, VOWELS

# One tone style: in a run of vowels the tone stands on the last vowel with a mark of its own (tiếng), else on the first. No
# orthography does the latter; all that matters is that every spelling of a syllable folds to the same letters, in texts and
# in lexicons. The pattern finds tones that stand elsewhere, in runs no longer than a syllable has.
_MARKED = "".join(vowel for vowel in VOWELS if not vowel.isascii())
_TONED = "".join(letter for letter in TONED if letter.islower())
_TONED_BARE = "".join(letter for letter in _TONED if TONED[letter][0].isascii())
_ANY = VOWELS + _TONED
_MISPLACED = lazily(
    f"[{_ANY}](?=[{_ANY}])(?<![{_ANY}].)(?:(?<=[{VOWELS}])[{VOWELS}]{{0,2}}[{_TONED_BARE}][{VOWELS}]{{0,2}}"
    f"|(?:(?<=[{_TONED}])|[{VOWELS}]{{0,2}}[{_TONED}])[{VOWELS}]{{0,2}}[{_MARKED}])[{VOWELS}]?(?![{_ANY}])"
)
_SPACES = "_\t\u00a0\u1680" + "".join(map(chr, range(0x2000, 0x200B))) + "\u202f\u205f\u3000"


def fold(text: str) -> str:
    """Text in NFC as lexicons see it, of the same length: lower case, ``_`` and odd spaces as a space, one tone style.

    Line feeds stay: no entry reaches across one. Idempotent.

    >>> fold("Uỷ_ban") == fold("ỦY BAN") == fold("ủy\\u00a0ban")
    True
    >>> fold("thơì") == fold("thời"), len(fold("İstanbul"))
    (True, 8)
    """
    return _MISPLACED.sub(_placed, lowered(text))


def lowered(text: str) -> str:
    """The cheap half of ``fold``: all of it but the tone style, for rules that write their words in both styles.

    >>> lowered("Quý_III năm\u00a0nay")
    'quý iii năm nay'
    """
    text = text.replace("İ", "i").lower()  # the one letter whose lower case is longer
    if text.isprintable() and "_" not in text:
        return text  # no odd space is printable
    for space in _SPACES:  # half the time of a pattern
        text = text.replace(space, " ")
    return text


def _placed(match: re.Match[str]) -> str:
    letters = list(match[0])
    at = next(index for index, letter in enumerate(letters) if letter in TONED)
    letters[at], tone = TONED[letters[at]]
    to = max((index for index, letter in enumerate(letters) if letter in _MARKED), default=0)
    letters[to] = unicodedata.normalize("NFC", letters[to] + tone)
    return "".join(letters)
