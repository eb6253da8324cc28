"""Put the tone mark on its vowel: ``hoà`` → ``hòa`` or back, ``đaị`` → ``đại``, ``chuyêṇ`` → ``chuyện``.

``vnnorm.text.tone_marks`` knows where a mark belongs.
"""

from __future__ import annotations

from vnnorm.core.checks import require_str, unknown
from vnnorm.core.rule import Rule
from vnnorm.text.tone_marks import STYLES, ToneStyle, find, rewrite


def check(*, style: ToneStyle = "old") -> None:
    """ValueError on a style that is none."""
    if style not in STYLES:
        raise ValueError(unknown("tone style", style, STYLES))


RULE = Rule("place_tones", find, rewrite, ("style",), check)


def place_tones(text: str, style: ToneStyle = "old") -> str:
    """The text with the tone mark of every Vietnamese syllable on the letter where it belongs.

    The styles differ where a medial and its vowel end the syllable: ``hòa``, ``khỏe``, ``thúy`` in the old one, ``hoà``,
    ``khoẻ``, ``thuý`` in the new. In both, a mark on the wrong vowel or on the consonant after it is put right (``lựơng`` →
    ``lượng``, ``chuyêṇ`` → ``chuyện``). Whatever is no syllable with one tone stays, and so does a spelling that is only
    wrong (``nghành``): ``Raúl``, ``naïve``, addresses, file names and tags (``hoà.txt``, ``#hoà``), which name something by
    their letters, and text in a legacy encoding. A foreign word that is spelled like a
    syllable cannot be told from one: ``Noé``. ``gìa`` and ``gịa`` stay, which are g + ia. Words stay in their case; a
    capital after a small letter (``hoÀ``) keeps a word as it is.

    text: any ``str``; the result is in NFC, and one for all canonically equivalent texts. style: ``"old"``, which most news
    prints, or ``"new"``. Returns the same object where nothing moves. Raises TypeError on anything but ``str``, ValueError on
    another style.

    >>> place_tones("Thuỷ lợi Hoà Bình, đaị biểu Raúl"), place_tones("Thanh Hóa", style="new")
    ('Thủy lợi Hòa Bình, đại biểu Raúl', 'Thanh Hoá')
    """
    require_str(text, "place_tones")
    check(style=style)
    return rewrite(text, style=style)
