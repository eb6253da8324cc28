"""Edits of one segmented line: the gaps that close, the underscores, and trailing spaces."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import accumulate
from operator import itemgetter

from vnnorm.core.edits import Edits
from vnnorm.core.rule import Finding
from vnnorm.rules.desegment.gaps import closed_gaps
from vnnorm.rules.desegment.joiners import JOINED_MARK, written
from vnnorm.rules.desegment.lines import CLOSED, Line, SegmentedText
from vnnorm.rules.desegment.vocabulary import BREAK, VERBATIM
from vnnorm.text.pattern import lazily

# An underscore with a space, or nothing, on one side; or one that a segmenter inserted between a sign and its tag.
_LOOSE = lazily(r"(?<!\S)_(?=\S)|(?<=\S)_(?!\S)|(?<=[#@])_(?=[^\W_])")


def rewritten(span: str, at: int, document: SegmentedText) -> str:
    """The edited lines of a span that starts at ``at``: all together, unless one of them needs a closer look."""
    stripped = span.replace(" \n", "\n").rstrip(" ")
    if not (document.is_odd or " \n" in stripped):
        tokens = ("\n " + stripped.replace("\n", " \n ") + " \n").split(" ")
        readings = list(map(document.reading, tokens))
        if VERBATIM not in readings:
            starts: list[int] = []

            def line_at(number: int, first: int) -> Line:
                if not starts:
                    starts.extend(accumulate((len(line) + 1 for line in span.split("\n")), initial=at))
                return Line(tokens[first : tokens.index(BREAK, first)], starts[number], document, {})

            return _with_gaps_closed(tokens, readings, line_at)
    lines: list[str] = []
    for line in span.split("\n"):
        lines.append(_rewritten_line(line, at, document))
        at += len(line) + 1
    return "\n".join(lines)


def _rewritten_line(line: str, at: int, document: SegmentedText) -> str:
    """The edited line; the findings are applied only if a token of it may have to be kept verbatim."""
    end = "\r" if line.endswith("\r") else ""
    if end:
        line = line[:-1]
    tokens = line.rstrip(" ").split(" ")
    framed = [BREAK, *tokens, BREAK]
    readings = list(map(document.reading, framed))
    if VERBATIM in readings or (document.is_odd and (CLOSED in line or "\r" in line)):
        return Edits.from_findings(line, findings_in_line(line, at, document)).apply(line) + end
    return _with_gaps_closed(framed, readings, lambda *_: Line(tokens, at, document, {})) + end


def _with_gaps_closed(tokens: list[str], readings: list[str], line_at: Callable[[int, int], Line]) -> str:
    """The text of tokens that are framed by ``BREAK``, without underscores and without the spaces that a segmenter inserted."""
    for gap, _ in closed_gaps(tokens, readings, line_at):
        tokens[gap + 1] = CLOSED + tokens[gap + 1]
    return " ".join(tokens)[2:-2].replace(" " + CLOSED, "").replace("_", " ").replace(" \n ", "\n")


def findings_in_line(line: str, at: int, document: SegmentedText) -> list[Finding]:
    """The findings in any line; ``rewritten`` gives the same result."""
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


def _in_tidy_line(line: str, at: int, kept: list[tuple[int, int]], document: SegmentedText) -> list[Finding]:
    """The findings in a line without loose underscores; stretches such as file names keep underscores and lose spaces."""
    plain = JOINED_MARK.sub(lambda match: "_" if _lies_in(match.start(), kept) else " ", line)
    end = len(plain.rstrip(" "))
    if plain[:end].endswith("\r"):
        end = len(plain)  # a stray carriage return would become a line end if the spaces after it were removed
    tokens = plain[:end].split(" ")
    ends = [place - 1 for place in accumulate(len(token) + 1 for token in tokens)]
    readings = list(map(document.reading, tokens))
    parsed = Line(tokens, at, document, {})
    framed = closed_gaps([BREAK, *tokens, BREAK], [BREAK, *readings, BREAK], lambda *_: parsed)
    gaps = [(gap - 1, index - 1) for gap, index in framed]
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
