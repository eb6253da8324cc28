"""The words of dates, from the data files: a role → an alternation of its words, a word → what it is worth.

The classes are closed and small (the months, the days of the week), and what is built from them is only tried where a scan
hit. Open lists, such as the words beside numbers, are looked up word by word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from itertools import chain
from typing import NamedTuple

from vnnorm.core.lexicon import extended, load
from vnnorm.text import tone_marks
from vnnorm.text.fold import fold
from vnnorm.text.pattern import lazily

S = r"(?: (?: |\n ?)?|\n ?)"  # spaces within a date: over a line end, not over a blank line


@cache
def worth(role: str) -> dict[str, str]:
    """The words of a role, in every way their tones are written, and what each is worth."""
    return _worths()[role]


@cache
def _worths() -> dict[str, dict[str, str]]:
    rows = load("dates/words").rows
    worths: dict[str, dict[str, str]] = {role: {} for role, _, _ in rows}
    for (role, _, value), forms in zip(rows, _forms([word for _, word, _ in rows]), strict=True):
        worths[role].update(dict.fromkeys(forms, value))
    return worths


def _forms(words: Iterable[str]) -> Iterable[tuple[str, ...]]:
    """Each word in every tone style, and folded."""
    text = "\n".join(words)
    return zip(*(form.split("\n") for form in (text, tone_marks.rewrite(text, style="new"), fold(text))), strict=True)


def of(role: str, written: str) -> str:
    """What a word of a role is worth, however it stands over lines.

    >>> of("named month", "mười\\nmột")
    '11'
    """
    return worth(role)[" ".join(written.split())]


@cache
def any_of(*roles: str) -> str:
    """An alternation of the words of some roles, the longest first.

    >>> any_of("and")
    '(?:cùng|hoặc|và)'
    """
    words = sorted((word for role in roles for word in worth(role)), key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", S) for word in words) + ")"


def lasts(*roles: str) -> frozenset[str]:
    """The last syllables of the words of some roles."""
    return frozenset(word.rpartition(" ")[2] for role in roles for word in worth(role))


class Ending(NamedTuple):
    """A pattern that texts end with. The last letters are looked at first: most texts end with none of them."""

    last: tuple[str, ...]
    pattern: re.Pattern[str]

    def search(self, left: str) -> re.Match[str] | None:
        return self.pattern.search(left) if left.endswith(self.last) else None


def ending(roles: tuple[str, ...], pattern: str) -> Ending:
    """A pattern that texts end with, and white space after it; the roles are those of its possible last words."""
    return Ending(tuple(word + space for word in lasts(*roles) for space in " \n"), lazily(rf"(?<!\w)(?:{pattern}){S}\Z"))


class Contexts(NamedTuple):
    """The words beside numbers by kind: what a user's own lines add to."""

    after: frozenset[str]
    before: frozenset[str]
    beside: frozenset[str]
    feast: frozenset[str]
    share: frozenset[str]
    unit: frozenset[str]

    def ends(self, kind: str, left: str) -> bool:
        """Whether a text ends with a word of a kind, of at most four syllables."""
        words = [word.lstrip(_OPENING) for word in left.split()[-4:]]
        known: frozenset[str] = getattr(self, kind)
        return any(" ".join(words[at:]) in known for at in range(len(words)))

    def starts(self, right: str, kind: str = "unit") -> bool:
        """Whether a text starts with a unit, a sign of one, or a word of another kind."""
        match = _TWO.match(right)
        if not match:
            return False
        known: frozenset[str] = getattr(self, kind)
        return match[1] in known or match[1][:1] in _SIGNS or f"{match[1]} {match[2]}" in known


_OPENING = "([{“‘\"'"
_TWO = lazily(r"\s*([^\s,.);:”\"…!?’»]+)(?:\s+([^\s,.);:”\"…!?’»]+))?")
_SIGNS = ("%", "$", "€", "°")


@lru_cache(maxsize=16)
def contexts(extra: tuple[str, ...] = ()) -> Contexts:
    """The words beside numbers, with a user's own lines."""
    lexicon = load("dates/contexts")
    rows = (extended(lexicon, extra) if extra else lexicon).rows
    return Contexts(*(frozenset(chain(*_forms(word for kind, word in rows if kind == field))) for field in Contexts._fields))
