"""Put the tone mark on its vowel: ``hoà`` → ``hòa`` or back, ``đaị`` → ``đại``, ``chuyêṇ`` → ``chuyện``.

``vnnorm.text.tone_marks`` decides where a mark belongs.
"""

from __future__ import annotations

from vnnorm.core.checks import require_str, unknown
from vnnorm.core.rule import Rule
from vnnorm.text.tone_marks import STYLES, ToneStyle, find, rewrite


def check(*, style: ToneStyle = "old") -> None:
    """ValueError on an unknown style."""
    if style not in STYLES:
        raise ValueError(unknown("tone style", style, STYLES))


RULE = Rule("place_tones", find, rewrite, ("style",), check)


def place_tones(text: str, style: ToneStyle = "old") -> str:
    """The text with the tone mark of every Vietnamese syllable on the letter where it belongs.

    The styles differ only in syllables that end in a medial and its vowel: ``hòa``, ``khỏe``, ``thúy`` in the old style,
    ``hoà``, ``khoẻ``, ``thuý`` in the new one. In both, a mark on the wrong vowel or on the consonant after it is corrected
    (``lựơng`` → ``lượng``, ``chuyêṇ`` → ``chuyện``). A word that is not a syllable with one tone stays (``Raúl``, ``naïve``),
    as does a misspelled one (``nghành``). Addresses, file names and tags stay because they are identifiers (``hoà.txt``,
    ``#hoà``), and so does text in a legacy encoding. A foreign word that is spelled like a syllable is treated as one
    (``Noé``). ``gìa`` and ``gịa`` stay, because they may be g + ia. Words keep their case; a word with a capital after a small
    letter (``hoÀ``) stays.

    text: any ``str``; the result is in NFC, and the same for all canonically equivalent texts. style: ``"old"``, the style of
    most news, or ``"new"``. Returns the same object if no mark moves. Raises TypeError on anything but ``str``, ValueError on
    another style.

    >>> place_tones("Thuỷ lợi Hoà Bình, đaị biểu Raúl"), place_tones("Thanh Hóa", style="new")
    ('Thủy lợi Hòa Bình, đại biểu Raúl', 'Thanh Hoá')
    """
    require_str(text, "place_tones")
    check(style=style)
    return rewrite(text, style=style)
