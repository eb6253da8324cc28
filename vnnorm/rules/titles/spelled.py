"""Find the extent and certainty of a name by its spelling: Nguyễn Văn An, Ursula von der Leyen, N.V.A, LÊ THỊ HOA."""

from __future__ import annotations

import re
from typing import NamedTuple

from vnnorm.rules.titles import foreign
from vnnorm.rules.titles.lexicon import TitleWords
from vnnorm.rules.titles.sentence import Sentence
from vnnorm.rules.titles.trees import Phrase
from vnnorm.text.syllable import is_syllable

# How certain a name is, in ascending order.
LETTER, SINGLE, GIVEN, WORD, FULL, SURE = range(1, 7)
"""``V.`` · ``Thắng`` · ``Mỹ Tâm`` · ``Medvedev`` · ``Trần Cương``, ``Shinzo Abe`` · ``Nguyễn Văn An``."""

LONGEST = 5  # words of a Vietnamese name
_SHORTEST = 3  # syllables of a name that a sentence may follow without a mark: Lê Văn An Theo …
FULL_NAME = 3  # words of a surname and two more syllables
MOST_SYLLABLES = 4  # the most syllables of a name: one name in a thousand has five; otherwise the first two of five are a place
_INITIAL = re.compile(r"\.(?: |\Z)|\.?\Z|\.?[,;:!?)]| ")


class Name(NamedTuple):
    """A name: its certainty, and the word after its last word."""

    rank: int
    end: int


class Spelled:
    """Reads the names of one sentence by spelling alone. ``Names`` checks what else the words may be."""

    __slots__ = ("_sentence", "_words")

    def __init__(self, sentence: Sentence, words: TitleWords) -> None:
        self._sentence = sentence
        self._words = words

    def read(self, index: int) -> Name | None:
        """The Vietnamese or foreign name that begins at a word."""
        sentence = self._sentence
        if sentence.syllable[index] or sentence.surname[index] is not None:  # Kpuih, Niê
            return self.vietnamese(index)
        return self.foreign(index)

    def is_surname(self, index: int) -> bool:
        """Whether the word is a common surname."""
        return index < len(self._sentence.word) and self._sentence.capital[index] and self._sentence.surname[index] == "common"

    def is_syllable(self, index: int) -> bool:
        """Whether a word is a capitalised Vietnamese syllable or an initial that continues the name before it."""
        sentence = self._sentence
        if not (sentence.blank[index] and sentence.capital[index]):
            return False
        word = sentence.word[index]
        return len(word) == 1 or (sentence.syllable[index] and not word.isupper())

    def is_foreign(self, index: int) -> bool:
        """Whether a word is capitalised and no Vietnamese syllable."""
        if not self._sentence.capital[index] or self._sentence.syllable[index]:
            return False
        word = self._sentence.word[index]
        return word.isalpha() and not word.isupper()

    def is_title_only(self, phrase: Phrase) -> bool:
        """Whether an entry cannot be part of a name: it is several words, an abbreviation or a foreign word."""
        return len(phrase.words) > 1 or phrase.cased or not is_syllable(phrase.entry)

    def begins_title(self, index: int) -> bool:
        """Whether a title begins at a word and ends the name before it, without a mark: … Hoàng Phong Bí thư …"""
        phrase = self._sentence.listed[index].head
        if phrase is None or self._sentence.is_spelled_as_name(index, index + len(phrase.words)):
            return False
        if self.is_title_only(phrase) or phrase.entry in self._words.lone["address"]:
            return True
        if phrase.entry in self._words.lone["name_word"]:
            return False
        return self._sentence.blank[index + 1] and self.is_surname(index + 1)

    def vietnamese(self, index: int) -> Name | None:
        """Read Vietnamese syllables, up to a title or a new sentence: Nguyễn Văn An."""
        sentence = self._sentence
        kind, openers = sentence.surname[index], self._words.lone["opener"]
        end = index + 1
        while end - index < LONGEST and (self.is_syllable(end) or (kind == "common" and self._is_spelled_vietnamese(end))):
            if self.begins_title(end) or (end - index >= _SHORTEST and sentence.folded[end] in openers):
                break
            end += 1
        if end < len(sentence.word) and (self._is_tied(end) or (sentence.blank[end] and self.is_foreign(end))):
            return self.foreign(index)
        count = end - index
        if count == 1:
            return Name(SINGLE, end + foreign.is_numeral(sentence, end))
        if kind == "common":
            return Name(SURE if count >= FULL_NAME else FULL, end)
        return Name(FULL if kind and count >= FULL_NAME else GIVEN, end)

    def foreign(self, index: int) -> Name | None:
        """Read a foreign name; None if it contains a place or body."""
        sentence = self._sentence
        if sentence.folded[index] in self._words.lone["company"]:
            return None
        end, count = index + 1, 1
        while end < len(sentence.word) and end - index < foreign.LONGEST:
            if self._is_tied(end):
                end += 1
                continue
            step = foreign.step(sentence, end, self._words)
            if step == foreign.STOP or (step == foreign.WORD and self.begins_title(end)):
                break
            if step == foreign.WORD:
                place = sentence.listed[end].place
                if (place and place.kind != "given") or sentence.folded[end] in self._words.lone["company"]:
                    return None
                count += 1
            end += 1
        numbered = foreign.is_numeral(sentence, end)
        return Name(FULL if count > 1 or numbered else WORD, end + numbered)

    def initials(self, index: int) -> Name | None:
        """Read initials: bà V., anh N.V.A, chị H, J.K. Rowling."""
        sentence = self._sentence
        end = index + 1
        while (
            end < len(sentence.word)
            and sentence.gap[end] == "."
            and len(sentence.word[end]) == 1
            and sentence.word[end].isupper()
        ):
            end += 1
        if len(sentence.word[index]) > 1:
            return None
        if sentence.gap[end] in (".", ". ") and end < len(sentence.word) and self.is_foreign(end):
            name = self.foreign(end)
            if name:
                return Name(max(name.rank, FULL), name.end)
        if not _INITIAL.match(sentence.gap[end]):
            return None
        return Name(LETTER, end)

    def capitals(self, index: int) -> Name | None:
        """In all-capitals text, case is no evidence: only a common surname with two more syllables is a name."""
        sentence = self._sentence
        end = index
        while end - index < LONGEST and (end == index or sentence.blank[end]):
            if not (sentence.syllable[end] and sentence.word[end].isupper()) or (end > index and self.begins_title(end)):
                break
            end += 1
        if sentence.listed[index].place or sentence.surname[index] != "common":
            return None
        return Name(SURE, end) if end - index >= FULL_NAME else None

    def _is_spelled_vietnamese(self, index: int) -> bool:
        """Whether a word has Vietnamese letters but is no regular syllable, as in freely spelled names: Hồ Đức Phớc."""
        sentence = self._sentence
        if not (sentence.blank[index] and sentence.capital[index]):
            return False
        word = sentence.word[index]
        return word.isalpha() and word[1:].islower() and not foreign.is_latin(word)

    def _is_tied(self, index: int) -> bool:
        if not foreign.is_tied(self._sentence, index):
            return False
        return self._sentence.capital[index] or not self.begins_title(index)  # Nguyễn Văn An-trưởng nhóm
