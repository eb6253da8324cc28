"""The footer at the end of a page on one line, and the comments and the headlines run together before it.

Lines have ends, and `blocks` recognizes the footer by its first words. On one line only labels (``Giấy phép số …``, ``Tổng biên
tập: …``, ``© …``) show it, several of them and not far apart.
"""

from __future__ import annotations

import re

from vnnorm.rules.boilerplate.gates import after_body, places, searchable
from vnnorm.rules.boilerplate.lexicon import LONGEST_KEY, BoilerplateWords
from vnnorm.text.fold import fold
from vnnorm.text.pattern import lazily

_SENTENCE_END = lazily(r"(?:[.!?…][”\"’')\]]*|/ ?\.)(?=\s)")
_SPACE = lazily(r"\s*")
_LEAD = lazily(r"\(([^()\n]{2,24})\) ?[-–] ?")
# Characters at the end of a text that are searched for labels: without and with a sign of a footer.
_TAIL, _LONG_TAIL = 700, 6_000
_LONG_NUMBER = lazily(r"\d(?:\d[\d. ]?\d{3}|/GP)")  # a telephone or licence number
_BULLET = lazily(r"(?<=[.!?…”\")\s])[-–•*+▪■|] ?\Z")
_LONGEST_BULLET = 3  # characters, with the mark before it
_COUNT = lazily(r"\(\d{1,5}\)")
_COMMENTS = 400  # maximum characters of the comments
_TEASERS = 3_000  # characters before the end of an article that are searched for teasers
SHORTEST = 300  # characters of a text with a footer or comments of its own
_APART = 260  # maximum distance in characters of two labels of one footer
_REST = 300  # maximum characters after the last label of two
_LABELS = 3  # more labels than these make a footer wherever the text ends; one less is enough near its end
_READ = 20_000  # characters at the end of a line that are searched for labels


def footer_start(line: str, known: BoilerplateWords) -> int:
    """The start of the footer at the end of a text on one line, with its bullet; the end of the line if there is none."""
    if len(line) <= SHORTEST or not _may_have_label(line, known):
        return len(line)
    start = _labelled(line, known)
    bullet = _BULLET.search(line, max(0, start - _LONGEST_BULLET), start)
    return bullet.start() if bullet else start


def comments_start(line: str, stop: int, known: BoilerplateWords) -> int:
    """The start of a comment box near the end: a heading with a count, ``Bình luận (3)``; ``stop`` if there is none."""
    bracket = line.find("(", max(0, stop - _COMMENTS), stop)
    while bracket >= 0:
        before = fold(line[max(0, bracket - LONGEST_KEY) : bracket]).rstrip() if _COUNT.match(line, bracket) else ""
        heading = max([words for words in known.comments if before.endswith(words)], key=len, default="")
        start = bracket - (line[bracket - 1] == " ") - len(heading) if heading else -1
        if start >= 0 and line[start].isupper():
            return start
        bracket = line.find("(", bracket + 1, stop)
    return stop


def teasers_start(line: str, stop: int, known: BoilerplateWords) -> int:
    """The start of the leads of other articles, each after the name of an outlet, before the page's end; ``stop`` if none."""
    found = stop
    for start, end in reversed(_sentences(line, max(after_body(line), stop - _TEASERS), stop)):
        piece = line[start:end]
        if not any(_is_outlet(match, known) for match in _LEAD.finditer(piece)):
            return found
        found = start
    return found


def _sentences(line: str, low: int, high: int) -> list[tuple[int, int]]:
    """The stretches after the sentence ends in a window, each up to the next end."""
    ends = [match.end() for match in _SENTENCE_END.finditer(line, low, high)]
    starts = [match.end() for end in ends if (match := _SPACE.match(line, end, high))]
    return [(start, end) for start, end in zip(starts, [*ends, high][1:], strict=True) if start < end]


def _is_outlet(match: re.Match[str], known: BoilerplateWords) -> bool:
    return match[1] in known.prefixes


def _may_have_label(line: str, known: BoilerplateWords) -> bool:
    """Whether the last line of a text may have the label of a footer near its end."""
    if "©" in line or "@" in line or "®" in line:  # rare in prose
        return any(map(searchable(line[-_LONG_TAIL:]).__contains__, known.labels))
    tail = line[-_TAIL:]
    return ":" in tail and _LONG_NUMBER.search(tail) is not None and any(map(searchable(tail).__contains__, known.labels))


def _labelled(line: str, known: BoilerplateWords) -> int:
    """The start of the run of footer labels at the end of a line; the end of the line if there is none."""
    offset = max(0, len(line) - _READ)
    lower = searchable(line[offset:])
    marks: list[tuple[int, str]] = []
    for spelling, entry in known.labels.items():
        marks += [(at + offset, entry.words) for at in places(lower, spelling) if _stands(line, at + offset)]
    marks.sort()
    start, names, last = len(line), set[str](), 0
    for at, name in marks:
        if not names or at - last > _APART:
            if len(names) > _LABELS and start > after_body(line):
                break
            start, names = at, set()
        names.add(name)
        last = at
    is_sure = len(names) > _LABELS or (len(names) >= _LABELS - 1 and len(line) - last <= _REST)
    return start if is_sure and start > after_body(line) else len(line)


def _stands(line: str, at: int) -> bool:
    """True if a label may start here: with a character that is not lower case, and not in a word, but glued to one."""
    if line[at].islower():
        return False
    return at == 0 or not line[at - 1].isalnum() or (line[at].isupper() and line[at + 1].islower())
