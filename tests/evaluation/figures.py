"""The results of a measure: figures, each with the better direction, and the mistakes behind them."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple


class Figure(NamedTuple):
    """One measure of one corpus."""

    name: str
    value: float
    more_is_better: bool = True

    def meets(self, floor: float) -> bool:
        """True if the figure is at least as good as the floor."""
        return self.value >= floor if self.more_is_better else self.value <= floor


class Scores(NamedTuple):
    """The figures of one rule, and its mistakes as messages."""

    figures: list[Figure]
    mistakes: list[str]


class Tally(Counter[str]):
    """Counts by name, and the mistakes behind them."""

    def __init__(self) -> None:
        super().__init__()
        self.mistakes: list[str] = []


def share(part: float, whole: float) -> float:
    """The share of a part in the whole; 0 if the whole is 0."""
    return part / whole if whole else 0.0


def f1(right: float, found: float, wanted: float) -> float:
    """The harmonic mean of precision and recall."""
    return share(2 * right, found + wanted)


def overlap(one: tuple[int, int], two: tuple[int, int]) -> int:
    """The number of code points that two spans share."""
    return max(0, min(one[1], two[1]) - max(one[0], two[0]))
