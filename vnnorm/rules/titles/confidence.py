"""Decide how certain a name after a title must be, and whether the title is part of it: Anh Quân, ca sĩ | Quân, Nga | Medvedev.

A capitalised word needs evidence that it is a person. After ông or anh, any capital is enough. After a profession, a given
name is enough (ca sĩ | Mỹ Tâm). After a post that people hold *in* something (CEO, sinh viên), and after a body that may
have a name of its own, only a full name is enough.
"""

from __future__ import annotations

from vnnorm.rules.titles.lexicon import ADDRESS, TitleWords
from vnnorm.rules.titles.names import Names
from vnnorm.rules.titles.posts import Post
from vnnorm.rules.titles.sentence import Sentence
from vnnorm.rules.titles.spelled import FULL, GIVEN, LETTER, SINGLE, SURE, WORD, Name
from vnnorm.rules.titles.states import State
from vnnorm.rules.titles.trees import STOPS, Phrase

_PERSONAL = ("degree", "foreign", "profession", "rank", "relation", "role")  # a name without a surname is enough
_HOME = ("việt", "nam")
_FEW = 2  # unlisted words in a body's name after which the name of a place is still accepted
_FRESH = "\"“”‘'-–—•*.!?…)"  # marks after which a capital is no evidence
_NO_TITLES = (*STOPS, "group", "collective")
_FUNCTION = ("possessive", "preposition", "conjunction", "coordinator", "governor", "predicate")  # words that precede a person


def addresses(head: Phrase) -> bool:
    """Whether a head is a form of address, so that a name follows it: ông, chị, Mr."""
    return head.kind in ADDRESS or (head.kind == "foreign" and head.cased)


class Likeness:
    """Judges the names of one sentence by the titles before them."""

    __slots__ = ("_names", "_sentence", "_words")

    def __init__(self, sentence: Sentence, names: Names, words: TitleWords) -> None:
        self._sentence = sentence
        self._names = names
        self._words = words

    def is_addressed(self, head: Phrase) -> bool:
        """Whether any capitalised word after a head is a name: ông, chị, Mr, but not quý cô."""
        return addresses(head) and head.entry not in self._words.lone["formal"]

    def is_personal(self, head: Phrase, state: State) -> bool:
        """Whether a name that is also a place name is a person here: ca sĩ Thanh Hà."""
        if self._is_held(head):
            return False
        return state.last in ("country", "place") or (state.last == "head" and head.kind in ("degree", "profession"))

    def _is_held(self, head: Phrase) -> bool:
        """Whether a post is held in something, so that a capital after it may be a company, a club or a school."""
        return head.entry in self._words.lone["owned"] or head.entry in self._words.lone["staff"]

    def needed(self, at: int, head: Phrase, state: State, name: Name) -> int:
        """How certain a name must be after this head, which begins at ``at``, and its complement."""
        if head.entry in self._words.lone["verbal"] and self._may_be_verb(at):
            return SURE
        if state.unknown or state.last in ("designator", "complete"):
            return FULL if state.last in ("country", "place") and state.unknown <= _FEW else SURE
        lone = self._words.lone
        if self.is_addressed(head):
            return LETTER
        if state.last == "number" and not self._sentence.syllable[state.at]:
            return FULL  # phóng viên Báo QĐND Online
        if state.eponymous:
            return SURE if self._sentence.syllable[state.at] else FULL
        if state.housed or head.entry in lone["staff"]:
            return self._needed_of_body(head, state)
        if head.entry in lone["beside"] or head.entry in lone["whose"]:
            return FULL  # cựu trợ lý Ferguson: the aide of Ferguson
        if name.rank == SINGLE and not self._stands_alone(state.at, name):
            return GIVEN
        if name.rank == WORD and self._sentence.folded[state.at] in lone["nationality"]:
            return FULL  # nghệ sĩ Khmer
        return self._needed_of_kind(head, state, name)

    def _needed_of_body(self, head: Phrase, state: State) -> int:
        """A capital after a body may be its own name, so a full name is needed, except after a country or a field.

        After Việt Nam, syllables without a surname go on with the name of a company: Ngân hàng Việt Nam Thịnh Vượng.
        """
        if state.last == "country":
            return WORD if tuple(self._sentence.folded[state.at - len(_HOME) : state.at]) == _HOME else GIVEN
        return WORD if state.last in ("field", "name") and not self._is_held(head) else FULL

    def _may_be_verb(self, at: int) -> bool:
        """Whether a head that is also a verb may be the verb here: quyết |bảo vệ| Trump."""
        return at > 0 and self._sentence.blank[at] and not self._sentence.capital[at]

    def _needed_of_kind(self, head: Phrase, state: State, name: Name) -> int:
        kind = head.kind
        if kind in _PERSONAL and state.last == "country" and name.rank == GIVEN and self._is_syllable_of_names(state.at - 1):
            return FULL
        owned = head.entry in self._words.lone["owned"] and state.last != "country"
        if (kind in _PERSONAL and not (owned and name.rank == WORD)) or kind in ADDRESS:
            return SINGLE
        document = self._names.document
        if state.last == "head" and name.rank in (SINGLE, GIVEN) and document.is_last(self._sentence.folded[name.end - 1]):
            return SINGLE
        if name.rank == GIVEN and state.last == "country":
            return GIVEN
        return FULL if owned else WORD

    def _is_syllable_of_names(self, at: int) -> bool:
        """Whether a country is also a syllable of names: ca sĩ Mỹ Lệ Hà."""
        return self._sentence.blank[at] and self._sentence.folded[at] in self._words.lone["nationality"]

    def _stands_alone(self, at: int, name: Name) -> bool:
        """Whether a capitalised syllable can be a name here: it is no nationality, and a mark or verb follows it."""
        sentence = self._sentence
        if sentence.folded[at] in self._words.lone["nationality"]:
            return False
        if name.end > at + 1:
            return True
        return (
            name.end >= len(self._sentence.word)
            or not sentence.blank[name.end]
            or self._sentence.listed[name.end].stop is not None
        )

    def is_part_of_name(self, post: Post, name_at: int, name: Name) -> bool:
        """Whether a capitalised title word belongs to the name after it: Anh Quân, Ông Ích Khiêm, sữa Ông Thọ."""
        at, head = post.at, post.head
        sentence = self._sentence
        if len(head.words) > 1 or name_at - at > 1 or head.kind not in ADDRESS or not sentence.capital[at] or sentence.upper:
            return False
        name_word = head.words[0] in self._words.lone["name_word"]
        first = post.fresh_at
        if name_word and first > 0 and sentence.blank[first] and sentence.capital[first - 1]:
            return True
        if name.rank != SURE and first == at and self._is_called(at):
            return True
        if name.rank >= WORD and not (name_word and sentence.syllable[name_at] and name.rank != SURE):
            return False
        before = sentence.gap[first].strip()
        fresh = first == 0 or (before != "" and before[-1] in _FRESH)
        shown = name.rank == SINGLE and self._names.document.is_shown(sentence.folded[name_at])
        if name_word:
            return not (fresh and shown)
        return not (fresh or shown)

    def _is_called(self, at: int) -> bool:
        """Whether a capitalised title word begins the name of a thing: sữa |Ông| Thọ, Ao |Bà| Om; not của |Bác| Tôn."""
        sentence = self._sentence
        if not (at and sentence.blank[at]):
            return False
        before = at - 1
        if sentence.capital[before] and not (sentence.listed[before].inside or sentence.listed[before].around):
            return False  # Ảnh: Lan Hương Cô Hiền …: the name before has ended
        if any(sentence.folded[before] in self._words.lone[kind] for kind in _FUNCTION):
            return False
        return not any(
            listed.around is not None and listed.around.kind in _NO_TITLES and len(listed.around.words) == length
            for length, listed in sentence.before(at)
        )
