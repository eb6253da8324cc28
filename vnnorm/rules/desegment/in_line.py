"""Edits of one segmented line: the gaps that close, the underscores, and trailing spaces."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from itertools import accumulate
from operator import itemgetter

from vnnorm.core.edits import Edits
from vnnorm.core.rule import Finding
from vnnorm.rules.desegment.gaps import closed_gaps
from vnnorm.rules.desegment.joiners import JOINED_MARK, written
from vnnorm.rules.desegment.lines import CLOSED, Document, Line
from vnnorm.rules.desegment.vocabulary import VERBATIM
from vnnorm.text.pattern import lazily

# An underscore with a space, or nothing, on one side; or one that a segmenter inserted between a sign and its tag.
_LOOSE = lazily(r"(?<!\S)_(?=\S)|(?<=\S)_(?!\S)|(?<=[#@])_(?=[^\W_])")


def rewritten_line(line: str, at: int, document: Document) -> str:
    """The edited line; a fast path is used if no token may have to be kept verbatim."""
    end = "\r" if line.endswith("\r") else ""
    if end:
        line = line[:-1]
    tokens = line.rstrip(" ").split(" ")
    readings = list(map(document.reading, tokens))
    if VERBATIM in readings or (document.is_odd and (CLOSED in line or "\r" in line)):
        return Edits.from_findings(line, findings_in_line(line, at, document)).apply(line) + end
    for gap, _ in closed_gaps(Line(tokens, at, document, {}), readings):
        tokens[gap + 1] = CLOSED + tokens[gap + 1]
    return " ".join(tokens).replace(" " + CLOSED, "").replace("_", " ") + end


def findings_in_line(line: str, at: int, document: Document) -> list[Finding]:
    """The findings in any line; ``rewritten_line`` gives the same result."""
    extensions = document.vocabulary.words["extension"]
    kept = written(line, extensions)
    starts = {start for start, _ in kept}
    # If the text joins no words, a loose underscore is a bullet.
    loose = [match.start() for match in _LOOSE.finditer(line)] if document.joins_words else []
    loose = [place for place in loose if not _lies_in(place, kept) or (line[place - 1] in "#@" and place - 1 in starts)]
    if not loose:
        return _in_tidy_line(line, at, kept, document)
    first = Edits.from_findings(line, [(place, place + 1, "", "joiner") for place in loose])
    tidy = first.apply(line)
    second = Edits.from_findings(tidy, _in_tidy_line(tidy, at, written(tidy, extensions), document))
    return [(edit.start, edit.end, edit.new, "; ".join(edit.reasons)) for edit in first.then(second)]


def _in_tidy_line(line: str, at: int, kept: list[tuple[int, int]], document: Document) -> list[Finding]:
    """The findings in a line without loose underscores; stretches such as file names keep underscores and lose spaces."""
    plain = JOINED_MARK.sub(lambda match: "_" if _lies_in(match.start(), kept) else " ", line)
    end = len(plain.rstrip(" "))
    if plain[:end].endswith("\r"):
        end = len(plain)  # a stray carriage return would become a line end if the spaces after it were removed
    tokens = plain[:end].split(" ")
    ends = [place - 1 for place in accumulate(len(token) + 1 for token in tokens)]
    readings = list(map(document.reading, tokens))
    parsed = Line(tokens, at, document, {})
    gaps = closed_gaps(parsed, readings)
    if kept:
        gaps = _apart(gaps, tokens, [_meets(kept, stop - len(token), stop) for token, stop in zip(tokens, ends, strict=True)])
    closed = {ends[gap]: _reason(parsed, readings, index) for gap, index in gaps}
    found = [(place, place + 1, "", entry) for place, entry in closed.items() if not _lies_in(place, kept)]
    found += [
        (place, place + 1, " ", "joiner")
        for place in (_places(line, "_", 0, end) if document.joins_words else ())
        if place not in closed and not _lies_in(place, kept)
    ]
    for low, high in kept:
        found += [(place, place + 1, "", "written with underscores") for place in _places(line, " ", low, high)]
    if end < len(line):
        found.append((end, len(line), "", "space at the end of a line"))
    return sorted(found)


def _reason(line: Line, readings: list[str], index: int) -> str:
    """The mark that closes a gap, with its reading or the habit that was decisive."""
    asked = line.asked.get(index)
    return f"{line.tokens[index]} {line.document.habits.reason(*asked) if asked else readings[index]}"


def _apart(gaps: list[tuple[int, int]], tokens: list[str], is_kept: list[bool]) -> list[tuple[int, int]]:
    """The gaps without those that would join a stretch written with underscores to another word."""
    sides = Counter(index for _, index in gaps)
    ties = {index for index, count in sides.items() if count == 2 or any(map(str.isalnum, tokens[index]))}
    crossing = {index for gap, index in gaps if index in ties and is_kept[gap] != is_kept[gap + 1]}
    return [(gap, index) for gap, index in gaps if index not in crossing]


def _meets(spans: list[tuple[int, int]], start: int, end: int) -> bool:
    index = bisect_right(spans, end - 1, key=itemgetter(0)) - 1
    return index >= 0 and start < spans[index][1]


def _lies_in(place: int, spans: list[tuple[int, int]]) -> bool:
    index = bisect_right(spans, place, key=itemgetter(0)) - 1
    return index >= 0 and place < spans[index][1]


def _places(line: str, char: str, start: int, end: int) -> Iterator[int]:
    place = line.find(char, start, end)
    while place >= 0:
        yield place
        place = line.find(char, place + 1, end)
