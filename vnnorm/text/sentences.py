"""Sentence segmentation of running text, optionally also between sentences that a crawler joined without a space.

A sentence ends at a mark before a capital: ``… đã tan. Trời nắng`` and, on request, ``… đã tan.Trời nắng``. The full stop of
an abbreviation or an initial does not end one: ``TP. Vinh``, ``GS. Ngô Bảo Châu``, ``Q. Hà``.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from vnnorm.core.lexicon import load
from vnnorm.text.letters import UPPER
from vnnorm.text.pattern import lazily

# The marks that end a sentence, with the closing quotes and brackets after them. The pattern reads every character once: it
# takes a run of marks whole and never starts inside one. It begins with the mark, and the look-behind comes second, so that
# the search can skip to the next mark.
_MARKS = r"[.!?…](?<![.!?…].)[.!?…]*+(?: ?[”’»)\]]|[\"'])*+"
_OPENING = r"[“\"‘'«(\[]?"
_SPACED = lazily(rf"{_MARKS}(?=\s++{_OPENING}(?:{UPPER}|\d)|\s*+\Z)")
_GLUED = lazily(rf"{_MARKS}(?=\s++{_OPENING}(?:{UPPER}|\d)|\s*+\Z|{_OPENING}{UPPER})")
_INITIALS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZĐ")  # without Á, Ý and the like, which are words
_LONGEST = 4  # letters of the longest abbreviation of the data: TSKH
_NUMBERED = 3  # characters; a number shorter than this may count the items of a list: "1.Xã hội", "12. Kinh tế"


def sentence_ends(text: str, start: int = 0, stop: int | None = None, *, glued: bool = False) -> Iterator[int]:
    """The ends of the sentences in ``text[start:stop]``: after the mark and what closes with it, in code points of ``text``.

    glued: whether a sentence may also end without a space before the next one. A mark at ``stop`` ends a sentence. The text is
    in NFC. Takes time in proportion to ``stop - start``.

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
    """Whether the full stop at a place belongs to an abbreviation, an initial or the number of a list item."""
    at -= text[at - 1 : at] == " "  # word segmentation puts a space before marks
    low = at
    while low > 0 and at - low <= _LONGEST and text[low - 1].isalnum():
        low -= 1
    word = text[low:at]
    if at - low > _LONGEST or not word:
        return False
    if word.isdigit():  # the number of a list item is the first word of its line
        return len(word) < _NUMBERED and (low == 0 or text[low - 1] == "\n")
    return word in _INITIALS or word in _abbreviations()


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(word for (word,) in load("text/abbreviations").rows)
