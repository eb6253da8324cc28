"""Extend spans of residue by the white space that becomes superfluous: duplicate blank lines and adjacent spaces."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from vnnorm.text.pattern import lazily

_SPACE_AFTER = lazily("[\\s\u200b\ufeff]*")
_LONG_REASON = 400  # characters; no further reasons are appended to a longer one
_SPACES = frozenset("\u200b\ufeff")
_BREAK = lazily("\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")


def cuts(text: str, spans: Iterable[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    """Yield what to delete for spans with their reasons, in order; spans separated only by white space are merged.

    A run of whole lines is deleted with the blank lines on the side that has fewer. At the start or end of the text all
    adjacent blank lines are deleted, but the last line break is kept. Within a line the white space after the span is deleted
    if there is also white space before it.
    """
    last = 0
    for start, end, reason in _joined(text, spans):
        low = start
        while low > last and (text[low - 1].isspace() or text[low - 1] in _SPACES):
            low -= 1
        after = _SPACE_AFTER.match(text, end)
        assert after is not None
        cut = _cut(text, low, start, end, after.end())
        yield *cut, reason
        last = cut[1]


def _joined(text: str, spans: Iterable[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    held: tuple[int, int, str] | None = None
    for start, end, reason in spans:
        if held is not None:
            between = _SPACE_AFTER.match(text, held[1], start)
            if between is not None and between.end() == start:
                is_included = reason in held[2] or len(held[2]) > _LONG_REASON
                reasons = held[2] if is_included else f"{held[2]}; {reason}"
                held = held[0], end, reasons
                continue
            yield held
        held = start, end, reason
    if held is not None:
        yield held


def _cut(text: str, low: int, start: int, end: int, high: int) -> tuple[int, int]:
    before, after = text[low:start], text[end:high]
    breaks_before, breaks_after = _breaks(before), _breaks(after)
    opens, closes = low == 0 or breaks_before > 0, high == len(text) or breaks_after > 0
    if opens and closes:
        if low == 0:
            return 0, end + _last_break(after)
        if high == len(text):
            return low, end if breaks_after else high
        return (start - _indent(before), end + _last_break(after)) if breaks_before >= breaks_after else (low, end)
    if opens:
        return start, high
    if closes:
        return low, end
    return (start, high) if before else (start, end)


def _breaks(space: str) -> int:
    """The number of line breaks in white space."""
    return 0 if space in ("", " ") else len(_BREAK.findall(space))  # the usual cases within a line


def _last_break(space: str) -> int:
    """The end of the last line break in white space; the indent of the next line follows it."""
    found = 0
    for match in _BREAK.finditer(space):
        found = match.end()
    return found


def _indent(space: str) -> int:
    return len(space) - _last_break(space)
