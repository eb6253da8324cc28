"""Broken characters: NFD, ``é`` + ``◌̂``, ``Ð``, no-break spaces, zero-width marks → composed letters, plain spaces.

Four passes, each on the result of the previous one: canonical composition, characters that carry no text, tone marks typed
before the vowel mark, eth for D with stroke. Composition is first, so that all canonically equivalent texts have the same
result. It is repeated after the deletions, because they may put a mark next to its letter.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

from vnnorm.core import lexicon
from vnnorm.core.edits import Edits
from vnnorm.core.rule import Finding, chained
from vnnorm.text.compose import compose, find_composition
from vnnorm.text.legacy import is_legacy
from vnnorm.text.lines import LEGACY_LINE, LINE, Lines
from vnnorm.text.pattern import lazily
from vnnorm.text.syllable import LONGEST, TONED, is_syllable

_VOWEL_MARKS = "\u0302\u0306\u031b"  # circumflex, breve, horn
_ETHS = "ÐðƉɖ"  # letters that look like Đ and đ
_ONLY_VIETNAMESE = "[ăơưĂƠƯ\u1ea0-\u1ef9]"  # except Đ and đ, which this rule writes


@cache
def _pattern(pattern: str) -> re.Pattern[str]:
    """A pattern that few texts need, compiled on demand because large classes take milliseconds to compile."""
    return lazily(pattern)


# ---------------------------------------------------------------- characters that carry no text

# Scripts whose letters join or stack under the guidance of zero-width characters: Hebrew and Arabic to Tibetan and Myanmar,
# Khmer, Mongolian and their extensions. U+061C and U+180E are not included, because this rule may remove them.
_JOINING = (
    "[\u0590-\u061b\u061d-\u109f\u1700-\u180d\u180f-\u18af\u1900-\u1cff\ua800-\uabff\ufb1d-\ufdff"
    "\ufe70-\ufefc\U00010a00-\U00011fff\U0001e900-\U0001e95f]"
)
_RIGHT_TO_LEFT = "[\u0590-\u061b\u061d-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
_CJK = (
    "[\u1100-\u11ff\u2e80-\u2fff\u3001-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f"
    "\uff00-\uffef\U00020000-\U0003ffff]"
)
_EMOJI = "[\xa9\xae\u203c\u2049\u20e3\u2100-\u2bff\u3030\u303d\u3297\u3299\ufe0f\U0001f000-\U0001faff\U000e0020-\U000e007f]"

_CODE = lazily(r"U\+([0-9A-F]{4,6})(?:\.\.U\+([0-9A-F]{4,6}))?")
_MARKS = 7  # maximum combining marks that are skipped between a letter and a joiner, so that the work stays linear
_BECOMES = {"line end": "\n", "nothing": "", "space": " "}


def _between_cjk(text: str, start: int, end: int) -> bool:
    return bool(_pattern(_CJK).match(text[start - 1 : start]) and _pattern(_CJK).match(text[end : end + 1]))


def _joins(text: str, start: int, end: int) -> bool:
    """Whether a joiner is next to a letter that joins, or between emoji.

    Marks before the joiner are skipped: canonically equivalent texts may order them differently, but not the letter.
    """
    letter = start - 1
    while letter > max(start - _MARKS - 1, 0) and unicodedata.combining(text[letter]):
        letter -= 1
    before, after = text[letter : letter + 1], text[end : end + 1]
    joining, emoji = _pattern(_JOINING).match, _pattern(_EMOJI).match
    return bool(joining(before) or joining(after) or (emoji(text[start - 1 : start]) and emoji(after)))


_STAYS = {"outside CJK": _between_cjk, "outside joined letters and emoji": _joins}


class _Cleaner(NamedTuple):
    """The data on characters that carry no text, compiled."""

    pattern: re.Pattern[str]  # one character with an entry, or CR LF, or a run of ideographic spaces
    suspect: re.Pattern[str]  # any character that a pass of this rule may change, in a text in NFC
    entries: dict[str, tuple[str, str, str]]  # character: replacement, where it is kept, name

    def find(self, text: str) -> Iterator[Finding]:
        lines = {where: Lines(text, pattern, holds) for where, (pattern, holds) in _SPARED.items()}
        for match in self.pattern.finditer(text):
            start, end = match.span()
            if match[0] == "\r\n":
                yield start, start + 1, "", "line end: carriage return"
                continue
            new, where, name = self.entries[text[start]]
            if where in lines:
                if lines[where].holds_at(start):
                    continue
            elif where in _STAYS and _STAYS[where](text, start, end):
                continue
            yield start, end, new * (end - start), name


def _is_right_to_left(text: str, start: int, end: int) -> bool:
    return _pattern(_RIGHT_TO_LEFT).search(text, start, end) is not None


_SPARED = {
    "outside right-to-left lines": (LINE, _is_right_to_left),
    "outside legacy-encoded lines": (LEGACY_LINE, is_legacy),
}


@cache
def _cleaner(extra: tuple[str, ...] = ()) -> _Cleaner:
    entries = {"\r": ("\n", "anywhere", "line end: carriage return")}
    for code, becomes, where, name in lexicon.extended(lexicon.load("characters/characters"), extra).rows:
        match = _CODE.fullmatch(code)
        if match is None:
            raise lexicon.LexiconError(f"characters: {code!r} is no code point; write U+2011, or U+2000..U+200A for a range")
        first, last = int(match[1], 16), int(match[2] or match[1], 16)
        if not first <= last <= sys.maxunicode:
            raise lexicon.LexiconError(f"characters: {code!r} is no range; write the lower code point first, up to U+10FFFF")
        for number in range(first, last + 1):
            entries[chr(number)] = _BECOMES[becomes], where, f"{name} U+{number:04X}"
    listed = "".join(map(re.escape, sorted(entries)))
    suspect = lazily(f"[{listed}{_VOWEL_MARKS}{_ETHS}]")
    return _Cleaner(lazily(f"\r\n|\u3000+|[{listed}]"), suspect, entries)


# ---------------------------------------------------------------- tone mark before vowel mark

_TONE_FIRST = lazily(f"[{''.join(TONED)}][{_VOWEL_MARKS}]")


def _find_tone_first(text: str) -> Iterator[Finding]:
    """``é`` + circumflex. NFC does not repair it: the marks have the same combining class, so their order is significant."""
    for match in _TONE_FIRST.finditer(text):
        vowel, tone = TONED[match[0][0]]
        letter = unicodedata.normalize("NFC", vowel + match[0][1] + tone)
        if letter in TONED:
            yield match.start(), match.end(), letter, "tone mark before vowel mark"


# ---------------------------------------------------------------- eth for D with stroke

_ETH = lazily(f"[{_ETHS}]")
_STROKED = str.maketrans(_ETHS, "ĐđĐđ")
_NEAR = LONGEST + 1  # letters: no syllable is this long
_LETTERS_AFTER = lazily(f"[^\\W\\d_]{{0,{_NEAR}}}")
_LETTERS_BEFORE = lazily(r"[^\W\d_]*\Z")
_ABBREVIATION = lazily("[B-DF-HJ-NP-TV-XZĐ]{2,}")  # HĐND, QĐ, GD-ĐT: capitals without a vowel
_NAME = 5  # maximum letters of a name that is no syllable: longer words may be Icelandic (Ðorvaldur)
_FOREIGN = "þæœøʋɔɛŋƒɣǁ"  # letters of languages with eth or African d, which Vietnamese does not have


def _find_eth(text: str) -> Iterator[Finding]:
    """Letters that look like D with stroke, in Vietnamese words: ``Ðảng``, ``HÐND``, ``500ð``. ``guð`` is not Vietnamese."""
    vietnamese, legacy = Lines(text, LEGACY_LINE, _is_vietnamese), Lines(text, LEGACY_LINE, is_legacy)
    for match in _ETH.finditer(text):
        at = match.start()
        before = _LETTERS_BEFORE.search(text[max(at - _NEAR, 0) : at])
        head = before[0].translate(_STROKED) if before else ""
        after = _LETTERS_AFTER.match(text, at)
        tail = (after[0] if after else "").translate(_STROKED)
        is_sure = _ABBREVIATION.fullmatch(head + tail) or (tail == "đ" and text[at - 1 : at].isdigit())
        if (is_sure or (vietnamese.holds_at(at) and _begins_word(head, tail))) and not legacy.holds_at(at):
            yield at, at + 1, match[0].translate(_STROKED), f"U+{ord(match[0]):04X} in a Vietnamese word"


def _is_vietnamese(text: str, start: int, end: int) -> bool:
    """Whether a line has letters that only Vietnamese has, and no letter of a language that has an eth."""
    line = text[start:end]
    return _pattern(_ONLY_VIETNAMESE).search(line) is not None and _pattern(f"[{_FOREIGN}]").search(line.lower()) is None


def _begins_word(head: str, tail: str) -> bool:
    """Whether D with stroke begins a syllable or a name, or is a single letter: an initial or the currency."""
    if not head:
        return len(tail) == 1 or is_syllable(tail) or (tail[0] == "Đ" and len(tail) <= _NAME)
    if tail == "đ":
        return head == "k"  # 300kđ
    return tail[0] == "Đ" and is_syllable(tail) and is_syllable(head)  # TrầnĐức


# ---------------------------------------------------------------- the rule


def _may_fire(text: str, extra: tuple[str, ...]) -> bool:
    return not unicodedata.is_normalized("NFC", text) or _cleaner(extra).suspect.search(text) is not None


def _passes(extra: tuple[str, ...]) -> tuple[Callable[[str], Iterator[Finding]], ...]:
    return find_composition, _cleaner(extra).find, find_composition, _find_tone_first, _find_eth


def find(text: str, *, extra: tuple[str, ...] = ()) -> Iterator[Finding]:
    """The findings of all passes, as one list in offsets of the source."""
    if _may_fire(text, extra):
        yield from chained(text, _passes(extra))


def rewrite(text: str, *, extra: tuple[str, ...] = ()) -> str:
    """The text with all findings made."""
    if not _may_fire(text, extra):
        return text
    for find_one in _passes(extra):
        text = compose(text) if find_one is find_composition else Edits.from_findings(text, find_one(text)).apply(text)
    return text


def check(*, extra: tuple[str, ...] = ()) -> None:
    """Read a user's own lines, so that their errors are raised when the step is made."""
    _cleaner(extra)
