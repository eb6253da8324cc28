"""Read body names made of unlisted words: Tổ dân phố | Sơn Trình |, Trưởng ban | QLDA |, CEO | Dragon Capital |."""

from __future__ import annotations

from collections.abc import Iterator

from vnnorm.rules.titles.foreign import is_brand
from vnnorm.rules.titles.lexicon import Words
from vnnorm.rules.titles.names import Names
from vnnorm.rules.titles.places import Place, moved
from vnnorm.rules.titles.posts import Posts
from vnnorm.rules.titles.sentence import Stretch
from vnnorm.rules.titles.spelled import MOST_SYLLABLES
from vnnorm.rules.titles.trees import Phrase

_BUDGET = 8  # unlisted words in the name of a body
_OWN = 2  # syllables of most names of places and schools: xã | Đức Giang | Lê Văn Hòa
_CLOSED = ("bracket", "country", "place")  # no unlisted word continues the complement after these


class Called:
    """Reads the unlisted words of one stretch."""

    __slots__ = ("_names", "_size", "_stretch", "_words")

    def __init__(self, posts: Posts, names: Names, words: Words) -> None:
        self._names = names
        self._stretch = posts.stretch
        self._size = len(posts.stretch.word)
        self._words = words

    def unlisted(self, place: Place, head: Phrase) -> Iterator[Place]:
        """The possible ends of a complement after an unlisted word."""
        stretch, at = self._stretch, place.at
        word = stretch.word[at]
        company = self._company_end(at)
        if company:
            yield place._replace(at=company, last="name", free=True, body=True, eponymous=False)
        elif self._is_company(at, head):
            yield Place(at + 1, "number", True, place.unknown, True, housed=True)
        elif any(char.isdigit() for char in word) or (word.isupper() and (len(word) > 1 or word in "IVX")):
            yield from self._numbered(place)
        elif place.unknown < _BUDGET:
            yield from self._unknown(place)

    def _is_company(self, at: int, head: Phrase) -> bool:
        """Whether a word has the form of a company name, or occurs between an office and a full Vietnamese name.

        After other titles, such a word may be a baptismal name: Linh mục Giuse Trần Văn Thọ.
        """
        stretch = self._stretch
        word = stretch.word[at]
        if not word.isalnum():
            return False
        spelled = stretch.syllable[at] or stretch.surname[at] is not None or word.isupper()
        return is_brand(word) or (
            head.kind == "office" and stretch.capital[at] and not spelled and self._names.is_full_name(at + 1)
        )

    def _numbered(self, place: Place) -> Iterator[Place]:
        """Read a number or an abbreviation: Khoa 2, tiền vệ 19 tuổi, Ban QLDA."""
        stretch, at = self._stretch, place.at
        word = stretch.word[at]
        if place.last != "possessive" and not (word.isupper() and _is_surname_in_capitals(stretch, at)):
            yield moved(place, at + 1, "number", free=True)

    def _unknown(self, place: Place) -> Iterator[Place]:
        """Read an unlisted word of a body's own name."""
        stretch, at = self._stretch, place.at
        following = at + 1 < self._size and stretch.blank[at + 1]
        if not stretch.capital[at]:
            if place.last in _CLOSED:
                return  # cua rơ Indonesia vượt …: the verb
            yield place._replace(at=at + 1, last="word", free=True, unknown=place.unknown + 1)
            return
        if self._is_whole_name(at, place):
            return
        if place.body and following and not stretch.capital[at + 1] and not self._stretch.listed[at + 1].stop:
            yield place._replace(at=at + 1, last="word", free=False, unknown=place.unknown + 1)
        if place.eponymous or (place.last in ("head", "body", "complete", "designator", "word") and place.body):
            yield from self._named(place)

    def _is_whole_name(self, at: int, place: Place) -> bool:
        """Whether exactly a full name begins at a word: T.Ư Đoàn | Nguyễn Phạm Duy Trang, not xã Nguyễn Huệ Trần Văn An."""
        if place.last in ("body", "designator") or not self._names.is_full_name(at):
            return False
        name = self._names.at(at)
        return name is not None and name.end - at <= MOST_SYLLABLES

    def _named(self, place: Place) -> Iterator[Place]:
        """Read the name of a body, up to the surname of a full name: Tổ dân phố Sơn Trình | Phạm Quốc Hòa."""
        stretch, at = self._stretch, place.at
        ends = [at + 1]
        while stretch.blank[ends[-1]] and stretch.capital[ends[-1]] and len(ends) < _BUDGET:
            ends.append(ends[-1] + 1)
        full = [end for end in ends if self._names.is_full_name(end)]
        for end in [at + _OWN] if at + _OWN in full else full[:1] or ends:
            yield Place(end, "proper", True, place.unknown + 1, place.body, housed=place.housed)

    def _company_end(self, at: int) -> int | None:
        """The word after the name of a company that begins at a word: Dragon Capital | Dominic Scriven."""
        stretch, ends = self._stretch, [0]
        for index in range(at, at + _BUDGET):
            if not stretch.capital[index] or (index > at and not stretch.blank[index]):
                break
            if stretch.folded[index] in self._words.lone["company"]:
                ends.append(index + 1)
        return ends[-1] or None


def _is_surname_in_capitals(stretch: Stretch, at: int) -> bool:
    """Whether an all-capitals word is a surname in an all-capitals name: giám đốc NGUYỄN VĂN AN."""
    return stretch.surname[at] is not None and at + 1 < len(stretch.word) and stretch.word[at + 1].isupper()
