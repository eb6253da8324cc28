"""Decide whether a number before a title counts the people named after it: hai | ông Lý Hiển Long và Joko Widodo."""

from __future__ import annotations

from vnnorm.rules.titles.chains import COMMAS
from vnnorm.rules.titles.grammar import Title
from vnnorm.rules.titles.lexicon import ADDRESS, TitleWords
from vnnorm.rules.titles.names import Names
from vnnorm.rules.titles.posts import Posts

_SEVERAL = 2  # names after a number and a title: hai ông | Lý Hiển Long và Joko Widodo
_LONGEST_LIST = 9  # names that are counted, because a number of one digit counts them
_DIGITS = frozenset("23456789")  # numbers that may count names
_BRACKETED = 12  # words of a note behind a name in a list: Trần An (học sinh lớp 5A, trường …)


class Counted:
    """Compares the numbers before the titles of one sentence with the names after them."""

    __slots__ = ("_names", "_posts", "_sentence", "_words")

    def __init__(self, posts: Posts, names: Names, words: TitleWords) -> None:
        self._posts = posts
        self._sentence = posts.sentence
        self._names = names
        self._words = words

    def title(self, title: Title, index: int) -> Title | None:
        """A title whose number, if it has one, fits the names after it; with the digit before it that counts these.

        A number in a title is a word: hai | ông …, but not tháng hai, ông Nam. A digit before a title may count the people, or
        number a thing before it: tháng 2 ông Nam và ông Hùng. A title stays where the digit may be either.
        """
        sentence, post = self._sentence, self._posts.post(index)
        if post and post[0] - index > len(post[1].words) and sentence.folded[index] in self._words.lone["count"]:
            return title if self._listed(title) >= _SEVERAL else None
        digit = sentence.word[index - 1] if index and sentence.blank[index] else ""
        if digit not in _DIGITS:
            return title
        if int(digit) != self._listed(title):  # tháng 9 ông Nam, but not 2 đại gia Bến Đá và Gió Mới
            return title if title.parts[0].kind in ADDRESS or sentence.capital[index] else None
        if index > 1 and sentence.blank[index - 1] and not self._is_after_stop(index - 1):
            return None
        return title._replace(parts=(title.parts[0]._replace(start=index - 1), *title.parts[1:]))

    def _is_after_stop(self, at: int) -> bool:
        """Whether a verb, a preposition or another word that ends a title precedes a word: gồm | 3 em, but not tháng | 2."""
        sentence, lone = self._sentence, self._words.lone
        if any(sentence.folded[at - 1] in lone[kind] for kind in ("governor", "possessive", "preposition")):
            return True
        return any(listed.stop is not None and len(listed.stop.words) == length for length, listed in sentence.before(at))

    def _listed(self, title: Title) -> int:
        """The number of names in the list that begins with the name after a title: hai ông | Lý Hiển Long và Joko Widodo."""
        sentence, at = self._sentence, title.name_end
        for count in range(1, _LONGEST_LIST):
            if sentence.gap[at].strip() == "(":
                at = next((end for end in range(at + 1, len(sentence.gap))[:_BRACKETED] if ")" in sentence.gap[end]), at)
            if sentence.gap[at].rpartition(")")[2] not in COMMAS:
                if at == len(sentence.word) or sentence.folded[at] not in self._words.lone["conjunction"]:
                    return count
                at += 1
            name = self._names.at(at) if at < len(sentence.word) else None
            if name is None:
                return count
            at = name.end
        return _LONGEST_LIST
