"""Repair characters, not words: NFD, ``é`` + ``◌̂``, ``Ð``, no-break spaces, zero-width marks → composed letters, plain spaces.

``vnnorm.text.repair`` finds what is broken; every rule that reads words finds on text repaired by it.
"""

from __future__ import annotations

from vnnorm.core.checks import require_str
from vnnorm.core.rule import Rule
from vnnorm.text.repair import check, find, rewrite

RULE = Rule("characters", find, rewrite, ("extra",), check)


def fix_characters(text: str) -> str:
    """The text with its broken characters repaired and its words as they were.

    Composes letters (NFC); puts a tone mark typed before the vowel mark in its place; writes ``Đ`` for the look-alikes
    ``Ð``, ``ð``, ``Ɖ`` and ``ɖ`` in Vietnamese words; makes every line end ``\\n`` and every odd space a plain one; takes out
    control characters (but tab), byte order marks, soft hyphens and zero-width characters. Joiners stay inside emoji and
    beside letters that join (Arabic, Indic scripts), direction marks on lines with right-to-left letters, ideographic
    spaces between CJK characters. Quotes, dashes, ellipses, ligatures, full-width forms and legacy-encoded text stay: they
    may be meant. No letter is ever deleted. One result for all canonically equivalent texts; idempotent.

    text: any ``str``. Returns the same object where there is nothing to repair. Raises TypeError on anything but ``str``.

    >>> fix_characters("\\ufeff\u00d0a\u0309ng ti\u00e9\u0302p t\u00adục\\u00a0họp\\r\\n")
    'Đảng tiếp tục họp\\n'
    """
    require_str(text, "fix_characters")
    return rewrite(text)
