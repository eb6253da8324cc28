"""The units of which a post after a name is made, each as long as the lists have it: Bí thư | Đảng ủy | Khu tự trị | Quảng Tây.

What was read last says whether a word that no list has may belong to it. It may belong to a head or a body (Trưởng ban tre), or
go on with a field (Kinh tế dịch vụ), where it may be the verb as well; behind a place or a complete body it is the verb.
"""

from __future__ import annotations

from collections.abc import Callable

from vnnorm.rules.titles.lexicon import Words
from vnnorm.rules.titles.posts import Posts
from vnnorm.rules.titles.trees import Phrase

_BODY_WORDS = 8  # that no list has, in the name of a body
_JOINERS = ("possessive", "preposition", "coordinator")

HEAD, OPEN, WHOLE, FIELD, DESIGNATOR, CLOSED, JOINING = range(7)
"""What was read last: a head alone · a body whose name goes on · one whose name may (Hội Nông dân) · a field · the word before
a place's name · what is complete · a word that joins, behind which more must come."""


class Units:
    """What has been read of one post.

    ``last``: what was read last. ``bare``: heads alone. ``unknown``: how many words that no list has; ``guessed``: one of them
    may be the verb. ``named``: another person was named.
    """

    __slots__ = (
        "_body",
        "_is_person",
        "_person_end",
        "_posts",
        "_relation",
        "_stretch",
        "_words",
        "bare",
        "guessed",
        "last",
        "named",
        "unknown",
    )

    def __init__(
        self, posts: Posts, is_person: Callable[[int], bool], person_end: Callable[[int], int | None], words: Words
    ) -> None:
        self._posts = posts
        self._stretch = posts.stretch
        self._is_person = is_person
        self._person_end = person_end
        self._words = words
        self._body = False  # whether a body has been read whose name may go on
        self._relation = False  # whether the post is what a person is to another
        self.last = HEAD
        self.bare = True
        self.unknown = 0
        self.guessed = False
        self.named = False

    def post(self, at: int, end: int) -> None:
        """Reads the first post; one that holds what it is of (Phó Thủ tướng Chính phủ) is not bare."""
        head = self._posts.post(at)
        self._relation = head is not None and head[1].kind == "relation"
        self.bare = not self._posts.holds_body(at, end)

    def another_post(self) -> None:
        """Reads one more post of the same person: two are said of somebody, and are no subject."""
        self._body = self.bare = False
        self.last = HEAD

    def bracket(self, at: int) -> None:
        """Reads what stands in brackets from a word on; only a noun has a body or a place in brackets behind it."""
        if self._stretch.capital[at]:
            self.unknown, self.guessed = 0, False
        self.bare, self.last = False, CLOSED

    def take(self, at: int) -> int | None:
        """The word after the unit that begins at a word; None where nothing that begins there goes on with the post."""
        stretch, lone = self._stretch, self._words.lone
        folded, listed = stretch.folded[at], stretch.listed[at]
        if any(folded in lone[kind] for kind in _JOINERS):
            return self._read(at + 1, JOINING)
        if folded in lone["conjunction"]:
            return self._read(at + 1, JOINING) if self.last != HEAD or self._posts.post(at + 1) else None
        place, phrase = listed.place, listed.inside
        if place and not (phrase and len(phrase.words) > len(place.words)):
            self._body = False
            return self._read(at + len(place.words), CLOSED)
        if phrase and (self.last != CLOSED or stretch.capital[at] or _goes_on(phrase, listed.readings)):
            return self._read(at + len(phrase.words), self._after(phrase, listed.readings))
        post = self._posts.post(at) if self.last in (HEAD, JOINING) else None
        if post:
            return self._owner(at, post[0])
        return self._capital(at) if stretch.capital[at] or stretch.word[at][0].isdigit() else self._unlisted(at)

    def _read(self, end: int, last: int) -> int:
        self.bare = self.bare and last == HEAD
        self.last = last
        return end

    def _owner(self, at: int, end: int) -> int:
        """A post of a post, with the name of who holds it: Trợ lý Chủ tịch nước, vợ của ông Trần Cương."""
        named = self._person_end(at) if self.last == JOINING else None
        if named:
            self.named = True
            return self._read(named, CLOSED)
        return self._read(end, OPEN if self.last == JOINING else HEAD)

    def _after(self, phrase: Phrase, readings: tuple[Phrase, ...]) -> int:
        """What is read when a body, a field or a function is."""
        if phrase.kind in ("function", "position"):
            return self.last if self.last != JOINING else OPEN
        if any(reading.kind == "designator" and len(reading.words) == len(phrase.words) for reading in readings):
            self._body = False
            return DESIGNATOR
        if phrase.kind == "field":
            return FIELD
        if phrase.kind == "head" and phrase.entry not in self._words.lone["complete"]:
            self._body = True
            return OPEN if len(phrase.words) == 1 else WHOLE
        return CLOSED

    def _unlisted(self, at: int) -> int | None:
        """A word in lower case that no list has."""
        if self.last in (CLOSED, DESIGNATOR) or self.unknown == _BODY_WORDS:
            return None
        self.guessed = self.guessed or self.last in (FIELD, HEAD, WHOLE) or not self._body
        self.unknown += 1
        return self._read(at + 1, FIELD if self.last == FIELD else OPEN)

    def _capital(self, at: int) -> int | None:
        """A capital that no list has: of a body, or another person behind a post of no body."""
        stretch = self._stretch
        self.named = self.named or self._relation  # vợ của Trần Cương
        if not self._body and self.last not in (DESIGNATOR, JOINING) and self._is_person(at):
            return None
        # Hội Văn nghệ dân gian: one capital begins a word of a body's name, and the rest of it follows.
        begins = (
            (self._body or self.last == HEAD)
            and self.last in (HEAD, OPEN, WHOLE, JOINING)
            and stretch.syllable[at]
            and stretch.blank[at + 1]
            and not stretch.capital[at + 1]
        )
        self._body = self._body or begins
        return self._read(at + 1, OPEN if begins else CLOSED)


def _goes_on(phrase: Phrase, readings: tuple[Phrase, ...]) -> bool:
    """Whether a body, place or function in lower case goes on with what was complete; a field may be the verb (thông tin)."""
    if phrase.kind in ("function", "position") or any(reading.kind == "designator" for reading in readings):
        return True
    return phrase.kind in ("complete", "head") and len(phrase.words) > 1
