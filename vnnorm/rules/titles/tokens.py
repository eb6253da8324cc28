"""Find the sentences of a text in which a title may precede a name, and split them into words.

``str.split`` splits the text at spaces, and each token is looked up once. The result is a one-byte code, its letter, with flags
such as "capitalised" and "may end a title". Short patterns over the string of letters find where a title may end before a
name. Only the sentences around such places are parsed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from vnnorm.rules.titles.lexicon import CAPITAL, EMPTY, END, HEAD_END, LETTERS, NUMBERS, START, SURNAME, TAIL, TitleWords
from vnnorm.rules.titles.sentence import Sentence
from vnnorm.rules.titles.trees import LastWords
from vnnorm.text.pattern import lazily

# A sentence end or another mark that no title crosses, except the period of an abbreviation (TS. Nguyễn, V. Hùng, Mr. An).
_BREAK = re.compile(
    r"[\n.!?…:;](?:(?<=\n)|(?<=[:;])\s|(?<=[^\W_A-ZĐ][.!?…])(?<![A-Z][rs]\.)(?<!St\.)(?<!Mrs\.)(?<!Ths\.)[.!?…]*[\"”’»)\]]*\s)"
)
_WORD = re.compile(r"\w+")
_PARTING = '_\n.-–([“"‘/'  # what separates words, besides spaces
_BETWEEN = " _.-–"  # what may separate a title from its name (TS. An, Chủ tịch Real - An)
_OPENING = lazily(r"\w\s*[,(–—-]\s*\Z")  # what opens an apposition after a name
_LONGEST = 6  # tokens of a head and its modifiers
_REACH = 12  # tokens from the head of a title to its last word, if no capital is between them
_UNLISTED_REACH = 9  # the same if that word is in no list: a name has at most eight such words before it


def _letters(*having: int, lacking: int = 0) -> bytes:
    """A regular expression class of the letters with all bits of ``having`` and none of ``lacking``."""
    letters = (letter for letter in range(LETTERS) if all(letter & bit for bit in having) and not letter & lacking)
    return b"[" + b"".join(b"\\x%02x" % letter for letter in letters) + b"]"


_IS_CAPITAL, _IS_HEAD_END = (bytes(bool(letter & bit) for letter in range(256)) for bit in (CAPITAL, HEAD_END))
_INNER = _letters(CAPITAL, lacking=TAIL)
_PARTED = b"(?:" + _letters(CAPITAL, TAIL) + b"|" + _INNER + _letters(EMPTY) + b"+)"
_NAME_END = b"(?<=" + _INNER + b")" + _PARTED
# The end of a title before a capital; or the end of a name, a mark, and the start of a title.
_CANDIDATE = re.compile(
    b"("
    + _letters(END, lacking=TAIL)
    + _letters(EMPTY)
    + b"*)(?="
    + _letters(CAPITAL)
    + b")|"
    + _NAME_END
    + b"(?="
    + _letters(START)
    + b")"
)
_OUTER = b"(?:" + _letters(CAPITAL, TAIL) + b"|" + _INNER + b"(?!" + _letters(CAPITAL) + b"))"
_FULL_NAME = lazily(_letters(CAPITAL, SURNAME, lacking=TAIL) + _INNER + b"{0,2}" + _OUTER)
_LONE_NAME = lazily(b"(?<!" + _INNER + b")(" + _letters(CAPITAL, START, lacking=TAIL) + b")?" + _OUTER)
_NAMED_BODY = lazily(_letters(lacking=TAIL | CAPITAL | EMPTY) + _INNER + _letters(CAPITAL))


class TokenScan:
    """The tokens of a text and the string of their letters."""

    __slots__ = ("_capitals", "_folds", "_head_ends", "_letters", "_spaced", "_text", "_tokens", "_words")

    def __init__(self, text: str, words: TitleWords) -> None:
        spaced = text
        for mark in _PARTING:
            spaced = spaced.replace(mark, " ")
        self._text = text
        self._spaced = spaced
        self._words = words
        self._folds = words.letters.folds
        self._tokens = spaced.split(" ")
        self._letters = words.letters.of(self._tokens)
        self._capitals = self._letters.translate(_IS_CAPITAL)
        self._head_ends = self._letters.translate(_IS_HEAD_END)

    def sentences(self) -> Iterator[Sentence]:
        """The sentences, each between two breaks, in which a title may precede a name or an apposition follow one, in order."""
        text, tokens = self._text, self._tokens
        left = right = 0
        counted = position = 0  # position: where token ``counted`` begins
        beyond = 0  # the first token that may begin after the last sentence
        while right < len(text):
            for index, following, titled in self._candidates(beyond):
                position += sum(map(len, tokens[counted:index])) + index - counted
                counted = index
                end = position + len(tokens[index])
                start = end + following - index + sum(map(len, tokens[index + 1 : following]))
                if start >= right and (
                    (titled and self._is_touching(index, text[end:start]))
                    or (_OPENING.search(text, position, start) and self._begins_title(following))
                ):
                    break
            else:
                return
            for broken in _BREAK.finditer(text, right, start):
                left = broken.end()
            closing = _BREAK.search(text, start)
            left, right = max(left, right), closing.end() if closing else len(text)
            beyond = following + self._spaced.count(" ", start, right)
            yield Sentence(text[left:right], left, self._words)

    def _candidates(self, beyond: int) -> Iterator[tuple[int, int, bool]]:
        """Where, from a token on, the last words of a title precede a capital, or a name precedes the first word of a title.

        Yields the last token before the gap, the first token after it, and whether a title may end before the gap.
        """
        # The loop avoids function calls: it runs once per capital in the text, and most iterations end at the first tests.
        tokens, letters, folds, ends = self._tokens, self._letters, self._folds, self._words.ends
        capital, head_end = self._capitals.rfind, self._head_ends.rfind
        for match in _CANDIDATE.finditer(letters, beyond):
            index, following = match.span()
            if match.lastindex is None:
                yield index, following, False
                continue
            token, before = tokens[index], tokens[index - 1]
            known = ends[folds[token]]
            # Only a head of several words takes words that are in no list: vận động viên nhí.
            listed = "" in known or not before or folds[before] in known or token in NUMBERS
            low = max(0, index + 1 - (_REACH if listed else _UNLISTED_REACH))
            low = max(low, capital(b"\1", low, index))
            at = head_end(b"\1", low, index + listed)
            if at >= 0 and self._ends_head(low, at, listed):
                yield index, following, True
            elif following - index > 1 and letters[following] & START:  # Lê Thị Mai (VĐV)
                yield index, following, False

    def _is_touching(self, index: int, gap: str) -> bool:
        """Whether a gap after a token may separate a title from its name: only the period of an abbreviation ends a title."""
        return gap == " " or not (gap.strip(_BETWEEN) or ("." in gap and not self._tokens[index][0].isupper()))

    def _ends(self, index: int, ends: LastWords) -> bool:
        """Whether a token is the last word of an entry, judging by the words before it."""
        known = ends[self._folds[self._tokens[index]]]
        if "" in known:
            return True
        index = self._before(index)
        longer = known.get(self._folds[self._tokens[index]]) if index >= 0 else None
        if not longer or () in longer:
            return longer is not None
        words: list[str] = []
        for _ in range(max(map(len, longer))):
            index = self._before(index)
            if index < 0:
                return False
            words.append(self._folds[self._tokens[index]])
            if tuple(words) in longer:
                return True
        return False

    def _before(self, index: int) -> int:
        """The index of the nearest earlier token with a word; -1 if there is none."""
        index -= 1
        while index >= 0 and not self._tokens[index]:
            index -= 1
        return index

    def _ends_head(self, low: int, at: int, single: bool) -> bool:
        """Whether a head ends at the token ``at`` or at an earlier one from ``low`` on. single: whether one word is enough."""
        tokens, folds, heads = self._tokens, self._folds, self._words.head_ends
        while at >= 0:
            known, before = heads[folds[tokens[at]]], tokens[at - 1]
            if (single and "" in known) or ((not before or folds[before] in known) and self._ends(at, heads)):
                return True
            at = self._head_ends.rfind(b"\1", low, at)
        return False

    def _begins_title(self, index: int) -> bool:
        """Whether the head of a title ends at a token or shortly after it."""
        letters, heads = self._letters, self._words.head_ends
        return any(letters[at] & HEAD_END and self._ends(at, heads) for at in range(index, min(len(letters), index + _LONGEST)))

    def last_names(self) -> set[str]:
        """The folded last words of the full names: thắng for Nguyễn Văn Thắng."""
        return {self._bare(match.end() - 1) for match in _FULL_NAME.finditer(self._letters)}

    def lone_names(self) -> set[str]:
        """The folded capitalised words that occur alone or directly after a one-word title."""
        heads, name_words = self._words.heads, self._words.lone["name_word"]
        found: set[str] = set()
        for match in _LONE_NAME.finditer(self._letters):
            before = self._folds[self._tokens[match.start()]] if match[1] else None
            if before is None or (before in heads and before not in name_words):
                found.add(self._bare(match.end() - 1))
        return found

    def named_bodies(self) -> set[tuple[str, str]]:
        """The folded first two words of the names of companies and similar bodies: cát, tường for thẩm mỹ viện Cát Tường."""
        letters, folds, tokens, bodies = self._letters, self._folds, self._tokens, self._words.keepers
        found: set[tuple[str, str]] = set()
        for match in _NAMED_BODY.finditer(letters):
            if folds[tokens[match.start()]] not in bodies.lasts or not self._ends(match.start(), bodies):
                continue
            if not self._ends(match.start(), self._words.head_ends):  # chủ quán Văn Quyết
                found.add((self._bare(match.start() + 1), self._bare(match.start() + 2)))
        return found

    def _bare(self, index: int) -> str:
        word = _WORD.match(self._tokens[index])
        return self._folds[word[0]] if word else ""
