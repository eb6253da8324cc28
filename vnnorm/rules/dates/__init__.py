"""Write dates as values: ``7h sáng ngày 27/10`` → ``7h sáng ngày 2013-10-27``, ``cuối tháng 2`` → ``cuối 2013-02``."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Literal, NamedTuple, get_args

from vnnorm.core.checks import require_str, unknown
from vnnorm.core.edits import Span
from vnnorm.core.rule import Finding, Rule
from vnnorm.rules.dates import dateline, scan, values
from vnnorm.rules.dates.rewriting import written_over
from vnnorm.text.repaired import Repaired

DateStyle = Literal["dmy", "edtf"]
"""How ``normalize_dates`` writes dates, for type checkers and editors."""

STYLES = get_args(DateStyle)


class DateMention(NamedTuple):
    """A date in a text. Offsets are code points, half-open, into the text passed in.

    ``core`` is the span that ``normalize_dates`` replaces. ``value`` is EDTF down to the day, or None if the text (with the
    reference, if given) does not determine it. ``time`` is a clock time (``"17:02"``), ``part_of_day`` the word for it,
    ``modifier`` is early, mid or late, and ``calendar`` is gregorian or lunar.
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
        """The first day of the value; None if the year is unknown, and for seasons."""
        return values.ends(self.value)[0]

    @property
    def last_day(self) -> datetime.date | None:
        """The last day of the value; None as for ``first_day``."""
        return values.ends(self.value)[1]


def find(
    text: str, *, reference: datetime.date | None = None, style: str = "edtf", extra: tuple[str, ...] = ()
) -> Iterator[Finding]:
    """Every date with a known value, as an edit of its calendar part."""
    sound = Repaired(text, single_spaced=True)
    yield from sound.findings(written_over(sound.text, _as_date(reference), style, extra))


def rewrite(text: str, *, reference: datetime.date | None = None, style: str = "edtf", extra: tuple[str, ...] = ()) -> str:
    """The text with the edits of ``find`` applied."""
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


def check(*, reference: datetime.date | None = None, style: DateStyle = "edtf", extra: tuple[str, ...] = ()) -> None:
    """Raise TypeError or ValueError for invalid options."""
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
    """Return the dates in a news text, in order, each with its value in EDTF.

    reference: the day of publication (of a ``datetime``, the date is used). Without it, nothing is guessed: ``16/9`` is
    ``XXXX-09-16``, and ``hôm qua`` has no value. With it, a day without a year gets the year that puts it nearest to the
    reference; a month, quarter or half gets the year of the reference, unless the words say otherwise. Raises TypeError if the
    text is not a ``str`` or the reference is not a ``date``.

    >>> [(date.text, date.value) for date in find_dates("Sáng 16/9, Quốc hội họp; quý III/2013 đã qua.")]
    [('Sáng 16/9', 'XXXX-09-16'), ('quý III/2013', '2013-07/2013-09')]
    >>> [date.value for date in find_dates("hôm qua, tháng 11 năm ngoái", reference=datetime.date(2013, 9, 17))]
    ['2013-09-16', '2012-11']
    """
    require_str(text, "find_dates")
    check(reference=reference)
    sound = Repaired(text, single_spaced=True)
    mentions = []
    for found in scan.find(sound.text, _as_date(reference)):
        span, core = sound.span(found.start, found.end), sound.span(found.core_start, found.core_end)
        mentions.append(DateMention(span.start, span.end, span.of(text), core, *found[4:]))
    return mentions


def normalize_dates(text: str, *, reference: datetime.date | None = None, style: DateStyle = "edtf") -> str:
    """Replace the calendar part of each date by its value; keep the words around it.

    style: ``"edtf"``, or ``"dmy"``, which writes days, months and their ranges in one Vietnamese form and keeps other dates.
    Adjacent dates whose values would be read as another date (``thế kỷ 20 - 5/8/2025``) are kept. Idempotent: its own output
    is read back to the same values. Returns the same object if nothing changes. Raises TypeError if the text is not a ``str``
    or the reference not a ``date``, and ValueError for an unknown style.

    >>> normalize_dates("Lúc 7h sáng ngày 27/10", reference=datetime.date(2013, 11, 1))
    'Lúc 7h sáng ngày 2013-10-27'
    >>> normalize_dates("từ ngày 25-10 đến 3-11", style="dmy")
    'từ ngày 25/10-3/11'
    """
    require_str(text, "normalize_dates")
    check(reference=reference, style=style)
    return rewrite(text, reference=reference, style=style)


def publication_date(text: str) -> datetime.date | None:
    """Return the day in the text's dateline, for use as the reference of ``find_dates`` and ``normalize_dates``.

    A dateline is a day with its year near the top of the text (the first 1,500 code points). It is either on a line of its own,
    alone or with a clock time, a weekday, a place or a label such as ``Cập nhật``; or in the opening words, before a dash or in
    brackets. The first dateline counts. Returns None if there is none, as in most running prose: a day in a sentence or a
    headline is what the article reports. Raises TypeError if the argument is not a ``str``.

    >>> publication_date("Giá gạo tăng\\nThứ hai, 16/9/2024, 17:02 (GMT+7)\\nSáng nay, giá gạo tăng.")
    datetime.date(2024, 9, 16)
    >>> publication_date("Ngày 16/9/2024, giá gạo tăng.") is None
    True
    """
    require_str(text, "publication_date")
    return dateline.published(Repaired(text, single_spaced=True).text)
