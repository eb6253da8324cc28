"""A rule's fault never damages a text: what breaks the order of findings is left out and told."""

from __future__ import annotations

import itertools
import warnings

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vnnorm import Edits
from vnnorm.core.findings import Finding, FindingsWarning, disjoint
from vnnorm.text.repaired import Repaired

SIZE = 20
findings = st.lists(
    st.tuples(st.integers(-2, SIZE + 3), st.integers(-2, SIZE + 3), st.sampled_from(["", "x"]), st.just("entry")), max_size=8
)


@pytest.mark.parametrize(
    ("found", "fault"),
    [
        ([(2, 4, "", "e")], "mine: the finding 2:4 (e) does not lie in 0:3"),
        ([(-1, 0, "", "e")], "the finding -1:0 (e) does not lie in 0:3"),
        ([(2, 1, "", "e")], "the finding 2:1 (e) does not lie in 0:3"),
        ([(0, 2, "", ""), (1, 3, "", "e")], "the finding 1:3 (e) overlaps or precedes what ends at 2"),
        ([(0, 2, "", ""), (0, 1, "", "e")], "the finding 0:1 (e) overlaps or precedes what ends at 2"),
        ([(0, 2, "", ""), (2, 4, "", "e")], "the finding 2:4 (e) does not lie in 0:3"),
    ],
)
def test_a_fault_is_named(found: list[Finding], fault: str) -> None:
    with pytest.warns(FindingsWarning) as told:
        edits = Edits.from_findings("abc", found, "mine")
    assert fault in str(told[0].message)
    assert len(edits) == len(found) - 1


def test_the_warning_points_to_the_reader_of_the_findings() -> None:
    with pytest.warns(FindingsWarning) as told:
        assert list(disjoint([(2, 4, "", "e")], 3)) == []
    assert told[0].filename == __file__


@given(findings)
def test_what_is_left_is_ordered_and_disjoint(found: list[Finding]) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FindingsWarning)
        kept = list(disjoint(found, SIZE))
        assert list(Repaired("a" * SIZE).findings(found)) == kept
        assert Edits.from_findings("a" * SIZE, found) == Edits.from_findings("a" * SIZE, kept)
    assert all(0 <= start <= end <= SIZE for start, end, _, _ in kept)
    assert all(one[1] <= two[0] for one, two in itertools.pairwise(kept))
    assert list(disjoint(kept, SIZE)) == kept
    rest = iter(found)
    assert all(one in rest for one in kept), "in the order they came"


@given(findings)
def test_sound_findings_all_stay(found: list[Finding]) -> None:
    places = sorted(min(max(place, 0), SIZE) for one in found for place in one[:2])
    sound = [(low, high, "x", "e") for low, high in zip(places[::2], places[1::2], strict=True)]
    assert list(disjoint(sound, SIZE)) == sound
