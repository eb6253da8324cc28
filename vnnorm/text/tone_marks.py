"""Tone mark placement: ``hoà`` → ``hòa`` or back, ``đaị`` → ``đại``, ``chuyêṇ`` → ``chuyện``.

The structure of the syllable decides, not a list of words. Two passes: canonical composition, so that all canonically
equivalent texts have the same result; then a scan for marks that may be misplaced, which checks the whole word around each.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import pairwise
from typing import Literal, get_args

from vnnorm.core.rule import Finding, chained
from vnnorm.text.addresses import address_spans
from vnnorm.text.compose import compose, find_composition
from vnnorm.text.legacy import MOJIBAKE, is_legacy
from vnnorm.text.lines import LEGACY_LINE, Lines
from vnnorm.text.pattern import lazily
from vnnorm.text.syllable import LONGEST, TONE_MARKS, TONED, VOWELS, analyse, has_rime

ToneStyle = Literal["new", "old"]
"""The tone style, ``hòa`` (old) or ``hoà`` (new), for type checkers and editors."""

STYLES = get_args(ToneStyle)

# ---------------------------------------------------------------- where the mark belongs

_GLIDED = ("oa", "oe", "uy")  # medial and nucleus without a coda: the styles differ only here


@cache
def _place(rime: str, style: str) -> int:
    """The index of the letter of a rime that carries the tone mark.

    It is the last vowel that has a vowel mark (``ươ``), if there is one. Else it is the nucleus: the last vowel before a coda
    (``oan``, ``uyt``), the middle one of three vowels (``oai``, ``uyu``), the first of two (``ai``, ``ua``). In a medial and
    nucleus without a coda, it is the first vowel in the old style and the second in the new.
    """
    marked = [at for at, letter in enumerate(rime) if not letter.isascii()]
    if marked:
        return marked[-1]
    vowels = len(rime) if rime[-1] in VOWELS else max(at for at, letter in enumerate(rime) if letter in VOWELS) + 1
    if vowels < len(rime):
        return vowels - 1
    if vowels == 3 or (rime in _GLIDED and style == "new"):
        return 1
    return 0


# ---------------------------------------------------------------- a word

_TONED_CONSONANTS = {
    letter: (consonant, tone)
    for consonant in "cghkmnptCGHKMNPT"
    for tone in TONE_MARKS
    if len(letter := unicodedata.normalize("NFC", consonant + tone)) == 1
}
# Short words of other languages end in these letters (Polish ń, Croatian ć, Sanskrit ṃ): they are a consonant with a
# misplaced mark only in a word that also has a Vietnamese letter.
_FOREIGN = "ćńṃ"
_VIETNAMESE = frozenset("ăâđêôơư")


@lru_cache(maxsize=16_384)
def _placed(word: str, style: str) -> str:
    """A word in NFC with its tone mark in its place; the word itself if it is not a syllable with one tone."""
    letters: list[str] = []
    tones: list[tuple[int, str]] = []
    for char in word:
        if char in TONE_MARKS:
            tones.append((len(letters) - 1, char))
            continue
        letter, tone = TONED.get(char) or _TONED_CONSONANTS.get(char) or (char, "")
        if tone:
            tones.append((len(letters), tone))
        letters.append(letter)
    syllable = analyse("".join(letters))
    if syllable is None or len(tones) != 1 or tones[0][0] < 0 or any(a.islower() and b.isupper() for a, b in pairwise(letters)):
        return word
    at, tone = tones[0]
    onset, rime = len(syllable.onset), syllable.rime
    places = [onset + _place(rime, style)]
    if syllable.onset == "gi" and has_rime("g", "i" + rime):
        places.append(1 + _place("i" + rime, style))  # gìa may also be g + ia
    if at in places or not _may_move(word, letters, at, onset):
        return word
    letters[places[0]] = unicodedata.normalize("NFC", letters[places[0]] + tone)
    result = "".join(letters)
    return result if analyse(result) else word


def _may_move(word: str, letters: list[str], at: int, onset: int) -> bool:
    """Whether a mark on this letter is a typing error: on any vowel of the syllable, or on a consonant of its coda."""
    if letters[at].lower() in VOWELS:
        return True
    if at < onset:
        return False
    return not _VIETNAMESE.isdisjoint("".join(letters).lower()) or not any(letter in word.lower() for letter in _FOREIGN)


# ---------------------------------------------------------------- marks that may be misplaced


def _letters(toneless: str) -> str:
    """Toneless vowels with every tone."""
    return "".join(letter for letter, (vowel, _) in TONED.items() if vowel.lower() in toneless)


@cache
def _suspect(style: str) -> re.Pattern[str]:
    """A letter with a tone in a place that is wrong in nearly every word of the style."""
    vowels = VOWELS + VOWELS.upper()
    marked = "".join(vowel for vowel in vowels if not vowel.isascii())
    plain = _letters("aeiouy")
    stray = "".join(_TONED_CONSONANTS) + TONE_MARKS
    letter = f"[^\\W\\d_{TONE_MARKS}]"
    wrong = [
        f"(?=[{marked}])",  # ựơ
        f"(?=[{vowels}]{letter})",  # hòan, hòai
        f"(?!{letter})(?<=[{vowels}][{plain}])(?<![Qq][Uu].)(?<![Gg][Ii].)",  # hoà, đaị, but quá, già
        f"(?<=[Qq][{_letters('u')}])(?=[{vowels}])",  # qúy
        f"(?<=[Gg][{_letters('i')}])(?=[{vowels}])",  # gíau
        f"(?<=[{stray}])",  # chuyêṇ
    ]
    if style == "new":
        wrong.append(f"(?<=[{_letters('o')}])(?=[AEae])")  # hòa
        wrong.append(f"(?<=[{_letters('u')}])(?=[Yy])")  # thúy
    return lazily(f"[{''.join(TONED)}{stray}](?:{'|'.join(wrong)})")


_NEAR = LONGEST + 1  # letters: no syllable is this long
_AFTER = lazily(f"(?:[^\\W\\d_]|[\u0300-\u036f]){{0,{_NEAR}}}")
_BEFORE = lazily(f"(?:[^\\W\\d_]|[\u0300-\u036f]){{0,{_NEAR}}}\\Z")

# A word stays if it looks like bytes of UTF-8 before or after the move, so that the other style can reverse every change.
_MOJIBAKE = lazily(MOJIBAKE)


def _find_tones(text: str, style: str) -> Iterator[Finding]:
    """A finding for every word whose mark moves. The text is in NFC."""
    addresses: list[tuple[int, int]] | None = None
    legacy = Lines(text, LEGACY_LINE, is_legacy)
    end = 0
    for match in _suspect(style).finditer(text):
        at = match.start()
        if at < end:
            continue
        before = _BEFORE.search(text, max(at - _NEAR, 0), at)
        after = _AFTER.match(text, at)
        assert before is not None
        assert after is not None
        start, end = before.start(), after.end()
        word = text[start:end]
        placed = _placed(word, style)
        if placed == word or any(_MOJIBAKE.match(form[-1] + text[end : end + 2]) for form in (word, placed)):
            continue
        if legacy.holds_at(at):
            continue
        if addresses is None:
            addresses = address_spans(text)
        near = bisect_right(addresses, (at, len(text))) - 1
        if near < 0 or addresses[near][1] <= at:
            yield start, end, placed, "style" if _restyled(word, style) else "tone mark on the wrong letter"


def _restyled(word: str, style: str) -> bool:
    return _placed(word, "old" if style == "new" else "new") == word


# ---------------------------------------------------------------- the two passes


def find(text: str, *, style: str = "old") -> Iterator[Finding]:
    """The findings of both passes, as one list in offsets of the source."""
    if not text.isascii():
        yield from chained(text, (find_composition, lambda composed: _find_tones(composed, style)))


def rewrite(text: str, *, style: str = "old") -> str:
    """The text with all findings made."""
    if text.isascii():
        return text
    composed = compose(text)
    pieces: list[str] = []
    last = 0
    for start, end, placed, _ in _find_tones(composed, style):
        pieces += composed[last:start], placed
        last = end
    return "".join(pieces) + composed[last:] if pieces else composed
