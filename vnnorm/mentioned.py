"""The dates and the people of a text, for a report: as written in the source, with their values."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import NamedTuple, Protocol

from vnnorm.core.edits import Edits, Span
from vnnorm.rules.dates import find_dates
from vnnorm.rules.titles import find_titles


class Mention(NamedTuple):
    """A date or a person: its start in the source, in code points, and the cells of its row in a table."""

    start: int
    cells: tuple[str, ...]


class Explained(Protocol):
    """The source, the edits that change it, and the day of publication."""

    @property
    def source(self) -> str: ...
    @property
    def edits(self) -> Edits: ...
    @property
    def reference(self) -> datetime.date | None: ...


DATES = ("date", "value", "kind")
PEOPLE = ("name", "title", "kinds", "apposition")


def dates(explained: Explained) -> Iterator[Mention]:
    """The dates with their EDTF values and kinds. Dates in removed text are left out."""
    for found in find_dates(explained.source, reference=explained.reference):
        if _stays(explained, Span(found.start, found.end)):
            yield Mention(found.start, (found.text, found.value or "unknown", found.kind))


def people(explained: Explained) -> Iterator[Mention]:
    """The names that have a title or an apposition. Names in removed text are left out."""
    source = explained.source
    for name, title, apposition, kinds in find_titles(source):
        if _stays(explained, name):
            spans = (name, title, None, apposition)
            cells = [span.of(source) if span else "" for span in spans]
            cells[2] = ", ".join(kinds)
            yield Mention((title or name).start, tuple(cells))


def _stays(explained: Explained, span: Span) -> bool:
    start, end = explained.edits.to_result(span)
    return start < end
