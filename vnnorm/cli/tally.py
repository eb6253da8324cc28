"""Counts for ``--stats``: documents, those that each step changed, characters removed by step and kind."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from vnnorm.core.edits import Edits
from vnnorm.normalized import Normalized
from vnnorm.pipeline import normalize_reporting
from vnnorm.rules import StepName
from vnnorm.step import Step

_KINDS_SHOWN = 30
# Steps whose removals are counted by kind, because findings cost them no extra time. Findings of desegment, which has an edit
# every twelve characters, would take 2.5 times as long, so for other steps only the difference in length is counted.
_BY_KIND = ("boilerplate", "titles")


class Counts(NamedTuple):
    """The changes of one text: the steps that changed it, and the removed code points by step or reason."""

    steps: tuple[str, ...]
    removed: dict[str, int]


def counted(text: str, steps: Sequence[StepName | Step], reference: datetime.date | None) -> tuple[str, Counts]:
    """The normalized text, and its counts."""
    changed: dict[str, None] = {}
    removed: Counter[str] = Counter()

    def count(name: str, change: int | Edits) -> None:
        changed[name] = None
        if isinstance(change, Edits):
            _count_removed(removed, name, change)
        elif change < 0:
            removed[name] -= change

    result = normalize_reporting(text, steps=steps, reference=reference, changed=count, told=_BY_KIND)
    return result, Counts(tuple(changed), dict(removed))


def counted_in(told: Normalized) -> Counts:
    """The counts of an explained text, which is used if parts are hidden."""
    removed: Counter[str] = Counter()
    for step in told.steps:
        if step.name in _BY_KIND:
            _count_removed(removed, step.name, step.edits)
        elif (fewer := sum(len(edit.old) - len(edit.new) for edit in step.edits)) > 0:
            removed[step.name] += fewer
    return Counts(tuple(dict.fromkeys(step.name for step in told.steps if step.edits)), dict(removed))


def _count_removed(removed: Counter[str], name: str, edits: Edits) -> None:
    """Count by the first part of each reason, which names the kind of the removed text; the rest names the evidence."""
    for edit in edits:
        if len(edit.new) < len(edit.old):
            removed[(edit.reasons or (name,))[0].partition(";")[0]] += len(edit.old) - len(edit.new)


class Tally:
    """Counts over a run, or over one file of it."""

    def __init__(self, steps: tuple[str, ...] = ()) -> None:
        self.documents = 0
        self.changed = 0
        self.bad = 0
        self._by_step = Counter(dict.fromkeys(steps, 0))
        self._removed: Counter[str] = Counter()

    @property
    def has_steps(self) -> bool:
        """Whether anything was counted by step."""
        return bool(self._by_step)

    def add(self, counts: Counts) -> None:
        """Add the counts of one text."""
        self._by_step.update(counts.steps)
        self._removed.update(counts.removed)

    def merge(self, other: Tally) -> None:
        """Add the counts of a file."""
        self.documents += other.documents
        self.changed += other.changed
        self.bad += other.bad
        self._by_step.update(other._by_step)
        self._removed.update(other._removed)

    def state(self) -> dict[str, Any]:
        """The counts in a form that JSON can encode."""
        numbers = {"documents": self.documents, "changed": self.changed, "bad": self.bad}
        return {**numbers, "by_step": dict(self._by_step), "removed": dict(self._removed)}

    @classmethod
    def of(cls, state: Mapping[str, Any]) -> Tally:
        """The tally with this state; a new tally if the state is empty."""
        tally = cls()
        tally.documents, tally.changed, tally.bad = (int(state.get(key, 0)) for key in ("documents", "changed", "bad"))
        tally._by_step.update(state.get("by_step", {}))
        tally._removed.update(state.get("removed", {}))
        return tally

    def table(self) -> str:
        """The counts as lines of a table, with numbers aligned to the right."""
        rows = [("documents", self.documents), ("  changed", self.changed)]
        rows += [(f"    by {step}", count) for step, count in self._by_step.items()]
        rows += [("  with errors", self.bad), ("characters removed", sum(self._removed.values()))]
        most = sorted(self._removed.items(), key=lambda row: (-row[1], row[0]))
        rows += [(f"  {reason}", count) for reason, count in most[:_KINDS_SHOWN]]
        if rest := most[_KINDS_SHOWN:]:
            rows.append((f"  {len(rest)} other kinds", sum(count for _, count in rest)))
        wide = max(len(name) for name, _ in rows)
        return "".join(f"{name:{wide}}  {count:>12,}\n" for name, count in rows)
