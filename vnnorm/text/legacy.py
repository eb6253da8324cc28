"""Lines in a legacy encoding (VNI, TCVN3, UTF-8 read byte by byte): no rule for Unicode text applies to them.

Such a line has none of the letters that only Vietnamese has, and it has pairs of characters that no Vietnamese text has.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from vnnorm.text.lines import LEGACY_LINE
from vnnorm.text.pattern import lazily

_BYTES = "\x80-\x9f\xa1-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘“•–—˜™š›œžŸ"  # of UTF-8 after the first, as Windows-1252 or Latin-1 shows them

# UTF-8 read as Windows-1252 or Latin-1: the first byte of a letter and the bytes after it. A closing quote after á» is a real
# quote (“má»”). U+00A0 is not among them, because another rule replaces it.
MOJIBAKE = f"[áÁ]»[{_BYTES}]|Ã[{_BYTES}’”]"

# Combining marks count as Vietnamese letters, because they may compose with a letter after a repair.
_ONLY_VIETNAMESE = lazily("[ăđơưĂĐƠƯ\u1ea0-\u1ef9\u0300-\u036f]")

_CAPITALS = "ÆÇËÎÏÐÑÖØÜÞ"  # TCVN3 codes of small letters (ViÖt, nghÜa), except for capitals that Vietnamese has
_INSIDE = "¨©ª«¬¹»¼½¾"  # TCVN3 codes of letters; other text never has these between two small letters: V¨n, nh«ng
_SIGN_ENDS = f"äåÄÅëøûÛµ¶·¸ß®ºÃ{_INSIDE}{_CAPITALS}"

_WEAK_WORDS = 2  # minimum words with a sign, in a line whose signs occur in other languages too (Israël, août)
_WEAK_SHARE = 8  # at least one word of so many: most lines in VNI and TCVN3 have a sign in 1 of 5 words, French in 1 of 20


@cache
def _sign() -> re.Pattern[str]:
    """A pair of characters that no Vietnamese text has, found by the rarer of the two, which is in ``_SIGN_ENDS``."""
    pairs = [
        "[aeoAEO][äåÄÅ]",  # VNI: a vowel and the sign for its marks (hoäi)
        "[aA][ëË]",
        "[aeouyôöAEOUYÔÖ][øûØÛ]",
        "[^\\W\\d_][µ¶·¸]",  # TCVN3: a letter and a sign that encodes a letter (hoµ)
        f"[a-zà-ÿ][{_CAPITALS}]",
        "[bcdghklmnpqrstvxBCDGHKLMNPQRSTVX]ß",  # hßa; German has ß only after vowels
        "[áÁ]º",
    ]
    behind = f"(?<=®)(?=[^\\W\\d_])|(?<=Ã)(?=[{_BYTES}’”])|(?<=[áÁ]»)(?=[{_BYTES}])|(?<=[a-z][{_INSIDE}])(?=[a-z])"
    return lazily(f"[{_SIGN_ENDS}](?:(?<={'|'.join(pairs)})|{behind})")


_STRONG = lazily(f"{MOJIBAKE}|[bcdghklmnpqrstvxBCDGHKLMNPQRSTVX]ß")


def is_legacy(text: str, start: int, end: int) -> bool:
    """Whether the line ``text[start:end]`` may be in a legacy encoding, which is enough not to repair it.

    >>> is_legacy("xaõ hoäi", 0, 8), is_legacy("xã hội", 0, 6)
    (True, False)
    """
    return _ONLY_VIETNAMESE.search(text, start, end) is None and _sign().search(text, start, end) is not None


def is_surely_legacy(text: str, start: int, end: int) -> bool:
    """Whether the line ``text[start:end]`` is certainly in a legacy encoding, so that not even a change of every line applies.

    The evidence is one pair that no language has (``Céng hßa``), or several words with pairs that are rare elsewhere.

    >>> is_surely_legacy("Céng hßa", 0, 8), is_surely_legacy("Israël, août", 0, 12), is_surely_legacy("Israël", 0, 6)
    (True, True, False)
    """
    if not is_legacy(text, start, end):
        return False
    line = text[start:end]
    if _STRONG.search(line):
        return True
    words = line.split()
    shown = sum(_sign().search(word) is not None for word in words)
    return shown >= _WEAK_WORDS and shown * _WEAK_SHARE >= len(words)


def sound_spans(text: str) -> list[tuple[int, int]]:
    """The parts of a text in NFC outside lines that are certainly in a legacy encoding, in order.

    Searches for single characters take a quarter of the time of a scan for a class, and of these news has only ``Ã``.

    >>> sound_spans("Hà Nội\\nCéng hßa\\nHuế")
    [(0, 7), (15, 19)]
    """
    if not any(end in text for end in _SIGN_ENDS) or _sign().search(text) is None:
        return [(0, len(text))]
    spans: list[tuple[int, int]] = []
    last = 0
    for line in LEGACY_LINE.finditer(text):
        if is_surely_legacy(text, *line.span()):
            spans.append((last, line.start()))
            last = line.end()
    return [(start, end) for start, end in (*spans, (last, len(text))) if start < end]


def rewrite_sound(text: str, rewrite: Callable[[str], str]) -> str:
    """A text in NFC with its ``sound_spans`` rewritten."""
    spans = sound_spans(text)
    if spans == [(0, len(text))]:
        return rewrite(text)
    pieces: list[str] = []
    last = 0
    for start, end in spans:
        pieces += text[last:start], rewrite(text[start:end])
        last = end
    return "".join(pieces) + text[last:]
