"""Sentences of running text: where one ends and the next begins, also where a crawler left no space between them.

The end of a sentence is a mark before a capital: ``… đã tan. Trời nắng`` and, where asked for, ``… đã tan.Trời nắng``. The
stop of an abbreviation or of an initial is none: ``TP. Vinh``, ``GS. Ngô Bảo Châu``, ``Q. Hà``.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from vnnorm.core.lexicon import load
from vnnorm.text.letters import UPPER
from vnnorm.text.pattern import lazily

# The marks that end a sentence with the quotation marks and brackets that close behind them. A pattern reads every letter
# once: a run of marks is taken whole, and nothing starts within one. The mark comes first in it, what must not stand before
# the mark second: a search for one letter skips to the marks.
_MARKS = r"[.!?…](?<![.!?…].)[.!?…]*+(?: ?[”’»)\]]|[\"'])*+"
_OPENING = r"[“\"‘'«(\[]?"
_SPACED = lazily(rf"{_MARKS}(?=\s++{_OPENING}(?:{UPPER}|\d)|\s*+\Z)")
_GLUED = lazily(rf"{_MARKS}(?=\s++{_OPENING}(?:{UPPER}|\d)|\s*+\Z|{_OPENING}{UPPER})")
_INITIALS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZĐ")  # Á, Ý and the like are words
_LONGEST = 8  # letters of an abbreviation
_NUMBERED = 3  # characters of a number that counts the items of a list: "1.Xã hội", "12. Kinh tế"


def sentence_ends(text: str, start: int = 0, stop: int | None = None, *, glued: bool = False) -> Iterator[int]:
    """Where sentences end between two places: behind the mark and what closes with it, in code points of ``text``.

    ``glued``: also where the next sentence follows without a space. A mark at ``stop`` counts as an end. The text is in NFC.
    Takes time in proportion to the stretch.

    >>> text = "Bão tan. Ông Nam về TP. Vinh.Trời nắng."
    >>> [text[:end] for end in sentence_ends(text)]
    ['Bão tan.', 'Bão tan. Ông Nam về TP. Vinh.Trời nắng.']
    >>> [end for end in sentence_ends(text, glued=True)]
    [8, 29, 39]
    """
    stop = len(text) if stop is None else stop
    for match in (_GLUED if glued else _SPACED).finditer(text, start, stop):
        at = match.start()
        if text[at] != "." or text[at : at + 2] == ".." or match.end() == stop or not _is_abbreviated(text, at):
            yield match.end()


def _is_abbreviated(text: str, at: int) -> bool:
    """Whether the stop at a place belongs to an abbreviation, an initial or the number of an item, not to a sentence."""
    at -= text[at - 1 : at] == " "  # a segmenter sets marks apart
    low = at
    while low > 0 and at - low <= _LONGEST and text[low - 1].isalnum():
        low -= 1
    word = text[low:at]
    if at - low > _LONGEST or not word:
        return False
    if word.isdigit():  # of a list: nothing but a line or a sentence stands before it
        return len(word) < _NUMBERED and (low == 0 or text[low - 1] == "\n")
    return word in _INITIALS or word in _abbreviations()


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(word for (word,) in load("text/abbreviations").rows)
