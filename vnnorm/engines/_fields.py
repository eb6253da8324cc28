"""The fields of findings, in the order of their columns."""

from __future__ import annotations

from typing import Any

from vnnorm import DateMention


def value_of(found: DateMention) -> tuple[Any, ...]:
    """The fields of a date after its spans.

    >>> from vnnorm import find_dates
    >>> value_of(find_dates("16/9/2025")[0])[:2]
    ('day', '2025-09-16')
    """
    return (
        found.kind,
        found.value,
        found.time,
        found.part_of_day,
        found.modifier,
        found.calendar,
        found.first_day,
        found.last_day,
    )
