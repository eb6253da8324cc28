"""Work grows in proportion to the text, whatever the text: counted in lines of vnnorm that run, not in seconds."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest

import vnnorm
from tests.support.functions import FUNCTIONS, covered
from tests.support.hostile import FAMILIES

SIZE = 600  # code points
HOME = vnnorm.__file__.removesuffix("__init__.py")


def lines_run(function: Callable[[str], object], text: str) -> int:
    """How many lines of vnnorm a call runs. What C code does inside one line is not seen."""
    count = 0

    def local(frame: FrameType, event: str, argument: Any) -> Any:
        nonlocal count
        count += 1
        return local

    def entered(frame: FrameType, event: str, argument: Any) -> Any:
        return local if frame.f_code.co_filename.startswith(HOME) else None

    before = sys.gettrace()
    sys.settrace(entered)
    try:
        function(text)
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize("name", FUNCTIONS)
def test_twice_the_text_is_twice_the_work(name: str) -> None:
    function = FUNCTIONS[name]
    function(" ".join(make(40) for make in FAMILIES.values()))  # loads its data
    fixed = lines_run(function, "")
    for family, make in FAMILIES.items():
        first, second = (lines_run(function, make(size)) - fixed for size in (SIZE, 2 * SIZE))
        assert second <= 2.3 * first + SIZE, f"{family}: {first} lines at {SIZE} code points, {second} at {2 * SIZE}"


def test_work_that_grows_faster_is_seen() -> None:
    """The counter itself, on a function that reads every beginning of its text."""

    def quadratic(text: str) -> int:
        return sum(vnnorm.is_segmented(text[:end]) for end in range(len(text)))

    first, second = (lines_run(quadratic, "a_b ," * size) for size in (20, 40))
    assert second > 1.9 * first > 0


def test_every_public_function_is_held_to_it() -> None:
    functions = {name for name in vnnorm.__all__ if callable(getattr(vnnorm, name)) and name[0].islower()}
    assert covered() == functions


@pytest.mark.parametrize("segmented", [None, True])
def test_thousands_of_carriage_returns_are_read(segmented: bool | None) -> None:
    step = vnnorm.Step("desegment", segmented=segmented)
    text = "Bà_ấy ở_lại ." + "\r" * 5000
    assert vnnorm.normalize(text, steps=(step,)) == vnnorm.explain(text, steps=(step,)).text == text.replace("_", " ")
