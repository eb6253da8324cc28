"""Read the posts after a name, up to the mark, verb or person that follows them."""

from __future__ import annotations

from collections.abc import Callable

from vnnorm.rules.titles.lexicon import TitleWords
from vnnorm.rules.titles.posts import Posts
from vnnorm.rules.titles.units import FIELD, JOINING, OPEN, Units

DASHES = ("-", "–", "—")
_TIGHT = ("&", "/", ".", "-", "–", "'", "’")  # allowed within a unit if no space is next to them
_AND = "&"
_PAIRS = {"(": ")", "“": "”", "‘": "’", '"': '"', "'": "'", "«": "»"}
_LONGEST = 60  # words of an apposition: the longest annotated one has 41

COMMA, DASH, END, VERB, PERSON = ",", "-", ".", "verb", "person"
"""What ended the reading: a comma, a dash, the end of the sentence, a verb or similar word, or another person."""


class Walk:
    """One reading. ``at`` is the current word, ``closing`` the number of brackets and quotes that close before it.

    ``kind`` is what ended the reading, or None if the end is not certain.
    """

    __slots__ = ("_is_collective", "_is_person", "_posts", "_sentence", "_units", "_words", "at", "closing", "kind")

    def __init__(
        self,
        posts: Posts,
        is_person: Callable[[int], bool],
        person_end: Callable[[int], int | None],
        is_collective: Callable[[int], bool],
        words: TitleWords,
    ) -> None:
        self._posts = posts
        self._sentence = posts.sentence
        self._units = Units(posts, is_person, person_end, words)
        self._is_person = is_person
        self._is_collective = is_collective
        self._words = words
        self.at = 0
        self.closing = 0
        self.kind: str | None = None

    @property
    def bare(self) -> bool:
        """Whether only heads were read: a lone post before a verb may be the subject of that verb."""
        return self._units.bare

    @property
    def unsure(self) -> bool:
        """Whether any words that are in no list were read."""
        return self._units.unknown > 0

    @property
    def guessed(self) -> bool:
        """Whether one of the unlisted words may be the verb."""
        return self._units.guessed

    def read(self, at: int) -> None:
        """Read from a word at which a post begins."""
        post = self._posts.post(at)
        assert post is not None
        self.at = post[0]
        self._units.post(at, self.at)
        for _ in range(_LONGEST):
            if not self._step():
                break
        else:
            self.kind = None
        if self._units.named:
            self.kind = None  # con của ông Trần Cương: the apposition names a second person

    def is_verb_sure(self) -> bool:
        """Whether the current word is certainly a verb or auxiliary, even after unlisted words: đã, but not nói."""
        sentence, units = self._sentence, self._units
        stop = sentence.listed[self.at].stop
        assert stop is not None
        if units.last == JOINING or units.guessed or units.paired:
            return False
        # Công ty Thiết |bị| Bưu điện: after a single capital, a syllable may be the second of its word.
        halved = units.last == OPEN and sentence.capital[self.at - 1]
        if units.last == OPEN and not halved and not self.unsure and sentence.alone[self.at - 1].inside:
            return stop.kind == "auxiliary"  # nhóm |phân tích| dữ liệu
        return not (self.unsure or halved) or len(stop.words) > 1 or stop.kind == "auxiliary"

    def _step(self) -> bool:
        """Read one unit. Returns False, and sets ``kind``, at the end of the reading."""
        sentence, at = self._sentence, self.at
        gap = sentence.gap[at][self.closing :]
        if at == len(sentence.word):
            self.kind = END
            return False
        if not gap:
            self.kind = None  # a word attached to the bracket before it
            return False
        if gap.strip():
            return self._mark(gap)
        return not self._is_end() and self._unit()

    def _unit(self) -> bool:
        end = self._units.take(self.at)
        self.kind = None
        if end is None:
            return False
        self.at, self.closing = end, 0
        return True

    def _is_end(self) -> bool:
        """Whether the reading ends here, before a verb or similar word or before another person."""
        sentence, at = self._sentence, self.at
        folded, lone = sentence.folded[at], self._words.lone
        if folded in lone["conjunction"] and sentence.blank[at + 1] and self._is_person(at + 1):
            self.kind = PERSON
            return True
        stop = sentence.listed[at].stop
        joins = folded in lone["possessive"] or folded in lone["preposition"]
        if stop is None or (joins and len(stop.words) == 1):
            self.kind = None
            return self._units.last != JOINING and sentence.listed[at].head is not None and self._is_person(at)
        self.kind = VERB if stop.kind != "link" or stop.entry in lone["ending"] else None
        return True

    def _mark(self, gap: str) -> bool:
        """Continue past a mark. Returns False, and sets ``kind``, if the mark ends the reading."""
        sentence, at = self._sentence, self.at
        mark = gap.strip()
        if gap[-1] in _PAIRS:
            return mark == gap[-1] and self._bracket(_PAIRS[mark])
        if mark == ",":
            return self._comma()
        if mark == _AND or (mark in _TIGHT and mark == gap):
            return self._unit()
        if mark in DASHES:
            return self._dash()
        if mark == "." and sentence.word[at - 1].isupper() and sentence.capital[at]:
            return self._unit()  # TP. Hải Phòng
        self.kind = END
        return False

    def _bracket(self, mark: str) -> bool:
        """Continue past brackets or quotes to their closing mark."""
        closed = self._sentence.closing(self.at, mark, _LONGEST)
        if closed is None:
            return False
        self._units.bracket(self.at)
        self.at, self.closing = closed, 1
        return True

    def _comma(self) -> bool:
        """Continue with another post of the same person, or with the body or place that the last post belongs to."""
        sentence, at, units = self._sentence, self.at, self._units
        if units.last == JOINING:
            return False
        listed = sentence.listed[at]
        if not (self._is_collective(at) or self._is_person(at)):
            post = self._posts.post(at)
            if post and not sentence.is_spelled_as_name(at, post[0]):  # Văn Nghĩa, Anh Hùng, Ngọc Hào: a list of names
                units.another_post()
                self.at, self.closing = post[0], 0
                return True
            if listed.inside and listed.inside.entry in self._words.lone["duty"]:
                return self._unit()  # tùy viên thương mại, phụ trách giáo dục
            if sentence.capital[at] and (listed.place or (listed.inside and listed.inside.kind != "name")) and not self.bare:
                units.guessed = False  # the word before was not a verb
                return self._unit()
        # Phó Trưởng phòng Tu sửa, phục chế tác phẩm: the name of a body may continue after a comma.
        goes_on = units.last in (OPEN, FIELD) and not (sentence.capital[at] or listed.stop or listed.head)
        self.kind = None if goes_on else COMMA
        return False

    def _dash(self) -> bool:
        """Continue within the name of a body: Sở Giáo dục - Đào tạo, Công ty Hoa Lúa - Sao Mai."""
        sentence, at = self._sentence, self.at
        if self._units.last == JOINING:
            return False
        body = sentence.capital[at - 1] or (sentence.listed[at].inside is not None and not self.bare)
        if body and sentence.capital[at] and not self._is_person(at):
            self._units.guessed = False
            return self._unit()
        self.kind = DASH
        return False
