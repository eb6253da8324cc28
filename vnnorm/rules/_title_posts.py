"""The posts of a stretch, and the words that end what is said of them: cựu Phó | Giám đốc | … | đã …"""

from __future__ import annotations

from vnnorm.rules._title_names import phrase_at
from vnnorm.rules._title_tokens import Stretch
from vnnorm.rules._title_words import ADDRESS, STOPS, Phrase, Words

_ADDRESSED = 2  # words of a head that may be an address and a name


class Posts:
    """Reads one stretch."""

    __slots__ = ("_found", "_words", "stretch")

    def __init__(self, stretch: Stretch, words: Words) -> None:
        self.stretch = stretch
        self._words = words
        self._found: dict[int, tuple[int, Phrase] | None] = {}

    def post(self, at: int) -> tuple[int, Phrase] | None:
        """The word after the modifiers and the head that begin at a word, and the head."""
        if at not in self._found:
            self._found[at] = self._post(at)
        return self._found[at]

    def _post(self, at: int) -> tuple[int, Phrase] | None:
        stretch, words = self.stretch, self._words
        head_at = at
        while head_at < len(stretch.word) and (head_at == at or stretch.blank[head_at]):
            head = self._head(head_at)
            before = phrase_at(words.before, stretch, head_at) if stretch.folded[head_at] in words.before else None
            if head and not (before and len(before.words) > len(head.words)):
                return head_at + len(head.words), head
            if not before:
                return None
            head_at += len(before.words)
        return None

    def _head(self, at: int) -> Phrase | None:
        """The longest head that begins at a word; ông Đồng Văn An and anh Hùng hold none longer than ông and anh."""
        stretch, heads = self.stretch, self._words.heads
        head = phrase_at(heads, stretch, at)
        if head is None or len(head.words) != _ADDRESSED or not stretch.word[at + 1][0].isupper() or stretch.upper:
            return head
        shorter = next(iter(heads[head.words[0]].get("", ())), None)
        named = stretch.word[at][0].islower() or head.words[1] in self._words.surnames
        return shorter if shorter is not None and shorter.kind in ADDRESS and named else head

    def is_stop(self, at: int) -> bool:
        """Whether a word of the sentence begins here, which ends a title: a verb, a preposition."""
        return self.stop(at) is not None

    def stop(self, at: int) -> Phrase | None:
        """The word of the sentence that begins here, where no body or function as long does."""
        stretch = self.stretch
        if stretch.folded[at] not in self._words.around or stretch.word[at][0].isupper():
            return None
        around = phrase_at(self._words.around, stretch, at)
        if around is None or around.kind not in STOPS:
            return None
        listed = phrase_at(self._words.inside, stretch, at)
        return None if listed and len(listed.words) >= len(around.words) else around
