"""Options of steps on the command line: ``--set desegment.segmented=yes`` → ``Step("desegment", segmented=True)``."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import click

from vnnorm.cli.messages import cause, shown
from vnnorm.core.checks import unknown
from vnnorm.rules import RULES
from vnnorm.step import Step

_YES_OR_NO = {"yes": True, "true": True, "no": False, "false": False}


def parsed(_context: click.Context, _parameter: click.Parameter, values: Sequence[str]) -> dict[str, dict[str, Any]]:
    """The options by step, each parsed by its kind."""
    found: dict[str, dict[str, Any]] = {}
    for value in values:
        name, equals, given = value.partition("=")
        step, dot, option = name.strip().partition(".")
        if not (equals and dot):
            raise click.BadParameter(f"{value!r} sets nothing; write STEP.OPTION=VALUE, for instance desegment.segmented=yes")
        if step not in RULES:
            raise click.BadParameter(unknown("step", step, RULES))
        known = [each for each in RULES[step].options if each in READERS]
        if option not in known:
            raise click.BadParameter(unknown(f"option of step {step!r}", option, known))
        if option in found.setdefault(step, {}):
            raise click.BadParameter(f"{step}.{option} is set more than once; set it once")
        found[step][option] = READERS[option](step, given)
        try:
            Step(step, **found[step])
        except (ValueError, TypeError) as error:
            raise click.BadParameter(f"{step}.{option}: {error}") from None
    return found


def applied(steps: tuple[str | Step, ...], settings: dict[str, dict[str, Any]]) -> tuple[str | Step, ...]:
    """The steps with their options; UsageError if an option is set for a step that does not run."""
    for name in settings:
        if name not in steps:
            raise click.UsageError(f"--set {name}.…: this step does not run; name it in --steps, or leave --set out")
    return tuple(Step(step, **settings[step]) if isinstance(step, str) and step in settings else step for step in steps)


def _yes_or_no(_step: str, given: str) -> bool:
    if given.lower() not in _YES_OR_NO:
        raise click.BadParameter(f"{given!r} is neither yes nor no; write one of them")
    return _YES_OR_NO[given.lower()]


def _kinds(step: str, given: str) -> frozenset[str]:
    """Kinds separated by commas; with a minus before each, the default kinds without these."""
    kinds = [kind.strip() for kind in given.split(",") if kind.strip()]
    named = frozenset(kind.removeprefix("-") for kind in kinds)
    if not kinds or all(kind.startswith("-") for kind in kinds):
        return _default(step, named)
    if any(kind.startswith("-") for kind in kinds):
        raise click.BadParameter(f"{given!r} both names kinds and takes some away; do one of them")
    return named


def _default(step: str, without: frozenset[str]) -> frozenset[str]:
    import vnnorm

    kinds = vnnorm.ALL_KINDS if step == "boilerplate" else vnnorm.DEFAULT_KINDS
    for kind in sorted(without - kinds):
        raise click.BadParameter(unknown(f"kind to take from step {step!r}", kind, kinds))
    return kinds - without


def _lines(_step: str, given: str) -> tuple[str, ...]:
    """All lines of a file, also blank ones, so that an error gives the right line number."""
    try:
        text = Path(given).read_text("utf-8-sig")
    except UnicodeDecodeError:
        raise click.BadParameter(f"{shown(given)} is not UTF-8; save it as UTF-8") from None
    except (OSError, ValueError) as error:
        raise click.BadParameter(f"the lines are read from a file, and {shown(given)} cannot be read: {cause(error)}") from None
    return tuple(text.split("\n"))


READERS: dict[str, Callable[[str, str], Any]] = {
    "appositions": _yes_or_no,
    "ascii": _yes_or_no,
    "code": _yes_or_no,
    "extra": _lines,
    "favor": lambda _step, given: given,
    "formats": _yes_or_no,
    "kinds": _kinds,
    "repeated": lambda step, given: frozenset(filter(None, _lines(step, given))),
    "segmented": _yes_or_no,
    "style": lambda _step, given: given,
}
