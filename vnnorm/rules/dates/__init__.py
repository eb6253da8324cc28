"""Write dates as values: ``7h sáng ngày 27/10`` → ``7h sáng ngày 2013-10-27``, ``cuối tháng 2`` → ``cuối 2013-02``."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import NamedTuple

from vnnorm.core.checks import require_str, unknown
from vnnorm.core.edits import Span
from vnnorm.core.rule import Finding, Rule
from vnnorm.rules.dates import numeric, relative, values, worded, written
from vnnorm.rules.dates.lexicon import contexts
from vnnorm.rules.dates.reading import Found, Reading
from vnnorm.rules.dates.stable import settled
from vnnorm.text.pattern import lazily
from vnnorm.text.repaired import Repaired

STYLES = ("dmy", "edtf")


class DateMention(NamedTuple):
    """A date in a text. Offsets are code points, half-open, into the text passed in.

    ``core`` is the span that ``normalize_dates`` writes over. ``value`` is EDTF to the day, or None where the text alone
    (or with the reference) does not say. ``time`` is a clock time (``"17:02"``), ``part_of_day`` its word, ``modifier``
    early, mid or late, ``calendar`` gregorian or lunar.
    """

    start: int
    end: int
    text: str
    core: Span
    kind: str
    value: str | None
    time: str | None = None
    part_of_day: str | None = None
    modifier: str | None = None
    calendar: str = "gregorian"

    @property
    def first_day(self) -> datetime.date | None:
        """The first day of the value; None where the year is not known, and for seasons."""
        return values.ends(self.value)[0]

    @property
    def last_day(self) -> datetime.date | None:
        """The last day of the value."""
        return values.ends(self.value)[1]


def _found(text: str, reference: datetime.date | None, extra: tuple[str, ...]) -> list[Found]:
    """The dates of a text in repaired characters, in order and disjoint: leftmost, then longest."""
    reading = Reading(text, reference, contexts(extra))
    every = [*numeric.find(reading), *written.find(reading), *worded.find(reading)]
    every.sort(key=lambda found: (found.start, -found.end))
    kept: list[Found] = []
    day: str | None = None
    for found in every:
        if kept and found.start < kept[-1].end:
            continue
        if found.kind == "day":
            day = found.value
        same = found.kind == relative.SAME_DAY
        kept.append(found._replace(kind="day", value=day) if same else found)
    return kept


_PLAIN_DAY = lazily(r"([0-9]{4}|XXXX)-([0-9]{2})-([0-9]{2})")
_PLAIN_MONTH = lazily(r"([0-9]{4}|XXXX)-(0[1-9]|1[0-2])")


def _shown(found: Found, style: str) -> str | None:
    """What is written over the core of a date; None where it stays.

    A lunar date always does: texts and keys are the same whether or not the calendar is installed.
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


def _findings(
    text: str, reference: datetime.date | None, style: str, extra: tuple[str, ...]
) -> Iterator[tuple[int, int, str, str]]:
    """What is written over dates; but where the values would be read as another date, they stay."""

    def write(part: str) -> Iterator[Finding]:
        return _written(part, reference, style, extra)

    return settled(text, list(write(text)), write)


def _written(text: str, reference: datetime.date | None, style: str, extra: tuple[str, ...]) -> Iterator[Finding]:
    """What the value of each date is written over."""
    last = 0
    for found in _found(text, reference, extra):
        new = _shown(found, style)
        start = found.core_start
        if new is None or start < last or text[start : found.core_end] == new:
            continue
        if new.startswith("tháng ") and text[start : start + 1] == "T":
            new = "T" + new[1:]
        last = found.core_end
        yield start, found.core_end, new, found.kind


def find(
    text: str, *, reference: datetime.date | None = None, style: str = "edtf", extra: tuple[str, ...] = ()
) -> Iterator[Finding]:
    """Every date whose value is known, as an edit of its calendar part."""
    sound = Repaired(text)
    yield from sound.findings(_findings(sound.text, _as_date(reference), style, extra))


def rewrite(text: str, *, reference: datetime.date | None = None, style: str = "edtf", extra: tuple[str, ...] = ()) -> str:
    """The text with them."""
    pieces: list[str] = []
    last = 0
    for start, end, new, _ in find(text, reference=reference, style=style, extra=extra):
        if text[start:end] != new:
            pieces += (text[last:start], new)
            last = end
    if not pieces:
        return text
    pieces.append(text[last:])
    return "".join(pieces)


def _as_date(reference: datetime.date | None) -> datetime.date | None:
    return reference.date() if isinstance(reference, datetime.datetime) else reference


def check(*, reference: datetime.date | None = None, style: str = "edtf", extra: tuple[str, ...] = ()) -> None:
    """TypeError or ValueError on options that are none."""
    if reference is not None and not isinstance(reference, datetime.date):
        raise TypeError(
            f"reference takes a datetime.date, not {type(reference).__name__}; "
            "from text: datetime.date.fromisoformat('2025-09-16')"
        )
    if style not in STYLES:
        raise ValueError(unknown("style", style, STYLES))
    contexts(extra)


RULE = Rule("dates", find, rewrite, ("reference", "style", "extra"), check)


def find_dates(text: str, *, reference: datetime.date | None = None) -> list[DateMention]:
    """The dates of a news text, in order, each with its value in EDTF.

    reference: the day of publication (a ``datetime`` counts by its date). Without it nothing is guessed: ``16/9`` is
    ``XXXX-09-16``, ``hôm qua`` has no value. With it, a missing year is the one that brings a day nearest to it, and its own
    for a month, quarter or half, unless the words say otherwise. Raises TypeError on anything but ``str`` and ``date``.

    >>> [(date.text, date.value) for date in find_dates("Sáng 16/9, Quốc hội họp; quý III/2013 đã qua.")]
    [('Sáng 16/9', 'XXXX-09-16'), ('quý III/2013', '2013-07/2013-09')]
    >>> [date.value for date in find_dates("hôm qua, tháng 11 năm ngoái", reference=datetime.date(2013, 9, 17))]
    ['2013-09-16', '2012-11']
    """
    require_str(text, "find_dates")
    check(reference=reference)
    sound = Repaired(text)
    mentions = []
    for found in _found(sound.text, _as_date(reference), ()):
        span, core = sound.span(found.start, found.end), sound.span(found.core_start, found.core_end)
        mentions.append(DateMention(span.start, span.end, span.of(text), core, *found[4:]))
    return mentions


def normalize_dates(text: str, *, reference: datetime.date | None = None, style: str = "edtf") -> str:
    """The text with the value of each date written over its calendar part; the words around it stay.

    style: ``"edtf"``, or ``"dmy"``, which writes days, months and periods of them in one Vietnamese form and leaves the rest.
    Dates whose values would together be read as another date (``thế kỷ 20 - 5/8/2025``) stay. Idempotent; reads its own output
    back to the same values. Returns the same object where nothing changes. Raises TypeError on anything but ``str`` and
    ``date``, ValueError on another style.

    >>> normalize_dates("Lúc 7h sáng ngày 27/10", reference=datetime.date(2013, 11, 1))
    'Lúc 7h sáng ngày 2013-10-27'
    >>> normalize_dates("từ ngày 25-10 đến 3-11", style="dmy")
    'từ ngày 25/10-3/11'
    """
    require_str(text, "normalize_dates")
    check(reference=reference, style=style)
    return rewrite(text, reference=reference, style=style)
