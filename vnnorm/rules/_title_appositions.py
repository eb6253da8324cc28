"""The posts after a name, up to an end that is certain: Trần Cương | , Bí thư Đảng ủy Khu tự trị (Trung Quốc) | nhân dịp.

Where a post begins is easy to see. It ends at a verb, at a mark that closes it, before the next person, or nowhere: then it
stays. Words that no list knows may be the rest of a body's name or a verb, so among them a mark alone proves nothing where the
sentence has had no verb before.
"""

from __future__ import annotations

from vnnorm.rules._title_grammar import Grammar
from vnnorm.rules._title_names import FULL, Names, phrase_at
from vnnorm.rules._title_tokens import Stretch
from vnnorm.rules._title_words import Words

_DASHES = ("-", "–", "—")
_OPENING = (",", "(", *_DASHES)
_INSIDE = ("", "&", "/", ".")
_PAIRS = {"(": ")", "“": "”", '"': '"', "«": "»"}
_LONGEST = 60  # words


class Appositions:
    """Reads what follows the names of one stretch."""

    __slots__ = ("_grammar", "_names", "_stretch", "_words")

    def __init__(self, stretch: Stretch, grammar: Grammar, names: Names, words: Words) -> None:
        self._stretch = stretch
        self._grammar = grammar
        self._names = names
        self._words = words

    def opens(self, index: int) -> bool:
        """Whether the gap before a word can open an apposition."""
        gap = self._stretch.gap[index]
        return gap.strip() in _OPENING and gap != "-"

    def end(self, index: int, named: bool) -> tuple[int, int] | None:
        """The word after the apposition that begins at a word with a post, and the offset in the text where it ends.

        named: whether the sentence had a verb before the name. None where the end is not certain.
        """
        stretch = self._stretch
        if stretch.gap[index].strip() == "(":
            closed = self._closed(index, ")")
            return (closed, self._end_offset(closed, 1)) if closed else None
        at, closing, unsure = index, 0, False  # closing: brackets and quotes that close before the word
        for _ in range(_LONGEST):
            if at == len(stretch.word):
                break
            gap = stretch.gap[at][closing:]
            if at > index and gap != " ":
                mark = gap[-1]
                if mark in _PAIRS:
                    closed = self._closed(at, _PAIRS[mark])
                    if closed is None:
                        return None
                    at, closing = closed, 1
                    continue
                if not self._goes_on(at, gap):
                    break
            elif at > index and self._grammar.is_stop(at):
                return at, self._end_offset(at, closing)
            further = self._known(at)
            unsure = unsure or (further == at and not stretch.word[at][0].isupper())
            at, closing = max(further, at + 1), 0
        else:
            return None
        if unsure and not named and not (at < len(stretch.word) and self._grammar.is_stop(at)):
            return None
        return at, self._end_offset(at, closing)

    def _end_offset(self, at: int, closing: int) -> int:
        return self._stretch.end(at - 1) + closing

    def _closed(self, at: int, mark: str) -> int | None:
        """The word, or the end, before which the mark stands that closes what was opened before a word."""
        gap = self._stretch.gap
        return next((index for index in range(at + 1, min(len(gap), at + _LONGEST)) if gap[index].startswith(mark)), None)

    def _known(self, at: int) -> int:
        """The word after the post, body, field or place that begins at a word; the word itself where there is none."""
        found = self._grammar.post(at)
        if found:
            return found[0]
        for table in (self._words.inside, self._words.places):
            phrase = phrase_at(table, self._stretch, at)
            if phrase:
                return at + len(phrase.words)
        return at

    def _goes_on(self, at: int, gap: str) -> bool:
        """Whether an apposition goes on past the mark before a word."""
        stretch = self._stretch
        if gap.strip() in _INSIDE:
            return True
        if gap.strip() in _DASHES:
            return gap == "-" or (stretch.word[at - 1][0].isupper() and stretch.word[at][0].isupper())
        if gap != ", " or self._grammar.title(at):
            return False
        if self._known(at) > at:
            return True
        name = self._names.at(stretch, at)
        return stretch.word[at][0].isupper() and not (name and name.rank >= FULL)
