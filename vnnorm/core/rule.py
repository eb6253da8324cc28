"""The type of a rule: ``find`` reports what to change and why, ``rewrite`` makes the same changes without a report."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from vnnorm.core.edits import Edits
from vnnorm.core.findings import Finding

__all__ = ["Finding", "Rule", "chained"]


class Rule(NamedTuple):
    """One step of a pipeline.

    ``find(text, **options)`` yields findings. ``rewrite(text, **options)`` returns the text with all of them made, and the
    same object if there are none: ``rewrite(t) == Edits.from_findings(t, find(t)).apply(t)`` for every text. ``check``
    takes the same options and raises TypeError or ValueError on a wrong value. ``uncovers`` names the rules that may find
    something new after this rule has deleted text; a pipeline runs such an earlier step again.
    """

    name: str
    find: Callable[..., Iterable[Finding]]
    rewrite: Callable[..., str]
    options: tuple[str, ...]
    check: Callable[..., object]
    uncovers: tuple[str, ...] = ()


def chained(text: str, passes: Iterable[Callable[[str], Iterable[Finding]]]) -> Iterator[Finding]:
    """The findings of several passes, each on the result of the previous one, as one list in offsets of ``text``."""
    edits = Edits()
    for find in passes:
        found = Edits.from_findings(text, find(text))
        edits = edits.then(found)
        text = found.apply(text)
    for edit in edits:
        yield edit.start, edit.end, edit.new, "; ".join(edit.reasons)
