"""The words next to numbers that make dates of them, or forbid it. The lists are open: words are looked up, not matched."""

from __future__ import annotations

from vnnorm.core.ready import LISTED, Table
from vnnorm.text.pattern import lazily

_MOST_SYLLABLES = 4  # of a word next to a number: quốc tế lao động
_TWO = lazily(r"\s*([^\s,.);:”\"…!?’»/]+)(?:\s+([^\s,.);:”\"…!?’»/]+))?")
_SIGNS = ("%", "$", "€", "°")
_OPENING = "([{“‘\"'"


class Contexts:
    """The words next to numbers, by kind."""

    def __init__(self, contexts: Table) -> None:
        """contexts: the words of each kind, in every spelling."""
        self._contexts = {kind: frozenset(words.split(LISTED) if words else ()) for kind, words in contexts.items()}
        self._last_syllables = {
            kind: frozenset(word.rpartition(" ")[2] for word in self._contexts[kind]) for kind in self._contexts
        }

    def ends(self, kind: str, left: str) -> bool:
        """Whether a text ends with a word of a kind, and not with a longer word of another kind."""
        words = [word.lstrip(_OPENING) for word in left.split()[-_MOST_SYLLABLES:]]
        if not words or words[-1] not in self._last_syllables[kind]:
            return False
        for at in range(len(words)):
            shown = " ".join(words[at:])
            if shown in self._contexts[kind]:
                return True
            if any(shown in known for known in self._contexts.values()):
                return False
        return False

    def starts(self, right: str, kind: str = "unit") -> bool:
        """Whether a text starts with a word of a kind (by default, a unit) or the sign of a unit."""
        match = _TWO.match(right)
        if not match:
            return False
        known = self._contexts[kind]
        return match[1] in known or match[1][:1] in _SIGNS or f"{match[1]} {match[2]}" in known
