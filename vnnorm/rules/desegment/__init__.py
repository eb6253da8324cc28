"""Undo word segmentation: ``Thủ_tướng gặp Bí_thư Khu ủy ( CAEXPO ) .`` → ``Thủ tướng gặp Bí thư Khu ủy (CAEXPO).``"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from itertools import accumulate
from operator import itemgetter

from vnnorm.core.checks import require_str
from vnnorm.core.edits import Edits
from vnnorm.core.rule import Finding, Rule
from vnnorm.rules.desegment.detect import may_be_segmented, segmented_stretches
from vnnorm.rules.desegment.gaps import closed_gaps
from vnnorm.rules.desegment.joiners import JOINED_MARK, written
from vnnorm.rules.desegment.tokens import CAREFUL, Knowledge, Line, Stretch, knowledge
from vnnorm.text.compose import compose, find_composition
from vnnorm.text.pattern import lazily
from vnnorm.text.repaired import Repaired

# What went in one pass may show what goes in the next: 7_h is seven hours, and 7 h a unit apart. In news the second pass finds
# nothing, and mostly ends at its first look: what was recognised as segmented is so no more. More is for hostile text.
_PASSES = 8


def find(text: str, *, segmented: bool | None = None, extra: tuple[str, ...] = ()) -> Iterator[Finding]:
    """Every underscore and space that goes, paragraph by paragraph."""
    edits = Edits.from_findings(text, _pass(text, segmented, extra))
    for _ in range(_PASSES - 1):
        result = edits.apply(text)
        later = Edits.from_findings(result, _pass(result, segmented, extra)) if result is not text else ()
        if not later:
            break
        edits = edits.then(later)
    for edit in edits:
        yield edit.start, edit.end, edit.new, "; ".join(edit.reasons)


def _pass(text: str, segmented: bool | None, extra: tuple[str, ...]) -> Iterator[Finding]:
    if unicodedata.is_normalized("NFC", text):
        yield from _find(text, segmented, knowledge(extra))
        return
    # Words are looked up as composed letters; what goes stands between them, in its place in either form.
    composed = Repaired(text, find_composition)
    for start, end, new, entry in _find(composed.text, segmented, knowledge(extra)):
        span = composed.span(start, end)
        if span.of(text) == composed.text[start:end]:
            yield *span, new, entry


def _find(text: str, segmented: bool | None, known: Knowledge) -> Iterator[Finding]:
    for start, end in _stretches(text, segmented):
        stretch = Stretch(text[start:end], known)
        for at, line in _lines(stretch.text):
            if line:
                for low, high, new, entry in _findings(line.removesuffix("\r"), at, stretch):
                    yield start + at + low, start + at + high, new, entry


def rewrite(text: str, *, segmented: bool | None = None, extra: tuple[str, ...] = ()) -> str:
    """The text without them."""
    if segmented is None and not may_be_segmented(text):
        return text
    if not unicodedata.is_normalized("NFC", text):
        return Edits.from_findings(text, find(text, segmented=segmented, extra=extra)).apply(text)
    for _ in range(_PASSES):
        result = _rewritten_once(text, segmented, extra)
        if result is text:
            break
        text = result
    return text


def _rewritten_once(text: str, segmented: bool | None, extra: tuple[str, ...]) -> str:
    stretches = list(_stretches(text, segmented))
    if not stretches:
        return text
    known = knowledge(extra)
    pieces: list[str] = []
    last = 0
    for start, end in stretches:
        stretch = Stretch(text[start:end], known)
        pieces.append(text[last:start])
        pieces.append("\n".join([_rewritten(line, at, stretch) for at, line in _lines(stretch.text)]))
        last = end
    pieces.append(text[last:])
    result = "".join(pieces)
    return text if result == text else result


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Every line with its place, without its line feed."""
    at = 0
    for line in text.split("\n"):
        yield at, line
        at += len(line) + 1


def _stretches(text: str, segmented: bool | None) -> Iterator[tuple[int, int]]:
    if segmented is None:
        yield from segmented_stretches(text)
    elif segmented:
        yield 0, len(text)


_CLOSED = "\0"  # a gap that closes, in the quick way


def _rewritten(line: str, at: int, stretch: Stretch) -> str:
    if line.endswith("\r"):
        line, end = line[:-1], "\r"
    else:
        end = ""
    tokens = line.rstrip(" ").split(" ")
    readings = list(map(stretch.known.wanted.__getitem__, tokens))
    if CAREFUL in readings or _CLOSED in line or "\r" in line:
        return Edits.from_findings(line, _findings(line, at, stretch)).apply(line) + end
    for gap, _ in closed_gaps(Line(tokens, at, stretch), readings):
        tokens[gap + 1] = _CLOSED + tokens[gap + 1]
    return " ".join(tokens).replace(" " + _CLOSED, "").replace("_", " ") + end


# A joiner with a space, or nothing, on one side; and the one that a segmenter put between a sign and its tag.
_LOOSE = lazily(r"(?<!\S)_(?=\S)|(?<=\S)_(?!\S)|(?<=[#@])_(?=[^\W_])")


def _findings(line: str, at: int, stretch: Stretch) -> list[Finding]:
    """The findings in any line."""
    kept = written(line, stretch.known.words["extension"])
    starts = {start for start, _ in kept}
    loose = [match.start() for match in _LOOSE.finditer(line)]
    loose = [place for place in loose if not _lies_in(place, kept) or (line[place - 1] in "#@" and place - 1 in starts)]
    if not loose:
        return _in_line(line, at, kept, stretch)
    first = Edits.from_findings(line, [(place, place + 1, "", "joiner") for place in loose])
    tidy = first.apply(line)
    second = Edits.from_findings(tidy, _in_line(tidy, at, written(tidy, stretch.known.words["extension"]), stretch))
    return [(edit.start, edit.end, edit.new, "; ".join(edit.reasons)) for edit in first.then(second)]


def _in_line(line: str, at: int, kept: list[tuple[int, int]], stretch: Stretch) -> list[Finding]:
    """The findings in a line without loose joiners; what is written with underscores keeps them and loses its spaces."""
    plain = JOINED_MARK.sub(lambda match: "_" if _lies_in(match.start(), kept) else " ", line)
    end = len(plain.rstrip(" "))
    if plain[:end].endswith("\r"):
        end = len(plain)  # a stray carriage return: it would be a line end without the spaces behind it
    tokens = plain[:end].split(" ")
    ends = [place - 1 for place in accumulate(len(token) + 1 for token in tokens)]
    readings = list(map(stretch.known.wanted.__getitem__, tokens))
    gaps = closed_gaps(Line(tokens, at, stretch), readings)
    if kept:
        gaps = _apart(gaps, tokens, [_meets(kept, stop - len(token), stop) for token, stop in zip(tokens, ends, strict=True)])
    closed = {ends[gap]: f"{tokens[index]} {readings[index]}" for gap, index in gaps}
    found = [(place, place + 1, "", entry) for place, entry in closed.items() if not _lies_in(place, kept)]
    found += [
        (place, place + 1, " ", "joiner")
        for place in _places(line, "_", 0, end)
        if place not in closed and not _lies_in(place, kept)
    ]
    for low, high in kept:
        found += [(place, place + 1, "", "written with underscores") for place in _places(line, " ", low, high)]
    if end < len(line):
        found.append((end, len(line), "", "space at the end of a line"))
    return sorted(found)


def _apart(gaps: list[tuple[int, int]], tokens: list[str], is_kept: list[bool]) -> list[tuple[int, int]]:
    """The gaps without those that would make one word of what is written with underscores and something else."""
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


def check(*, segmented: bool | None = None, extra: tuple[str, ...] = ()) -> None:
    """TypeError or ValueError on options that are none."""
    if segmented is not None and not isinstance(segmented, bool):
        raise TypeError(f"segmented takes None (recognise it), True or False, not {segmented!r}")
    knowledge(extra)


RULE = Rule("desegment", find, rewrite, ("segmented", "extra"), check)


def desegment(text: str, *, segmented: bool | None = None) -> str:
    """Word-segmented text as running text: spaces for the underscores between syllables, marks back at their words.

    Undoes what underthesea, pyvi, VnCoreNLP and vnTokenizer do. Only white space and underscores change; line breaks stay,
    and so does what is written with underscores (hashtags, addresses, file names, identifiers). Where two readings are
    possible and nothing in the paragraph decides (``Việt_Nam - Lào``), the spaces stay. Idempotent.

    segmented: None recognises segmented text paragraph by paragraph, each from itself alone, and leaves the others as they
    are, a single word among them; True takes the whole text as segmented, False none of it. Returns the same object where
    nothing changes. Raises TypeError on anything but ``str``, and on another value of ``segmented``.

    >>> desegment("Thủ_tướng gặp Bí_thư Khu ủy ( CAEXPO ) .")
    'Thủ tướng gặp Bí thư Khu ủy (CAEXPO).'
    >>> desegment("Xem #Viet_Nam, tải bao_cao.pdf."), desegment("Thủ_tướng", segmented=True)
    ('Xem #Viet_Nam, tải bao_cao.pdf.', 'Thủ tướng')
    """
    require_str(text, "desegment")
    check(segmented=segmented)
    return rewrite(text, segmented=segmented)


def is_segmented(text: str) -> bool:
    """Whether any paragraph of the text, or line of a mixed one, is word-segmented, as ``desegment`` recognises it.

    Joined words and marks that stand apart speak for it, marks that cling to their words against it; one word alone is not
    enough. Raises TypeError on anything but ``str``.

    >>> is_segmented("Hà_Nội hôm_nay có mưa ."), is_segmented("Hà Nội hôm nay có mưa, gió.")
    (True, False)
    """
    require_str(text, "is_segmented")
    return any(True for _ in segmented_stretches(compose(text)))
