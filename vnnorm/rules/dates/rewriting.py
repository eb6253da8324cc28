"""The replacements of dates: their EDTF values, or days, months and their ranges in one Vietnamese form."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from vnnorm.core.rule import Finding
from vnnorm.rules.dates.lexicon import known
from vnnorm.rules.dates.reading import FoundDate
from vnnorm.rules.dates.scan import find
from vnnorm.rules.dates.stable import settled
from vnnorm.text.pattern import lazily

_PLAIN_DAY = lazily(r"([0-9]{4}|XXXX)-([0-9]{2})-([0-9]{2})")
_PLAIN_MONTH = lazily(r"([0-9]{4}|XXXX)-(0[1-9]|1[0-2])")


def written_over(text: str, reference: datetime.date | None, style: str, extra: tuple[str, ...]) -> Iterator[Finding]:
    """The edits of a text with repaired characters. A date is kept if its value would be read as another date."""

    def write(part: str) -> Iterator[Finding]:
        return _edits(part, reference, style, extra)

    return settled(text, known(extra), list(write(text)), write)


def _edits(text: str, reference: datetime.date | None, style: str, extra: tuple[str, ...]) -> Iterator[Finding]:
    last = 0
    for found in find(text, reference, extra):
        new, start = _shown(found, style), found.core_start
        written = text[start : found.core_end]
        if new and new[0] == "t" and written[0] == "T":
            new = "T" + new[1:]
        if new is None or start < last or written == new or (written == found.value and "X" in written):
            continue
        last = found.core_end
        yield start, found.core_end, new, found.kind


def _shown(found: FoundDate, style: str) -> str | None:
    """The replacement for the core of a date; None if it is kept.

    A lunar date is always kept, so that the output does not depend on whether the lunar calendar is installed.
    """
    if found.value is None or found.calendar == "lunar":
        return None
    if style == "edtf":
        return found.value
    if found.kind not in ("day", "month", "range"):
        return None
    sides = found.value.split("/")
    for pattern in (_PLAIN_DAY, _PLAIN_MONTH):
        matches = [pattern.fullmatch(side) for side in sides]
        if all(matches):
            return "-".join(_dmy(match.groups()) for match in matches if match)
    return None


def _dmy(parts: tuple[str, ...]) -> str:
    year, *numbers = parts
    shown = "/".join(str(int(number)) for number in reversed(numbers)) + ("" if year == "XXXX" else f"/{year}")
    return shown if len(numbers) == 2 else f"tháng {shown}"
