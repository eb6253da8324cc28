"""Find the people in one sentence, with their titles and appositions: … ông | Trần Cương |, Bí thư Quảng Tây, nói …"""

from __future__ import annotations

from typing import NamedTuple

from vnnorm.rules.titles.appositions import Appositions
from vnnorm.rules.titles.counted import Counted
from vnnorm.rules.titles.document import Document
from vnnorm.rules.titles.grammar import Grammar, Title
from vnnorm.rules.titles.lexicon import ADDRESS, TitleWords
from vnnorm.rules.titles.names import Names
from vnnorm.rules.titles.posts import Posts
from vnnorm.rules.titles.sentence import LONGEST_ENTRY, Sentence
from vnnorm.rules.titles.spelled import FULL, SURE
from vnnorm.rules.titles.surroundings import Surroundings, is_glue
from vnnorm.rules.titles.trees import Phrase

_NAME_REACH = 8  # words of the longest name, with the hyphens in it


class Named(NamedTuple):
    """A name with a title or an apposition, as offsets into the text."""

    parts: tuple[tuple[int, str, str], ...]  # of the title: offset, kind, entry
    title_end: int
    name: int
    name_end: int
    apposition: tuple[int, int] | None


def people(sentence: Sentence, document: Document, words: TitleWords) -> tuple[list[Named], bool]:
    """The names that have a title or an apposition, in order; and whether a cut might change how the rest is parsed."""
    document.missed = False
    reader = _Reader(sentence, Names(sentence, document, words), words)
    return reader.read(), reader.unsettled or document.missed


class _Reader:
    __slots__ = (
        "_appositions",
        "_around",
        "_counted",
        "_described",
        "_grammar",
        "_is_loose_beside",
        "_is_loose_joined",
        "_names",
        "_people",
        "_posts",
        "_seen",
        "_sentence",
        "_span",
        "_words",
        "unsettled",
    )

    def __init__(self, sentence: Sentence, names: Names, words: TitleWords) -> None:
        self._sentence = sentence
        self._names = names
        self._words = words
        self._posts = Posts(sentence, words)
        self._grammar = Grammar(self._posts, names, words)
        self._appositions = Appositions(self._posts, self._grammar, names, words)
        self._around = Surroundings(sentence, names, words)
        self._counted = Counted(self._posts, names, words)
        self._people: list[Named] = []  # an apposition may still follow the last one
        self._is_loose_beside = False  # whether the last post without a name belongs to another person
        self._is_loose_joined = False  # whether it may share the next name with another post: nhạc sĩ và ca sĩ | Lê Hoa
        self.unsettled = False  # whether a skipped post may parse differently after a cut
        self._seen = -1  # the last word that may have decided that a post before it has no name
        self._described = -1  # the word after the last post that describes the person named before it
        self._span = (-1, -1)  # the last name's first word (title included) and the word after it

    def read(self) -> list[Named]:
        # A single pass with shared state, because the reading of a post depends on the post and the name before it.
        sentence = self._sentence
        at = name = 0
        loose = -1  # the word after the last post without a name, or after a name that a post overlaps
        for index in sentence.title_starts():
            if index < at:
                if name <= index and self._posts.post(index):
                    self.unsettled = True
                    if name < index and not sentence.upper and sentence.folded[index] not in self._words.lone["name_word"]:
                        loose = at
                continue
            if index and not sentence.blank[index] and is_glue(sentence.gap[index]):
                continue
            post = self._posts.post(index)
            if not post:
                name = at = self._posts.group_end(index) or index
            elif title := self._title(index, post, loose):
                self.unsettled = self.unsettled or sentence.upper or index <= self._seen
                self._people.append(self._found(title))
                self._span = title.parts[0].start, title.name_end
                name, at = title.name, title.name_end
            else:
                name = loose = post[0]
                at = self._after_nameless(index, post)
        return self._people

    def _after_nameless(self, index: int, post: tuple[int, Phrase]) -> int:
        """The word after a post without a name, or after the apposition that the post begins, which its person then has."""
        self._see(index, post)
        self._is_loose_beside = self._is_beside(post[1])
        before = self._sentence.listed[index].before
        is_plural = before is not None and before.kind in ("count", "plural")
        self._is_loose_joined = not (is_plural or self._is_loose_beside or post[1].kind in ADDRESS)
        if self._appositions.opens(index) and self._describes(index):
            self._described = post[0]
        apposed = self._apposed(index) if post[1].kind not in ADDRESS and self._appositions.opens(index) else None
        if not apposed:
            return post[0]
        found, start, end = apposed
        if self._people and start == self._span[0]:
            self._people.pop()
        self._people.append(found)
        self._span = start, index
        return end

    def _see(self, index: int, post: tuple[int, Phrase]) -> None:
        """Note how far the reading of a post without a name looked: a cut after that cannot give the post a name."""
        if post[1].kind not in ADDRESS and self._appositions.opens(index):
            self._seen = len(self._sentence.word)
        else:
            self._seen = max(self._seen, self._grammar.reach(*post) + LONGEST_ENTRY)

    def _is_beside(self, head: Phrase) -> bool:
        """Whether a post describes a relation to the next named person: phu nhân | cựu Tổng thống …"""
        return head.kind == "relation" or head.entry in self._words.lone["verbal"] | self._words.lone["beside"]

    def _apposed(self, index: int) -> tuple[Named, int, int] | None:
        """The name before an apposition that begins at a word, its first word, and the word after the apposition."""
        named = (self._span[0], self._people[-1]) if self._span[1] == index else self._untitled(index)
        ended = self._appositions.end(index, named[0]) if named else None
        if not (ended and named):
            return None
        opening = self._sentence.start(index) - len(self._sentence.gap[index].lstrip())
        return named[1]._replace(apposition=(opening, ended[1])), named[0], ended[0]

    def _title(self, index: int, post: tuple[int, Phrase], loose: int) -> Title | None:
        """The title and the name that begin with a post, unless the words around say that it is none or has to stay."""
        if self._around.is_within_name(index, post[0]) or self._around.is_field(index, post[1]):
            return None
        title = self._grammar.title(index)
        if (
            not title
            or self._is_principal(title, index)
            or self._around.is_kept(index, self._span[1])
            or self._around.is_act(index, title.parts[0].kind)
            or self._around.is_glued(index)
            or self._around.is_quoted(index, title.name_end)
        ):
            return None
        if self._would_join(loose, index) or self._is_of_body(title, index) or self._is_shared(title, index, loose):
            self.unsettled = True
            return None
        return self._counted.title(title, index)

    def _is_of_body(self, title: Title, index: int) -> bool:
        """Whether the capitals after a post may be the name of its body: Ông Lê Văn Bình, Trưởng thôn | Lâm Hà.

        The post then describes the person named before it. Three syllables with a surname are a person in any case.
        """
        *_, last = title.parts
        if title.rank >= SURE or last.kind not in ("office", "party") or not self._appositions.opens(index):
            return False
        return self._describes(index) and self._posts.is_called(last.start, title.name)

    def _is_shared(self, title: Title, index: int, loose: int) -> bool:
        """Whether a post without a name, joined to a title by ``và``, may be a post of the same person, so that both stay."""
        sentence = self._sentence
        if not (loose == index - 1 and self._is_loose_joined and sentence.blank[loose] and sentence.blank[index]):
            return False
        return sentence.folded[loose] in self._words.lone["conjunction"] and title.parts[0].kind not in ADDRESS

    def _describes(self, index: int) -> bool:
        """Whether a post after a mark describes the person named before it, or goes on with the posts of that person."""
        if self._span[1] == index or self._untitled(index) is not None:
            return True
        between = self._sentence.listed[self._described : index]
        return self._described > self._span[1] and all(listed.stop is None or listed.stop.kind == "link" for listed in between)

    def _is_principal(self, title: Title, index: int) -> bool:
        """Whether the named person is the principal of an earlier post that was not itself removed with a name of its own."""
        post = self._grammar.blocked.get(title.name, index)
        return post < index and not self._span[0] <= post < self._span[1]

    def _found(self, title: Title) -> Named:
        start, end = self._sentence.start, self._sentence.end
        parts = tuple([(start(part.start), part.kind, part.entry) for part in title.parts])
        gap = self._sentence.gap[title.name].rstrip()  # a dash belongs to the title: Chủ tịch Real - Ramon Calderon
        title_end = end(title.name - 1) + len(gap) * (gap != ".")
        return Named(parts, title_end, start(title.name), end(title.name_end - 1), None)

    def _would_join(self, loose: int, index: int) -> bool:
        """Whether only capitalised words separate a title from an earlier post without a name: a cut would make them a name.

        A relation to the named person (phu nhân cựu Tổng thống …) is exempt, because relations are not removed by default.
        """
        sentence = self._sentence
        if loose == index and self._is_loose_beside:
            return False
        return (
            0 <= loose <= index - sentence.upper
            and all(sentence.blank[loose : index + 1])
            and not any(sentence.word[at][0].islower() for at in range(loose, index))
        )

    def _untitled(self, index: int) -> tuple[int, Named] | None:
        """The name without a title that ends before a word, and its first word."""
        sentence = self._sentence
        first = index
        while (
            first > max(0, index - _NAME_REACH)
            and sentence.capital[first - 1]
            and (first == index or sentence.blank[first] or sentence.gap[first] in "-'’")
        ):
            first -= 1
        for at in range(first, index - 1):
            name = self._names.at(at)
            if name and name.end == index and name.rank >= FULL and not self._around.is_of_place(at):
                return at, Named((), 0, sentence.start(at), sentence.end(index - 1), None)
        return None
