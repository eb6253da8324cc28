"""Keep adjacent dates whose values would be read as another date: ``thế kỷ 20 - 5/8/2025``."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from vnnorm.core.rule import Finding
from vnnorm.rules.dates.lexicon import DateWords
from vnnorm.text.pattern import lazily

_NEAR = 24  # code points: the distance within which two dates affect each other
_BESIDE = 64  # code points around them that may affect how they are read
_SIGNS = r"[ \n]*[-–/,&(]*[ \n]*"
_CLOSE = r"(?s:.{0,6})"
_OF_A_DATE = "<modifier|year|month|season|weekday|century|decade|quarter|week>"
# What may belong to a date, directly before or after another (mùa hè tháng 8/2025, tháng năm tháng Tám), or a number nearby.
_BEFORE = rf"(?:[0-9x]{_CLOSE}|<month|season|weekday>(?: \w+)?{_SIGNS})(?:<modifier|year|day> )*\Z"
_DIGIT = lazily("[0-9x]")
_WORD = lazily(r"[^\W\d_]+")
_BEHIND = rf"{_CLOSE}[0-9x]|{_SIGNS}{_OF_A_DATE}"


def settled(
    text: str, words: DateWords, written: list[Finding], write: Callable[[str], Iterable[Finding]]
) -> Iterator[Finding]:
    """The replacements of the dates of a text, without those that a second run would change.

    write: returns the replacements of any text. Only the few dates close to others are replaced a second time, as a test.
    """
    first = 0
    for index, (_, end, _, _) in enumerate(written, 1):
        if index < len(written) and written[index][0] - end <= _NEAR:
            continue
        group = written[first:index]
        first = index
        if not (_bears_on_others(text, words, group) and _is_read_otherwise(text, group, write)):
            yield from group


def _bears_on_others(text: str, words: DateWords, group: list[Finding]) -> bool:
    """Whether dates are close together without another word between them, or one is close to what may belong to a date."""
    last = None
    for start, end, _, _ in group:
        if last is not None and not _is_parted(words, text[last:start]):
            return True
        if words[_BEHIND].match(text[end : end + _NEAR].lower()):
            return True
        if _is_before(words, text[max(0, start - _NEAR) : start].lower()):
            return True
        last = end
    return False


def _is_parted(words: DateWords, between: str) -> bool:
    """Whether one of the words between two dates belongs to no date, so that neither date is read with the other."""
    return any(word not in words.syllables for word in _WORD.findall(between.lower()))


def _is_before(words: DateWords, left: str) -> bool:
    """Whether what may belong to a date directly precedes another. Most text has no number and no such word nearby."""
    digits = [match.end() for match in _DIGIT.finditer(left)]
    if digits and not _is_parted(words, left[digits[-1] :]):
        return True  # 13 đến tối | 14-6
    may_be = bool(digits) or any(first in left for first in words.firsts_named)
    return may_be and words[_BEFORE].search(left) is not None


def _is_read_otherwise(text: str, group: list[Finding], write: Callable[[str], Iterable[Finding]]) -> bool:
    """Whether a second run would change the replacements of the first, or the text close to them."""
    low, high = max(0, group[0][0] - _BESIDE), group[-1][1] + _BESIDE
    pieces: list[str] = []
    last = low
    for start, end, new, _ in group:
        pieces += text[last:start], new
        last = end
    before = "".join(pieces)
    first, behind = group[0][0] - low - _NEAR, len(before) + _NEAR
    return any(first < end and start < behind for start, end, _, _ in write(before + text[last:high]))
