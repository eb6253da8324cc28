"""Contexts in which a title is not a title: Nguyễn |Hoàng Phi| Hùng, Hội |nhà báo|, đường |Ông| Ích Khiêm."""

from __future__ import annotations

import unicodedata

from vnnorm.rules.titles.foreign import APOSTROPHES
from vnnorm.rules.titles.lexicon import ADDRESS, TitleWords
from vnnorm.rules.titles.names import Names
from vnnorm.rules.titles.sentence import Sentence
from vnnorm.rules.titles.spelled import LONGEST
from vnnorm.rules.titles.trees import STOPS, Phrase
from vnnorm.text.fold import fold

_KEEPER_REACH = 6  # words: Khu di tích Nhà ở cũ Chủ tịch Hồ Chí Minh
_BODY_REACH = 4  # words of a body whose members a post names: Hội Cựu chiến binh | nhà báo …
_ADVERBIAL = 4  # words from a preposition of place to the name in its phrase
_QUOTES = tuple("“”\"'‘’")


def is_glue(gap: str) -> bool:
    """Whether the gap between two words has no space or punctuation except an apostrophe: Ích=ông, Ích€ông, H'ông."""
    return gap in APOSTROPHES or not any(char.isspace() or unicodedata.category(char)[0] == "P" for char in gap)


class Surroundings:
    """Tests the contexts in one sentence."""

    __slots__ = ("_names", "_sentence", "_words")

    def __init__(self, sentence: Sentence, names: Names, words: TitleWords) -> None:
        self._sentence = sentence
        self._names = names
        self._words = words

    def is_act(self, index: int, kind: str) -> bool:
        """Whether a post denotes an action, not a person: dưới sự | chủ nhiệm của …, but not lá bài quân sự | ông …"""
        if kind in ADDRESS or not (index and self._sentence.blank[index]) or self._sentence.is_inside(index - 1):
            return False
        return self._sentence.folded[index - 1] in self._words.lone["act"]

    def is_glued(self, index: int) -> bool:
        """Whether a title begins inside the word before, after a lost space: … nợ công|Phó Thủ tướng …"""
        if not (index and self._sentence.blank[index]):
            return False
        word = self._sentence.word[index - 1]
        first = next((at for at in range(len(word) - 1, 0, -1) if word[at].isupper()), 0)
        return word[first + 1 :].islower() and first > 0 and fold(word[first:]) in self._words.starts

    def is_quoted(self, index: int, end: int) -> bool:
        """Whether a title and name are alone between quotes, as nicknames are: cơn bão “Vua Bão”."""
        gap = self._sentence.gap
        return gap[index][-1:] in _QUOTES and gap[end][:1] in _QUOTES and gap[index] != "" != gap[end]

    def is_within_name(self, index: int, end: int) -> bool:
        """Whether the words of a post are syllables of a name that begins earlier: Nguyễn |Hoàng Phi| Hùng, Thu |Cô| Kim."""
        sentence = self._sentence
        if not sentence.capital[index]:
            return False
        is_spelled = sentence.is_spelled_as_name(index, end)
        before = index
        while before > index - LONGEST and before and sentence.blank[before] and sentence.capital[before - 1]:
            before -= 1
            if is_spelled and sentence.surname[before] is not None:
                return True
            name = self._names.at(before)
            if name and name.end > index:
                return True
        return False

    def is_field(self, index: int, head: Phrase) -> bool:
        """Whether a post says whose body the body before it is, as in Hội nhà báo, Liên đoàn luật sư."""
        if head.kind in ADDRESS or not (index and self._sentence.blank[index]):
            return False
        if self._sentence.folded[index - 1] not in self._words.ends.lasts:
            return False
        lengths = [index - before for before in range(max(0, index - _BODY_REACH), index)]
        bodies = [(length, self._sentence.listed[index - length].inside) for length in lengths]
        return any(
            phrase is not None and phrase.kind == "head" and len(phrase.words) >= length and not self._is_complete(phrase)
            for length, phrase in bodies
        )

    def is_kept(self, index: int, last: int) -> bool:
        """Whether a title is part of a name given after a person: Khu di tích Chủ tịch Hồ Chí Minh, đường Ông Ích Khiêm.

        last: the word after the previous name; the search does not look at earlier words.
        """
        sentence, words = self._sentence, self._words
        if not sentence.capital[index]:
            return False
        joining = words.lone["possessive"] | words.lone["conjunction"]
        for before in range(index - 1, max(last, index - _KEEPER_REACH, 0) - 1, -1):
            abbreviated = sentence.gap[before + 1] == "." and sentence.word[before].isupper()  # Bệnh viện GS.TS …
            if not (sentence.blank[before + 1] or abbreviated) or sentence.folded[before] in joining:
                return False
            around = sentence.listed[before].around
            kept = around and around.kind == "keeper" and before + len(around.words) <= index
            if kept and around and not sentence.is_inside(before):  # yêu |cầu| Thủ tướng …
                body = sentence.listed[before].inside
                return not (body and len(body.words) > len(around.words))
            if around and around.kind in STOPS and not sentence.capital[before] and not self._is_keeper(before - 1):
                return False
        return False

    def is_of_place(self, at: int) -> bool:
        """Whether the name that begins at a word is a place, street or body: Ở Hòa Bình, đường Phạm Tu, quận Columbia."""
        sentence = self._sentence
        if sentence.listed[at].place or sentence.is_inside(at):
            return True
        if not (at and sentence.blank[at]):
            return False
        if self._is_in_adverbial(at):
            return True
        return any(
            (listed.around is not None and listed.around.kind == "keeper" and len(listed.around.words) == length)
            or (listed.inside is not None and len(listed.inside.words) == length)
            or sentence.folded[at - 1] in self._words.lone["preposition"]
            for length, listed in sentence.before(at)
        )

    def _is_in_adverbial(self, at: int) -> bool:
        """Whether a phrase of place that opens a clause holds the name at a word: Trên chuyên cơ |Air Force One|, …"""
        sentence, locatives = self._sentence, self._words.lone["locative"]
        for before in range(at - 1, max(-1, at - 1 - _ADVERBIAL), -1):
            if not sentence.blank[before + 1]:
                return False
            if sentence.folded[before] in locatives and (before == 0 or not sentence.blank[before]):
                return True
        return False

    def _is_complete(self, phrase: Phrase) -> bool:
        return phrase.entry in self._words.lone["complete"]

    def _is_keeper(self, before: int) -> bool:
        """Whether a keeper of two words begins at a word: bài hát."""
        around = self._sentence.listed[before].around if before >= 0 else None
        return around is not None and around.kind == "keeper" and len(around.words) > 1
