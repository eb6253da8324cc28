"""Options of steps on the command line: ``--set desegment.segmented=yes`` → ``Step("desegment", segmented=True)``."""

from __future__ import annotations

from collections.abc import Sequence

import click

from vnnorm.config.layers import Sourced
from vnnorm.config.values import OptionError, from_text, options_of
from vnnorm.core.checks import unknown
from vnnorm.rules import RULES
from vnnorm.step import Step

Settings = dict[str, dict[str, Sourced]]


def parsed(_context: click.Context, _parameter: click.Parameter, values: Sequence[str]) -> Settings:
    """The options by step, each parsed by its kind."""
    found: Settings = {}
    for value in values:
        name, equals, given = value.partition("=")
        step, dot, option = name.strip().partition(".")
        if not (equals and dot):
            raise click.BadParameter(f"{value!r} sets nothing; write STEP.OPTION=VALUE, for instance desegment.segmented=yes")
        if step not in RULES:
            raise click.BadParameter(unknown("step", step, RULES))
        known = options_of(step)
        if option not in known:
            raise click.BadParameter(unknown(f"option of step {step!r}", option, known))
        if option in found.setdefault(step, {}):
            raise click.BadParameter(f"{step}.{option} is set more than once; set it once")
        try:
            found[step][option] = Sourced(from_text(step, option, given), f"--set {step}.{option}")
        except OptionError as error:
            raise click.BadParameter(str(error)) from None
        try:
            Step.of(step, {option: found[step][option].value})
        except (ValueError, TypeError) as error:
            raise click.BadParameter(f"{step}.{option}: {error}") from None
    return found


def patterns(
    _context: click.Context, _parameter: click.Parameter, values: Sequence[tuple[str, str, str]]
) -> dict[str, Sourced]:
    """The steps that ``--pattern`` makes, by name."""
    found: dict[str, Sourced] = {}
    for name, pattern, replace in values:
        if name in found:
            raise click.BadParameter(f"{name!r} is given more than once; give each pattern a name of its own")
        try:
            step = Step(name, pattern=pattern, replace=replace)
        except (ValueError, TypeError, ModuleNotFoundError) as error:
            raise click.BadParameter(str(error)) from None
        found[name] = Sourced(step, "--pattern")
    return found
