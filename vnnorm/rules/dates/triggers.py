"""Find the dates that begin with a word: one scan for the words that trigger forms, and the forms of each word found."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from vnnorm.rules.dates.form import Form
from vnnorm.rules.dates.forms_in_words import IN_WORDS
from vnnorm.rules.dates.lexicon import DateWords
from vnnorm.rules.dates.reading import FoundDate, Reading
from vnnorm.rules.dates.spelling import tokens, with_slips
from vnnorm.text.pattern import lazily

_BEFORE_WORD = "\t([{\"“‘'«/,.;:!?…*•–—|>&+"
_SYLLABLES = lazily(r"\w+(?: {1,4}\w+){0,3}")
_MODIFIED = "<modifier> (<month|year>)"
_END = r"(?!\w)"
_TRIGGER = lazily(r"<(?P<roles>[a-z |]+)>(?P<after>.*)")


class Triggers:
    """The words of a lexicon that trigger forms, and the scan for them.

    The scan looks for the first syllables. What must follow each of them is a pattern that is compiled when a text has it: one
    pattern of all takes as long to compile as all others of a first call together.
    """

    def __init__(self, words: DateWords) -> None:
        self.words = words
        self._of_word: dict[str, list[Form]] = defaultdict(list)
        self._behind_modifier: dict[str, list[Form]] = defaultdict(list)
        self._entries: dict[str, list[tuple[str, str]]] = defaultdict(list)  # words, and templates of what must follow them
        for form in IN_WORDS:
            for trigger in form.trigger:
                match = _TRIGGER.match(trigger)
                if match is not None:
                    self._add(form, match["roles"].split("|"), match["after"])
        self._patterns: dict[str, re.Pattern[str]] = {}
        self._firsts = re.compile(f" {_tree([([*map(re.escape, first)], _END) for first in self._entries])}")
        self._modifiers = frozenset(words.values_of("modifier"))

    def _add(self, form: Form, roles: list[str], after: str) -> None:
        """Enter a form under the words of some roles."""
        for role in roles:
            inner = _TRIGGER.match(after.strip()) if role == "modifier" else None
            begins = self._behind_modifier if inner else self._of_word
            for word in self.words.values_of(inner["roles"] if inner else role):
                if form not in begins[word]:
                    begins[word].append(form)
            for word in sorted(self.words.spellings(role)):
                for first in with_slips(word.partition(" ")[0]):
                    self._entries[first].append((word, after))

    def find(self, reading: Reading) -> Iterator[FoundDate]:
        """The dates that begin with a word. Marks that may precede a word become spaces, as the pattern begins with a space."""
        scanned = f" {reading.low}".replace("\n", " ")
        for mark in _BEFORE_WORD:
            scanned = scanned.replace(mark, " ")
        last = -1
        patterns = self._patterns
        for hit in self._firsts.finditer(scanned):
            first = hit[0]
            pattern = patterns.get(first) or self._compiled(first)
            if pattern.match(scanned, hit.start()) is None:
                continue
            at, forms = self._triggered(scanned, hit.start())
            if at == last:
                continue
            last = at
            for form in forms:
                read = reading.match(form.pattern, at)
                found = form.read(reading, read) if read else None
                if found:
                    yield from found if isinstance(found, list) else [found]
                    break

    def _compiled(self, first: str) -> re.Pattern[str]:
        """The pattern of the words that begin with a space and a first syllable, and of what must follow each."""
        entries = [entry for syllable, of_it in self._entries.items() if first.startswith(syllable, 1) for entry in of_it]
        words = [(tokens(word), _END + self._followed(after)) for word, after in entries]
        made = self._patterns[first] = re.compile(f" {_tree(words)}")
        return made

    def _followed(self, after: str) -> str:
        return f"(?={self.words.source(after)})" if after else ""

    def _triggered(self, scanned: str, at: int) -> tuple[int, list[Form]]:
        """The forms whose trigger follows the space at an offset, and the offset in the text at which they begin."""
        syllables = _SYLLABLES.match(scanned, at + 1)[0].split()  # type: ignore[index]
        for size in range(len(syllables), 0, -1):
            word = " ".join(syllables[:size])
            if word in self._modifiers and (modified := self.words[_MODIFIED].match(scanned, at + 1)):
                word = modified[1]
                return modified.start(1) - 1, self._of_word[word] + self._behind_modifier[word]
            if forms := self._of_word.get(word):
                return at, forms
        return at, []


def _tree(words: list[tuple[list[str], str]]) -> str:
    """Build one pattern of words and what must follow each, as a prefix tree with the longest words first."""
    ends = list(dict.fromkeys(after for word, after in words if not word))
    by_token: dict[str, list[tuple[list[str], str]]] = defaultdict(list)
    for word, after in words:
        if word:
            by_token[word[0]].append((word[1:], after))
    branches = [token + _tree(rest) for token, rest in by_token.items()] + ends
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"
