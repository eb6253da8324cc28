"""Fold case and keep every diacritic: ``ỦY BAN``, ``Ủy Ban`` → ``ủy ban``, in NFC.

Unicode's full case folding between canonical decomposition and composition. This order gives canonically equivalent texts the
same result.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from vnnorm.core.checks import require_str
from vnnorm.core.rule import Finding, Rule, chained
from vnnorm.text.compose import CUT, compose, decompose, find_composition
from vnnorm.text.legacy import rewrite_sound, sound_spans
from vnnorm.text.pattern import lazily

_CASED = range(0x1F00)  # no character of CUT beyond it has case


@cache
def _changing() -> re.Pattern[str]:
    """Pieces that may change and can be folded alone: a letter with case, or any character with marks after it."""
    cased = "".join(map(re.escape, filter(lambda char: char.casefold() != char, map(chr, _CASED))))
    return lazily(f"[{cased}][^{CUT}]*|[{CUT}]?[^{CUT}]+")


def find(text: str) -> Iterator[Finding]:
    """A finding for every letter that folds, with its marks."""
    if rewrite(text) is text:
        return
    composed = compose(text)
    if sound_spans(composed) == [(0, len(composed))]:
        yield from _find_in(text, 0, len(text))
    else:
        yield from chained(text, (find_composition, _find_in_sound))


def _find_in_sound(composed: str) -> Iterator[Finding]:
    for start, end in sound_spans(composed):
        yield from _find_in(composed, start, end)


def _find_in(text: str, start: int, end: int) -> Iterator[Finding]:
    for match in _changing().finditer(text, start, end):
        piece = match[0]
        folded = _folded(piece)
        yield match.start(), match.end(), folded, "case" if compose(piece) != folded else "letters in NFC"


def rewrite(text: str) -> str:
    """The text folded, except for lines in a legacy encoding."""
    folded = rewrite_sound(compose(text), _folded)
    return text if folded == text else folded


def _folded(text: str) -> str:
    folded = text.casefold()
    if "ι" in folded:
        # Iota subscript is a mark that folds to a letter. The marks next to it keep their place only if the text is decomposed.
        folded = decompose(text).casefold()
    return compose(folded)


def check() -> None:
    """There are no options."""


RULE = Rule("casefold", find, rewrite, (), check)


def casefold(text: str) -> str:
    """The text without differences of case, with its diacritics, in NFC.

    Unicode full case folding: also ``ß`` and ``ẞ`` → ``ss``, ``ŉ`` → ``ʼn``, Latin ligatures to their letters (``ﬁ`` → ``fi``),
    so the length may change. ``İ`` becomes ``i`` with a dot above it (U+0307), on every machine whatever its locale, and
    dotless ``ı`` stays, though its capital is ``I``. ``ǰ`` has no capital of its own and stays composed. Anything without case
    stays, and so do lines in a legacy encoding (``Céng hßa``, ``Viá»‡t``), in which a capital encodes a different letter:
    folding would make such a line unreadable for a converter. Idempotent. Canonically equivalent texts have the same result, as
    do a text and its upper, lower and title case. Exceptions from the latter are lines in a legacy encoding, ``ı``, and Greek
    iota subscript with a second mark next to it, whose capitals are those of another text.

    text: any ``str``. Returns the same object where nothing folds. Raises TypeError on anything but ``str``.

    >>> casefold("ĐẢNG ỦY Khối"), casefold("Straße"), casefold("ĐA\\u0300 NẴNG")
    ('đảng ủy khối', 'strasse', 'đà nẵng')
    """
    require_str(text, "casefold")
    return rewrite(text)
