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
LOOSE = 200  # lines and letters besides: what the first word costs that a rule looks at, where only the longer text has one

_TITLES = (
    "a list of names",
    "companies and people",
    "heads in capitals",
    "heads of bodies",
    "one person again and again",
)
# Families that grow faster today, by function; whoever mends one deletes it here.
KNOWN: dict[str, tuple[str, ...]] = {
    "desegment, segmented": (
        "a word before a colon",
        "an article",
        "an article in capitals",
        "an article on one line",
        "headline and teaser",
    ),
    **dict.fromkeys(
        [
            "explain, MATCH, told",
            "find_titles",
            "match_key",
            "normalize, MATCH",
            "strip_titles",
            "strip_titles, appositions",
        ],
        _TITLES,
    ),
}


def _fault(name: str, family: str) -> str:
    """What is wrong with the growth of a function on a family; empty where it is linear, or better."""
    function, make = FUNCTIONS[name], FAMILIES[family]
    fixed = work(function, "")
    first, second = (max(0, work(function, make(size)) - fixed) for size in (SIZE, 2 * SIZE))
    return f"{family}: {first} at {SIZE} code points, {second} at {2 * SIZE}" if second > MOST * first + LOOSE else ""


@pytest.mark.parametrize("name", FUNCTIONS)
def test_twice_the_text_is_twice_the_work(name: str) -> None:
    FUNCTIONS[name](" ".join(make(40) for make in FAMILIES.values()))  # loads its data
    faults = [fault for family in FAMILIES if family not in KNOWN.get(name, ()) if (fault := _fault(name, family))]
    assert not faults


@pytest.mark.xfail(reason="grows faster than the text today", strict=True)
@pytest.mark.parametrize(("name", "family"), [(name, family) for name, families in KNOWN.items() for family in families])
def test_what_grows_faster_today(name: str, family: str) -> None:
    FUNCTIONS[name](FAMILIES[family](40))
    assert not _fault(name, family)


@pytest.mark.parametrize("count", [lines_run, work])
def test_work_that_grows_faster_is_seen(count: Callable[..., int]) -> None:
    """The counter itself, on a function that reads every beginning of its text."""

    def quadratic(text: str) -> int:
        return sum(vnnorm.is_segmented(text[:end]) for end in range(len(text)))

    first, second = (count(quadratic, "a_b ," * size) for size in (20, 40))
    assert second > 1.9 * first > 0
    first, second = (work(quadratic, "a_b ," * size) for size in (20, 40))
    assert second > MOST * first + LOOSE


def test_every_public_function_is_held_to_it() -> None:
    functions = {name for name in vnnorm.__all__ if callable(getattr(vnnorm, name)) and name[0].islower()}
    assert covered() == functions


@pytest.mark.parametrize("segmented", [None, True])
def test_thousands_of_carriage_returns_are_read(segmented: bool | None) -> None:
    step = vnnorm.Step("desegment", segmented=segmented)
    text = "Bà_ấy ở_lại ." + "\r" * 5000
    assert vnnorm.normalize(text, steps=(step,)) == vnnorm.explain(text, steps=(step,)).text == text.replace("_", " ")
