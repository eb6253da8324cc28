"""Pipeline: run the steps in order, silently (``normalize``) or with a report of every change (``explain``)."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Collection, Iterable, Sequence
from functools import lru_cache, partial
from typing import Any, NamedTuple

from vnnorm.core.checks import require_str
from vnnorm.core.edits import Edits
from vnnorm.core.rule import Finding
from vnnorm.normalized import Normalized, StepEdits
from vnnorm.own import is_own, own_findings
from vnnorm.rules import RULES, StepName
from vnnorm.step import PRESETS, Step, unknown_step
from vnnorm.text.around import Cover, find_around

NEWS: tuple[StepName | Step, ...] = (
    "characters",  # first: every later rule reads composed letters, plain spaces and one kind of line end
    "desegment",  # before every step that reads words, because these read running text
    "boilerplate",  # before every step that reads the article, because the page around it has other dates and people
)
"""The preset for news, and the default. It repairs damage from crawling and storage and removes the residue of the web page. It
changes no word of the prose."""

MATCH: tuple[StepName | Step, ...] = (
    *NEWS,  # texts are compared as they were published, not as they were stored
    "dates",  # before casefold: capitals distinguish dates from names (ngày mai, Mai)
    "titles",  # before casefold, because names have capitals; after dates, for which a title marks a name (bà Mai)
    "casefold",  # last: capitals are evidence for the steps before
)
"""The preset for comparing and deduplicating: ``NEWS``, then steps that make different wordings of the same thing equal."""


_ROUNDS = 4  # maximum runs of the steps around hidden parts; only constructed texts need a third run


class _Planned(NamedTuple):
    name: str
    find: Callable[..., Iterable[Finding]]
    rewrite: Callable[..., str]
    dated: bool  # whether it takes the reference
    uncovers: tuple[_Planned, ...]  # earlier steps that may find something new after this step has deleted text

    def rewritten(self, text: str, reference: datetime.date | None) -> str:
        return self.rewrite(text, reference=reference) if self.dated else self.rewrite(text)

    def findings(self, text: str, reference: datetime.date | None) -> Iterable[Finding]:
        return self.find(text, reference=reference) if self.dated else self.find(text)

    def around(self, cover: Cover) -> _Planned:
        """The step on the parts of a text that a cover does not hide."""
        uncovers = tuple(earlier.around(cover) for earlier in self.uncovers)
        return self._replace(find=partial(_find_around, self.find, cover), uncovers=uncovers)


def normalize(text: str, *, steps: Sequence[StepName | Step] = NEWS, reference: datetime.date | None = None) -> str:
    """The text after every step, in order. Builds no edits; ``explain`` returns the same text with its edits.

    steps: names of rules and ``Step`` objects; ``NEWS`` by default. reference: the day of publication, for steps that read
    dates (of a ``datetime``, its date). Returns the same object if no step changes anything. Raises TypeError on anything but
    ``str``, ValueError on an unknown step.

    >>> normalize("Thủ_tướng gặp Bí_thư Khu ủy ( CAEXPO ) .")
    'Thủ tướng gặp Bí thư Khu ủy (CAEXPO).'
    """
    require_str(text, "normalize")
    _require_date(reference)
    return _in_order(text, _plan(_as_tuple(steps)), lambda step, text, _: step.rewritten(text, reference))


def explain(text: str, *, steps: Sequence[StepName | Step] = NEWS, reference: datetime.date | None = None) -> Normalized:
    """Explain what ``normalize`` does to a text: the result, the edits of each step, and all edits in source offsets.

    The parameters and errors are those of ``normalize``.

    >>> result = explain("Thủ_tướng nói .", steps=(Step("desegment", segmented=True),))
    >>> result.text
    'Thủ tướng nói.'
    >>> [(edit.start, edit.old, edit.new, edit.reasons) for edit in result.edits]
    [(3, '_', ' ', ('desegment: joiner',)), (13, ' ', '', ('desegment: . stop',))]
    """
    require_str(text, "explain")
    _require_date(reference)
    return _told(text, _plan(_as_tuple(steps)), reference)


def explain_around(
    text: str, cover: Cover, *, steps: Sequence[str | Step], reference: datetime.date | None = None
) -> Normalized:
    """Same as ``explain``, but no step reads or changes the parts of the text that ``cover`` hides.

    The steps run again until nothing changes. A step does not make a change that would hide other parts, but may make it
    after another step has changed the text.
    """
    return _told(text, tuple(step.around(cover) for step in _plan(_as_tuple(steps))), reference, _ROUNDS)


def _told(text: str, plan: tuple[_Planned, ...], reference: datetime.date | None, rounds: int = 1) -> Normalized:
    done: list[StepEdits] = []

    def tell(step: _Planned, before: str, again: bool) -> str:
        edits = Edits.from_findings(before, step.findings(before, reference), step.name)
        if edits or not again:
            done.append(StepEdits(step.name, edits))
        return edits.apply(before)

    result = _in_order(text, plan, tell)
    before = text
    # A user's own step runs once, because it may change its own result again.
    rules = tuple(step for step in plan if step.name in RULES)
    while (rounds := rounds - 1) and result is not before:
        before, result = result, _in_order(result, rules, lambda step, text, _: tell(step, text, True))
    return Normalized(text, result, tuple(done), reference)


def normalize_reporting(
    text: str,
    *,
    steps: Sequence[str | Step],
    reference: datetime.date | None,
    changed: Callable[[str, Any], object],
    detailed: Collection[str] = (),
) -> str:
    """Same as ``normalize``, but calls ``changed`` with the name of each step that changes the text and the code points added.

    For a step named in ``detailed``, ``changed`` gets the edits instead of the number.
    """

    def tell(step: _Planned, before: str, again: bool) -> str:
        if step.name in detailed:
            edits = Edits.from_findings(before, step.findings(before, reference), step.name)
            after = edits.apply(before)
            if edits:
                changed(step.name, edits)
            return after
        after = step.rewritten(before, reference)
        if after is not before:
            changed(step.name, len(after) - len(before))
        return after

    return _in_order(text, _plan(_as_tuple(steps)), tell)


def _in_order(text: str, plan: tuple[_Planned, ...], run: Callable[[_Planned, str, bool], str]) -> str:
    """The text after every step. ``run`` takes a step, the text, and whether the step runs again.

    After a deletion an earlier step may find something new: without the byline at its end, a line may look word-segmented. The
    earlier step runs again, as it would in a second ``normalize``, until nothing changes. Each round deletes text, so it ends.
    """
    for step in plan:
        before, text = text, run(step, text, False)
        while step.uncovers and text is not before:
            before = text
            for earlier in step.uncovers:
                text = run(earlier, text, True)
            if text is before:
                break
            before, text = text, run(step, text, True)
    return text


def check_options(steps: Sequence[str | Step], reference: datetime.date | None) -> tuple[StepName | Step, ...]:
    """The steps as a tuple. Checks them and the reference, and raises the same errors as ``normalize``."""
    _require_date(reference)
    chosen = _as_tuple(steps)
    _plan(chosen)
    return chosen


def _require_date(reference: object) -> None:
    if reference is not None and not isinstance(reference, datetime.date):
        raise TypeError(
            f"reference takes a datetime.date, not {type(reference).__name__}; "
            "from text: datetime.date.fromisoformat('2025-09-16')"
        )


def _as_tuple(steps: Sequence[str | Step]) -> tuple[StepName | Step, ...]:
    if isinstance(steps, str) and steps.upper() in PRESETS:
        raise TypeError(f"steps takes a sequence of steps; {unknown_step(steps, ())}")
    if isinstance(steps, (str, Step)):
        raise TypeError(f"steps takes a sequence of steps; write steps=({steps!r},)")
    if not isinstance(steps, Iterable):
        raise TypeError(f"steps takes a sequence of steps, not {type(steps).__name__}; write steps=NEWS for the default")
    chosen: tuple[Any, ...] = tuple(steps)
    for step in chosen:
        if not isinstance(step, (str, Step)):
            raise TypeError(f"a step is a name or a Step, not {step!r}")
    return chosen


@lru_cache(maxsize=64)
def _plan(steps: tuple[StepName | Step, ...]) -> tuple[_Planned, ...]:
    planned: list[_Planned] = []
    for step in steps:
        planned.append(_planned(step if isinstance(step, Step) else Step.of(step, {}), planned))
    return tuple(planned)


def _planned(step: Step, before: list[_Planned]) -> _Planned:
    options = step.options
    if is_own(options):
        own = partial(own_findings, step.name, options)
        return _Planned(step.name, own, partial(_rewritten, own), False, ())
    rule = RULES[step.name]
    find, rewrite = partial(rule.find, **options), partial(rule.rewrite, **options)
    uncovers = tuple(earlier for earlier in before if earlier.name in rule.uncovers)
    return _Planned(rule.name, find, rewrite, "reference" in rule.options, uncovers)


def _find_around(
    find: Callable[..., Iterable[Finding]], cover: Cover, text: str, **reference: datetime.date | None
) -> Iterable[Finding]:
    return find_around(text, partial(find, **reference), cover)


def _rewritten(find: Callable[[str], Iterable[Finding]], text: str) -> str:
    return Edits.from_findings(text, find(text)).apply(text)
