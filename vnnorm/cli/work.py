"""The work on each text, in this process or in others: normalize it, check that it is stable, count."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from vnnorm.cli.covers import cover_of, explained, normalized
from vnnorm.cli.messages import UserError
from vnnorm.cli.tally import Counts, counted, counted_in
from vnnorm.step import Step

Item = tuple[str, "datetime.date | None", str, int]
"""A text, its day of publication, its form (a text of a file of Markdown is not all prose), and which list of steps it has."""


class Outcome(NamedTuple):
    """The result of a text."""

    text: str | None  # None: nothing changed
    stable: bool = True  # whether the same steps do not change the result
    counts: Counts | None = None
    fault: str = ""  # the reason if there is none; reported with the place of the text


class Job(NamedTuple):
    """The options of the work; a plain value, so that it can be sent to another process."""

    lists: tuple[tuple[Step, ...], ...]  # lists of steps: a configuration may give each file its own
    twice: bool = False  # check whether the result is stable
    tally: bool = False

    def outcome(self, item: Item) -> Outcome:
        """The outcome for a text."""
        try:
            return self._made(*item)
        except TimeoutError as error:  # from a user's own pattern
            return Outcome(None, fault=f"{' '.join(str(error).split())}; the text is left as it was")
        except Exception as error:  # a single text must not end the run
            told = f"{type(error).__name__}: {' '.join(str(error).split())}"
            return Outcome(None, fault=f"a step failed ({told}), the text is left as it was; please report it with the text")

    def _made(self, text: str, reference: datetime.date | None, form: str, number: int) -> Outcome:
        steps = self.lists[number]
        result, counts = self._counted(text, reference, form, steps)
        if result is text or result == text:
            return Outcome(None)
        stable = not self.twice or normalized(result, form, steps, reference) == result
        return Outcome(result, stable, counts)

    def _counted(
        self, text: str, reference: datetime.date | None, form: str, steps: tuple[Step, ...]
    ) -> tuple[str, Counts | None]:
        """The result, and its counts if ``tally`` is set."""
        if not self.tally:
            return normalized(text, form, steps, reference), None
        if cover_of(text, form) is None:
            return counted(text, steps, reference)
        told = explained(text, form, steps, reference)
        return told.text, counted_in(told)


def outcomes(job: Job, items: Iterable[Item], jobs: int) -> Iterator[Outcome]:
    """The outcomes, in the order of the texts; ``UserError`` if a worker process was killed."""
    if jobs == 1:
        return map(job.outcome, items)  # each as soon as its text is read, so that results of a slow pipe appear at once
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
