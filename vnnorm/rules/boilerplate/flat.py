"""Residue in pages that were flattened to one line: widget sentences, footer labels, a sidebar after the last sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from vnnorm.rules.boilerplate.entries import Entry
from vnnorm.rules.boilerplate.gates import Signs, has_label, lowered
from vnnorm.rules.boilerplate.lexicon import LONGEST_KEY, Words
from vnnorm.text.fold import fold
from vnnorm.text.letters import UPPER
from vnnorm.text.pattern import lazily

Found = tuple[int, int, str, str]

_SENTENCE_END = lazily(r"(?:[.!?…][”\"’')\]]*|/ ?\.)(?=\s)")
_PHONE = lazily(r" ?:? ?\d[\d. -]{6,20}(?=\s)(?:[ |-]{1,3}\S+@\S+)?[ |-]{0,3}(?!\S)")
_COUNT = lazily(r"\(\d{1,5}\)")
_CAPITAL = lazily(rf" ?[“\"‘']?{UPPER}")
_SPACE = lazily(r"\s*")
_NEXT_CAPITAL = lazily(rf"\s+(?={UPPER})")
_RUN_ON = lazily(rf"[^\W_][^\S\n]{{2,}}{UPPER}[^\W\d_]*[^\S\n]\w")
_LEAD = lazily(r"\(([^()\n]{2,24})\) ?[-–] ?")
_TEASERS = 3_000  # characters before the end of an article that are searched for teasers
_REPORT = 40
_WEATHER = lazily(rf"{UPPER}[^\W\d_.]*\.?(?: {UPPER}[^\W\d_]*){{0,4}} \d{{1,2}} ?°C(?= +{UPPER})")
_APART = 260  # maximum distance in characters of two labels of one footer
_REST = 300  # maximum characters after the last marker of a text
_LABELS = 3
_COMMENTS_FROM_END = 400
_READ = 20_000  # characters at the end of a line that are searched for labels


def opening(line: str, known: Words) -> Iterator[Found]:
    """Residue at the start of a line: a footer label with its number, a section or outlet, or a weather report."""
    start = len(line) - len(line.lstrip("| "))
    entry = known.entry(line[start : start + LONGEST_KEY])
    if entry is not None and entry.kind == "footer":
        phone = _PHONE.match(line, start + len(entry.words))
        if phone:
            yield 0, phone.end(), "footer", entry.reason
    elif entry is not None and entry.kind == "breadcrumb" and len(line) > start + len(entry.words):
        yield 0, start + len(entry.words), "breadcrumb", entry.reason
    elif "°C" in line[:_REPORT]:
        report = _WEATHER.match(line)
        if report:
            yield 0, _after_section(line, report.end(), known), "breadcrumb", "weather of a page"


def _after_section(line: str, at: int, known: Words) -> int:
    """The end of a section name at a position, if a capital follows it; else the position itself."""
    words = line[at : at + LONGEST_KEY].split(" ")
    for count in range(1, min(6, len(words))):
        name = " ".join(words[:count])
        if words[count][:1].isupper() and known.is_section(name.strip()):
            return at + len(name)
    return at


def dump(line: str, known: Words, marks: Signs, is_last: bool) -> Iterator[Found]:
    """The footer and comments at the end of a text, and the page's sentences and headings before them, unordered."""
    stop = len(line)
    if is_last and stop > _REST:
        footer = _footer(line, known) if has_label(line, known) else stop
        if footer < stop:
            yield footer, stop, "footer", "labels of a footer; several stand together"
        stop = _comments(line, footer, known)
        if stop < footer:
            yield stop, footer, "comments", "comments with their count"
        teasers = _teasers(line, stop, known) if stop < len(line) else stop
        if teasers < stop:
            yield teasers, stop, "related", "headlines run together; before what closes a page"
            stop = teasers
    if marks.phrases:
        yield from _phrases(line, stop, marks.phrases, is_last, known)


def _comments(line: str, stop: int, known: Words) -> int:
    """The start of a comment box heading with its count near the end of a line; ``stop`` if there is none."""
    low = max(0, stop - _COMMENTS_FROM_END)
    bracket = line.find("(", low, stop)
    while bracket >= 0:
        if _COUNT.match(line, bracket):
            before = fold(line[max(0, bracket - LONGEST_KEY) : bracket]).rstrip()
            for heading in known.comments:
                if before.endswith(heading):
                    start = bracket - (line[bracket - 1] == " ") - len(heading)
                    if start >= 0 and line[start].isupper():
                        return start
        bracket = line.find("(", bracket + 1, stop)
    return stop


def _teasers(line: str, stop: int, known: Words) -> int:
    """The start of the run of headlines, or leads of other articles, before the page's end; ``stop`` if there is none.

    Only a double space marks the end of such a headline; an outlet precedes the lead of another article.
    """
    found = stop
    for start, end in reversed(_sentences(line, max(len(line) * 2 // 5, stop - _TEASERS), stop)):
        piece = line[start:end]
        if not _RUN_ON.search(piece) and not any(_is_outlet(match, known) for match in _LEAD.finditer(piece)):
            return found
        found = start
    return found


def _sentences(line: str, low: int, high: int) -> list[tuple[int, int]]:
    """The stretches after the sentence ends in a window, each up to the next end."""
    ends = [match.end() for match in _SENTENCE_END.finditer(line, low, high)]
    starts = [match.end() for end in ends if (match := _SPACE.match(line, end, high))]
    return [(start, end) for start, end in zip(starts, [*ends, high][1:], strict=True) if start < end]


def _is_outlet(match: re.Match[str], known: Words) -> bool:
    return match[1] in known.prefixes


def _footer(line: str, known: Words) -> int:
    """The start of the run of footer labels at the end of a line; the end of the line if there is none."""
    offset = max(0, len(line) - _READ)
    lower = lowered(line[offset:])
    marks: list[tuple[int, str]] = []
    for spelling, entry in known.labels.items():
        marks += [(at + offset, entry.words) for at in _places(lower, spelling) if _stands(line, at + offset)]
    marks.sort()
    start, names, last = len(line), set[str](), 0
    for at, name in marks:
        if not names or at - last > _APART:
            if len(names) > _LABELS and start > len(line) * 2 // 5:
                break
            start, names = at, set()
        names.add(name)
        last = at
    is_sure = len(names) > _LABELS or (len(names) >= _LABELS - 1 and len(line) - last <= _REST)
    return start if is_sure and start > len(line) * 2 // 5 else len(line)


def _places(lower: str, words: str) -> Iterator[int]:
    at = lower.find(words)
    while at >= 0:
        yield at
        at = lower.find(words, at + len(words))


def _stands(line: str, at: int) -> bool:
    """True if a label may start here: with a character that is not lower case, and not within a word."""
    return not line[at].islower() and (at == 0 or not line[at - 1].isalnum())


def _phrases(line: str, stop: int, spelled: Iterable[tuple[str, Entry]], is_last: bool, known: Words) -> Iterator[Found]:
    """The sentences that contain a phrase in the data; at the end of a text, also a block heading and all that follows."""
    lower = lowered(line)
    for spelling, entry in spelled:
        low = 0
        for at in _places(lower, spelling):
            if at >= stop:
                break
            if entry.how == "phrase" and at >= low:
                sentence = _around(line, at, entry)
                if sentence is not None:
                    start, low = sentence
                    yield start, min(low, stop), entry.kind, entry.reason
            elif is_last and entry.how == "run" and _opens_block(line, at, stop, entry):
                yield _heading_before(line, at, known), stop, entry.kind, entry.reason
                break


def _heading_before(line: str, at: int, known: Words) -> int:
    """The start of a heading directly before another heading; the position of the latter if there is none."""
    before = fold(line[max(0, at - LONGEST_KEY) : at]).rstrip()
    for heading in known.headings if before[-1:].isalnum() else ():
        start = at - (len(line[:at]) - len(line[:at].rstrip())) - len(heading)
        if before.endswith(heading) and line[start].isupper() and line[:start].rstrip()[-1:] in tuple('.!?…”"'):
            return start
    return at


def _opens_block(line: str, at: int, stop: int, entry: Entry) -> bool:
    """Whether a heading in running text covers the rest of it: a capital follows, and the end or a footer is near."""
    if not line[at].isupper() or not _CAPITAL.match(line, at + len(entry.words)):
        return False
    return len(line) * 2 // 5 <= at and (stop < len(line) or stop - at < 4 * _REST)


def _around(line: str, at: int, entry: Entry) -> tuple[int, int] | None:
    """The sentence that contains a phrase; a capital ends it if punctuation is missing. None if its limits are uncertain."""
    ends = [match.end() for match in _SENTENCE_END.finditer(line, max(0, at - 250), at)]
    start = ends[-1] if ends else (0 if at <= 250 else at)
    while line[start].isspace():
        start += 1
    start = max(start, line.rfind(">>", start, at))
    if line[at].isupper() and line[start:at].rstrip()[-1:] in tuple('”"’»)'):
        start = at  # a quotation ends before it
    if start == at > 250 and not ends and line[at].islower():
        return None
    behind = at + len(entry.words)
    end = _SENTENCE_END.search(line, behind, at + _REST)
    if end:
        return start, end.end()
    if len(line) - at <= _REST:
        return start, len(line.rstrip())
    capital = _NEXT_CAPITAL.search(line, behind, at + _REST)
    return (start, capital.start()) if capital else None
