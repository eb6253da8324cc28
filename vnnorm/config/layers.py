"""The effective settings of a file: the command line overrides the configuration and the default; each value has its source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from vnnorm.config.values import default_of, options_of
from vnnorm.core.checks import unknown
from vnnorm.pipeline import MATCH, NEWS
from vnnorm.rules import RULES
from vnnorm.step import Step

PRESETS: dict[str, tuple[str, ...]] = {
    name: tuple(step.name if isinstance(step, Step) else step for step in steps)
    for name, steps in {"news": NEWS, "match": MATCH}.items()
}


class Sourced(NamedTuple):
    """A value, and the place that sets it."""

    value: Any
    source: str


class Layer(NamedTuple):
    """The settings from one place: from a configuration, for one file, or from the command line."""

    names: Sourced | None = None  # of the steps that run; no others run
    preset: Sourced | None = None  # its name; all patterns run after its steps
    options: Mapping[str, Mapping[str, Sourced]] = {}  # by step
    patterns: Mapping[str, Sourced] = {}  # by name, each a Step


class Held(NamedTuple):
    """The effective settings of a file."""

    names: Sourced
    options: Mapping[str, Mapping[str, Sourced]]
    patterns: Mapping[str, Sourced]

    def steps(self) -> tuple[Step, ...]:
        """The steps with their options."""
        return tuple(self._step(name) for name in self.names.value)

    def _step(self, name: str) -> Step:
        if name in self.patterns:
            own: Step = self.patterns[name].value
            return own
        return Step.of(name, {option: value for option, (value, _) in self.options.get(name, {}).items()})

    def told(self) -> Iterator[tuple[str, Sourced]]:
        """Every value with its key, including defaults."""
        yield "steps", Sourced(list(self.names.value), self.names.source)
        for name in dict.fromkeys(self.names.value):
            if name in self.patterns:
                own, source = self.patterns[name]
                yield from ((f"patterns.{name}.{key}", Sourced(value, source)) for key, value in own.options.items())
                continue
            for option in options_of(name):
                unset = Sourced(default_of(name, option), "default")
                yield f"{name}.{option}", self.options.get(name, {}).get(option, unset)


def held(command: Layer, file: Layer, default: Sourced) -> Held:
    """The effective settings from the command line, a configuration and the default; ValueError on an unknown step."""
    patterns = {**file.patterns, **command.patterns}
    options = {
        step: {**file.options.get(step, {}), **command.options.get(step, {})} for step in {**file.options, **command.options}
    }
    names, source = _names(command, file, default, patterns)
    for name in names:
        check_name(name, patterns)
    names += tuple(name for name in command.patterns if name not in names)
    return Held(Sourced(names, source), options, patterns)


def _names(command: Layer, file: Layer, default: Sourced, patterns: Mapping[str, Any]) -> tuple[tuple[str, ...], str]:
    for layer in (command, file):
        if layer.names:
            return layer.names.value, layer.names.source
        if layer.preset:
            return (*PRESETS[layer.preset.value], *patterns), layer.preset.source
    return (*default.value, *patterns), default.source


def check_name(name: str, patterns: Mapping[str, Any]) -> None:
    """ValueError on an unknown name of a step."""
    if name in RULES or name in patterns:
        return
    if name.lower() in PRESETS:
        raise ValueError(f"{name!r} is a preset, and no step; name it as preset")
    raise ValueError(unknown("step", name, [*RULES, *patterns]))
