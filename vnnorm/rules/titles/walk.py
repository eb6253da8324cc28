"""Reads the posts after a name to their last word, unit by unit: Bí thư | Đảng ủy | Khu tự trị … | (Trung Quốc) |."""

from __future__ import annotations

from collections.abc import Callable

from vnnorm.rules.titles.lexicon import Words
from vnnorm.rules.titles.posts import Posts
from vnnorm.rules.titles.trees import Phrase

DASHES = ("-", "–", "—")
_TIGHT = ("&", "/", ".", "-", "–", "'", "’")  # within a unit
_AND = "&"
_PAIRS = {"(": ")", "“": "”", '"': '"', "«": "»"}
_LONGEST = 60  # words
_BODY_WORDS = 8  # that no list has, in the name of a body

COMMA, DASH, END, VERB, PERSON = ",", "-", ".", "verb", "person"
"""Where the reading has come to: before a comma, a dash, the end of the sentence, a word of the sentence, another person."""

# What was read last. A word that no list has may belong to a head or a body (Trưởng ban tre), or go on with a field (Kinh tế
# dịch vụ), where it may be the verb as well; behind a place or a complete body it is the verb.
_HEAD, _OPEN, _FIELD, _NAMED, _CLOSED, _JOINING = range(6)


class Walk:
    """One reading. ``at`` is the word it has come to, ``closing`` the brackets and quotes that close before it.

    ``kind`` says what stands there, None where nothing certain does. ``bare``: only heads were read. ``unsure``: words that no
    list has were among them.
    """

    __slots__ = (
        "_body",
        "_guessed",
        "_is_collective",
        "_is_person",
        "_last",
        "_named",
        "_person_end",
        "_posts",
        "_size",
        "_stretch",
        "_unknown",
        "_words",
        "at",
        "bare",
        "closing",
        "kind",
    )

    def __init__(
        self,
        posts: Posts,
        is_person: Callable[[int], bool],
        person_end: Callable[[int], int | None],
        is_collective: Callable[[int], bool],
        words: Words,
    ) -> None:
        self._posts = posts
        self._stretch = posts.stretch
        self._size = len(posts.stretch.word)
        self._is_person = is_person
        self._person_end = person_end
        self._is_collective = is_collective
        self._words = words
        self.at = 0
        self.closing = 0
        self.kind: str | None = None
        self.bare = True
        self._unknown = 0  # words that no list has
        self._guessed = False  # whether one of them may be the verb
        self._body = False  # whether a body has been read whose name may go on
        self._named = False  # whether another person is named in it
        self._last = _HEAD

    @property
    def unsure(self) -> bool:
        """Whether words that no list has were read."""
        return self._unknown > 0

    def read(self, at: int) -> None:
        """Reads from a word with a post."""
        post = self._posts.post(at)
        assert post is not None
        self.at = post[0]
        self.bare = not self._names_body(at)
        for _ in range(_LONGEST):
            if not self._step():
                break
        else:
            self.kind = None
        if self._named:
            self.kind = None  # con của ông Trần Cương: it tells of two people

    def _names_body(self, at: int) -> bool:
        """Whether a post holds what it is of: Phó Thủ tướng Chính phủ."""
        return any(
            phrase is not None and phrase.kind in ("head", "complete") and index + len(phrase.words) == self.at
            for index in range(at + 1, self.at)
            for phrase in [self._stretch.listed[index].inside]
        )

    def is_verb_sure(self) -> bool:
        """Whether the word that was come to is one of the sentence even behind words that no list has: đã, cho biết, not nói."""
        stop = self._stretch.listed[self.at].stop
        assert stop is not None
        if self._last == _JOINING or self._guessed:
            return False
        # Công ty Thiết |bị| Bưu điện: behind one capital a syllable may be the second of its word.
        halved = self._last == _OPEN and self._stretch.capital[self.at - 1]
        if self._last == _OPEN and not halved and self._stretch.alone[self.at - 1].inside and not self.unsure:
            return stop.kind == "auxiliary"  # nhóm |phân tích| dữ liệu
        return not (self.unsure or halved) or len(stop.words) > 1 or stop.kind == "auxiliary"

    def _step(self) -> bool:
        """Reads one unit, or says where the reading has come to."""
        stretch, at = self._stretch, self.at
        gap = stretch.gap[at][self.closing :]
        if at == self._size:
            self.kind = END
            return False
        if not gap:
            self.kind = None  # a word that clings to the bracket before it
            return False
        if gap.strip():
            return self._mark(gap)
        if self._is_end():
            return False
        return self._unit()

    # ---------------------------------------------------------------- words of the sentence

    def _is_end(self) -> bool:
        stretch, at = self._stretch, self.at
        folded, lone = stretch.folded[at], self._words.lone
        if folded in lone["conjunction"] and stretch.blank[at + 1] and self._is_person(at + 1):
            self.kind = PERSON
            return True
        stop = stretch.listed[at].stop
        joins = folded in lone["possessive"] or folded in lone["preposition"]
        if stop is None or (joins and len(stop.words) == 1):
            return self._last != _JOINING and self._is_addressed(at)
        sure = stop.kind != "link" or stop.entry in lone["ending"]
        self.kind = VERB if sure else None
        return True

    def _is_addressed(self, at: int) -> bool:
        """Whether another person follows with no mark between."""
        head = self._stretch.listed[at].head
        if head is None or not self._is_person(at):
            return False
        self.kind = None
        return True

    # ---------------------------------------------------------------- units

    def _unit(self) -> bool:
        stretch, at = self._stretch, self.at
        lone, folded = self._words.lone, stretch.folded[at]
        if any(folded in lone[kind] for kind in ("possessive", "preposition", "coordinator")):
            return self._take(1, _JOINING)
        if folded in lone["conjunction"]:
            return self._take(1, _JOINING) if self._last != _HEAD or self._begins_post(at + 1) else self._none()
        listed = stretch.listed[at]
        place = listed.place
        phrase = listed.inside
        if place and not (phrase and len(phrase.words) > len(place.words)):
            self._body = False
            return self._take(len(place.words), _CLOSED)
        if phrase and (self._last != _CLOSED or stretch.capital[at] or self._goes_on(phrase, listed.readings)):
            return self._take(len(phrase.words), self._after(phrase, listed.readings))
        post = self._posts.post(at) if self._last in (_HEAD, _JOINING) else None
        if post:
            return self._owner(post[0])
        return self._unlisted()

    def _owner(self, end: int) -> bool:
        """A post of a post, with the name of who holds it: Trợ lý Chủ tịch nước, vợ của ông Trần Cương."""
        named = self._person_end(self.at) if self._last == _JOINING else None
        if named:
            self._named = True
            return self._take(named - self.at, _CLOSED)
        return self._take(end - self.at, _OPEN if self._last == _JOINING else _HEAD)

    def _goes_on(self, phrase: Phrase, readings: tuple[Phrase, ...]) -> bool:
        """Whether a body, a place or a function in lower case goes on with what was complete; a field may be the verb, thông tin."""
        if phrase.kind in ("function", "position") or any(reading.kind == "designator" for reading in readings):
            return True
        return phrase.kind in ("complete", "head") and len(phrase.words) > 1

    def _begins_post(self, at: int) -> bool:
        return at < self._size and self._posts.post(at) is not None

    def _after(self, phrase: Phrase, readings: tuple[Phrase, ...]) -> int:
        """What is read when a body, a field or a function is."""
        if phrase.kind in ("function", "position"):
            return self._last if self._last != _JOINING else _OPEN
        if any(reading.kind == "designator" and len(reading.words) == len(phrase.words) for reading in readings):
            self._body = False
            return _NAMED
        if phrase.kind == "field":
            return _FIELD
        if phrase.kind == "head" and phrase.entry not in self._words.lone["complete"]:
            self._body = True
            return _OPEN
        return _CLOSED

    def _unlisted(self) -> bool:
        stretch, at = self._stretch, self.at
        word = stretch.word[at]
        if stretch.capital[at] or word[0].isdigit():
            return self._capital()
        if self._last in (_CLOSED, _NAMED) or self._unknown == _BODY_WORDS:
            return self._none()
        self._guessed = self._guessed or self._last in (_FIELD, _HEAD) or not self._body
        self._unknown += 1
        return self._take(1, _FIELD if self._last == _FIELD else _OPEN)

    def _capital(self) -> bool:
        """A capital that no list has: of a body, or another person behind a post of no body."""
        stretch, at = self._stretch, self.at
        if not self._body and self._last not in (_NAMED, _JOINING) and self._is_person(at):
            return self._none()
        # Hội Văn nghệ dân gian: one capital begins a word of a body's name, and the rest of it follows.
        begins = (
            (self._body or self._last == _HEAD)
            and stretch.syllable[at]
            and stretch.blank[at + 1]
            and self._last in (_HEAD, _OPEN, _JOINING)
            and not stretch.capital[at + 1]
        )
        self._body = self._body or begins
        return self._take(1, _OPEN if begins else _CLOSED)

    def _take(self, length: int, last: int) -> bool:
        self.at += length
        self.closing = 0
        self.bare = self.bare and last == _HEAD
        self._last = last
        return True

    def _none(self) -> bool:
        self.kind = None
        return False

    # ---------------------------------------------------------------- marks

    def _mark(self, gap: str) -> bool:
        stretch, at = self._stretch, self.at
        opening = gap[-1]
        if opening in _PAIRS:
            closed = stretch.closing(at, _PAIRS[opening], _LONGEST)
            if closed is None or gap.strip() != opening:
                return self._none()
            if stretch.capital[at]:
                self._unknown, self._guessed = 0, False  # only a noun has a body or a place in brackets behind it
            self.at, self.closing, self.bare, self._last = closed, 1, False, _CLOSED
            return True
        mark = gap.strip()
        if mark == ",":
            return self._comma()
        if mark == _AND or (mark in _TIGHT and mark == gap):
            return self._unit()
        if mark in DASHES:
            return self._dash()
        if mark == "." and stretch.word[at - 1].isupper() and stretch.capital[at]:
            return self._unit()  # TP. Hải Phòng
        self.kind = END
        return False

    def _comma(self) -> bool:
        """Goes on with another post of the same person, a field, the body or place that the last one belongs to."""
        stretch, at = self._stretch, self.at
        if self._last == _JOINING:
            return self._none()
        if not (self._is_collective(at) or self._is_person(at)):
            post = self._posts.post(at)
            if post and not self._is_spelled(at, post[0]):
                self._body = self.bare = False  # two posts are said of somebody, and are no subject
                return self._take(post[0] - at, _HEAD)
            listed = stretch.listed[at]
            if listed.inside and listed.inside.entry in self._words.lone["duty"]:
                return self._unit()  # tùy viên thương mại, phụ trách giáo dục
            if stretch.capital[at] and (listed.place or (listed.inside and listed.inside.kind != "name")) and not self.bare:
                self._guessed = False  # what stands before was no verb
                return self._unit()
        # Phó Trưởng phòng Tu sửa, phục chế tác phẩm: the name of a body may go on.
        goes_on = self._last in (_OPEN, _FIELD) and not (stretch.capital[at] or stretch.listed[at].stop or stretch.listed[at].head)
        self.kind = None if goes_on else COMMA
        return False

    def _begins_body(self, at: int) -> bool:
        return self._stretch.listed[at].inside is not None and not self.bare

    def _is_spelled(self, at: int, end: int) -> bool:
        """Whether a post is a name in a list of names: Văn Nghĩa, Anh Hùng, Ngọc Hào."""
        return self._stretch.is_spelled_as_name(at, end)

    def _dash(self) -> bool:
        """Goes on within the name of a body: Sở Giáo dục - Đào tạo, Công ty Hoa Lúa - Sao Mai."""
        stretch, at = self._stretch, self.at
        if self._last == _JOINING:
            return self._none()
        if stretch.capital[at] and not self._is_person(at) and (stretch.capital[at - 1] or self._begins_body(at)):
            self._guessed = False
            return self._unit()
        self.kind = DASH
        return False
