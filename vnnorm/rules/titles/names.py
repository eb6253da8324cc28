"""Find the personal name at a word, and how certain it is: by surname, by spelling, by length."""

from __future__ import annotations

from vnnorm.rules.titles import foreign
from vnnorm.rules.titles.document import Document
from vnnorm.rules.titles.foreign import APOSTROPHES
from vnnorm.rules.titles.lexicon import Words
from vnnorm.rules.titles.sentence import Stretch
from vnnorm.rules.titles.spelled import FULL, FULL_NAME, GIVEN, MOST_SYLLABLES, SURE, Name, Spelled
from vnnorm.rules.titles.trees import Phrase


class Names:
    """The names of one stretch."""

    __slots__ = ("_known", "_spelled", "_stretch", "_words", "document")

    def __init__(self, stretch: Stretch, document: Document, words: Words) -> None:
        self._stretch = stretch
        self._words = words
        self._spelled = Spelled(stretch, words)
        self.document = document
        # The same word is looked up for every possible end of every post before it.
        self._known: dict[tuple[int, bool, bool], Name | None] = {}

    def at(self, index: int, addressed: bool = False, personal: bool = False) -> Name | None:
        """The name that begins at a word; None if a place, a body, a title or no name begins there.

        addressed: it follows ông, chị or the like, after which a country of one syllable is a name (chị Nga). personal: it
        follows one of these or a profession without a place; there the name of a district is a person's name (ca sĩ Thanh Hà),
        and so is the name of a city that is also a given name (ca sĩ Victoria Song).
        """
        key = (index, addressed, personal)
        if key not in self._known:
            self._known[key] = self._at(*key)
        return self._known[key]

    def is_surname(self, index: int) -> bool:
        """Whether the word is a common surname."""
        return self._spelled.is_surname(index)

    def is_full_name(self, index: int) -> bool:
        """Whether a common surname and at least two more syllables begin at a word, after a space."""
        if not (index < len(self._stretch.word) and self._stretch.blank[index] and self._spelled.is_surname(index)):
            return False
        name = self.at(index)
        return name is not None and name.end - index >= FULL_NAME

    def _at(self, index: int, addressed: bool, personal: bool) -> Name | None:
        stretch = self._stretch
        word = stretch.word[index]
        if not (stretch.capital[index] and word.isalpha()):
            return None
        if stretch.upper:
            return self._spelled.capitals(index)
        if stretch.folded[index] in self._words.lone["toponym"]:
            return None  # thôn trưởng Ia Nueng
        if stretch.is_inside(index) and not self._is_cut_free(index):
            return None
        if len(word) == 1 and self._is_prefix(index):
            return self._prefixed(index)
        if len(word) == 1 or (word.isupper() and not stretch.syllable[index]):
            return self._spelled.initials(index)
        if word.isupper():
            return self._spelled.capitals(index)
        if not addressed and foreign.is_brand(word):
            return None
        if stretch.reserved[index] and not self._is_free(index, addressed, personal):
            return None
        name = self._spelled.read(index)
        if name and self._is_company(index, name):
            return None
        if name and not addressed and (self._is_led(index, name) or self._is_country(index, name)):
            return None
        return name

    def _is_country(self, index: int, name: Name) -> bool:
        """Whether an apparent name ends in a country, as company names do: CTCP Ánh | Dương Việt Nam."""
        place = self._stretch.listed[index + 1].place
        return place is not None and place.kind == "country" and index + 1 + len(place.words) == name.end > index + 2

    def _is_led(self, index: int, name: Name) -> bool:
        """Whether a place precedes a full name of three syllables: Sơn Trình | Phạm Quốc Hòa."""
        vietnamese = all(self._stretch.syllable[index : name.end])  # not Gioan Baotixita Phạm Minh Mẫn
        return vietnamese and name.end - index > MOST_SYLLABLES and self.is_surname(name.end - FULL_NAME)

    def _is_cut_free(self, index: int) -> bool:
        """Whether a longer place name must end before a full name: Hà Nam | Ninh Văn An, although Hà Nam Ninh is a place."""
        if not self._spelled.is_surname(index):
            return False
        name = self._spelled.vietnamese(index)
        return name is not None and name.rank == SURE

    def _is_company(self, index: int, name: Name) -> bool:
        """Whether the text uses a name for a company: bác sĩ Cát Tường, where thẩm mỹ viện Cát Tường also occurs."""
        folded = self._stretch.folded
        return name.rank == GIVEN and name.end == index + 2 and self.document.is_body(folded[index], folded[index + 1])

    def _is_prefix(self, index: int) -> bool:
        """Whether a single letter begins a name: H'Hen, K'Brêu, A Biu, Y Thoan; not Sinh viên Y Hà Nội."""
        stretch, after = self._stretch, index + 1
        if not stretch.capital[after] or len(stretch.word[after]) == 1:
            return False
        if stretch.gap[after] in APOSTROPHES:
            return True
        return stretch.blank[after] and stretch.syllable[index] and stretch.listed[after].place is None

    def _prefixed(self, index: int) -> Name | None:
        if self._stretch.gap[index + 1] in APOSTROPHES:
            return self._spelled.foreign(index)
        name = self._spelled.vietnamese(index)
        return name and Name(max(name.rank, FULL), name.end)

    def _is_free(self, index: int, addressed: bool, personal: bool) -> bool:
        """Whether a word that may begin a place, a body, a title or a sentence begins a name here."""
        stretch = self._stretch
        if self._is_full(index, addressed, personal):
            return True
        place = stretch.listed[index].place
        if place and not self._is_named(index, place, addressed, personal) and self._is_place(index, place, addressed):
            return False
        goes_on = self._spelled.is_syllable(index + 1)
        opens = not addressed and stretch.folded[index] in self._words.lone["opener"]
        if opens and not (stretch.surname[index] is not None and goes_on):
            return False
        return not self._is_other(index, addressed, personal)

    def _is_named(self, index: int, place: Phrase, addressed: bool, personal: bool) -> bool:
        """Whether a place name is also a person's name here: ca sĩ Thanh Hà, ca sĩ Victoria Song, but not diễn viên Israel."""
        if place.kind == "district":
            return addressed or personal
        followed = self._stretch.blank[index + 1] and self._stretch.capital[index + 1]
        return place.kind == "given" and (addressed or (personal and followed))

    def _is_full(self, index: int, addressed: bool, personal: bool) -> bool:
        """Whether a full name begins with the words of a place or company and continues: ông Hồ Nam Tiến, Nguyễn Kim Sơn."""
        stretch = self._stretch
        listed = stretch.listed[index].place if addressed or personal else stretch.listed[index].inside
        if listed is None or not self._spelled.is_surname(index) or listed.kind not in ("province", "city", "district", "name"):
            return False
        end = index + len(listed.words)
        return end - index > 1 and self._spelled.is_syllable(end) and end + 1 - index >= FULL_NAME

    def _is_place(self, index: int, place: Phrase, addressed: bool) -> bool:
        """Whether a place name denotes a place here: Mỹ Tâm, chị Nga and Michael Jordan are people."""
        stretch = self._stretch
        if place.kind == "person":
            return False
        if place.kind == "given":
            return not addressed and not (stretch.blank[index + 1] and self._spelled.is_foreign(index + 1))
        vietnamese = stretch.syllable[index] or stretch.surname[index] is not None
        return len(place.words) > 1 or not (addressed or (vietnamese and self._spelled.is_syllable(index + 1)))

    def _is_other(self, index: int, addressed: bool, personal: bool) -> bool:
        """Whether a title, a body or a field that cannot be a name begins here."""
        stretch = self._stretch
        head, phrase = stretch.listed[index].head, stretch.listed[index].head or stretch.listed[index].inside
        if phrase and phrase.kind == "name" and personal and self._is_foreign_surname(index, phrase):
            return False
        if phrase and (phrase.kind == "name" or self._spelled.is_title_only(phrase)):
            return True
        if not addressed and phrase and phrase.kind == "head" and stretch.surname[index] is None:
            return True
        if head and head.entry not in self._words.lone["name_word"] and self._spelled.is_syllable(index + 1):
            return True  # Vua Thu
        group = stretch.listed[index].around
        return group is not None and group.kind == "group" and len(group.words) > 1

    def _is_foreign_surname(self, index: int, phrase: Phrase) -> bool:
        """Whether a company name is a person's surname here: nhà văn Suzuki Koji, but not CEO Apple Tim Cook."""
        return len(phrase.words) == 1 and self._stretch.blank[index + 1] and self._spelled.is_foreign(index + 1)
