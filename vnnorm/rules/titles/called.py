"""Read body names made of unlisted words: Tổ dân phố | Sơn Trình |, Trưởng ban | QLDA |, CEO | Dragon Capital |."""

from __future__ import annotations

from collections.abc import Iterator

from vnnorm.rules.titles.foreign import is_brand
from vnnorm.rules.titles.lexicon import TitleWords
from vnnorm.rules.titles.names import Names
from vnnorm.rules.titles.posts import Posts
from vnnorm.rules.titles.sentence import Sentence
from vnnorm.rules.titles.spelled import MOST_SYLLABLES
from vnnorm.rules.titles.states import State, moved
from vnnorm.rules.titles.trees import Phrase

BUDGET = 8  # unlisted words in the name of a body
_OWN = 2  # syllables of most names of places and schools: xã | Đức Giang | Lê Văn Hòa
_CLOSED = ("bracket", "country", "place")  # no unlisted word continues the complement after these


class Called:
    """Reads the unlisted words of one sentence."""

    __slots__ = ("_names", "_sentence", "_size", "_words")

    def __init__(self, posts: Posts, names: Names, words: TitleWords) -> None:
        self._names = names
        self._sentence = posts.sentence
        self._size = len(posts.sentence.word)
        self._words = words

    def unlisted(self, state: State, head: Phrase) -> Iterator[State]:
        """The possible ends of a complement after an unlisted word."""
        sentence, at = self._sentence, state.at
        word = sentence.word[at]
        company = self._company_end(at)
        if company:
            yield state._replace(at=company, last="name", free=True, body=True, eponymous=False)
        elif self._is_company(at, head):
            yield State(at + 1, "number", True, state.unknown, True, housed=True)
        elif any(char.isdigit() for char in word) or (word.isupper() and (len(word) > 1 or word in "IVX")):
            yield from self._numbered(state)
        elif state.unknown < BUDGET:
            yield from self._unknown(state)

    def _is_company(self, at: int, head: Phrase) -> bool:
        """Whether a word has the form of a company name, or occurs between an office and a full Vietnamese name.

        After other titles, such a word may be a baptismal name: Linh mục Giuse Trần Văn Thọ.
        """
        sentence = self._sentence
        word = sentence.word[at]
        if not word.isalnum():
            return False
        spelled = sentence.syllable[at] or sentence.surname[at] is not None or word.isupper()
        return is_brand(word) or (
            head.kind == "office" and sentence.capital[at] and not spelled and self._names.is_full_name(at + 1)
        )

    def _numbered(self, state: State) -> Iterator[State]:
        """Read a number or an abbreviation: Khoa 2, tiền vệ 19 tuổi, Ban QLDA."""
        sentence, at = self._sentence, state.at
        word = sentence.word[at]
        if state.last != "possessive" and not (word.isupper() and _is_surname_in_capitals(sentence, at)):
            yield moved(state, at + 1, "number", free=True)

    def _unknown(self, state: State) -> Iterator[State]:
        """Read an unlisted word of a body's own name."""
        sentence, at = self._sentence, state.at
        following = at + 1 < self._size and sentence.blank[at + 1]
        if not sentence.capital[at]:
            if state.last in _CLOSED:
                return  # cua rơ Indonesia vượt …: the verb
            yield state._replace(at=at + 1, last="word", free=True, unknown=state.unknown + 1)
            return
        if self._is_whole_name(at, state):
            return
        if state.body and following and not sentence.capital[at + 1] and not self._sentence.listed[at + 1].stop:
            yield state._replace(at=at + 1, last="word", free=False, unknown=state.unknown + 1)
        if state.eponymous or (state.last in ("head", "body", "complete", "designator", "word") and state.body):
            yield from self._named(state)

    def _is_whole_name(self, at: int, state: State) -> bool:
        """Whether exactly a full name begins at a word: T.Ư Đoàn | Nguyễn Phạm Duy Trang, not xã Nguyễn Huệ Trần Văn An."""
        if state.last in ("body", "designator") or not self._names.is_full_name(at):
            return False
        name = self._names.at(at)
        return name is not None and name.end - at <= MOST_SYLLABLES

    def _named(self, state: State) -> Iterator[State]:
        """Read the name of a body, up to the surname of a full name: Tổ dân phố Sơn Trình | Phạm Quốc Hòa."""
        sentence, at = self._sentence, state.at
        ends = [at + 1]
        while sentence.blank[ends[-1]] and sentence.capital[ends[-1]] and len(ends) < BUDGET:
            ends.append(ends[-1] + 1)
        full = [end for end in ends if self._names.is_full_name(end)]
        for end in [at + _OWN] if at + _OWN in full else full[:1] or ends:
            yield State(end, "proper", True, state.unknown + 1, state.body, housed=state.housed)

    def _company_end(self, at: int) -> int | None:
        """The word after the name of a company that begins at a word: Dragon Capital | Dominic Scriven."""
        sentence, ends = self._sentence, [0]
        for index in range(at, at + BUDGET):
            if not sentence.capital[index] or (index > at and not sentence.blank[index]):
                break
            if sentence.folded[index] in self._words.lone["company"]:
                ends.append(index + 1)
        return ends[-1] or None


def _is_surname_in_capitals(sentence: Sentence, at: int) -> bool:
    """Whether an all-capitals word is a surname in an all-capitals name: giám đốc NGUYỄN VĂN AN."""
    return sentence.surname[at] is not None and at + 1 < len(sentence.word) and sentence.word[at + 1].isupper()
