"""Write dates as values: ``7h sáng ngày 27/10`` → ``7h sáng ngày 2013-10-27``, ``cuối tháng 2`` → ``cuối 2013-02``."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import NamedTuple

from vnnorm.core.checks import require_str, unknown
from vnnorm.core.edits import Span
from vnnorm.core.rule import Finding, Rule
from vnnorm.rules.dates import dateline, scan, values
from vnnorm.rules.dates.rewriting import written_over
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


def find(
    text: str, *, reference: datetime.date | None = None, style: str = "edtf", extra: tuple[str, ...] = ()
) -> Iterator[Finding]:
    """Every date whose value is known, as an edit of its calendar part."""
    sound = Repaired(text)
    yield from sound.findings(written_over(sound.text, _as_date(reference), style, extra))


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
    scan.scan(extra)


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
    for found in scan.find(sound.text, _as_date(reference)):
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


def publication_date(text: str) -> datetime.date | None:
    """The day that the text's own dateline gives, as a reference for ``find_dates`` and ``normalize_dates``.

    A dateline is a day with its year that stands at the top of the text (its first 1,500 code points): on a line of its own,
    with a clock time, a weekday, a place or a label such as ``Cập nhật`` beside it, or in the opening words, before a dash or
    in brackets. The first one counts. None where there is no such line, as in most running prose: a day in a sentence or a
    headline is what the article tells of. Raises TypeError on anything but ``str``.

    >>> publication_date("Giá gạo tăng\\nThứ hai, 16/9/2024, 17:02 (GMT+7)\\nSáng nay, giá gạo tăng.")
    datetime.date(2024, 9, 16)
    >>> publication_date("Ngày 16/9/2024, giá gạo tăng.") is None
    True
    """
    require_str(text, "publication_date")
    return dateline.published(Repaired(text).text)
