"""Keys: ``match_key`` is equal for texts with the same words; ``sort_key`` sorts like a Vietnamese dictionary."""

from __future__ import annotations

import datetime
import re
import unicodedata
from functools import lru_cache
from operator import itemgetter

from vnnorm.core.checks import require_str
from vnnorm.pipeline import MATCH, NEWS, normalize
from vnnorm.text import tone_marks
from vnnorm.text.compose import compose
from vnnorm.text.layout import one_line
from vnnorm.text.pattern import lazily
from vnnorm.text.repaired import single_spaced
from vnnorm.text.syllable import TONED

KEY_VERSION = 2
"""The version of ``match_key`` and ``sort_key``. Only keys of the same version can be compared. The changelog names each."""

# ---------------------------------------------------------------- the key for comparing

# Runs of characters between words. The pattern skips what a key keeps as it is: a plain space between two words, and a sign
# inside a number or an EDTF date, where x is an unknown digit: 3,5 · 20-22/11 · xxxx-09-16/2013-10.
_BETWEEN = lazily(r"(?! [^\W_])(?!(?<=[0-9])[-/.,:](?=[0-9])|(?<=[0-9x]{2})[-/](?=[0-9x]{2}))[\W_]+")
_SPOKEN = "%‰&@"  # punctuation by category, but read aloud
_MUTE = "`´|¦−"  # symbols by category, but used as quotes, rules and dashes
_DASHES = tuple("‐‑‒–−")
_DIGITS = tuple("0123456789")
_CACHED = 64  # characters; longer runs rarely repeat, so they are not cached


@lru_cache(maxsize=1 << 12)
def _kept(between: str) -> str:
    """The part of a run between words that a key keeps: a space, signs as separate words, and marks and joiners in place."""
    pieces: list[str] = []
    for char in between:
        category = unicodedata.category(char)
        if category in ("Cf", "Mc", "Me", "Mn"):
            pieces.append(char)
        elif char in _SPOKEN or (category[0] not in "PZ" and category != "Cc" and char not in _MUTE):
            pieces.append(f" {char} ")
        else:
            pieces.append(" ")
    return "".join(pieces)


# An EDTF value with unknown digits, after casefold. The key has it in capitals, as ``dates`` writes it.
_UNKNOWN = lazily(r"(?:x{4}-(?:[0-9]{2}|xx)(?:-[0-9]{2})?|[0-9]{2}xx|[0-9]{3}x|[0-9]xxx|xx[0-9]x)(?![^ /])")


def _as_written(match: re.Match[str]) -> str:
    before = match.string[match.start() - 1 : match.start()]
    return match[0].upper() if before in ("", " ", "/") else match[0]


def _between(match: re.Match[str]) -> str:
    between, text = match[0], match.string
    if between in _DASHES and text.endswith(_DIGITS, 0, match.start()) and text.startswith(_DIGITS, match.end()):
        return "-"
    return _kept(between) if len(between) < _CACHED else _kept.__wrapped__(between)


# ---------------------------------------------------------------- the layout, which a key does not keep

_READING = MATCH[len(NEWS) :]  # the steps after NEWS: dates, titles, casefold


def _on_one_line(text: str) -> str:
    """The article of a page on one line that ends with a full stop.

    ``NEWS`` runs on the original lines, because they are evidence for it. Dates and titles then read the same sentences in
    every layout. Wide gaps, tabs and a missing final stop may change what ``NEWS`` finds, so it runs again on such a text.
    Running it again, instead of changing the layout first, gives a text and its normalized form the same key.
    """
    article = normalize(text)
    if (plain := _SPACES.sub(" ", article)) != article:
        article = normalize(plain)
    line = _closed(article)
    if "\n" not in article and line is not article:
        line = normalize(line)
    return _closed(one_line(line))


_SPACES = lazily(" {2,}|\t+")


def _closed(text: str) -> str:
    """The text with a full stop after a final letter or digit. Keys ignore punctuation, so rules must not depend on it."""
    return text + "." if text[-1:].isalnum() else text


def match_key(text: str, *, reference: datetime.date | None = None) -> str:
    """A key for exact deduplication and joins: it is equal for texts that differ only in writing and layout.

    The key is the text after ``MATCH``, on one line and in one tone style, with a single space in place of the punctuation and
    white space between words. It ignores broken characters, look-alikes of ``đ``, word segmentation, case, tone style, marks
    on the wrong vowel, punctuation and layout. It keeps every word, digit and tone, the signs inside a number (``3,5``,
    ``16/9``), and signs that are read aloud (``%``, ``+``, ``€``). The documentation has a table. The key is for comparing,
    not for reading: ``match_key(normalize(text)) == match_key(text)``, but the key of a key may differ from it. A text without
    words has an empty key. Only keys of the same ``KEY_VERSION`` can be compared.

    text: any ``str``. reference: the day of publication, as for ``normalize``. Raises TypeError on anything else.

    >>> match_key("Uỷ_ban ND tỉnh Khánh_Hoà : tăng 3,5 % !")
    'ủy ban nd tỉnh khánh hòa tăng 3,5 %'
    >>> match_key("Ủy ban ND tỉnh  Khánh Hòa –\\ntăng 3,5%") == _
    True
    """
    require_str(text, "match_key")
    folded = normalize(_on_one_line(single_spaced(text)), steps=_READING, reference=reference)
    # Whether eth is read as đ may depend on the places of the tone marks in its line, which the key ignores.
    folded = folded.replace("ð", "đ").replace("ɖ", "đ")
    key = " ".join(_BETWEEN.sub(_between, folded).split())
    # After the removal of signs, because tone marks do not move in addresses and hashtags.
    key = tone_marks.rewrite(key, style="old")
    return _UNKNOWN.sub(_as_written, key) if "x" in key else key


# ---------------------------------------------------------------- the key for sorting

# The first level of CLDR's collation for Vietnamese, in order: space, punctuation, signs, digits, letters.
_ORDER = " _-–—,;:!¡?¿.…·'‘’\"“”«»()[]{}§@*/\\&#%‰†•`´^¨°©®→+±÷×<=>|¦~−¢$£¥₫€0123456789aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_FIRST = {char: bytes([at]) for at, char in enumerate(_ORDER, 3)}
_TONES = {tone: bytes([at]) for at, tone in enumerate("\u0300\u0309\u0303\u0301\u0323", 3)}  # huyền, hỏi, ngã, sắc, nặng
_AMONG = {"ß": "s\u0338s", "æ": "a\u0338e", "œ": "o\u0338e", "ø": "o\u0338", "ł": "l\u0338"}  # after these letters
_STROKED = {"ð": "đ", "ɖ": "đ"}  # look-alikes that are typed for đ
_END, _PLAIN, _CAPITAL = b"\1", b"\2", b"\3"


def sort_key(text: str) -> bytes:
    """A key that sorts like a Vietnamese dictionary and like ICU's collation ``vi``: by letters, then tones, then case.

    Letters are in the order of the alphabet (a ă â b c d đ e ê …, with f, j, w and z in their places), tones in the order
    ngang, huyền, hỏi, ngã, sắc, nặng. Tones count only if all letters are equal, and case only if all tones are equal too; a
    capital sorts after its small letter. The look-alikes of ``đ`` (``ð``, ``ɖ``) sort as ``đ``. Space, punctuation and digits
    sort before letters. Other marks count like tones and sort after them. Letters and signs that the order does not list sort
    last, by code point. Control and format characters are ignored. Canonically equivalent texts have the same key.

    text: any ``str``: a word, a name, a headline. Returns ``bytes``, to be compared with keys of the same ``KEY_VERSION``.
    Raises TypeError on anything but ``str``.

    >>> sorted(["Đà Nẵng", "đá", "Dung", "đà", "An Giang", "Ân", "Ấn", "Ăn"], key=sort_key)
    ['An Giang', 'Ăn', 'Ân', 'Ấn', 'Dung', 'đà', 'đá', 'Đà Nẵng']
    """
    require_str(text, "sort_key")
    composed = compose(text)
    pieces = [_levels(composed[start : start + _PIECE]) for start in range(0, len(composed), _PIECE)]
    letters, marks, cases = map(b"".join, zip(*pieces, strict=True)) if pieces else (b"", b"", b"")
    return _END.join((letters, marks.rstrip(_PLAIN), cases.rstrip(_PLAIN)))


_PIECE = 1 << 12  # code points; the weights of longer pieces do not fit into the processor's caches


def _levels(piece: str) -> list[bytes]:
    weights = list(map(_weights, piece))
    return [b"".join(map(itemgetter(level), weights)) for level in range(3)]


@lru_cache(maxsize=1 << 12)
def _weights(char: str) -> tuple[bytes, bytes, bytes]:
    """The weights of a character on the three levels: letter, tone, case."""
    if char in TONED:
        vowel, tone = TONED[char]
        return _joined(vowel + tone)
    small = _STROKED.get(char.lower(), char.lower())
    case = _PLAIN if char in (small, *_STROKED) else _CAPITAL
    if small in _FIRST:
        return _FIRST[small], _PLAIN, case
    category = unicodedata.category(char)
    if category == "Nd":
        return _FIRST[str(unicodedata.decimal(char))], _PLAIN, _CAPITAL
    if category[0] == "Z" or char in "\t\n\v\f\r\x85":
        return _FIRST[" "], _PLAIN, _PLAIN
    if category in ("Cc", "Cf"):
        return b"", b"", b""
    if unicodedata.combining(char):
        return b"", _TONES.get(char) or _by_code_point(char), _PLAIN
    parts = _AMONG.get(small) or unicodedata.normalize("NFD", char)
    if parts != char:
        return _joined(parts.upper() if small in _AMONG and char != small else parts)
    return _by_code_point(small[0]), _PLAIN, case


def _joined(chars: str) -> tuple[bytes, bytes, bytes]:
    first, second, third = zip(*map(_weights, chars), strict=True)
    return b"".join(first), b"".join(second), b"".join(third)


def _by_code_point(char: str) -> bytes:
    """A weight that sorts after all weights of one byte, and has none of the bytes that separate the levels."""
    code = ord(char)
    return bytes((0xFF, code >> 14 | 0x80, code >> 7 & 0x7F | 0x80, code & 0x7F | 0x80))
