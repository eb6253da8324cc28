"""Read the units of a post after a name, each the longest entry in the lists: Bí thư | Đảng ủy | Khu tự trị | Quảng Tây.

The last unit decides whether an unlisted word may belong to the post. It may belong to a head or a body (Trưởng ban tre), or
continue a field (Kinh tế dịch vụ), where it may also be the verb. After a place or a complete body it is the verb.
"""

from __future__ import annotations

from collections.abc import Callable

from vnnorm.rules.titles.lexicon import TitleWords
from vnnorm.rules.titles.posts import Posts
from vnnorm.rules.titles.trees import Phrase

_BODY_WORDS = 8  # unlisted words in the name of a body
_JOINERS = ("possessive", "preposition", "coordinator")

HEAD, OPEN, WHOLE, FIELD, DESIGNATOR, CLOSED, JOINING = range(7)
"""The last unit: a lone head · a body whose name continues · one whose name may continue (Hội Nông dân) · a field · the word
before a place name · a complete unit · a joining word, after which more must follow."""


class Units:
    """The units of one post that have been read.

    ``last``: the last unit. ``bare``: only heads were read. ``unknown``: the number of unlisted words. ``guessed``: one of them
    may be the verb. ``named``: another person was named.
    ``paired``: the last unit is a post or a person after a conjunction, the subject of what follows: … và người |có liên quan|.
    """

    __slots__ = (
        "_body",
        "_is_person",
        "_person_end",
        "_posts",
        "_relation",
        "_sentence",
        "_words",
        "bare",
        "guessed",
        "last",
        "named",
        "paired",
        "unknown",
    )

    def __init__(
        self, posts: Posts, is_person: Callable[[int], bool], person_end: Callable[[int], int | None], words: TitleWords
    ) -> None:
        self._posts = posts
        self._sentence = posts.sentence
        self._is_person = is_person
        self._person_end = person_end
        self._words = words
        self._body = False  # whether a body was read whose name may continue
        self._relation = False  # whether the post is a relation to another person
        self.last = HEAD
        self.bare = True
        self.unknown = 0
        self.guessed = False
        self.named = False
        self.paired = False

    def post(self, at: int, end: int) -> None:
        """Read the first post. A post that contains its body (Phó Thủ tướng Chính phủ) is not bare."""
        head = self._posts.post(at)
        self._relation = head is not None and head[1].kind == "relation"
        self.bare = not self._posts.holds_body(at, end)

    def another_post(self) -> None:
        """Read another post of the same person: two posts describe somebody and are no subject."""
        self._body = self.bare = False
        self.last = HEAD

    def bracket(self, at: int) -> None:
        """Read a bracket that begins at a word. Only a noun has a body or a place in brackets after it."""
        if self._sentence.capital[at]:
            self.unknown, self.guessed = 0, False
        self.bare, self.last = False, CLOSED

    def take(self, at: int) -> int | None:
        """The word after the unit that begins at a word; None if no unit there continues the post."""
        sentence, lone = self._sentence, self._words.lone
        folded, listed = sentence.folded[at], sentence.listed[at]
        self.paired = False
        if any(folded in lone[kind] for kind in _JOINERS):
            return self._read(at + 1, JOINING)
        if folded in lone["conjunction"]:
            return self._read(at + 1, JOINING) if self.last != HEAD or self._posts.post(at + 1) else None
        place, phrase = listed.place, listed.inside
        if place and not (phrase and len(phrase.words) > len(place.words)):
            self._body = False
            return self._read(at + len(place.words), CLOSED)
        if phrase and (self.last != CLOSED or sentence.capital[at] or _goes_on(phrase, listed.readings)):
            self.guessed = self.guessed or (phrase.kind == "name" and self._is_second_name(at))
            return self._read(at + len(phrase.words), self._after(at, phrase, listed.readings))
        post = self._posts.post(at) if self.last in (HEAD, JOINING) else None
        if post:
            return self._owner(at, post[0])
        return self._capital(at) if sentence.capital[at] or sentence.word[at][0].isdigit() else self._unlisted(at)

    def _read(self, end: int, last: int) -> int:
        self.bare = self.bare and last == HEAD
        self.last = last
        return end

    def _owner(self, at: int, end: int) -> int:
        """Read a post within a post, with the name of its holder: Trợ lý Chủ tịch nước, vợ của ông Trần Cương."""
        named = self._person_end(at) if self.last == JOINING else None
        if named:
            self.named = True
            return self._read(named, CLOSED)
        self.paired = self._is_after_conjunction(at)
        return self._read(end, OPEN if self.last == JOINING else HEAD)

    def _is_after_conjunction(self, at: int) -> bool:
        return self._sentence.folded[at - 1] in self._words.lone["conjunction"]

    def _after(self, at: int, phrase: Phrase, readings: tuple[Phrase, ...]) -> int:
        """The kind of the last unit after a body, a field or a function."""
        if phrase.kind in ("function", "position"):
            return self.last if self.last != JOINING else OPEN
        if any(reading.kind == "designator" and len(reading.words) == len(phrase.words) for reading in readings):
            self._body = False
            self.paired = self._is_after_conjunction(at)
            return DESIGNATOR
        if phrase.kind == "field":
            return FIELD
        if phrase.kind == "head" and phrase.entry not in self._words.lone["complete"]:
            self._body = True
            return OPEN if len(phrase.words) == 1 else WHOLE
        return CLOSED

    def _unlisted(self, at: int) -> int | None:
        """Read an unlisted word in lower case."""
        if self.last in (CLOSED, DESIGNATOR) or self.unknown == _BODY_WORDS:
            return None
        self.guessed = self.guessed or self.last in (FIELD, HEAD, WHOLE) or not self._body
        self.unknown += 1
        return self._read(at + 1, FIELD if self.last == FIELD else OPEN)

    def _capital(self, at: int) -> int | None:
        """Read an unlisted capitalised word: part of a body, or another person if no body was read."""
        sentence = self._sentence
        self.named = self.named or self._relation or self._is_nickname(at)  # vợ của Trần Cương
        if not self._body and self.last not in (DESIGNATOR, JOINING) and self._is_person(at):
            return None
        # Hội Văn nghệ dân gian: one capital begins a word of a body's name, and its other syllables follow.
        begins = (
            (self._body or self.last == HEAD)
            and self.last in (HEAD, OPEN, WHOLE, JOINING)
            and sentence.syllable[at]
            and sentence.blank[at + 1]
            and not sentence.capital[at + 1]
        )
        self._body = self._body or begins
        return self._read(at + 1, OPEN if begins else CLOSED)

    def _is_nickname(self, at: int) -> bool:
        """Whether one capitalised syllable follows a lone head, so that both may be a nickname of another person: Vua | Sơn."""
        sentence = self._sentence
        if self.last != HEAD or not sentence.syllable[at] or sentence.word[at].isupper():
            return False
        return not sentence.blank[at + 1] or sentence.folded[at + 1] in self._words.lone["conjunction"]

    def _is_second_name(self, at: int) -> bool:
        """Whether a listed name follows unlisted capitals, so that it may be the subject: sàn Sông Lam |Reuters| cho rằng."""
        sentence = self._sentence
        return sentence.blank[at] and sentence.capital[at - 1] and sentence.listed[at - 1].inside is None


def _goes_on(phrase: Phrase, readings: tuple[Phrase, ...]) -> bool:
    """Whether a lower-case body, place or function continues a complete unit. A field may be the verb (thông tin)."""
    if phrase.kind in ("function", "position") or any(reading.kind == "designator" for reading in readings):
        return True
    return phrase.kind in ("complete", "head") and len(phrase.words) > 1
