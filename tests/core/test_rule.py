"""Passes of a rule, each on the result of the one before, are one list of findings in the first text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from hypothesis import given
from hypothesis import strategies as st

from vnnorm import Edits
from vnnorm.core.findings import Finding
from vnnorm.core.rule import chained


def replaced(old: str, new: str, text: str) -> Iterator[Finding]:
    """Every occurrence of a letter."""
    yield from ((at, at + 1, new, f"{old} to {new}") for at, letter in enumerate(text) if letter == old)


def passes(pairs: list[tuple[str, str]]) -> list[Callable[[str], Iterator[Finding]]]:
    return [partial(replaced, old, new) for old, new in pairs]


def test_findings_of_later_passes_are_in_offsets_of_the_first_text() -> None:
    pairs = [("a", ""), ("b", "xy"), ("x", "z")]
    assert list(chained("cab", passes(pairs))) == [(1, 2, "", "a to "), (2, 3, "zy", "b to xy; x to z")]
    assert list(chained("cab", [])) == []


PAIRS = st.tuples(st.sampled_from("abx"), st.sampled_from(["", "a", "bb", "xa"]))


@given(st.text("abx", max_size=12), st.lists(PAIRS, max_size=4))
def test_chained_findings_do_what_the_passes_do(text: str, pairs: list[tuple[str, str]]) -> None:
    result = text
    for old, new in pairs:
        result = result.replace(old, new)
    assert Edits.from_findings(text, chained(text, passes(pairs))).apply(text) == result
