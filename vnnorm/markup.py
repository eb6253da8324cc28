"""Text as HTML that never runs as markup: signs are escaped, and invisible characters are shown as a box with their number."""

from __future__ import annotations

import re
from html import escape

from vnnorm.core.edits import Edit
from vnnorm.text.clusters import head, tail

# Controls, invisible and direction characters, line ends other than line feeds, and lone surrogates.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u034f\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]"
)
_JOINERS = ("\u200c", "\u200d")  # shown only when alone; elsewhere their effect on their neighbours is visible
_QUOTED = 60  # code points of a text in a note
_SPACES = str.maketrans({" ": "␣", "\n": "↵", "\t": "⇥", "\u00a0": "⍽"})


def shown(text: str) -> str:
    """Text as HTML that can be encoded as UTF-8."""
    if text in _JOINERS:
        return f'<span class="u">U+{ord(text):04X}</span>'
    return _UNSEEN.sub(lambda match: f'<span class="u">U+{ord(match[0]):04X}</span>', escape(text))


def note(edit: Edit) -> str:
    """A change and its reasons, for an attribute: plain text, with visible signs for spaces."""
    change = f"{_quoted(edit.old)} → {_quoted(edit.new)}"
    return escape(_UNSEEN.sub(lambda match: f"U+{ord(match[0]):04X}", "\n".join((*edit.reasons, change))))


def _quoted(text: str) -> str:
    if not text:
        return "nothing"
    cut = text if len(text) <= _QUOTED else f"{head(text, _QUOTED // 2)} … {tail(text, _QUOTED // 2)}"
    return f"“{cut.translate(_SPACES)}”"
