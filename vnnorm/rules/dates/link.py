"""A link of a chain: one of several joined dates (``từ 20/10 đến 5/11``)."""

from __future__ import annotations

from typing import NamedTuple

from vnnorm.rules.dates.numbers import NumberedDate
from vnnorm.rules.dates.values import Parts


class Link(NamedTuple):
    """A date in a chain: its joint with the date before it, and whether it has a head or other words of its own before it."""

    item: NumberedDate
    joint: str
    has_head: bool
    is_dressed: bool
    head: str

    @property
    def parts(self) -> Parts:
        return self.item.parts
