"""The ways in which a date word is typed: in either tone style, and with slips of its tone mark (hôì, vưà, cuôí, ngoaí)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from vnnorm.text import tone_marks
from vnnorm.text.fold import fold
from vnnorm.text.pattern import lazily
from vnnorm.text.syllable import TONED

SPACES = " {1,4}"  # doubled spaces, and the indent of a wrapped line
# Two vowels, of which the first has the tone mark, that careless typing puts on the second.
_MAY_SLIP = "[ấầẩẫậắằẳẵặếềểễệốồổỗộớờởỡợứừửữự][iua]|[áà][iy](?!\\w)"
_PAIR = lazily(_MAY_SLIP)
_TOKEN = lazily(f"{_MAY_SLIP}|.")


def in_styles(words: Iterable[str]) -> list[tuple[str, ...]]:
    """Each word as written, in the new tone style, and folded."""
    text = "\n".join(words)
    return list(zip(*(form.split("\n") for form in (text, tone_marks.rewrite(text, style="new"), fold(text))), strict=True))


def with_slips(word: str) -> list[str]:
    """A word, and its spellings with a tone mark on the second vowel that belongs on the first.

    >>> with_slips("vừa rồi")
    ['vừa rồi', 'vưà rồi', 'vừa rôì', 'vưà rôì']
    """
    forms = [word]
    for pair in _PAIR.finditer(word):
        forms += [form[: pair.start()] + _slipped(pair[0]) + form[pair.end() :] for form in forms]
    return forms


def tokens(word: str) -> list[str]:
    """The pattern of a word and its slips, in pieces: one for each letter, pair of letters or space.

    >>> "".join(tokens("vừa qua"))
    'v(?:ừa|ưà) {1,4}qua'
    """
    return [_token(piece) for piece in _TOKEN.findall(word)]


def _token(piece: str) -> str:
    if len(piece) > 1:
        return f"(?:{piece}|{_slipped(piece)})"
    return SPACES if piece == " " else re.escape(piece)


def _slipped(pair: str) -> str:
    vowel, tone = TONED[pair[0]]
    return vowel + unicodedata.normalize("NFC", pair[1] + tone)
