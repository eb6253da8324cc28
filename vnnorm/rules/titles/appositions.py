"""Find the apposition after a name, if its end is certain: Trần Cương | , Bí thư Đảng ủy Khu tự trị (Trung Quốc) | nhân dịp.

The start of a post is easy to find. Three signs show that it describes the name and is not the subject of what follows: the
opening mark also closes it; or a verb follows its complement and the name is no object; or another person follows. An
unlisted word is probably the verb, so it never ends an apposition, and a lone post before a verb is kept.
"""

from __future__ import annotations

from vnnorm.rules.titles.grammar import Grammar
from vnnorm.rules.titles.lexicon import ADDRESS, TitleWords
from vnnorm.rules.titles.names import Names
from vnnorm.rules.titles.posts import Posts
from vnnorm.rules.titles.spelled import FULL
from vnnorm.rules.titles.walk import COMMA, DASH, DASHES, END, PERSON, VERB, Walk

_OPENING = (",", "(", *DASHES)
_LONGEST = 60  # words of a bracket, and from the verb of a sentence to a name: the longest annotated apposition has 41


class Appositions:
    """Finds the appositions of one sentence."""

    __slots__ = ("_grammar", "_names", "_posts", "_sentence", "_words")

    def __init__(self, posts: Posts, grammar: Grammar, names: Names, words: TitleWords) -> None:
        self._posts = posts
        self._sentence = posts.sentence
        self._grammar = grammar
        self._names = names
        self._words = words

    def opens(self, index: int) -> bool:
        """Whether the gap before a word can open an apposition."""
        gap = self._sentence.gap[index]
        return gap.strip() in _OPENING and gap != "-" and not self.is_collective(index)

    def is_collective(self, at: int) -> bool:
        """Whether a group of other people begins at a word: …, đại diện Văn phòng Chính phủ; …, các đồng chí …"""
        listed = self._sentence.listed[at]
        if listed.around is None or listed.around.kind != "collective":
            return False
        return listed.before is None or self._posts.post(at) is not None  # not các đoàn thể

    def end(self, index: int, start: int) -> tuple[int, int] | None:
        """The word after the apposition that begins at a word, and the offset in the text at which it ends.

        start: the first word of the title and name before it. Returns None if the end is not certain.
        """
        sentence = self._sentence
        if sentence.gap[index].strip() == "(":
            closed = sentence.closing(index, ")", _LONGEST)
            return (closed, sentence.end(closed - 1) + 1) if closed else None
        walk = Walk(self._posts, self._is_person, self._person_end, self.is_collective, self._words)
        walk.read(index)
        if walk.kind is None or not self._is_certain(walk, index, start):
            return None
        return walk.at, sentence.end(walk.at - 1) + walk.closing

    def _is_person(self, at: int) -> bool:
        """Whether another person, with or without a title, begins at a word: … và | ông Trần Cương |."""
        if self._grammar.title(at) is not None:
            return True
        if not self._sentence.capital[at] or self._sentence.listed[at].place or self._sentence.listed[at].inside:
            return False
        name = self._names.at(at)
        return name is not None and name.rank >= FULL

    def _person_end(self, at: int) -> int | None:
        """The word after the title and name that begin at a word."""
        title = self._grammar.title(at)
        return title.name_end if title else None

    def _is_certain(self, walk: Walk, index: int, start: int) -> bool:
        """Whether the posts that were read certainly describe the name."""
        opened = COMMA if self._sentence.gap[index].strip() == "," else DASH
        if walk.kind == PERSON:
            return not walk.bare
        if walk.kind == VERB:
            stop = self._sentence.listed[walk.at].stop
            adjunct = stop is not None and stop.kind == "link"  # nhân dịp này: an adjunct, which has no subject
            return not walk.bare and walk.is_verb_sure() and (adjunct or not self._is_object(start))
        if walk.kind == END:
            return not walk.unsure or self._is_told(start)
        return self._is_closed(walk, index, start, opened)

    def _is_closed(self, walk: Walk, index: int, start: int, opened: str) -> bool:
        """Whether the closing mark matches the opening one. Before a verb, a comma also closes what a dash opened."""
        before_verb = self._is_verb(walk.at)
        if walk.kind != opened:
            return walk.kind == COMMA and before_verb and not walk.unsure
        if walk.kind == DASH:
            return not self._sentence.capital[walk.at]
        if before_verb or self._sentence.folded[walk.at] in self._words.lone["conjunction"]:
            return True
        if walk.bare:
            return False  # a list of names, or the subject of a clause
        if self._is_person(walk.at):
            # Trump, phát ngôn viên điện Kremlin, Dmitry Peskov: the post may belong to the next person.
            return not walk.unsure and (self._is_written_as_post(index) or self._grammar.title(walk.at) is not None)
        if self.is_collective(walk.at):
            return not walk.unsure
        governed = self._is_object(start)
        if self._is_noun(walk.at) and not self._is_source(start):
            return False  # Phó chủ tịch UBCKNN, cơ quan này …
        return not walk.unsure or (self._is_written_as_post(index) and not (governed or walk.guessed))

    def _is_noun(self, at: int) -> bool:
        """Whether a body or post in lower case begins here: it is the subject of what follows, or describes the body before."""
        listed = self._sentence.listed[at]
        noun = listed.head is not None or (listed.inside is not None and listed.inside.kind in ("head", "designator"))
        noun = noun or (listed.around is not None and listed.around.kind == "keeper")
        return noun and not self._sentence.capital[at]

    def _is_source(self, start: int) -> bool:
        """Whether the person is a source, so that a clause follows: Theo ông Trần Cương, …"""
        return start > 0 and self._sentence.blank[start] and self._sentence.folded[start - 1] == "theo"

    def _is_told(self, start: int) -> bool:
        """Whether the sentence has its verb before the name, so that no verb need follow."""
        has_verb = any(self._is_verb(at) for at in range(max(0, start - _LONGEST), start))
        return has_verb and not self._is_source(start)

    def _is_written_as_post(self, index: int) -> bool:
        """Whether a post is capitalised within a sentence, as offices are and the subject of a verb is not."""
        return self._sentence.capital[index]

    def _is_verb(self, at: int) -> bool:
        stop = self._sentence.listed[at].stop
        return stop is not None and stop.kind in ("verb", "auxiliary")

    def _is_object(self, start: int) -> bool:
        """Whether a preposition, verb or relation precedes a title and name, so that what follows may be the subject."""
        sentence = self._sentence
        if not (start and sentence.blank[start]):
            return False
        if sentence.folded[start - 1] in self._words.lone["governor"]:
            return True
        for length, listed in sentence.before(start):
            if listed.stop is not None and listed.stop.kind == "verb" and len(listed.stop.words) == length:
                return True
            if listed.head is not None and listed.head.kind not in ADDRESS and len(listed.head.words) == length:
                return True
        return False
