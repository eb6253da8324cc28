"""Sentences of a page in running text: those with a phrase of the data, and a heading with all that it covers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from vnnorm.rules.boilerplate.entries import Entry
from vnnorm.rules.boilerplate.gates import after_body, places, searchable
from vnnorm.rules.boilerplate.glued import glued_starts
from vnnorm.rules.boilerplate.lexicon import LONGEST_KEY, BoilerplateWords, LineFinding
from vnnorm.text.fold import fold
from vnnorm.text.letters import UPPER
from vnnorm.text.pattern import lazily
from vnnorm.text.sentences import sentence_ends

_SENTENCE_END = lazily(r"(?:[.!?…][”\"’')\]]*|/ ?\.)(?=\s)")
_ITEM = lazily(rf" ?(?:[-–•*+▪■] ?)?[“\"‘']?{UPPER}")  # a headline below a heading, with its bullet
_CAPITAL_WITHIN = lazily(rf"(?<=\s)(?!{UPPER})[^\W\d_]+[”\"’)]? (?={UPPER}[^\W\d_]* (?!{UPPER})\w)")
_SECTION = 5  # maximum words of a section
_NEXT_CAPITAL = lazily(rf"\s+(?={UPPER})")
_BEFORE = 250  # maximum characters of a sentence before its phrase
_REST = 300  # maximum characters of a sentence from its phrase on
_CUT_SHORT = 2  # minimum teasers cut short; an article rarely trails off twice
_CLOSING = "”\"’')»] "
_COVERED = 4 * _REST  # maximum characters that a heading without a footer below it covers


def phrases(
    line: str, stop: int, spelled: Iterable[tuple[str, Entry]], is_last: bool, known: BoilerplateWords
) -> Iterator[LineFinding]:
    """The sentences that contain a phrase in the data; at the end of a text, also a block heading and all that follows."""
    lower = searchable(line)
    for spelling, entry in spelled:
        low = 0
        for at in places(lower, spelling):
            if at >= stop:
                break
            if entry.how in ("phrase", "titled") and at >= low:
                sentence = _around(line, at, entry)
                is_sure = entry.how == "phrase" or (sentence and not _runs_on(line, at + len(entry.words), sentence[1], known))
                if sentence is not None and is_sure:
                    start, low = sentence
                    yield start, min(low, stop), entry.kind, entry.reason
            elif is_last and entry.how == "run" and _opens_block(line, at, stop, entry):
                yield _heading_before(line, at, known), stop, entry.kind, entry.reason
                break


def _heading_before(line: str, at: int, known: BoilerplateWords) -> int:
    """The start of a heading directly before another heading; the position of the latter if there is none."""
    before = fold(line[max(0, at - LONGEST_KEY) : at]).rstrip()
    for heading in known.headings if before[-1:].isalnum() else ():
        start = at - (len(line[:at]) - len(line[:at].rstrip())) - len(heading)
        if before.endswith(heading) and line[start].isupper() and line[:start].rstrip()[-1:] in tuple('.!?…”"'):
            return start
    return at


def _opens_block(line: str, at: int, stop: int, entry: Entry) -> bool:
    """Whether a heading in running text covers the rest of it: a headline follows, and the end or a footer is near.

    Nothing marks where the last headline ends and a sentence of the article starts, so a block that holds a full stop stays.
    Teasers that the page cut short (``…``) hold some as well; then a footer must follow, and headlines before it.
    """
    if not line[at].isupper() or not _ITEM.match(line, at + len(entry.words)):
        return False
    if at < after_body(line) or (stop == len(line) and stop - at >= _COVERED):
        return False
    ends = [end for end in sentence_ends(line, at, stop, glued=True) if line[:end].rstrip(_CLOSING)[-1:] in (".", "…")]
    is_cut = [line[:end].rstrip(_CLOSING).endswith(("...", "…")) for end in ends]
    if all(is_cut):
        return True
    return stop < len(line) and sum(is_cut) >= _CUT_SHORT and 2 * (stop - ends[-1]) >= stop - at


def _runs_on(line: str, low: int, high: int, known: BoilerplateWords) -> bool:
    """Whether a sentence may start between two positions without a mark before it: with a capital between lower case."""
    for capital in _CAPITAL_WITHIN.finditer(line, low, high):
        words = line[capital.end() : high].split(" ")
        if not any(known.is_section(" ".join(words[:count]).strip(" .,")) for count in range(1, _SECTION + 1)):
            return True
    return any(True for _ in glued_starts(line, low, high, known))


def _around(line: str, at: int, entry: Entry) -> tuple[int, int] | None:
    """The sentence that contains a phrase; a capital ends it if punctuation is missing. None if its limits are uncertain."""
    ends = [match.end() for match in _SENTENCE_END.finditer(line, max(0, at - _BEFORE), at)]
    start = ends[-1] if ends else (0 if at <= _BEFORE else at)
    while line[start].isspace():
        start += 1
    start = max(start, line.rfind(">>", start, at))
    if line[at].isupper() and line[start:at].rstrip()[-1:] in tuple('”"’»)'):
        start = at  # a quotation ends before it
    if start == at > _BEFORE and not ends and line[at].islower():
        return None
    behind = at + len(entry.words)
    end = _SENTENCE_END.search(line, behind, at + _REST)
    if end:
        return start, end.end()
    if len(line) - at <= _REST:
        return start, len(line.rstrip())
    capital = _NEXT_CAPITAL.search(line, behind, at + _REST)
    return (start, capital.start()) if capital else None
