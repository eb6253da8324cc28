"""Mutants of numbers: 250 → 400 or 156. If no test notices such a change, nothing justifies the threshold."""

from __future__ import annotations

import io
import tokenize
from itertools import accumulate

SCALED = "scaled number"
_FACTORS = (1.6, 1 / 1.6)  # cosmic-ray changes a number by one, which is too little for a threshold of 250 letters
_LEAST = 3  # smaller numbers are indices and counts, which the operators of cosmic-ray change


def _numbers(source: str) -> list[tuple[int, int, int]]:
    """The integers of a module that may be thresholds: start, end, value."""
    starts = list(accumulate((len(line) for line in source.splitlines(keepends=True)), initial=0))
    found = []
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if "lru_cache(" in token.line:
            continue  # the size of a cache changes no result
        if token.type == tokenize.NUMBER and token.string.replace("_", "").isdecimal():
            value = int(token.string)
            if value >= _LEAST:
                found.append((starts[token.start[0] - 1] + token.start[1], starts[token.end[0] - 1] + token.end[1], value))
    return found


def count(source: str) -> int:
    """The number of mutants of the numbers in a module."""
    return len(_numbers(source)) * len(_FACTORS)


def scaled(source: str, occurrence: int) -> str:
    """The module with one of its numbers made larger or smaller.

    >>> scaled("LONGEST = 250", 0), scaled("LONGEST = 250", 1)
    ('LONGEST = 400', 'LONGEST = 156')
    """
    place, factor = divmod(occurrence, len(_FACTORS))
    start, end, value = _numbers(source)[place]
    return f"{source[:start]}{round(value * _FACTORS[factor])}{source[end:]}"
