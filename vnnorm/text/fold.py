"""The folded view for look-ups in lexicons: ``ỦY_BAN``, ``Uỷ ban``, ``ủy ban`` → ``ủy ban``, code point for code point.

Rules look words up in this view. It has the length of the text, so they report offsets into the text itself.
"""

from __future__ import annotations

import re
import unicodedata

from vnnorm.text.pattern import lazily
from vnnorm.text.syllable import TONED, VOWELS

# One tone style: in a run of vowels the tone is on the last vowel that has a vowel mark (tiếng), else on the first vowel. No
# orthography does the latter, but every spelling of a syllable must fold to the same letters, in texts and in lexicons. The
# pattern finds tones in other places, in runs that are no longer than those of a syllable.
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
    """The folded view of a text in NFC, with the same length: lower case, ``_`` and odd spaces as a space, one tone style.

    Line feeds stay, because no entry continues on the next line. Idempotent.

    >>> fold("Uỷ_ban") == fold("ỦY BAN") == fold("ủy\\u00a0ban")
    True
    >>> fold("thơì") == fold("thời"), len(fold("İstanbul"))
    (True, 8)
    """
    return _MISPLACED.sub(_placed, lowered(text))


def lowered(text: str) -> str:
    """``fold`` without the tone style, which is cheaper, for rules whose data has the words in both styles.

    >>> lowered("Quý_III năm\u00a0nay")
    'quý iii năm nay'
    """
    text = text.replace("İ", "i").lower()  # the one letter whose lower case is longer
    if text.isprintable() and "_" not in text:
        return text  # no odd space is printable
    for space in _SPACES:  # takes half the time of a pattern
        text = text.replace(space, " ")
    return text


def _placed(match: re.Match[str]) -> str:
    letters = list(match[0])
    at = next(index for index, letter in enumerate(letters) if letter in TONED)
    letters[at], tone = TONED[letters[at]]
    to = max((index for index, letter in enumerate(letters) if letter in _MARKED), default=0)
    letters[to] = unicodedata.normalize("NFC", letters[to] + tone)
    return "".join(letters)
