"""The grammar of titles: posts and their complements, up to the name: Phó Chủ tịch UBND tỉnh Hà Nam | Lê Thị An.

    title   post ((',' | ' -' | 'kiêm') post)*
    post    modifier* head complement*

A name may directly follow a place, without a mark, so every possible end of a complement is tried. The end before the most
certain name is chosen, and the longest complement among equals.
"""

from __future__ import annotations

from typing import NamedTuple

from vnnorm.rules.titles.complements import Complements
from vnnorm.rules.titles.confidence import Likeness
from vnnorm.rules.titles.lexicon import ADDRESS, DASHES, Words
from vnnorm.rules.titles.names import Names
from vnnorm.rules.titles.places import Place
from vnnorm.rules.titles.posts import Post, Posts
from vnnorm.rules.titles.spelled import FULL, Name
from vnnorm.rules.titles.trees import Phrase

_COMMAS = (", ", " , ")  # as normally written, and as word segmenters write it
_PARTING = (*_COMMAS, *DASHES)
_PERSONAL = (*ADDRESS, "degree", "rank", "role")
_POSTS = ("office", "party", "profession")
_MOST_POSTS = 6
_NEAR = 12  # words
_SHORT = 3  # words of a name


class Part(NamedTuple):
    """A post of a title: its words, its kind, and its head as written in the data."""

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


class Grammar:
    """Parses the titles of one stretch."""

    __slots__ = ("_complements", "_likeness", "_names", "_posts", "_read", "_stretch", "_words", "blocked")

    def __init__(self, posts: Posts, names: Names, words: Words) -> None:
        self._posts = posts
        self._complements = Complements(posts, names, words)
        self._likeness = Likeness(posts.stretch, names, words)
        self._stretch = posts.stretch
        self._names = names
        self._words = words
        # First word of a name → first word of the earlier post that would be cut next if the title before the name were cut.
        self.blocked: dict[int, int] = {}
        # Every end of a post is tried, and the same posts follow each end, so results are cached.
        self._read: dict[tuple[int, int, int, bool], Title | None] = {}

    def title(self, at: int, depth: int = 0, *, fresh_at: int | None = None, chained: bool = False) -> Title | None:
        """The title that begins at a word, if a name follows it.

        fresh_at: the word whose position in the sentence decides whether the title could begin a name instead. chained: whether
        other posts of the same person, separated by commas, precede it.
        """
        key = (at, depth, at if fresh_at is None else fresh_at, chained)
        if key not in self._read:
            self._read[key] = self._title(*key)
        return self._read[key]

    def _title(self, at: int, depth: int, fresh_at: int, chained: bool) -> Title | None:
        found = self._posts.post(at)
        if not found or depth == _MOST_POSTS:
            return None
        end, head = found
        if self._stretch.upper and (len(head.words) == 1 or head.kind in ADDRESS):
            return None
        post = Post(at, head, fresh_at, chained)
        stretch, coordinators = self._stretch, self._words.lone["coordinator"]
        best: Title | None = None
        for place in self._complements.of(end, head):
            if place.last == "principal":
                self._block(at, place.at, depth)
            if not place.free or (place.eponymous and place.last != "field"):
                continue
            named = self._named(post, place) if stretch.capital[place.at] else None
            goes_on = stretch.listed[place.at].opening or stretch.folded[place.at] in coordinators
            continued = self._continued(post, place, depth) if goes_on else None
            for title in (named, continued):
                if title and (best is None or (title.rank, title.name) > (best.rank, best.name)):
                    best = title
        if best and stretch.listed[best.name].opening:
            # After the cut, another title would begin at the name, so both are part of the title.
            rest = self.title(best.name, depth + 1, fresh_at=at)
            if rest:
                return rest._replace(parts=(*best.parts, *rest.parts))
        return best

    def _named(self, post: Post, place: Place) -> Title | None:
        """The title formed by a post and a name directly after one of its ends."""
        head, next_at = post.head, place.at
        if not self._touches(head, place):
            return None
        name = self._names.at(next_at, self._likeness.is_addressed(head), self._likeness.is_personal(head, place))
        if not name or name.rank < self._likeness.needed(post.at, head, place, name):
            return None
        if place.body and self._is_called_after(next_at, name):
            return None
        if place.last == "designator" and head.entry in self._words.lone["staff"]:
            return None  # lãnh đạo phường Hà Huy Tập
        if place.last == "designator" or head.entry in self._words.lone["neighbour"]:
            listed = self._stretch.listed[next_at].place
            if listed and (place.last == "designator" or listed.kind == "country"):
                return None
        if place.last == "head" and self._likeness.is_part_of_name(post, next_at, name):
            return None
        if place.last == "proper" and name.end - next_at == _SHORT and self._names.is_surname(next_at + 1):
            return None  # Công ty Sao Mai Bùi Quyết: the name may begin at the second surname
        return Title((Part(post.at, next_at, head.kind, head.entry),), next_at, name.end, name.rank)

    def _is_called_after(self, at: int, name: Name) -> bool:
        """Whether a body is named after the person whose name begins at a word: Học viện Chính trị Quốc gia Hồ Chí Minh."""
        place = self._stretch.listed[at].place
        return place is not None and place.kind == "person" and at + len(place.words) == name.end

    def _touches(self, head: Phrase, place: Place) -> bool:
        """Whether the gap after a post allows a name directly after it."""
        gap = self._stretch.gap[place.at]
        if self._stretch.blank[place.at] or (head.cased and gap in (".", ". ")):
            return True
        return place.last == "name" and gap in (" - ", " – ")

    def _continued(self, post: Post, place: Place, depth: int) -> Title | None:
        """The title formed by a post and another title after one of its ends."""
        stretch, next_at, head = self._stretch, place.at, post.head
        combines = not stretch.blank[next_at] and (post.chained or self._combines(post))
        joined = self._joined(head, place, combines)
        touches = self._touches(head, place)
        rest = self.title(joined or next_at, depth + 1, chained=combines) if joined or touches else None
        if not rest:
            return None
        if joined and self._may_go_on(post, place, rest, joined):
            return rest._replace(parts=(Part(post.at, next_at, head.kind, head.entry), *rest.parts))
        beside = head.kind == "relation" or head.entry in self._words.lone["beside"]
        shared = not beside and not (head.kind == "profession" and rest.parts[0].kind in ADDRESS)
        if (
            shared
            and touches
            and rest.rank >= self._likeness.needed(post.at, head, place._replace(at=rest.name), Name(rest.rank, rest.name_end))
        ):
            self.blocked.setdefault(rest.name, post.at)
        return None

    def _joined(self, head: Phrase, place: Place, combines: bool) -> int | None:
        """The word at which a second post of the same person may begin after the first."""
        stretch, next_at = self._stretch, place.at
        gap = stretch.gap[next_at]
        if stretch.blank[next_at]:
            post = self._posts.post(next_at)
            if place.unknown and not (place.body and post and post[1].kind not in ADDRESS):
                return None
            return next_at + 1 if stretch.folded[next_at] in self._words.lone["coordinator"] else next_at
        if head.kind == "degree" and gap in (".", ". ", ".-", "-", " - ", " – ", ", ", "/", " -", "- "):
            return next_at
        if head.kind not in ADDRESS and gap in _PARTING and (place.body or not place.unknown):
            post = self._posts.post(next_at) if gap in _COMMAS else None
            return next_at if (post and post[1].kind in ADDRESS) or combines else None
        return None

    def _combines(self, post: Post) -> bool:
        """Whether a post and the next one, separated by a comma, belong to one person.

        True for posts that occur in combination (Ủy viên …, Phó Thủ tướng), at the start of a sentence, and after the name of a
        third person. In "Gặp Bí thư Quảng Tây, Thủ tướng …" the first post belongs to somebody else.
        """
        at = post.at
        if at and self._stretch.folded[at - 1] in self._words.lone["copula"]:
            return False
        if post.head.kind in ("degree", "profession", "rank") or self._is_combining(post):
            return True
        return not self._is_collective(post) and (at == 0 or any(map(self._is_named, range(max(0, at - _NEAR), at))))

    def _is_collective(self, post: Post) -> bool:
        """Whether several people may hold a post: đại diện, lãnh đạo, but not đại diện đặc biệt."""
        around = self._stretch.listed[post.at].around
        return around is not None and around.kind == "collective" and len(around.words) >= len(post.head.words)

    def _is_combining(self, post: Post) -> bool:
        """Whether a post usually occurs in combination with others: Ủy viên …, Phó Thủ tướng."""
        at, head, combining = post.at, post.head, self._words.lone["combining"]
        modified = " ".join(self._stretch.folded[at : at + 1 + len(head.words)])
        return head.entry in combining or modified in combining or any(head.entry.startswith(f"{word} ") for word in combining)

    def _is_named(self, index: int) -> bool:
        if not self._stretch.capital[index]:
            return False
        name = self._names.at(index)
        return name is not None and name.rank >= FULL

    def _may_go_on(self, post: Post, place: Place, rest: Title, joined: int) -> bool:
        """Whether a post and the title after it belong to one person."""
        at, head = post.at, post.head
        first, second = head.kind, rest.parts[0].kind
        comma = not self._stretch.blank[place.at]
        beside = head.entry in self._words.lone["beside"]
        if first == "relation" or beside or second in ("relation", "role"):
            return False  # phu nhân | cựu Tổng thống Yoon Suk Yeol: two people
        if second in ADDRESS:
            if comma:
                return first in ("office", "party") and self._introduces(post, joined)
            return not (first == "profession" and place.last == "head" and self._stretch.word[at][0].islower()) and (
                first not in ADDRESS or place.last != "head"
            )
        if comma and first == "profession" and place.last not in ("head", "function", "position"):
            return False  # cầu thủ Thanh Hóa, | HLV Polking
        if comma and first == "profession" and second not in ("degree", "profession") and not self._is_combining(post):
            # … sĩ quan, chiến sĩ, Đại tướng Trần Văn An: a list of people, followed by the next person.
            return self._stretch.capital[at] or self._stretch.word[joined][0].islower()
        if comma or joined > place.at:
            return True
        if second == "foreign" and first in ("office", "party"):
            return True  # Giáo chủ Ayatollah Ali Khamenei, but not ca sĩ Lady Gaga
        return first in _PERSONAL or (first in _POSTS and second in ("degree", "rank"))

    def _introduces(self, post: Post, joined: int) -> bool:
        """Whether a post before a comma belongs to the person named after it: giám đốc công ty, ông Trần Cương.

        After a dash or a name the post belongs to somebody else, and after "làm" and similar verbs it is no title.
        """
        stretch, lone, at = self._stretch, self._words.lone, post.at
        if self._is_collective(post) or stretch.gap[joined] not in _COMMAS:
            return False
        if at and stretch.folded[at - 1] in lone["copula"] | lone["predicate"]:
            return False
        return at == 0 or stretch.blank[at] or (stretch.gap[at] in _COMMAS and stretch.word[at - 1][0].islower())

    def _block(self, at: int, principal: int, depth: int) -> None:
        """Prevent a cut where the name may be either of two people: người phát ngôn của Tổng thống Nga …"""
        rest = self.title(principal, depth + 1)
        if rest and any(
            phrase is not None and len(phrase.words) == length
            for length in (1, 2, 3)
            for phrase in [self._stretch.listed[rest.name - length].place]
        ):
            self.blocked.setdefault(rest.name, at)
