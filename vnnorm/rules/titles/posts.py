"""Find the posts of a sentence, with their modifiers: cựu Phó | Giám đốc | …"""

from __future__ import annotations

from typing import NamedTuple

from vnnorm.rules.titles.lexicon import ADDRESS, TitleWords
from vnnorm.rules.titles.sentence import Sentence
from vnnorm.rules.titles.trees import Listed, Phrase

_ADDRESSED = 2  # words of a head that may also be a form of address and a name


class Post(NamedTuple):
    """A post that is being read: its first word, its head, and the arguments of ``Grammar.title``."""

    at: int
    head: Phrase
    fresh_at: int
    chained: bool


class Posts:
    """Finds the posts of one sentence."""

    __slots__ = ("_found", "_words", "sentence")

    def __init__(self, sentence: Sentence, words: TitleWords) -> None:
        self.sentence = sentence
        self._words = words
        self._found: dict[int, tuple[int, Phrase] | None] = {}

    def post(self, at: int) -> tuple[int, Phrase] | None:
        """The word after a post that begins at a word (modifiers and head), and the head."""
        if at not in self._found:
            self._found[at] = self._post(at)
        return self._found[at]

    def group_end(self, at: int) -> int | None:
        """The word after a group that begins at a word and is longer than the post there: bà con, but not ông Lãnh Văn An."""
        sentence = self.sentence
        around = sentence.listed[at].around
        if not around or around.kind != "group" or sentence.listed[at].length > len(around.words):
            return None
        end = at + len(around.words)
        read = self._read(at)
        if read and end < read[0]:
            return None
        named = sentence.blank[end] and sentence.capital[end]
        if named and sentence.capital[end - 1] and sentence.folded[end - 1] not in self._words.starts:
            return None
        return end

    def holds_body(self, at: int, end: int, least: int = 1) -> bool:
        """Whether a post ends in its body, of ``least`` words or more: Tổ trưởng |tổ dân phố|, Phó Thủ tướng |Chính phủ|."""
        return any(
            phrase is not None and phrase.kind in ("head", "complete") and index + len(phrase.words) == end
            for index in range(at + 1, end + 1 - least)
            for phrase in [self.sentence.listed[index].inside]
        )

    def is_called(self, at: int, end: int) -> bool:
        """Whether a post ends in a body with a name of its own: Trưởng |thôn|, Trưởng |ga|, not Phó Thủ tướng |Chính phủ|."""
        post = self.post(at)
        index = at + 1
        while post and index < end:
            listed = self.sentence.listed[index]
            if any(self._is_called(phrase, listed) and index + len(phrase.words) == end for phrase in _bodies(listed)):
                return True
            # A head contains its body, but in a complement Quốc phòng contains no phòng.
            index += 1 if index < post[0] else max(1, listed.length)
        return False

    def _is_called(self, body: Phrase, listed: Listed) -> bool:
        """Whether a body has a name of its own: thôn, ga, hợp tác xã; not Chính phủ, which is complete without one."""
        if body.kind != "head":
            return body.kind in ("designator", "keeper")
        is_complete = body.entry in self._words.lone["complete"]
        return not is_complete or any(reading.kind == "designator" for reading in listed.readings)

    def _post(self, at: int) -> tuple[int, Phrase] | None:
        if self.sentence.is_inside(at) or self.group_end(at):
            return None
        read, listed = self._read(at), self.sentence.listed[at]
        if read and listed.closed and read[0] < at + listed.length and not self._is_group(at):
            return None  # bác bỏ
        return read

    def _is_group(self, at: int) -> bool:
        around = self.sentence.listed[at].around
        return around is not None and around.kind == "group"

    def _read(self, at: int) -> tuple[int, Phrase] | None:
        sentence = self.sentence
        head_at = at
        while head_at == at or sentence.blank[head_at]:
            head, before = self._head(head_at), sentence.listed[head_at].before
            if head and not (before and (len(before.words) > len(head.words) or self._is_parted(head_at, before))):
                return head_at + len(head.words), head
            if not before:
                return None
            head_at += len(before.words)
        return None

    def _is_parted(self, at: int, before: Phrase) -> bool:
        """Whether a capital shows that a modifier precedes a separate head: đồng | Đội phó, not đồng đội."""
        after = at + len(before.words)
        return not self.sentence.capital[at] and self.sentence.capital[after] and self.sentence.listed[after].head is not None

    def _head(self, at: int) -> Phrase | None:
        """The longest head that begins at a word. In ông Đồng Văn An and anh Hùng, the head is only ông and anh."""
        sentence = self.sentence
        head = sentence.listed[at].head
        if head is None or len(head.words) != _ADDRESSED or not sentence.capital[at + 1] or sentence.upper:
            return head
        shorter = sentence.alone[at].head
        named = sentence.word[at][0].islower() or sentence.surname[at + 1] is not None
        return shorter if shorter is not None and shorter.kind in ADDRESS and named else head


def _bodies(listed: Listed) -> list[Phrase]:
    return [phrase for phrase in (listed.inside, listed.around) if phrase is not None]
