"""Read values that ``dates`` itself writes: ``2013-09-16``, ``XXXX-09-16``, ``199X``."""

from __future__ import annotations

from collections.abc import Iterator

from vnnorm.rules.dates import values
from vnnorm.rules.dates.reading import FoundDate, Reading, day, dressed
from vnnorm.text.pattern import lazily

_E = r"(?:[0-9X]{4}(?:-[0-9X]{2}(?:-[0-9X]{2})?)?)"
_EDTF = lazily(rf"(?=[0-9X])(?<![^\W_])(?<![./-]){_E}(?:/{_E})?(?![0-9]|[-/.][0-9X]|[-/][^\W\d_]|,[0-9]{1, 3}(?![0-9]))")
_VALUE = lazily(
    r"[0-9]{4}|[0-9]{1,3}X{1,3}|XXXX|XX[0-9]X|(?:[0-9]{4}|XX[0-9]{2}|XXXX)-(?:0[1-9]|1[0-2]|2[1-4])"
    r"|(?:[0-9]{4}|XX[0-9]{2}|XXXX)-(?:0[1-9]|1[0-2]|XX)-[0-3][0-9]"
)
_KINDS = {4: "year", 7: "month", 10: "day"}


def find(reading: Reading) -> Iterator[FoundDate]:
    """Values with X for unknown digits. Capital X is rare, so each one is tested."""
    text, done = reading.text, 0
    at = text.find("X")
    while at >= 0:
        start = at
        while start > done and at - start < 20 and (text[start - 1] in "0123456789-/"):
            start -= 1
        found = read(reading, start)
        if found and found.core_end > at:
            yield found
            done = found.end
        at = text.find("X", max(at + 1, done))


def read(reading: Reading, start: int) -> FoundDate | None:
    """The value that starts at an offset."""
    match = _EDTF.match(reading.text, start)
    if not match or reading.is_glued(match.end()):
        return None
    first, slash, last = match[0].partition("/")
    sides = [first, last] if slash else [first]
    if not all(_VALUE.fullmatch(side) and _exists(side) for side in sides) or (
        slash and not first <= last and "X" not in match[0]
    ):
        return None
    if not slash:
        kind = _KINDS[len(first)]
        if kind == "month" and first[5] == "2":
            kind = "season"
        if len(first) == 4 and "X" in first:
            if first == "XXXX":
                return None
            kind = "century" if first.endswith("XX") else "decade"
    else:
        kind = "range"
    start, end = match.span()
    if len(first) == 10:
        return day(reading, start, end, match[0], kind)
    return dressed(reading, start, end, kind, match[0])


def before_our_era(reading: Reading, start: int) -> FoundDate | None:
    """``năm -0178``, which is 179 TCN."""
    is_headed = reading.words.last(reading.left(start - 1), "year") >= 0
    year = reading.low[start : start + 4]
    if not is_headed or not (year.isdecimal() and len(year) == 4) or reading.low[start + 4 : start + 5].isalnum():
        return None
    return dressed(reading, start - 1, start + 4, "year", f"-{year}")


def _exists(side: str) -> bool:
    if len(side) < 10 or side[5] == "X":
        return len(side) < 10 or "01" <= side[8:] <= "31"
    return values.is_day(None if side[0] == "X" else max(1, int(side[:4])), int(side[5:7]), int(side[8:]))
