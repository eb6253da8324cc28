"""The grammar of titles: posts and their complements, up to the name: Phó Chủ tịch UBND tỉnh Hà Nam | Lê Thị An.

    title   post ((',' | ' -' | 'kiêm') post)*
    post    modifier* head complement*
    complement   function | body | field | place | 'của' post | …

A place and a name may stand side by side with no mark between, so every end that a complement may have is looked at, and
the one that leaves the surest name is taken, the longest among equals.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from vnnorm.rules._title_names import FULL, GIVEN, LETTER, SINGLE, SURE, WORD, Name, Names, phrase_at
from vnnorm.rules._title_tokens import Stretch
from vnnorm.rules._title_words import Phrase, Words
from vnnorm.syllable import is_syllable

ADDRESS = ("honorific", "kinship")  # nothing stands between them and a name
_PERSONAL = ("degree", "foreign", "profession", "rank", "relation", "role")  # a name without a surname is enough
_DASHES = (" - ", " – ", " -", "- ", "-", "–", " — ")
_LISTED = (", ", " & ", "&", *_DASHES)
_BUDGET = 8  # words of a body's name that no list has
_STEPS = 24  # parts of a complement
_MOST_POSTS = 6


class Part(NamedTuple):
    """A post of a title: the words it takes, its kind, and its head as the data have it."""

    start: int
    end: int
    kind: str
    entry: str


class Title(NamedTuple):
    """A title before a name: its posts, and the name as words of the stretch."""

    parts: tuple[Part, ...]
    name: int
    name_end: int
    rank: int


class _Place(NamedTuple):
    """How far a complement has come. ``last`` says what was read last, ``free`` whether a name may follow."""

    at: int
    last: str
    free: bool
    unknown: int
    body: bool


class Grammar:
    """Reads one stretch."""

    __slots__ = ("_names", "_stretch", "_words", "blocked", "size")

    def __init__(self, stretch: Stretch, names: Names, words: Words) -> None:
        self._stretch = stretch
        self._names = names
        self._words = words
        self.size = len(stretch.word)
        # Where names begin from which no title is cut, since what stands before it would be the next to go.
        self.blocked: set[int] = set()

    # ---------------------------------------------------------------- posts

    def post(self, at: int) -> tuple[int, Phrase] | None:
        """The word after the modifiers and the head that begin at a word, and the head."""
        stretch = self._stretch
        head_at = at
        while head_at < self.size and (head_at == at or stretch.blank[head_at]):
            head = phrase_at(self._words.heads, stretch, head_at)
            before = phrase_at(self._words.before, stretch, head_at)
            if head and not (before and len(before.words) > len(head.words)):
                return head_at + len(head.words), head
            if not before:
                return None
            head_at += len(before.words)
        return None

    def title(
        self, at: int, depth: int = 0, fresh_at: int | None = None, found: tuple[int, Phrase] | None = None
    ) -> Title | None:
        """The title that begins at a word, where a name follows it.

        fresh_at: the word whose place in the sentence decides whether the title can begin a name instead. found: its first
        post, where it has been read.
        """
        found = found or self.post(at)
        if not found or depth == _MOST_POSTS:
            return None
        end, head = found
        if self._stretch.upper and (len(head.words) == 1 or head.kind in ADDRESS):
            return None
        best: Title | None = None
        for place in self._complements(end, head):
            for title in self._followed(at, head, place, depth, at if fresh_at is None else fresh_at):
                if best is None or (title.rank, title.name) > (best.rank, best.name):
                    best = title
        if best and self._stretch.folded[best.name] in self._words.starts:
            # What is left would be a title again: both go.
            rest = self.title(best.name, depth + 1, at)
            if rest:
                return rest._replace(parts=(*best.parts, *rest.parts))
        return best

    def _followed(self, at: int, head: Phrase, place: _Place, depth: int, fresh_at: int) -> Iterator[Title]:
        """The titles that a post makes with what follows one end of it: a name, or another post with its name."""
        stretch, next_at = self._stretch, place.at
        if next_at >= self.size or not place.free:
            return
        part = Part(at, next_at, head.kind, head.entry)
        touches = stretch.blank[next_at] or self._is_dashed_name(place) or (head.cased and stretch.gap[next_at] in (".", ". "))
        if touches:
            name = self._names.at(stretch, next_at, _addresses(head))
            if name and place.last == "designator" and phrase_at(self._words.places, stretch, next_at):
                return
            if (
                name
                and name.rank >= self._needed(head, place, name)
                and (place.last != "head" or not self._is_part_of_name(at, next_at, head, name, fresh_at))
            ):
                yield Title((part,), next_at, name.end, name.rank)
        joined = self._joined(at, head, place)
        if joined or touches:
            rest = self.title(joined or next_at, depth + 1)
            if rest and joined and self._may_go_on(head, place, rest, joined):
                yield rest._replace(parts=(part, *rest.parts))
            elif (
                rest
                and touches
                and rest.rank >= self._needed(head, place._replace(at=rest.name), Name(rest.rank, rest.name_end))
            ):
                self.blocked.add(rest.name)

    def _joined(self, at: int, head: Phrase, place: _Place) -> int | None:
        """Where a second post of the same person may begin after the first."""
        stretch, next_at = self._stretch, place.at
        gap = stretch.gap[next_at]
        if stretch.blank[next_at]:
            return next_at + 1 if stretch.folded[next_at] == "kiêm" and next_at + 1 < self.size else next_at
        if head.kind == "degree" and gap in (".", ". ", ".-", "-", " - ", " – ", ", ", "/", " -", "- "):
            return next_at
        if gap in (", ", *_DASHES) and (place.body or not place.unknown) and self._combines(at, head):
            return next_at
        return None

    def _combines(self, at: int, head: Phrase) -> bool:
        """Whether a post and the next, parted by a comma, are one person's, not two people's.

        They are after posts that come with others (Ủy viên …, Phó Thủ tướng), at the head of a sentence, and where somebody
        else has been named before: in "Gặp Bí thư Quảng Tây, Thủ tướng …" the first post is the other one's.
        """
        if head.kind in ("degree", "profession", "rank"):
            return True
        entry = head.entry
        combining = self._words.lone["combining"]
        modified = " ".join(self._stretch.folded[at : at + 1 + len(head.words)])
        if entry in combining or modified in combining or any(entry.startswith(f"{word} ") for word in combining):
            return True
        return at == 0 or any(self._is_named(index) for index in range(max(0, at - 12), at))

    def _is_named(self, index: int) -> bool:
        if not self._stretch.word[index][0].isupper():
            return False
        name = self._names.at(self._stretch, index)
        return name is not None and name.rank >= FULL

    def _may_go_on(self, head: Phrase, place: _Place, rest: Title, joined: int) -> bool:
        first, second = head.kind, rest.parts[0].kind
        comma = not self._stretch.blank[place.at]
        if second in ("relation", "role"):
            return False
        if second in ADDRESS:
            return not comma and (first not in ADDRESS or place.last != "head")
        if comma or joined > place.at:
            return True
        return first in (*ADDRESS, "degree", "rank", "role") or (first == "profession" and second in ("degree", "rank"))

    def _is_dashed_name(self, place: _Place) -> bool:
        return place.last == "name" and self._stretch.gap[place.at] in (" - ", " – ")

    # ---------------------------------------------------------------- names

    def _needed(self, head: Phrase, place: _Place, name: Name) -> int:
        """How sure a name has to be after such a head and complement."""
        if place.unknown or place.last in ("designator", "complete"):
            return SURE
        kind, entry = head.kind, head.entry
        lone = self._words.lone
        if _addresses(head) and entry not in lone["formal"]:
            return LETTER
        if name.rank == SINGLE and not self._stands_alone(place.at, name):
            return GIVEN
        known = name.rank in (SINGLE, GIVEN) and self._names.is_last(self._stretch.folded[name.end - 1])
        if kind in _PERSONAL or kind in ADDRESS:
            return SINGLE
        if known and place.last == "head":
            return SINGLE
        if name.rank == GIVEN and place.last == "country":
            return GIVEN
        return FULL if entry in lone["owned"] and place.last != "country" else WORD

    def _stands_alone(self, at: int, name: Name) -> bool:
        """Whether a syllable with a capital can be a name by what is beside it: no nationality, and a mark or verb after it."""
        stretch = self._stretch
        if stretch.folded[at] in self._words.lone["nationality"]:
            return False
        return name.end >= self.size or not stretch.blank[name.end] or self.is_stop(name.end)

    def is_stop(self, at: int) -> bool:
        around = phrase_at(self._words.around, self._stretch, at)
        return around is not None and around.kind == "stop" and not self._stretch.word[at][0].isupper()

    def _is_part_of_name(self, at: int, name_at: int, head: Phrase, name: Name, fresh_at: int) -> bool:
        """Whether a capitalised title word belongs to the name after it: Anh Quân, Ông Ích Khiêm."""
        stretch = self._stretch
        if len(head.words) > 1 or name_at - at > 1 or head.kind not in ADDRESS or not stretch.word[at][0].isupper():
            return False
        if stretch.upper:
            return False
        entry = head.words[0]
        name_word = entry in self._words.lone["name_word"]
        if name_word and fresh_at > 0 and stretch.blank[fresh_at] and stretch.word[fresh_at - 1][0].isupper():
            return True
        if name.rank >= WORD and not (name_word and is_syllable(stretch.word[name_at]) and name.rank != SURE):
            return False
        before = stretch.gap[fresh_at].strip()
        fresh = fresh_at == 0 or (before != "" and before[-1] in "\"“”‘'-–—•*.!?…)")
        shown = name.rank == SINGLE and self._names.is_shown(stretch.folded[name_at])
        if name_word:
            return not (fresh and shown)
        return not (fresh or shown)

    # ---------------------------------------------------------------- complements

    def _complements(self, at: int, head: Phrase) -> Iterator[_Place]:
        """Every place that the complement of a head may have come to, the head itself first."""
        start = _Place(at, "head", True, 0, False)
        yield start
        if head.kind in ADDRESS:
            return
        todo, seen = [start], {start}
        for _ in range(_STEPS):
            following: list[_Place] = []
            for place in todo:
                for further in self._units(place, head):
                    if further not in seen:
                        seen.add(further)
                        following.append(further)
                        yield further
            if not following:
                return
            todo = following

    def _units(self, place: _Place, head: Phrase) -> Iterator[_Place]:
        stretch, at = self._stretch, place.at
        if at >= self.size:
            return
        gap = stretch.gap[at]
        if gap in _LISTED and not stretch.blank[at]:
            yield from self._after_comma(place)
            return
        if gap == " (":
            yield from self._bracketed(place)
            return
        if not stretch.blank[at]:
            return
        word = stretch.folded[at]
        listed = phrase_at(self._words.inside, stretch, at)
        stop = phrase_at(self._words.around, stretch, at)
        place_name = phrase_at(self._words.places, stretch, at) if stretch.word[at][0].isupper() else None
        if (place_name and place_name.kind != "person") or (place_name and place.last == "designator"):
            yield from self._places(place)
        if (
            stop
            and stop.kind == "stop"
            and not stretch.word[at][0].isupper()
            and not (listed and len(listed.words) >= len(stop.words))
        ):
            return
        if listed:
            yield from self._listed(place, listed)
            return
        if place_name or word == "kiêm":
            return
        if word in ("của", "tại", "ở", "về", "thuộc"):
            yield place._replace(at=at + 1, last=word, free=False)
        elif word in ("và", "cùng"):
            if place.body:
                yield place._replace(at=at + 1, last="và", free=False)
        else:
            yield from self._owner(place) if place.last == "của" and self.post(at) else self._unlisted(place, head)

    def _owner(self, place: _Place) -> Iterator[_Place]:
        found = self.post(place.at)
        if found:
            yield _Place(found[0], "head", True, place.unknown, False)

    def _listed(self, place: _Place, phrase: Phrase) -> Iterator[_Place]:
        end = place.at + len(phrase.words)
        if phrase.kind in ("function", "position"):
            yield place._replace(at=end, last="function" if place.last in ("head", "function") else place.last)
        elif phrase.kind == "designator":
            yield place._replace(at=end, last="designator", free=True, body=True)
        elif phrase.entry in self._words.lone["complete"]:
            yield place._replace(at=end, last="field" if phrase.kind == "field" else "complete", free=True, body=True)
        elif phrase.kind == "head":
            yield place._replace(at=end, last="body", free=False, body=True)
        else:
            yield place._replace(at=end, last=phrase.kind, free=True, body=True)

    def _places(self, place: _Place) -> Iterator[_Place]:
        """Every place name that begins here, of any length: Hà Nam Ninh, Hà Nam."""
        stretch, at = self._stretch, place.at
        seconds = self._words.places.get(stretch.folded[at], {})
        for phrase in (*seconds.get(stretch.folded[at + 1], ()), *seconds.get("", ())):
            if stretch.holds(phrase.words, at):
                kind = "country" if phrase.kind == "country" else "place"
                yield place._replace(at=at + len(phrase.words), last=kind, free=True)

    def _after_comma(self, place: _Place) -> Iterator[_Place]:
        """What goes on after a comma or a dash: another field of a ministry, the country of a place."""
        stretch, at = self._stretch, place.at
        listed = phrase_at(self._words.inside, stretch, at)
        if place.body and place.last in ("field", "body") and listed and listed.kind == "field":
            yield from self._listed(place, listed)
        elif place.body and stretch.gap[at] in ("-", "&") and stretch.word[at].isupper():
            yield place._replace(at=at + 1, last="field", free=True)
        elif place.last in ("place", "field", "complete") and stretch.gap[at] == ", " and stretch.word[at][0].isupper():
            yield from self._places(place)

    def _bracketed(self, place: _Place) -> Iterator[_Place]:
        """A place or a body in brackets: (Trung Quốc)."""
        for inner in self._places(place) if self._stretch.word[place.at][0].isupper() else ():
            if inner.at < len(self._stretch.gap) and self._stretch.gap[inner.at].startswith(")"):
                closed = self._stretch.gap[inner.at]
                if closed in (") ", ")"):
                    yield inner._replace(last="bracket")

    def _unlisted(self, place: _Place, head: Phrase) -> Iterator[_Place]:
        stretch, at = self._stretch, place.at
        word = stretch.word[at]
        following = at + 1 < self.size and stretch.blank[at + 1]
        if any(char.isdigit() for char in word) or (word.isupper() and (len(word) > 1 or word in "IVX")):
            if place.last != "của" and not (word.isupper() and is_surname_in_capitals(self._words, stretch, at)):
                yield place._replace(at=at + 1, last="number", free=True)
            return
        if place.unknown >= _BUDGET:
            return
        if not word[0].isupper():
            yield place._replace(at=at + 1, last="word", free=True, unknown=place.unknown + 1)
            return
        if place.body and following and not stretch.word[at + 1][0].isupper() and not self.is_stop(at + 1):
            yield place._replace(at=at + 1, last="word", free=False, unknown=place.unknown + 1)
        if place.last in ("body", "designator", "word") and place.body:
            for end in range(at + 1, min(self.size, at + _BUDGET) + 1):
                yield place._replace(at=end, last="proper", free=True, unknown=place.unknown + 1)
                if end == self.size or not (stretch.blank[end] and stretch.word[end][0].isupper()):
                    break


def _addresses(head: Phrase) -> bool:
    """Whether a head is one that people are spoken to with, so that what follows is a name: ông, chị, Mr."""
    return head.kind in ADDRESS or (head.kind == "foreign" and head.cased)


def is_surname_in_capitals(words: Words, stretch: Stretch, at: int) -> bool:
    """Whether a word in capitals is a surname: giám đốc NGUYỄN VĂN AN."""
    return stretch.folded[at] in words.surnames and at + 1 < len(stretch.word) and stretch.word[at + 1].isupper()
