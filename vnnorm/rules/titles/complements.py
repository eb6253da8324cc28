"""Read the complement of a post: Phó Chủ tịch | UBND tỉnh Hà Nam |, Thứ trưởng | Bộ Văn hóa, Thể thao và Du lịch |.

    complement   function | body | field | place | 'của' post | …

A complement is read unit by unit, with the longest entry at each word. A name may follow most units, so every possible end is
returned. A unit is read shorter only before a surname with two more syllables (tỉnh Hà Nam | Ninh Văn An).
"""

from __future__ import annotations

from collections.abc import Iterator

from vnnorm.rules.titles.called import BUDGET, Called
from vnnorm.rules.titles.lexicon import ADDRESS, DASHES, TitleWords
from vnnorm.rules.titles.names import Names
from vnnorm.rules.titles.posts import Posts
from vnnorm.rules.titles.spelled import FULL_NAME, MOST_SYLLABLES
from vnnorm.rules.titles.states import State, known, moved
from vnnorm.rules.titles.trees import Phrase

_LISTED = frozenset([", ", " , ", " & ", "&", *DASHES])
_STEPS = 24  # units of a complement: the ministries of a list, with commas and conjunctions
_ENDS = 64  # ends of a complement that are tried: the longest of a thousand real complements had eleven


class Complements:
    """Reads the complements of one sentence."""

    __slots__ = ("_called", "_known", "_names", "_posts", "_sentence", "_size", "_words")

    def __init__(self, posts: Posts, names: Names, words: TitleWords) -> None:
        self._posts = posts
        self._names = names
        self._sentence = posts.sentence
        self._size = len(posts.sentence.word)
        self._words = words
        self._called = Called(posts, names, words)
        # Each earlier post looks up the same complement again. The key is the end of a head and the number of its words.
        self._known: dict[tuple[int, int], list[State]] = {}

    def of(self, at: int, head: Phrase) -> list[State]:
        """Every possible end of the complement of a head, starting with the end of the head itself."""
        key = (at, len(head.words))
        if key not in self._known:
            self._known[key] = self._read(at, head)
        return self._known[key]

    def _read(self, at: int, head: Phrase) -> list[State]:
        start = State(at, "head", True, 0, len(head.words) > 2 and self._is_house(at - len(head.words), at))
        found = [start]
        if head.kind in ADDRESS:
            return found
        # Two readings with the same end differ in the number of unlisted words. The one with fewer comes first and is kept.
        todo, seen = [start], {known(start)}
        for _ in range(_STEPS):
            first = len(found)
            for state in todo:
                if not self._sentence.reaches_capital(state.at):
                    continue
                for further in self._units(state, head):
                    key = known(further)
                    if key not in seen and len(found) < _ENDS:
                        seen.add(key)
                        found.append(further)
            todo = found[first:]
            if not todo:
                break
        return found

    def _is_house(self, at: int, end: int) -> bool:
        """Whether a head contains a body with its own name: Tổ trưởng |tổ dân phố| Sơn Trình, not già |làng|."""
        return self._sentence.folded[end - 1] not in self._words.lone["complete"] and self._posts.holds_body(at, end, 2)

    def _units(self, state: State, head: Phrase) -> Iterator[State]:
        sentence, at = self._sentence, state.at
        if at >= self._size:
            return
        abbreviated = state.last == "designator" and sentence.gap[at] in (".", ". ")  # TP. Hải Phòng, Q.7
        if not sentence.blank[at] and not abbreviated:
            gap = sentence.gap[at]
            yield from self._after_comma(state) if gap in _LISTED else self._bracketed(state) if gap == " (" else ()
            return
        if self._is_group_of_people(at):
            return
        listed = sentence.listed[at].inside
        place_name = sentence.listed[at].place
        if place_name and listed and len(listed.words) > len(place_name.words):
            place_name = None  # HLV Paris Saint-Germain
        if place_name and self._may_be_place(place_name, state) and not self._is_personal(head, at):
            yield from self._places(state)
        if sentence.listed[at].stop:
            return
        if listed:
            yield from self._read_as_listed(state, head, listed)
        elif not place_name or (state.eponymous and len(place_name.words) == 1):  # Bệnh viện |Đức| Giang
            yield from self._worded(state, head)

    def _read_as_listed(self, state: State, head: Phrase, listed: Phrase) -> Iterator[State]:
        """Every reading of the entry of the lists at a word, and the office that it may be: Văn phòng Thủ tướng."""
        entries = self._sentence.listed[state.at]
        if office := self._office_end(state.at, listed):
            yield State(office, "owner", False, state.unknown, True, housed=True)
        kept = entries.around is not None and entries.around.kind == "keeper" and len(entries.around.words) > 1
        for reading in entries.readings:
            if kept and len(reading.words) == 1:
                continue  # the name follows trường tiểu học, not trường
            if reading.kind != "position" or head.kind == "profession":  # chủ tịch tổ chức, but tiền vệ tổ chức
                yield from self._listed(state, reading)

    def _office_end(self, at: int, body: Phrase) -> int | None:
        """The end of the office of another post, after whose country a name may follow: Văn phòng Thủ tướng | Pháp."""
        around = self._sentence.listed[at].around
        if around is None or around.kind != "group" or len(around.words) <= len(body.words):
            return None
        return at + len(around.words) if self._sentence.listed[at + len(body.words)].head is not None else None

    def _is_personal(self, head: Phrase, at: int) -> bool:
        """Whether a place begins a full name, after a head that takes no place: kỹ thuật viên | Lâm Hà Văn Tùng."""
        if head.kind in ("office", "party") or not self._names.is_surname(at):
            return False
        name = self._names.at(at, personal=True)
        return name is not None and FULL_NAME <= name.end - at <= MOST_SYLLABLES

    def _is_group_of_people(self, at: int) -> bool:
        """Whether a group follows that is identified by one of its members: đại diện | gia đình chị Kê."""
        around = self._sentence.listed[at].around
        end = self._posts.group_end(at) if around is not None and around.kind == "group" else None
        post = self._posts.post(end) if end and end < self._size and self._sentence.blank[end] else None
        return post is not None and post[1].kind in ADDRESS

    def _may_be_place(self, name: Phrase, state: State) -> bool:
        """Whether a place named after a person is a place here: Đoàn TNCS Hồ Chí Minh |; not Chủ tịch Hồ Chí Minh."""
        if name.kind != "person" or state.last == "designator":
            return True
        end = state.at + len(name.words)
        return self._sentence.blank[end] and self._sentence.capital[end]

    def _worded(self, state: State, head: Phrase) -> Iterator[State]:
        """Continue with a word that is in no list of bodies or places."""
        word, lone = self._sentence.folded[state.at], self._words.lone
        owner = self._posts.post(state.at) if state.last in ("possessive", "conjunction") else None
        if owner and state.last == "conjunction":
            return  # Giám đốc Sở Y tế và | ông Trần Cương: two people
        if word in lone["possessive"]:
            # Giám đốc Viettel của …: the words after của do not say what the post belongs to.
            yield moved(state, state.at + 1, "preposition" if state.last == "name" else "possessive", free=False)
        elif word in lone["preposition"]:
            yield moved(state, state.at + 1, "preposition", free=False)
        elif word in lone["conjunction"]:
            if state.body:
                yield moved(state, state.at + 1, "conjunction", free=False)
        elif not owner:
            yield from (
                self._called.unlisted(state, head) if word not in lone["coordinator"] and not self._is_post(state) else ()
            )
        elif head.kind in ("office", "party"):
            aide = head.entry in lone["aide"]
            at, last = (state.at, "principal") if aide else (owner[0], "owner")
            yield State(at, last, False, state.unknown + BUDGET * aide, False)

    def _is_post(self, state: State) -> bool:
        """Whether another post begins at a word and is not part of a body's name, as in Văn phòng Cao ủy nhân quyền."""
        at = state.at
        post = self._posts.post(at) if state.last not in ("body", "complete") else None
        return post is not None and self._sentence.capital[at] and len(post[1].words) > 1

    def _listed(self, state: State, phrase: Phrase) -> Iterator[State]:
        end = state.at + len(phrase.words)
        if phrase.kind in ("function", "position"):
            last = "function" if state.last in ("head", "function") else state.last
            yield moved(state, end, last, free=state.free or last == "body")
        elif phrase.kind == "designator":
            if not phrase.cased or len(phrase.words) > 1 or len(phrase.entry) > 1 or self._sentence.gap[end] in (".", ". "):
                yield State(end, "designator", True, state.unknown, True, housed=True)
        elif phrase.entry in self._words.lone["complete"]:
            last = "field" if phrase.kind == "field" else "complete"
            yield State(end, last, True, state.unknown, True, state.eponymous, state.housed or last == "complete")
        elif phrase.kind == "head":
            around = self._sentence.listed[state.at].around
            eponymous = around is not None and around.kind == "keeper"
            free = len(phrase.words) > 1 and not eponymous  # Trạm y tế
            yield State(end, "complete" if free else "body", free, state.unknown, True, eponymous, True)
        else:
            eponymous = state.eponymous and phrase.kind == "field"
            yield State(end, phrase.kind, True, state.unknown, True, eponymous, state.housed)

    def _places(self, state: State) -> Iterator[State]:
        """The longest place name here, and shorter ones before a full name: Hà Nam Ninh, Hà Nam | Ninh Văn An."""
        first, *shorter = self._sentence.listed[state.at].places
        for phrase in (first, *shorter):
            end = state.at + len(phrase.words)
            if len(phrase.words) == len(first.words) or self._names.is_full_name(end):
                kind = "country" if phrase.kind == "country" else "place"
                yield State(end, kind, True, state.unknown, state.body, housed=state.housed)

    def _after_comma(self, state: State) -> Iterator[State]:
        """Continue after a comma or a dash: another field of a ministry, or the country of a place."""
        sentence, at = self._sentence, state.at
        listed = sentence.listed[at].inside
        if state.body and state.last in ("field", "body", "complete") and listed and listed.kind == "field":
            yield from self._listed(state, listed)
        elif state.body and sentence.gap[at] in ("-", "&") and sentence.word[at].isupper():
            yield moved(state, at + 1, "field", free=True)
        elif state.last in ("place", "field", "complete") and sentence.gap[at].strip() == "," and self._is_place(at):
            yield from self._places(state)

    def _is_place(self, at: int) -> bool:
        return self._sentence.capital[at] and self._sentence.listed[at].place is not None

    def _bracketed(self, state: State) -> Iterator[State]:
        """Read a place in brackets: (Trung Quốc)."""
        if not self._is_place(state.at):
            return
        for inner in self._places(state):
            if self._sentence.gap[inner.at] in (") ", ")"):
                yield inner._replace(last="bracket")
