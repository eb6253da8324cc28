"""The posts after a name, up to an end that is certain: Trần Cương | , Bí thư Đảng ủy Khu tự trị (Trung Quốc) | nhân dịp.

Where a post begins is easy to see. It ends at a verb, at a mark that closes it, before the next person, or nowhere: then it
stays. Words that no list knows may be the rest of a body's name or a verb, so among them a mark alone proves nothing where the
sentence has had no verb before.
"""

from __future__ import annotations

from vnnorm.rules.titles.grammar import Grammar
from vnnorm.rules.titles.lexicon import ADDRESS, Words
from vnnorm.rules.titles.names import FULL, Names
from vnnorm.rules.titles.posts import Posts
from vnnorm.rules.titles.trees import Phrase

_DASHES = ("-", "–", "—")
_OPENING = (",", "(", *_DASHES)
_INSIDE = ("", "&", "/", ".")
_PAIRS = {"(": ")", "“": "”", '"': '"', "«": "»"}
_LONGEST = 60  # words


class Appositions:
    """Reads what follows the names of one stretch."""

    __slots__ = ("_grammar", "_names", "_posts", "_stretch", "_words")

    def __init__(self, posts: Posts, grammar: Grammar, names: Names, words: Words) -> None:
        self._posts = posts
        self._stretch = posts.stretch
        self._grammar = grammar
        self._names = names
        self._words = words

    def opens(self, index: int) -> bool:
        """Whether the gap before a word can open an apposition."""
        gap = self._stretch.gap[index]
        return gap.strip() in _OPENING and gap != "-" and not self._is_collective(index)

    def end(self, index: int, start: int) -> tuple[int, int] | None:
        """The word after the apposition that begins at a word with a post, and the offset in the text where it ends.

        start: the first word of the title and name before it. None where the end is not certain.
        """
        stretch = self._stretch
        if stretch.gap[index].strip() == "(":
            closed = self._closed(index, ")")
            return (closed, self._end_offset(closed, 1)) if closed else None
        at, closing, unsure = index, 0, False  # closing: brackets and quotes that close before the word
        known = index  # the word after the last one that a list knows
        for _ in range(_LONGEST):
            if at == len(stretch.word):
                break
            gap = stretch.gap[at][closing:]
            if at > index and not gap:
                return None  # a word that clings to the bracket before it
            if at > index and gap != " ":
                mark = gap[-1]
                if mark in _PAIRS:
                    closed = self._closed(at, _PAIRS[mark])
                    if closed is None:
                        return None
                    at = known = closed
                    closing = 1
                    continue
                if not self._goes_on(at, gap):
                    break
            elif at > index and (stretch.listed[at].stop or (known < at and self._is_addressed(at))):
                return self._parted(at, index, known, start, closing)
            further = self._known(at)
            unsure = unsure or (further == at and not stretch.capital[at])
            known = further if further > at else known
            at, closing = max(further, at + 1), 0
        else:
            return None
        if unsure and not stretch.listed[at].stop and not any(listed.stop for listed in stretch.listed[:start]):
            return None
        return at, self._end_offset(at, closing)

    def _parted(self, at: int, index: int, known: int, start: int, closing: int) -> tuple[int, int] | None:
        """The end of an apposition before a word of the sentence, or before the word that joins the next person to this one."""
        stop = self._stretch.listed[at].stop
        if stop:
            return (at, self._end_offset(at, closing)) if self._is_end(at, stop, known, start) else None
        before = at - 1
        if before == index or closing or self._stretch.folded[before] not in self._words.lone["conjunction"]:
            return None
        return before, self._end_offset(before, 0)

    def _is_addressed(self, at: int) -> bool:
        """Whether another person begins at a word: … và | ông | Trần Cương."""
        head = self._stretch.listed[at].head
        return head is not None and head.kind in ADDRESS and self._grammar.title(at) is not None

    def _is_end(self, at: int, stop: Phrase, known: int, start: int) -> bool:
        """Whether a word of the sentence ends an apposition that no mark closes.

        A syllable may be part of a word that no list has (Thiết bị, Hàng không). And where the name is an object, a verb
        may have the post alone for its subject: tặng hoa cho ông Trần Cương, Chủ tịch tỉnh nói …
        """
        stretch = self._stretch
        proper = known < at - 1 and stretch.capital[at - 1] and stretch.capital[at - 2]
        if len(stop.words) == 1 and stop.kind != "auxiliary" and known < at and not proper:
            return False
        return stop.kind == "link" or not self._is_object(start)

    def _is_object(self, start: int) -> bool:
        """Whether a preposition or a verb stands before a title and name."""
        stretch = self._stretch
        if not (start and stretch.blank[start]):
            return False
        if stretch.folded[start - 1] in self._words.lone["governor"]:
            return True
        return any(
            stop is not None and stop.kind == "verb" and start - before == len(stop.words)
            for before in (start - 1, start - 2)
            if before >= 0
            for stop in [self._stretch.listed[before].stop]
        )

    def _end_offset(self, at: int, closing: int) -> int:
        return self._stretch.end(at - 1) + closing

    def _closed(self, at: int, mark: str) -> int | None:
        """The word, or the end, before which the mark stands that closes what was opened before a word."""
        gap = self._stretch.gap
        return next((index for index in range(at + 1, min(len(gap), at + _LONGEST)) if gap[index].startswith(mark)), None)

    def _known(self, at: int) -> int:
        """The word after the post, body, field or place that begins at a word; the word itself where there is none."""
        found = self._posts.post(at)
        if found:
            return found[0]
        phrase = self._stretch.listed[at].inside or self._stretch.listed[at].place
        return at + len(phrase.words) if phrase else at

    def _goes_on(self, at: int, gap: str) -> bool:
        """Whether an apposition goes on past the mark before a word."""
        stretch = self._stretch
        if gap.strip() in _INSIDE:
            return True
        if gap.strip() in _DASHES:
            return gap == "-" or (stretch.capital[at - 1] and stretch.capital[at])
        if gap != ", " or self._grammar.title(at):
            return False
        if self._is_collective(at):
            return False
        if self._known(at) > at:
            return True
        name = self._names.at(at)
        return stretch.capital[at] and not (name and name.rank >= FULL)

    def _is_collective(self, at: int) -> bool:
        """Whether other people begin here: …, đại diện Văn phòng Chính phủ; …, các đồng chí …"""
        around = self._stretch.listed[at].around
        return around is not None and around.kind == "collective"
