"""Print random edits of texts of yours, each in its context, to be read and counted: ``python -m tests.evaluation --sample``.

Annotated news says how well the rules work there. On other news, a person who reads random edits and counts the wrong ones
finds out in minutes. docs/howto/measure-on-your-outlet.md shows how.
"""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Callable
from functools import partial
from math import sqrt
from typing import Any, Generic, NamedTuple, TypeVar

import click

from vnnorm import Edit, Step, explain, normalize
from vnnorm.cli.configured import Configured
from vnnorm.cli.console import Console
from vnnorm.cli.documents import documents
from vnnorm.cli.messages import STDIN, without_controls
from vnnorm.cli.options import choice_of, input_options, step_options
from vnnorm.cli.pieces import Slot
from vnnorm.typing import StepName

CONTEXT = 60  # code points on each side
_LONGEST = 200  # code points of an edit that are shown whole; of a longer one, the first and the last
_FIRST, _LAST = 120, 60
_SURE = 1.96  # standard deviations: 95 in 100 intervals hold the true share
_WRONG = (0, 1, 2, 5, 10, 20)

HOW_TO_COUNT = """\
How to count
  Read each edit as the outlet's editor would. Count it as wrong if prose or a part of a name is gone, if a space is missing or
  too many, or if a value is not what the text means. Count each step by itself. Leave out an edit that you cannot decide.
  The order is random: if you stop early, what you have read is still a random sample.

The share of wrong edits in texts like these, with 95 % confidence (Wilson's interval):"""

T = TypeVar("T")


class Reservoir(Generic[T]):
    """A random sample of a stream of unknown length: every item of the stream has the same chance to be in it."""

    def __init__(self, size: int, chance: random.Random) -> None:
        self.seen = 0
        self.kept: list[T] = []
        self._size = size
        self._chance = chance

    def offer(self, make: Callable[[], T]) -> None:
        """Take the next item of the stream, or pass it over; ``make`` is called for an item that is taken."""
        self.seen += 1
        if len(self.kept) < self._size:
            self.kept.append(make())
        elif (place := self._chance.randrange(self.seen)) < self._size:
            self.kept[place] = make()

    def in_random_order(self) -> list[T]:
        """What was kept; any part of the list, from its start, is a random sample too."""
        return self._chance.sample(self.kept, len(self.kept))


class Shown(NamedTuple):
    """An edit of a step with the text around it, as that step read it."""

    document: str
    edit: Edit
    before: str
    after: str

    @classmethod
    def of(cls, document: str, edit: Edit, text: str) -> Shown:
        return cls(document, edit, text[max(0, edit.start - CONTEXT) : edit.start], text[edit.end : edit.end + CONTEXT])

    def __str__(self) -> str:
        old, new = _exact(self.edit.old), _exact(self.edit.new)
        change = f"⟦{old} → {new}⟧" if old and new else f"⟦{old} →⟧" if old else f"⟦→ {new}⟧"
        return f"{', '.join(self.edit.reasons)} ({self.document})\n     {_visible(self.before)}{change}{_visible(self.after)}"


def _shortened(text: str) -> str:
    if len(text) <= _LONGEST:
        return text
    return f"{text[:_FIRST]} […{len(text) - _FIRST - _LAST} code points…] {text[-_LAST:]}"


def _visible(text: str) -> str:
    """The text on one line, with what cannot be seen as escapes.

    >>> print(_visible("Hà\\u200b Nội\\n"))
    Hà\\u200b Nội⏎
    """
    return "".join("⏎" if char == "\n" else char if char.isprintable() else ascii(char)[1:-1] for char in text)


def _exact(text: str) -> str:
    """What an edit takes or puts there: also combining marks as escapes, and spaces at its ends as a sign.

    >>> print(_exact(" a\\u0300 b"))
    ␣a\\u0300 b
    """
    inner = "".join(ascii(char)[1:-1] if unicodedata.combining(char) else char for char in _shortened(text).strip(" "))
    spaces = len(text) - len(text.lstrip(" ")), len(text) - len(text.rstrip(" ")) if inner else 0
    return "␣" * spaces[0] + _visible(inner) + "␣" * spaces[1]


def sampled(
    texts: list[tuple[str, Slot]], steps: tuple[StepName | Step, ...], size: int, chance: random.Random
) -> dict[str, Reservoir[Shown]]:
    """At most ``size`` edits of each step that makes any, in the order of the steps."""
    edits: dict[str, Reservoir[Shown]] = {
        step if isinstance(step, str) else step.name: Reservoir(size, chance) for step in steps
    }
    for document, slot in texts:
        text = slot.text
        for step in explain(text, steps=steps, reference=slot.reference).steps:
            for edit in step.edits:
                edits[step.name].offer(partial(Shown.of, document, edit, text))
            text = step.edits.apply(text)
    return {name: found for name, found in edits.items() if found.seen}


def interval(wrong: int, read: int) -> tuple[float, float]:
    """The shares of wrong edits that agree with ``wrong`` of ``read``: Wilson's score interval at 95 %.

    >>> [tuple(round(share, 3) for share in interval(wrong, 50)) for wrong in (0, 5)]
    [(0.0, 0.071), (0.043, 0.214)]
    """
    share = wrong / read
    spread = _SURE * sqrt(share * (1 - share) / read + _SURE**2 / (4 * read**2))
    middle = share + _SURE**2 / (2 * read)
    scale = 1 + _SURE**2 / read
    return max(0.0, (middle - spread) / scale), min(1.0, (middle + spread) / scale)


def _shares(read: int) -> str:
    """What some numbers of wrong edits among those read mean."""
    told = []
    for wrong in _WRONG:
        if wrong <= read // 2:
            low, high = interval(wrong, read)
            told.append(f"{wrong} wrong: {100 * low:.1f} to {100 * high:.1f} %")
    return f"  of {read} read: {'; '.join(told)}"


@click.command("--sample")
@input_options
@step_options
@click.option("--edits", "size", type=click.IntRange(1), default=50, show_default=True, help="Edits of each step to print.")
@click.option("--texts", type=click.IntRange(1), default=5000, show_default=True, help="Random texts to take the edits from.")
@click.option("--results", type=click.IntRange(0), default=0, help="Print so many whole results too, to read what was left.")
@click.option("--seed", type=int, default=1, show_default=True, help="Another seed draws another sample; the same, the same.")
@click.pass_context
def command(context: click.Context, /, size: int, seed: int, **options: Any) -> None:
    """Print random edits of the texts in FILEs, numbered, with their reasons and what stands around them."""
    console = Console()
    chance = random.Random(seed)
    configured = Configured(options)
    chosen = configured.steps(next(iter(options["files"]), STDIN))
    drawn: Reservoir[tuple[str, Slot]] = Reservoir(options["texts"], chance)
    choice = choice_of(options)
    for source, slot in documents(configured.sources(options, choice), choice, options["on_error"], console):
        drawn.offer(partial(_named, source.shown, slot))
    edits = sampled(drawn.kept, chosen, size, chance)
    if not edits:
        click.echo(f"no edit in {len(drawn.kept)} of {drawn.seen} texts" if drawn.seen else "no text was read")
    else:
        click.echo(f"random edits in {len(drawn.kept)} of {drawn.seen} texts, seed {seed}")
        _print(edits)
    for document, slot in chance.sample(drawn.kept, min(options["results"], len(drawn.kept))):
        result = normalize(slot.text, steps=chosen, reference=slot.reference)
        click.echo(f"\n{'─' * 20} {document}\n{without_controls(result)}")
    context.exit(2 if console.failed else 0)


def _named(name: str, slot: Slot) -> tuple[str, Slot]:
    """A text and what it is called: its file, line and field."""
    return ":".join(map(str, [name, *slot.place.values()])), slot


def _print(edits: dict[str, Reservoir[Shown]]) -> None:
    number = 0
    for name, found in edits.items():
        click.echo(f"\n{name}: {len(found.kept)} of {found.seen} edits\n")
        for shown in found.in_random_order():
            number += 1
            click.echo(f"{number:4} {shown}")
    click.echo(f"\n{HOW_TO_COUNT}")
    for read in sorted({len(found.kept) for found in edits.values()}, reverse=True):
        click.echo(_shares(read))


if __name__ == "__main__":
    command()
