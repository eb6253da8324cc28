"""Find the personal name at a word, and how certain it is: by surname, by spelling, by length."""

from __future__ import annotations

from vnnorm.rules.titles import foreign
from vnnorm.rules.titles.document import Document
from vnnorm.rules.titles.foreign import APOSTROPHES
from vnnorm.rules.titles.lexicon import TitleWords
from vnnorm.rules.titles.sentence import Sentence
from vnnorm.rules.titles.spelled import FULL, FULL_NAME, GIVEN, MOST_SYLLABLES, SURE, Name, Spelled
from vnnorm.rules.titles.trees import Phrase


class Names:
    """The names of one sentence."""

    __slots__ = ("_known", "_sentence", "_spelled", "_words", "document")

    def __init__(self, sentence: Sentence, document: Document, words: TitleWords) -> None:
        self._sentence = sentence
        self._words = words
        self._spelled = Spelled(sentence, words)
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
        if not (index < len(self._sentence.word) and self._sentence.blank[index] and self._spelled.is_surname(index)):
            return False
        name = self.at(index)
        return name is not None and name.end - index >= FULL_NAME

    def _at(self, index: int, addressed: bool, personal: bool) -> Name | None:
        sentence = self._sentence
        word = sentence.word[index]
        if not (sentence.capital[index] and word.isalpha()):
            return None
        if sentence.upper:
            return self._spelled.capitals(index)
        if not addressed and sentence.folded[index] in self._words.lone["toponym"]:
            return None  # thôn trưởng Ia Nueng
        if sentence.is_inside(index) and not self._is_cut_free(index):
            return None
        if len(word) == 1 and self._is_prefix(index):
            return self._prefixed(index)
        if len(word) == 1 or (word.isupper() and not sentence.syllable[index]):
            return self._spelled.initials(index)
        if word.isupper():
            return self._spelled.capitals(index)
        if not addressed and foreign.is_brand(word):
            return None
        if sentence.reserved[index] and not self._is_free(index, addressed, personal):
            return None
        name = self._spelled.read(index)
        if name and self._is_company(index, name):
            return None
        if name and not addressed and (self._is_led(index, name) or self._is_country(index, name)):
            return None
        return name

    def _is_country(self, index: int, name: Name) -> bool:
        """Whether an apparent name ends in a country, as company names do: CTCP Ánh | Dương Việt Nam."""
        place = self._sentence.listed[index + 1].place
        return place is not None and place.kind == "country" and index + 1 + len(place.words) == name.end > index + 2

    def _is_led(self, index: int, name: Name) -> bool:
        """Whether a place precedes a full name of three syllables: Sơn Trình | Phạm Quốc Hòa."""
        vietnamese = all(self._sentence.syllable[index : name.end])  # not Gioan Baotixita Phạm Minh Mẫn
        return vietnamese and name.end - index > MOST_SYLLABLES and self.is_surname(name.end - FULL_NAME)

    def _is_cut_free(self, index: int) -> bool:
        """Whether a longer place name must end before a full name: Hà Nam | Ninh Văn An, although Hà Nam Ninh is a place."""
        if not self._spelled.is_surname(index):
            return False
        name = self._spelled.vietnamese(index)
        return name is not None and name.rank == SURE

    def _is_company(self, index: int, name: Name) -> bool:
        """Whether the text uses a name for a company: bác sĩ Cát Tường, where thẩm mỹ viện Cát Tường also occurs."""
        folded = self._sentence.folded
        return name.rank == GIVEN and name.end == index + 2 and self.document.is_body(folded[index], folded[index + 1])

    def _is_prefix(self, index: int) -> bool:
        """Whether a single letter begins a name: H'Hen, K'Brêu, A Biu, Y Thoan; not Sinh viên Y Hà Nội."""
        sentence, after = self._sentence, index + 1
        if not sentence.capital[after] or len(sentence.word[after]) == 1:
            return False
        if sentence.gap[after] in APOSTROPHES:
            return True
        return sentence.blank[after] and sentence.syllable[index] and sentence.listed[after].place is None

    def _prefixed(self, index: int) -> Name | None:
        if self._sentence.gap[index + 1] in APOSTROPHES:
            return self._spelled.foreign(index)
        name = self._spelled.vietnamese(index)
        return name and Name(max(name.rank, FULL), name.end)

    def _is_free(self, index: int, addressed: bool, personal: bool) -> bool:
        """Whether a word that may begin a place, a body, a title or a sentence begins a name here."""
        sentence = self._sentence
        if self._is_full(index, addressed, personal):
            return True
        place = sentence.listed[index].place
        if place and not self._is_named(index, place, addressed, personal) and self._is_place(index, place, addressed):
            return False
        goes_on = self._spelled.is_syllable(index + 1)
        opens = not addressed and sentence.folded[index] in self._words.lone["opener"]
        if opens and not (sentence.surname[index] is not None and goes_on):
            return False
        return not self._is_other(index, addressed, personal)

    def _is_named(self, index: int, place: Phrase, addressed: bool, personal: bool) -> bool:
        """Whether a place name is also a person's name here: ca sĩ Thanh Hà, ca sĩ Victoria Song, but not diễn viên Israel."""
        if place.kind == "district":
            return addressed or personal
        followed = self._sentence.blank[index + 1] and self._sentence.capital[index + 1]
        return place.kind == "given" and (addressed or (personal and followed))

    def _is_full(self, index: int, addressed: bool, personal: bool) -> bool:
        """Whether a full name begins with the words of a place or company and continues: ông Hồ Nam Tiến, Nguyễn Kim Sơn."""
        sentence = self._sentence
        listed = sentence.listed[index].place if addressed or personal else sentence.listed[index].inside
        if listed is None or not self._spelled.is_surname(index) or listed.kind not in ("province", "city", "district", "name"):
            return False
        end = index + len(listed.words)
        return end - index > 1 and self._spelled.is_syllable(end) and end + 1 - index >= FULL_NAME

    def _is_place(self, index: int, place: Phrase, addressed: bool) -> bool:
        """Whether a place name denotes a place here: Mỹ Tâm, chị Nga and Michael Jordan are people."""
        sentence = self._sentence
        if place.kind == "person":
            return False
        if place.kind == "given":
            return not addressed and not (sentence.blank[index + 1] and self._spelled.is_foreign(index + 1))
        vietnamese = sentence.syllable[index] or sentence.surname[index] is not None
        return len(place.words) > 1 or not (addressed or (vietnamese and self._spelled.is_syllable(index + 1)))

    def _is_other(self, index: int, addressed: bool, personal: bool) -> bool:
        """Whether a title, a body or a field that cannot be a name begins here."""
        sentence = self._sentence
        head, phrase = sentence.listed[index].head, sentence.listed[index].head or sentence.listed[index].inside
        if phrase and phrase.kind == "name" and personal and self._is_foreign_surname(index, phrase):
            return False
        if phrase and (phrase.kind == "name" or self._spelled.is_title_only(phrase)):
            return True
        if not addressed and phrase and phrase.kind == "head" and sentence.surname[index] is None:
            return True
        if head and head.entry not in self._words.lone["name_word"] and self._spelled.is_syllable(index + 1):
            return True  # Vua Thu
        group = sentence.listed[index].around
        return group is not None and group.kind == "group" and len(group.words) > 1

    def _is_foreign_surname(self, index: int, phrase: Phrase) -> bool:
        """Whether a company name is a person's surname here: nhà văn Suzuki Koji, but not CEO Apple Tim Cook."""
        return len(phrase.words) == 1 and self._sentence.blank[index + 1] and self._spelled.is_foreign(index + 1)
