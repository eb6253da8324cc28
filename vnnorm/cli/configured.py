"""The effective settings of each file of a run: the command line overrides the nearest configuration."""

from __future__ import annotations

import os
from typing import Any

import click

from vnnorm.cli.inputs import Source, Unreadable, find_sources
from vnnorm.cli.messages import STDIN, UserError, cause, shown
from vnnorm.cli.pieces import Choice
from vnnorm.config.content import Config, ConfigError, load_config
from vnnorm.config.layers import PRESETS, Held, Layer, Sourced, held
from vnnorm.config.search import Search
from vnnorm.step import Step


class Configured:
    """The configurations of a run. Each file is parsed once, and each folder read once."""

    def __init__(self, options: dict[str, Any]) -> None:
        if options["config"] and options["no_config"]:
            raise click.UsageError("--config does not go with --no-config; give one of them")
        self._given = options["config"]
        self._reads = not options["no_config"]
        self._forces = options["force_exclude"]
        self._command = _command_layer(options)
        self._default = Sourced(PRESETS["news"], "default")
        if options.get("default_steps"):
            self._default = Sourced(options["default_steps"], "--default-steps")
        self._search = Search()
        self._configs: dict[str, Config] = {}
        self._held: dict[tuple[Config | None, Sourced | None], Held] = {}
        self._steps: dict[int, tuple[Step, ...]] = {}

    def config(self, path: str) -> Config | None:
        """The configuration of a file; ConfigError if it cannot be used."""
        if not self._reads:
            return None
        found = self._given or self._above(path)
        if found is None:
            return None
        if found not in self._configs:
            try:
                self._configs[found] = load_config(found)
            except OSError as error:
                raise ConfigError(
                    f"{shown(found)}: the configuration cannot be read ({cause(error)}); check the path"
                ) from None
        return self._configs[found]

    def _above(self, path: str) -> str | None:
        try:
            return self._search.above(os.getcwd() if path == STDIN else os.path.dirname(os.path.abspath(path)))
        except OSError:  # the working folder is gone
            return None

    def held(self, path: str) -> Held:
        """The effective settings of a file."""
        config = self.config(path)
        layer = config.layer(path) if config else Layer()
        key = (config, layer.names)
        if key not in self._held:
            try:
                self._held[key] = held(self._command, layer, self._default)
            except ValueError as error:  # a name on the command line; those of the configuration are checked already
                source = self._command.names or self._default
                raise click.UsageError(f"Invalid value for {source.source}: {error}") from None
        return self._held[key]

    def steps(self, path: str) -> tuple[Step, ...]:
        """The steps of a file."""
        held = self.held(path)
        if id(held) not in self._steps:  # an id is unique here, because self keeps every one of these objects
            self._steps[id(held)] = held.steps()
        return self._steps[id(held)]

    def excluding(self, path: str) -> str | None:
        """The source of the ``exclude`` that matches a file; None if none does."""
        config = None if path == STDIN else self.config(path)
        return config.source("exclude") if config and config.excludes(path) else None

    def without_excluded(self, sources: list[Source | Unreadable]) -> list[Source | Unreadable]:
        """The sources without excluded files: those from folders, and with --force-exclude also those named as arguments."""
        kept: list[Source | Unreadable] = []
        emptied: dict[str, str] = {}  # folders with an excluded file, and the source of that exclude
        for one in sources:
            folder = None if isinstance(one, Unreadable) else one.folder
            excluding = None
            if isinstance(one, Source) and (self._forces or folder is not None):
                excluding = self.excluding(one.path)
            if excluding is None:
                kept.append(one)
            elif folder is not None:
                emptied[folder] = excluding
        full = {one.folder for one in kept if isinstance(one, Source)}
        if not self._forces:
            kept += [
                Unreadable(shown(folder), UserError(f"every file in it is excluded by {source}; name one to read it"))
                for folder, source in emptied.items()
                if folder not in full
            ]
        return kept

    def sources(self, options: dict[str, Any], choice: Choice) -> list[Source | Unreadable]:
        """The files that the arguments name, without excluded files."""
        found = find_sources(options["files"], options["pattern"], choice, once=False)
        return self.lists(self.without_excluded(found))[0]

    def lists(self, sources: list[Source | Unreadable]) -> tuple[list[Source | Unreadable], tuple[tuple[Step, ...], ...]]:
        """The sources, each with the index of its list of steps, and all lists of steps."""
        numbers: dict[tuple[Step, ...], int] = {}
        numbered = [
            one if isinstance(one, Unreadable) else one._replace(steps=numbers.setdefault(self.steps(one.path), len(numbers)))
            for one in sources
        ]
        self._check_use({step.name for steps in numbers for step in steps})
        return numbered, tuple(numbers)

    def _check_use(self, names: set[str]) -> None:
        """UsageError if --set names a step that runs for no file."""
        for name in self._command.options if names else ():
            if name not in names:
                raise click.UsageError(f"--set {name}.…: this step does not run; name it in --steps, or leave --set out")


def _command_layer(options: dict[str, Any]) -> Layer:
    names, preset = options.get("steps"), options.get("preset")
    if names is not None and preset is not None:
        raise click.UsageError("--steps and --preset both name the steps; give one of them")
    return Layer(
        names and Sourced(names, "--steps"),
        preset and Sourced(preset, "--preset"),
        options.get("settings", {}),
        options.get("patterns", {}),
    )
