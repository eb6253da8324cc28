"""The findings of a rule, and the check that they are in order and do not overlap.

``disjoint`` checks every list of findings before edits or a text are made from it (``Edits.from_findings``,
``Repaired.findings``). A finding that breaks the order is an error in a rule. It is dropped, so the text there stays as it is,
and a ``FindingsWarning`` names it. Raising an error instead would end a run over a million texts because of one of them; with
no check the result would be damaged text. The tests turn warnings into errors, so the fault stops a test run.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator
from typing import TypeVar

Finding = tuple[int, int, str, str]
"""Start, end (code points, half-open), replacement, and the data entry or mechanism that fired; ordered and disjoint.
A finding whose replacement equals the text at its place is no edit."""

_AnyFinding = TypeVar("_AnyFinding", bound=tuple[int, int, str, str])


class FindingsWarning(RuntimeWarning):
    """A rule reported a finding that overlaps or precedes the previous one, or does not lie in the text."""


def disjoint(findings: Iterable[_AnyFinding], length: int, rule: str = "") -> Iterator[_AnyFinding]:
    """The findings for a text of ``length`` code points, without those that break the order.

    rule: the name of the rule, for the ``FindingsWarning``. Of two findings that overlap, the first is kept.

    >>> list(disjoint([(0, 2, "", ""), (2, 3, "x", "")], 3))
    [(0, 2, '', ''), (2, 3, 'x', '')]
    """
    last = 0
    for found in findings:
        start, end, _, entry = found
        if last <= start <= end <= length:
            last = end
            yield found
        else:
            place = f"overlaps or precedes what ends at {last}" if 0 <= start < last else f"does not lie in 0:{length}"
            warnings.warn(
                f"{rule or 'a rule'}: the finding {start}:{end} ({entry}) {place}; it is left out, please report it",
                FindingsWarning,
                stacklevel=2,
            )
