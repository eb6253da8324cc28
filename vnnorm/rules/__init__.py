"""The rules, by name. Where one goes in a pipeline, and why: ``vnnorm.pipeline``."""

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
"""The names of the steps: a rule whose name stands here is one. Type checkers and editors know them."""

# The module of a rule has the name of its step, but for these.
_MODULES = {name: name for name in get_args(StepName)} | {"place_tones": "tones", "strip_diacritics": "diacritics"}


class _Rules(Mapping[str, Rule]):
    """The rules by name; the module of one is imported when it is first asked for."""

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
