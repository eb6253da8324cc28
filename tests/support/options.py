"""Every step with every option that it takes."""

from __future__ import annotations

import datetime
from typing import Any

from hypothesis import strategies as st

from vnnorm import ALL_KINDS, Step
from vnnorm.rules import RULES
from vnnorm.rules.titles import TITLE_KINDS

DAY = datetime.date(2025, 9, 20)
LINES = frozenset(["Mưa lớn kéo dài ở miền Trung", "Tin liên quan", "Nước sông đã rút."])

_KINDS = {"boilerplate": ALL_KINDS, "titles": TITLE_KINDS}
_VALUES: dict[str, st.SearchStrategy[Any]] = {
    "appositions": st.booleans(),
    "ascii": st.booleans(),
    "code": st.booleans(),
    "favor": st.sampled_from([None, "precision", "recall"]),
    "formats": st.booleans(),
    "repeated": st.sampled_from([frozenset(), LINES]),
    "segmented": st.sampled_from([None, True, False]),
}
_STYLES = {"dates": ["edtf", "dmy"], "place_tones": ["old", "new"]}
_OF_CALLS = ("extra", "reference")  # lines of data, which the tests of each rule have, and what normalize takes for all steps


def values(name: str, option: str) -> st.SearchStrategy[Any]:
    """What an option of a step may be: of kinds every subset."""
    if option == "kinds":
        return st.frozensets(st.sampled_from(sorted(_KINDS[name])))
    if option == "style":
        return st.sampled_from(_STYLES[name])
    if option not in _VALUES:
        raise LookupError(f"{name}.{option} is a new option; say in tests/support/options.py which values it may have")
    return _VALUES[option]


def steps_of(name: str) -> st.SearchStrategy[Step]:
    """The step with any of its options, some left out."""
    options = {option: values(name, option) for option in RULES[name].options if option not in _OF_CALLS}
    return st.fixed_dictionaries({}, optional=options).map(lambda chosen: Step(name, **chosen))
