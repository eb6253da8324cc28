"""Work grows in proportion to the text, whatever the text: counted, not timed."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import vnnorm
from tests.support.functions import FUNCTIONS, covered
from tests.support.hostile import FAMILIES
from tests.support.work import lines_run, work

__all__ = ["SIZE", "lines_run"]  # the tests of rules count with them

SIZE = 600  # code points
MOST = 2.3  # times the work for twice the text: 2 is linear, 4 quadratic
DOUBLINGS = 3  # in a row that show growth: a rule that reads a text a second time, or not at all, takes such a step once
LOOSE = 200  # lines and letters besides: what the first word costs that a rule looks at, where only the longer text has one


def _fault(function: Callable[[str], object], make: Callable[[int], str], size: int = SIZE) -> str:
    """The work at sizes of which each is twice the one before, where it grows faster; empty where it does not."""
    fixed = work(function, "")
    found = [max(0, work(function, make(size)) - fixed)]
    for _ in range(DOUBLINGS):
        size *= 2
        found.append(max(0, work(function, make(size)) - fixed))
        if found[-1] <= MOST * found[-2] + LOOSE:
            return ""
    return f"{found} up to {size} code points"


@pytest.mark.parametrize("name", FUNCTIONS)
def test_work_grows_as_the_text(name: str) -> None:
    FUNCTIONS[name](" ".join(make(40) for make in FAMILIES.values()))  # loads its data
    faults = {family: fault for family in FAMILIES if (fault := _fault(FUNCTIONS[name], FAMILIES[family]))}
    assert not faults


@pytest.mark.parametrize("count", [lines_run, work])
def test_work_that_grows_faster_is_seen(count: Callable[..., int]) -> None:
    """The counters themselves, on a function that reads every beginning of its text."""

    def quadratic(text: str) -> int:
        return sum(vnnorm.is_segmented(text[:end]) for end in range(len(text)))

    def unit(size: int) -> str:
        return "a_b ," * (size // 5)

    first, second = (count(quadratic, unit(size)) for size in (100, 200))
    assert second > 1.9 * first > 0
    assert _fault(quadratic, unit, 100)
    assert not _fault(vnnorm.is_segmented, unit, 100)


def test_every_public_function_is_held_to_it() -> None:
    functions = {name for name in vnnorm.__all__ if callable(getattr(vnnorm, name)) and name[0].islower()}
    assert covered() == functions - {"find_config", "load_config"}  # which take a path, and no text


@pytest.mark.parametrize("segmented", [None, True])
def test_thousands_of_carriage_returns_are_read(segmented: bool | None) -> None:
    step = vnnorm.Step("desegment", segmented=segmented)
    text = "Bà_ấy ở_lại ." + "\r" * 5000
    assert vnnorm.normalize(text, steps=(step,)) == vnnorm.explain(text, steps=(step,)).text == text.replace("_", " ")
