"""Read and check a configuration file: tables of TOML → steps, options, patterns, globs."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from typing import Any

from vnnorm.config.globs import Globs, compiled
from vnnorm.config.layers import PRESETS, Layer, Sourced, check_name, held
from vnnorm.config.values import OptionError, from_toml, options_of, strings
from vnnorm.core.checks import unknown
from vnnorm.own import PATTERN
from vnnorm.rules import RULES
from vnnorm.step import Step

KEYS = ("preset", "steps", "exclude", "patterns", "per-file")
"""The keys of a configuration, besides the names of steps, whose tables hold their options."""

_PYPROJECT = "pyproject.toml"
_PREFIX = "tool.vnnorm."


class ConfigError(ValueError):
    """A configuration cannot be used. The message names the file, the key and the remedy."""


class Config:
    """The content of a configuration file, made by ``load_config``. Paths are relative to the folder of the file."""

    def __init__(self, path: str, table: Mapping[str, Any]) -> None:
        self._path = os.path.abspath(path)
        self._prefix = _PREFIX if os.path.basename(path) == _PYPROJECT else ""
        self._table = table
        self._held: dict[Sourced | None, tuple[Step, ...]] = {}
        self._check_keys("", self._table_at("", table), [*KEYS, *RULES])
        self._patterns = self._read_patterns()
        self._options = {step: self._options_of(step) for step in RULES if step in table}
        self._preset = self._sourced("preset", self._preset_name)
        self._names = self._sourced("steps", self._step_names)
        if self._preset and self._names:
            raise self._error("steps", "and preset both name the steps; keep one of them")
        with self._at("exclude"):
            self._excluded = self._globs(strings(table.get("exclude", []), "an array of globs"))
        self._per_file = self._read_per_file()
        self._check_use()
        self.steps_for(self._path)  # raises on steps that cannot be made, as soon as the file is read

    @property
    def path(self) -> str:
        """The absolute path of the file."""
        return self._path

    @property
    def folder(self) -> str:
        """The folder of the file. Globs and paths are relative to it."""
        return os.path.dirname(self._path)

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """The steps of all files that no glob of ``per-file`` matches, for ``steps=``."""
        return self._steps(Layer(self._names, self._preset, self._options, self._patterns))

    def steps_for(self, path: str | os.PathLike[str]) -> tuple[Step, ...]:
        """The steps of a file: those of the last glob of ``per-file`` that matches, else ``steps``."""
        layer = self.layer(os.fspath(path))
        if layer.names not in self._held:
            self._held[layer.names] = self._steps(layer)
        return self._held[layer.names]

    def excludes(self, path: str | os.PathLike[str]) -> bool:
        """Whether ``exclude`` matches a file, or a folder that contains it."""
        return self._excluded.match(os.fspath(path))

    def layer(self, path: str) -> Layer:
        """The values of the configuration for a file."""
        own = next((names for globs, names in reversed(self._per_file) if globs.match(path)), None)
        return Layer(own or self._names, None if own else self._preset, self._options, self._patterns)

    def __repr__(self) -> str:
        return f"<Config {self._path}: {', '.join(step.name for step in self.steps) or 'no steps'}>"

    def source(self, key: str) -> str:
        """The file and the key, for a message."""
        return f"{_shown(self._path)}: {self._prefix}{key}"

    def _steps(self, layer: Layer) -> tuple[Step, ...]:
        return held(Layer(), layer, Sourced(PRESETS["news"], "default")).steps()

    # ------------------------------------------------------------ reading

    def _sourced(self, key: str, read: Callable[[Any], object]) -> Sourced | None:
        if key not in self._table:
            return None
        with self._at(key):
            return Sourced(read(self._table[key]), self.source(key))

    @contextmanager
    def _at(self, key: str) -> Iterator[None]:
        """Turn errors raised inside into a ConfigError that names the key."""
        try:
            yield
        except (ValueError, TypeError, ModuleNotFoundError) as error:
            raise self._error(key, str(error)) from None

    def _error(self, key: str, fault: str) -> ConfigError:
        return ConfigError(f"{self.source(key)}: {fault}")

    def _table_at(self, key: str, value: object) -> Mapping[str, Any]:
        if not isinstance(value, Mapping):
            raise self._error(key, f"takes a table, not {value!r}")
        return value

    def _check_keys(self, parent: str, table: Mapping[str, Any], known: list[str]) -> None:
        for key in table:
            if key not in known:
                hint = " (in this file, leave the prefix tool.vnnorm out)" if key == "tool" and not parent else ""
                raise self._error(f"{parent}{key}", f"{unknown('key', key, known)}{hint}")

    def _preset_name(self, given: Any) -> str:
        if not isinstance(given, str) or given not in PRESETS:
            raise OptionError(unknown("preset", given, PRESETS))
        return str(given)

    def _step_names(self, given: Any) -> tuple[str, ...]:
        names = tuple(strings(given, "an array of the names of steps"))
        for name in names:
            check_name(name, self._patterns)
        return names

    def _options_of(self, step: str) -> dict[str, Sourced]:
        table = self._table_at(step, self._table[step])
        self._check_keys(f"{step}.", table, options_of(step))
        found: dict[str, Sourced] = {}
        for option, given in table.items():
            key = f"{step}.{option}"
            with self._at(key):
                found[option] = Sourced(from_toml(step, option, given, self.folder), self.source(key))
                Step.of(step, {option: found[option].value})  # raises if the value is wrong
        return found

    def _read_patterns(self) -> dict[str, Sourced]:
        found: dict[str, Sourced] = {}
        for name, given in self._table_at("patterns", self._table.get("patterns", {})).items():
            key = f"patterns.{name}"
            table = self._table_at(key, given)
            self._check_keys(f"{key}.", table, list(PATTERN))
            if "pattern" not in table:
                raise self._error(key, "has no pattern; write pattern = '…' and replace = '…'")
            with self._at(key):
                found[name] = Sourced(Step.of(name, dict(table)), self.source(key))
        return found

    def _read_per_file(self) -> list[tuple[Globs, Sourced]]:
        found: list[tuple[Globs, Sourced]] = []
        for glob, given in self._table_at("per-file", self._table.get("per-file", {})).items():
            key = f'per-file."{glob}"'
            with self._at(key):
                found.append((self._globs([glob]), Sourced(self._step_names(given), self.source(key))))
        return found

    def _globs(self, globs: list[str]) -> Globs:
        return Globs(tuple(map(compiled, globs)), self.folder)

    def _check_use(self) -> None:
        """ConfigError on a pattern that no list of steps names, if the configuration has such lists."""
        if self._names is None:
            return
        named = {name for names in (self._names, *(names for _, names in self._per_file)) for name in names.value}
        for name in self._patterns:
            if name not in named:
                raise self._error(f"patterns.{name}", "runs nowhere; name it in steps, at its place")


def load_config(path: str | os.PathLike[str]) -> Config:
    """Read a configuration, for use in Python: ``normalize(text, steps=load_config("vnnorm.toml").steps)``.

    path: a ``pyproject.toml`` with the table ``[tool.vnnorm]``, or a file of any other name, which is read like
    ``vnnorm.toml``. ``find_config`` finds the configuration of a file. No other function of the library reads a configuration,
    because results depend only on arguments. Returns a ``Config``. Raises OSError if the file cannot be read, and ConfigError,
    a ValueError, if it cannot be used: if it is not TOML, or has an unknown key, step, option or value.

    >>> import os, tempfile
    >>> from vnnorm import normalize
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = os.path.join(folder, "vnnorm.toml")
    ...     with open(path, "w") as file:
    ...         _ = file.write("steps = ['characters', 'desegment']\\ndesegment.segmented = true")
    ...     config = load_config(path)
    >>> config.steps
    (Step('characters'), Step('desegment', segmented=True))
    >>> normalize("Thủ_tướng", steps=config.steps)
    'Thủ tướng'
    """
    path = os.fspath(path)
    with open(path, "rb") as file:
        table = table_of(path, file.read())
    if table is None:
        raise ConfigError(f"{_shown(path)}: has no table [tool.vnnorm]; add it, or name another file")
    return Config(path, table)


def table_of(path: str, content: bytes) -> Mapping[str, Any] | None:
    """The table of a configuration; None if a pyproject.toml has no table of vnnorm."""
    import tomllib  # only needed if there is a configuration

    try:
        table: Any = tomllib.loads(content.decode("utf-8-sig"))
    except ValueError as error:  # also if it is not UTF-8
        raise ConfigError(f"{_shown(path)}: is not TOML: {error}") from None
    if os.path.basename(path) != _PYPROJECT:
        return table  # type: ignore[no-any-return]  # a document of TOML is a table
    tool = table.get("tool", {})
    found: Mapping[str, Any] | None = tool.get("vnnorm") if isinstance(tool, Mapping) else None
    return found


def _shown(path: str) -> str:
    """A path for a message: relative if it is below the working folder."""
    try:
        relative = os.path.relpath(path)
    except (OSError, ValueError):
        return path
    return path if relative.startswith(os.pardir) else relative
