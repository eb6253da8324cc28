"""What a rule is: ``find`` tells what to change and why, ``rewrite`` does the same without the telling."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

Finding = tuple[int, int, str, str]
"""Start, end (code points, half-open), replacement, and the data entry or mechanism that fired; ordered and disjoint."""


class Rule(NamedTuple):
    """One step of a pipeline.

    ``find(text, **options)`` yields findings. ``rewrite(text, **options)`` returns the text with all of them made, and the
    same object where there are none: ``rewrite(t) == Edits.from_findings(t, find(t)).apply(t)`` for every text. ``check``
    takes the same options and raises TypeError or ValueError on a value that is none of theirs.
    """

    name: str
    find: Callable[..., Iterable[Finding]]
    rewrite: Callable[..., str]
    options: tuple[str, ...]
    check: Callable[..., object]
