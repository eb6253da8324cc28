"""The stretches of a text in which a title may stand before a name, cut into words.

A text is split at blanks by C, and each token looked up once: its letter says whether it has a capital, may end a title, and
the like. Small patterns over the string of these letters find where a title may end before a name; only the sentences
around such places are read closely.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from vnnorm.rules.titles.lexicon import CAPITAL, EMPTY, END, HEAD_END, LETTERS, NUMBERS, START, SURNAME, TAIL, Words
from vnnorm.rules.titles.sentence import Stretch
from vnnorm.rules.titles.trees import Ends
from vnnorm.text.pattern import lazily

# A sentence end, but for the stop of an abbreviation (TS. Nguyễn, V. Hùng, Mr. An), and what else no title reaches across.
_BREAK = re.compile(
    r"[\n.!?…:;](?:(?<=\n)|(?<=[:;])\s|(?<=[^\W_A-ZĐ][.!?…])(?<![A-Z][rs]\.)(?<!St\.)(?<!Mrs\.)(?<!Ths\.)[.!?…]*[\"”’»)\]]*\s)"
)
_WORD = re.compile(r"\w+")
_PARTING = '_\n.-–([“"‘/'  # what words are parted by, beside spaces
_BETWEEN = " _.-–"  # what may part a title from its name (TS. An, Chủ tịch Real - An)
_LONGEST = 6  # tokens of a head, with what modifies it
_REACH = 12  # tokens from the head of a title to its last word, where no capital stands between


def _letters(*having: int, lacking: int = 0) -> bytes:
    """A pattern's class of the letters that have all these bits, and none of the others."""
    letters = (letter for letter in range(LETTERS) if all(letter & bit for bit in having) and not letter & lacking)
    return b"[" + b"".join(b"\\x%02x" % letter for letter in letters) + b"]"


_INNER = _letters(CAPITAL, lacking=TAIL)
_PARTED = b"(?:" + _letters(CAPITAL, TAIL) + b"|" + _INNER + _letters(EMPTY) + b"+)"
_NAME_END = b"(?<=" + _INNER + b")" + _PARTED
# The end of a title and a capital, or the end of a name, a mark and the beginning of a title.
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


class Scan:
    """The tokens of a text, and the string of their letters."""

    __slots__ = ("_folds", "_letters", "_spaced", "_text", "_tokens", "_words")

    def __init__(self, text: str, words: Words) -> None:
        spaced = text
        for mark in _PARTING:
            spaced = spaced.replace(mark, " ")
        self._text = text
        self._spaced = spaced
        self._words = words
        self._folds = words.letters.folds
        self._tokens = spaced.split(" ")
        self._letters = words.letters.of(self._tokens)

    def stretches(self) -> Iterator[Stretch]:
        """The stretches, from one break to the next, in which the last words of a title stand before a capital, in order."""
        # One loop without calls: it runs once for each capital of a text, and most fail at the first look.
        text, tokens, letters, folds, ends = self._text, self._tokens, self._letters, self._folds, self._words.ends
        left = right = searched = counted = position = 0  # position: where token ``counted`` begins
        beyond = 0  # the first token that may begin behind the last stretch
        for match in _CANDIDATE.finditer(letters):
            index, following = match.start(), match.end()
            if following < beyond:
                continue
            titled = match.lastindex is not None
            # A name may end in such a word too, and be followed by a mark: Lê Thị Mai (VĐV).
            named = not titled or (following - index > 1 and bool(letters[following] & START))
            if not named:
                known = ends[folds[tokens[index]]]
                before = tokens[index - 1]
                # Most fail here: nothing is called for them.
                if "" not in known and before and folds[before] not in known and tokens[index] not in NUMBERS:
                    continue
            if not ((titled and self._ends_title(index)) or (named and self._begins_title(following))):
                continue
            position += sum(map(len, tokens[counted:index])) + index - counted
            counted = index
            end = position + len(tokens[index])
            start = end + following - index + sum(map(len, tokens[index + 1 : following]))
            if start < right:
                continue
            gap = text[end:start]
            if not named and gap != " " and (gap.strip(_BETWEEN) or ("." in gap and not tokens[index][0].isupper())):
                continue
            for broken in _BREAK.finditer(text, searched, start):
                left = broken.end()
            searched = start
            closing = _BREAK.search(text, start)
            left, right = max(left, right), closing.end() if closing else len(text)
            beyond = following + self._spaced.count(" ", start, right)
            yield Stretch(text[left:right], left, self._words)

    def _ends(self, index: int, ends: Ends) -> bool:
        """Whether a token is the last word of an entry, by the words before it."""
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
        """The token before a token that holds a word; -1 where there is none."""
        index -= 1
        while index >= 0 and not self._tokens[index]:
            index -= 1
        return index

    def _ends_title(self, index: int) -> bool:
        """Whether the head of a title ends at a token, or what stands behind one with no capital between."""
        letters, tokens, folds, heads = self._letters, self._tokens, self._folds, self._words.head_ends
        if letters[index] & HEAD_END and self._ends(index, heads):
            return True
        for before in range(index - 1, max(-1, index - _REACH), -1):
            letter = letters[before]
            if letter & HEAD_END:
                known = heads[folds[tokens[before]]]
                if ("" in known or folds[tokens[before - 1]] in known) and self._ends(before, heads):
                    return True
            if letter & CAPITAL:
                return False
        return False

    def _begins_title(self, index: int) -> bool:
        """Whether the head of a title ends not far behind a token."""
        letters, heads = self._letters, self._words.head_ends
        return any(letters[at] & HEAD_END and self._ends(at, heads) for at in range(index, min(len(letters), index + _LONGEST)))

    def last_names(self) -> set[str]:
        """The last words of the full names, folded: of Nguyễn Văn Thắng, thắng."""
        return {self._bare(match.end() - 1) for match in _FULL_NAME.finditer(self._letters)}

    def lone_names(self) -> set[str]:
        """The capitalised words that stand alone, or behind a title word alone, folded."""
        heads, name_words = self._words.heads, self._words.lone["name_word"]
        found: set[str] = set()
        for match in _LONE_NAME.finditer(self._letters):
            before = self._folds[self._tokens[match.start()]] if match[1] else None
            if before is None or (before in heads and before not in name_words):
                found.add(self._bare(match.end() - 1))
        return found

    def named_bodies(self) -> set[tuple[str, str]]:
        """The first two words, folded, of what companies and the like are called: of thẩm mỹ viện Cát Tường, cát and tường."""
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
