"""Every step with every option that it takes."""

from __future__ import annotations

import datetime
from collections.abc import Collection
from typing import Any, Literal, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from vnnorm import Step
from vnnorm.rules import RULES

DAY = datetime.date(2025, 9, 20)
LINES = frozenset(["Mưa lớn kéo dài ở miền Trung", "Tin liên quan", "Nước sông đã rút."])

_COLLECTED: dict[str, st.SearchStrategy[Any]] = {"repeated": st.sampled_from([frozenset(), LINES])}
_OF_CALLS = ("extra", "reference")  # lines of data, which the tests of each rule have, and what normalize takes for all steps


def values(name: str, option: str) -> st.SearchStrategy[Any]:
    """What an option of a step may be, by the type that its check gives it; of kinds every subset."""
    hint = get_type_hints(RULES[name].check)[option]
    one_of = [each for each in get_args(hint) if each is not type(None)]
    if type(None) in get_args(hint):
        return st.one_of(st.none(), *map(_of, one_of))
    if get_origin(hint) is Collection and get_origin(one_of[0]) is Literal:
        return st.frozensets(_of(one_of[0]))
    if hint is bool or get_origin(hint) is Literal:
        return _of(hint)
    if option not in _COLLECTED:
        raise LookupError(f"{name}.{option} is a new option; say in tests/support/options.py which values it may have")
    return _COLLECTED[option]


def _of(hint: Any) -> st.SearchStrategy[Any]:
    return st.booleans() if hint is bool else st.sampled_from(sorted(get_args(hint)))


def steps_of(name: str) -> st.SearchStrategy[Step]:
    """The step with any of its options, some left out."""
    options = {option: values(name, option) for option in RULES[name].options if option not in _OF_CALLS}
    return st.fixed_dictionaries({}, optional=options).map(lambda chosen: Step.of(name, chosen))
