"""Dates in words: one scan for the words that may begin one, then each by what it is."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator

from vnnorm.rules.dates import lunar, named, relative
from vnnorm.rules.dates.lexicon import S, any_of, worth
from vnnorm.rules.dates.reading import Found, Reading
from vnnorm.rules.dates.words import DAY_HEAD, MONTH_WORD
from vnnorm.text.pattern import lazily

_Finder = Callable[[Reading, int], "Found | None"]
# The role of the first word, what must stand after it, and who reads on.
_TRIGGERS: tuple[tuple[str, str, _Finder], ...] = (
    ("part", rf"{S}(?:{DAY_HEAD}{S})?{any_of('today', 'away')}", relative.today),
    ("today", "", relative.today),
    ("day", rf"{S}{any_of('today')}", relative.today),
    ("day", rf"{S}{any_of('count')}{S}{any_of('new year', 'month')}", lunar.worded),
    ("same day", "", relative.same_day),
    ("weekday", "", relative.weekday),
    ("week", rf"{S}{any_of('near')}", relative.week),
    ("month", rf"{S}(?:{any_of('near')}|{MONTH_WORD})", relative.month),
    ("year", rf"{S}{any_of('yearly')}", relative.year),
    ("count", rf"{S}{any_of('month', 'quarter')}{S}{any_of('modifier')}", named.count),
    ("quarter", S, named.quarter),
    ("half", S, named.half),
    ("season", rf"{S}{any_of('seasons')}", named.season),
    ("century", S, named.century),
    ("decade", rf"{S}(?:[0-9]|{any_of('modifier')})", named.decade),
    ("full moon", rf"{S}{any_of('month')}", lunar.full_moon),
    ("festival", "", lunar.festival),
    ("new year", rf"{S}{any_of('stem')}", lunar.festival),
)
_FINDERS: dict[str, list[_Finder]] = defaultdict(list)
for _role, _, _finder in _TRIGGERS:
    for _word in worth(_role):
        _FINDERS[_word].append(_finder)
_AFTER_MODIFIER: dict[str, _Finder] = {
    word: finder for role, finder in (("month", relative.month), ("year", relative.year)) for word in worth(role)
}


def _scan() -> re.Pattern[str]:
    """The scan starts with a literal, a space: what may stand before a word instead is made one for it."""
    words = [(word, f"(?!\\w){f'(?={after})' if after else ''}") for role, after, _ in _TRIGGERS for word in worth(role)]
    pattern = rf" (?:{any_of('modifier')}{S}(?=({any_of('month', 'year')})(?!\w))|(?=({_tree(words)})))"
    return lazily(pattern.replace(S, " {1,2}"))  # line feeds are spaces in what is scanned; half as long to compile


def _tree(words: list[tuple[str, str]]) -> str:
    """Words and what must follow each, as one pattern that tells them apart letter by letter, the longest first."""
    ends = [after for word, after in words if not word]
    by_letter: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for word, after in words:
        if word:
            by_letter[word[0]].append((word[1:], after))
    branches = [(S if letter == " " else re.escape(letter)) + _tree(rest) for letter, rest in by_letter.items()] + ends
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"


_WORDS = _scan()
_BEFORE_WORD = "\n\t([{\"“‘'«/,.;:!?…*•–—|>&+"


def find(reading: Reading) -> Iterator[Found]:
    """The dates in words, in order of place."""
    scanned = f" {reading.low}"
    for mark in _BEFORE_WORD:
        scanned = scanned.replace(mark, " ")
    for match in _WORDS.finditer(scanned):
        at = match.end() - 1
        for finder in [_AFTER_MODIFIER[match[1]]] if match[1] else _FINDERS[" ".join(match[2].split())]:
            if found := finder(reading, at):
                yield found
                if later := named.later_quarter(reading, found):
                    yield later
                break
