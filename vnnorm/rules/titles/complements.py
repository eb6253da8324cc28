"""What a post is a post of: Phó Chủ tịch | UBND tỉnh Hà Nam |, Thứ trưởng | Bộ Văn hóa, Thể thao và Du lịch |.

    complement   function | body | field | place | 'của' post | …

A place and a name may stand side by side with no mark between, so every end that a complement may have is given.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from vnnorm.rules.titles.lexicon import ADDRESS, DASHES, Words
from vnnorm.rules.titles.posts import Posts
from vnnorm.rules.titles.sentence import Stretch
from vnnorm.rules.titles.trees import Phrase

_LISTED = frozenset([", ", " & ", "&", *DASHES])
_BUDGET = 8  # words of a body's name that no list has
_STEPS = 24  # parts of a complement


class Place(NamedTuple):
    """How far a complement has come.

    ``last`` says what was read last, ``free`` whether a name may follow, ``body`` whether a body has been read, ``eponymous``
    whether a name would be the body's own: Trường THPT tư thục Phạm Văn Đồng.
    """

    at: int
    last: str
    free: bool
    unknown: int
    body: bool
    eponymous: bool = False


def _moved(place: Place, at: int, last: str, *, free: bool) -> Place:
    """The same complement, one part further."""
    return Place(at, last, free, place.unknown, place.body, place.eponymous)


class Complements:
    """Reads one stretch."""

    __slots__ = ("_posts", "_size", "_stretch", "_words")

    def __init__(self, posts: Posts, words: Words) -> None:
        self._posts = posts
        self._stretch = posts.stretch
        self._size = len(posts.stretch.word)
        self._words = words

    def of(self, at: int, head: Phrase) -> Iterator[Place]:
        """Every place that the complement of a head may have come to, the head itself first."""
        start = Place(at, "head", True, 0, False)
        yield start
        if head.kind in ADDRESS:
            return
        todo, seen = [start], {start}
        for _ in range(_STEPS):
            following: list[Place] = []
            for place in todo:
                for further in self._units(place, head):
                    if further not in seen:
                        seen.add(further)
                        following.append(further)
                        yield further
            if not following:
                return
            todo = following

    def _units(self, place: Place, head: Phrase) -> Iterator[Place]:
        stretch, at = self._stretch, place.at
        if at >= self._size:
            return
        if not stretch.blank[at]:
            gap = stretch.gap[at]
            yield from self._after_comma(place) if gap in _LISTED else self._bracketed(place) if gap == " (" else ()
            return
        listed = stretch.listed[at].inside
        place_name = stretch.listed[at].place if stretch.capital[at] else None
        if place_name and listed and len(listed.words) > len(place_name.words):
            place_name = None  # HLV Paris Saint-Germain
        if place_name and (place_name.kind != "person" or place.last == "designator" or self._goes_on(place_name, at)):
            yield from self._places(place)
        if self._stretch.listed[at].stop:
            return
        if listed:
            for reading in stretch.listed[at].readings:
                yield from self._listed(place, reading)
        elif not place_name:
            yield from self._worded(place, head)

    def _worded(self, place: Place, head: Phrase) -> Iterator[Place]:
        """What goes on with a word that no list of bodies or places has."""
        word, lone = self._stretch.folded[place.at], self._words.lone
        owner = self._posts.post(place.at) if place.last in ("possessive", "conjunction") else None
        if owner and place.last == "conjunction":
            return  # Giám đốc Sở Y tế và | ông Trần Cương: two people
        if word in lone["possessive"]:
            yield _moved(place, place.at + 1, "possessive", free=False)
        elif word in lone["preposition"]:
            yield _moved(place, place.at + 1, "preposition", free=False)
        elif word in lone["conjunction"]:
            if place.body:
                yield _moved(place, place.at + 1, "conjunction", free=False)
        elif not owner:
            yield from self._unlisted(place) if word not in lone["coordinator"] else ()
        elif head.kind in ("office", "party"):
            aide = head.entry in lone["aide"]
            at, last = (place.at, "principal") if aide else (owner[0], "owner")
            yield Place(at, last, False, place.unknown + _BUDGET * aide, False)

    def _goes_on(self, name: Phrase, at: int) -> bool:
        """Whether a name goes on after the name of a place that is called after a person: Đoàn TNCS Hồ Chí Minh Lê Văn An."""
        end = at + len(name.words)
        return self._stretch.blank[end] and self._stretch.capital[end]

    def _listed(self, place: Place, phrase: Phrase) -> Iterator[Place]:
        end = place.at + len(phrase.words)
        if phrase.kind in ("function", "position"):
            last = "function" if place.last in ("head", "function") else place.last
            yield _moved(place, end, last, free=place.free or last == "body")
        elif phrase.kind == "designator":
            yield Place(end, "designator", True, place.unknown, True)
        elif phrase.entry in self._words.lone["complete"]:
            last = "field" if phrase.kind == "field" else "complete"
            yield Place(end, last, True, place.unknown, True, place.eponymous)
        elif phrase.kind == "head":
            around = self._stretch.listed[place.at].around
            eponymous = around is not None and around.kind == "keeper"
            free = len(phrase.words) > 1 and not eponymous  # Trạm y tế
            yield Place(end, "complete" if free else "body", free, place.unknown, True, eponymous)
        else:
            yield Place(end, phrase.kind, True, place.unknown, True)

    def _places(self, place: Place) -> Iterator[Place]:
        """Every place name that begins here, of any length: Hà Nam Ninh, Hà Nam."""
        for phrase in self._stretch.listed[place.at].places:
            kind = "country" if phrase.kind == "country" else "place"
            yield Place(place.at + len(phrase.words), kind, True, place.unknown, place.body)

    def _after_comma(self, place: Place) -> Iterator[Place]:
        """What goes on after a comma or a dash: another field of a ministry, the country of a place."""
        stretch, at = self._stretch, place.at
        listed = stretch.listed[at].inside
        if place.body and place.last in ("field", "body", "complete") and listed and listed.kind == "field":
            yield from self._listed(place, listed)
        elif place.body and stretch.gap[at] in ("-", "&") and stretch.word[at].isupper():
            yield _moved(place, at + 1, "field", free=True)
        elif place.last in ("place", "field", "complete") and stretch.gap[at] == ", " and stretch.capital[at]:
            yield from self._places(place)

    def _bracketed(self, place: Place) -> Iterator[Place]:
        """A place or a body in brackets: (Trung Quốc)."""
        for inner in self._places(place) if self._stretch.capital[place.at] else ():
            if self._stretch.gap[inner.at] in (") ", ")"):
                yield inner._replace(last="bracket")

    def _unlisted(self, place: Place) -> Iterator[Place]:
        stretch, at = self._stretch, place.at
        word = stretch.word[at]
        following = at + 1 < self._size and stretch.blank[at + 1]
        company = self._company_end(at)
        if company:
            yield place._replace(at=company, last="name", free=True, body=True, eponymous=False)
            return
        if any(char.isdigit() for char in word) or (word.isupper() and (len(word) > 1 or word in "IVX")):
            if place.last != "possessive" and not (word.isupper() and _is_surname_in_capitals(stretch, at)):
                yield _moved(place, at + 1, "number", free=True)
            return
        if place.unknown >= _BUDGET:
            return
        if not stretch.capital[at]:
            yield Place(at + 1, "word", True, place.unknown + 1, place.body, place.eponymous)
            return
        if place.body and following and not stretch.capital[at + 1] and not self._stretch.listed[at + 1].stop:
            yield Place(at + 1, "word", False, place.unknown + 1, place.body, place.eponymous)
        if place.last in ("body", "complete", "designator", "word") and place.body:
            for end in range(at + 1, at + _BUDGET + 1):
                yield Place(end, "proper", True, place.unknown + 1, place.body)
                if not (stretch.blank[end] and stretch.capital[end]):
                    break

    def _company_end(self, at: int) -> int | None:
        """The word after the name of a company that begins at a word: Dragon Capital | Dominic Scriven."""
        stretch, ends = self._stretch, [0]
        for index in range(at, at + _BUDGET):
            if not stretch.capital[index] or (index > at and not stretch.blank[index]):
                break
            if stretch.folded[index] in self._words.lone["company"]:
                ends.append(index + 1)
        return ends[-1] or None


def _is_surname_in_capitals(stretch: Stretch, at: int) -> bool:
    """Whether a word in capitals is a surname: giám đốc NGUYỄN VĂN AN."""
    return stretch.surname[at] is not None and at + 1 < len(stretch.word) and stretch.word[at + 1].isupper()
