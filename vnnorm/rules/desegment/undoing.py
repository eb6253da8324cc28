"""Find and remove what a segmenter inserted, line by line, and repeat until nothing changes."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator

from vnnorm.core.edits import Edits
from vnnorm.core.rule import Finding, chained
from vnnorm.rules.desegment.formats import unwrapped
from vnnorm.rules.desegment.lines import SegmentedText
from vnnorm.rules.desegment.recognition import may_be_segmented, segmented_spans
from vnnorm.rules.desegment.vocabulary import Vocabulary, vocabulary
from vnnorm.text.compose import find_composition
from vnnorm.text.repaired import Repaired

Pass = Callable[[str], Iterator[Finding]]

# One pass may enable another: 7_h becomes 7 h, in which h is a separated unit. In news the second pass finds nothing and
# mostly ends early, since the text no longer counts as segmented. Only hostile text needs more passes.
_PASSES = 8  # maximum


def find(text: str, *, segmented: bool | None = None, formats: bool = False, extra: tuple[str, ...] = ()) -> Iterator[Finding]:
    """Yield every underscore and space to remove; with ``formats``, first the edits that convert other formats."""
    if formats and segmented is not False:
        yield from chained(text, _passes(text, segmented, extra))
        return
    edits = Edits.from_findings(text, _pass(text, segmented, extra))
    for _ in range(_PASSES - 1):
        result = edits.apply(text)
        later = Edits.from_findings(result, _pass(result, segmented, extra)) if result is not text else ()
        if not later:
            break
        edits = edits.then(later)
    for edit in edits:
        yield edit.start, edit.end, edit.new, "; ".join(edit.reasons)


def _passes(text: str, segmented: bool | None, extra: tuple[str, ...]) -> list[Pass]:
    """The passes over a text that may be in another format: all of them, unless their result would be in one as well.

    Rows that form sentences of one word each become such rows again. They stay, so that a second run changes nothing.
    """

    def plain(part: str) -> Iterator[Finding]:
        return find(part, segmented=segmented, extra=extra)

    choices: tuple[list[Pass], ...] = ([unwrapped, plain], [plain])
    for passes in choices:
        result = Edits.from_findings(text, chained(text, passes)).apply(text)
        if not any(unwrapped(result)):
            return passes
    return []


def _pass(text: str, segmented: bool | None, extra: tuple[str, ...]) -> Iterator[Finding]:
    if unicodedata.is_normalized("NFC", text):
        yield from _find(text, segmented, vocabulary(extra))
        return
    # Words are looked up in composed form; the underscores and spaces to remove are the same in either form.
    composed = Repaired(text, find_composition)
    for start, end, new, entry in _find(composed.text, segmented, vocabulary(extra)):
        span = composed.span(start, end)
        if span.of(text) == composed.text[start:end]:
            yield *span, new, entry


def _find(text: str, segmented: bool | None, known: Vocabulary) -> Iterator[Finding]:
    spans = _spans(text, segmented)
    if not spans:
        return
    from vnnorm.rules.desegment.in_line import findings_in_line  # most texts are not segmented and need none of its modules

    document = SegmentedText(text, spans, known, segmented is True)
    for start, end in spans:
        for at, line in _lines(text[start:end], start):
            if line:
                for low, high, new, entry in findings_in_line(line.removesuffix("\r"), at, document):
                    yield at + low, at + high, new, entry


def rewrite(text: str, *, segmented: bool | None = None, formats: bool = False, extra: tuple[str, ...] = ()) -> str:
    """The text without what ``find`` reports."""
    if formats and segmented is not False:
        return Edits.from_findings(text, chained(text, _passes(text, segmented, extra))).apply(text)
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
    spans = _spans(text, segmented)
    if not spans:
        return text
    from vnnorm.rules.desegment.in_line import rewritten

    document = SegmentedText(text, spans, vocabulary(extra), segmented is True)
    pieces: list[str] = []
    last = 0
    for start, end in spans:
        pieces.append(text[last:start])
        pieces.append(rewritten(text[start:end], start, document))
        last = end
    pieces.append(text[last:])
    result = "".join(pieces)
    return text if result == text else result


def _lines(text: str, start: int) -> Iterator[tuple[int, str]]:
    """Every line with its position, without its line feed."""
    for line in text.split("\n"):
        yield start, line
        start += len(line) + 1


def _spans(text: str, segmented: bool | None) -> list[tuple[int, int]]:
    if segmented is None:
        return segmented_spans(text)
    return [(0, len(text))] if segmented else []


def check(*, segmented: bool | None = None, formats: bool = False, extra: tuple[str, ...] = ()) -> None:
    """Raise TypeError or LexiconError for invalid options."""
    if segmented is not None and not isinstance(segmented, bool):
        raise TypeError(f"segmented takes None (recognise it), True or False, not {segmented!r}")
    if not isinstance(formats, bool):
        raise TypeError(f"formats takes True or False, not {formats!r}")
    vocabulary(extra)
