"""The work on each text, here or in other processes: normalized, looked at a second time, counted."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from vnnorm.cli.tally import Counts, counted
from vnnorm.pipeline import explain, normalize
from vnnorm.step import Step

Dated = tuple[str, "datetime.date | None"]


class Outcome(NamedTuple):
    """What became of a text."""

    text: str | None  # None: nothing changed
    stable: bool = True  # whether the same steps leave the result alone
    counts: Counts | None = None
    fault: str = ""  # what a step raised: a fault of ours, told with the place of the text, so that it can be found


class Job(NamedTuple):
    """What is asked for each text; a value, so that it can be sent to another process."""

    steps: tuple[str | Step, ...]
    twice: bool = False  # look whether the result is stable
    tally: bool = False

    def outcome(self, item: Dated) -> Outcome:
        """The outcome for a text and its day of publication."""
        try:
            return self._made(*item)
        except Exception as error:  # one text of a million must not end the run
            return Outcome(None, fault=f"{type(error).__name__}: {' '.join(str(error).split())}")

    def _made(self, text: str, reference: datetime.date | None) -> Outcome:
        result = normalize(text, steps=self.steps, reference=reference)
        if result is text or result == text:
            return Outcome(None)
        stable = not self.twice or normalize(result, steps=self.steps, reference=reference) == result
        counts = counted(explain(text, steps=self.steps, reference=reference)) if self.tally else None
        return Outcome(result, stable, counts)


def outcomes(job: Job, items: Iterable[Dated], jobs: int) -> Iterator[Outcome]:
    """The outcomes, in the order of the texts."""
    return map(job.outcome, items)
