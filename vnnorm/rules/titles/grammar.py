"""The grammar of titles: posts and their complements, up to the name: Phó Chủ tịch UBND tỉnh Hà Nam | Lê Thị An.

    title   post ((',' | ' -' | 'kiêm') post)*
    post    modifier* head complement*

A name may directly follow a place, without a mark, so every possible end of a complement is tried. The end before the most
certain name is chosen, and the longest complement among equals.
"""

from __future__ import annotations

from typing import NamedTuple

from vnnorm.rules.titles.chains import COMMAS, Chains
from vnnorm.rules.titles.complements import Complements
from vnnorm.rules.titles.confidence import Likeness
from vnnorm.rules.titles.lexicon import ADDRESS, DASHES, TitleWords
from vnnorm.rules.titles.names import Names
from vnnorm.rules.titles.posts import Post, Posts
from vnnorm.rules.titles.spelled import Name
from vnnorm.rules.titles.states import State
from vnnorm.rules.titles.trees import Phrase

_PARTING = (*COMMAS, *DASHES)
_MOST_POSTS = 6  # posts of one person
_SHORT = 3  # words of a name whose first may be the last of a company: Sao Mai | Bùi Quyết


class TitlePost(NamedTuple):
    """A post of a title: its words, its kind, and its head as written in the data."""

    start: int
    end: int
    kind: str
    entry: str


class Title(NamedTuple):
    """A title before a name: its posts, and the name as words of the sentence."""

    parts: tuple[TitlePost, ...]
    name: int
    name_end: int
    rank: int


class Grammar:
    """Parses the titles of one sentence."""

    __slots__ = ("_chains", "_complements", "_likeness", "_names", "_posts", "_read", "_sentence", "_words", "blocked")

    def __init__(self, posts: Posts, names: Names, words: TitleWords) -> None:
        self._posts = posts
        self._complements = Complements(posts, names, words)
        self._chains = Chains(posts.sentence, names, words)
        self._likeness = Likeness(posts.sentence, names, words)
        self._sentence = posts.sentence
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

    def reach(self, end: int, head: Phrase) -> int:
        """The last word at which the reading of the complement after a head stopped."""
        return max(state.at for state in self._complements.of(end, head)) if self._sentence.reaches_capital(end) else end

    def _title(self, at: int, depth: int, fresh_at: int, chained: bool) -> Title | None:
        found = self._posts.post(at)
        if not found or depth == _MOST_POSTS:
            return None
        end, head = found
        if not self._sentence.reaches_capital(end):
            return None
        if self._sentence.upper and (len(head.words) == 1 or head.kind in ADDRESS):
            return None
        post = Post(at, head, fresh_at, chained)
        sentence, coordinators = self._sentence, self._words.lone["coordinator"]
        best: Title | None = None
        for state in self._complements.of(end, head):
            if state.last == "principal":
                self._block(at, state.at, depth)
            if not state.free or (state.eponymous and state.last != "field"):
                continue
            named = self._named(post, state) if sentence.capital[state.at] else None
            goes_on = sentence.listed[state.at].opening or sentence.folded[state.at] in coordinators
            continued = self._continued(post, state, depth) if goes_on else None
            for title in (named, continued):
                if title and (best is None or (title.rank, title.name) > (best.rank, best.name)):
                    best = title
        if best and sentence.listed[best.name].opening:
            # After the cut, another title would begin at the name, so both are part of the title.
            rest = self.title(best.name, depth + 1, fresh_at=at)
            if rest:
                return rest._replace(parts=(*best.parts, *rest.parts))
        return best

    def _named(self, post: Post, state: State) -> Title | None:
        """The title formed by a post and a name directly after one of its ends."""
        head, next_at = post.head, state.at
        if not self._touches(head, state):
            return None
        name = self._names.at(next_at, self._likeness.is_addressed(head), self._likeness.is_personal(head, state))
        if not name or name.rank < self._likeness.needed(post.at, head, state, name):
            return None
        if (state.body or state.last == "number") and self._is_called_after(next_at, name):
            return None
        if state.last == "designator" and head.entry in self._words.lone["staff"]:
            return None  # lãnh đạo phường Hà Huy Tập
        if state.last == "designator" or head.entry in self._words.lone["neighbour"]:
            listed = self._sentence.listed[next_at].place
            if listed and (state.last == "designator" or listed.kind == "country"):
                return None
        if state.last == "head" and self._likeness.is_part_of_name(post, next_at, name):
            return None
        if state.last == "proper" and name.end - next_at == _SHORT and self._names.is_surname(next_at + 1):
            return None  # Công ty Sao Mai Bùi Quyết: the name may begin at the second surname
        return Title((TitlePost(post.at, next_at, head.kind, head.entry),), next_at, name.end, name.rank)

    def _is_called_after(self, at: int, name: Name) -> bool:
        """Whether a body is named after the person whose name begins at a word: Học viện Chính trị Quốc gia Hồ Chí Minh."""
        place = self._sentence.listed[at].place
        return place is not None and place.kind == "person" and at + len(place.words) == name.end

    def _touches(self, head: Phrase, state: State) -> bool:
        """Whether the gap after a post allows a name directly after it."""
        gap = self._sentence.gap[state.at]
        if self._sentence.blank[state.at] or (head.cased and gap in (".", ". ")):
            return True
        return state.last == "name" and gap in (" - ", " – ")

    def _continued(self, post: Post, state: State, depth: int) -> Title | None:
        """The title formed by a post and another title after one of its ends."""
        sentence, next_at, head = self._sentence, state.at, post.head
        combines = not sentence.blank[next_at] and (post.chained or self._chains.combines(post))
        joined = self._joined(head, state, combines)
        touches = self._touches(head, state)
        rest = self.title(joined or next_at, depth + 1, chained=combines) if joined or touches else None
        if not rest:
            return None
        if joined and self._chains.may_go_on(post, state, rest.parts[0].kind, joined):
            return rest._replace(parts=(TitlePost(post.at, next_at, head.kind, head.entry), *rest.parts))
        beside = head.kind == "relation" or head.entry in self._words.lone["beside"]
        shared = not beside and not (head.kind == "profession" and rest.parts[0].kind in ADDRESS)
        if (
            shared
            and touches
            and rest.rank >= self._likeness.needed(post.at, head, state._replace(at=rest.name), Name(rest.rank, rest.name_end))
        ):
            self.blocked.setdefault(rest.name, post.at)
        return None

    def _joined(self, head: Phrase, state: State, combines: bool) -> int | None:
        """The word at which a second post of the same person may begin after the first."""
        sentence, next_at = self._sentence, state.at
        gap = sentence.gap[next_at]
        if sentence.blank[next_at]:
            post = self._posts.post(next_at)
            if state.unknown and not (state.body and post and post[1].kind not in ADDRESS):
                return None
            return next_at + 1 if sentence.folded[next_at] in self._words.lone["coordinator"] else next_at
        if head.kind == "degree" and gap in (".", ". ", ".-", "-", " - ", " – ", ", ", "/", " -", "- "):
            return next_at
        if head.kind not in ADDRESS and gap in _PARTING and (state.body or not state.unknown):
            post = self._posts.post(next_at) if gap in COMMAS else None
            return next_at if (post and post[1].kind in ADDRESS) or combines else None
        return None

    def _block(self, at: int, principal: int, depth: int) -> None:
        """Prevent a cut where the name may be either of two people: người phát ngôn của Tổng thống Nga …"""
        rest = self.title(principal, depth + 1)
        if rest and any(
            listed.place is not None and len(listed.place.words) == length
            for length, listed in self._sentence.before(rest.name)
        ):
            self.blocked.setdefault(rest.name, at)
