"""Where a personal name stands in a stretch, and how sure that is: by surname, by spelling, by length."""

from __future__ import annotations

import re
from typing import NamedTuple

from vnnorm.rules.titles import foreign
from vnnorm.rules.titles.document import Document
from vnnorm.rules.titles.foreign import APOSTROPHES
from vnnorm.rules.titles.lexicon import Words
from vnnorm.rules.titles.sentence import Stretch
from vnnorm.rules.titles.trees import Phrase
from vnnorm.text.syllable import is_syllable

# How sure a name is.
LETTER, SINGLE, GIVEN, WORD, FULL, SURE = range(1, 7)
"""``V.`` · ``Thắng`` · ``Mỹ Tâm`` · ``Medvedev`` · ``Trần Cương``, ``Shinzo Abe`` · ``Nguyễn Văn An``."""

LONGEST = 5  # words of a Vietnamese name
_SHORTEST = 3  # that a sentence may follow with no mark between: Lê Văn An Theo …
_FULL_NAME = 3  # words of a name that begins like a place or a company: Hồ Nam Tiến, Nguyễn Kim Sơn
_INITIAL = re.compile(r"\.(?: |\Z)|\.?\Z|\.?[,;:!?)]| ")


class Name(NamedTuple):
    """A name: how sure, and the word after its last."""

    rank: int
    end: int


class Names:
    """The names of one stretch."""

    __slots__ = ("_known", "_stretch", "_words", "document")

    def __init__(self, stretch: Stretch, document: Document, words: Words) -> None:
        self._stretch = stretch
        self._words = words
        self.document = document
        # The same word is asked for at every end of every post before it.
        self._known: dict[tuple[int, bool, bool], Name | None] = {}

    def at(self, index: int, addressed: bool = False, personal: bool = False) -> Name | None:
        """The name that begins at a word; None where a place, a body, a title or no name begins there.

        addressed: after ông, chị and the like, where a country of one syllable is a name (chị Nga). personal: after these,
        and after callings that are of no place, where the name of a district is one (ca sĩ Thanh Hà),
        and that of a city which people have too (ca sĩ Victoria Song).
        """
        key = (index, addressed, personal)
        if key not in self._known:
            self._known[key] = self._at(*key)
        return self._known[key]

    def is_surname(self, index: int) -> bool:
        """Whether a surname that many have stands at a word."""
        return index < len(self._stretch.word) and self._stretch.capital[index] and self._stretch.surname[index] == "common"

    def begins_title(self, index: int) -> bool:
        """Whether a name ends before a word, though no mark says so: … Hoàng Phong Bí thư …, … Lan Hương Cô Lê Thái Hằng …"""
        phrase = self._stretch.listed[index].head
        if phrase is None or self._stretch.is_spelled_as_name(index, index + len(phrase.words)):
            return False
        if self._is_title_only(phrase) or phrase.entry in self._words.lone["address"]:
            return True
        if phrase.entry in self._words.lone["name_word"]:
            return False
        return self._stretch.blank[index + 1] and self.is_surname(index + 1)

    def _at(self, index: int, addressed: bool, personal: bool) -> Name | None:
        stretch = self._stretch
        word = stretch.word[index]
        if not (stretch.capital[index] and word.isalpha()):
            return None
        if stretch.upper:
            return self._capitals(index)
        if stretch.is_inside(index) and not self._is_cut_free(index):
            return None
        if len(word) == 1 and self._is_prefix(index):
            return self._prefixed(index)
        if len(word) == 1 or (word.isupper() and not stretch.syllable[index]):
            return self._initials(index)
        if word.isupper():
            return self._capitals(index)
        if not addressed and foreign.is_brand(word):
            return None
        if stretch.reserved[index] and not self._is_free(index, addressed, personal):
            return None
        name = self._spelled(index)
        if name and self._is_company(index, name):
            return None
        return name

    def _spelled(self, index: int) -> Name | None:
        stretch = self._stretch
        if stretch.syllable[index] or stretch.surname[index] is not None:  # Kpuih, Niê
            return self._vietnamese(index)
        return self._foreign(index)

    def _is_cut_free(self, index: int) -> bool:
        """Whether a longer place may end before a word after all: Hà Nam | Ninh Văn An, for there is a Hà Nam Ninh."""
        if not self.is_surname(index):
            return False
        name = self._vietnamese(index)
        return name is not None and name.rank == SURE

    def _is_company(self, index: int, name: Name) -> bool:
        """Whether the text shows a name as that of a company: bác sĩ Cát Tường, of thẩm mỹ viện Cát Tường."""
        folded = self._stretch.folded
        return name.rank == GIVEN and name.end == index + 2 and self.document.is_body(folded[index], folded[index + 1])

    def _is_prefix(self, index: int) -> bool:
        """Whether a letter begins a name: H'Hen, K'Brêu, A Biu, Y Thoan; not Sinh viên Y Hà Nội."""
        stretch, after = self._stretch, index + 1
        if not stretch.capital[after] or len(stretch.word[after]) == 1:
            return False
        if stretch.gap[after] in APOSTROPHES:
            return True
        return stretch.blank[after] and stretch.syllable[index] and stretch.listed[after].place is None

    def _prefixed(self, index: int) -> Name | None:
        if self._stretch.gap[index + 1] in APOSTROPHES:
            return self._foreign(index)
        name = self._vietnamese(index)
        return name and Name(max(name.rank, FULL), name.end)

    def _is_free(self, index: int, addressed: bool, personal: bool) -> bool:
        """Whether a word with which a place, a body, a title or a sentence may begin begins a name here."""
        stretch = self._stretch
        if self._is_full(index, addressed, personal):
            return True
        place = stretch.listed[index].place
        if place and not self._is_named(index, place, addressed, personal) and self._is_place(index, place, addressed):
            return False
        goes_on = self._is_syllable(index + 1)
        opens = not addressed and stretch.folded[index] in self._words.lone["opener"]
        if opens and not (stretch.surname[index] is not None and goes_on):
            return False
        return not self._is_other(index, addressed, personal)

    def _is_named(self, index: int, place: Phrase, addressed: bool, personal: bool) -> bool:
        """Whether people are called as a place is: ca sĩ Thanh Hà, ca sĩ Victoria Song, but not diễn viên Israel."""
        if place.kind == "district":
            return addressed or personal
        followed = self._stretch.blank[index + 1] and self._stretch.capital[index + 1]
        return place.kind == "given" and (addressed or (personal and followed))

    def _is_full(self, index: int, addressed: bool, personal: bool) -> bool:
        """Whether a surname begins a full name that goes on behind a place or a company: ông Hồ Nam Tiến, Nguyễn Kim Sơn."""
        stretch = self._stretch
        listed = stretch.listed[index].place if addressed or personal else stretch.listed[index].inside
        if listed is None or not self.is_surname(index) or listed.kind not in ("province", "city", "district", "name"):
            return False
        end = index + len(listed.words)
        return end - index > 1 and self._is_syllable(end) and end + 1 - index >= _FULL_NAME

    def _is_place(self, index: int, place: Phrase, addressed: bool) -> bool:
        """Whether a place that begins at a word is one here: Mỹ Tâm, chị Nga and Michael Jordan are people."""
        stretch = self._stretch
        if place.kind == "person":
            return False
        if place.kind == "given":
            return not addressed and not (stretch.blank[index + 1] and self._is_foreign(index + 1))
        vietnamese = stretch.syllable[index] or stretch.surname[index] is not None
        return len(place.words) > 1 or not (addressed or (vietnamese and self._is_syllable(index + 1)))

    def _is_syllable(self, index: int) -> bool:
        """Whether a capitalised Vietnamese syllable, or an initial, stands at a word and belongs to the one before."""
        stretch = self._stretch
        if not (stretch.blank[index] and stretch.capital[index]):
            return False
        word = stretch.word[index]
        return len(word) == 1 or (stretch.syllable[index] and not word.isupper())

    def _is_other(self, index: int, addressed: bool, personal: bool) -> bool:
        """Whether a title, a body or a field begins here that is no name: one of several words, or in capitals."""
        stretch = self._stretch
        head, phrase = stretch.listed[index].head, stretch.listed[index].head or stretch.listed[index].inside
        if phrase and phrase.kind == "name" and personal and self._is_foreign_surname(index, phrase):
            return False
        if phrase and (phrase.kind == "name" or self._is_title_only(phrase)):
            return True
        if not addressed and phrase and phrase.kind == "head" and stretch.surname[index] is None:
            return True
        if head and head.entry not in self._words.lone["name_word"] and self._is_syllable(index + 1):
            return True  # Vua Thu
        group = stretch.listed[index].around
        return group is not None and group.kind == "group" and len(group.words) > 1

    def _is_foreign_surname(self, index: int, phrase: Phrase) -> bool:
        """Whether a company is called as the person here is: nhà văn Suzuki Koji, but not CEO Apple Tim Cook."""
        return len(phrase.words) == 1 and self._stretch.blank[index + 1] and self._is_foreign(index + 1)

    def _vietnamese(self, index: int) -> Name | None:
        stretch = self._stretch
        kind, openers = stretch.surname[index], self._words.lone["opener"]
        end = index + 1
        while end - index < LONGEST and (self._is_syllable(end) or (kind == "common" and self._is_spelled_vietnamese(end))):
            if self.begins_title(end) or (end - index >= _SHORTEST and stretch.folded[end] in openers):
                break
            end += 1
        if end < len(stretch.word) and (self._is_tied(end) or (stretch.blank[end] and self._is_foreign(end))):
            return self._foreign(index)
        count = end - index
        if count == 1:
            return Name(SINGLE, end + foreign.is_numeral(stretch, end))
        if kind == "common":
            return Name(SURE if count >= _FULL_NAME else FULL, end)
        return Name(FULL if kind and count >= _FULL_NAME else GIVEN, end)

    def _is_spelled_vietnamese(self, index: int) -> bool:
        """Whether a word that is no syllable has Vietnamese letters, as names may have that are spelled freely: Hồ Đức Phớc."""
        stretch = self._stretch
        if not (stretch.blank[index] and stretch.capital[index]):
            return False
        word = stretch.word[index]
        return word.isalpha() and word[1:].islower() and not foreign.is_latin(word)

    def _is_title_only(self, phrase: Phrase) -> bool:
        """Whether an entry cannot be part of a name: several words, an abbreviation, a word of another language."""
        return len(phrase.words) > 1 or phrase.cased or not is_syllable(phrase.entry)

    def _is_foreign(self, index: int) -> bool:
        if not self._stretch.capital[index] or self._stretch.syllable[index]:
            return False
        word = self._stretch.word[index]
        return word.isalpha() and not word.isupper()

    def _is_tied(self, index: int) -> bool:
        if not foreign.is_tied(self._stretch, index):
            return False
        return self._stretch.capital[index] or not self.begins_title(index)  # Nguyễn Văn An-trưởng nhóm

    def _foreign(self, index: int) -> Name | None:
        """Words of another spelling; None where a place or body is among them."""
        stretch = self._stretch
        if stretch.folded[index] in self._words.lone["company"]:
            return None
        end, count = index + 1, 1
        while end < len(stretch.word) and end - index < foreign.LONGEST:
            if self._is_tied(end):
                end += 1
                continue
            step = foreign.step(stretch, end, self._words)
            if step == foreign.STOP or (step == foreign.WORD and self.begins_title(end)):
                break
            if step == foreign.WORD:
                place = stretch.listed[end].place
                if (place and place.kind != "given") or stretch.folded[end] in self._words.lone["company"]:
                    return None
                count += 1
            end += 1
        numbered = foreign.is_numeral(stretch, end)
        return Name(FULL if count > 1 or numbered else WORD, end + numbered)

    def _initials(self, index: int) -> Name | None:
        """bà V., anh N.V.A, chị H: letters that stand for a name, and J.K. Rowling."""
        stretch = self._stretch
        end = index + 1
        while (
            end < len(stretch.word) and stretch.gap[end] == "." and len(stretch.word[end]) == 1 and stretch.word[end].isupper()
        ):
            end += 1
        if len(stretch.word[index]) > 1:
            return None
        if stretch.gap[end] in (".", ". ") and end < len(stretch.word) and self._is_foreign(end):
            name = self._foreign(end)
            if name:
                return Name(max(name.rank, FULL), name.end)
        if not _INITIAL.match(stretch.gap[end]):
            return None
        return Name(LETTER, end)

    def _capitals(self, index: int) -> Name | None:
        """Among capitals case is no evidence: only a surname with two syllables more is a name."""
        stretch = self._stretch
        end = index
        while end - index < LONGEST and (end == index or stretch.blank[end]):
            if not (stretch.syllable[end] and stretch.word[end].isupper()) or (end > index and self.begins_title(end)):
                break
            end += 1
        if stretch.listed[index].place or stretch.surname[index] != "common":
            return None
        return Name(SURE, end) if end - index >= _FULL_NAME else None
