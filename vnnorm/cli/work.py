"""The work on each text, in this process or others: normalize it, check that it is stable, count."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from vnnorm.cli.covers import cover_of, explained, normalized
from vnnorm.cli.messages import UserError
from vnnorm.cli.tally import Counts, counted, counted_in
from vnnorm.step import Step

Item = tuple[str, "datetime.date | None", str]
"""A text, its day of publication, and its form: a text of a file of Markdown is not all prose."""


class Outcome(NamedTuple):
    """The result of a text."""

    text: str | None  # None: nothing changed
    stable: bool = True  # whether the same steps leave the result alone
    counts: Counts | None = None
    fault: str = ""  # what a step raised: a fault of ours, told with the place of the text, so that it can be found


class Job(NamedTuple):
    """The options of the work; a plain value, so that it can be sent to another process."""

    steps: tuple[str | Step, ...]
    twice: bool = False  # check whether the result is stable
    tally: bool = False

    def outcome(self, item: Item) -> Outcome:
        """The outcome for a text."""
        try:
            return self._made(*item)
        except Exception as error:  # one text of a million must not end the run
            return Outcome(None, fault=f"{type(error).__name__}: {' '.join(str(error).split())}")

    def _made(self, text: str, reference: datetime.date | None, form: str) -> Outcome:
        result, counts = self._counted(text, form, reference)
        if result is text or result == text:
            return Outcome(None)
        stable = not self.twice or normalized(result, form, self.steps, reference) == result
        return Outcome(result, stable, counts)

    def _counted(self, text: str, form: str, reference: datetime.date | None) -> tuple[str, Counts | None]:
        """The result, and its counts if ``tally`` is set."""
        if not self.tally:
            return normalized(text, form, self.steps, reference), None
        if cover_of(text, form) is None:
            return counted(text, self.steps, reference)
        told = explained(text, form, self.steps, reference)
        return told.text, counted_in(told)


def outcomes(job: Job, items: Iterable[Item], jobs: int) -> Iterator[Outcome]:
    """The outcomes, in the order of the texts; ``UserError`` where a worker process was killed."""
    if jobs == 1:
        return map(job.outcome, items)  # each as soon as its text is read, so that a slow pipe is passed on at once
    return _elsewhere(job, items, jobs)


def _elsewhere(job: Job, items: Iterable[Item], jobs: int) -> Iterator[Outcome]:
    from vnnorm.many import in_order

    try:
        yield from in_order(job.outcome, items, jobs)
    except RuntimeError as error:
        from concurrent.futures.process import BrokenProcessPool

        if not isinstance(error.__cause__, BrokenProcessPool):
            raise
        raise UserError(
            "a worker process was killed (out of memory?); what is not done by now is left as it was, "
            "run again with fewer --jobs"
        ) from None
