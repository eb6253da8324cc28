"""Where a personal name stands in a stretch, and how sure that is: by surname, by spelling, by length."""

from __future__ import annotations

import re
from typing import NamedTuple

from vnnorm.rules.titles.lexicon import Words
from vnnorm.rules.titles.sentence import Stretch
from vnnorm.rules.titles.tokens import Scan
from vnnorm.rules.titles.trees import Phrase
from vnnorm.text.syllable import is_syllable

# How sure a name is.
LETTER, SINGLE, GIVEN, WORD, FULL, SURE = range(1, 7)
"""``V.`` · ``Thắng`` · ``Mỹ Tâm`` · ``Medvedev`` · ``Trần Cương``, ``Shinzo Abe`` · ``Nguyễn Văn An``."""

_LONGEST = 5  # words of a Vietnamese name
_SHORTEST = 3  # that a sentence may follow with no mark between: Lê Văn An Theo …
_FOREIGN_LONGEST = 6
_HYPHENS = ("-", "‑")
APOSTROPHES = ("'", "’")
_INITIAL = re.compile(r"\.(?: |\Z)|\.?\Z|\.?[,;:!?)]| ")


class Name(NamedTuple):
    """A name: how sure, and the word after its last."""

    rank: int
    end: int


class Names:
    """The names of one text: what a stretch holds, and which single names the text shows elsewhere.

    besides: those of a text that this one is a part of. ``missed`` is set where a name was asked for that is not shown.
    """

    __slots__ = ("_alone", "_besides", "_last", "_scan", "_words", "missed")

    def __init__(self, scan: Scan, words: Words, besides: Names | None = None) -> None:
        self._scan = scan
        self._besides = besides
        self._words = words
        self.missed = False
        self._last: set[str] | None = None
        self._alone: set[str] | None = None

    def is_shown(self, folded: str) -> bool:
        """Whether the text shows a single name by itself, or as the last of a full name."""
        if self.is_last(folded):
            return True
        if self._alone is None:
            self._alone = self._scan.lone_names()
        shown = folded in self._alone or (self._besides is not None and self._besides.is_shown(folded))
        self.missed = self.missed or not shown
        return shown

    def is_last(self, folded: str) -> bool:
        """Whether the text holds a full name that ends so: after Nguyễn Văn Thắng, Thắng is a name."""
        if self._last is None:
            self._last = self._scan.last_names()
        shown = folded in self._last or (self._besides is not None and self._besides.is_last(folded))
        self.missed = self.missed or not shown
        return shown

    def at(self, stretch: Stretch, index: int, addressed: bool = False, personal: bool = False) -> Name | None:
        """The name that begins at a word; None where a place, a body, a title or no name begins there.

        addressed: after ông, chị and the like, where a country of one syllable is a name (chị Nga). personal: after these,
        and after callings that are of no place, where the name of a district is one (ca sĩ Thanh Hà),
        and that of a city which people have too (ca sĩ Victoria Song).
        """
        word = stretch.word[index]
        if not (stretch.capital[index] and word.isalpha()):
            return None
        if stretch.upper:
            return self._capitals(stretch, index)
        if len(word) == 1 and self._is_prefix(stretch, index):
            tied = stretch.gap[index + 1] in APOSTROPHES
            name = self._foreign(stretch, index) if tied else self._vietnamese(stretch, index)
            return Name(max(name.rank, FULL), name.end) if name and not tied else name
        if len(word) == 1 or (word.isupper() and not stretch.syllable[index]):
            return self._initials(stretch, index)
        if word.isupper() and len(word) > 1:
            return self._capitals(stretch, index)
        vietnamese = stretch.syllable[index] or stretch.surname[index] is not None  # Kpuih, Niê
        if not stretch.reserved[index]:
            return self._vietnamese(stretch, index) if vietnamese else self._foreign(stretch, index)
        place = stretch.listed[index].place
        named = place is not None and place.kind in ("district", "given") and (addressed or personal)
        if place and not named and self._is_place(stretch, index, place, vietnamese, addressed):
            return None
        folded = stretch.folded[index]
        opens = not addressed and folded in self._words.lone["opener"]
        opens = opens and not (stretch.surname[index] is not None and self._goes_on(stretch, index))
        if opens or self._is_other(stretch, index, addressed):
            return None
        return self._vietnamese(stretch, index) if vietnamese else self._foreign(stretch, index)

    def _is_prefix(self, stretch: Stretch, index: int) -> bool:
        """Whether a letter begins a name: H'Hen, K'Brêu, A Biu, Y Thoan."""
        after = index + 1
        if not stretch.capital[after] or len(stretch.word[after]) == 1:
            return False
        return stretch.gap[after] in APOSTROPHES or (stretch.blank[after] and stretch.syllable[index])

    def _is_place(self, stretch: Stretch, index: int, place: Phrase, vietnamese: bool, addressed: bool) -> bool:
        """Whether a place that begins at a word is one here: Mỹ Tâm, chị Nga and Michael Jordan are people."""
        if place.kind == "person":
            return False
        if place.kind == "given":
            return not addressed and not (stretch.blank[index + 1] and self._is_foreign(stretch, index + 1))
        return len(place.words) > 1 or not (addressed or (vietnamese and self._goes_on(stretch, index)))

    def _goes_on(self, stretch: Stretch, index: int) -> bool:
        """Whether a syllable with a capital follows: Mỹ Tâm is a name, Mỹ a country."""
        return self._syllable(stretch, index + 1)

    def _syllable(self, stretch: Stretch, index: int) -> bool:
        """Whether a capitalised Vietnamese syllable, or an initial, stands at a word and belongs to the one before."""
        if not (stretch.blank[index] and stretch.capital[index]):
            return False
        word = stretch.word[index]
        return len(word) == 1 or (stretch.syllable[index] and not word.isupper())

    def _is_other(self, stretch: Stretch, index: int, addressed: bool) -> bool:
        """Whether a title, a body or a field begins here that is no name: one of several words, or in capitals."""
        phrase = stretch.listed[index].head or stretch.listed[index].inside
        if phrase and (phrase.kind == "name" or self._is_title_only(phrase)):
            return True
        if not addressed and phrase and phrase.kind == "head" and stretch.surname[index] is None:
            return True
        head = stretch.listed[index].head
        if head and head.entry not in self._words.lone["name_word"] and self._goes_on(stretch, index):
            return True  # Vua Thu
        group = stretch.listed[index].around
        return group is not None and group.kind == "group" and len(group.words) > 1

    def _vietnamese(self, stretch: Stretch, index: int) -> Name | None:
        end, openers = index + 1, self._words.lone["opener"]
        while end - index < _LONGEST and self._syllable(stretch, end):
            if self._begins_title(stretch, end) or (end - index >= _SHORTEST and stretch.folded[end] in openers):
                break
            end += 1
        if end < len(stretch.word) and (self._is_tied(stretch, end) or (stretch.blank[end] and self._is_foreign(stretch, end))):
            return self._foreign(stretch, index)
        count = end - index
        kind = stretch.surname[index]
        if count == 1:
            return Name(SINGLE, end + self._is_numeral(stretch, end))
        if kind == "common":
            return Name(SURE if count > 2 else FULL, end)
        return Name(FULL if kind and count > 2 else GIVEN, end)

    def _begins_title(self, stretch: Stretch, index: int) -> bool:
        """Whether a name ends before a word, though no mark says so: … Hoàng Phong Bí thư …, … Lan Hương Cô Lê Thái Hằng …"""
        phrase = stretch.listed[index].head
        if phrase is None or stretch.is_spelled_as_name(index, index + len(phrase.words)):
            return False
        if self._is_title_only(phrase) or phrase.entry in self._words.lone["address"]:
            return True
        return phrase.entry not in self._words.lone["name_word"] and self._is_surname(stretch, index + 1)

    def _is_surname(self, stretch: Stretch, index: int) -> bool:
        """Whether a surname that many have stands at a word, behind a blank."""
        if index >= len(stretch.word):
            return False
        return stretch.blank[index] and stretch.capital[index] and stretch.surname[index] == "common"

    def _is_title_only(self, phrase: Phrase) -> bool:
        """Whether an entry cannot be part of a name: several words, an abbreviation, a word of another language."""
        return len(phrase.words) > 1 or phrase.cased or not is_syllable(phrase.entry)

    def _is_foreign(self, stretch: Stretch, index: int) -> bool:
        if not stretch.capital[index] or stretch.syllable[index]:
            return False
        word = stretch.word[index]
        return word.isalpha() and not word.isupper()

    def _is_tied(self, stretch: Stretch, index: int) -> bool:
        """Whether a hyphen or an apostrophe makes one name of a word and the one before: Xi-hốp, Eto'o, but not Việt-Nhật."""
        gap, word = stretch.gap[index], stretch.word[index]
        if gap not in _HYPHENS and gap not in APOSTROPHES:
            return False
        if gap in _HYPHENS and stretch.capital[index]:
            return word.isalpha() and not (stretch.syllable[index] and stretch.syllable[index - 1])
        return word.isalpha() and not self._begins_title(stretch, index)

    def _foreign(self, stretch: Stretch, index: int) -> Name | None:
        """Words of another spelling, with hyphens, apostrophes and particles; no name where a place or body is among them."""
        end, count, particles, companies = index + 1, 1, self._words.lone["particle"], self._words.lone["company"]
        if stretch.folded[index] in companies:
            return None
        while end < len(stretch.word) and end - index < _FOREIGN_LONGEST:
            word = stretch.word[end]
            if self._is_tied(stretch, end):
                end += 1
                continue
            if not stretch.blank[end]:
                break
            if stretch.folded[end] in particles and not stretch.capital[end] and self._is_particle(stretch, end, particles):
                end += 1
            elif (
                not stretch.capital[end]
                or not word.isalpha()
                or (word.isupper() and len(word) > 1)
                or self._begins_title(stretch, end)
            ):
                break
            else:
                place = stretch.listed[end].place
                if (place and place.kind != "given") or stretch.folded[end] in companies:
                    return None
                end += 1
                count += 1
        numbered = self._is_numeral(stretch, end)
        return Name(FULL if count > 1 or numbered else WORD, end + numbered)

    def _is_numeral(self, stretch: Stretch, at: int) -> bool:
        """Whether a king's or a pope's number stands at a word: Leo XIV."""
        return at < len(stretch.word) and stretch.blank[at] and not stretch.word[at].strip("IVX")

    def _is_particle(self, stretch: Stretch, at: int, particles: frozenset[str]) -> bool:
        """Whether a particle, or two, stand before a capital: Ursula von der Leyen."""
        return stretch.capital[at + 2 if stretch.folded[at + 1] in particles else at + 1]

    def _initials(self, stretch: Stretch, index: int) -> Name | None:
        """bà V., anh N.V.A, chị H: letters that stand for a name."""
        end = index + 1
        while (
            end < len(stretch.word) and stretch.gap[end] == "." and len(stretch.word[end]) == 1 and stretch.word[end].isupper()
        ):
            end += 1
        if len(stretch.word[index]) > 1 or not _INITIAL.match(stretch.gap[end]):
            return None
        return Name(LETTER, end)

    def _capitals(self, stretch: Stretch, index: int) -> Name | None:
        """Among capitals case is no evidence: only a surname with two syllables more is a name."""
        end = index
        while end - index < _LONGEST and (end == index or stretch.blank[end]):
            if not (stretch.syllable[end] and stretch.word[end].isupper()) or (
                end > index and self._begins_title(stretch, end)
            ):
                break
            end += 1
        if stretch.listed[index].place or stretch.surname[index] != "common":
            return None
        return Name(SURE, end) if end - index > 2 else None
