"""The rules, by name. ``vnnorm.pipeline`` has their order and its reasons."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Literal, get_args

from vnnorm.core.rule import Rule

StepName = Literal[
    "boilerplate",
    "casefold",
    "characters",
    "dates",
    "desegment",
    "place_tones",
    "strip_diacritics",
    "titles",
]
"""The names of the steps. A rule is registered by its name here, which type checkers and editors know too."""

# The module of a rule has the name of its step, except for these.
_MODULES = {name: name for name in get_args(StepName)} | {"place_tones": "tones", "strip_diacritics": "diacritics"}


class _Rules(Mapping[str, Rule]):
    """The rules by name. The module of a rule is imported at its first use."""

    def __getitem__(self, name: str) -> Rule:
        rule: Rule = import_module(f"vnnorm.rules.{_MODULES[name]}").RULE
        return rule

    def __contains__(self, name: object) -> bool:
        return name in _MODULES

    def __iter__(self) -> Iterator[str]:
        return iter(_MODULES)

    def __len__(self) -> int:
        return len(_MODULES)


RULES: Mapping[str, Rule] = _Rules()
