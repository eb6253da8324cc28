"""Measure whether time grows in proportion to the text, for every public function and every hostile family.

Each function gets each family at n, 2n, 4n and 8n code points, in several rounds if the first is too high. The figure is the
mean growth per doubling between n and 8n, from the shortest time at each size: 2 is linear, 4 is quadratic.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Iterator
from typing import NamedTuple

from tests.support.functions import FUNCTIONS
from tests.support.hostile import FAMILIES
from tests.support.tables import DOCS, write

MOST = 2.3
SIZES = 4
# Seconds at 8n. If the time is shorter, n is doubled. The limit is low, because a text that no longer fits the processor
# caches takes longer per code point with any algorithm.
_SHORT = 0.04
_LONG = 5.0
_START = 4096  # code points
_ROUNDS = 6


class Growth(NamedTuple):
    function: str
    family: str
    size: int
    seconds: list[float]

    @property
    def ratio(self) -> float:
        """The growth of the time per doubling of the size, between the smallest and the largest size."""
        first = self.seconds[0]
        return float((self.seconds[-1] / first) ** (1 / (SIZES - 1))) if first else 0.0


def _seconds(function: Callable[[str], object], text: str) -> float:
    start = time.process_time()
    function(text)
    return time.process_time() - start


def measured(function: str, family: str, rounds: int = _ROUNDS) -> Growth:
    """The shortest time of several rounds at each size. The rounds end as soon as the ratio is within the bound."""
    call, make = FUNCTIONS[function], FAMILIES[family]
    size = _START
    while (once := _seconds(call, make(size << SIZES - 1))) < _SHORT and size < 1 << 19:
        size *= 2
    texts = [make(size << doubling) for doubling in range(SIZES)]
    least = [_seconds(call, text) for text in texts]
    for _ in range(rounds if once < _LONG else 1):
        found = Growth(function, family, size, least)
        if found.ratio <= MOST - 0.1:
            break
        least = [min(before, _seconds(call, text)) for before, text in zip(least, texts, strict=True)]
    return Growth(function, family, size, least)


def all_measured(functions: list[str], families: list[str]) -> Iterator[Growth]:
    for function in functions:
        for family in families:
            yield measured(function, family)


def table(found: list[Growth]) -> str:
    """One row per function: its worst ratios, and the slowest family in seconds per million code points."""
    rows = ["| function | worst ratio a doubling | with | second worst | slowest family, seconds a million code points |"]
    rows.append("|---|---|---|---|---|")
    for function in dict.fromkeys(one.function for one in found):
        mine = sorted((one for one in found if one.function == function), key=lambda one: one.ratio)
        slow = max(mine, key=_rate)
        cells = [function, f"{mine[-1].ratio:.2f}", mine[-1].family, f"{mine[-2].ratio:.2f}" if mine[1:] else ""]
        rows.append("| " + " | ".join([*cells, f"{slow.family}: {_rate(slow):.2f}"]) + " |")
    return "\n".join(rows)


def _rate(one: Growth) -> float:
    return one.seconds[-1] / (one.size << SIZES - 1) * 1e6


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--function", action="append", choices=list(FUNCTIONS), help="only this one; may be repeated")
    parser.add_argument("--family", action="append", choices=list(FAMILIES), help="only this one; may be repeated")
    parser.add_argument("--write", action="store_true", help="write the table into docs/benchmarks.md")


def run(options: argparse.Namespace) -> int:
    """Print the table, and each function and family above the bound. The status is 1 if there is one."""
    found = list(all_measured(options.function or list(FUNCTIONS), options.family or list(FAMILIES)))
    above = [one for one in found if one.ratio > MOST]
    for one in above:
        times = ", ".join(f"{seconds:.3f}" for seconds in one.seconds)
        told = f"{one.ratio:.2f} a doubling from {one.size} code points ({times} s)"
        print(f"{one.function}, {one.family}: {told}", flush=True)
    text = table(found)
    print(text)
    if options.write:
        write(DOCS / "benchmarks.md", "growth", text)
    return int(bool(above))
