"""Decide whether posts in a row belong to one person: Ủy viên Bộ Chính trị, Bí thư …, but not cầu thủ Thanh Hóa, HLV …"""

from __future__ import annotations

from vnnorm.rules.titles.lexicon import ADDRESS, TitleWords
from vnnorm.rules.titles.names import Names
from vnnorm.rules.titles.posts import Post
from vnnorm.rules.titles.sentence import Sentence
from vnnorm.rules.titles.spelled import FULL
from vnnorm.rules.titles.states import State

COMMAS = (", ", " , ")  # as normally written, and as word segmenters write it
_PERSONAL = (*ADDRESS, "degree", "rank", "role")
_POSTS = ("office", "party", "profession")
_NEAR = 12  # words from the name of a third person to the first post


class Chains:
    """Tests the posts of one sentence."""

    __slots__ = ("_names", "_sentence", "_words")

    def __init__(self, sentence: Sentence, names: Names, words: TitleWords) -> None:
        self._sentence = sentence
        self._names = names
        self._words = words

    def combines(self, post: Post) -> bool:
        """Whether a post and the next one, separated by a comma, belong to one person.

        True for posts that occur in combination (Ủy viên …, Phó Thủ tướng), at the start of a sentence, and after the name of a
        third person. In "Gặp Bí thư Quảng Tây, Thủ tướng …" the first post belongs to somebody else.
        """
        at = post.at
        if at and self._sentence.folded[at - 1] in self._words.lone["copula"]:
            return False
        if post.head.kind in ("degree", "profession", "rank") or self._is_combining(post):
            return True
        return not self._is_collective(post) and (at == 0 or any(map(self._is_named, range(max(0, at - _NEAR), at))))

    def _is_collective(self, post: Post) -> bool:
        """Whether several people may hold a post: đại diện, lãnh đạo, but not đại diện đặc biệt."""
        around = self._sentence.listed[post.at].around
        return around is not None and around.kind == "collective" and len(around.words) >= len(post.head.words)

    def _is_combining(self, post: Post) -> bool:
        """Whether a post usually occurs in combination with others: Ủy viên …, Phó Thủ tướng."""
        at, head, combining = post.at, post.head, self._words.lone["combining"]
        modified = " ".join(self._sentence.folded[at : at + 1 + len(head.words)])
        return head.entry in combining or modified in combining or any(head.entry.startswith(f"{word} ") for word in combining)

    def _is_named(self, index: int) -> bool:
        if not self._sentence.capital[index]:
            return False
        name = self._names.at(index)
        return name is not None and name.rank >= FULL

    def may_go_on(self, post: Post, state: State, second: str, joined: int) -> bool:
        """Whether a post and the title after it, whose first post is of the kind ``second``, belong to one person."""
        at, head = post.at, post.head
        first = head.kind
        comma = not self._sentence.blank[state.at]
        beside = head.entry in self._words.lone["beside"]
        if first == "relation" or beside or second in ("relation", "role"):
            return False  # phu nhân | cựu Tổng thống Yoon Suk Yeol: two people
        if second in ADDRESS:
            if comma:
                return first in ("office", "party") and self._introduces(post, joined)
            if first == "role" and len(head.words) == 1:
                return False  # tên | ông Trần Cương: the name, because a word of contempt precedes no honorific
            return not (first == "profession" and state.last == "head" and self._sentence.word[at][0].islower()) and (
                first not in ADDRESS or state.last != "head"
            )
        if comma and first == "profession" and state.last not in ("head", "function", "position"):
            return False  # cầu thủ Thanh Hóa, | HLV Polking
        if comma and first == "profession" and second not in ("degree", "profession") and not self._is_combining(post):
            # … sĩ quan, chiến sĩ, Đại tướng Trần Văn An: a list of people, followed by the next person.
            return self._sentence.capital[at] or self._sentence.word[joined][0].islower()
        if comma or joined > state.at:
            return True
        if second == "foreign" and first in ("office", "party"):
            return True  # Giáo chủ Ayatollah Ali Khamenei, but not ca sĩ Lady Gaga
        return first in _PERSONAL or (first in _POSTS and second in ("degree", "rank"))

    def _introduces(self, post: Post, joined: int) -> bool:
        """Whether a post before a comma belongs to the person named after it: giám đốc công ty, ông Trần Cương.

        After a dash or a name the post belongs to somebody else, and after "làm" and similar verbs it is no title.
        """
        sentence, lone, at = self._sentence, self._words.lone, post.at
        if self._is_collective(post) or sentence.gap[joined] not in COMMAS:
            return False
        if at and sentence.folded[at - 1] in lone["copula"] | lone["predicate"]:
            return False
        return at == 0 or sentence.blank[at] or (sentence.gap[at] in COMMAS and sentence.word[at - 1][0].islower())
