"""Counts for ``--stats``: documents, edits a step, characters removed a kind."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from vnnorm.normalized import Normalized

_KINDS_SHOWN = 30


class Counts(NamedTuple):
    """What was done to one text: edits by step, and code points fewer by step and reason."""

    edits: dict[str, int]
    removed: dict[str, int]


def counted(told: Normalized) -> Counts:
    """The counts of one explained text."""
    edits: Counter[str] = Counter()
    removed: Counter[str] = Counter()
    for step in told.steps:
        if step.edits:
            edits[step.name] += len(step.edits)
        for edit in step.edits:
            if len(edit.new) < len(edit.old):
                removed[" + ".join(edit.reasons) or step.name] += len(edit.old) - len(edit.new)
    return Counts(dict(edits), dict(removed))


class Tally:
    """Counts over a whole run."""

    def __init__(self, steps: tuple[str, ...]) -> None:
        self.documents = 0
        self.changed = 0
        self.bad = 0
        self._edits = Counter(dict.fromkeys(steps, 0))
        self._removed: Counter[str] = Counter()

    def add(self, counts: Counts) -> None:
        """Add what was done to one text."""
        self._edits.update(counts.edits)
        self._removed.update(counts.removed)

    def table(self) -> str:
        """The counts as lines of a table, numbers to the right."""
        rows = [("documents", self.documents), ("  changed", self.changed), ("  with errors", self.bad)]
        rows += [(f"edits by {step}", count) for step, count in self._edits.items()]
        rows.append(("characters removed", sum(self._removed.values())))
        most = sorted(self._removed.items(), key=lambda row: (-row[1], row[0]))
        rows += [(f"  {reason}", count) for reason, count in most[:_KINDS_SHOWN]]
        if rest := most[_KINDS_SHOWN:]:
            rows.append((f"  {len(rest)} other kinds", sum(count for _, count in rest)))
        wide = max(len(name) for name, _ in rows)
        return "".join(f"{name:{wide}}  {count:>12,}\n" for name, count in rows)
